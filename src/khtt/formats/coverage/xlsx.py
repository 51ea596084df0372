"""Coverage as a workbook, with the colours of the page."""

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from khtt.formats.coverage.words import LOOKS, shown, told
from khtt.nouns.plan.coverage import Cell, Coverage, Row, Status

_HEAD = ("Nhiệm vụ", "Loại", "Đơn vị tính")
_WIDTHS = (60, 12, 16)


def as_xlsx(coverage: Coverage) -> bytes:
    """Give a workbook of one sheet; the same coverage gives the same bytes."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    # The date of the file is that of the plan's year, not of the day it was made.
    born = datetime(coverage.year, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": f"{coverage.title} {coverage.year}", "created": born})
    sheet = book.add_worksheet("Mức độ thực hiện")
    looks = {status: _look(book, status) for status in Status}
    _head(sheet, coverage, book.add_format({"bold": True, "rotation": 90, "border": 1}))
    for place, row in enumerate(coverage.rows, 1):
        _row(sheet, place, row, coverage, looks)
    sheet.freeze_panes(1, len(_HEAD))
    book.close()
    return made.getvalue()


def _look(book: Workbook, status: Status) -> Format:
    look = LOOKS[status]
    return book.add_format(
        {"bg_color": look.ground, "font_color": look.ink, "align": "center", "border": 1}
    )


def _head(sheet: Worksheet, coverage: Coverage, bold: Format) -> None:
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_column(len(_HEAD), len(_HEAD) + len(coverage.columns), 5)
    names = [*_HEAD, *(column.name for column in coverage.columns), "Tổng", "Phải đạt", "Thiếu"]
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, bold)


def _row(
    sheet: Worksheet, at: int, row: Row, coverage: Coverage, looks: dict[Status, Format]
) -> None:
    for place, text in enumerate((row.text, row.kind, row.unit)):
        sheet.write_string(at, place, text)
    for place, (column, cell) in enumerate(
        zip(coverage.columns, row.cells, strict=True), len(_HEAD)
    ):
        _cell(sheet, (at, place), cell, looks[cell.status])
        if cell.note:
            sheet.write_comment(at, place, told(column.name, cell))
    end = len(_HEAD) + len(coverage.columns)
    for place, value in enumerate((row.sum, row.total, row.gap or None), end):
        if value is not None:
            sheet.write_number(at, place, value)


def _cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, look: Format) -> None:
    if cell.value is not None:
        sheet.write_number(*at, cell.value, look)
    else:
        sheet.write_string(*at, shown(cell), look)

"""The standing of reports as a workbook: who has sent what, and the progress with its chart."""

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from khtt.formats.status.words import (
    LOOKS,
    PARTIAL,
    brief,
    column_title,
    numbered,
    short_period,
    title,
    told,
)
from khtt.nouns.report.status import Status, StatusRow
from khtt.nouns.report.tally import Progress
from khtt.nouns.text import short_date

SENT, PROGRESS = "Tình hình gửi", "Tiến độ"
A4, HUNDRED, FIRST = 9, 100, 3
HEAD_HEIGHT = 78
FONT = {"font_name": "Times New Roman", "font_size": 11}


def as_xlsx(status: Status) -> bytes:
    """Give a workbook of two sheets; the same standing gives the same bytes."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    born = datetime(status.year, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": title(status), "created": born})
    _sent(book, book.add_worksheet(SENT), status)
    if numbered(status):
        _progress(book, book.add_worksheet(PROGRESS), status)
    book.close()
    return made.getvalue()


def _look(book: Workbook, **look: str | bool | int) -> Format:
    return book.add_format(FONT | {"border": 1, "text_wrap": True, "valign": "vcenter"} | look)


def _sent(book: Workbook, sheet: Worksheet, status: Status) -> None:
    head = _look(book, bold=True, bg_color="#DCE6F1", align="center")
    looks = {
        state: _look(book, bg_color=look.ground, font_color=look.ink, align="center")
        for state, look in LOOKS.items()
    }
    name = _look(book)
    sheet.write_string(0, 0, title(status), book.add_format(FONT | {"bold": True}))
    sheet.write_string(1, 0, f"Tính đến ngày {short_date(status.on)}", book.add_format(FONT))
    sheet.write_string(FIRST - 1, 0, "Đơn vị", head)
    for place, due in enumerate(status.dues, 1):
        sheet.write_string(FIRST - 1, place, short_period(due.period), head)
    for at, row in enumerate(status.rows, FIRST):
        sheet.write_string(at, 0, row.unit.short, name)
        for place, entry in enumerate(row.entries, 1):
            sheet.write_string(at, place, brief(entry), looks[entry.state])
            if entry.file:
                sheet.write_comment(at, place, told(entry))
    key = FIRST + len(status.rows) + 1
    for place, (state, look) in enumerate(LOOKS.items()):
        sheet.write_string(key + place, 0, f"{look.sign} {look.word}", looks[state])
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, len(status.dues), 9)
    _page(sheet, FIRST)


def _progress(book: Workbook, sheet: Worksheet, status: Status) -> None:
    head = _look(book, bold=True, bg_color="#DCE6F1", align="center")
    name = _look(book)
    whole, share = _looks(book, "#,##0"), _looks(book, "0.0%")
    columns = numbered(status)
    sheet.set_row(0, HEAD_HEIGHT)
    for place, one in enumerate(columns, 1):
        sheet.write_string(0, place, column_title(one), head)
        sheet.write_number(1, place, one.expected.number or 0, whole[False])
        _number(sheet, (2, place), one.year, whole[one.year_partial])
        _number(sheet, (3, place), _part(one), share[one.year_partial])
    for row, label in enumerate(("Chỉ tiêu", "Mức cả năm", "Lũy kế", "Đạt")):
        sheet.write_string(row, 0, label, head if row == 0 else name)
    for at, unit in enumerate(status.rows, 4):
        sheet.write_string(at, 0, unit.unit.short, name)
        _shares(sheet, at, unit, [one.column.title for one in columns], share)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, len(columns), 18)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Đạt so với mức cả năm",
            "categories": [PROGRESS, 0, 1, 0, len(columns)],
            "values": [PROGRESS, 3, 1, 3, len(columns)],
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": title(status)})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "min": 0})
    chart.set_size({"width": 900, "height": 120 + 48 * len(columns)})
    sheet.insert_chart(len(status.rows) + 6, 0, chart)
    _page(sheet, 1)


def _looks(book: Workbook, numbers: str) -> dict[bool, Format]:
    """Give the look of a number, and of one that is not complete, which says so."""
    whole = _look(book, num_format=numbers)
    return {False: whole, True: _look(book, num_format=f'{numbers}" ({PARTIAL})"')}


def _part(one: Progress) -> float | None:
    return None if one.share is None else one.share / HUNDRED


def _shares(
    sheet: Worksheet, at: int, row: StatusRow, titles: list[str], looks: dict[bool, Format]
) -> None:
    found = {one.column.title: one for one in row.progress}
    for place, named in enumerate(titles, 1):
        one = found.get(named)
        _number(
            sheet, (at, place), _part(one) if one else None, looks[bool(one and one.year_partial)]
        )


def _number(sheet: Worksheet, at: tuple[int, int], value: float | None, look: Format) -> None:
    if value is None:
        sheet.write_blank(*at, None, look)
    else:
        sheet.write_number(*at, value, look)


def _page(sheet: Worksheet, head: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, head - 1)
    sheet.freeze_panes(head, 1)

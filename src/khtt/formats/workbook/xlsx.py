"""The table of a form as a workbook for Excel and LibreOffice: to be filled in, or with its figures."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from khtt.formats.workbook.chart import progress_sheet
from khtt.formats.workbook.looks import Looks
from khtt.nouns.diagnostic import column_letters
from khtt.nouns.report.layout import (
    COLUMN_ROW,
    FIRST_COLUMN,
    FIRST_ROW,
    FORM_LABEL,
    FORM_ROW,
    GROUP_ROW,
    HINT_ROW,
    ID_COLUMN,
    MARK,
    MARK_ROW,
    MEASURE_ROW,
    NAME_COLUMN,
    NUMBER_ROW,
    ORDER_COLUMN,
    PERIOD_LABEL,
    PERIOD_ROW,
    PLAN_NUMBER_LABEL,
    PLAN_NUMBER_ROW,
    PLAN_ROW,
    TITLE_ROW,
    TOTAL,
    TOTAL_MARK,
    UNIT_LABEL,
    UNIT_ROW,
    VALUE_COLUMN,
    mark,
    number_title,
    period_title,
    sheet_name,
)
from khtt.nouns.report.period import PeriodKind
from khtt.nouns.report.table import Table
from khtt.nouns.report.tally import Filled, Progress

HINT = (
    "Chỉ nhập số vào các ô nền vàng. Chưa có số liệu thì để trống, không phát sinh thì ghi 0; "
    "không thêm, xóa, đổi tên hàng, cột."
)
SINCE_JANUARY = (
    "Lũy kế từ đầu năm",
    "So với mức cả năm",
    "Tổng cộng thiếu số liệu",
    "Lũy kế thiếu số liệu",
)
PARTIAL = "chưa đủ"
WIDTHS = {ID_COLUMN: 3, ORDER_COLUMN: 5, NAME_COLUMN: 25}
# As wide as lets all columns stand side by side on A4, within what can be read.
ROOM, NARROWEST, WIDEST = 165.0, 6.4, 12.0
HEIGHTS = {TITLE_ROW: 22, GROUP_ROW: 58, COLUMN_ROW: 150, MEASURE_ROW: 30}
PLAN_HEIGHT = 96
A4 = 9
CHARS_A_LINE, LINE = 25, 15


def as_xlsx(table: Table, filled: Filled | None = None) -> bytes:
    """Give the workbook of a form; the same table gives the same bytes."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    _properties(book, table)
    sheet = book.add_worksheet(sheet_name(table))
    writer = _Writer(sheet, table, Looks(book), filled)
    writer.head()
    writer.headings()
    writer.rows()
    writer.total()
    writer.guard()
    if filled and filled.progress:
        progress_sheet(book, filled)
    book.close()
    return made.getvalue()


def _properties(book: Workbook, table: Table) -> None:
    title = f"{table.form.number} - {table.unit.short} - {period_title(table)}"
    # The date of the file is that of its period, not of the day it was made.
    born = datetime(table.period.year, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "author": table.unit.name, "created": born})
    book.set_custom_property(MARK, mark(table), "text")
    book.set_custom_property("Đơn vị", table.unit.name, "text")
    book.set_custom_property("Kỳ báo cáo", table.period.name, "text")
    book.set_custom_property("Mẫu", table.form.number, "text")


@dataclass(frozen=True)
class _Writer:
    """The sheet of a form, written from the top down."""

    sheet: Worksheet
    table: Table
    looks: Looks
    filled: Filled | None

    @property
    def last_row(self) -> int:
        return FIRST_ROW + len(self.table.rows) - 1

    @property
    def last_column(self) -> int:
        return FIRST_COLUMN + len(self.table.columns) - 1

    def head(self) -> None:
        """Write what the sheet is, for whom and for when."""
        sheet, table, looks = self.sheet, self.table, self.looks
        sheet.write_string(MARK_ROW, ID_COLUMN, mark(table))
        sheet.write_string(MARK_ROW, ORDER_COLUMN, table.unit.name.upper(), looks.bold)
        sheet.write_string(TITLE_ROW, ORDER_COLUMN, table.form.title.upper(), looks.title)
        for row, label, value in (
            (UNIT_ROW, UNIT_LABEL, table.unit.name),
            (PERIOD_ROW, PERIOD_LABEL, period_title(table)),
            (FORM_ROW, FORM_LABEL, table.form.number),
        ):
            sheet.write_string(row, ORDER_COLUMN, label, looks.plain)
            sheet.write_string(row, VALUE_COLUMN, value, looks.bold)
        sheet.write_string(HINT_ROW, ORDER_COLUMN, _hint(table), looks.italic)

    def headings(self) -> None:
        """Write the heading rows: groups, titles, units of measure, numbers, the plan's own."""
        sheet, look = self.sheet, self.looks.heading
        name = self.table.name_column
        for column, label, number in (
            (ORDER_COLUMN, "STT", ""),
            (
                NAME_COLUMN,
                name.title if name else "Đơn vị",
                number_title(name.number) if name else "",
            ),
        ):
            sheet.merge_range(GROUP_ROW, column, MEASURE_ROW, column, label, look)
            sheet.write_string(NUMBER_ROW, column, number, look)
        for row, text in ((PLAN_ROW, "Kế hoạch giao"), (PLAN_NUMBER_ROW, PLAN_NUMBER_LABEL)):
            sheet.merge_range(row, ORDER_COLUMN, row, NAME_COLUMN, text, self.looks.plan_label)
        self._groups()
        for place, one in enumerate(self.table.columns, FIRST_COLUMN):
            sheet.write_string(COLUMN_ROW, place, one.title, self.looks.column)
            sheet.write_string(MEASURE_ROW, place, one.unit or "", self.looks.measure)
            sheet.write_string(NUMBER_ROW, place, number_title(one.number), look)
            self._plan(place, one.number)
        for row, height in HEIGHTS.items():
            sheet.set_row(row, height)
        sheet.set_row(PLAN_ROW, PLAN_HEIGHT, None, {"hidden": not self.table.expected})
        sheet.set_row(PLAN_NUMBER_ROW, None, None, {"hidden": not self.table.expected})

    def _groups(self) -> None:
        """Write the heading over columns that belong together, merged where they are neighbours."""
        columns = self.table.columns
        first = 0
        for place in range(1, len(columns) + 1):
            if place < len(columns) and columns[place].group == columns[first].group:
                continue
            ends = GROUP_ROW, FIRST_COLUMN + first, GROUP_ROW, FIRST_COLUMN + place - 1
            text = columns[first].group or ""
            if place - first > 1:
                self.sheet.merge_range(*ends, text, self.looks.heading)
            else:
                self.sheet.write_string(ends[0], ends[1], text, self.looks.heading)
            first = place

    def _plan(self, place: int, number: str) -> None:
        expected = self.table.expected.get(number)
        text = expected.text if expected else ""
        self.sheet.write_string(PLAN_ROW, place, text, self.looks.plan)
        if expected and expected.number is not None:
            self.sheet.write_number(PLAN_NUMBER_ROW, place, expected.number, self.looks.plan_number)
        else:
            self.sheet.write_blank(PLAN_NUMBER_ROW, place, None, self.looks.plan_number)

    def rows(self) -> None:
        """Write a row for each unit, with its figures where they are known."""
        for row, unit in enumerate(self.table.rows, FIRST_ROW):
            self.sheet.write_string(row, ID_COLUMN, unit.id)
            self.sheet.write_number(row, ORDER_COLUMN, row - FIRST_ROW + 1, self.looks.order)
            self.sheet.write_string(row, NAME_COLUMN, unit.short, self.looks.name)
            if len(unit.short) > CHARS_A_LINE:
                self.sheet.set_row(row, LINE * (1 + len(unit.short) // CHARS_A_LINE))
            for place, column in enumerate(self.table.columns, FIRST_COLUMN):
                value = self.filled.values.get((unit.id, column.number)) if self.filled else None
                look = self.looks.share if column.is_share else self.looks.figure
                if value is None:
                    self.sheet.write_blank(row, place, None, look)
                else:
                    self.sheet.write_number(row, place, value, look)

    def total(self) -> None:
        """Write the totals: formulas, with what they come to."""
        row = self.last_row + 1
        self.sheet.write_string(row, ID_COLUMN, TOTAL_MARK)
        self.sheet.write_blank(row, ORDER_COLUMN, None, self.looks.total)
        self.sheet.write_string(row, NAME_COLUMN, TOTAL, self.looks.total_name)
        for place, column in enumerate(self.table.columns, FIRST_COLUMN):
            letters = column_letters(place + 1)
            formula = f"=SUM({letters}{FIRST_ROW + 1}:{letters}{row})"
            value = (self.filled.total(column.number) if self.filled else None) or 0
            self.sheet.write_formula(row, place, formula, self.looks.total, value)
        if self.filled:
            self._since_january(row + 1, self.filled)

    def _since_january(self, row: int, filled: Filled) -> None:
        """Write the year so far, its share of the plan's number, and what of both is not complete."""
        progress = {one.column.number: one for one in filled.progress}
        for at, label in enumerate(SINCE_JANUARY, row):
            self.sheet.merge_range(at, ORDER_COLUMN, at, NAME_COLUMN, label, self.looks.plan_label)
        for place, column in enumerate(self.table.columns, FIRST_COLUMN):
            one = progress.get(column.number)
            self._reached(row, place, one)
            partial = filled.total(column.number) is not None and filled.is_partial(column.number)
            lacks = (partial, one is not None and one.year is not None and one.year_partial)
            for at, lacking in enumerate(lacks, row + 2):
                self.sheet.write_string(at, place, PARTIAL if lacking else "", self.looks.note)

    def _reached(self, row: int, place: int, one: Progress | None) -> None:
        """Write the year so far in a column, and its share of the plan's number under it."""
        if one is None or one.year is None:
            self.sheet.write_blank(row, place, None, self.looks.plan_number)
            self.sheet.write_blank(row + 1, place, None, self.looks.plan_number)
            return
        self.sheet.write_number(row, place, one.year, self.looks.plan_number)
        letters = column_letters(place + 1)
        plan, year = f"{letters}{PLAN_NUMBER_ROW + 1}", f"{letters}{row + 1}"
        formula = f'=IF({plan}>0,{year}/{plan},"")'
        share = one.share / 100 if one.share is not None else ""
        self.sheet.write_formula(row + 1, place, formula, self.looks.percent, share)

    def guard(self) -> None:
        """Protect what is not to be filled in, refuse what is no figure, set up the page."""
        sheet = self.sheet
        area = FIRST_ROW, FIRST_COLUMN, self.last_row, self.last_column
        for first, last, kind in _stretches(self.table, FIRST_COLUMN):
            sheet.data_validation(FIRST_ROW, first, self.last_row, last, _rule(kind))
        options = dict.fromkeys(("format_columns", "format_rows"), True)
        sheet.protect("", options)
        sheet.freeze_panes(FIRST_ROW, FIRST_COLUMN)
        for column, wide in WIDTHS.items():
            sheet.set_column(column, column, wide, None, {"hidden": column == ID_COLUMN})
        width = ROOM / len(self.table.columns)
        sheet.set_column(FIRST_COLUMN, self.last_column, max(NARROWEST, min(width, WIDEST)))
        sheet.set_selection(FIRST_ROW, FIRST_COLUMN, FIRST_ROW, FIRST_COLUMN)
        _page(sheet, self.table, area)


def _hint(table: Table) -> str:
    """Say how to fill it in; a longer period's report is due before its last day."""
    if table.period.kind is PeriodKind.MONTHLY:
        return HINT
    return f"{HINT} Số liệu tính từ ngày 01/01/{table.period.year} đến ngày lập báo cáo."


def _stretches(table: Table, first: int) -> list[tuple[int, int, str]]:
    """Give runs of neighbouring columns that take the same kind of number."""
    found = list[tuple[int, int, str]]()
    for place, column in enumerate(table.columns, first):
        kind = "decimal" if column.is_share else "integer"
        if found and found[-1][2] == kind:
            found[-1] = (found[-1][0], place, kind)
        else:
            found.append((place, place, kind))
    return found


def _rule(kind: str) -> dict[str, str | int]:
    return {
        "validate": kind,
        "criteria": ">=",
        "value": 0,
        "error_title": "Chỉ nhập số",
        "error_message": "Ô này nhận một số không âm"
        + (", không có phần lẻ." if kind == "integer" else "."),
    }


def _page(sheet: Worksheet, table: Table, area: tuple[int, int, int, int]) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(GROUP_ROW, NUMBER_ROW)
    sheet.repeat_columns(ORDER_COLUMN, NAME_COLUMN)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&8{table.form.number}, {table.period.name}&R&8Trang &P/&N")
    extra = 1 + len(SINCE_JANUARY)
    sheet.print_area(MARK_ROW, ORDER_COLUMN, area[2] + extra, area[3])

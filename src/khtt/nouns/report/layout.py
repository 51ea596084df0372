"""Where things stand on the sheet of a form: one place for who writes it and who reads it.

Rows and columns count from 0; a cell's name is as in a spreadsheet, `C7`.
"""

import unicodedata
from functools import cache

from khtt.nouns.diagnostic import column_letters
from khtt.nouns.report.period import Period
from khtt.nouns.report.table import Table

VERSION = "1"
MARK = "khtt"

ID_COLUMN, ORDER_COLUMN, NAME_COLUMN, FIRST_COLUMN = range(4)
MARK_ROW, TITLE_ROW, UNIT_ROW, PERIOD_ROW, FORM_ROW = range(5)
VALUE_COLUMN = FIRST_COLUMN
HINT_ROW, GROUP_ROW, COLUMN_ROW, MEASURE_ROW, NUMBER_ROW = range(5, 10)
PLAN_ROW, PLAN_NUMBER_ROW, FIRST_ROW = range(10, 13)
UNIT_LABEL, PERIOD_LABEL, FORM_LABEL = "Đơn vị báo cáo:", "Kỳ báo cáo:", "Biểu mẫu:"
PLAN_NUMBER_LABEL = "Mức cả năm"
TOTAL = "Tổng cộng"
TOTAL_MARK = "="


@cache
def cell_name(row: int, column: int) -> str:
    """Give the name of a cell: `C7`."""
    return f"{column_letters(column + 1)}{row + 1}"


def mark(table: Table) -> str:
    """Give the hidden mark of a sheet: what it is, for whom and for when."""
    return marked(table.form.id, table.period, table.unit.id)


def marked(form: str, period: Period, unit: str) -> str:
    """Give the mark of a form, a period and a unit."""
    return f"{MARK};{VERSION};{form};{period.id};{unit}"


def sheet_name(table: Table) -> str:
    """Give the name of the sheet, which is that of the form: `Mẫu 03`."""
    return table.form.number


def period_title(table: Table) -> str:
    """Give the period as its cell says it: `Tháng 3 năm 2022`."""
    name = table.period.name
    return name[:1].upper() + name[1:]


def number_title(number: str) -> str:
    """Give the number of a column as the sheet says it: `(3)`."""
    return f"({number})"


def same(one: object, other: object) -> bool:
    """Tell whether two cells say the same, whatever their blanks, case and composition."""
    return _plain(one) == _plain(other)


@cache
def _plain_text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _plain(value: object) -> str:
    return _plain_text(str(value))

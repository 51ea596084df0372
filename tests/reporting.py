"""Workbooks of report forms as units send them back, made on the fly."""

import io
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from khtt.compiler import load_plan
from khtt.compiler.chains import read_chains
from khtt.compiler.reporting import Reporting, reporting
from khtt.formats.workbook.xlsx import as_xlsx
from khtt.nouns.report.asked import Asked
from khtt.nouns.report.figures import Number
from khtt.nouns.report.period import Period, PeriodKind
from khtt.nouns.report.table import Table
from khtt.nouns.report.tally import Filled
from khtt.workspace import DiskWorkspace

ROOT = Path(__file__).parents[1]
MARCH = Period(2022, PeriodKind.MONTHLY, 3)
PROVINCE = "dong-thap"
DISTRICT = "dong-thap/huyen-lai-vung"
Content = str | float | bool | date | None
FIGURES = "form-activity-data-table"


@cache
def reports(year: int = 2022) -> Reporting:
    """Give the reports of a year's plan."""
    workspace = DiskWorkspace(ROOT)
    loaded = load_plan(workspace, Path(f"plans/{year}.yaml"))
    chains, _ = read_chains(workspace, loaded.chain, loaded.organisation)
    return reporting(workspace, loaded, chains)


def asked(period: Period = MARCH, within: str = "") -> Asked:
    """Ask for the workbooks of a period."""
    found = reports(period.year)
    return Asked(period, found.table_forms(period), found.units, within)


def table(unit: str, period: Period = MARCH, form: str = FIGURES) -> Table:
    """Give a form's table as a unit owes it."""
    found = reports(period.year)
    return found.table(found.table_forms(period)[form], period, found.units[unit])


def sent(
    unit: str,
    value: Callable[[int, int], Number | None] = lambda row, column: row * 100 + column,
    period: Period = MARCH,
    form: str = FIGURES,
) -> bytes:
    """Give a workbook as a unit sends it, with a value by row and column, counted from 0."""
    blank = table(unit, period, form)
    values = {
        (one.id, column.number): found
        for row, one in enumerate(blank.rows)
        for place, column in enumerate(blank.columns)
        if (found := value(row, place)) is not None
    }
    return as_xlsx(blank, Filled(blank, values))


def edited(content: bytes, edit: Callable[[Worksheet], object]) -> bytes:
    """Give a workbook after somebody changed its sheet; what formulas came to is kept."""
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    sheet, known = formulas.worksheets[0], values.worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.value = known[cell.coordinate].value
    edit(sheet)
    made = io.BytesIO()
    formulas.save(made)
    return made.getvalue()


def put(cells: Mapping[str, Content]) -> Callable[[Worksheet], None]:
    """Write into cells."""

    def edit(sheet: Worksheet) -> None:
        for name, value in cells.items():
            sheet[name] = value

    return edit

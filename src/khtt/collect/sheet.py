"""The figures of a sheet: its columns and rows found, each cell looked at, the totals added up."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from khtt.collect.cells import NOTHING, Bad, read_value, shown, summed
from khtt.collect.container import Container
from khtt.collect.displaced import displaced_headings, first_row
from khtt.collect.headings import sound_columns
from khtt.collect.identity import Sheet
from khtt.collect.rows import find_total, sound_rows
from khtt.nouns.diagnostic import Diagnostic, Place, Severity
from khtt.nouns.language import _
from khtt.nouns.plan.table import Column
from khtt.nouns.report.figures import Figure, Number
from khtt.nouns.report.layout import FIRST_COLUMN, FIRST_ROW, cell_name

TOLD = 6  # blanks named one by one
TOLERANCE = 1e-6
ROUNDING = 1e-14  # of what a spreadsheet keeps, sixteen digits

_Key = tuple[str, str]


@dataclass
class _Reader:
    """A sheet that is being read: what was found so far."""

    sheet: Sheet
    container: Container
    problems: list[Diagnostic] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)

    @cached_property
    def first(self) -> int:
        """Give the row of the first unit."""
        return first_row(self.sheet)

    @cached_property
    def oddities(self) -> dict[str, str]:
        """Give the cells that read as nothing and are not; the file is searched once."""
        return self.container.oddities(self.sheet.name)

    def problem(self, code: str, message: str, at: Place, hint: str) -> None:
        """Note an error."""
        self.problems.append(Diagnostic(code, message, at, hint=hint))


def read_sheet(sheet: Sheet, container: Container) -> tuple[tuple[Figure, ...], list[Diagnostic]]:
    """Give the figures of a sheet, none where nothing in it can be relied on, and its problems."""
    if displaced := displaced_headings(sheet):
        return (), [displaced]
    reader = _Reader(sheet, container)
    total = find_total(sheet)
    columns, problems = sound_columns(sheet)
    reader.problems += problems
    rows, problems = sound_rows(sheet, total)
    reader.problems += problems
    values = dict[_Key, Number | None]()
    for place, column in columns.items():
        values |= _column(reader, place, column, rows, total)
    if all(value is None for value in values.values()):
        if columns and _is_empty(reader, total):
            reader.problems.append(_unfilled(sheet))
        return (), reader.problems
    if reader.blanks:
        reader.problems.append(_blanks(reader))
    if total is None:
        reader.problems.append(_no_total(sheet))
    return tuple(_figures(sheet, rows, values)), reader.problems


def _figures(
    sheet: Sheet, rows: dict[int, str], values: Mapping[_Key, Number | None]
) -> Iterator[Figure]:
    """Give every figure of the form; one whose column or row is not sound is a blank at its place."""
    if sheet.table is None:
        return
    found = {unit: row for row, unit in rows.items()}
    for place, column in enumerate(sheet.table.columns, FIRST_COLUMN):
        for own, unit in enumerate(sheet.table.rows, FIRST_ROW):
            value = values.get((unit.id, column.number))
            cell = cell_name(found.get(unit.id, own), place)
            yield Figure(unit.id, column.number, value, sheet.name, cell)


def _is_empty(reader: _Reader, total: int | None) -> bool:
    """Tell whether nothing at all stands in the table, neither a number nor anything else."""
    sheet = reader.sheet
    return not any(
        str(value).strip() or cell_name(row, place) in reader.oddities
        for row in range(reader.first, len(sheet.rows) if total is None else total)
        for place, value in enumerate(sheet.rows[row])
        if place >= FIRST_COLUMN
    )


def _column(
    reader: _Reader, place: int, column: Column, rows: dict[int, str], total: int | None
) -> dict[_Key, Number | None]:
    told = len(reader.problems)
    values = {
        (unit, column.number): _value(reader, row, place, column) for row, unit in rows.items()
    }
    # Of what the total was added up from, a cell that is no figure leaves nothing to be held against.
    if total is None or len(reader.problems) > told or _adds_up(reader, place, total):
        return values
    return {}


def _value(reader: _Reader, row: int, place: int, column: Column) -> Number | None:
    found = read_value(reader.sheet.value(row, place), share=column.is_share)
    if isinstance(found, Bad):
        at = reader.sheet.place(row, place)
        reader.problem(found.code, found.message, at, found.hint)
        return None
    if found is not NOTHING:
        return found
    name = cell_name(row, place)
    odd, at = reader.oddities.get(name), reader.sheet.place(row, place)
    if odd is None:
        reader.blanks.append(name)
    elif odd:
        reader.problem("KH614", *_error(odd, at))
    else:
        hint = _("open the workbook in Excel, let it calculate, save it; or write the number")
        reader.problem("KH619", _("a formula without a value"), at, hint)
    return None


def _adds_up(reader: _Reader, place: int, total: int) -> bool:
    """Tell whether the total of a column is the sum of what stands above it, or is not there.

    What is the matter with a cell above is told there, and not at the total once more.
    """
    sheet = reader.sheet
    value, at = sheet.value(total, place), sheet.place(total, place)
    if not str(value).strip():
        odd = reader.oddities.get(cell_name(total, place))
        if odd is None or _is_unknown(reader, place, total):
            return True
        if odd:
            reader.problem("KH618", *_error(odd, at))
        else:
            _bare_total(reader, at)
        return not odd
    cells = [sheet.value(row, place) for row in range(reader.first, total)]
    wanted = sum(one for one in cells if isinstance(one, int | float) and summed(one) is not None)
    # A spreadsheet adds dates too, as numbers of days; who adds by hand leaves them out.
    with_dates = sum(found for one in cells if (found := summed(one)) is not None)
    if _is_one_of(summed(value), wanted, with_dates) or _is_unknown(reader, place, total):
        return True
    message = _("the total says {shown}, the rows above it come to {wanted}; neither is counted")
    said = message.format(shown=shown(value), wanted=shown(wanted))
    hint = _("mend the rows, and let the total be the formula that was there")
    reader.problem("KH618", said, at, hint)
    return False


def _is_one_of(found: float | None, *sums: float) -> bool:
    return found is not None and any(
        math.isclose(found, one, rel_tol=ROUNDING, abs_tol=TOLERANCE) for one in sums
    )


def _is_unknown(reader: _Reader, place: int, total: int) -> bool:
    """Tell whether a cell of a column has an error or no value, so that it has no sum."""
    blank = (row for row in range(reader.first, total) if not reader.sheet.text(row, place))
    return any(cell_name(row, place) in reader.oddities for row in blank)


def _error(text: str, at: Place) -> tuple[str, Place, str]:
    message = _("the spreadsheet's error {text}").format(text=text)
    return message, at, _("mend the formula, or write the number")


def _bare_total(reader: _Reader, at: Place) -> None:
    if any(one.code == "KH620" for one in reader.problems):
        return
    message = _("the totals were not calculated, so that nothing could be held against them")
    hint = _("that comes of a program which writes workbooks without calculating")
    reader.problems.append(Diagnostic("KH620", message, at, Severity.WARNING, hint))


def _blanks(reader: _Reader) -> Diagnostic:
    named = ", ".join(reader.blanks[:TOLD])
    count = len(reader.blanks)
    more = _(" and {count} more").format(count=count - TOLD) if count > TOLD else ""
    message = _("blank figures: {cells}{more}").format(cells=named, more=more)
    hint = _("what is not known stays blank; where there was none, write 0")
    at = Place(reader.sheet.file, sheet=reader.sheet.name)
    return Diagnostic("KH621", message, at, Severity.WARNING, hint)


def _unfilled(sheet: Sheet) -> Diagnostic:
    message = _("no figure is filled in; the workbook counts as not sent")
    return Diagnostic("KH623", message, Place(sheet.file, sheet=sheet.name))


def _no_total(sheet: Sheet) -> Diagnostic:
    message = _("the row of the totals is gone, so that nothing could be held against it")
    at = Place(sheet.file, sheet=sheet.name)
    return Diagnostic("KH618", message, at, hint=_("fill in the blank workbook itself"))

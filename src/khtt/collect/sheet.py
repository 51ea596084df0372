"""The figures of a sheet: its columns and rows found, each cell looked at, the totals added up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from khtt.collect.cells import NOTHING, Bad, read_value, shown
from khtt.collect.container import Container
from khtt.collect.headings import sound_columns
from khtt.collect.identity import Sheet
from khtt.collect.rows import find_total, sound_rows
from khtt.nouns.diagnostic import Diagnostic, Place, Severity
from khtt.nouns.language import _
from khtt.nouns.plan.table import Column
from khtt.nouns.report.figures import Figure, Number
from khtt.nouns.report.layout import FIRST_ROW, cell_name

TOLD = 6  # blanks named one by one
TOLERANCE = 1e-6


@dataclass
class _Reader:
    """A sheet that is being read: what was found so far."""

    sheet: Sheet
    container: Container
    problems: list[Diagnostic] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)

    @cached_property
    def oddities(self) -> dict[str, str]:
        """Give the cells that read as nothing and are not; the file is searched once."""
        return self.container.oddities(self.sheet.name)

    def problem(self, code: str, message: str, at: Place, hint: str) -> None:
        """Note an error."""
        self.problems.append(Diagnostic(code, message, at, hint=hint))


def read_sheet(sheet: Sheet, container: Container) -> tuple[tuple[Figure, ...], list[Diagnostic]]:
    """Give the figures of a sheet, none where nothing in it can be relied on, and its problems."""
    reader = _Reader(sheet, container)
    total = find_total(sheet)
    columns, problems = sound_columns(sheet)
    reader.problems += problems
    rows, problems = sound_rows(sheet, total)
    reader.problems += problems
    figures = list[Figure]()
    for place, column in columns.items():
        figures += _column(reader, place, column, rows, total)
    if figures and all(one.value is None for one in figures):
        reader.problems.append(_unfilled(sheet))
        return (), reader.problems
    if reader.blanks:
        reader.problems.append(_blanks(reader))
    if total is None and figures:
        reader.problems.append(_no_total(sheet))
    return tuple(figures), reader.problems


def _column(
    reader: _Reader, place: int, column: Column, rows: dict[int, str], total: int | None
) -> Iterator[Figure]:
    values = {row: _value(reader, row, place, column) for row in rows}
    sound = total is None or _adds_up(reader, place, total)
    for row, unit in rows.items():
        value = values[row] if sound else None
        yield Figure(unit, column.number, value, reader.sheet.name, cell_name(row, place))


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
    """Tell whether the total of a column is the sum of what stands above it, or is not there."""
    sheet = reader.sheet
    found = read_value(sheet.value(total, place), share=True)
    if found is NOTHING:
        odd = reader.oddities.get(cell_name(total, place))
        if odd:
            reader.problem("KH618", *_error(odd, sheet.place(total, place)))
        elif odd is not None:
            _bare_total(reader, sheet.place(total, place))
        return not odd
    # As a spreadsheet adds: whatever is a number counts, texts do not.
    numbers = [sheet.value(row, place) for row in range(FIRST_ROW, total)]
    wanted = sum(
        one for one in numbers if isinstance(one, int | float) and not isinstance(one, bool)
    )
    if not isinstance(found, Bad) and abs(found - wanted) < TOLERANCE:
        return True
    message = _("the total says {shown}, the rows above it come to {wanted}; neither is counted")
    said = message.format(shown=shown(sheet.value(total, place)), wanted=shown(wanted))
    hint = _("mend the rows, and let the total be the formula that was there")
    reader.problem("KH618", said, sheet.place(total, place), hint)
    return False


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

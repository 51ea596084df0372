"""The rows of a sheet, held against the units that a row each is for."""

from collections import defaultdict
from collections.abc import Iterator

from khtt.collect.displaced import first_row
from khtt.collect.identity import Sheet
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.report.layout import (
    FIRST_COLUMN,
    FIRST_ROW,
    ID_COLUMN,
    NAME_COLUMN,
    TOTAL,
    TOTAL_MARK,
    same,
)
from khtt.nouns.report.table import ReportUnit

Rows = dict[int, str]
Units = dict[str, ReportUnit]


def find_total(sheet: Sheet) -> int | None:
    """Give the row of the totals, if it is there."""
    for row in range(FIRST_ROW, len(sheet.rows)):
        if sheet.text(row, ID_COLUMN) == TOTAL_MARK or same(sheet.value(row, NAME_COLUMN), TOTAL):
            return row
    return None


def sound_rows(sheet: Sheet, total: int | None) -> tuple[Rows, list[Diagnostic]]:
    """Give the unit of each row that is surely one unit's, and what is with the others."""
    units = {one.id: one for one in (sheet.table.rows if sheet.table else ())}
    end = len(sheet.rows) if total is None else total
    problems, told = list[Diagnostic](), set[str]()
    found = defaultdict[str, list[int]](list)
    for row in range(first_row(sheet), end):
        match _unit(sheet, row, units):
            case ReportUnit() as unit:
                found[unit.id].append(row)
            case Diagnostic() as problem:
                problems.append(problem)
                told.add(sheet.text(row, ID_COLUMN))
            case None:
                pass
    for rows in found.values():
        problems += [_twice(sheet, rows[0], row) for row in rows[1:]]
    problems += _missing(sheet, units, {*found, *told})
    return {rows[0]: unit for unit, rows in found.items() if len(rows) == 1}, problems


def _unit(sheet: Sheet, row: int, units: Units) -> ReportUnit | Diagnostic | None:
    """Give whose row it is; None for an empty one."""
    key, name = sheet.text(row, ID_COLUMN), sheet.text(row, NAME_COLUMN)
    if not key and not name and not any(sheet.rows[row][FIRST_COLUMN:]):
        return None
    unit = units.get(key) or _named(name, units)
    at = sheet.place(row, NAME_COLUMN)
    if unit is None:
        message = _("'{name}' is no unit of this table; its row is not counted")
        hint = _(
            "write nothing into other rows; a unit that is missing is told to khtt in the plan"
        )
        return Diagnostic("KH613", message.format(name=name), at, hint=hint)
    if not same(name, unit.short):
        message = _("the row says '{name}', but it is that of {unit}; it is not counted")
        hint = _("write the name that was there")
        said = message.format(name=name, unit=unit.short)
        return Diagnostic("KH613", said, at, hint=hint)
    return unit


def _named(name: str, units: Units) -> ReportUnit | None:
    return next((unit for unit in units.values() if same(name, unit.short)), None)


def _twice(sheet: Sheet, first: int, row: int) -> Diagnostic:
    message = _("{name} a second time; neither row is counted")
    said = message.format(name=sheet.text(row, NAME_COLUMN))
    related = (Related(sheet.place(first, NAME_COLUMN), _("is the first")),)
    hint = _("take one of them away")
    return Diagnostic("KH611", said, sheet.place(row, NAME_COLUMN), hint=hint, related=related)


def _missing(sheet: Sheet, units: Units, found: set[str]) -> Iterator[Diagnostic]:
    for index, unit in enumerate(units.values()):
        if unit.id not in found:
            message = _("the row of {name} is missing").format(name=unit.short)
            hint = _("ask for the workbook with all its rows; its figures stay blank")
            at = sheet.place(FIRST_ROW + index, NAME_COLUMN)
            yield Diagnostic("KH610", message, at, hint=hint)

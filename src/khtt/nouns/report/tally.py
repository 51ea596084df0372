"""What the figures of a table come to: in its period, since January, and against the plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from khtt.nouns.plan.table import Column
from khtt.nouns.report.figures import Number, Stored, Total
from khtt.nouns.report.gaps import Gaps, Key, Missing, Sent
from khtt.nouns.report.period import PeriodKind
from khtt.nouns.report.table import Expectation, ReportUnit, Table

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """A column that the plan has something for: in the period, in the year so far, and the share.

    None is a blank: nobody gave a figure. `share` is in hundredths of the year's number. `partial`
    and `year_partial` tell that a figure which belongs into it is missing.
    """

    column: Column
    expected: Expectation
    value: Number | None
    year: Number | None
    partial: bool = False
    year_partial: bool = False

    @property
    def share(self) -> float | None:
        """Give the part of the year's number that is reached, in per cent."""
        if not self.expected.number or self.year is None:
            return None
        return self.year * HUNDRED / self.expected.number


@dataclass(frozen=True)
class Filled:
    """A table with its figures; what is not in `values` is a blank.

    `partial` names the figures that stand though one which belongs into them is missing;
    `missing_before` tells what is missing of the year before the period.
    """

    table: Table
    values: Mapping[Key, Number]
    progress: tuple[Progress, ...] = ()
    missing: tuple[Missing, ...] = ()
    missing_before: tuple[Missing, ...] = ()
    partial: frozenset[Key] = field(default_factory=frozenset)

    def total(self, column: str) -> Number | None:
        """Give the sum of a column over the units; None where nobody gave a figure."""
        found = [
            self.values[unit.id, column] for unit in self.rows if (unit.id, column) in self.values
        ]
        return sum(found) if found else None

    @property
    def rows(self) -> tuple[ReportUnit, ...]:
        """Give the units of the table."""
        return self.table.rows

    def is_partial(self, column: str) -> bool:
        """Tell whether a column's sum lacks a unit or a month."""
        return any(
            (unit.id, column) in self.partial or (unit.id, column) not in self.values
            for unit in self.rows
        )


def fill(table: Table, sent: Sent) -> Filled:
    """Put figures into a table.

    A workbook of the period itself comes first; else the months are added up, or of a state the
    last one holds.
    """
    states = {one.number for one in table.columns if one.kind == "state"}
    own = {(one.unit, one.column): one.sum for one in sent.own}
    added, year = _added(states, sent.months), _added(states, sent.year)
    if table.period.kind is not PeriodKind.MONTHLY:
        year |= added | own
    else:
        year |= {key: value for key, value in own.items() if key[1] in states}
    values = _of(table, added | own)
    gaps = Gaps(table, sent, frozenset(own))
    return Filled(
        table,
        values,
        tuple(_progress(table, values, _of(table, year), gaps)),
        tuple(gaps.missing()),
        tuple(gaps.missing_before()),
        frozenset(key for key in values if gaps.lacking(*key)),
    )


def _added(states: AbstractSet[str], totals: Iterable[Total]) -> dict[Key, Number]:
    return {(one.unit, one.column): one.last if one.column in states else one.sum for one in totals}


def _of(table: Table, values: Mapping[Key, Number]) -> dict[Key, Number]:
    units = {unit.id for unit in table.rows}
    return {key: value for key, value in values.items() if key[0] in units}


def _progress(
    table: Table, values: Mapping[Key, Number], year: Mapping[Key, Number], gaps: Gaps
) -> Iterable[Progress]:
    for column in table.columns:
        if expected := table.expected.get(column.number):
            number = column.number
            yield Progress(
                column,
                expected,
                _sum(values, number),
                _sum(year, number),
                any(gaps.lacking(unit.id, number) for unit in table.rows),
                any(gaps.is_lacking_in_year(unit.id, number) for unit in table.rows),
            )


def _sum(values: Mapping[Key, Number], column: str) -> Number | None:
    found = [value for key, value in values.items() if key[1] == column]
    return sum(found) if found else None


def feeding(table: Table, column: Column, stored: Iterable[Stored]) -> Iterator[Stored]:
    """Give the cells that a column's figures come from, of all that are kept of its periods.

    They are those of the period's own workbook; without one those of the months, and of a state
    the last month's that has a number.
    """
    by_unit = defaultdict[str, list[Stored]](list)
    for one in sorted(stored, key=lambda one: one.period):
        by_unit[one.figure.unit].append(one)
    for unit in table.rows:
        there = by_unit[unit.id]
        numbers = [one for one in there if one.figure.value is not None]
        own = [one for one in numbers if one.period == table.period.id]
        yield from own or (numbers[-1:] if column.kind == "state" and numbers else there)

"""What the figures of a table come to: in its period, since January, and against the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from khtt.nouns.plan.table import Column
from khtt.nouns.report.figures import Number, Total
from khtt.nouns.report.period import Period, PeriodKind
from khtt.nouns.report.table import Expectation, ReportUnit, Table

Key = tuple[str, str]
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """A column that the plan has something for: in the period, in the year so far, and the share.

    None is a blank: nobody gave a figure. `share` is in hundredths of the year's number.
    """

    column: Column
    expected: Expectation
    value: Number | None
    year: Number | None

    @property
    def share(self) -> float | None:
        """Give the part of the year's number that is reached, in per cent."""
        if not self.expected.number or self.year is None:
            return None
        return self.year * HUNDRED / self.expected.number


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit from which figures are missing, and for which periods."""

    unit: ReportUnit
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class Filled:
    """A table with its figures; what is not in `values` is a blank.

    `partial` names the figures that were added up though some months are missing.
    """

    table: Table
    values: Mapping[Key, Number]
    progress: tuple[Progress, ...] = ()
    missing: tuple[Missing, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Sent:
    """The figures that stand for a table's period: its own, its months', and the year's so far.

    `received` are the units and periods that a workbook has come of; `by_month` tells that months
    owe the form too.
    """

    own: tuple[Total, ...]
    months: tuple[Total, ...]
    year: tuple[Total, ...]
    received: frozenset[tuple[str, str]]
    by_month: bool = True


def fill(table: Table, sent: Sent) -> Filled:
    """Put figures into a table.

    A workbook of the period itself comes first; else the months are added up, or of a state the
    last one holds.
    """
    columns = {column.number: column for column in table.columns}
    own = {(one.unit, one.column): one.sum for one in sent.own}
    added, partial = _added(columns, sent.months, len(table.period.months))
    year, _ = _added(columns, sent.year, 0)
    if table.period.kind is not PeriodKind.MONTHLY:
        year |= added | own
    values = _of(table, added | own)
    return Filled(
        table,
        values,
        tuple(_progress(table, values, _of(table, year | _of(table, own_if_state(columns, own))))),
        tuple(_missing(table, sent)),
        frozenset(key for key in partial if key not in own),
    )


def own_if_state(columns: Mapping[str, Column], own: Mapping[Key, Number]) -> dict[Key, Number]:
    """Give the states that a period's own workbook tells; they hold for the year so far."""
    return {key: value for key, value in own.items() if _is_state(columns, key[1])}


def _is_state(columns: Mapping[str, Column], column: str) -> bool:
    return column in columns and columns[column].kind == "state"


def _added(
    columns: Mapping[str, Column], totals: Iterable[Total], months: int
) -> tuple[dict[Key, Number], set[Key]]:
    values, partial = dict[Key, Number](), set[Key]()
    for one in totals:
        key = one.unit, one.column
        if _is_state(columns, one.column):
            values[key] = one.last
        else:
            values[key] = one.sum
            if one.periods < months:
                partial.add(key)
    return values, partial


def _of(table: Table, values: Mapping[Key, Number]) -> dict[Key, Number]:
    units = {unit.id for unit in table.rows}
    return {key: value for key, value in values.items() if key[0] in units}


def _progress(
    table: Table, values: Mapping[Key, Number], year: Mapping[Key, Number]
) -> Iterable[Progress]:
    for column in table.columns:
        if expected := table.expected.get(column.number):
            yield Progress(column, expected, _sum(values, column.number), _sum(year, column.number))


def _sum(values: Mapping[Key, Number], column: str) -> Number | None:
    found = [value for key, value in values.items() if key[1] == column]
    return sum(found) if found else None


def _missing(table: Table, sent: Sent) -> Iterable[Missing]:
    own = table.period
    for unit in table.rows:
        if (unit.id, own.id) in sent.received:
            continue
        periods = own.months if sent.by_month else (own,)
        lacking = tuple(one for one in periods if (unit.id, one.id) not in sent.received)
        if lacking:
            yield Missing(unit, lacking)

"""Which figures of a table are missing: workbooks that did not come, and cells that were left blank."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from khtt.nouns.report.figures import Total
from khtt.nouns.report.period import Period
from khtt.nouns.report.table import ReportUnit, Table

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit from which figures are missing, for which periods and columns; none are all of them."""

    unit: ReportUnit
    periods: tuple[Period, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The figures that stand for a table's period: its own, its months', and the year's so far.

    `received` are the units and periods that a workbook has come of, `blanks` the periods for which
    a unit left a column blank; `by_month` tells that months owe the form too.
    """

    own: tuple[Total, ...]
    months: tuple[Total, ...]
    year: tuple[Total, ...]
    received: frozenset[tuple[str, str]]
    blanks: Mapping[Key, frozenset[str]] = field(default_factory=dict)
    by_month: bool = True


@dataclass(frozen=True)
class Gaps:
    """What is missing of a table's figures; `own` are those that the period's own workbook has."""

    table: Table
    sent: Sent
    own: AbstractSet[Key]

    @cached_property
    def _states(self) -> frozenset[str]:
        return frozenset(one.number for one in self.table.columns if one.kind == "state")

    @cached_property
    def _periods(self) -> tuple[Period, ...]:
        """Give the periods whose figures make the table's."""
        return self.table.period.months if self.sent.by_month else (self.table.period,)

    @cached_property
    def _before(self) -> tuple[Period, ...]:
        """Give the periods of the year before, whose figures make the year so far."""
        own = self.table.period.months
        return tuple(one for one in self.table.period.until if one not in own)

    def lacking(self, unit: str, column: str) -> tuple[Period, ...]:
        """Give the periods without which a unit's figure is not complete."""
        if (unit, column) in self.own:
            return ()
        return self._lacking(unit, column, self._periods, self._absent)

    def is_lacking_in_year(self, unit: str, column: str) -> bool:
        """Tell whether a unit's figure of the year so far is not complete; a state's last one is."""
        if self.lacking(unit, column):
            return True
        by_sums = self.sent.by_month and column not in self._states
        return by_sums and bool(self._lacking(unit, column, self._before, self._absent_before))

    def missing(self) -> Iterator[Missing]:
        """Give what is missing of the table's figures, unit by unit."""
        columns = [one.number for one in self.table.columns]
        for unit in self.table.rows:
            lacking = {one: self.lacking(unit.id, one) for one in columns}
            if (unit.id, self.table.period.id) in self.sent.received:
                # Its workbook is there; what months would add to a blank of it is not.
                lacking = {one: (self.table.period,) for one, found in lacking.items() if found}
            yield from self._told(unit, lacking)

    def missing_before(self) -> Iterator[Missing]:
        """Give what is missing of the year so far of the columns that the plan has numbers for."""
        sums = [one for one in self.table.expected if one not in self._states]
        if not self.sent.by_month or not self._before:
            return
        for unit in self.table.rows:
            lacking = {
                one: self._lacking(unit.id, one, self._before, self._absent_before) for one in sums
            }
            yield from self._told(unit, lacking)

    def _lacking(
        self,
        unit: str,
        column: str,
        periods: Sequence[Period],
        absent: Mapping[str, frozenset[str]],
    ) -> tuple[Period, ...]:
        blank = self.sent.blanks.get((unit, column))
        if not absent[unit] and not blank:
            return ()
        ids = absent[unit].union(blank or ())
        if column not in self._states:
            return tuple(one for one in periods if one.id in ids)
        there = [place for place, one in enumerate(periods, 1) if one.id not in ids]
        return tuple(periods[there[-1] if there else 0 :])

    @cached_property
    def _absent(self) -> dict[str, frozenset[str]]:
        return self._absent_of(self._periods)

    @cached_property
    def _absent_before(self) -> dict[str, frozenset[str]]:
        return self._absent_of(self._before)

    def _absent_of(self, periods: Sequence[Period]) -> dict[str, frozenset[str]]:
        """Give the ids of the periods for which nothing has come, by unit."""
        ids = [one.id for one in periods]
        return {
            unit.id: frozenset(one for one in ids if (unit.id, one) not in self.sent.received)
            for unit in self.table.rows
        }

    def _told(self, unit: ReportUnit, lacking: Mapping[str, Sequence[Period]]) -> Iterator[Missing]:
        """Tell first for which periods nothing came, then the columns that are blank beside."""
        periods = dict.fromkeys(one for found in lacking.values() for one in found)
        absent = sorted(one for one in periods if self._is_absent(unit, one))
        if absent:
            yield Missing(unit, tuple(absent))
        columns = defaultdict[tuple[Period, ...], list[str]](list)
        for column, found in lacking.items():
            if blank := tuple(one for one in found if one not in absent):
                columns[blank].append(column)
        for blanks, numbers in columns.items():
            yield Missing(unit, blanks, tuple(numbers))

    def _is_absent(self, unit: ReportUnit, period: Period) -> bool:
        return (unit.id, period.id) not in self.sent.received

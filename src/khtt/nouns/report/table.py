"""A form's table as one unit owes it for one period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from khtt.nouns.plan.items import Form
from khtt.nouns.plan.table import Column
from khtt.nouns.report.period import Period


@dataclass(frozen=True, slots=True)
class ReportUnit:
    """A unit that reports. Its id is the path of slugs: `dong-thap`, `dong-thap/huyen-lai-vung`.

    `name` is its full name ("Bảo hiểm xã hội huyện Lai Vung"), `short` its name in tables,
    `superior` the name above its own in a letterhead, `seat` the place that it writes from.
    """

    id: str
    name: str
    short: str
    superior: str = ""
    seat: str = ""
    below: "tuple[ReportUnit, ...]" = ()

    @property
    def rows(self) -> "tuple[ReportUnit, ...]":
        """Give the units of its table: itself, then those below it."""
        return (self, *self.below)

    @property
    def slug(self) -> str:
        """Give the last part of its id, which names its files."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the plan expects of a unit in a year: in words, and as a number where it is one.

    `rate` tells a number that stands for each week, month or quarter, as the plan says it.
    """

    text: str
    number: int | None = None
    title: str = ""


@dataclass(frozen=True)
class Table:
    """The table of a form for a unit and a period; `expected` goes by the number of the column."""

    form: Form
    period: Period
    unit: ReportUnit
    expected: Mapping[str, Expectation] = field(default_factory=dict)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns that take figures."""
        return tuple(column for column in self.form.columns if column.is_figure)

    @property
    def name_column(self) -> Column | None:
        """Give the column that bears the units' names, where the form numbers it."""
        return next((column for column in self.form.columns if not column.is_figure), None)

    @property
    def rows(self) -> tuple[ReportUnit, ...]:
        """Give the units that a row each is for."""
        return self.unit.rows

"""Figures that units sent, and what became of them when they were kept."""

from dataclasses import dataclass

from khtt.nouns.report.period import Period

Number = int | float


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a unit gave, or left blank, and the cell that it stands in."""

    unit: str
    column: str
    value: Number | None
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one workbook says: `sender` is the unit whose workbook it is, `digest` that of its bytes."""

    period: Period
    form: str
    sender: str
    file: str
    digest: str
    figures: tuple[Figure, ...]

    @property
    def values(self) -> dict[tuple[str, str], Number | None]:
        """Give what it says by unit and column."""
        return {(one.unit, one.column): one.value for one in self.figures}


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that a corrected workbook gives otherwise; None is a blank."""

    unit: str
    column: str
    old: Number | None
    new: Number | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a reading: new, the same file again, or in place of an earlier file.

    `outdated` names the file that stands where this one was collected before and has been replaced
    since; nothing of it is kept.
    """

    reading: Reading
    replaced: str = ""
    changes: tuple[Change, ...] = ()
    again: bool = False
    outdated: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """When workbooks were read, and the day on which they came where that was told."""

    read_at: str
    received_on: str | None = None

    @property
    def day(self) -> str:
        """Give the day that counts: that on which they came, else that of reading."""
        return self.received_on or self.read_at[:10]


@dataclass(frozen=True, slots=True)
class Stored:
    """A figure as it is kept, with everything that tells where it comes from and when it came."""

    period: str
    form: str
    sender: str
    figure: Figure
    file: str
    digest: str
    when: When


@dataclass(frozen=True, slots=True)
class Total:
    """A unit's figures in one column over some periods.

    `sum` adds them up, `last` is the value of the last period that has one; `periods` tells in how
    many there is one.
    """

    unit: str
    column: str
    sum: Number
    last: Number
    periods: int

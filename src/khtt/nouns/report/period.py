"""The periods that reports are about: a month, a half-year, a year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ID = re.compile(r"(\d{4})(?:-(\d{2}|6m))?")
MONTHS = 12
HALF = 6


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTHLY = "monthly"
    HALF_YEAR = "half-year"
    ANNUAL = "annual"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period of a year; `month` counts from 1, and is 0 but for months."""

    year: int
    kind: PeriodKind
    month: int = 0

    @property
    def id(self) -> str:
        """Give its name in files and in the store: `2022-03`, `2022-6m`, `2022`."""
        match self.kind:
            case PeriodKind.MONTHLY:
                return f"{self.year}-{self.month:02}"
            case PeriodKind.HALF_YEAR:
                return f"{self.year}-6m"
            case PeriodKind.ANNUAL:
                return str(self.year)

    @property
    def name(self) -> str:
        """Give its name inside a sentence: `tháng 3 năm 2022`."""
        match self.kind:
            case PeriodKind.MONTHLY:
                return f"tháng {self.month} năm {self.year}"
            case PeriodKind.HALF_YEAR:
                return f"6 tháng đầu năm {self.year}"
            case PeriodKind.ANNUAL:
                return f"năm {self.year}"

    @property
    def months(self) -> "tuple[Period, ...]":
        """Give the months that it is made of."""
        if self.kind is PeriodKind.MONTHLY:
            return (self,)
        return months_until(self.year, HALF if self.kind is PeriodKind.HALF_YEAR else MONTHS)

    @property
    def until(self) -> "tuple[Period, ...]":
        """Give the months of its year up to its end."""
        last = self.months[-1]
        return months_until(self.year, last.month)

    @property
    def last_day(self) -> date:
        """Give the last day of it."""
        month = self.months[-1].month
        after = date(self.year + month // MONTHS, month % MONTHS + 1, 1)
        return date.fromordinal(after.toordinal() - 1)


def periods_name(periods: Sequence[Period]) -> str:
    """Name periods together: `tháng 1, 2, 4-6 năm 2022`; a half-year or a year by its name."""
    months = [one.month for one in periods if one.month]
    if len(months) < len(periods):
        return ", ".join(one.name for one in periods)
    return f"tháng {_runs(months)} năm {periods[0].year}"


def columns_name(columns: Sequence[str]) -> str:
    """Name columns together: `2-8, 16, CT1`."""
    counted = [int(one) for one in columns if one.isdecimal()]
    others = [one for one in columns if not one.isdecimal()]
    return ", ".join(filter(None, (_runs(counted), *others)))


def _runs(numbers: Sequence[int]) -> str:
    """Join numbers that follow each other: `1, 2, 4-6`."""
    runs = list[list[int]]()
    for one in numbers:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def months_until(year: int, last: int) -> tuple[Period, ...]:
    """Give the months of a year up to one of them."""
    return tuple(Period(year, PeriodKind.MONTHLY, month) for month in range(1, last + 1))


def period_of(text: str) -> Period | None:
    """Read the id of a period; None for anything else."""
    found = _ID.fullmatch(text)
    if not found:
        return None
    year, part = int(found[1]), found[2]
    if part is None:
        return Period(year, PeriodKind.ANNUAL)
    if part == "6m":
        return Period(year, PeriodKind.HALF_YEAR)
    return Period(year, PeriodKind.MONTHLY, int(part)) if 1 <= int(part) <= MONTHS else None

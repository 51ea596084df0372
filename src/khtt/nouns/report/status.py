"""Who has sent what, who is late, and how far each number of the plan is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khtt.nouns.report.period import Period
from khtt.nouns.report.table import ReportUnit
from khtt.nouns.report.tally import Progress


class State(StrEnum):
    """What became of a report."""

    SENT = "sent"
    SENT_LATE = "sent-late"
    PARTLY = "partly"
    LATE = "late"
    NOT_DUE = "not-due"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit's report on a period: its state, from which file, when that came and was read.

    `came_on` is the day of reading, where no other was told.

    `below` tells how many of the units below have sent theirs, of how many.
    """

    period: Period
    state: State
    file: str = ""
    came_on: date | None = None
    read_on: date | None = None
    below: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A unit with its report on each period, and how far it is with each number."""

    unit: ReportUnit
    entries: tuple[Entry, ...]
    progress: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A period, and the day before which the report on it is due."""

    period: Period
    before: date | None


@dataclass(frozen=True)
class Status:
    """The standing of a year's reports on a day, for the units of one body."""

    unit: ReportUnit
    year: int
    on: date
    dues: tuple[Due, ...]
    rows: tuple[StatusRow, ...]
    progress: tuple[Progress, ...]
    blanks: int

    def count(self, states: Sequence[State], place: int) -> int:
        """Count the units whose report on a period is in one of some states."""
        return sum(row.entries[place].state in states for row in self.rows)


def state_of(received: Sequence[date], asked: int, before: date | None, on: date) -> State:
    """Tell the state of a report: of `asked` tables those received, by the day they were read."""
    if len(received) >= asked:
        late = before is not None and max(received) >= before
        return State.SENT_LATE if late else State.SENT
    if before is not None and on >= before:
        return State.LATE
    return State.PARTLY if received else State.NOT_DUE

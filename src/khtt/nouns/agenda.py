"""A body's year as events of whole days: what a calendar shows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """What an event is."""

    THEME = "theme"
    CAMPAIGN = "campaign"
    ACTIVITY = "activity"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Event:
    """Something from a first to a last day; a deadline's day is that before which it is due.

    `id` stays the same whatever the plan says of it, so that a calendar that imports it again
    moves the event instead of making a second one.
    """

    id: str
    kind: EventKind
    title: str
    first: date
    last: date
    details: str = ""

    def in_month(self, month: int) -> bool:
        """Tell whether it falls into a month of its year."""
        return self.first.month <= month <= self.last.month

    @property
    def is_day(self) -> bool:
        """Tell whether it is a matter of days, not of whole months."""
        return (self.last - self.first).days < LONG


LONG = 27


@dataclass(frozen=True, slots=True)
class Issued:
    """An event as a calendar was given it; `sequence` counts how often it has changed since.

    The digest is that of what it says, and empty for an event that is gone.
    """

    digest: str
    title: str = ""
    first: date | None = None
    last: date | None = None
    sequence: int = 0


@dataclass(frozen=True)
class Agenda:
    """The events of a body in a year, by time; `id` names it (`2023/dong-thap`), `day` dates it."""

    id: str
    title: str
    year: int
    day: date
    events: tuple[Event, ...]

    def month(self, number: int) -> tuple[Event, ...]:
        """Give the events of a month, the short ones first."""
        found = (event for event in self.events if event.in_month(number))
        return tuple(sorted(found, key=lambda one: (not one.is_day, one.first, one.last)))

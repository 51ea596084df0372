"""What happened to a time: rolled over to the new year, earlier, later, extended, added, dropped."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from khtt.nouns.change import Direction, FieldChange, Kind
from khtt.nouns.quantity import Schedule

_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a time in its own plan's year; a deadline has no first day."""

    first: date | None
    last: date

    def rolled(self, years: int) -> "Span":
        """Give the same time in another year."""
        return Span(_in(self.first, years) if self.first else None, _in(self.last, years))


def time_change(
    old: Schedule | None, new: Schedule | None, years: tuple[int, int], name: str
) -> tuple[Kind, FieldChange] | None:
    """Give the kind of change of a time, or None where nothing changed.

    What stands on the same day of the new plan's year rolled over. `name` is that of the field:
    deadline or schedule.
    """
    if old == new or (old or Schedule()) == (new or Schedule()):
        return None
    kind, direction = _kind(old, new, years)
    said = FieldChange(name, old.text if old else "", new.text if new else "", direction)
    return kind, said


def _kind(
    old: Schedule | None, new: Schedule | None, years: tuple[int, int]
) -> tuple[Kind, Direction]:
    if old is None or not old.text:
        return Kind.DEADLINE_ADDED, Direction.ADDED
    if new is None or not new.text:
        return Kind.DEADLINE_DROPPED, Direction.DROPPED
    if old.before_day != new.before_day and old.every == new.every:
        return _day_of_period(old.before_day, new.before_day)
    before, after = _span(old, years[0]), _span(new, years[1])
    if before and after:
        return _between(before.rolled(years[1] - years[0]), after, rolled=before != after)
    return Kind.DEADLINE_CHANGED, Direction.CHANGED


def _day_of_period(old: int | None, new: int | None) -> tuple[Kind, Direction]:
    """Compare "trước ngày 28 hằng tháng" with another day, or with none."""
    if old is None:
        return Kind.DEADLINE_ADDED, Direction.ADDED
    if new is None:
        return Kind.DEADLINE_DROPPED, Direction.DROPPED
    if new < old:
        return Kind.DEADLINE_EARLIER, Direction.DOWN
    return Kind.DEADLINE_LATER, Direction.UP


def _between(due: Span, new: Span, *, rolled: bool) -> tuple[Kind, Direction]:
    """Compare the old time, as it would fall in the new year, with the new one."""
    if due == new:
        kind = Kind.DEADLINE_ROLLED_OVER if rolled else Kind.DEADLINE_CHANGED
        return kind, Direction.CHANGED
    if due.first and new.first and new.first <= due.first and new.last >= due.last:
        return Kind.DEADLINE_EXTENDED, Direction.UP
    if new.last < due.last:
        return Kind.DEADLINE_EARLIER, Direction.DOWN
    if new.last > due.last:
        return Kind.DEADLINE_LATER, Direction.UP
    return Kind.DEADLINE_CHANGED, Direction.CHANGED


def _span(schedule: Schedule, year: int) -> Span | None:
    if schedule.before:
        return Span(None, schedule.before)
    if schedule.day:
        return Span(schedule.day, schedule.last_day or schedule.also or schedule.day)
    if schedule.months:
        return Span(date(year, schedule.months[0][0], 1), _month_end(year, schedule.months[-1][1]))
    if schedule.quarters:
        first, last = schedule.quarters
        start = date(year, (first - 1) * _MONTHS_A_QUARTER + 1, 1)
        return Span(start, _month_end(year, last * _MONTHS_A_QUARTER))
    return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _in(day: date, years: int) -> date:
    """Give the day some years on; the end of February stays its end."""
    year = day.year + years
    if day.day == monthrange(day.year, day.month)[1]:
        return _month_end(year, day.month)
    return day.replace(year=year)

"""Whether a time decided below lies inside the time that the plan above gives."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from khtt.nouns.measure import TIMES_A_YEAR, Period
from khtt.nouns.quantity import Schedule

Span = tuple[date, date]
DAYS: dict[Period, int] = {"week": 7, "month": 30, "quarter": 91, "year": 365}
MONTHS_A_QUARTER = 3


def outside(above: Schedule, below: Schedule, years: tuple[int, int]) -> bool:
    """Tell whether a schedule leaves the window of the one above, in the years of the plan."""
    window = _merged(_window(above, years[0]))
    asked = tuple(_spans(below, years[0]))
    if not window:
        window = [(date(years[0] - 1, 1, 1), date(years[1], 12, 31))]
    elif not asked:
        return True
    return any(not _inside(span, window) for span in asked) or _later(above, below)


def rarer(above: Schedule, below: Schedule) -> bool:
    """Tell whether something comes round less often than the schedule above asks for."""
    longest, asked = _interval(above), _interval(below)
    return longest is not None and (asked is None or asked > longest)


def _interval(schedule: Schedule) -> int | None:
    if schedule.at_most_every:
        count, period = schedule.at_most_every
        return count * DAYS[period]
    return DAYS[schedule.every] if schedule.every else None


def _later(above: Schedule, below: Schedule) -> bool:
    """Tell whether a monthly deadline comes later in the month."""
    return bool(above.before_day) and (below.before_day or 31) > (above.before_day or 31)


def _window(schedule: Schedule, year: int) -> Iterable[Span]:
    """Give the spans in which something may be done: before a day is any time up to it."""
    for first, last in _spans(schedule, year):
        yield (date.min, last) if last == schedule.before else (first, last)


def _spans(schedule: Schedule, year: int) -> Iterable[Span]:
    if schedule.quarters:
        first, last = schedule.quarters
        yield _months((first - 1) * MONTHS_A_QUARTER + 1, last * MONTHS_A_QUARTER, year)
    for first, last in schedule.months:
        yield _months(first, max(first, last), year)
    if schedule.day:
        yield schedule.day, max(schedule.day, schedule.last_day or schedule.day)
    for day in (schedule.also, schedule.before):
        if day:
            yield day, day


def _months(first: int, last: int, year: int) -> Span:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _inside(span: Span, window: Iterable[Span]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in window)


def months_touched(schedule: Schedule, year: int) -> int:
    """Count the months of a year in which something may be done: all without a time."""
    return len({month for month, _ in _days(schedule, year)})


def times_touched(schedule: Schedule, period: Period, year: int) -> Fraction:
    """Count the weeks, months, quarters or years into which a schedule falls, weeks by the day."""
    days = _days(schedule, year)
    if period == "week":
        # A day alone is one occasion, a whole year 52 weeks.
        return Fraction(max(len(days), 1) * TIMES_A_YEAR["week"], _days_of(year))
    if period == "month":
        return Fraction(len({month for month, _ in days}))
    if period == "quarter":
        return Fraction(len({(month - 1) // MONTHS_A_QUARTER for month, _ in days}))
    return Fraction(1)


def _days(schedule: Schedule, year: int) -> set[tuple[int, int]]:
    """Give the days of a year, as month and day, into which a schedule falls."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    spans = list(_spans(schedule, year)) or [(start, end)]
    spans = [(start, last) if last == schedule.before else (first, last) for first, last in spans]
    found = set[tuple[int, int]]()
    for first, last in spans:
        here, until = max(first, start), min(last, end)
        while here <= until:
            found.add((here.month, here.day))
            here += timedelta(days=1)
    return found


def _days_of(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days

"""A body's year as events: what of the plan has a time and falls to it."""

import calendar
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from khtt.compiler.chains import Chains
from khtt.compiler.reporting import Reporting
from khtt.nouns.agenda import Agenda, Event, EventKind
from khtt.nouns.organisation import Body
from khtt.nouns.plan.facets import text_of, time_of
from khtt.nouns.plan.items import Activity, Campaign, Channel, ReportingDuty, Task, Theme
from khtt.nouns.plan.resolved import Duty, Entry, Plan
from khtt.nouns.quantity import Schedule
from khtt.nouns.report.period import MONTHS
from khtt.nouns.text import short_date

MONTHS_A_QUARTER = 3
FULL_YEAR = (1, 4)
Span = tuple[date, date]


def body_agenda(chains: Chains, body: Body, reports: Reporting | None = None) -> Agenda:
    """Give the year of a body; a report without a day of its own takes that of its form."""
    plan = chains.plan(body)
    year = plan.file.plan.year
    campaigns = _campaigns(plan)
    entries = {(entry.id, entry.when): entry for month in plan.calendar for entry in month.entries}
    found = {
        event.id: event for entry in entries.values() for event in _events(entry, year, campaigns)
    }
    if reports:
        dated = list(found.values())
        for duty in plan.reports:
            if not any(_is_of(event, duty.id) for event in dated):
                found |= {event.id: event for event in _by_form(duty, reports)}
    events = sorted(found.values(), key=lambda one: (one.first, one.last, one.id))
    return Agenda(f"{year}/{body.id}", f"{body.short} - năm {year}", year, plan.day, tuple(events))


def _is_of(event: Event, item: str) -> bool:
    return event.id == item or event.id.rstrip("0123456789") == f"{item}-"


def _by_form(duty: Duty, reports: Reporting) -> Iterator[Event]:
    """Give the days before which a report is due by the notes of its form."""
    for period in reports.periods:
        if reports.duty(period).id == duty.id and (day := reports.deadline(period)):
            said = _due(duty.text, day, monthly=bool(period.month))
            details = f"Hạn theo mẫu kèm Kế hoạch năm {reports.enclosed_in}"
            name = f"{duty.id}-{period.month}" if period.month else duty.id
            yield Event(name, EventKind.DEADLINE, said, day, day, details)


def _due(text: str, day: date, *, monthly: bool) -> str:
    """Say before which day something is due, and of what comes every month, for which."""
    which = f" (tháng {day.month})" if monthly else ""
    return f"Hạn trước ngày {short_date(day)}: {text}{which}"


def _campaigns(plan: Plan) -> frozenset[str]:
    """Give the ids of the channels under which the plan lists its campaigns."""
    channels = [one for _, one in plan.file.items() if isinstance(one, Channel)]
    return frozenset(one.id for one in channels if one.shows == "campaigns")


def _events(entry: Entry, year: int, campaigns: AbstractSet[str]) -> Iterator[Event]:
    schedule, kind = time_of(entry.item), _kind(entry, campaigns)
    if schedule is None:
        return
    spans = list(_spans(schedule, year))
    for place, (first, last) in enumerate(spans, 1):
        if year not in (first.year, last.year):
            continue
        due = bool(schedule.before or schedule.before_day)
        monthly = schedule.every == "month"
        said = _due(entry.text, first, monthly=monthly) if due else entry.text
        own = EventKind.DEADLINE if due else kind
        name = entry.id if len(spans) == 1 else f"{entry.id}-{place}"
        yield Event(name, own, said, first, last, _details(entry))


def _kind(entry: Entry, campaigns: AbstractSet[str]) -> EventKind:
    match entry.item:
        case Activity(channel=channel) if channel in campaigns:
            return EventKind.CAMPAIGN
        case Theme():
            return EventKind.THEME
        case Campaign():
            return EventKind.CAMPAIGN
        case ReportingDuty() | Task():
            return EventKind.DEADLINE
        case _:
            return EventKind.ACTIVITY


def _details(entry: Entry) -> str:
    text = text_of(entry.item, "text")
    parts = [
        text if text != entry.text else "",
        f"Số lượng: {entry.quantity}" if entry.quantity else "",
        f"Thời gian: {entry.when}" if entry.when else "",
        f"Thực hiện: {'; '.join(entry.lead)}" if entry.lead else "",
        f"Phối hợp: {'; '.join(entry.support)}" if entry.support else "",
        f"Gửi: {entry.to}" if entry.to else "",
        f"Mục {', '.join(entry.item.ref)} của kế hoạch",
    ]
    return "\n".join(part for part in parts if part)


def _spans(schedule: Schedule, year: int) -> Iterator[Span]:
    """Give the days that a schedule means in a year; what lasts all year means none."""
    if schedule.before_day and schedule.every == "month":
        for month in range(1, MONTHS + 1):
            day = date(year, month, min(schedule.before_day, calendar.monthrange(year, month)[1]))
            yield day, day
    elif schedule.before or schedule.day:
        first = schedule.before or schedule.day
        if first:
            yield first, schedule.last_day or first
        if schedule.also:
            yield schedule.also, schedule.also
    elif schedule.months:
        for begin, end in schedule.months:
            yield _months(year, begin, end)
    elif schedule.quarters and schedule.quarters != FULL_YEAR:
        start, stop = schedule.quarters
        yield _months(year, (start - 1) * MONTHS_A_QUARTER + 1, stop * MONTHS_A_QUARTER)


def _months(year: int, begin: int, end: int) -> Span:
    return date(year, begin, 1), date(year, end, calendar.monthrange(year, end)[1])

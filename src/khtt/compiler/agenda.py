"""A body's year as events: what of the plan has a time and falls to it."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date

from khtt.compiler.chains import Chains
from khtt.nouns.agenda import Agenda, Event, EventKind
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Campaign, Item, ReportingDuty, Task, Theme
from khtt.nouns.plan.resolved import Month
from khtt.nouns.quantity import Schedule
from khtt.nouns.report.period import MONTHS
from khtt.nouns.territory import District, Province
from khtt.nouns.text import short_date
from khtt.resolve import resolve_district

MONTHS_A_QUARTER = 3
FULL_YEAR = (1, 4)
Span = tuple[date, date]


def national_agenda(chains: Chains) -> Agenda:
    """Give the year of the nation: everything of the plan that has a time."""
    file = chains.base.file
    items = (item for _, item in file.items())
    return _agenda(file, "", file.plan.title, items)


def province_agenda(chains: Chains, province: Province) -> Agenda:
    """Give the year of a province."""
    plan = chains.view(province).plan
    return _agenda(plan.file, province.slug, plan.body.short, _of_months(plan.calendar))


def district_agenda(chains: Chains, province: Province, district: District) -> Agenda:
    """Give the year of a district."""
    chain = chains.district(province, district)
    plan = resolve_district(chains.view(province), district, chain)
    own = f"{province.slug}/{district.slug}"
    return _agenda(plan.file, own, plan.body.short, (*_of_months(plan.calendar), *_own(plan.tasks)))


def _own(duties: Iterable[object]) -> Iterator[Item]:
    for duty in duties:
        item = getattr(duty, "item", None)
        if isinstance(item, Item):
            yield item


def _of_months(months: Iterable[Month]) -> Iterator[Item]:
    for month in months:
        for entry in (*month.themes, *month.works, *month.deadlines):
            yield entry.item


def _agenda(file: PlanFile, body: str, name: str, items: Iterable[Item]) -> Agenda:
    year = file.plan.year
    found = {event.id: event for item in items for event in _events(item, year)}
    events = sorted(found.values(), key=lambda one: (one.first, one.last, one.id))
    own = f"{year}/{body}" if body else str(year)
    return Agenda(own, f"{name} - năm {year}", year, file.plan.day, tuple(events))


def _events(item: Item, year: int) -> Iterator[Event]:
    kind, title = _kind(item), _title(item)
    schedule = getattr(item, "deadline", None) or getattr(item, "schedule", None)
    if kind is None or not isinstance(schedule, Schedule):
        return
    spans = list(_spans(schedule, year))
    for place, (first, last) in enumerate(spans, 1):
        if year not in (first.year, last.year):
            continue
        due = bool(schedule.before or schedule.before_day)
        said = f"Hạn trước ngày {short_date(first)}: {title}" if due else title
        own = EventKind.DEADLINE if due else kind
        yield Event(_id(item, place, len(spans)), own, said, first, last, _details(item, schedule))


def _id(item: Item, place: int, count: int) -> str:
    return item.id if count == 1 else f"{item.id}-{place}"


def _kind(item: Item) -> EventKind | None:
    match item:
        case Theme():
            return EventKind.THEME
        case Campaign():
            return EventKind.CAMPAIGN
        case Activity():
            return EventKind.ACTIVITY
        case ReportingDuty() | Task():
            return EventKind.DEADLINE
        case _:
            return None


def _title(item: Item) -> str:
    for name in ("name", "form", "text"):
        if text := getattr(item, name, None):
            return str(text)
    return item.id


def _details(item: Item, schedule: Schedule) -> str:
    text = getattr(item, "text", None)
    quantity = getattr(item, "quantity", None)
    parts = [
        str(text) if text and text != _title(item) else "",
        f"Số lượng: {quantity.text}" if quantity else "",
        f"Thời gian: {schedule.text}" if schedule.text else "",
        f"Mục {', '.join(item.ref)} của kế hoạch",
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
    elif schedule.months:
        for begin, end in schedule.months:
            yield _months(year, begin, end)
    elif schedule.quarters and schedule.quarters != FULL_YEAR:
        start, stop = schedule.quarters
        yield _months(year, (start - 1) * MONTHS_A_QUARTER + 1, stop * MONTHS_A_QUARTER)


def _months(year: int, begin: int, end: int) -> Span:
    return date(year, begin, 1), date(year, end, calendar.monthrange(year, end)[1])

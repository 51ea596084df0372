"""The numbers that a body is to reach, each with its total: the columns of its tables."""

from collections.abc import Iterator

from khtt.nouns.measure import PER
from khtt.nouns.organisation import Area
from khtt.nouns.plan.allotment import QuotaColumn
from khtt.nouns.plan.facets import lead_of, quantity_of, text_of, time_of
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Channel, Item, Target
from khtt.nouns.plan.overlay import LOCAL
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import lower_first
from khtt.resolve.figures import said as said_of
from khtt.resolve.takers import Takers

ALWAYS = Schedule(quarters=(1, 4))


def columns_of(file: PlanFile, takers: Takers, area: Area) -> Iterator[QuotaColumn]:
    """Give the numbers that an area is to reach, each with its total."""
    titles = Titles(file)
    for row in (*file.script.general, *file.script.by_audience) if file.script else ():
        if takers.falls(row.lead):
            yield from _columns(row, titles.of(row), row.quantity, row.schedule, area)
            for quota in row.quotas:
                title = quota.short or quota.text
                yield from _columns(quota, title, quota.quantity, row.schedule, area)
    for item in _elsewhere(file):
        if takers.falls(lead_of(item)):
            title = text_of(item, "name", "text")
            amount = _amount(item, file.plan.year)
            yield from _columns(item, title, amount, time_of(item), area)


def _amount(item: Item, year: int) -> Quantity | None:
    """Give the quantity of an item; of a target, that of the year."""
    if isinstance(item, Target):
        return next((step.quantity for step in item.steps if step.year == year), None)
    return quantity_of(item)


def _elsewhere(file: PlanFile) -> Iterator[Item]:
    """Give the items outside of the script that may bear a number for each unit or commune."""
    for channel in file.channels:
        yield from _actions(channel)
    yield from file.campaigns
    yield from file.solutions
    for one in file.responsibilities:
        yield from one.tasks
    yield from (target for target in file.targets if target.ref[0] == LOCAL)


def _actions(channel: Channel) -> Iterator[Item]:
    yield from channel.actions
    for below in channel.channels:
        yield from _actions(below)


class Titles:
    """What rows of the script are called in the head of a table."""

    def __init__(self, file: PlanFile) -> None:
        """Take the plan whose audiences are named."""
        self.audiences = {
            segment.id: segment.short or segment.name
            for one in file.audiences
            for segment in (one, *one.segments)
        }

    def of(self, row: Activity) -> str:
        """Give the form of a row, with whom it is for."""
        whom = self.audiences.get(row.audience or "", "")
        return f"{row.form} ({lower_first(whom)})" if whom else row.form


def _columns(
    item: Item, title: str, quantity: Quantity | None, schedule: Schedule | None, area: Area
) -> Iterator[QuotaColumn]:
    if quantity is None or quantity.low is None:
        return
    phrase = area.commune_phrase
    said = said_of(quantity, area)
    if quantity.percent and quantity.of == "commune":
        total = quantity.share_of(area.total) or 0
        yield QuotaColumn(item, title, phrase, said, total, counted=True)
    elif "commune" in quantity.per:
        yield from _each_commune(item, title, quantity, schedule or ALWAYS, area)
    elif quantity.counts_communes and not quantity.per:
        yield QuotaColumn(item, title, phrase, said, int(quantity.low), counted=True)
    elif {"district", "province"} & set(quantity.per) or _own(item, quantity):
        yield _one_for_all(item, title, quantity, schedule or ALWAYS, area)


def _one_for_all(
    item: Item, title: str, quantity: Quantity, schedule: Schedule, area: Area
) -> QuotaColumn:
    """Give a number for the body as a whole, or for each of its districts or provinces."""
    unit, times, low = quantity.unit or "", 1, int(quantity.low or 0)
    if quantity.period:
        unit = f"{unit or 'lần'}/{PER[quantity.period]}"
        times = schedule.times(quantity.period)
    count, each = 1, None
    if "district" in quantity.per:
        count = max(area.districts_counted, 1)
        each = low if area.districts_counted else None
    elif "province" in quantity.per:
        count = max(len(area.provinces), 1)
    said = quantity.said(area.commune_phrase)
    return QuotaColumn(item, title, unit, said, low * count, periods=times, each_district=each)


def _own(item: Item, quantity: Quantity) -> bool:
    """Tell whether a number is the body's own: a locality gave it to an item that it added."""
    return item.ref[0] == LOCAL and quantity.low is not None and not quantity.percent


def _each_commune(
    item: Item, title: str, quantity: Quantity, schedule: Schedule, area: Area
) -> Iterator[QuotaColumn]:
    period = quantity.period or "year"
    unit = f"{quantity.unit or 'lần'}/{PER[period]}"
    times = schedule.times(period)
    assert quantity.low is not None  # noqa: S101 (the caller has looked)
    whole = ((title, quantity.low, said_of(quantity, area)),)
    parts = ((f"Trong đó về {one.on}", one.at_least, one.text) for one in quantity.of_which)
    for place, (name, least, said) in enumerate((*whole, *parts)):
        total = int(least * area.total)
        each, part = int(least), place > 0
        yield QuotaColumn(item, name, unit, said, total, each, periods=times, part=part)

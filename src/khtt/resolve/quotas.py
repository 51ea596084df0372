"""The numbers of a body, and how they are handed down to the bodies below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from khtt.nouns.measure import PER
from khtt.nouns.organisation import Area, Body
from khtt.nouns.plan.allotment import Allotment, QuotaColumn, QuotaRow
from khtt.nouns.plan.facets import lead_of, quantity_of, text_of, time_of
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Channel, Item, Target
from khtt.nouns.plan.overlay import LOCAL, Overlay, Spreading, Weights
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import lower_first
from khtt.resolve.figures import said as said_of
from khtt.resolve.spread import Unit, spread
from khtt.resolve.takers import Takers

COMMUNES, EQUAL, NONE = "communes", "equal", "none"
WEIGHTS = "weights"
ALWAYS = Schedule(quarters=(1, 4))


@dataclass(frozen=True, slots=True)
class Handing:
    """Who is below a body, what the body serves itself, and what it decided about handing down."""

    below: tuple[Body, ...]
    direct: int
    overlay: Overlay | None = None
    direct_districts: int = 0

    def decision(self, name: str) -> Spreading | None:
        """Give what was decided about the number of an item."""
        decisions = self.overlay.spread if self.overlay else ()
        return next((one for one in decisions if one.id == name), None)

    def measure(self, name: str) -> Mapping[str, Decimal] | None:
        """Give a measure of the bodies below by slug; None where it is not known of each."""
        measures = self.overlay.measures if self.overlay else ()
        for one in measures:
            if one.name == name:
                known = by_slug(one.values)
                return known if all(body.slug in known for body in self.below) else None
        return None


def by_slug(weights: Weights) -> Mapping[str, Decimal]:
    """Give weights by the slug of their unit."""
    return {one.district: one.weight for one in weights}


def allotment(columns: Iterable[QuotaColumn], handing: Handing) -> Allotment:
    """Spread the numbers of a body over the bodies below; each adds up to its total.

    A minimum for each commune stays the minimum in every unit, whatever the weights; no unit gets
    more communes than it has. What nothing tells how to spread stays with the body.
    """
    down: list[_Handed] = []
    undivided: list[QuotaColumn] = []
    for column in columns:
        whole = next((one for one in down if column.part and one.column.id == column.id), None)
        found = _handed(column, handing, whole) if handing.below else None
        if found is None:
            undivided.append(column)
        else:
            down.append(found)
    rows = tuple(
        QuotaRow(body, tuple(one.parts[place] for one in down))
        for place, body in enumerate(handing.below)
    )
    return Allotment(
        columns=tuple(one.column for one in down),
        rows=rows if down else (),
        kept=tuple(one.kept for one in down),
        undivided=tuple(undivided),
        by=tuple(one.by for one in down),
    )


@dataclass(frozen=True, slots=True)
class _Handed:
    """A number that is handed down: by what, the parts of the bodies below, and what is kept."""

    column: QuotaColumn
    by: str
    parts: tuple[int, ...]
    kept: int


def _handed(column: QuotaColumn, handing: Handing, whole: _Handed | None) -> _Handed | None:
    by, weights = _weights(column, handing)
    if weights is None:
        return None
    own = _own_unit(column, handing, weights, whole)
    units = _units(column, handing, weights, whole)
    *parts, kept = spread(column.total, [*units, own])
    return _Handed(column, by, tuple(parts), kept)


def _units(
    column: QuotaColumn, handing: Handing, weights: Sequence[Decimal], whole: _Handed | None
) -> list[Unit]:
    decision = handing.decision(column.id)
    # Numbers are assigned to the whole; a part of it follows, and is never more than the whole.
    numbers = by_slug(decision.numbers) if decision and not column.part else {}
    found = []
    for place, (body, weight) in enumerate(zip(handing.below, weights, strict=True)):
        communes = body.area.total
        most = whole.parts[place] if whole else communes if column.counted else None
        given = int(numbers[body.slug]) if body.slug in numbers else None
        least = floor_of(column, communes, len(body.area.districts))
        found.append(Unit(weight, least, most, given))
    return found


def floor_of(column: QuotaColumn, communes: int, districts: int) -> int:
    """Give the least of a number that a unit with so many communes and districts may have."""
    return (column.each or 0) * communes + (column.each_district or 0) * districts


def _own_unit(
    column: QuotaColumn, handing: Handing, weights: Sequence[Decimal], whole: _Handed | None
) -> Unit:
    """Give what the body carries out itself: what it keeps, or its part for what it serves itself."""
    decision = handing.decision(column.id)
    direct, least = handing.direct, floor_of(column, handing.direct, handing.direct_districts)
    if decision and decision.keep is not None and not column.part:
        return Unit(Decimal(0), given=max(decision.keep, least))
    if whole and decision and decision.keep is not None:
        return Unit(Decimal(0), least, whole.kept)
    communes = sum(body.area.total for body in handing.below)
    if column.counted and direct and communes:
        # The communes that it serves itself weigh what those of the others do.
        return Unit(sum(weights, Decimal(0)) * direct / communes or Decimal(direct), 0, direct)
    return Unit(Decimal(0), given=least)


def _weights(column: QuotaColumn, handing: Handing) -> tuple[str, Sequence[Decimal] | None]:
    """Give by what a number is spread and the weight of each body below; None for not at all."""
    decision, overlay = handing.decision(column.id), handing.overlay
    if decision and decision.weights:
        return WEIGHTS, _of(by_slug(decision.weights), handing.below)
    default = by_slug(overlay.weights) if overlay and overlay.weights else None
    by = decision.by if decision else None
    if by is None and decision and decision.numbers:
        by = EQUAL
    if by is None:
        return _by_default(column, handing, default)
    return by, _known(by, handing)


def _by_default(
    column: QuotaColumn, handing: Handing, default: Mapping[str, Decimal] | None
) -> tuple[str, Sequence[Decimal] | None]:
    """Spread by what the plan says, else by the overlay's weights, else by communes what counts them."""
    by: str | None = text_of(column.item, "spread") or None
    if by == NONE:
        return NONE, None
    known = _known(by, handing) if by else None
    if by and known is not None:
        return by, known
    per_unit = column.each is not None or column.each_district is not None
    if default is not None and not per_unit:
        return WEIGHTS, _of(default, handing.below)
    if per_unit or column.counted:
        return COMMUNES, _known(COMMUNES, handing)
    return by or NONE, None


def _known(by: str, handing: Handing) -> Sequence[Decimal] | None:
    if by == NONE:
        return None
    if by == COMMUNES:
        return [Decimal(body.area.total) for body in handing.below]
    if by == EQUAL:
        return [Decimal(1)] * len(handing.below)
    known = handing.measure(by)
    return None if known is None else _of(known, handing.below)


def _of(known: Mapping[str, Decimal], below: Sequence[Body]) -> list[Decimal]:
    return [known.get(body.slug, Decimal(0)) for body in below]


def columns_of(file: PlanFile, takers: Takers, area: Area) -> Iterator[QuotaColumn]:
    """Give the numbers that an area is to reach, each with its total."""
    titles = _Titles(file)
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


class _Titles:
    """What rows of the script are called in the head of a table."""

    def __init__(self, file: PlanFile) -> None:
        self.audiences = {
            segment.id: segment.short or segment.name
            for one in file.audiences
            for segment in (one, *one.segments)
        }

    def of(self, row: Activity) -> str:
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

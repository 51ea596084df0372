"""The numbers of a body, and how they are handed down to the bodies below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from khtt.nouns.organisation import Area, Body
from khtt.nouns.plan.facets import lead_of, quantity_of, text_of, time_of
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Channel, Item
from khtt.nouns.plan.overlay import Overlay, Spreading, Weights
from khtt.nouns.plan.resolved import Allotment, QuotaColumn, QuotaRow
from khtt.nouns.quantity import PER, Quantity, Schedule
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
    down: list[tuple[QuotaColumn, str, tuple[int, ...], int]] = []
    undivided: list[QuotaColumn] = []
    for column in columns:
        found = _handed(column, handing) if handing.below else None
        if found is None:
            undivided.append(column)
        else:
            down.append((column, *found))
    rows = tuple(
        QuotaRow(body, tuple(parts[place] for _, _, parts, _ in down))
        for place, body in enumerate(handing.below)
    )
    return Allotment(
        columns=tuple(column for column, *_ in down),
        rows=rows if down else (),
        kept=tuple(kept for *_, kept in down),
        undivided=tuple(undivided),
        by=tuple(by for _, by, _, _ in down),
    )


def _handed(column: QuotaColumn, handing: Handing) -> tuple[str, tuple[int, ...], int] | None:
    """Give by what a number is spread, its parts, and what the body keeps."""
    decision = handing.decision(column.item.id)
    by, weights = _weights(column, handing, decision)
    if weights is None:
        return None
    keep = decision.keep if decision else 0
    direct = (column.each or 0) * handing.direct
    if column.counted and handing.direct and not keep:
        # The communes that it serves itself count as a unit of their own.
        direct = -1
    parts = _parts(column, handing, (weights, decision), max(keep, direct))
    return by, parts[:-1], parts[-1]


def _parts(
    column: QuotaColumn,
    handing: Handing,
    decided: tuple[Sequence[Decimal], Spreading | None],
    keep: int,
) -> tuple[int, ...]:
    weights, decision = decided
    numbers = by_slug(decision.numbers) if decision else {}
    communes = [body.area.total for body in handing.below]
    units = [
        Unit(
            weight=weight,
            least=(column.each or 0) * count,
            most=count if column.counted else None,
            given=int(numbers[body.slug]) if body.slug in numbers else None,
        )
        for body, weight, count in zip(handing.below, weights, communes, strict=True)
    ]
    if keep < 0:
        units.append(Unit(Decimal(handing.direct), 0, handing.direct))
    else:
        units.append(Unit(Decimal(0), 0, keep, keep))
    return spread(column.total, units)


def _weights(
    column: QuotaColumn, handing: Handing, decision: Spreading | None
) -> tuple[str, Sequence[Decimal] | None]:
    communes = [Decimal(body.area.total) for body in handing.below]
    if decision and decision.weights:
        return WEIGHTS, _of(by_slug(decision.weights), handing.below)
    by = (decision.by if decision else None) or text_of(column.item, "spread") or None
    if decision and decision.by is None and decision.numbers:
        by = EQUAL
    if by is None and handing.overlay and handing.overlay.weights:
        return WEIGHTS, _of(by_slug(handing.overlay.weights), handing.below)
    if by is None:
        by = COMMUNES if column.each is not None or column.counted else NONE
    if by == COMMUNES:
        return by, communes
    if by == EQUAL:
        return by, [Decimal(1)] * len(communes)
    known = handing.measure(by)
    if (
        known is None
        and not (decision and decision.by)
        and handing.overlay
        and handing.overlay.weights
    ):
        return WEIGHTS, _of(by_slug(handing.overlay.weights), handing.below)
    return by, _of(known, handing.below) if known else None


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
            yield from _columns(item, title, quantity_of(item), time_of(item), area)


def _elsewhere(file: PlanFile) -> Iterator[Item]:
    """Give the items outside of the script that may bear a number for each unit or commune."""
    for channel in file.channels:
        yield from _actions(channel)
    yield from file.campaigns


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
    elif "district" in quantity.per or "province" in quantity.per or _own(item, quantity):
        unit, times = quantity.unit or "", 1
        if quantity.period:
            unit, times = (
                f"{unit or 'lần'}/{PER[quantity.period]}",
                (schedule or ALWAYS).times(quantity.period),
            )
        count = max(len(area.districts), 1) if "district" in quantity.per else 1
        if "province" in quantity.per:
            count = max(len(area.provinces), 1)
        yield QuotaColumn(item, title, unit, said, int(quantity.low) * count, periods=times)


def _own(item: Item, quantity: Quantity) -> bool:
    """Tell whether a number is the body's own: a locality gave it to an item that it added."""
    return item.ref[0] == "+" and quantity.low is not None and not quantity.percent


def _each_commune(
    item: Item, title: str, quantity: Quantity, schedule: Schedule, area: Area
) -> Iterator[QuotaColumn]:
    period = quantity.period or "year"
    unit = f"{quantity.unit or 'lần'}/{PER[period]}"
    times = schedule.times(period)
    assert quantity.low is not None  # noqa: S101 (the caller has looked)
    whole = ((title, quantity.low, said_of(quantity, area)),)
    parts = ((f"Trong đó về {one.on}", one.at_least, one.text) for one in quantity.of_which)
    for name, least, said in (*whole, *parts):
        total = int(least * area.total)
        yield QuotaColumn(item, name, unit, said, total, each=int(least), periods=times)

"""The numbers of a body, and how they are handed down: to bodies below, else to communes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from khtt.nouns.organisation import Receiver, Receivers
from khtt.nouns.plan.allotment import Allotment, QuotaColumn, QuotaRow
from khtt.nouns.plan.facets import text_of
from khtt.nouns.plan.overlay import Overlay, Spreading, Weights
from khtt.resolve.spread import Unit, spread

COMMUNES, EQUAL, NONE = "communes", "equal", "none"
WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class Handing:
    """To whom a body hands down, what it serves itself, and what it decided about handing down."""

    receivers: Receivers = field(default_factory=Receivers)
    direct: int = 0
    overlay: Overlay | None = None
    direct_districts: int = 0

    @property
    def below(self) -> tuple[Receiver, ...]:
        """Give all to whom it hands down."""
        return self.receivers.all

    def decision(self, name: str) -> Spreading | None:
        """Give what was decided about the number of an item."""
        decisions = self.overlay.spread if self.overlay else ()
        return next((one for one in decisions if one.id == name), None)

    def measure(self, name: str) -> Mapping[str, Decimal] | None:
        """Give a measure of the bodies below by slug; None where it is not known of each."""
        measures = self.overlay.measures if self.overlay else ()
        for one in measures:
            if one.name == name:
                known = self.by_slug(one.values)
                return known if all(body.slug in known for body in self.below) else None
        return None

    def by_slug(self, weights: Weights) -> Mapping[str, Decimal]:
        """Give weights by the slug of whom they are for; a name of nobody's is told by the check."""
        found = ((self.receivers.find(one.district), one.weight) for one in weights)
        return {one.slug: weight for one, weight in found if one}


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
        QuotaRow(to, tuple(one.parts[place] for one in down))
        for place, to in enumerate(handing.below)
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
    numbers = handing.by_slug(decision.numbers) if decision and not column.part else {}
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
        return WEIGHTS, _of(handing.by_slug(decision.weights), handing.below)
    default = handing.by_slug(overlay.weights) if overlay and overlay.weights else None
    by = decision.by if decision else None
    if by is None and decision and decision.numbers:
        by = EQUAL
    if by is None:
        return _by_default(column, handing, default)
    return by, _known(by, handing)


def _by_default(
    column: QuotaColumn, handing: Handing, default: Mapping[str, Decimal] | None
) -> tuple[str, Sequence[Decimal] | None]:
    """Spread by what the plan says, else by communes what counts them, or by the overlay's weights.

    Weights stand in the place of communes; what nothing hands down they do not hand down either.
    Communes get no more than the office decides: their minimum is said once for all of them.
    """
    by: str | None = text_of(column.item, "spread") or None
    if by == NONE:
        return NONE, None
    if handing.receivers.communes:
        return _over_communes(column, handing, default)
    known = _known(by, handing) if by else None
    if by and known is not None:
        return by, known
    per_unit = column.each is not None or column.each_district is not None
    if default is not None and column.counted:
        return WEIGHTS, _of(default, handing.below)
    if per_unit or column.counted:
        return COMMUNES, _known(COMMUNES, handing)
    return by or NONE, None


def _over_communes(
    column: QuotaColumn, handing: Handing, default: Mapping[str, Decimal] | None
) -> tuple[str, Sequence[Decimal] | None]:
    decided = handing.decision(column.id) is not None
    if default is not None and (decided or column.counted):
        return WEIGHTS, _of(default, handing.below)
    return (EQUAL, _known(EQUAL, handing)) if decided else (NONE, None)


def _known(by: str, handing: Handing) -> Sequence[Decimal] | None:
    if by == NONE:
        return None
    if by == COMMUNES:
        return [Decimal(body.area.total) for body in handing.below]
    if by == EQUAL:
        return [Decimal(1)] * len(handing.below)
    known = handing.measure(by)
    return None if known is None else _of(known, handing.below)


def _of(known: Mapping[str, Decimal], below: Sequence[Receiver]) -> list[Decimal]:
    return [known.get(body.slug, Decimal(0)) for body in below]

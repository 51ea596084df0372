"""Quantities worked out with a unit's own numbers."""

from collections.abc import Sequence
from decimal import Decimal

from khtt.nouns.plan.resolved import Area
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import number, padded

ALWAYS = Schedule(quarters=(1, 4))


def figures(quantity: Quantity | None, schedule: Schedule | None, area: Area) -> tuple[str, ...]:
    """Say what a quantity comes to in an area, and from what: one sentence a number."""
    if quantity is None or quantity.low is None or not area.communes:
        return ()
    if quantity.percent:
        return _share(quantity, area)
    if "commune" in quantity.per and quantity.period:
        return _in_communes(quantity, schedule or ALWAYS, area)
    return ()


def spread(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Spread a whole number over weights by largest remainders; the parts add up to it exactly.

    Equal remainders go to the larger weight, then to the one that stands first. Where all weights
    are nil the parts are as equal as can be.
    """
    shares = weights if sum(weights) else [1] * len(weights)
    whole = sum(shares)
    parts = [total * share // whole for share in shares]
    left = total - sum(parts)
    order = sorted(range(len(shares)), key=lambda i: (-(total * shares[i] % whole), -shares[i], i))
    for index in order[:left]:
        parts[index] += 1
    return tuple(parts)


def _share(quantity: Quantity, area: Area) -> tuple[str, ...]:
    whole = {"commune": area.communes, "district": len(area.districts)}.get(quantity.of or "")
    reached = quantity.share_of(whole) if whole else None
    if whole is None or reached is None or quantity.low is None:
        return ()
    phrase = area.commune_phrase if quantity.of == "commune" else area.district_phrase
    exact = quantity.low * whole / 100
    rounding = "" if exact == reached else f", làm tròn lên từ {number(exact.normalize())}"
    return (f"{padded(reached)} trên tổng số {padded(whole)} {phrase}{rounding}",)


def _in_communes(quantity: Quantity, schedule: Schedule, area: Area) -> tuple[str, ...]:
    assert quantity.low is not None  # noqa: S101 (the caller has looked)
    year = _in_a_year(quantity.low, quantity, schedule, area)
    said = f"{number(year)} {quantity.unit or 'lần'}/năm tại {padded(area.communes)} {area.commune_phrase}"
    parts = (
        f"trong đó {number(_in_a_year(part.at_least, quantity, schedule, area))} {part.unit} về {part.on}"
        for part in quantity.of_which
    )
    return (said, *parts)


def _in_a_year(amount: Decimal, quantity: Quantity, schedule: Schedule, area: Area) -> int:
    times = schedule.times(quantity.period) if quantity.period else 1
    return int(amount * times * area.communes)

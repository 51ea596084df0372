"""Whole numbers spread over units: they add up, keep their floors and stay below their ceilings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's weight, the least and the most it may get, and the number given to it, if any."""

    weight: Decimal
    least: int = 0
    most: int | None = None
    given: int | None = None


def spread(total: int, units: Sequence[Unit]) -> tuple[int, ...]:
    """Spread a whole number over units by largest remainders; the parts add up to it.

    Numbers given stand. The others get their floors first, and of the rest by weight, no more than
    their ceilings; equal remainders go to the larger weight, then to the one that stands first.
    Without any weight the rest is spread as equally as can be. Where floors and given numbers are
    more than the total, or all ceilings are reached, the parts cannot add up, and differ from it.
    """
    parts = [unit.least if unit.given is None else unit.given for unit in units]
    left = total - sum(parts)
    while left > 0:
        open_units = [
            i
            for i, unit in enumerate(units)
            if unit.given is None and (unit.most is None or parts[i] < unit.most)
        ]
        if not open_units:
            break
        taken = _round(left, [units[i].weight for i in open_units])
        for i, more in zip(open_units, taken, strict=True):
            most = units[i].most
            got = more if most is None else min(more, most - parts[i])
            parts[i] += got
            left -= got
    return tuple(parts)


def _round(total: int, weights: Sequence[Decimal]) -> list[int]:
    shares = _whole(weights) if sum(weights) else [1] * len(weights)
    whole = sum(shares)
    parts = [total * share // whole for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (-(total * shares[i] % whole), -shares[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def _whole(weights: Sequence[Decimal]) -> list[int]:
    """Give weights as whole numbers in the same proportion: no rounding comes near the sums."""
    places = max(-int(weight.as_tuple().exponent) for weight in weights)
    return [int(weight.scaleb(max(places, 0))) for weight in weights]

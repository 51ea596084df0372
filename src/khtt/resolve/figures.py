"""Quantities worked out with an area's own numbers."""

from decimal import Decimal
from typing import TYPE_CHECKING

from khtt.nouns.organisation import Area
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import number, padded

if TYPE_CHECKING:
    from khtt.nouns.measure import Per

ALWAYS = Schedule(quarters=(1, 4))


def said(quantity: Quantity, area: Area) -> str:
    """Give a quantity in an area's own words; what is per unit of its own kind is just its number."""
    if not area.provinces:
        called: dict[Per, str] = {"province": area.within, "district": ""}
    elif len(area.provinces) == 1:
        called = {"province": "", "district": area.district_phrase}
    else:
        called = {}
    return quantity.said(area.commune_phrase, called)


def figures(quantity: Quantity | None, schedule: Schedule | None, area: Area) -> tuple[str, ...]:
    """Say what a quantity comes to in an area: `36/143 xã, phường, thị trấn`, one phrase a number."""
    if quantity is None or quantity.low is None or not area.total:
        return ()
    if quantity.percent:
        return _share(quantity, area)
    if "commune" in quantity.per and quantity.period:
        return _in_communes(quantity, schedule or ALWAYS, area)
    return ()


def _share(quantity: Quantity, area: Area) -> tuple[str, ...]:
    whole = {"commune": area.total, "district": len(area.districts)}.get(quantity.of or "")
    reached = quantity.share_of(whole) if whole else None
    if whole is None or reached is None:
        return ()
    kinds = dict.fromkeys(district.kind for district in area.districts)
    phrase = area.commune_phrase if quantity.of == "commune" else ", ".join(kinds)
    return (f"{padded(reached)}/{number(whole)} {phrase}",)


def _in_communes(quantity: Quantity, schedule: Schedule, area: Area) -> tuple[str, ...]:
    assert quantity.low is not None  # noqa: S101 (the caller has looked)
    year = _in_a_year(quantity.low, quantity, schedule, area)
    where = f"tại {padded(area.total)} {area.commune_phrase}"
    parts = (
        f"trong đó {number(_in_a_year(part.at_least, quantity, schedule, area))} {part.unit} về {part.on}"
        for part in quantity.of_which
    )
    return (f"{number(year)} {quantity.unit or 'lần'}/năm {where}", *parts)


def _in_a_year(amount: Decimal, quantity: Quantity, schedule: Schedule, area: Area) -> int:
    times = schedule.times(quantity.period) if quantity.period else 1
    return int(amount * times * area.total)

"""Whether a quantity decided below keeps what the plan above asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from khtt.nouns.language import _
from khtt.nouns.measure import PERIODS, TIMES_A_YEAR
from khtt.nouns.quantity import VALUE_KEYS, Quantity
from khtt.nouns.source import Path
from khtt.nouns.text import number


@dataclass(frozen=True, slots=True)
class Breach:
    """What a quantity breaks: the code, how the two are said, what the plan above sets, and where.

    `below` and `above` are the paths within the two quantities, `least` what would keep the promise.
    """

    code: str
    asked: str
    bound: str
    sets: str
    below: Path = ()
    above: Path = ()
    least: str = ""


@dataclass(frozen=True, slots=True)
class _Amounts:
    """A quantity in a measure that can be compared: the least, and the most where there is one."""

    measure: tuple[object, ...]
    low: Decimal | None
    high: Decimal | None


def breaches(above: Quantity, below: Quantity, communes: int) -> Iterable[Breach]:
    """Give what a quantity breaks of the one above; `communes` are those of the unit."""
    if above.frequency:
        return
    here, there, enough = _key(below), _key(above), _least(above)
    if below.frequency:
        yield Breach("KH227", below.text, above.text, _("sets the minimum"), (), there, enough)
        return
    one, other = _amounts(above), _amounts(below)
    if below.counts_communes and above.percent and above.of == "commune":
        one = _worked_out(above, communes)
    if one.measure != other.measure:
        yield Breach("KH244", below.text, above.text, _("sets the measure"))
        return
    if one.low is not None and (other.low is None or other.low < one.low):
        yield Breach("KH227", below.text, above.text, _("sets the minimum"), here, there, enough)
    ceiling = one.high if above.between or above.at_most is not None else None
    if ceiling is not None and (_open(below) or _most(other) > ceiling):
        yield Breach("KH228", below.text, above.text, _("sets the ceiling"), here, there)
    if below.counts_communes and above.percent and _most(other) > communes:
        bound = _("{text}, and there are {count}").format(text=above.text, count=number(communes))
        yield Breach("KH228", below.text, bound, _("asks for a share of them"), here, there)
    yield from _parts(above, below)


def _open(quantity: Quantity) -> bool:
    """Tell whether a quantity has no upper end."""
    return quantity.at_least is not None or quantity.over is not None


def _most(amounts: "_Amounts") -> Decimal:
    return max((v for v in (amounts.low, amounts.high) if v is not None), default=Decimal(0))


def _key(quantity: Quantity) -> Path:
    return tuple(key for key in VALUE_KEYS if getattr(quantity, key) is not None)


def _least(quantity: Quantity) -> str:
    if quantity.low is None:
        return quantity.text
    return f"{number(quantity.low)}%" if quantity.percent else number(quantity.low)


def _parts(above: Quantity, below: Quantity) -> Iterable[Breach]:
    kept = {part.on: (place, part) for place, part in enumerate(below.of_which)}
    for at, part in enumerate(above.of_which):
        place, own = kept.get(part.on, (0, None))
        if own and own.at_least >= part.at_least:
            continue
        yield Breach(
            code="KH227",
            asked=own.text
            if own
            else _("{text}, none of them on {on}").format(text=below.text, on=part.on),
            bound=part.text,
            sets=_("sets the minimum of that part"),
            below=("of_which", place) if own else _key(below),
            above=("of_which", at),
            least=number(part.at_least),
        )


def _amounts(quantity: Quantity) -> _Amounts:
    if quantity.percent:
        measure = ("share", quantity.of)
        return _Amounts(measure, quantity.low, quantity.high)
    times = TIMES_A_YEAR[quantity.period] if quantity.period else 1
    each = frozenset(quantity.per) - {*PERIODS, "province", "district"}
    unit = "commune" if quantity.counts_communes else (quantity.unit or "").lower()
    return _Amounts(
        ("count", unit, each), _times(quantity.low, times), _times(quantity.high, times)
    )


def _worked_out(share: Quantity, communes: int) -> _Amounts:
    reached = share.share_of(communes)
    low = None if reached is None else Decimal(reached)
    return _Amounts(("count", "commune", frozenset()), low, None)


def _times(value: Decimal | None, times: int) -> Decimal | None:
    return None if value is None else value * times

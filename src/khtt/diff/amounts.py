"""What happened to a quantity: raised, lowered, added, dropped, or measured otherwise."""

from decimal import Decimal

from khtt.nouns.change import Direction, FieldChange, Kind
from khtt.nouns.quantity import Quantity

_CENT = Decimal("0.1")
_UP_OR_DOWN = {
    True: (Kind.TARGET_RAISED, Direction.UP),
    False: (Kind.TARGET_LOWERED, Direction.DOWN),
}

Found = tuple[Kind, FieldChange]


def amount_change(old: Quantity | None, new: Quantity | None) -> Found | None:
    """Give the kind of change and how far it went, or None where nothing changed.

    A frequency ("thường xuyên") is no target: it is content. `3.000` and `3000` are one number.
    """
    if old == new:
        return None
    before, after = _number(old), _number(new)
    if before is None or after is None or old is None or new is None:
        return _one_sided(old, new, (before, after))
    if _measure(old) != _measure(new):
        return Kind.MEASURE_CHANGED, _said(old, new, Direction.CHANGED)
    return _moved(old, new, (before, after)) if before != after else _same_low(old, new)


def _one_sided(
    old: Quantity | None, new: Quantity | None, numbers: tuple[Decimal | None, Decimal | None]
) -> Found:
    match numbers:
        case (None, None):
            return Kind.CONTENT_CHANGED, _said(old, new, Direction.CHANGED)
        case (None, _):
            return Kind.TARGET_ADDED, _said(old, new, Direction.ADDED)
        case _:
            return Kind.TARGET_DROPPED, _said(old, new, Direction.DROPPED)


def _said(old: Quantity | None, new: Quantity | None, direction: Direction) -> FieldChange:
    return FieldChange("quantity", old.text if old else "", new.text if new else "", direction)


def _number(quantity: Quantity | None) -> Decimal | None:
    if quantity is None or quantity.frequency:
        return None
    return quantity.low if quantity.low is not None else quantity.high


def _measure(quantity: Quantity) -> tuple[object, ...]:
    """Give what the number counts: two numbers compare only where this is equal."""
    unit = (quantity.unit or "").casefold()
    return quantity.percent, quantity.of, unit, frozenset(quantity.per)


def _moved(old: Quantity, new: Quantity, numbers: tuple[Decimal, Decimal]) -> Found:
    before, after = numbers
    kind, direction = _UP_OR_DOWN[after > before]
    step = after - before
    return kind, FieldChange(
        "quantity",
        old.text,
        new.text,
        direction,
        amount=None if old.percent else step,
        unit="" if old.percent else old.unit or "",
        points=step if old.percent else None,
        percent=(step * 100 / before).quantize(_CENT) if before else None,
    )


def _same_low(old: Quantity, new: Quantity) -> Found:
    """Decide by the upper end and by the parts where the number itself stayed."""
    pairs = ((old.high, new.high), (_parts(old), _parts(new)))
    for before, after in pairs:
        if before is not None and after is not None and before != after:
            return _moved(old, new, (before, after))
    return Kind.TARGET_CHANGED, _said(old, new, Direction.CHANGED)


def _parts(quantity: Quantity) -> Decimal:
    return sum((part.at_least for part in quantity.of_which), Decimal(0))

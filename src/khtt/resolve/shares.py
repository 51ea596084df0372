"""What a body gets of the numbers and the money of the body above."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from khtt.nouns.measure import TIMES_A_YEAR
from khtt.nouns.organisation import Area, Body
from khtt.nouns.plan.allotment import Grant, QuotaColumn, Share
from khtt.nouns.plan.chain import Layer
from khtt.nouns.plan.facets import quantity_of
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.quantity import Quantity
from khtt.resolve.figures import said as said_of


def shares_of(
    above: Plan | None, body: Body, own: Layer | None, columns: Iterable[QuotaColumn]
) -> Iterator[Share]:
    """Give every number that is handed down to a body, or that it sets itself in its place.

    `columns` are the numbers as the body's own words call them.
    """
    called = {(one.id, one.part): one.title for one in columns}
    for share in _shares(above, body, own):
        column = share.column
        title = called.get((column.id, column.part), column.title)
        yield replace(share, column=replace(column, title=title))


def _shares(above: Plan | None, body: Body, own: Layer | None) -> Iterator[Share]:
    row = _place(above, body)
    if above is None or row is None:
        return
    values = above.allotment.rows[row].values if above.allotment.rows else ()
    for column, value in zip(above.allotment.columns, values, strict=True):
        decided = own_value(column, own, body.area)
        if decided:
            yield Share(column, *decided)
        elif value:
            yield Share(column, value)
    for column in above.allotment.undivided:
        if decided := own_value(column, own, body.area):
            yield Share(column, *decided)


def own_numbers(
    shares: Iterable[Share], columns: Iterable[QuotaColumn], own: Layer | None, area: Area
) -> Iterator[QuotaColumn]:
    """Give the numbers that a body below may hand down: its shares, and what it adds itself."""
    handed = set[str]()
    for share in shares:
        handed.add(share.id)
        yield _as_total(share, area)
    added = {one.id for one in own.overlay.add.items} if own else set[str]()
    yield from (one for one in columns if one.id in added - handed)


def _as_total(share: Share, area: Area) -> QuotaColumn:
    """Give a share as the total of a column; what each commune must reach rises with it."""
    column, each = share.column, share.column.each
    if each and share.own and area.total:
        each = max(each, share.value // area.total)
    unit = area.commune_phrase if column.counted else column.unit
    return replace(column, total=share.value, each=each, unit=unit)


def own_value(column: QuotaColumn, own: Layer | None, area: Area) -> tuple[int, str] | None:
    """Give the number that a body set itself for a column, and how it said it."""
    decided = {one.id: one.quantity for one in own.overlay.set} if own else {}
    quantity = decided.get(column.item.id)
    if quantity is None or quantity.low is None:
        return None
    said = said_of(quantity, area)
    if quantity.percent:
        return quantity.share_of(area.total) or 0, said
    low = quantity.low
    if column.part:
        part = next((part for part in quantity.of_which if column.title.endswith(part.on)), None)
        if part is None:
            return None
        low, said = part.at_least, part.text
    each = area.total if "commune" in quantity.per else 1
    return int(Fraction(low) * each * _period_factor(column, quantity)), said


def _period_factor(column: QuotaColumn, own: Quantity) -> Fraction:
    """Give what turns a number of its own period, such as a month, into one of the column's."""
    asked = quantity_of(column.item)
    if own.period is None or asked is None or asked.period is None:
        return Fraction(1)
    return Fraction(TIMES_A_YEAR[own.period], TIMES_A_YEAR[asked.period])


def grants_of(above: Plan | None, body: Body, own: Layer | None) -> Iterator[Grant]:
    """Give the money that a body has: its part of each sum of the body above, and its own."""
    decided = {money.id: money for money in own.overlay.money} if own else {}
    row = _place(above, body)
    for one in above.local.sums if above and row is not None else ():
        money = decided.pop(one.id, None)
        amount = money.amount if money else one.parts[row or 0] if one.parts else 0
        if amount:
            yield Grant(one.id, money.text if money else one.text, amount)
    for money in decided.values():
        yield Grant(money.id, money.text, money.amount)


def _place(above: Plan | None, body: Body) -> int | None:
    """Give which of the bodies below it is."""
    ids = [one.id for one in above.below] if above else []
    return ids.index(body.id) if body.id in ids else None

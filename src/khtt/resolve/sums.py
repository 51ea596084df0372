"""Whether what the bodies below decide adds up to what the body above asks for (KH238, KH239)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khtt.nouns.diagnostic import Diagnostic, Place, Related, Severity, ordered
from khtt.nouns.language import _
from khtt.nouns.organisation import Body
from khtt.nouns.plan.allotment import QuotaColumn
from khtt.nouns.plan.chain import Chain
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.text import number
from khtt.resolve.shares import own_value

Chains = Mapping[str, Chain]
"""The chains of the bodies below that have an overlay, by id."""


@dataclass(frozen=True, slots=True)
class Part:
    """A body's part of a number: what was spread to it, and what it takes on."""

    name: str
    spread: int
    own: int
    at: Place | None = None


def check_sums(above: Plan, chain: Chain, chains: Chains) -> tuple[Diagnostic, ...]:
    """Give what does not add up between a body and those below it, sorted by place."""
    return ordered([*_numbers(above, chain, chains), *_money(above, chain, chains)])


def parts_of(above: Plan, chains: Chains, place: int) -> tuple[Part, ...]:
    """Give the parts of a number that the bodies below take on, the columns counted from 0."""
    return tuple(_part(above, row, chains, place) for row in range(len(above.receivers.all)))


def _part(above: Plan, row: int, chains: Chains, place: int) -> Part:
    column, of = above.allotment.columns[place], above.allotment.rows[row]
    body, spread = of.to, of.values[place]
    chain = chains.get(body.id)
    own = own_value(column, chain.layers[-1], body.area) if chain else None
    at = chain.place(column.item.id, "quantity") if own and chain else None
    return Part(body.area.name, spread, own[0] if own else spread, at)


def _numbers(above: Plan, chain: Chain, chains: Chains) -> Iterator[Diagnostic]:
    for place, column in enumerate(above.allotment.columns):
        parts = parts_of(above, chains, place)
        reached = sum(part.own for part in parts) + above.allotment.kept[place]
        most = _most(column)
        if reached < column.total:
            yield _gap(
                column, chain, parts, _("at least {count}").format(count=number(column.total))
            )
        elif most is not None and reached > most:
            yield _gap(column, chain, parts, _("at most {count}").format(count=number(most)))
    for column in above.allotment.undivided:
        most = _most(column)
        own = tuple(part for body in above.below if (part := _own_part(column, body, chains)))
        if most is not None and sum(part.own for part in own) > most:
            yield _gap(column, chain, own, _("at most {count}").format(count=number(most)))


def _own_part(column: QuotaColumn, body: Body, chains: Chains) -> Part | None:
    """Give what a body below takes on of a number that is not handed down."""
    chain = chains.get(body.id)
    own = own_value(column, chain.layers[-1], body.area) if chain else None
    if chain is None or own is None:
        return None
    return Part(body.area.name, 0, own[0], chain.place(column.id, "quantity"))


def _most(column: QuotaColumn) -> int | None:
    quantity = getattr(column.item, "quantity", None)
    bounds = quantity.between if quantity and "province" in quantity.per else None
    return int(bounds[1]) if bounds else None


def _gap(column: QuotaColumn, chain: Chain, parts: tuple[Part, ...], asked: str) -> Diagnostic:
    own = [part for part in parts if part.at and part.own != part.spread]
    reached = sum(part.own for part in parts)
    instead = _("{name} {own} instead of {spread}")
    said = ", ".join(
        instead.format(name=p.name, own=number(p.own), spread=number(p.spread)) for p in own
    )
    message = _(
        "the units take on {count} {unit} of '{id}', the plan above asks for {asked}: {said}"
    ).format(count=number(reached), unit=column.unit, id=column.item.id, asked=asked, said=said)
    asks = _("asks for {basis}").format(basis=column.basis)
    related = [Related(chain.place(column.item.id, "quantity"), asks)]
    related += [Related(part.at, part.name) for part in own[1:] if part.at]
    at = own[0].at if own and own[0].at else chain.place(column.item.id, "quantity")
    hint = _("let the units share the difference, or change the number above")
    return Diagnostic("KH238", message, at, hint=hint, related=tuple(related))


def _money(above: Plan, chain: Chain, chains: Chains) -> Iterator[Diagnostic]:
    for index, one in enumerate(above.local.sums):
        given = dict(_given(chains, one.id))
        if not given:
            continue
        parts = dict(zip((body.id for body in above.below), one.parts, strict=False))
        reached = one.kept + sum(
            given[name][0] if name in given else part for name, part in parts.items()
        )
        if reached == one.total:
            continue
        where = Related(
            chain.layers[-1].place(("money", index, "amount")),
            _("the sum is {total} đồng").format(total=number(one.total)),
        )
        severity = Severity.ERROR if reached > one.total else Severity.WARNING
        told = ", ".join(f"{name} {number(amount)}" for name, (amount, _at) in given.items())
        message = _("the units' parts of '{id}' add up to {sum} đồng, not {total}").format(
            id=one.id, sum=number(reached), total=number(one.total)
        )
        at = next(iter(given.values()))[1]
        hint = _("decided by the units: {told}").format(told=told)
        yield Diagnostic("KH239", message, at, severity, hint, (where,))


def _given(chains: Chains, name: str) -> Iterator[tuple[str, tuple[int, Place]]]:
    for ident, chain in chains.items():
        layer = chain.layers[-1]
        for index, money in enumerate(layer.overlay.money):
            if money.id == name:
                yield ident, (money.amount, layer.place(("money", index, "amount")))

"""Whether what the bodies below decide adds up to what the body above asks for (KH238, KH239)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khtt.nouns.diagnostic import Diagnostic, Place, Related, Severity, ordered
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
            yield _gap(column, chain, parts, f"at least {number(column.total)}")
        elif most is not None and reached > most:
            yield _gap(column, chain, parts, f"at most {number(most)}")
    for column in above.allotment.undivided:
        most = _most(column)
        own = tuple(part for body in above.below if (part := _own_part(column, body, chains)))
        if most is not None and sum(part.own for part in own) > most:
            yield _gap(column, chain, own, f"at most {number(most)}")


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
    said = ", ".join(f"{p.name} {number(p.own)} instead of {number(p.spread)}" for p in own)
    message = (
        f"the units take on {number(reached)} {column.unit} of '{column.item.id}', "
        f"the plan above asks for {asked}: {said}"
    )
    related = [Related(chain.place(column.item.id, "quantity"), f"asks for {column.basis}")]
    related += [Related(part.at, part.name) for part in own[1:] if part.at]
    at = own[0].at if own and own[0].at else chain.place(column.item.id, "quantity")
    hint = "let the units share the difference, or change the number above"
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
        message = f"the units' parts of '{one.id}' add up to {number(reached)} đồng"
        where = Related(
            chain.layers[-1].place(("money", index, "amount")),
            f"the sum is {number(one.total)} đồng",
        )
        severity = Severity.ERROR if reached > one.total else Severity.WARNING
        told = ", ".join(f"{name} {number(amount)}" for name, (amount, _) in given.items())
        message = f"{message}, not {number(one.total)}"
        at, hint = next(iter(given.values()))[1], f"decided by the units: {told}"
        yield Diagnostic("KH239", message, at, severity, hint, (where,))


def _given(chains: Chains, name: str) -> Iterator[tuple[str, tuple[int, Place]]]:
    for ident, chain in chains.items():
        layer = chain.layers[-1]
        for index, money in enumerate(layer.overlay.money):
            if money.id == name:
                yield ident, (money.amount, layer.place(("money", index, "amount")))

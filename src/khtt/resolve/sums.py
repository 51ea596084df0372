"""Whether what the districts decide adds up to what their province asks for (KH238, KH239)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khtt.nouns.diagnostic import Diagnostic, Place, Related, Severity, ordered
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.resolved import QuotaColumn
from khtt.nouns.text import number
from khtt.resolve.district import ProvinceView, district_area, own_value
from khtt.resolve.local import part_of

Chains = Mapping[str, Chain]
"""The chains of the districts that have an overlay, by slug."""


@dataclass(frozen=True, slots=True)
class Part:
    """A district's part of a number: what was spread to it, and what it takes on."""

    district: str
    spread: int
    own: int
    at: Place | None = None


def check_sums(view: ProvinceView, chains: Chains) -> tuple[Diagnostic, ...]:
    """Give what does not add up between a province and its districts, sorted by place."""
    return ordered([*_numbers(view, chains), *_money(view, chains)])


def parts_of(view: ProvinceView, chains: Chains, place: int) -> tuple[Part, ...]:
    """Give the districts' parts of a number, the province's columns counted from 0."""
    return tuple(
        _part(view, slug, chains.get(slug), place)
        for slug in (district.slug for district in view.province.districts)
    )


def _part(view: ProvinceView, slug: str, chain: Chain | None, place: int) -> Part:
    district = view.province.find_district(slug)
    column, spread = view.column_parts(district)[place]
    own = own_value(column, chain, district_area(view.territory, district)) if chain else None
    at = chain.place(column.item.id, "quantity") if own and chain else None
    return Part(district.full_name, spread, own[0] if own else spread, at)


def _numbers(view: ProvinceView, chains: Chains) -> Iterator[Diagnostic]:
    allotment = view.plan.allotment
    for place, column in enumerate(allotment.columns if allotment and chains else ()):
        parts = parts_of(view, chains, place)
        reached = sum(part.own for part in parts)
        most = _most(column)
        if reached < column.total:
            yield _gap(view, column, parts, f"at least {number(column.total)}")
        elif most is not None and reached > most:
            yield _gap(view, column, parts, f"at most {number(most)}")


def _most(column: QuotaColumn) -> int | None:
    quantity = getattr(column.item, "quantity", None)
    bounds = quantity.between if quantity and "province" in quantity.per else None
    return int(bounds[1]) if bounds else None


def _gap(
    view: ProvinceView, column: QuotaColumn, parts: tuple[Part, ...], asked: str
) -> Diagnostic:
    own = [part for part in parts if part.at and part.own != part.spread]
    reached = sum(part.own for part in parts)
    said = ", ".join(f"{p.district} {number(p.own)} instead of {number(p.spread)}" for p in own)
    message = (
        f"the districts take on {number(reached)} {column.unit} of '{column.item.id}', "
        f"the province asks for {asked}: {said}"
    )
    related = [Related(view.chain.place(column.item.id, "quantity"), f"asks for {column.basis}")]
    related += [Related(part.at, part.district) for part in own[1:] if part.at]
    at = own[0].at if own and own[0].at else view.chain.place(column.item.id, "quantity")
    hint = "let the districts share the difference, or change the province's number"
    return Diagnostic("KH238", message, at, hint=hint, related=tuple(related))


def _money(view: ProvinceView, chains: Chains) -> Iterator[Diagnostic]:
    for index, one in enumerate(view.plan.local.sums):
        given = dict(_given(chains, one.id))
        parts = {
            district.slug: part_of(one, view.province, district)
            for district in view.province.districts
        }
        if not given:
            continue
        reached = sum(given[slug][0] if slug in given else part for slug, part in parts.items())
        if reached == one.total:
            continue
        at = next(iter(given.values()))[1]
        message = f"the districts' parts of '{one.id}' add up to {number(reached)} đồng"
        asked = f"the sum is {number(one.total)} đồng"
        where = Related(view.chain.layers[0].place(("money", index, "amount")), asked)
        severity = Severity.ERROR if reached > one.total else Severity.WARNING
        said = ", ".join(f"{slug} {number(amount)}" for slug, (amount, _) in given.items())
        hint = f"decided by districts: {said}"
        yield Diagnostic(
            "KH239", f"{message}, not {number(one.total)}", at, severity, hint, (where,)
        )


def _given(chains: Chains, name: str) -> Iterator[tuple[str, tuple[int, Place]]]:
    for slug, chain in chains.items():
        layer: Layer = chain.layers[-1]
        for index, money in enumerate(layer.overlay.money):
            if money.id == name:
                yield slug, (money.amount, layer.place(("money", index, "amount")))

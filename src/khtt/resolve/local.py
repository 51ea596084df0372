"""What a locality's overlays add to its document."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khtt.nouns.organisation import Body, Organisation
from khtt.nouns.plan.chain import Chain, added_paths
from khtt.nouns.plan.file import PlanFile, Signature
from khtt.nouns.plan.items import Basis, Item
from khtt.nouns.plan.local import Decision, Fact, Local, Sum
from khtt.nouns.plan.overlay import Facts, Money, Overlay, Setting, Weights
from khtt.nouns.territory import District, Province
from khtt.nouns.text import joined, long_date, number, upper_first
from khtt.resolve.citation import DAY_BLANK, NUMBER_BLANK, citation
from khtt.resolve.figures import spread
from khtt.resolve.names import Names
from khtt.resolve.wording import FIELDS, title_of, value_of

PRESS = "press-agencies"
SIGNS_FOR = {"KT.", "TL.", "TUQ.", "Q."}


def local_of(chain: Chain, body: Body, names: Names, commune: str) -> Local:
    """Give what the overlay of a unit says for the document of its body, blank where there is none.

    The last overlay of the chain is the unit's own.
    """
    overlay = chain.layers[-1].overlay if chain.layers else None
    facts = overlay.facts if overlay else Facts()
    plan = chain.file.plan
    symbol = "KH-UBND" if overlay and overlay.issuer == "committee" else plan.symbol
    number = _number(facts.number, symbol)
    day = long_date(facts.date) if facts.date else ""
    written = day or f"ngày{DAY_BLANK}tháng{DAY_BLANK}năm {plan.year}"
    return Local(
        number=number,
        day=day,
        number_line=f"Số: {number}" if number else f"Số:{NUMBER_BLANK}\u00a0\u00a0/{symbol}",
        date_line=f"{facts.place or body.place}, {written}",
        attached_to=f"Kèm theo Kế hoạch số {number or f'{NUMBER_BLANK}/{symbol}'} {written} "
        f"của {body.name}",
        authority=authority(facts.signature, body),
        signer=(facts.signature.name or "") if facts.signature else "",
        facts=tuple(_facts(facts)),
        decisions=tuple(_decisions(chain, overlay, names, commune)) if overlay else (),
    )


def authority(signature: Signature | None, body: Body) -> tuple[str, ...]:
    """Give the lines above a signature (Nghị định 30/2020, Phụ lục I, II.7.a)."""
    if signature is None:
        head = (body.head.upper(),)
        return head if body.parent else ("TM. ỦY BAN NHÂN DÂN", *head)
    lines = [f"TM. {signature.body}"] if signature.body else []
    if signature.authority in SIGNS_FOR:
        lines.append(f"{signature.authority} {signature.head}")
        lines += [signature.title] if signature.title else []
    else:
        lines.append(signature.head)
    return tuple(line.upper() for line in lines)


def localised(file: PlanFile, facts: Facts) -> PlanFile:
    """Give a plan with the locality's press, and the methods of its epidemic level."""
    updates: dict[str, object] = {}
    own = (*facts.press, *((facts.broadcaster,) if facts.broadcaster else ()))
    if own:
        units = (
            unit.model_copy(update={"short": ", ".join(own)}) if unit.id == PRESS else unit
            for unit in file.units
        )
        updates["units"] = tuple(units)
    if level := facts.epidemic_level:
        updates["methods"] = tuple(
            method
            for method in file.methods
            if method.when is None or level in method.when.epidemic_levels
        )
    return file.model_copy(update=updates) if updates else file


def own_offices(organisation: Organisation, facts: Facts) -> Organisation:
    """Give the organisation with the names that a province calls its offices by."""
    if not facts.offices:
        return organisation
    named = {office.role: office.name for office in facts.offices}
    offices = (replace(one, name=named.get(one.role, one.name)) for one in organisation.offices)
    return replace(organisation, offices=tuple(offices))


def weights_for(province: Province, weights: Weights) -> tuple[int, ...] | None:
    """Give weights in the order of a province's districts, as whole numbers; None without any."""
    if not weights:
        return None
    by_name = {one.district: one.weight for one in weights}
    places = max(-int(one.weight.as_tuple().exponent) for one in weights)
    return tuple(
        int(by_name.get(district.slug, 0) * 10 ** max(places, 0)) for district in province.districts
    )


def sums_of(chain: Chain, province: Province) -> tuple[Sum, ...]:
    """Spread a province's money over its districts; the parts add up to each sum exactly."""
    if not chain.layers or not province.districts:
        return ()
    overlay = chain.layers[0].overlay
    return tuple(_sum(money, overlay, province) for money in overlay.money)


def _sum(money: Money, overlay: Overlay, province: Province) -> Sum:
    communes = tuple(district.communes.total for district in province.districts)
    weights = weights_for(province, money.weights or overlay.weights) or communes
    return Sum(money.id, money.text, money.amount, spread(money.amount, weights))


def part_of(one: Sum, province: Province, district: District) -> int:
    """Give a district's part of a sum."""
    return one.parts[province.districts.index(district)]


def _number(number_: str | None, symbol: str) -> str:
    if not number_:
        return ""
    return number_ if "/" in number_ else f"{number_}/{symbol}"


def _facts(facts: Facts) -> Iterator[Fact]:
    if facts.enterprises is not None:
        yield Fact("Số doanh nghiệp trên địa bàn", f"{number(facts.enterprises)} doanh nghiệp")
    press = (*facts.press, *((facts.broadcaster,) if facts.broadcaster else ()))
    if press:
        yield Fact("Báo, đài phối hợp truyền thông", joined(press))
    if facts.ethnic_languages:
        yield Fact("Ngôn ngữ dân tộc dùng khi truyền thông", joined(facts.ethnic_languages))
    if facts.epidemic_level is not None:
        yield Fact("Cấp độ dịch được công bố", f"Cấp {facts.epidemic_level}")


def _decisions(chain: Chain, overlay: Overlay, names: Names, commune: str) -> Iterator[Decision]:
    above = chain.above.items
    bases = {basis.id: basis for basis in chain.effective.bases}
    for setting in overlay.set:
        if item := above.get(setting.id):
            yield from _changed(setting, item, names, commune)
    yield from _waived(overlay, above, bases)
    for _, item in added_paths(overlay):
        yield Decision("added", item, title_of(item), "", "Bổ sung")


def _changed(setting: Setting, item: Item, names: Names, commune: str) -> Iterator[Decision]:
    for field in setting.fields:
        yield Decision(
            kind="changed",
            item=item,
            title=f"{title_of(item)} ({FIELDS[field]})",
            above=value_of(getattr(item, field, None), names, commune),
            own=value_of(getattr(setting, field), names, commune),
            because=upper_first(setting.because or ""),
        )


def _waived(
    overlay: Overlay, above: Mapping[str, Item], bases: Mapping[str, Basis]
) -> Iterator[Decision]:
    for waiver in overlay.waive:
        if item := above.get(waiver.id):
            allowed = bases.get(waiver.allowed_by or "")
            yield Decision(
                kind="waived",
                item=item,
                title=title_of(item),
                above="Thực hiện",
                own="Không thực hiện",
                because=upper_first(waiver.because or ""),
                allowed_by=citation(allowed) if allowed else "",
            )

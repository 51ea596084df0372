"""What a body's overlays add to its document."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from khtt.nouns.organisation import Body, Receiver
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.file import Identity, PlanFile, Signature
from khtt.nouns.plan.items import Basis, Item
from khtt.nouns.plan.local import Decision, Fact, Local, Sum
from khtt.nouns.plan.overlay import Facts, Money, Overlay, Setting
from khtt.nouns.plan.own import Appended
from khtt.nouns.text import joined, long_date, number, upper_first
from khtt.resolve.citation import DAY_BLANK, NUMBER_BLANK, citation
from khtt.resolve.quotas import COMMUNES, EQUAL, NONE, Handing
from khtt.resolve.spread import Unit, spread
from khtt.resolve.wording import FIELDS, Words, title_of, value_of

PRESS = "press-agencies"
SIGNS_FOR = {"KT.", "TL.", "TUQ.", "Q."}


def local_of(chain: Chain, own: Layer | None, body: Body, words: Words) -> Local:
    """Give what a body's own overlay says for its document, blank where there is none."""
    facts = own.overlay.facts if own else Facts()
    plan = chain.file.plan
    number = _number(facts.number, body.symbol)
    day = long_date(facts.date) if facts.date else ""
    written = day or f"ngày{DAY_BLANK}tháng{DAY_BLANK}năm {plan.year}"
    blank = f"{NUMBER_BLANK}/{body.symbol}"
    return Local(
        number=number,
        day=day,
        number_line=f"Số: {number}" if number else f"Số:{NUMBER_BLANK}\u00a0\u00a0/{body.symbol}",
        date_line=f"{facts.place or body.seat}, {written}",
        attached_to=f"Kèm theo Kế hoạch số {number or blank} {written} của {body.name}",
        authority=authority(facts.signature, body),
        signer=(facts.signature.name or "") if facts.signature else "",
        facts=tuple(_facts(facts)),
        decisions=tuple(_decisions(chain, own, words)) if own else (),
    )


def national_local(identity: Identity, body: Body) -> Local:
    """Give the head and the signature of the nation's own plan."""
    issued = identity.issued
    day = long_date(issued.date) if issued.date else ""
    written = day or f"ngày{DAY_BLANK}tháng{DAY_BLANK}năm {issued.year}"
    number = _number(issued.number, identity.symbol)
    blank = f"{NUMBER_BLANK}/{identity.symbol}"
    return Local(
        number=number,
        day=day,
        number_line=f"Số: {number}"
        if number
        else f"Số:{NUMBER_BLANK}\u00a0\u00a0/{identity.symbol}",
        date_line=f"{identity.place}, {written}",
        attached_to=f"Kèm theo Kế hoạch số {number or blank} {written} của {body.name}",
        authority=authority(identity.signature, body),
        signer=identity.signature.name or "",
    )


def with_offices(body: Body, chain: Chain) -> Body:
    """Give a body with the names that its own overlay gives to its offices."""
    last = chain.layers[-1] if chain.layers else None
    if last is None or last.body != body.id or not last.overlay.facts.offices:
        return body
    names = {one.role: one.name for one in last.overlay.facts.offices}
    offices = (
        replace(office, name=names[office.role], short=names[office.role], proper=True)
        if office.role in names
        else office
        for office in body.offices
    )
    return replace(body, offices=tuple(offices))


def authority(signature: Signature | None, body: Body) -> tuple[str, ...]:
    """Give the lines above a signature (Nghị định 30/2020, Phụ lục I, II.7.a)."""
    if signature is None:
        head = (body.head.upper(),)
        return ("TM. ỦY BAN NHÂN DÂN", *head) if body.committee else head
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


def sums_of(overlay: Overlay, handing: Handing) -> tuple[Sum, ...]:
    """Spread a body's money over those below; the parts and what is kept add up to each sum."""
    return tuple(_sum(money, overlay, handing) for money in overlay.money)


def _sum(money: Money, overlay: Overlay, handing: Handing) -> Sum:
    weights = _money_weights(money, overlay, handing) if handing.below else None
    if weights is None:
        return Sum(money.id, money.text, money.amount, kept=money.amount)
    numbers = handing.by_slug(money.numbers)
    units = [
        Unit(weights.get(body.slug, Decimal(0)), given=_given(numbers, body))
        for body in handing.below
    ]
    *parts, kept = spread(money.amount, [*units, _kept(money, overlay, handing)])
    return Sum(money.id, money.text, money.amount, tuple(parts), kept)


def _kept(money: Money, overlay: Overlay, handing: Handing) -> Unit:
    """Give what the body keeps: as it says, else its part for the communes that it serves itself."""
    by_communes = (money.by or COMMUNES) == COMMUNES and not money.weights and not overlay.weights
    if money.keep is None and by_communes and handing.direct:
        return Unit(Decimal(handing.direct))
    return Unit(Decimal(0), given=money.keep or 0)


def _given(numbers: Mapping[str, Decimal], body: Receiver) -> int | None:
    return int(numbers[body.slug]) if body.slug in numbers else None


def _money_weights(
    money: Money, overlay: Overlay, handing: Handing
) -> Mapping[str, Decimal] | None:
    """Give by what a sum is spread; None for one that is not handed down."""
    if money.weights:
        return handing.by_slug(money.weights)
    decides = money.by or money.numbers or money.keep is not None
    if money.by == NONE or (handing.receivers.communes and not (decides or overlay.weights)):
        return None  # over its communes an office spreads only what it says it does
    if money.by == EQUAL:
        return {body.slug: Decimal(1) for body in handing.below}
    if money.by and money.by != COMMUNES:
        return handing.measure(money.by)
    if money.by is None and overlay.weights:
        return handing.by_slug(overlay.weights)
    return {body.slug: Decimal(body.area.total) for body in handing.below}


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


def _decisions(chain: Chain, own: Layer, words: Words) -> Iterator[Decision]:
    above = chain.above.items
    bases = {basis.id: basis for basis in chain.effective.bases}
    for setting in own.overlay.set:
        if item := above.get(setting.id):
            yield from _changed(setting, item, words)
    for appended in own.overlay.append:
        if item := above.get(appended.id):
            yield from _changed(appended, item, words)
    for added in own.overlay.add.items:
        if added.because:
            title, because = words.said(title_of(added)), upper_first(words.said(added.because))
            yield Decision("added", added, title, "", "", because)
    yield from _waived(own.overlay, above, bases, words)


def _changed(change: Setting | Appended, item: Item, words: Words) -> Iterator[Decision]:
    more = "Bổ sung: " if isinstance(change, Appended) else ""
    for field in change.fields:
        yield Decision(
            kind="changed",
            item=item,
            title=f"{words.said(title_of(item))} ({FIELDS[field]})",
            above=value_of(getattr(item, field, None), words),
            own=f"{more}{value_of(getattr(change, field), words)}",
            because=upper_first(words.said(change.because or "")),
        )


def _waived(
    overlay: Overlay, above: Mapping[str, Item], bases: Mapping[str, Basis], words: Words
) -> Iterator[Decision]:
    for waiver in overlay.waive:
        if item := above.get(waiver.id):
            allowed = bases.get(waiver.allowed_by or "")
            yield Decision(
                kind="waived",
                item=item,
                title=words.said(title_of(item)),
                above="Thực hiện",
                own="Không thực hiện",
                because=upper_first(words.said(waiver.because or "")),
                allowed_by=citation(allowed) if allowed else "",
            )

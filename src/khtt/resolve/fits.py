"""Whether what a body decides about handing down fits what there is to hand down (KH266, KH267)."""

from collections.abc import Iterator

from khtt.nouns.diagnostic import Diagnostic, Related, ordered
from khtt.nouns.language import _
from khtt.nouns.plan.allotment import QuotaColumn
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.source import Path
from khtt.nouns.text import number
from khtt.resolve.quotas import NONE, floor_of

CODE = "KH266"


def check_handing(plan: Plan, chain: Chain) -> tuple[Diagnostic, ...]:
    """Give what a body assigns or keeps against a floor, a ceiling or the total, sorted by place."""
    layer = chain.layers[-1]
    return ordered(
        [*_nothing(plan, chain, layer), *_numbers(plan, chain, layer), *_money(plan, layer)]
    )


def _nothing(plan: Plan, chain: Chain, layer: Layer) -> Iterator[Diagnostic]:
    """Give the decisions about what the body has no number of, or that is not handed down by them."""
    handed = {one.id for one in plan.allotment.columns}
    kept = {one.id for one in plan.allotment.undivided}
    for index, one in enumerate(layer.overlay.spread):
        if one.id in handed or (one.id in kept and one.by == NONE):
            continue
        where = Related(chain.place(one.id), _("is what it decides about"))
        path: Path = ("spread", index)
        message = _("{unit} has no number of '{id}' to hand down")
        hint = _("delete it, or give the unit a number under `set`")
        if one.id in kept:
            message = _("'{id}' is not handed down by {unit}: nothing says by what")
            hint = _("write `by`, `weights`, or `numbers` for those who get them")
        said = message.format(id=one.id, unit=plan.office.short)
        yield _problem(layer, path, said, where, hint, "KH267")


def _numbers(plan: Plan, chain: Chain, layer: Layer) -> Iterator[Diagnostic]:
    handed = plan.allotment
    for place, column in enumerate(handed.columns):
        index = next((i for i, one in enumerate(layer.overlay.spread) if one.id == column.id), None)
        if index is None or column.part:
            continue
        path: Path = ("spread", index)
        where = Related(
            chain.place(column.id, "quantity"), _("asks for {text}").format(text=column.basis)
        )
        yield from _assigned(plan, layer, column, path, where)
        reached = sum(row.values[place] for row in handed.rows) + handed.kept[place]
        if reached != column.total:
            decision = layer.overlay.spread[index]
            field = "numbers" if decision.numbers else "keep"
            message = _("what is handed down and kept comes to {sum} {unit}, not to {total}")
            said = message.format(sum=number(reached), unit=column.unit, total=number(column.total))
            hint = _("let the numbers and `keep` leave room for what every unit must have")
            yield _problem(layer, (*path, field), said, where, hint)


def _assigned(
    plan: Plan, layer: Layer, column: QuotaColumn, path: Path, where: Related
) -> Iterator[Diagnostic]:
    index = path[1]
    assert isinstance(index, int)  # noqa: S101 (it is the place in a list)
    for nth, one in enumerate(layer.overlay.spread[index].numbers):
        to = plan.receivers.find(one.district)
        if to is None:
            continue
        communes, districts = to.area.total, len(to.area.districts)
        least, value = floor_of(column, communes, districts), one.weight
        if value < least:
            message = _("{name} gets {value} {unit}, and must have {least}")
            bound = least
        elif column.counted and value > communes:
            message = _("{name} gets {value} {unit}, and has {least} communes")
            bound = communes
        else:
            continue
        said = message.format(
            name=to.short, value=number(value), unit=column.unit, least=number(bound)
        )
        hint = _("write {number}").format(number=number(bound))
        yield _problem(layer, (*path, "numbers", nth), said, where, hint)


def _money(plan: Plan, layer: Layer) -> Iterator[Diagnostic]:
    for index, (one, money) in enumerate(zip(plan.local.sums, layer.overlay.money, strict=True)):
        reached = sum(one.parts) + one.kept
        assigned = (money.keep or 0) + sum(number_.weight for number_ in money.numbers)
        if reached == one.total and assigned <= one.total:
            continue
        message = _("what is assigned and kept comes to {sum} đồng, and there are {total}")
        said = message.format(sum=number(max(reached, int(assigned))), total=number(one.total))
        field = "numbers" if money.numbers else "keep"
        place = layer.place(("money", index, "amount"))
        where = Related(place, _("the sum"))
        hint = _("assign and keep no more than there is")
        yield _problem(layer, ("money", index, field), said, where, hint)


def _problem(  # noqa: PLR0913, PLR0917 (what a problem is)
    layer: Layer, path: Path, message: str, where: Related, hint: str, code: str = CODE
) -> Diagnostic:
    return Diagnostic(code, message, layer.place(path), hint=hint, related=(where,))

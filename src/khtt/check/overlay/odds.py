"""Rules about facts, lists and budgets of an overlay (KH269, KH273, KH274, KH276, KH278)."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.language import _
from khtt.nouns.organisation import Level
from khtt.nouns.plan.own import BudgetLine
from khtt.nouns.text import fold, number

if TYPE_CHECKING:
    from khtt.nouns.source import Path


def idle_fact(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH269: a fact is given that decides nothing in this year's plan.

    The level of the epidemic chose methods in 2022; a plan without such methods has no use for it.
    Delete it.
    """
    if survey.overlay.facts.epidemic_level is None or any(one.when for one in survey.above.methods):
        return
    message = _("the plan has nothing that depends on the level of the epidemic")
    where = Related(survey.head(), _("the plan above"))
    yield survey.breach("KH269", ("facts", "epidemic_level"), message, where, _("delete it"))


def list_of_a_lower_body(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH273: a district or a base office lists bodies below it, and has none.

    The list is that of the province; move it there.
    """
    if survey.overlay.bodies and survey.lower:
        message = _("a district or a base office has no bodies below to list")
        hint = _("move the list to the province's overlay")
        yield survey.breach("KH273", ("bodies",), message, survey.map_is_of(), hint)


def wrong_level(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH278: an overlay is said to be a district's where there are none, or a base office's.

    Until 30 June 2025 there were districts, since 1 July 2025 there are base offices. Use the key
    of the plan's day, `district` or `base`, and one of them alone.
    """
    place, lowest = survey.overlay.overlay, survey.organisation.levels[-1]
    for key, level in (("district", Level.DISTRICT), ("base", Level.BASE)):
        if getattr(place, key) and lowest is not level:
            message = _("on the plan's day there are no bodies that `{key}` names").format(key=key)
            other = "base" if key == "district" else "district"
            hint = _("write `{key}`, with the name of such a body").format(key=other)
            yield survey.breach("KH278", ("overlay", key), message, survey.map_is_of(), hint)
    if place.district and place.base:
        message = _("the overlay is for a district and for a base office")
        yield survey.breach(
            "KH278", ("overlay", "base"), message, survey.map_is_of(), _("keep one")
        )


def bad_budget(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH274: the budget does not add up.

    Quantity by price is the line's amount, the lines are the total, and no more is handed down than
    there is. Mend the numbers.
    """
    budget = survey.overlay.budget
    if budget is None:
        return
    where = Related(_funding(survey), _("where the money of the plan comes from"))
    for index, line in enumerate(budget.lines):
        if message := _fault(line):
            path: Path = ("budget", "lines", index)
            hint = _("mend the numbers")
            yield survey.breach("KH274", path, message, where, hint)
    total = sum(line.sum for line in budget.lines)
    if budget.total is not None and budget.total != total:
        message = _("the lines add up to {sum} đồng, not {total}")
        said = message.format(sum=number(total), total=number(budget.total))
        hint = _("mend the total, or a line")
        yield survey.breach("KH274", ("budget", "total"), said, where, hint)


def _fault(line: BudgetLine) -> str:
    worked = line.worked_out
    if line.amount is None and worked is None:
        return _("'{id}' has neither an amount nor a quantity with its price").format(id=line.id)
    if line.amount is not None and worked is not None and worked != line.amount:
        message = _("'{id}': {quantity} by {price} is {sum} đồng, not {amount}")
        return message.format(
            id=line.id,
            quantity=number(line.quantity or 0),
            price=number(line.unit_price or 0),
            sum=number(int(worked)),
            amount=number(line.amount),
        )
    if worked is not None and worked != int(worked):
        return _("'{id}' is not whole đồng").format(id=line.id)
    if line.sum == 0:
        return _("'{id}' is nought đồng").format(id=line.id)
    if line.handed_down > line.sum:
        message = _("'{id}' hands down {part} đồng of {sum}")
        return message.format(id=line.id, part=number(line.handed_down), sum=number(line.sum))
    return ""


def _funding(survey: OverlaySurvey) -> Place:
    for one in survey.above.funding:
        return survey.chain.above.place(one.id)
    return survey.head()


def said_twice(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH276: something stands twice in a list: a recipient, a press agency, a budget line, a contract.

    It would stand twice in the document, or another was meant. Delete one.
    """
    overlay = survey.overlay
    lines = overlay.budget.lines if overlay.budget else ()
    lists: tuple[tuple[Path, Iterable[str]], ...] = (
        (("recipients",), overlay.recipients),
        (("facts", "press"), overlay.facts.press),
        (("facts", "ethnic_languages"), overlay.facts.ethnic_languages),
        (("budget", "lines"), (one.id for one in lines)),
        (("contracts",), (one.id for one in overlay.contracts)),
        (("spread",), (one.id for one in overlay.spread)),
        (("measures",), (one.name for one in overlay.measures)),
    )
    for path, names in lists:
        seen: dict[str, int] = {}
        for index, name in enumerate(names):
            if (first := seen.setdefault(fold(name), index)) != index:
                message = _("'{name}' stands here twice").format(name=name)
                where = Related(survey.layer.place((*path, first)), _("stands here first"))
                problem = survey.breach("KH276", (*path, index), message, where, _("delete one"))
                yield problem


ODDS = (idle_fact, list_of_a_lower_body, wrong_level, bad_budget, said_twice)

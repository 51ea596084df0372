"""Rules about quantities and times that the plan above binds (KH227-KH229, KH244)."""

from collections.abc import Iterator

from khtt.check.kinds import kind_of
from khtt.check.overlay.quantities import Breach, breaches
from khtt.check.overlay.survey import OverlaySurvey
from khtt.check.overlay.window import outside, rarer
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.plan.direction import change_of
from khtt.nouns.plan.items import Item
from khtt.nouns.plan.overlay import Setting
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.source import Path
from khtt.nouns.text import lower_first


def lowered_minimum(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH227: a quantity is lower than the plan above asks for.

    `at_least` may be raised below, never lowered; a part (`of_which`) has a minimum of its own.
    A number that is set for the whole province is not compared with one district's: those are
    added up (KH238). Raise it, or waive the item with a reason and a document.
    """
    yield from _quantities(survey, "KH227")


def raised_ceiling(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH228: a quantity is higher, or a time between two occasions longer, than the plan above allows.

    The upper end of a range and `at_most` bind those below, and so does `at_most_every`. Stay
    within it.
    """
    yield from _quantities(survey, "KH228")
    for path, setting, item, field in _times(survey):
        above, below = getattr(item, field), getattr(setting, field)
        if above and rarer(above, below):
            message = _("{item} comes round less often: {text}, above: {above}").format(
                item=kind_of(item), text=below.text, above=above.text
            )
            where = survey.against(item.id, field, _("sets the longest time between"))
            yield survey.breach(
                "KH228", (*path, field), message, where, _("write {text}").format(text=above.text)
            )


def other_measure(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH244: a quantity counts something else than the plan above, so that they cannot be compared.

    A share of the communes may be given as a number of them; otherwise the unit of measure, and
    what the number is for each of, stay. Use the plan's own measure.
    """
    yield from _quantities(survey, "KH244")


def outside_the_window(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH229: a time lies outside that of the plan above.

    Within the window a unit chooses; before and after it the work comes too early or too late.
    Choose a time inside it.
    """
    plan = survey.above.plan
    years = (plan.year, plan.until or plan.year)
    for path, setting, item, field in _times(survey):
        above: Schedule = getattr(item, field) or Schedule()
        below: Schedule = getattr(setting, field)
        if outside(above, below, years):
            window = above.text or f"năm {plan.year}"
            message = _("{item}: {text} lies outside of {window}").format(
                item=kind_of(item), text=below.text, window=window
            )
            where = survey.against(item.id, field, _("sets the window"))
            yield survey.breach(
                "KH229", (*path, field), message, where, _("choose a time inside it")
            )


def _times(survey: OverlaySurvey) -> Iterator[tuple[Path, Setting, Item, str]]:
    for index, setting in enumerate(survey.overlay.set):
        item = survey.items.get(setting.id)
        for field in ("schedule", "deadline"):
            if item and field in setting.fields and change_of(item, field) == "within":
                yield ("set", index), setting, item, field


def _quantities(survey: OverlaySurvey, code: str) -> Iterator[Diagnostic]:
    for index, setting in enumerate(survey.overlay.set):
        item = survey.items.get(setting.id)
        above = getattr(item, "quantity", None)
        if item is None or above is None or setting.quantity is None:
            continue
        if change_of(item, "quantity") != "at_least" or _added_up(survey, above):
            continue
        for breach in breaches(above, setting.quantity, survey.communes):
            if breach.code == code:
                yield _breach(survey, ("set", index, "quantity"), item, breach)


def _added_up(survey: OverlaySurvey, above: Quantity) -> bool:
    """Tell whether a number is the province's as a whole: its districts' are added up instead."""
    return bool(survey.lower) and "province" in above.per


def _breach(survey: OverlaySurvey, path: Path, item: Item, found: Breach) -> Diagnostic:
    asked, bound = lower_first(found.asked), lower_first(found.bound)
    message = _("{item} asks for {asked}, {plan_above} for {bound}").format(
        item=kind_of(item), asked=asked, plan_above=survey.plan_above, bound=bound
    )
    hint = {
        "KH227": _("raise it to {least}, or waive it with a reason").format(least=found.least),
        "KH228": _("stay within it"),
        "KH244": _("use the same unit of measure"),
    }[found.code]
    at = survey.chain.above.place(item.id, "quantity", found.above)
    where = Related(at, found.sets)
    return survey.breach(found.code, (*path, *found.below), message, where, hint)


BOUNDS = (lowered_minimum, raised_ceiling, other_measure, outside_the_window)

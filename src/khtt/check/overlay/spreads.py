"""Rules about what numbers and money are spread by (KH234, KH235, KH267, KH268)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khtt.check.overlay.rights import nobody
from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.language import _
from khtt.nouns.plan.items import Activity, Item, Quota
from khtt.nouns.plan.overlay import Spread, Spreading, Weights
from khtt.nouns.source import Path

BY = ("communes", "equal", "none")


def bad_weights(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH234: weights are negative or all nil, so that nothing can be spread by them.

    A weight says how large a unit's part is beside those of the others. Write whole numbers or
    `1,5`; leave `weights` out to spread by the number of communes. Assigned `numbers` are whole.
    """
    for path, weights, kind in _all(survey):
        where = _spread_item(survey, path)
        for index, one in enumerate(weights):
            if one.weight < 0:
                message = _("the weight of '{unit}' is negative: {weight}")
                said = message.format(unit=one.district, weight=one.weight)
                hint = _("write 0 or more")
                yield survey.breach("KH234", (*path, index), said, where, hint)
            elif kind == "numbers" and one.weight != int(one.weight):
                message = _("the number of '{unit}' is not whole: {weight}")
                said = message.format(unit=one.district, weight=one.weight)
                hint = _("write a whole number")
                yield survey.breach("KH234", (*path, index), said, where, hint)
        if weights and kind != "numbers" and all(one.weight == 0 for one in weights):
            hint = _("leave them out")
            yield survey.breach("KH234", path, _("all weights are nil"), where, hint)


def _all(survey: OverlaySurvey) -> Iterator[tuple[Path, Weights, str]]:
    overlay = survey.overlay
    if overlay.weights:
        yield ("weights",), overlay.weights, "weights"
    used = {one.by for _path, one in _spreadings(survey)}
    used |= {one.spread for one in survey.items.values() if isinstance(one, Quota | Activity)}
    for index, measure in enumerate(overlay.measures):
        # Of one by which nothing is spread the account tells (KH503).
        kind = "measures" if measure.name in used else "idle"
        yield ("measures", index), measure.values, kind
    for path, spreading in _spreadings(survey):
        for kind in ("weights", "numbers"):
            if found := getattr(spreading, kind):
                yield (*path, kind), found, kind


def _spreadings(survey: OverlaySurvey) -> Iterator[tuple[Path, Spreading]]:
    for kind in ("spread", "money"):
        for index, one in enumerate(getattr(survey.overlay, kind)):
            yield (kind, index), one


def _spread_item(survey: OverlaySurvey, path: Path) -> Related:
    """Give the place of the number that would be spread: the decision's own, else the first."""
    if path[0] == "spread" and isinstance(path[1], int):
        name = survey.overlay.spread[path[1]].id
        if name in survey.items:
            return survey.against(name, "quantity", _("is spread by them"))
    quotas = [item for item in survey.items.values() if isinstance(item, Quota)]
    if not quotas:
        return Related(survey.head(), _("the plan above"))
    return survey.against(quotas[0].id, "quantity", _("is spread by them"))


def weights_of_nobody(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH235: weights, numbers or a measure name what is no body below, or leave some out.

    A name that is none would take its part of every number with it. A body left out of weights
    gets nothing, which is a warning; a measure counts every body below. A body that has none below
    hands down to its communes; one without communes hands nothing down.
    """
    for path, weights, kind in _all(survey) if survey.who_is_below else ():
        if survey.receivers.all:
            yield from _strangers(survey, path, weights, kind)
            continue
        message = _("it has neither bodies below nor communes to hand anything down to")
        yield survey.breach("KH235", path, message, survey.map_is_of(), _("delete it"))


def _strangers(
    survey: OverlaySurvey, path: Path, weights: Weights, kind: str
) -> Iterator[Diagnostic]:
    named = set[str]()
    for index, one in enumerate(weights):
        if found := survey.receivers.find(one.district):
            if found.slug in named:
                message = _("'{name}' stands here twice").format(name=one.district)
                hint = _("keep one")
                yield survey.breach("KH235", (*path, index), message, survey.map_is_of(), hint)
            named.add(found.slug)
            continue
        message, hint = nobody(survey, one.district)
        yield survey.breach("KH235", (*path, index), message, survey.map_is_of(), hint)
    left = [one.area.name for one in survey.receivers.all if one.slug not in named]
    if not left or kind in ("numbers", "idle"):
        return
    if kind == "measures":
        message = _("the measure does not count {names}").format(names=", ".join(left[:5]))
        hint = _("count every body below; write 0 for none")
        yield survey.breach("KH235", path, message, survey.map_is_of(), hint)
        return
    message = _("no weight for {names}: nothing is spread there").format(names=", ".join(left))
    warning = survey.survey.warning("KH235", path, message, _("write 0 to say so"))
    yield replace(warning, at=survey.layer.source.key_place(path))


def spread_of_nothing(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH267: a decision about handing down is about no number, or says by what in two ways or none.

    `spread` names an item with a number for the unit, of the plan above or added here, and `by` one
    of communes, equal, none or a measure that the overlay gives; weights stand without `by`.
    """
    known = {item.id: item for _path, item in survey.added()} | dict(survey.items)
    for path, one in _spreadings(survey):
        where = _spread_item(survey, path)
        if isinstance(one, Spread) and (message := _about_nothing(survey, one, known)):
            meant = nearest(one.id, known)
            hint = _("delete it")
            if meant and meant != one.id:
                hint = _("did you mean '{meant}'?").format(meant=meant)
            yield survey.breach("KH267", path, message, where, hint)
        for field, message, hint in _contradictions(survey, one):
            yield survey.breach("KH267", (*path, field), message, where, hint)


def _about_nothing(survey: OverlaySurvey, one: Spread, known: Mapping[str, Item]) -> str:
    """Say why nothing comes of a decision; empty where something does."""
    if one.id not in known:
        return _("there is no item '{id}' to spread").format(id=one.id)
    if one.id in {waiver.id for waiver in survey.overlay.waive}:
        return _("'{id}' is waived, and nothing of it is handed down").format(id=one.id)
    if not _has_number(known[one.id]):
        return _("'{id}' has no number that could be handed down").format(id=one.id)
    if not any((one.by, one.weights, one.numbers, one.keep is not None)):
        return _("it says nothing of how '{id}' is handed down").format(id=one.id)
    return ""


def _contradictions(survey: OverlaySurvey, one: Spreading) -> Iterator[tuple[str, str, str]]:
    known = [*BY, *(measure.name for measure in survey.overlay.measures)]
    if one.by and one.by not in known:
        meant = nearest(one.by, known)
        hint = _("give it under `measures`, with a number for every body below")
        if meant:
            hint = _("did you mean '{meant}'?").format(meant=meant)
        yield "by", _("there is no measure '{name}'").format(name=one.by), hint
    if one.by and one.weights:
        message = _("it is spread by '{name}' and by weights").format(name=one.by)
        yield "weights", message, _("keep one")
    if one.by == "none" and one.numbers:
        yield "numbers", _("it is not handed down, and numbers are assigned"), _("keep one")


def _has_number(item: object) -> bool:
    quantity = getattr(item, "quantity", None)
    steps = getattr(item, "steps", ())
    return bool(steps) or (quantity is not None and quantity.low is not None)


def misnamed_measure(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH268: a measure is given under a name that means another thing: communes, equal, none.

    What is spread `by: communes` follows the map. Call the measure otherwise.
    """
    for index, measure in enumerate(survey.overlay.measures):
        if measure.name in BY:
            message = _("'{name}' is no name for a measure: it has a meaning of its own")
            where = _spread_item(survey, ("measures",))
            said, hint = message.format(name=measure.name), _("call it otherwise")
            yield survey.breach("KH268", ("measures", index), said, where, hint)


SPREADS = (bad_weights, weights_of_nobody, spread_of_nothing, misnamed_measure)

"""Rules about whose an item is to decide, or to be charged with (KH225, KH243, KH248, KH270, KH275)."""

from collections.abc import Collection, Iterator

from khtt.check.kinds import kind_of
from khtt.check.overlay.items import decided
from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.language import _
from khtt.nouns.organisation import BELOW, DIRECTOR, EVERY_OFFICE, offices_by_work
from khtt.nouns.plan.file import PlanFile, Stage
from khtt.nouns.plan.items import Audience, Channel, Item, Responsibility, Task
from khtt.nouns.plan.own import Details
from khtt.nouns.source import Path


def not_the_units(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH225: an item is touched that bodies above alone carry out.

    A province decides about its own work, not that of central bodies; a district or a base office
    not about that of the province. Delete the decision, or ask the body above to decide.
    """
    for path, name in decided(survey):
        if name not in survey.items:
            continue
        where = survey.against(name, "lead", _("says who leads"))
        if not survey.falls_to_unit(name):
            message = _("'{id}' is not the unit's to decide: central bodies carry it out")
            hint = _("delete the decision")
            yield survey.breach("KH225", path, message.format(id=name), where, hint)
        elif survey.lower and not survey.falls_below(name, waived=path[0] == "waive"):
            message = _("'{id}' is not the unit's to decide: the province carries it out")
            hint = _("delete the decision, or let the province's overlay decide")
            yield survey.breach("KH225", path, message.format(id=name), where, hint)


def whole_waived(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH248: one line waives all that stands under a heading: a unit's tasks, a form, a group.

    What is waived is to be seen item by item, each with its reason and its document. Waive the
    items under it that are meant; a group goes with the last of its rows, a task with its reports.
    """
    waived = {one.id for one in survey.overlay.waive}
    for index, waiver in enumerate(survey.overlay.waive):
        item = survey.items.get(waiver.id)
        if item is None:
            continue
        inner = [*_inner(item), *_hanging(survey.above, item, waived)]
        if not inner:
            continue
        message = _("{item} is waived with all that stands under it").format(item=kind_of(item))
        where = survey.against(waiver.id, "id", _("declares it"))
        hint = _("waive the items that are meant: {ids}").format(ids=", ".join(inner[:3]))
        yield survey.breach("KH248", ("waive", index), message, where, hint)


def _hanging(plan: PlanFile, item: Item, waived: Collection[str]) -> Iterator[str]:
    """Give what an item is the place of, and is not waived itself: rows for a group, reports."""
    rows = plan.script.by_audience if plan.script else ()
    reports = plan.reports if isinstance(item, Task) else ()
    for one in (row for row in rows if row.audience == item.id):
        if one.id not in waived:
            yield one.id
    for report in reports:
        if report.ref == item.ref and report.fulfilled is None and report.id not in waived:
            yield report.id


def _inner(item: Item) -> list[str]:
    match item:
        case Responsibility():
            return [task.id for task in item.tasks]
        case Channel():
            return [one.id for one in (*item.actions, *item.channels)]
        case Stage():
            return [one.id for one in item.actions]
        case Audience():
            return [one.id for one in item.segments]
        case _:
            return []


def not_to_be_charged(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH270: something added is to be led by a body above.

    An office plans its own work and that of those below and beside it; it charges nobody above.
    Name the office itself, or leave `lead` out.
    """
    above = {"central": _("a central body"), "province": _("the body above")}
    if not survey.lower:
        del above["province"]
    levels = {unit.id: unit.level for unit in survey.above.units}
    for path, item in survey.added():
        for index, unit in enumerate(getattr(item, "lead", ())):
            if who := above.get(levels.get(unit, "")):
                message = _("'{id}' is led by {who}, '{unit}'").format(
                    id=item.id, who=who, unit=unit
                )
                where = Related(survey.declared("units", unit), _("declares the unit"))
                hint = _("leave `lead` out: then it is the unit's own")
                yield survey.breach("KH270", (*path, "lead", index), message, where, hint)
    for index, unit_ in enumerate(survey.overlay.units):
        if unit_.level in above:
            message = _("'{unit}' is declared as {who}").format(
                unit=unit_.id, who=above[unit_.level]
            )
            where = Related(survey.head(), _("the plan above"))
            hint = _("write `level: partner` or that of a body below")
            yield survey.breach("KH270", ("units", index, "level"), message, where, hint)


def unknown_office(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH243: an office is named that does no known work.

    Offices are told by their work: communication, finance, collection and so on; their names are
    the locality's (`facts.offices`). `all` means every office, `districts` the bodies below.
    Mend the key.
    """
    roles = [office.role for office in offices_by_work()]
    for index, office in enumerate(survey.overlay.facts.offices):
        if office.role not in roles:
            where = Related(survey.head(), _("the plan above"))
            yield _no_office(survey, ("facts", "offices", index), office.role, roles, where)
    more = [*roles, EVERY_OFFICE, DIRECTOR, *(() if survey.lower else (BELOW,))]
    for path, name, about in _offices(survey):
        if name not in more:
            where = (
                survey.against(about, "id", _("is what it decides about"))
                if about in survey.items
                else Related(survey.head(), _("the plan above"))
            )
            yield _no_office(survey, path, name, more, where)


def _offices(survey: OverlaySurvey) -> Iterator[tuple[Path, str, str]]:
    for kind in ("set", "append"):
        for index, one in enumerate(getattr(survey.overlay, kind)):
            for nth, name in enumerate(one.offices or ()):
                yield (kind, index, "offices", nth), name, one.id
    for path, item in survey.added():
        for nth, name in enumerate(getattr(item, "offices", ())):
            yield (*path, "offices", nth), name, item.id


def _no_office(
    survey: OverlaySurvey, path: Path, name: str, known: list[str], where: Related
) -> Diagnostic:
    meant = nearest(name, known)
    hint = (
        _("did you mean `{meant}`?").format(meant=meant)
        if meant
        else _("the offices are {names}").format(names=", ".join(known))
    )
    message = _("there is no office '{name}'").format(name=name)
    return survey.breach("KH243", path, message, where, hint)


def nobody_below(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH275: `units` of something added names what is no body below, and no commune.

    It says which of the bodies below take part, by the last part of their id, or which of the
    communes where it has no bodies below. Mend the name; where all take part, leave `units` out.
    """
    for path, item in survey.added() if survey.who_is_below else ():
        for index, name in enumerate(item.units if isinstance(item, Details) else ()):
            found = survey.receivers.find(name)
            if not found or (found.slug != name and not survey.receivers.communes):
                at: Path = (*path, "units", index)
                message, hint = nobody(survey, name)
                yield survey.breach("KH275", at, message, survey.map_is_of(), hint)


def nobody(survey: OverlaySurvey, name: str) -> tuple[str, str]:
    """Say that nobody below, and no commune, has a name, and who may be meant."""
    names = [one.slug for one in survey.receivers.all]
    message = _("there is no body '{name}' below")
    if survey.receivers.communes:
        message = _("there is no commune '{name}' in the unit's area")
    meant = nearest(name, names)
    hint = _("they are {names}").format(names=", ".join(names[:8]) or "…")
    if meant:
        hint = _("did you mean '{meant}'?").format(meant=meant)
    return message.format(name=name), hint


RIGHTS = (not_the_units, whole_waived, not_to_be_charged, unknown_office, nobody_below)

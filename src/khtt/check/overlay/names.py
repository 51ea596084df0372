"""Rules about ids in an overlay: what they name, and what they continue (KH213-KH216, KH236, KH242)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khtt.check.kinds import called
from khtt.check.overlay.items import decided
from khtt.check.overlay.survey import OverlaySurvey
from khtt.check.survey import KINDS
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.language import _
from khtt.nouns.plan.items import Item
from khtt.nouns.source import Path


def known_id_added(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH236: something added has an id that the plan above has already: an item, a unit, a basis.

    Ids tell items apart, here and in the years to come. Use another, or `set` the item instead.
    """
    for path, item in survey.added():
        if item.id in survey.items:
            where = survey.against(item.id, "id", _("declares it"))
            message = _("{plan_above} has an item '{id}' already").format(
                plan_above=survey.plan_above, id=item.id
            )
            hint = _("choose another id, or use `set`")
            yield survey.breach("KH236", (*path, "id"), message, where, hint)
    yield from _declared_again(survey)


def _declared_again(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    above = {
        "units": {one.id for one in survey.above.units},
        "bases": {one.id for one in survey.above.bases},
    }
    for kind, known in above.items():
        for index, one in enumerate(getattr(survey.overlay, kind)):
            if one.id in known:
                message = _("{plan_above} declares '{id}' in `{kind}` already").format(
                    plan_above=survey.plan_above, id=one.id, kind=kind
                )
                where = Related(survey.declared(kind, one.id), _("declares it"))
                hint = _("delete it, or choose another id")
                yield survey.breach("KH236", (kind, index, "id"), message, where, hint)


def unknown_answer(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH242: `answers` names an item that the unit's document, or the plan above, does not have.

    It says which items of the document carry out an item of the plan above. Mend the id.
    """
    document = survey.overlay.document
    if document is None:
        return
    own = {item.id for _, item in survey.survey.every(Item)}
    for index, answer in enumerate(document.answers):
        sides: tuple[tuple[Path, str, Mapping[str, object] | set[str]], ...] = (
            (("id",), answer.id, survey.items),
            *((("by", i), name, own) for i, name in enumerate(answer.by)),
        )
        for path, name, known in sides:
            if name not in known:
                meant = nearest(name, known)
                hint = _("did you mean '{name}'?").format(name=meant) if meant else ""
                here = ("document", "answers", index, *path)
                yield survey.error(
                    "KH242", here, _("there is no item '{name}'").format(name=name), hint
                )


def unknown_reference(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH213: an id names nothing, neither in the overlay nor in the plan above."""
    plan = survey.above
    declared: dict[str, set[str]] = {
        "unit": {one.id for one in plan.units},
        "basis": {one.id for one in plan.bases},
        "group": {one.id for one in plan.script.groups} if plan.script else set(),
        "form": {one.id for one in plan.forms},
    }
    for kind, model in KINDS.items():
        known = declared.setdefault(kind, set())
        known.update(name for name, _ in survey.survey.ids(model))
        known.update(name for name, item in survey.items.items() if isinstance(item, model))
    for path, kind, name in survey.survey.references:
        if name not in declared[kind]:
            meant = nearest(name, declared[kind])
            hint = (
                _("did you mean '{name}'?").format(name=meant)
                if meant
                else _("declare the {kind}, or mend the id").format(kind=called(kind))
            )
            problem = survey.error(
                "KH213",
                path,
                _("there is no {kind} '{name}'").format(kind=called(kind), name=name),
                hint,
            )
            yield replace(problem, related=(_decided_about(survey, path, kind),))


def _decided_about(survey: OverlaySurvey, path: Path, kind: str) -> Related:
    """Give the item that a decision at this path is about, else where the plan declares such ids."""
    name = dict(decided(survey)).get(path[:2], "")
    if name in survey.items:
        return survey.against(name, "id", _("is what it decides about"))
    declared: dict[str, Path] = {
        "unit": ("units",),
        "basis": ("bases",),
        "group": ("script", "groups"),
        "audience": ("audiences",),
        "channel": ("channels",),
        "form": ("forms",),
    }
    source = survey.chain.source
    place = source.key_place(source.written(declared.get(kind, ("plan", "year"))))
    return Related(place, _("the plan above declares its own here"))


def circular_was(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH216: items continue one another, in the overlay or together with the plan above."""
    was: dict[str, tuple[str, ...]] = {item.id: item.was for item in survey.items.values()}
    paths: dict[str, Path] = {item.id: path for path, item in survey.added()}
    was |= {item.id: item.was for _, item in survey.added()}
    for name, path in paths.items():
        for index, old in enumerate(was[name]):
            if old == name:
                message = _("'{name}' is said to continue itself").format(name=name)
                yield survey.error("KH215", (*path, "was", index), message, _("delete it"))
            elif name in _ancestors(was, old):
                where = (
                    Related(
                        survey.layer.place((*paths[old], "was")),
                        _("'{old}' continues it").format(old=old),
                    )
                    if old in paths
                    else survey.against(old, "was", _("'{old}' continues it").format(old=old))
                )
                message = _("'{name}' continues '{old}', which continues '{name}'").format(
                    name=name, old=old
                )
                hint = _("delete one `was`")
                yield survey.breach("KH216", (*path, "was", index), message, where, hint)


def _ancestors(was: Mapping[str, tuple[str, ...]], name: str) -> set[str]:
    found, next_up = set[str](), [name]
    while next_up:
        for old in was.get(next_up.pop(), ()):
            if old not in found:
                found.add(old)
                next_up.append(old)
    return found


NAMES = (known_id_added, unknown_answer, unknown_reference, circular_was)

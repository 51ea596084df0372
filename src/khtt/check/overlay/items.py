"""Rules about which items an overlay decides about, and with what right (KH224-KH241)."""

from collections.abc import Iterator

from khtt.check.kinds import kind_of
from khtt.check.overlay.survey import OverlaySurvey
from khtt.check.survey import repeated
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.language import _
from khtt.nouns.plan.direction import NEEDS_REASON, change_of, changeable, to_fill
from khtt.nouns.plan.items import Item, Section
from khtt.nouns.plan.overlay import Setting
from khtt.nouns.source import Path
from khtt.nouns.text import short_date

_LAWS = ("Luật", "Bộ luật", "Hiến pháp")


def decided(survey: OverlaySurvey) -> Iterator[tuple[Path, str]]:
    """Give the id of every item that is set, added to or waived, with the path of the decision."""
    for kind in ("set", "append", "waive"):
        for index, one in enumerate(getattr(survey.overlay, kind)):
            yield (kind, index), one.id


def _known(survey: OverlaySurvey) -> Iterator[tuple[Path, Setting, Item]]:
    """Give the settings that hit an item that is the unit's to change."""
    for index, setting in enumerate(survey.overlay.set):
        item = survey.items.get(setting.id)
        if item and survey.falls_to_unit(item.id):
            yield ("set", index), setting, item


def hits_nothing(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH224: `set` or `waive` names an item that the plan above does not have, or a mere heading.

    The id was mistyped, left from another year, or the level above has waived the item. Nothing
    would change, and nobody would notice. Mend the id, or delete the decision.
    """
    waived = {
        waiver.id: layer.place(("waive", index))
        for layer in survey.chain.above.layers
        for index, waiver in enumerate(layer.overlay.waive)
    }
    for path, name in decided(survey):
        if name in waived:
            message = _("'{name}' is waived above already").format(name=name)
            yield survey.breach("KH224", path, message, Related(waived[name], _("waives it")))
        elif name not in survey.items:
            message = _("{plan_above} has no item '{name}'").format(
                plan_above=survey.plan_above, name=name
            )
            meant = nearest(name, survey.items)
            hint = (
                _("did you mean '{name}'?").format(name=meant)
                if meant
                else _("see: khtt show YEAR")
            )
            near = (
                survey.against(meant, "id", _("declares '{name}'").format(name=meant))
                if meant
                else Related(survey.head(), _("the plan above"))
            )
            yield survey.breach("KH224", path, message, near, hint)
        elif isinstance(survey.items[name], Section):
            message = _("'{name}' is a heading, nothing that a unit carries out").format(name=name)
            heading = survey.against(name, "id", _("declares the heading"))
            yield survey.breach("KH224", path, message, heading, _("name the items under it"))


def fixed_field(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH226: a field is set that those below may not change, or that the item does not have.

    The plan says with `change` who may change what: `fixed` stays as it is. Ask the level above,
    or add an item of your own.
    """
    for path, setting, item in _known(survey):
        for field in setting.fields:
            change = change_of(item, field)
            free = ", ".join(changeable(item)) or _("nothing")
            if change is None:
                message = _("{item} has no `{field}` to set").format(
                    item=kind_of(item), field=field
                )
                where = survey.against(item.id, "id", _("declares it"))
                hint = _("what may be changed: {free}").format(free=free)
                yield survey.breach("KH226", (*path, field), message, where, hint)
            elif change == "fixed":
                message = _("`{field}` of {item} is fixed by {plan_above}").format(
                    field=field, item=kind_of(item), plan_above=survey.plan_above
                )
                where = survey.against(item.id, field, _("fixes it"))
                hint = _("what may be changed: {free}").format(free=free)
                yield survey.breach("KH226", (*path, field), message, where, hint)


def cannot_be_longer(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH226: `append` adds to a list that the item does not have, or that is fixed.

    Lists of those who support, of work, products, offices, of sources of money and of what an
    audience is about may grow.
    """
    for index, one in enumerate(survey.overlay.append):
        item = survey.items.get(one.id)
        for field in one.fields if item and survey.falls_to_unit(one.id) else ():
            if item is None or field in type(item).model_fields:
                continue
            message = _("{item} has no list `{field}`").format(item=kind_of(item), field=field)
            where = survey.against(item.id, "id", _("declares it"))
            known = [name for name in type(one).model_fields if name in type(item).model_fields]
            lists = ", ".join(name for name in known if name not in ("id", "because"))
            hint = _("what may grow: {lists}").format(lists=lists or _("nothing"))
            yield survey.breach("KH226", ("append", index, field), message, where, hint)


def sets_nothing(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH230: a decision changes nothing: no field is set, or it has that value above.

    It was forgotten half-way, or the plan above has caught up with it. Finish it or delete it.
    """
    for path, setting, item in _known(survey):
        if not setting.fields:
            where = survey.against(item.id, "id", _("declares it"))
            message = _("nothing of {item} is set").format(item=kind_of(item))
            yield survey.breach(
                "KH230",
                path,
                message,
                where,
                _("set {names}").format(names=", ".join(changeable(item))),
            )
        for field in setting.fields:
            if getattr(item, field, None) == getattr(setting, field):
                message = _("`{field}` of {item} has this value already").format(
                    field=field, item=kind_of(item)
                )
                where = survey.against(item.id, field, _("says the same"))
                yield survey.breach("KH230", (*path, field), message, where, _("delete it"))


def no_reason(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH231: a value that the plan binds is changed without a reason.

    Whoever reads the document, or adds up the provinces, has to see why. Add `because: ...`.
    """
    for path, setting, item in _known(survey):
        bound = [field for field in setting.fields if change_of(item, field) in NEEDS_REASON]
        if bound and not setting.because:
            message = _("{item} is changed without a reason").format(item=kind_of(item))
            where = survey.against(item.id, bound[0], _("binds it"))
            yield survey.breach("KH231", path, message, where, _("add `because: ...`"))


def unfounded_waiver(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH232: an item is waived without a reason, or without the document that allows it.

    What the plan above asks for is owed. Add `because: ...`, and `allowed_by` with the id of a
    document that stands in `bases` of the plan or of the overlay.
    """
    for index, waiver in enumerate(survey.overlay.waive):
        missing = [name for name in ("because", "allowed_by") if not getattr(waiver, name)]
        if missing and waiver.id in survey.items:
            what = _(" and ").join(f"`{name}`" for name in missing)
            message = _("'{id}' is waived without {what}").format(id=waiver.id, what=what)
            where = survey.against(waiver.id, "id", _("asks for it"))
            yield survey.breach(
                "KH232", ("waive", index), message, where, _("add {what}").format(what=what)
            )


def law_allows_nothing(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH240: a waiver rests on a law, on an older document, or on one of the body that waives.

    A law says what is owed to people; it frees nobody from a plan, and nobody frees himself. What
    is older than the plan above did not know of it. Name the letter, the decision or the resolution
    of a body above that allows it.
    """
    bases = {one.id: one for one in (*survey.above.bases, *survey.overlay.bases)}
    own = {survey.body.name, survey.body.short} if survey.body else set[str]()
    for index, waiver in enumerate(survey.overlay.waive):
        basis = bases.get(waiver.allowed_by or "")
        if basis is None or waiver.id not in survey.items:
            continue
        if basis.type.startswith(_LAWS):
            message = _("'{basis}' is a law, which frees nobody from a plan").format(basis=basis.id)
        elif basis.issuer in own:
            message = _("'{basis}' is the body's own document").format(basis=basis.id)
        elif basis in survey.overlay.bases and basis.date and basis.date < survey.above.plan.day:
            message = _("'{basis}' of {day} is older than the plan above, which is of {of}").format(
                basis=basis.id,
                day=short_date(basis.date),
                of=short_date(survey.above.plan.day),
            )
        else:
            continue
        where = survey.against(waiver.id, "id", _("asks for it"))
        hint = _("name the document of a body above that allows it")
        yield survey.breach("KH240", ("waive", index, "allowed_by"), message, where, hint)


def decided_twice(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH233: an item is decided about twice: set or waived again, or set and waived.

    Nobody knows which is meant. Keep one.
    """
    for name, path, first in repeated((name, path) for path, name in decided(survey)):
        where = Related(survey.layer.place(first), _("decided here first"))
        message = _("'{name}' is decided about a second time").format(name=name)
        yield survey.breach("KH233", path, message, where, _("keep one"))


def not_filled(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH237: a value is missing that the plan leaves to those below (`fill`).

    Without it the document has a gap. Set it.
    """
    filled = {(one.id, field) for one in survey.overlay.set for field in one.fields}
    waived = {one.id for one in survey.overlay.waive}
    above = {
        (one.id, field)
        for layer in survey.chain.above.layers
        for one in layer.overlay.set
        for field in one.fields
    }
    for item in survey.items.values():
        for field in to_fill(item):
            if item.id not in waived and (item.id, field) not in filled | above:
                message = _("`{field}` of {item} is left to the unit, and not set").format(
                    field=field, item=kind_of(item)
                )
                where = survey.against(item.id, "change", _("leaves it open"))
                hint = _("add {id}: {{{field}: ...}} to `set`").format(id=item.id, field=field)
                yield survey.breach("KH237", ("set",), message, where, hint)


def no_place_in_script(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH241: an added activity has no place in the framework script.

    Its rows stand in groups, or by audience. Name a `group` or an `audience`. In a year without a
    script it stands among the unit's own activities, and needs neither.
    """
    if survey.above.script is None:
        return
    for index, row in enumerate(survey.overlay.add.activities):
        if not row.group and not row.audience:
            message = _("activity '{id}' has no group").format(id=row.id)
            hint = _("name a `group` or an `audience`")
            where = Related(survey.head(), _("the plan above"))
            yield survey.breach("KH241", ("add", "activities", index), message, where, hint)


def leads_already(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH305: a unit that leads above is set to support. Keep it out of `support`."""
    for path, setting, item in _known(survey):
        lead = setting.lead or getattr(item, "lead", None) or ()
        for index, unit in enumerate(setting.support or ()):
            if unit in lead:
                message = _("'{unit}' leads and supports '{id}'").format(unit=unit, id=item.id)
                where = survey.against(item.id, "lead", _("lets it lead"))
                yield survey.breach(
                    "KH305", (*path, "support", index), message, where, _("keep one")
                )


ITEMS = (
    hits_nothing,
    fixed_field,
    cannot_be_longer,
    sets_nothing,
    no_reason,
    unfounded_waiver,
    law_allows_nothing,
    decided_twice,
    not_filled,
    no_place_in_script,
    leads_already,
)

"""A plan as it stands after an overlay: items set, lists made longer, items left out, items added."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from khtt.nouns.noun import Noun
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Item
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.plan.own import Activity, Additions, Appended, Campaign, Details
from khtt.nouns.quantity import Quantity
from khtt.nouns.text import lower_first

N = TypeVar("N", bound=Noun)
PROVINCE_OFFICE = "province-office"
_SAME_NAME = (
    "purposes",
    "requirements",
    "contents",
    "themes",
    "topics",
    "campaigns",
    "solutions",
    "funding",
    "targets",
)


def without(file: PlanFile, ids: Iterable[str]) -> PlanFile:
    """Give a plan without some of its items."""
    left_out: dict[str, Item | None] = dict.fromkeys(ids)
    return _edited(file, left_out) if left_out else file


def with_overlay(file: PlanFile, overlay: Overlay) -> PlanFile:
    """Give a plan as it stands after an overlay."""
    waived: dict[str, Item | None] = {waiver.id: None for waiver in overlay.waive}
    changed: dict[str, Item | None] = {}
    items = {item.id: item for _, item in file.items()} if overlay.set or overlay.append else {}
    for setting in overlay.set:
        if item := items.get(setting.id):
            known = {name for name in setting.fields if name in type(item).model_fields}
            changed[item.id] = item.model_copy(
                update={name: getattr(setting, name) for name in known}
            )
    for appended in overlay.append:
        if item := changed.get(appended.id) or items.get(appended.id):
            changed[item.id] = _longer(item, appended)
    changed |= waived
    edited = _edited(file, changed) if changed else file
    return _extended(edited, overlay)


def _longer(item: Item, appended: Appended) -> Item:
    """Give an item with more in its lists; what stands there already stands once."""
    known = [name for name in appended.fields if name in type(item).model_fields]
    values = {
        name: tuple(dict.fromkeys((*getattr(item, name), *getattr(appended, name))))
        for name in known
    }
    return item.model_copy(update=values)


def _edited(noun: N, changed: Mapping[str, Item | None]) -> N:
    """Give a part of the plan with items replaced, or left out where their replacement is None."""
    updates: dict[str, object] = {}
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if isinstance(value, tuple):
            parts = tuple(_parts(value, changed))
            if len(parts) != len(value) or any(
                a is not b for a, b in zip(parts, value, strict=True)
            ):
                updates[name] = parts
        elif isinstance(value, Noun) and (part := _edited(value, changed)) is not value:
            updates[name] = part
    return noun.model_copy(update=updates) if updates else noun


def _parts(value: Sequence[object], changed: Mapping[str, Item | None]) -> Iterator[object]:
    for part in value:
        kept = changed.get(part.id, part) if isinstance(part, Item) else part
        if kept is not None:
            yield _edited(kept, changed) if isinstance(kept, Noun) else kept


def _extended(file: PlanFile, overlay: Overlay) -> PlanFile:
    add = overlay.add
    updates: dict[str, object] = {
        name: (*getattr(file, name), *getattr(add, name))
        for name in _SAME_NAME
        if getattr(add, name)
    }
    if overlay.bases:
        updates["bases"] = (*file.bases, *overlay.bases)
    if overlay.units:
        updates["units"] = (*file.units, *overlay.units)
    if add.activities and file.script:
        updates["script"] = file.script.model_copy(
            update={
                "general": (
                    *file.script.general,
                    *(row for row in add.activities if not row.audience),
                ),
                "by_audience": (
                    *file.script.by_audience,
                    *(row for row in add.activities if row.audience),
                ),
            }
        )
    if add.activities and file.script is None:
        told = (as_campaign(row) for row in add.activities)
        updates["campaigns"] = (*file.campaigns, *add.campaigns, *told)
    if add.tasks:
        updates["responsibilities"] = tuple(_with_tasks(file, add))
    return file.model_copy(update=updates) if updates else file


def as_campaign(row: Activity) -> Campaign:
    """Give an added activity as it stands in a plan without a framework script."""
    details = {name: getattr(row, name) for name in Details.model_fields}
    return Campaign(
        id=row.id,
        ref=row.ref,
        was=row.was,
        name=row.form,
        text="; ".join((*row.work, *row.products)) or None,
        quantity=_measured(row),
        schedule=row.schedule,
        lead=row.lead,
        support=row.support,
        offices=row.offices,
        **details,
    )


def _measured(row: Activity) -> Quantity | None:
    """Give the quantity of a row with its unit of measure, which a script has in a column apart."""
    if row.quantity is None or row.quantity.unit or row.quantity.percent or not row.measure:
        return row.quantity
    return row.quantity.model_copy(update={"unit": lower_first(row.measure)})


def _with_tasks(file: PlanFile, add: Additions) -> Iterator[Noun]:
    for one in file.responsibilities:
        own = one.unit == PROVINCE_OFFICE
        yield one.model_copy(update={"tasks": (*one.tasks, *add.tasks)}) if own else one

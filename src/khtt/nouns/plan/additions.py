"""What an overlay adds to a plan file, where it belongs there."""

from collections.abc import Iterator

from khtt.nouns.noun import Noun
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.plan.own import Activity, Additions, Campaign, Details

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


def extended(file: PlanFile, overlay: Overlay) -> PlanFile:
    """Give a plan with what an overlay adds to it, its bases and its units."""
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
        quantity=row.quantity,
        schedule=row.schedule,
        lead=row.lead,
        support=row.support,
        offices=row.offices,
        **details,
    )


def _with_tasks(file: PlanFile, add: Additions) -> Iterator[Noun]:
    for one in file.responsibilities:
        own = one.unit == PROVINCE_OFFICE
        yield one.model_copy(update={"tasks": (*one.tasks, *add.tasks)}) if own else one

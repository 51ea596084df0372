"""An overlay to start from: what a unit may say, as comments beside what it must.

Every block holds as it is when its `# ` is taken away: its examples are of the plan's year and of
the body's own map.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khtt.formats.overlay import blocks
from khtt.nouns.organisation import Body, Level
from khtt.nouns.plan.extended import PROVINCE_OFFICE
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Item, Quota, ReportingDuty, Task, Theme


@dataclass(frozen=True, slots=True)
class Start:
    """What an overlay begins with: its body, the bodies below, the plan above.

    `units` are names of what the bodies below may cover, where no list of them is public.
    """

    file: PlanFile
    body: Body
    below: Sequence[Body] = ()
    units: Sequence[str] = ()


def province_overlay(start: Start) -> str:
    """Give an overlay of a provincial body that holds as it is, with what it may add as comments."""
    plan, body = start.file.plan, start.body
    where = f"  province: {body.slug}"
    found = [
        _head(start, where),
        _facts(start),
        blocks.OFFICES,
        *_lists(start),
        *_handing(start),
        *_budget(start),
        *_decisions(start),
    ]
    return "\n".join(found).replace("YEAR", str(plan.year))


def district_overlay(start: Start) -> str:
    """Give an overlay of a district or a base office that holds as it is, with what it may add."""
    plan, body = start.file.plan, start.body
    key = "base" if body.level is Level.BASE else "district"
    where = f"  province: {body.above}\n  {key}: {body.slug}"
    found = [_head(start, where), _facts(start), *_decisions(start), blocks.OWN_MONEY]
    return "\n".join(found).replace("YEAR", str(plan.year))


def _head(start: Start, where: str) -> str:
    return blocks.HEAD.format(title=start.body.short, where=where)


def _facts(start: Start) -> str:
    body = start.body
    return blocks.FACTS.format(
        head=body.head.upper(), seat=body.seat, symbol=body.symbol, day=_day(start)
    )


def _day(start: Start) -> str:
    """Give a day on which a body may issue its plan: soon after that from which the plan speaks."""
    day = start.file.plan.day
    if day.year < start.file.plan.year:
        return "14/01/YEAR"
    month = min(day.month + 1, 12)
    return f"14/{month:02d}/YEAR" if month < 3 else f"14/{month}/YEAR"  # noqa: PLR2004 (as dates are written)


def _lists(start: Start) -> Iterator[str]:
    """Give the list of bodies below, where none is public: each with what it covers."""
    if start.units:
        covers = "[" + ", ".join(start.units[:3]) + "]"
        yield blocks.BODIES.format(name=start.units[0], covers=covers)


def _handing(start: Start) -> Iterator[str]:
    if not start.below:
        return
    if _spreads(start.file):
        communes = "\n".join(f"#   {one.slug}: {one.area.total}" for one in start.below)
        yield blocks.WEIGHTS.format(weights=communes)
    quota = _measured(start.file)
    if quota:
        counts = "\n".join(f"#     {one.slug}: {10 * one.area.total}" for one in start.below)
        yield blocks.MEASURES.format(measure=quota.spread, counts=counts, quota=quota.id)


def _spreads(file: PlanFile) -> bool:
    """Tell whether the plan has a share of the communes, which weights may spread."""
    items = (item for _, item in file.items())
    return any(isinstance(one, Quota) and one.quantity.percent for one in items)


def _measured(file: PlanFile) -> Quota | None:
    """Give a number that the plan spreads by something counted."""
    quotas = (item for _, item in file.items() if isinstance(item, Quota))
    return next((one for one in quotas if one.spread not in (None, "communes", "equal")), None)


def _budget(start: Start) -> Iterator[str]:
    yield blocks.MONEY if start.below else blocks.OWN_MONEY
    yield blocks.BUDGET


def _decisions(start: Start) -> Iterator[str]:
    items = [item for _, item in start.file.items()]
    yield blocks.BASES.format(day=_before(start))
    settings = "".join(_settings(start, items))
    if settings:
        yield blocks.SET.format(settings=settings.rstrip("\n"))
    if row := _first(items, Activity, start):
        yield blocks.APPEND.format(id=row.id)
    activity = blocks.ACTIVITY if start.file.script is None else _row(start.file)
    below = start.below[0].slug if start.below else ""
    yield blocks.ADD.format(
        activity=activity, units=blocks.UNITS.format(slug=below) if below else ""
    )
    if theme := next((one for one in items if isinstance(one, Theme)), None):
        yield blocks.WAIVE.format(id=theme.id)
    yield blocks.AMENDS.format(day=_before(start), symbol=start.body.symbol)


def _before(start: Start) -> str:
    return _day(start).replace("14/", "05/", 1)


def _settings(start: Start, items: Iterable[Item]) -> Iterator[str]:
    items = list(items)
    share = next((one for one in items if isinstance(one, Quota) and one.quantity.percent), None)
    if share:
        yield blocks.SET_SHARE.format(id=share.id)
    monthly = (one for one in items if isinstance(one, ReportingDuty) and one.deadline)
    if report := next((one for one in monthly if one.deadline and one.deadline.every), None):
        yield blocks.SET_REPORT.format(id=report.id)
    if start.body.level is Level.PROVINCE and (task := next(_tasks(start.file), None)):
        yield blocks.SET_TASK.format(id=task.id)


def _tasks(file: PlanFile) -> Iterator[Task]:
    for one in file.responsibilities:
        if one.unit == PROVINCE_OFFICE:
            yield from (task for task in one.tasks if task.offices and task.offices != ("all",))


def _first(items: Iterable[Item], kind: type[Activity], start: Start) -> Activity | None:
    """Give a row of the script that the body may decide about."""
    level = "province" if start.body.level is Level.PROVINCE else "district"
    own = {unit.id for unit in start.file.units if unit.level == level}
    rows = (one for one in items if isinstance(one, kind) and one.work)
    return next((row for row in rows if own & set(row.lead)), None)


def _row(file: PlanFile) -> str:
    groups = file.script.groups if file.script else ()
    parents = {group.parent for group in groups}
    group = next(one.id for one in groups if one.id not in parents)
    return blocks.ROW.format(group=group)

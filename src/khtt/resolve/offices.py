"""The tasks of a body by the office that carries them out, and those of the bodies below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from khtt.nouns.organisation import Area, Body
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Item, Task
from khtt.nouns.plan.own import LOCAL, Details
from khtt.nouns.plan.resolved import Duty, OfficeDuties
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import joined, lower_first
from khtt.resolve.figures import figures
from khtt.resolve.figures import said as said_of
from khtt.resolve.takers import DISTRICTS, EVERY_OFFICE, Takers
from khtt.resolve.wording import Words

LEADING = "communication"
DIRECTOR = "director"


def tasks_of(file: PlanFile, takers: Takers) -> tuple[Task, ...]:
    """Give the tasks that the plan sets for bodies of this level."""
    return tuple(
        task
        for one in file.responsibilities
        if takers.leads((one.unit,)) and takers.units[one.unit].level != "partner"
        for task in one.tasks
        if takers.falls(task.lead) and task.fulfilled is None
    )


def office_duties(body: Body, tasks: Sequence[Task], words: Words) -> Iterator[OfficeDuties]:
    """Give the tasks by office, the leading office first, last those of the bodies below."""
    titles = {office.role: office.name for office in body.offices}
    titles |= {DISTRICTS: words.below, EVERY_OFFICE: words.all_offices}
    titles |= {DIRECTOR: f"{body.head} {body.short}"}
    roles = [DIRECTOR, LEADING, *(office.role for office in body.offices), DISTRICTS]
    offices = {office.role: office for office in body.offices}
    for role in dict.fromkeys(roles):
        own = [task for task in tasks if leading_roles(task)[0] == role]
        if not own and role not in (LEADING, DISTRICTS):
            continue
        duties = tuple(_own_duty(task, body.area, _helpers(task, titles)) for task in own)
        yield OfficeDuties(role, titles.get(role, role), duties, offices.get(role))


def _own_duty(task: Task, area: Area, helpers: str) -> Duty:
    """Give a task as a duty; what a locality adds says how much and when beside its deadline."""
    found = duty(task, task.text, None, task.deadline, area, helpers)
    if task.ref[0] != LOCAL:
        return found
    told = [lower_first(said_of(task.quantity, area))] if task.quantity else []
    told += [lower_first(one.text) for one in (task.schedule, task.deadline) if one and one.text]
    return replace(found, schedule="; ".join(told))


def _helpers(task: Task, titles: dict[str, str]) -> str:
    named = (titles.get(other, other) for other in leading_roles(task)[1:])
    return joined([name for name in named if name])


def leading_roles(task: Task) -> tuple[str, ...]:
    """Give the offices of a task, the one that leads first: where all take part, the leading one."""
    if not task.offices or task.offices[0] == EVERY_OFFICE:
        return (LEADING, *task.offices)
    return task.offices


def handed_down(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Give the tasks in which the bodies below take part."""
    return tuple(
        task
        for task in tasks
        if {DISTRICTS, EVERY_OFFICE} & set(task.offices)
        or (isinstance(task, Details) and task.units)
    )


def duty(  # noqa: PLR0913, PLR0917 (what a duty is)
    item: Item,
    text: str,
    quantity: Quantity | None,
    schedule: Schedule | None,
    area: Area,
    helpers: str = "",
) -> Duty:
    """Give something that a body does, with its numbers worked out for an area."""
    return Duty(
        item=item,
        text=text,
        quantity=said_of(quantity, area) if quantity else "",
        schedule=schedule.text if schedule else "",
        figure="; ".join(figures(quantity, schedule, area)),
        helpers=helpers,
    )

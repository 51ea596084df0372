"""What a body hands down to those below: its numbers, its money, tasks for all of them."""

from collections.abc import Iterator, Mapping

from khtt.nouns.account import Passed
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.text import number


def passed_down(plan: Plan) -> Mapping[str, tuple[Passed, ...]]:
    """Give by id to whom something is handed down, and how much."""
    found: dict[str, list[Passed]] = {}
    for name, passed in (*_numbers(plan), *_sums(plan), *_tasks(plan)):
        found.setdefault(name, []).append(passed)
    return {name: tuple(all_passed) for name, all_passed in found.items()}


def _numbers(plan: Plan) -> Iterator[tuple[str, Passed]]:
    columns = plan.allotment.columns
    for row in plan.allotment.rows:
        for column, value in zip(columns, row.values, strict=True):
            yield column.id, Passed(row.to.short, f"{number(value)} {column.unit}".strip())


def _sums(plan: Plan) -> Iterator[tuple[str, Passed]]:
    for one in plan.local.sums:
        for to, part in zip(plan.receivers.all, one.parts, strict=False):
            yield one.id, Passed(to.short, f"{number(part)} đồng")


def _tasks(plan: Plan) -> Iterator[tuple[str, Passed]]:
    below = plan.words.get("office-below", "")
    for office in plan.duties if below else ():
        if office.role == "districts":
            for duty in office.duties:
                yield duty.id, Passed(below)

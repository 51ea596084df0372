"""What a body does in a year, as facts that can be held beside those of another year."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.nouns.organisation import Level
from khtt.nouns.plan.items import Campaign, Item, ReportingDuty, Theme
from khtt.nouns.plan.resolved import Duty, Plan

_WORK = ("channels", "solutions", "topics", "campaigns", "methods", "funding")
_BELOW = {f"{level.value}s" for level in Level}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a body does or reaches: how much, when, and to whom it reports.

    `key` tells it from other facts of the same item; `id` is that of the item.
    """

    key: str
    what: str
    id: str
    ref: str
    text: str
    values: tuple[str, ...] = ()
    time: str = ""
    to: str = ""


def facts(plan: Plan) -> dict[str, Fact]:
    """Give what a body does by the keys of the facts; what falls to the bodies below is none."""
    found = dict[str, Fact]()
    for fact in (
        *_duties(plan),
        *_reports(plan),
        *_numbers(plan),
        *_rows(plan),
        *_dated(plan),
        *_work(plan),
    ):
        found.setdefault(fact.key, fact)
    return found


def _duties(plan: Plan) -> Iterator[Fact]:
    own = (group for group in plan.duties if group.role not in _BELOW)
    for group in own:
        yield from (_duty("duty", duty) for duty in group.duties)


def _duty(what: str, duty: Duty, to: str = "") -> Fact:
    values = _filled(duty.quantity, duty.figure)
    return Fact(duty.id, what, duty.id, _ref(duty.item), duty.text, values, duty.schedule, to)


def _reports(plan: Plan) -> Iterator[Fact]:
    names = {unit.id: unit.short or unit.name for unit in plan.file.units}
    # Who stands below another office hands in there: that one reports to the nation.
    above = plan.above.short if plan.above and plan.above.above else ""
    for duty in plan.reports:
        to = above
        if not above and isinstance(duty.item, ReportingDuty):
            ids = (duty.item.to, duty.item.through)
            to = ", ".join(names.get(one, one) for one in ids if one)
        yield _duty("report", duty, to)


def _numbers(plan: Plan) -> Iterator[Fact]:
    for column in plan.allotment.columns:
        key = f"{column.id}: {column.title}"
        value = f"{column.total} {column.unit}"
        yield Fact(key, "number", column.id, _ref(column.item), column.title, (value,))
    for grant in plan.grants:
        yield Fact(grant.id, "money", grant.id, "", grant.text, (f"{grant.amount} đồng",))


def _rows(plan: Plan) -> Iterator[Fact]:
    for group in (*plan.script, *plan.audience_script):
        for row in group.rows:
            text = ": ".join(_filled(row.form, *row.work[:1]))
            values = _filled(row.quantity, *row.figures)
            yield Fact(
                row.item.id, "activity", row.item.id, _ref(row.item), text, values, row.schedule
            )


def _dated(plan: Plan) -> Iterator[Fact]:
    for month in plan.calendar:
        for entry in month.entries:
            if isinstance(entry.item, Theme | Campaign):
                values = _filled(entry.quantity)
                yield Fact(
                    entry.id, "theme", entry.id, _ref(entry.item), entry.text, values, entry.when
                )


def _work(plan: Plan) -> Iterator[Fact]:
    """Give what the chapters of the document ask for without saying by whom."""
    refs = {item.id: _ref(item) for _path, item in plan.file.items()}
    for chapter in plan.chapters:
        for line in chapter.lines if chapter.kind in _WORK else ():
            if line.ids and not line.opens:
                first = line.ids[0]
                yield Fact(first, "duty", first, refs.get(first, ""), line.text)


def _ref(item: Item) -> str:
    return item.ref[0]


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))

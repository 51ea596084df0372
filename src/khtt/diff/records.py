"""A plan laid flat: every item as a record that can be compared, in the order of the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.nouns.change import Entry
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import (
    Action,
    Activity,
    Audience,
    Campaign,
    Channel,
    Form,
    Funding,
    Item,
    Quota,
    ReportingDuty,
    Responsibility,
    Section,
    Statement,
    Target,
    Task,
    Theme,
    Topic,
)
from khtt.nouns.quantity import Quantity, Schedule

KINDS = {
    "purposes": "purpose",
    "requirements": "requirement",
    "sections": "section",
    "audiences": "audience",
    "segments": "segment",
    "contents": "content",
    "channels": "channel",
    "actions": "action",
    "themes": "theme",
    "topics": "topic",
    "campaigns": "campaign",
    "methods": "method",
    "forms": "form",
    "solutions": "solution",
    "funding": "funding",
    "targets": "target",
    "responsibilities": "responsibility",
    "tasks": "task",
    "notes": "note",
    "general": "activity",
    "by_audience": "activity",
    "quotas": "quota",
    "reports": "report",
}
# They stand under the number of another item and are no headings above it.
_NO_PARENTS = ("report", "quota", "segment")

Lists = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An item with what can be compared; `parent` is the place in the list of the item above it.

    `group` is the key of the plan file that holds it. `lists` are the lists of words it carries:
    products, sources, columns.
    """

    index: int
    kind: str
    group: str
    id: str
    refs: tuple[str, ...]
    was: tuple[str, ...]
    heading: str
    text: str
    parent: int | None
    item: Item
    bases: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    quantity: Quantity | None = None
    schedule: Schedule | None = None
    lists: Lists = ()

    @property
    def ref(self) -> str:
        """Give the first place in the official document."""
        return self.refs[0]

    @property
    def words(self) -> str:
        """Give heading and text as shown to a reader."""
        joint = "\n" if self.kind == "activity" else ": "
        return joint.join(part for part in (self.heading, self.text) if part)

    def entry(self, bodies: tuple[str, ...] = ()) -> Entry:
        """Give the item as reports show it."""
        return Entry(
            kind=self.kind,
            id=self.id,
            refs=self.refs,
            text=self.words,
            quantity=self.quantity,
            schedule=self.schedule,
            bodies=tuple(dict.fromkeys((*self.lead, *self.support, *bodies))),
        )


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a plan, findable by id, and the children of each."""

    plan: PlanFile
    all: tuple[Record, ...]
    by_id: dict[str, Record]
    children: dict[int, tuple[Record, ...]]

    def ancestors(self, record: Record) -> Iterator[Record]:
        """Give the items above a record, the nearest first."""
        while record.parent is not None:
            record = self.all[record.parent]
            yield record

    def below(self, record: Record) -> Iterator[Record]:
        """Give everything under a record."""
        for child in self.children.get(record.index, ()):
            yield child
            yield from self.below(child)

    def entry(self, record: Record) -> Entry:
        """Give a record as reports show it, with the body charged by the heading above it."""
        charged = (
            r.item.unit
            for r in (record, *self.ancestors(record))
            if isinstance(r.item, Responsibility)
        )
        return record.entry(tuple(charged))


def records(plan: PlanFile) -> Records:
    """Give the records of a plan."""
    items = list(plan.items())
    kinds = [_kind(path) for path, _ in items]
    numbered = _numbered(items, kinds)
    found = tuple(
        _record(index, path, item, _parent(index, kinds, items, numbered), plan.plan.year)
        for index, (path, item) in enumerate(items)
    )
    children = dict[int, tuple[Record, ...]]()
    for record in found:
        if record.parent is not None:
            children[record.parent] = (*children.get(record.parent, ()), record)
    return Records(plan, found, {record.id: record for record in found}, children)


Path = tuple[str | int, ...]
Items = list[tuple[Path, Item]]


def _kind(path: Path) -> str:
    return KINDS[next(part for part in reversed(path) if isinstance(part, str))]


def _numbered(items: Items, kinds: list[str]) -> dict[str, int]:
    """Give the item that a number of the official document stands for: the first that has it."""
    found = dict[str, int]()
    for index, (_, item) in enumerate(items):
        if kinds[index] not in _NO_PARENTS:
            found.setdefault(item.ref[0], index)
    return found


def _parent(index: int, kinds: list[str], items: Items, numbered: dict[str, int]) -> int | None:
    path, item = items[index]
    ref = item.ref[0]
    if kinds[index] in _NO_PARENTS and numbered.get(ref, index) != index:
        return numbered[ref]
    while "." in ref:
        ref = ref.rpartition(".")[0]
        if ref in numbered:
            return numbered[ref]
    # A number that says nothing (an annex) leaves the nesting of the file.
    return next((i for i in range(index - 1, -1, -1) if _holds(items[i][0], path)), None)


def _holds(outer: Path, path: Path) -> bool:
    return len(outer) < len(path) and path[: len(outer)] == outer


def _record(index: int, path: Path, item: Item, parent: int | None, year: int) -> Record:
    heading, text = _words(item)
    return Record(
        index=index,
        kind=_kind(path),
        group=str(path[0]),
        id=item.id,
        refs=item.ref,
        was=item.was,
        heading=heading,
        text=text,
        parent=parent,
        item=item,
        bases=_bases(item),
        audiences=_audiences(item),
        lead=_lead(item),
        support=item.support if isinstance(item, Statement | Campaign | Activity) else (),
        addressees=_addressees(item),
        quantity=_quantity(item, year),
        schedule=_schedule(item),
        lists=tuple((name, values) for name, values in _lists(item) if values),
    )


def _words(item: Item) -> tuple[str, str]:
    match item:
        case Section() | Form():
            return item.title, ""
        case Responsibility():
            return item.title, item.text or ""
        case Channel() | Theme() | Topic() | Campaign() | Audience() | ReportingDuty():
            return item.name, getattr(item, "text", None) or ""
        case Activity():
            return item.form, "\n".join(item.work)
        case Statement() | Target() | Quota():
            return "", item.text
        case _:
            return "", ""


def _bases(item: Item) -> tuple[str, ...]:
    return item.bases if isinstance(item, Statement | Audience | Target | Activity) else ()


def _audiences(item: Item) -> tuple[str, ...]:
    if isinstance(item, Statement | Target | Quota):
        return item.audiences
    return (item.audience,) if isinstance(item, Activity) and item.audience else ()


def _lead(item: Item) -> tuple[str, ...]:
    if isinstance(item, Statement | Campaign | Activity | Channel | ReportingDuty):
        return item.lead
    return ()


def _addressees(item: Item) -> tuple[str, ...]:
    if not isinstance(item, ReportingDuty):
        return ()
    return (item.to, item.through) if item.through else (item.to,)


def _quantity(item: Item, year: int) -> Quantity | None:
    if isinstance(item, Target):
        return next((step.quantity for step in item.steps if step.year == year), None)
    return item.quantity if isinstance(item, Action | Campaign | Quota | Activity) else None


def _schedule(item: Item) -> Schedule | None:
    if isinstance(item, Task | ReportingDuty):
        return item.deadline
    return item.schedule if isinstance(item, Action | Theme | Campaign | Activity) else None


def _lists(item: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    match item:
        case Action():
            yield "products", item.products
        case Activity():
            yield "products", item.products
            yield "measure", (item.measure,) if item.measure else ()
            yield "coordination", (item.coordination,) if item.coordination else ()
        case Funding():
            yield "sources", item.sources
        case Task():
            yield "offices", item.offices
        case Audience():
            yield "focus", item.focus
        case Form():
            yield "columns", tuple(f"{one.number}. {one.title}" for one in item.columns)
            yield "sections", tuple(f"{part.number} {part.title}" for part in item.sections)
            yield "asks", tuple(ask.text for part in item.sections for ask in part.asks)
        case _:
            return

"""A plan as the paragraphs of its document, each under its literal number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khtt.diff.records import Record, records
from khtt.nouns.document import TrackedRole
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Group, ReportingDuty, Target
from khtt.nouns.text import lower_first, sentence
from khtt.resolve.citation import citation

_HEADINGS: tuple[TrackedRole, ...] = ("heading1", "heading2", "heading3", "heading4")
_HEADED = ("section", "channel", "theme", "topic", "campaign", "responsibility")
_COUNTED = re.compile(r"([bps]?)(\d+)")
_PART = re.compile(r"([A-Z])")
_BACK = re.compile(r"\btrên\b")  # a note that speaks of what stands above it
_ROMAN = re.compile(r"[IVXLC]+")
_UNDER = "+"  # stands under the number of another item
_NUMBERS = (
    (_ROMAN, r"\g<0>. "),
    (re.compile(r"PL(\d+)"), r"PHỤ LỤC \1. "),
    (re.compile(r"M(\d+)"), r"Mẫu \1. "),
    (re.compile(r"[a-zđ]"), r"\g<0>) "),
    (re.compile(r"b\d+"), "- "),
    (re.compile(r"s\d+|\+"), "+ "),
)
_LISTS = {
    "products": "sản phẩm",
    "sources": "nguồn",
    "focus": "chú trọng",
    "measure": "đơn vị tính",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a plan; `id` is that of the item it shows, empty where it shows none."""

    text: str
    role: TrackedRole = "body"
    id: str = ""


def lines(plan: PlanFile) -> tuple[Line, ...]:
    """Give the paragraphs of a plan in the order of its document: title, bases, items by number.

    What the plan says in fields alone (who leads, when, how much) follows the text in brackets.
    """
    return (*_head(plan), *_items(plan))


def _head(plan: PlanFile) -> Iterator[Line]:
    yield Line("KẾ HOẠCH", "title")
    yield Line(plan.plan.subject, "subject")
    for basis in plan.bases:
        if basis.cited:
            yield Line(f"Căn cứ {citation(basis)};", "basis", basis.id)


def _items(plan: PlanFile) -> Iterator[Line]:
    known = {group.id: group for group in plan.script.groups} if plan.script else {}
    shown = set[str]()
    for place, record in in_order(records(plan).all):
        if isinstance(record.item, Activity):
            if not shown and plan.script:
                yield Line(
                    f"{_number(place.split('.')[:1])}{plan.script.title.upper()}", "heading1"
                )
            yield from _groups(place, record.item.group, known, shown)
        yield _line(plan, place, record)


def _groups(
    place: str, name: str | None, known: dict[str, Group], shown: set[str]
) -> Iterator[Line]:
    """Give the headings above a row of the script that were not shown yet, the highest first."""
    shown.add("")
    if name is None or name in shown:
        return
    shown.add(name)
    group, above = known[name], place.rpartition(".")[0]
    yield from _groups(above, group.parent, known, shown)
    steps = above.split(".")
    number = _number(steps) if len(steps) > 2 else ""  # noqa: PLR2004 (PL1.A is no number)
    yield Line(f"{number}{group.title}", "body", group.id)


def _line(plan: PlanFile, place: str, record: Record) -> Line:
    steps = place.split(".")
    facts = "; ".join(_facts(plan, record))
    text = f"{_number(steps)}{record.words}{f' ({facts})' if facts else ''}"
    if _ROMAN.fullmatch(place):
        return Line(text.upper(), "heading1", record.id)
    if record.kind in _HEADED and not record.text and not facts and _COUNTED.fullmatch(steps[-1]):
        return Line(text, _HEADINGS[min(len(steps), len(_HEADINGS)) - 1], record.id)
    return Line(sentence(text), "body", record.id)


def _number(steps: list[str]) -> str:
    """Give what stands before a text: `I. `, `1.2. `, `a) `, `- `; nothing for a bare paragraph."""
    last = steps[-1]
    if last.isdecimal():
        return f"{'.'.join(_decimals(steps))}. "
    for form, shown in _NUMBERS:
        if form.fullmatch(last):
            return form.sub(shown, last)
    return ""


def _decimals(steps: list[str]) -> list[str]:
    """Give the figures at the end of a place: those of IV.1.3 are 1 and 3."""
    start = next(i for i in range(len(steps), -1, -1) if i == 0 or not steps[i - 1].isdecimal())
    return steps[start:]


def _facts(plan: PlanFile, record: Record) -> Iterator[str]:
    """Give what only the fields of an item say."""
    for label, value in (("số lượng", record.quantity), ("thời gian", record.schedule)):
        if value and value.text.casefold() not in record.words.casefold():
            said = lower_first(value.text)
            yield said if said.startswith(label) else f"{label}: {said}"
    if isinstance(record.item, Target):
        yield from (
            f"năm {step.year}: {lower_first(step.quantity.text)}" for step in record.item.steps
        )
    for label, ids in (("chủ trì", record.lead), ("phối hợp", record.support)):
        if ids:
            yield f"{label}: {', '.join(_names(plan, ids))}"
    if isinstance(record.item, ReportingDuty):
        yield f"nơi nhận: {', '.join(_names(plan, (record.item.to,)))}"
    yield from (
        f"{_LISTS[name]}: {', '.join(values)}" for name, values in record.lists if name in _LISTS
    )


def _names(plan: PlanFile, ids: Iterable[str]) -> list[str]:
    names = {unit.id: unit.short or unit.name for unit in plan.units}
    return [names.get(name, name) for name in ids]


def in_order(found: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Give items in the order of the official document, each with its place there.

    Siblings keep the order of the file, but those counted alike stand by their count.
    """
    at = dict[str, list[Record]]()
    below = dict[str, list[str]]()
    for record in found:
        place = _place(record)
        at.setdefault(place, []).append(record)
        while place:
            above = place.rpartition(".")[0]
            siblings = below.setdefault(above, [])
            if place in siblings:
                break
            siblings.insert(0 if _introduces(record, place) else len(siblings), place)
            place = above
    yield from _walk("", at, below)


def _walk(
    place: str, at: dict[str, list[Record]], below: dict[str, list[str]]
) -> Iterator[tuple[str, Record]]:
    for record in at.get(place, ()):
        yield place, record
    for child in _counted(below.get(place, [])):
        yield from _walk(child, at, below)


def _place(record: Record) -> str:
    """Give where an item stands; some share the number of the item that they belong to."""
    if record.kind == "segment":
        return record.ref.rpartition(".")[0]
    return f"{record.ref}.{_UNDER}" if record.kind in ("quota", "report") else record.ref


def _introduces(record: Record, place: str) -> bool:
    """Tell whether a note, though the file lists it last, stands before what it speaks of."""
    note = record.group == "notes" and place == record.ref
    return note and place.endswith(".p1") and not _BACK.search(record.text)


def _counted(places: list[str]) -> list[str]:
    """Put what is counted alike in the order of the count, among the rest where it stood."""
    kinds = dict[str, list[tuple[int, str]]]()
    for place in places:
        step = place.rpartition(".")[2]
        if found := _COUNTED.fullmatch(step):
            kinds.setdefault(found[1], []).append((int(found[2]), place))
        elif found := _PART.fullmatch(step):
            kinds.setdefault("part", []).append((ord(step), place))
    waiting = {place: kind for kind, members in kinds.items() for _, place in members}
    queues = {kind: iter(sorted(members)) for kind, members in kinds.items()}
    return [next(queues[waiting[place]])[1] if place in waiting else place for place in places]

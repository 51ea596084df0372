"""A unit's own document as headings and lines, in the order of its refs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, zip_longest
from operator import itemgetter

from khtt.nouns.plan.district import Chapter, Line, Mark, OwnDocument, TargetRow, TargetTable
from khtt.nouns.plan.items import Action, Audience, Item, Method, Responsibility, Section, Target
from khtt.nouns.plan.overlay import Document, Stage
from khtt.nouns.plan.resolved import Area
from khtt.nouns.quantity import Quantity
from khtt.nouns.text import joined, lower_first, number
from khtt.resolve.figures import figures

ROMAN = re.compile(r"[IVX]+")
PIECE = re.compile(r"([a-z]*)(\d+)")
VALUES = {"I": 1, "V": 5, "X": 10}
MARKS: dict[str, Mark] = {"b": "dash", "s": "plus"}
YEAR_BETWEEN = "…"
ROUNDED = ", làm tròn"

Key = tuple[tuple[str, int], ...]


def own_document(document: Document, bases: Mapping[str, str], area: Area) -> OwnDocument:
    """Give a unit's own document; `bases` are the citations of what it carries out, by id."""
    headings = dict(_headings(document))
    lines = list(_introducing(sorted(_lines(document, area), key=itemgetter(0))))
    targets = _table(document.targets)
    chapters = tuple(
        Chapter(
            title=title,
            level=len(key),
            lines=tuple(line for at, line in lines if _heading_over(at, headings) == key),
            table=targets if key == _over_targets(document, headings) else None,
        )
        for key, title in sorted(headings.items())
    )
    return OwnDocument(
        title=document.title,
        subject=document.subject,
        carries_out=tuple(bases[name] for name in document.carries_out),
        chapters=chapters,
        closing=document.closing or "",
        recipients=document.recipients,
        archive=", ".join(document.archive) or "VT",
    )


def _introducing(lines: list[tuple[Key, Line]]) -> Iterator[tuple[Key, Line]]:
    """Close a line with a colon where those below belong to it."""
    for (key, line), after in zip_longest(lines, lines[1:]):
        below = after is not None and after[1].mark == "plus" and line.mark == "dash"
        yield key, Line(line.mark, f"{line.text}:") if below else line


def _headings(document: Document) -> Iterator[tuple[Key, str]]:
    for section in document.sections:
        yield _key(section.ref[0]), section.title
    for stage in document.stages:
        yield _key(stage.ref[0]), stage.title
    for one in document.responsibilities:
        yield _key(one.ref[0]), one.title


def _key(ref: str) -> Key:
    return tuple(_piece(part) for part in ref.split("."))


def _piece(part: str) -> tuple[str, int]:
    if ROMAN.fullmatch(part):
        values = [VALUES[sign] for sign in part]
        return "", sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    found = PIECE.fullmatch(part)
    return (found[1], int(found[2])) if found else (part, 0)


def _heading_over(key: Key, headings: dict[Key, str]) -> Key:
    for end in range(len(key), 0, -1):
        if key[:end] in headings:
            return key[:end]
    return ()


def _over_targets(document: Document, headings: dict[Key, str]) -> Key:
    """Give the heading under which the table of targets stands: the one over all of them."""
    keys = [_key(target.ref[0]) for target in document.targets]
    shared = [key for key in headings if keys and all(one[: len(key)] == key for one in keys)]
    return max(shared, key=len, default=())


def _lines(document: Document, area: Area) -> Iterator[tuple[Key, Line]]:
    for name in type(document).model_fields:
        for item in _items(getattr(document, name)):
            yield from _of_item(item, area)


def _items(value: object) -> Iterator[Item]:
    for one in value if isinstance(value, tuple) else ():
        if isinstance(one, Stage):
            yield from one.actions
        elif isinstance(one, Responsibility):
            yield from (one, *one.tasks)
        elif isinstance(one, Item) and not isinstance(one, Section):
            yield one


def _of_item(item: Item, area: Area) -> Iterator[tuple[Key, Line]]:
    key = _key(item.ref[0])
    mark: Mark = MARKS.get(key[-1][0], "paragraph")
    if isinstance(item, Responsibility):
        if item.text:
            yield key, Line("paragraph", item.text)
        return
    yield key, Line(mark, _said(item, area))
    below: Iterable[Item] = ()
    if isinstance(item, Audience):
        below = item.segments
    elif isinstance(item, Method):
        below = item.forms
    for place, part in enumerate(below, 1):
        numbered = (
            f"({place}) {_said(part, area)}" if isinstance(item, Audience) else _said(part, area)
        )
        yield (*key, ("s", place)), Line("plus", numbered)


def _said(item: Item, area: Area) -> str:
    if isinstance(item, Audience):
        focus = f", chú trọng {joined(item.focus)}" if item.focus else ""
        return f"{item.name}{focus}"
    text = str(getattr(item, "text", ""))
    if isinstance(item, Target):
        return f"{text}: {_over_years(item)}"
    notes: list[str] = []
    if isinstance(item, Action) and item.quantity:
        notes.append(lower_first(item.quantity.said(area.commune_phrase)))
        worked = figures(item.quantity, item.schedule, area) if item.quantity.percent else ()
        notes += [one.partition(ROUNDED)[0] for one in worked[:1]]
    schedule = getattr(item, "schedule", None) or getattr(item, "deadline", None)
    if schedule is not None:
        notes.append(lower_first(schedule.text))
    return f"{text} ({'; '.join(notes)})" if notes else text


def _over_years(target: Target) -> str:
    """Say how a target grows: from the first year to the last, and by how much where it is even."""
    first, last = target.steps[0], target.steps[-1]
    start = f"năm {first.year} {_amount(first.quantity)}"
    values = [step.quantity.low for step in target.steps]
    rises = {b - a for a, b in pairwise(values) if a is not None and b is not None}
    if first is last:
        return start
    if rises == {0}:
        return f"{_amount(first.quantity)} từng năm, từ năm {first.year} đến năm {last.year}"
    each = len(target.steps) > 2 and len(rises) == 1  # noqa: PLR2004 (two steps show no rhythm)
    between = f", mỗi năm tăng thêm {number(rises.pop())}%" if each else ""
    return f"{start}{between}, đến năm {last.year} {_amount(last.quantity)}"


def _amount(quantity: Quantity) -> str:
    return f"{'tối thiểu' if quantity.at_least is not None else 'đạt'} {_bare(quantity)}"


def _table(targets: Iterable[Target]) -> TargetTable | None:
    targets = tuple(targets)
    years = tuple(sorted({step.year for target in targets for step in target.steps}))
    if not years:
        return None
    return TargetTable(years, tuple(_target_row(target, years) for target in targets))


def _target_row(target: Target, years: tuple[int, ...]) -> TargetRow:
    steps = {step.year: _share(step.quantity) for step in target.steps}
    return TargetRow(target.text, tuple(steps.get(year, YEAR_BETWEEN) for year in years))


def _share(quantity: Quantity) -> str:
    return f"{'tối thiểu ' if quantity.at_least is not None else ''}{_bare(quantity)}"


def _bare(quantity: Quantity) -> str:
    value = quantity.low if quantity.low is not None else quantity.high
    return f"{number(value)}%" if value is not None else quantity.text

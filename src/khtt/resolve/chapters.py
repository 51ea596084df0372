"""The parts of a plan in their own order, as far as they fall to a body: headings and lines.

Any plan is told this way: the nation's, a province's, a unit's own document. What is a heading, what
is numbered and what has a dash follows from the refs. What a locality adds stands after what is there
already of its kind, or under a heading of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from khtt.nouns.plan.facets import text_of
from khtt.nouns.plan.file import Parts, Stage
from khtt.nouns.plan.items import (
    Audience,
    Campaign,
    Channel,
    Item,
    Method,
    ReportingDuty,
    Responsibility,
    Section,
    Statement,
    Target,
    Task,
    Theme,
    Topic,
)
from khtt.nouns.plan.overlay import LOCAL
from khtt.nouns.plan.resolved import Chapter, Line, Mark
from khtt.nouns.text import joined, lower_first
from khtt.resolve.refs import RANKS, Key, in_body, key, mark
from khtt.resolve.targets import said_target, target_table
from khtt.resolve.trimmed import trimmed

DEEPEST = 4
# Under which heading stands what a locality adds of a kind that the plan above has not.
OWN_HEADINGS = {
    "purposes": "Mục đích của đơn vị",
    "requirements": "Yêu cầu của đơn vị",
    "targets": "Chỉ tiêu của đơn vị",
    "contents": "Nội dung của đơn vị",
    "themes": "Chủ đề, đợt cao điểm của đơn vị",
    "topics": "Chuyên đề của đơn vị",
    "campaigns": "Chiến dịch, hoạt động của đơn vị",
    "solutions": "Nhiệm vụ, giải pháp của đơn vị",
    "funding": "Nguồn kinh phí của đơn vị",
}
BESIDE = {
    "themes": "channels",
    "topics": "channels",
    "campaigns": "channels",
    "targets": "purposes",
}


@dataclass(frozen=True, slots=True)
class View:
    """How a body sees a plan: what falls to it, what is said after an item's text, numbers of forms."""

    falls: Callable[[Item], bool]
    notes: Callable[[Item], tuple[str, ...]]
    quotas: Callable[[Channel], Iterable[Line]]
    skipped: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Heading:
    at: Key
    id: str
    ref: str
    title: str
    kind: str = ""
    intro: list[Line] = field(default_factory=list)
    lines: list[tuple[str, Key, Line]] = field(default_factory=list)
    end: list[Line] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


def chapters(parts: Parts, view: View) -> tuple[Chapter, ...]:
    """Give the headings of a plan in its order, each with the lines that fall to the body.

    A heading under which nothing is left is left out too.
    """
    told = _Told(parts, view)
    told.tell()
    headings = sorted(told.headings.values(), key=lambda one: one.at)
    return trimmed([_chapter(one) for one in headings])


class _Told:
    """The headings of a plan by their place, filled with lines as the plan is gone through."""

    def __init__(self, parts: Parts, view: View) -> None:
        self.parts = parts
        self.view = view
        self.headings: dict[Key, _Heading] = {}
        self.last: dict[str, Key] = {}
        self.untold: set[Key] = set()
        reports: tuple[ReportingDuty, ...] = getattr(parts, "reports", ())
        self.reports: dict[str, list[ReportingDuty]] = {}
        for one in reports:
            self.reports.setdefault(one.ref[0], []).append(one)
        for section in parts.sections:
            self._head(section, section.title)

    def tell(self) -> None:
        """Go through everything that the plan decides."""
        for kind in type(self.parts).model_fields:
            value = getattr(self.parts, kind)
            if kind in self.view.skipped or not isinstance(value, tuple):
                continue
            for item in value:
                if isinstance(item, Item) and not isinstance(item, Section):
                    self._item(kind, item)

    def _item(self, kind: str, item: Item) -> None:
        if not (in_body(item.ref[0]) or item.ref[0] == LOCAL):
            return
        if not self.view.falls(item):
            self.untold.add(key(item.ref[0]))
            return
        match item:
            case Channel():
                self._channel(item)
            case Responsibility():
                self._responsibility(item)
            case Stage():
                self._head(item, item.title, kind)
                self._all(kind, item.actions)
            case Theme() | Topic() | Campaign() if item.contents:
                self._dated(kind, item)
            case _:
                self._line(kind, item)

    def _all(self, kind: str, items: Iterable[Item]) -> None:
        for item in items:
            self._item(kind, item)

    def _channel(self, channel: Channel) -> None:
        heading = self._head(channel, channel.name, channel.shows or "channels")
        if channel.text:
            heading.intro.append(Line("paragraph", channel.text, (channel.id,)))
        self._all("channels", channel.actions)
        for line in self.view.quotas(channel):
            heading.end.append(line)
        self._all("channels", channel.channels)
        if channel.shows:
            self.last[channel.shows] = heading.at

    def _responsibility(self, one: Responsibility) -> None:
        heading = self._head(one, one.title, "responsibilities")
        if one.text:
            heading.intro.append(Line("paragraph", one.text, (one.id,)))
        self._all("responsibilities", one.tasks)

    def _dated(self, kind: str, item: Theme | Topic | Campaign) -> None:
        notes = self.view.notes(item)
        title = f"{item.name} ({'; '.join(notes)})" if notes else item.name
        home = self._home(kind) if item.ref[0] == LOCAL else None
        heading = self._head(item, title, kind, home)
        if item.text:
            heading.intro.append(Line("paragraph", item.text, (item.id,)))
        for content in item.contents:
            heading.lines.append((kind, key(content.ref[0]), _content(content)))
        self.last[kind] = heading.at[:-1]

    def _line(self, kind: str, item: Item) -> None:
        local = item.ref[0] == LOCAL
        at = self._home(kind) if local else self._over(key(item.ref[0]))
        heading = self.headings[at]
        heading.kind = heading.kind or kind
        if isinstance(item, Target) and local:
            heading.targets.append(item)
            return
        how = self._mark_of(heading) if local else _mark(item, at, self._risen(item, at))
        if kind == "notes":
            line = Line(how, said(item, self.view), (item.id,))
            (heading.end if vars(item).get("closes") else heading.intro).append(line)
            return
        heading.lines += [
            (kind, (*key(item.ref[0]), *more), line) for more, line in self._lines(how, item)
        ]
        if kind not in ("channels", "responsibilities"):
            self.last[kind] = at

    def _risen(self, item: Item, heading: Key) -> int:
        """Count the items above one that do not fall to the body: it takes the place of the first."""
        at = key(item.ref[0])
        return sum(at[:end] in self.untold for end in range(len(heading) + 1, len(at)))

    def _lines(self, how: Mark, item: Item) -> Iterator[tuple[Key, Line]]:
        below: tuple[Item, ...] = ()
        if isinstance(item, Audience):
            below = tuple(one for one in item.segments if in_body(one.ref[0]))
        elif isinstance(item, Method):
            below = item.forms
        # The task of a report's place in the official document says the report too.
        reports = self.reports.get(item.ref[0], []) if isinstance(item, Task) else []
        text = _with_deadlines(said(item, self.view), reports)
        ids = (item.id, *(one.id for one in reports))
        yield (), Line(how, text, ids, opens=bool(below))
        for place, part in enumerate(below, 1):
            part_mark = _mark(part) if isinstance(item, Method) else "plus"
            yield (("s", place),), Line(part_mark, said(part, self.view), (part.id,))

    def _head(self, item: Item, title: str, kind: str = "", home: Key | None = None) -> _Heading:
        at = (*home, ("~", len(self.headings))) if home is not None else key(item.ref[0])
        ref = "" if home is not None else item.ref[0]
        found = self.headings.setdefault(at, _Heading(at, item.id, ref, title, kind))
        found.kind = found.kind or kind
        return found

    def _over(self, at: Key) -> Key:
        """Give the heading under which a place stands."""
        for end in range(len(at), 0, -1):
            if at[:end] in self.headings:
                return at[:end]
        return next(iter(sorted(self.headings)))

    def _home(self, kind: str) -> Key:
        """Give where what a locality adds of a kind belongs: after its like, or a heading of its own."""
        if kind in self.last:
            return self.last[kind]
        beside = self.last.get(BESIDE.get(kind, "")) or self._section_of(BESIDE.get(kind, kind))
        title = OWN_HEADINGS.get(kind, OWN_HEADINGS["contents"])
        at = (*beside, ("~", len(self.headings)))
        self.headings[at] = _Heading(at, f"own-{kind}", "", title, kind)
        self.last[kind] = at
        return at

    def _section_of(self, kind: str) -> Key:
        """Give the first-level heading that holds items of a kind, else that before the last."""
        for item in getattr(self.parts, kind, ()):
            if isinstance(item, Item) and in_body(item.ref[0]):
                return key(item.ref[0])[:1]
        tops = [at for at in sorted(self.headings) if len(at) == 1]
        return tops[max(len(tops) - 2, 0)]

    def _mark_of(self, heading: _Heading) -> Mark:
        return heading.lines[-1][2].mark if heading.lines else "dash"


def _mark(item: Item, heading: Key = (), risen: int = 0) -> Mark:
    """Give how an item is marked; what has the ref of its heading is the text right under it."""
    ref = item.ref[0]
    return "paragraph" if key(ref) == heading else mark(ref, risen)


def _content(content: Statement) -> Line:
    how = _mark(content) if content.ref[0] != LOCAL else "dash"
    return Line(how, content.text, (content.id,))


def said(item: Item, view: View) -> str:
    """Give an item as a line says it, with how much and when."""
    if isinstance(item, Target):
        return said_target(item)
    if isinstance(item, Audience):
        focus = f", chú trọng {joined(item.focus)}" if item.focus else ""
        return f"{item.name}{focus}"
    title = text_of(item, "name", "text").lower()
    notes = [note for note in view.notes(item) if note.lower() not in title]
    after = f" ({'; '.join(notes)})" if notes else ""
    text, name = text_of(item, "text"), text_of(item, "name")
    whole = f"{name or text}{after}"
    return f"{whole}: {lower_first(text)}" if name and text else whole


def _with_deadlines(text: str, reports: Iterable[ReportingDuty]) -> str:
    """Give a task's text with the deadlines of its reports that it does not say itself."""
    times = [(one.name, lower_first(one.deadline.text)) for one in reports if one.deadline]
    unsaid = [f"{lower_first(name)} {time}" for name, time in times if time not in text]
    return f"{text} ({'; '.join(unsaid)})" if unsaid else text


def _chapter(heading: _Heading) -> Chapter:
    kinds = {kind for kind, _, _ in heading.lines}
    lines = heading.lines if len(kinds) < 2 else sorted(heading.lines, key=lambda one: one[1])  # noqa: PLR2004
    told = (*heading.intro, *(line for _, _, line in lines), *heading.end)
    return Chapter(
        id=heading.id,
        ref=heading.ref,
        title=heading.title,
        level=min(len(heading.at), DEEPEST),
        kind=heading.kind,
        lines=tuple(_introducing(told)),
        table=target_table(heading.targets),
    )


def _introducing(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Mark the lines that those below belong to, and those whose numbers begin anew."""
    counted = set[Mark]()
    for line, after in zip_longest(lines, lines[1:]):
        below = after is not None and after.mark == "plus" and line.mark == "dash"
        first = line.mark in RANKS and line.mark not in counted
        if line.mark in RANKS:
            counted = {one for one in counted if RANKS[one] < RANKS[line.mark]} | {line.mark}
        yield replace(line, opens=line.opens or below, first=first)

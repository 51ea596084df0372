"""What was decided, in sentences, the weightiest first: what an officer reads before anything else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from khtt.formats.changes.labels import (
    field_label,
    item_name,
    kind_name,
    part_title,
    place,
    short,
    title_of,
)
from khtt.formats.changes.phrases import (
    FEW,
    LISTED,
    NAME,
    before,
    both_sides,
    founded,
    grouped,
    listed,
    more,
    not_seen,
    refs,
    under,
    when,
)
from khtt.nouns.change import DEADLINES, TARGETS, Change, Changes, Kind, Level
from khtt.nouns.language import _, counted
from khtt.nouns.text import joined, upper_first

MOST = 20
# Sentences of this weight and above only list what stands below them; two lines of a terminal.
_LISTS, _LONGEST = 40, 200
_SHOWN = ("theme", "topic", "campaign")
_TASKS = ("task", "responsibility")
_ALONE = (Kind.ADDED, Kind.REMOVED)
_UNITS = (Kind.UNIT_MERGED, Kind.UNIT_RENAMED, Kind.UNIT_SPLIT)
_WHO = (Kind.LEAD_CHANGED, Kind.SUPPORT_ADDED, Kind.SUPPORT_GONE)
_PLACES = (Kind.RENUMBERED, Kind.MOVED, Kind.COSMETIC)


@dataclass(frozen=True, slots=True)
class Decision:
    """One sentence, the changes that it tells, and its weight: the smaller, the earlier it stands."""

    weight: int
    text: str
    changes: tuple[Change, ...]


def decisions(changes: Changes, most: int = MOST) -> tuple[Decision, ...]:
    """Give what was decided in at most so many sentences; the last then counts what is left."""
    found = sorted(map(_fitting, _all(changes)), key=lambda one: one.weight)
    if len(found) <= most:
        return tuple(found)
    left = found[most - 1 :]
    rest = tuple(change for one in left for change in one.changes)
    said = counted("{count} more change below", "{count} more changes below", len(rest))
    return (*found[: most - 1], Decision(left[0].weight, upper_first(said), rest))


def _fitting(decision: Decision) -> Decision:
    """Cut a sentence to the lines that leave room for the others: a time is told whole."""
    whole = decision.weight < _LISTS
    return decision if whole else replace(decision, text=short(decision.text, _LONGEST))


def _all(changes: Changes) -> Iterator[Decision]:
    causes = changes.causes
    for weight, pick, tell in (
        (10, lambda one: one.kind is Kind.TERM_RENAMED, _term),
        (20, lambda one: one.kind in _MOVED_DATES + TARGETS, partial(_value, changes)),
        (30, _is_merged_theme, _merged),
        (24, lambda one: one.kind in _UNITS, _unit),
    ):
        for change in filter(pick, causes):
            yield Decision(weight, tell(change), (change,))
    yield from _shown(causes)
    yield from _named(changes)
    yield from _tasks(changes)
    yield from _items(changes)
    yield from _joined(causes)
    yield from _last(changes)


def _is_merged_theme(change: Change) -> bool:
    return change.kind is Kind.MERGED and any(one.kind in _SHOWN for one in change.old)


Tell = Callable[[Change], str]
_MOVED_DATES = tuple(kind for kind in DEADLINES if kind is not Kind.DEADLINE_ROLLED_OVER)


def _term(change: Change) -> str:
    field = change.fields[0]
    return _("The work is now called “{new}”, before “{old}”").format(old=field.old, new=field.new)


def _value(changes: Changes, change: Change) -> str:
    what = upper_first(kind_name(change.kind))
    said = "; ".join(map(before, change.fields))
    return f"{what}: {_due(changes, change)}: {said}"


def _merged(change: Change) -> str:
    few = [f"“{title_of(one, LISTED)}”" for one in change.old[:FEW]]
    left = len(change.old) - FEW
    rest = [counted("{count} more", "{count} more", left)] if left > 0 else []
    olds = joined([*few, *rest])
    new = f"“{title_of(change.entry, NAME)}”{when(change.entry)}"
    return _("{olds} became one: {new}").format(olds=olds, new=new)


def _unit(change: Change) -> str:
    olds, news = (joined([one.text for one in side]) for side in (change.old, change.new))
    joining = [one.text for one in change.old if one.id != change.entry.id]
    match change.kind:
        case Kind.UNIT_MERGED if len(joining) < len(change.old):
            return _("{olds} became part of {new}").format(olds=joined(joining), new=news)
        case Kind.UNIT_MERGED:
            return _("{olds} became one: {new}").format(olds=olds, new=news)
        case Kind.UNIT_SPLIT:
            return _("{old} became several: {news}").format(old=olds, news=news)
        case _other:
            return _("{old} is now called {new}").format(old=olds, new=news)


def _shown(causes: Sequence[Change]) -> Iterator[Decision]:
    """Give the themes, topics and campaigns that came and went, few by name, many together."""
    found = [one for one in causes if one.kind in _ALONE and one.entry.kind in _SHOWN]
    for key, together in grouped(found, lambda one: (one.kind.value, one.entry.kind)):
        dated = tuple(one for one in together if one.entry.schedule)
        others = tuple(one for one in together if one not in dated)
        label = f"{upper_first(kind_name(Kind(key[0])))} {item_name(key[1])}"
        if len(dated) <= FEW:
            for one in dated:
                yield Decision(31, f"{label}: {title_of(one.entry, NAME)}{when(one.entry)}", (one,))
        else:
            others = together
        if others:
            yield Decision(33, f"{label}: {listed(others, dated=True)}", others)


def _named(changes: Changes) -> Iterator[Decision]:
    causes = changes.causes
    for kind, weight in ((Kind.UNIT_ADDED, 41), (Kind.UNIT_GONE, 42)):
        found = tuple(one for one in causes if one.kind is kind)
        if found:
            others = [one for cause in found for one in changes.followers(cause)]
            named = (one.entry.text for one in (*found, *others) if one.kind is kind)
            names = ", ".join(dict.fromkeys(named))
            yield Decision(weight, f"{upper_first(kind_name(kind))}: {names}", found)
    found = tuple(one for one in causes if one.kind in _WHO)
    if found:
        said = "; ".join(
            f"{kind_name(one.kind)}: {both_sides(one.fields[0])} ({place(one.entry.ref)})"
            for one in found[:FEW]
        )
        yield Decision(58, f"{upper_first(said)}{more(found)}", found)


def _tasks(changes: Changes) -> Iterator[Decision]:
    """Give the tasks that came, by the body that has them, and those that went, counted."""
    found = [
        one
        for one in changes.causes
        if one.kind in _ALONE and one.entry.kind in _TASKS and one.level is not Level.LOW
    ]
    gone = list[str]()
    owned = [one for one in found if one.entry.bodies]
    for key, together in grouped(owned, lambda one: (one.kind.value, one.entry.bodies[-1])):
        name, count = changes.names.get(key[1], key[1]), len(together)
        if key[0] == Kind.ADDED.value:
            what = counted("{count} new task", "{count} new tasks", count)
            yield Decision(22, f"{name}: {what}: {listed(together)}", together)
        else:
            gone.append(f"{name} ({listed(together)})")
    lost = tuple(one for one in owned if one.kind is Kind.REMOVED)
    if lost:
        said = _("No longer a task: {names}").format(names="; ".join(gone))
        yield Decision(50, said, lost)


def _items(changes: Changes) -> Iterator[Decision]:
    """Give what else came, by section, and what else went, in one."""
    found = [
        one
        for one in changes.causes
        if one.kind in _ALONE
        and one.level is not Level.LOW
        and one.entry.kind not in _SHOWN
        and not (one.entry.kind in _TASKS and one.entry.bodies)
    ]
    sections = [one for one in found if one.kind is Kind.ADDED and one.entry.kind == "section"]
    for one in sections:
        said = _("New section: {part}").format(part=part_title(one.part))
        yield Decision(26, f"{said}{under(one, changes)}", (one,))
    come = tuple(one for one in found if one.kind is Kind.ADDED and one not in sections)
    if come:
        what = _("{count} added: {names}").format(count=len(come), names=_by_part(come, changes))
        yield Decision(44, upper_first(what), come)
    lost = tuple(one for one in found if one.kind is Kind.REMOVED)
    if lost:
        what = _("{count} removed: {names}").format(count=len(lost), names=_by_part(lost, changes))
        yield Decision(46, upper_first(what), lost)


def _by_part(found: Sequence[Change], changes: Changes) -> str:
    """Give items by their section, each with its first few: the fewer, the more sections there are."""
    parts = [of_part for _key, of_part in grouped(found, lambda one: (one.part.key, ""))]
    few = max(1, FEW + 1 - len(parts))
    return "; ".join(f"{place(one[0].part.key)} ({listed(one, changes, few=few)})" for one in parts)


def _joined(causes: Sequence[Change]) -> Iterator[Decision]:
    """Give the merges, splits and moves by their numbers, in one."""
    told, said = list[Change](), list[str]()
    for kind in (Kind.MERGED, Kind.SPLIT, Kind.MOVED):
        found = [one for one in causes if one.kind is kind and not _is_merged_theme(one)]
        if found:
            told += found
            numbers = "; ".join(refs(one) for one in found[:FEW])
            said.append(f"{kind_name(kind)}: {numbers}{more(found)}")
    if said:
        yield Decision(60, upper_first(". ".join(map(upper_first, said))), tuple(told))


def _last(changes: Changes) -> Iterator[Decision]:
    causes = changes.causes
    rolled = tuple(one for one in causes if one.kind is Kind.DEADLINE_ROLLED_OVER)
    if rolled:
        said = "; ".join(f"{_due(changes, one)}: {before(one.fields[0])}" for one in rolled)
        yield Decision(21, f"{upper_first(kind_name(Kind.DEADLINE_ROLLED_OVER))}: {said}", rolled)
    unseen = tuple(one for one in causes if one.kind is Kind.NOT_SEEN)
    if unseen:
        yield Decision(48, not_seen(changes, unseen), unseen)
    for sentence, told in founded(causes):
        yield Decision(43, sentence, told)
    for kind in (Kind.YEAR_STALE, Kind.ID_REUSED):
        found = tuple(one for one in causes if one.kind is kind)
        if found:
            yield Decision(25, f"{upper_first(kind_name(kind))}: {listed(found)}", found)
    figures = tuple(one for one in causes if one.kind is Kind.NUMBER_CHANGED)
    if figures:
        said = "; ".join(f"{place(one.entry.ref)}: {before(one.fields[0])}" for one in figures)
        yield Decision(
            65, f"{upper_first(kind_name(Kind.NUMBER_CHANGED))}: {short(said, 200)}", figures
        )
    yield from _rest(causes)


def _due(changes: Changes, change: Change) -> str:
    """Give what is due: the report that follows from a task, by its name, or the item."""
    reports = (one.entry for one in changes.followers(change) if one.entry.kind == "report")
    return title_of(next(reports, change.entry), NAME)


def _rest(causes: Sequence[Change]) -> Iterator[Decision]:
    told = [
        one
        for one in causes
        if one.kind
        in (Kind.REWORDED, Kind.CONTENT_CHANGED, Kind.AUDIENCE_ADDED, Kind.AUDIENCE_GONE)
    ]
    about = tuple(one for one in told if one.kind is not Kind.REWORDED and one.part.key == "plan")
    for one in about:
        names = ", ".join(field_label(field) for field in one.fields)
        yield Decision(66, _("Of the plan itself changed: {names}").format(names=names), (one,))
    kinds = [Kind.REWORDED, Kind.AUDIENCE_ADDED, Kind.AUDIENCE_GONE]
    said = [
        f"{sum(one.kind is kind for one in told)} {kind_name(kind)}"
        for kind in kinds
        if any(one.kind is kind for one in told)
    ]
    form = tuple(one for one in causes if one.kind in _PLACES and one.kind is not Kind.MOVED)
    said += [
        f"{sum(one.kind is kind for one in form)} {kind_name(kind)}"
        for kind in (Kind.RENUMBERED, Kind.COSMETIC)
        if any(one.kind is kind for one in form)
    ]
    if said:
        rest = (*(one for one in told if one.kind in kinds), *form)
        yield Decision(90, _("Without another decision: {said}").format(said=", ".join(said)), rest)

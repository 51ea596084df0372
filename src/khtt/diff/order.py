"""The order of the changes: by section, as in the new plan; what is gone closes its section."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khtt.diff.records import Records
from khtt.nouns.change import Change, Part

_FIRST = ("terms", "units", "bases")
_LAST = ("forms", "plan")


def in_order(sides: tuple[Records, Records], changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give the changes sorted, each cause the root: what follows from a follower follows from it."""
    rooted = _rooted(_once(changes))
    parts = _parts(sides, rooted)
    return tuple(sorted(rooted, key=lambda change: (parts[change.part], *_place(sides, change))))


def _rooted(changes: Iterable[Change]) -> list[Change]:
    found = list(changes)
    causes = {change.fingerprint: change.cause for change in found}
    return [replace(change, cause=_root(change.cause, causes)) for change in found]


def _root(cause: str, causes: dict[str, str]) -> str:
    seen = set[str]()
    while causes.get(cause) and cause not in seen:
        seen.add(cause)
        cause = causes[cause]
    return cause


def _parts(sides: tuple[Records, Records], changes: Iterable[Change]) -> dict[Part, int]:
    """Rank the sections: the new plan's order, after each what only the old one has there."""
    keys = [section.ref[0] for side in reversed(sides) for section in side.plan.sections]
    parts = dict.fromkeys(change.part for change in changes)
    order = (*_FIRST, *keys, *(part.key for part in parts if part.key not in _LAST), *_LAST)
    rank = {key: place for place, key in reversed(list(enumerate(order)))}
    return {
        part: rank[part.key] * len(parts) + place
        for place, part in enumerate(_new_first(sides[1], parts))
    }


def _new_first(new: Records, parts: Iterable[Part]) -> list[Part]:
    titles = {section.title for section in new.plan.sections}
    return sorted(parts, key=lambda part: part.title not in titles)


def _once(changes: Iterable[Change]) -> list[Change]:
    """Fold what a report says again under the task that says it: the same deadline, for one."""
    found = list(changes)
    tasks = {
        _what(change): change for change in found if change.entry.kind != "report" and change.fields
    }
    return [
        replace(change, cause=tasks[_what(change)].fingerprint)
        if change.entry.kind == "report" and not change.cause and _what(change) in tasks
        else change
        for change in found
    ]


def _what(change: Change) -> tuple[object, ...]:
    return change.kind, change.entry.ref, change.fields


def _place(sides: tuple[Records, Records], change: Change) -> tuple[int, int]:
    old, new = sides
    if change.new:
        record = new.by_id.get(change.new[0].id)
        return 0, record.index if record else 0
    record = old.by_id.get(change.old[0].id)
    return 1, record.index if record else -1

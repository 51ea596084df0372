"""Three texts of one plan file merged: item by item, then field by field, then as git would.

Two people who each add an item, or change another field of one item, do not stand in each other's
way; only a field that both changed differently is a conflict, and is marked as git marks it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_TOP = re.compile(r"(?P<key>[\w-]+):")
_ITEM = re.compile(r"\s*- (?:\{\s*)?id: *(?P<id>[\w-]+)")
_FIELD = re.compile(r"(?P<indent> +)(?:- )?(?P<key>[\w-]+):")
_OURS, _BETWEEN, _THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"

Key = tuple[str, ...]
Split = Callable[[Sequence[str]], Mapping[Key, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and what both sides changed differently, by key or id."""

    text: str
    conflicts: tuple[str, ...]


def merged(base: str, ours: str, theirs: str) -> Merged:
    """Give the text with the changes of both sides; conflicts are marked in it."""
    conflicts: list[str] = []
    sides = tuple(tuple(text.splitlines(keepends=True)) for text in (base, ours, theirs))
    lines = _merge(sides, (_items, _fields), (), conflicts)
    return Merged("".join(lines), tuple(conflicts))


Lines = tuple[str, ...]


def _merge(
    sides: tuple[Lines, ...], splits: Sequence[Split], key: Key, conflicts: list[str]
) -> Lines:
    base, ours, theirs = sides
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if not splits or not all(sides):
        conflicts.append(" ".join(filter(None, key[-2:])))
        return (_OURS, *_closed(ours), _BETWEEN, *_closed(theirs), _THEIRS)
    return tuple(_by_key(sides, splits, conflicts))


def _by_key(
    sides: tuple[Lines, ...], splits: Sequence[Split], conflicts: list[str]
) -> Iterator[str]:
    split, *finer = splits
    base, ours, theirs = (split(side) for side in sides)
    for key in _order(list(base), list(ours), list(theirs)):
        here = (base.get(key, ()), ours.get(key, ()), theirs.get(key, ()))
        yield from _merge(here, finer, key, conflicts)


def _order(base: list[Key], ours: list[Key], theirs: list[Key]) -> list[Key]:
    """Give the keys of both sides: ours in their order, what theirs adds after its neighbour."""
    found = list(ours)
    known = set(found)
    for place, key in enumerate(theirs):
        if key in known:
            continue
        before = next((one for one in reversed(theirs[:place]) if one in known), None)
        found.insert(found.index(before) + 1 if before is not None else 0, key)
        known.add(key)
    return found + [key for key in base if key not in known]


def _items(lines: Sequence[str]) -> dict[Key, Lines]:
    """Divide a file: what stands before its items, and each item with all that is its own."""
    return _divided(lines, _item_key)


def _item_key(line: str, key: Key) -> Key:
    if found := _TOP.match(line):
        return (found["key"],)
    if found := _ITEM.match(line):
        return (key[0] if key else "", found["id"])
    return key


def _fields(lines: Sequence[str]) -> dict[Key, Lines]:
    """Divide an item by its fields, those that stand as far in as the first."""
    first = _FIELD.match(lines[0]) if lines else None
    depth = len(lines[0]) - len(lines[0].lstrip(" -")) if first else 0

    def field_key(line: str, key: Key) -> Key:
        found = _FIELD.match(line)
        inside = len(line) - len(line.lstrip(" -"))
        return (found["key"],) if found and inside == depth else key

    return _divided(lines, field_key)


def _divided(lines: Sequence[str], key_of: Callable[[str, Key], Key]) -> dict[Key, Lines]:
    found = dict[Key, list[str]]()
    key: Key = ("",)
    waiting: list[str] = []
    for line in lines:
        # A comment or a blank line belongs to what follows it.
        if not line.strip() or line.lstrip().startswith("#"):
            waiting.append(line)
            continue
        key = key_of(line, key)
        found.setdefault(key, []).extend((*waiting, line))
        waiting.clear()
    if waiting:
        found.setdefault(key, []).extend(waiting)
    return {name: tuple(some) for name, some in found.items()}


def _closed(lines: Lines) -> Lines:
    """Give lines of which the last ends, so that a mark stands on a line of its own."""
    if not lines or lines[-1].endswith("\n"):
        return lines
    return (*lines[:-1], f"{lines[-1]}\n")

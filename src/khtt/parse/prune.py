"""A source without what is wrong in it, so that the rest can still be read."""

import re
from collections.abc import Iterable

from khtt.nouns.source import Path, Plain, Source

_IDS = re.compile(r"[a-z][a-z0-9-]*")


def pruned(source: Source, paths: Iterable[Path]) -> tuple[Source, frozenset[str]]:
    """Give a source without the values at some paths, and the texts that stood in them."""
    drop = set(paths)
    moved = dict[Path, Path]()
    gone = set[str]()
    data = _kept(source.data, ((), ()), drop, moved, gone)
    places = {new: source.places[old] for new, old in moved.items() if old in source.places}
    keys = {new: source.keys[old] for new, old in moved.items() if old in source.keys}
    left = Source(source.file, data, places, keys, source.warnings, source.text)
    return left, frozenset(gone)


def _kept(
    value: Plain, at: tuple[Path, Path], drop: set[Path], moved: dict[Path, Path], gone: set[str]
) -> Plain:
    new, old = at
    moved[new] = old
    if isinstance(value, dict):
        kept = dict[str, Plain]()
        for key, one in value.items():
            if (*old, key) in drop:
                gone.update(_texts(one))
            else:
                kept[key] = _kept(one, ((*new, key), (*old, key)), drop, moved, gone)
        return kept
    if isinstance(value, tuple):
        entries = list[Plain]()
        for index, one in enumerate(value):
            if (*old, index) in drop:
                gone.update(_texts(one))
            else:
                entries.append(_kept(one, ((*new, len(entries)), (*old, index)), drop, moved, gone))
        return tuple(entries)
    return value


def _texts(value: Plain) -> Iterable[str]:
    if isinstance(value, str):
        yield value
        # `office, vss` names two that are then no strangers.
        yield from _IDS.findall(value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def entry_around(source: Source, path: Path) -> Path | None:
    """Give the path of the nearest entry of a list that holds a path; None where none does."""
    for end in range(len(path), 0, -1):
        if isinstance(path[end - 1], int) and isinstance(source.at(path[: end - 1]), tuple):
            return path[:end]
    return None

"""Pairs that the plans themselves declare: equal ids, and `was`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from khtt.nouns.change import Band, Relation


@dataclass(frozen=True, slots=True)
class Link:
    """Two things, by their places in the plans, that belong together, and how sure that is."""

    old: int
    new: int
    relation: Relation = Relation.SAME
    score: float = 1.0
    band: Band = Band.CERTAIN


class Declared(Protocol):
    """Anything that a plan names by an id and may continue older ones: items, units, bases."""

    @property
    def id(self) -> str:
        """Give the id, stable across years."""

    @property
    def was(self) -> tuple[str, ...]:
        """Give the older ids that it continues."""


def declared(old: Sequence[Declared], new: Sequence[Declared]) -> tuple[Link, ...]:
    """Give the pairs of equal ids, and those that `was` names: continued, merged or split."""
    places = {one.id: index for index, one in enumerate(old)}
    same = [Link(places[one.id], index) for index, one in enumerate(new) if one.id in places]
    return (*same, *_continued(places, new))


def _continued(places: dict[str, int], new: Sequence[Declared]) -> Iterator[Link]:
    """Read `was`: what lives on under its own id splits, what several share splits, else merges."""
    own = {one.id for one in new}
    successors = _successors(new)
    for index, one in enumerate(new):
        # What lives beside its origin in both plans was split earlier, not between them.
        known = [
            name
            for name in one.was
            if name in places and name != one.id and not (one.id in places and name in own)
        ]
        for name in known:
            relation = Relation.SAME
            if name in own or len(successors[name]) > 1:
                relation = Relation.SPLIT
            elif len(known) > 1 or one.id in places:
                relation = Relation.MERGE
            yield Link(places[name], index, relation)


def _successors(new: Iterable[Declared]) -> dict[str, list[str]]:
    found = dict[str, list[str]]()
    for one in new:
        for name in one.was:
            found.setdefault(name, []).append(one.id)
    return found

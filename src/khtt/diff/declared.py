"""Pairs that the plans themselves declare: equal ids, and `was`."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.change import Band, Relation
from khtt.diff.records import Records


@dataclass(frozen=True, slots=True)
class Link:
    """Two records, by their places in the plans, that belong together, and how sure that is."""

    old: int
    new: int
    relation: Relation = Relation.SAME
    score: float = 1.0
    band: Band = Band.CERTAIN


def declared(old: Records, new: Records) -> tuple[Link, ...]:
    """Give the pairs of equal ids, and those that `was` names: continued, merged or split."""
    same = [Link(old.by_id[r.id].index, r.index) for r in new.all if r.id in old.by_id]
    return (*same, *_continued(old, new))


def _continued(old: Records, new: Records) -> Iterator[Link]:
    """Read `was`: what lives on under its own id splits, what several share splits, else merges."""
    successors = dict[str, list[str]]()
    for record in new.all:
        for name in record.was:
            successors.setdefault(name, []).append(record.id)
    for record in new.all:
        known = [name for name in record.was if name in old.by_id]
        for name in known:
            relation = Relation.SAME
            if name in new.by_id or len(successors[name]) > 1:
                relation = Relation.SPLIT
            elif len(known) > 1 or record.id in old.by_id:
                relation = Relation.MERGE
            yield Link(old.by_id[name].index, record.index, relation)

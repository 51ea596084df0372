"""The sections in figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from khtt.diff.items import part_of
from khtt.diff.records import Records
from khtt.nouns.change import Change, Kind, Pair, Part, Relation, Tally, Wording

_HEADINGS = ("section", "quota", "report")


def tallies(
    sides: tuple[Records, Records], pairs: Sequence[Pair], changes: Sequence[Change]
) -> tuple[Tally, ...]:
    """Give each section's figures, in the order of the new plan, then those of the old one alone.

    Headings of the document are not counted, nor quotas and reports, which stand within items.
    Pairs are one to one; a pair counts where its new item stands.
    """
    old, new = (_parts(side) for side in sides)
    came = _came_from(pairs, new)
    left = [key for key in old if all(key not in keys for keys in came.values())]
    found = _Found(pairs, changes)
    rows = (
        *(_tally(part, (came[key], (key,)), sides, found) for key, part in new.items()),
        *(_tally(old[key], ((key,), ()), sides, found) for key in left),
    )
    return tuple(row for row in rows if row.old or row.new)


def _parts(side: Records) -> dict[str, Part]:
    parts = (part_of(side, record) for record in side.all)
    return {part.key: part for part in parts}


def _came_from(pairs: Sequence[Pair], new: dict[str, Part]) -> dict[str, tuple[str, ...]]:
    """Give for each new section the old ones it continues: by their headings, else by their key."""
    found = dict[str, list[str]]()
    for pair in pairs:
        if pair.old.kind == pair.new.kind == "section" and pair.new.ref in new:
            found.setdefault(pair.new.ref, []).append(pair.old.ref)
    taken = {key for keys in found.values() for key in keys}
    return {key: tuple(found.get(key, [] if key in taken else [key])) for key in new}


@dataclass(frozen=True, slots=True)
class _Found:
    pairs: Sequence[Pair]
    changes: Sequence[Change]


Keys = tuple[str, ...]


def _tally(
    part: Part, keys: tuple[Keys, Keys], sides: tuple[Records, Records], found: _Found
) -> Tally:
    old, new = (_ids(side, names) for side, names in zip(sides, keys, strict=True))
    here = [
        pair
        for pair in found.pairs
        if pair.relation is Relation.SAME and pair.new.id in new and pair.old.id in old
    ]
    words = [pair.wording for pair in here]
    changes = [change for change in found.changes if _counts(change, old, new)]
    kinds = [change.kind for change in changes]
    return Tally(
        part=part,
        came_from=keys[0],
        old=len(old),
        new=len(new),
        pairs=len(here),
        same_number=sum(pair.old.ref == pair.new.ref for pair in here),
        identical=words.count(Wording.IDENTICAL),
        cosmetic=words.count(Wording.COSMETIC),
        reworded=words.count(Wording.REWORDED) + words.count(Wording.RENAMED),
        merged=kinds.count(Kind.MERGED),
        split=kinds.count(Kind.SPLIT),
        added=sum(not change.old for change in changes),
        removed=sum(not change.new for change in changes),
    )


def _ids(side: Records, keys: Keys) -> set[str]:
    return {
        record.id
        for record in side.all
        if record.kind not in _HEADINGS and part_of(side, record).key in keys
    }


def _counts(change: Change, old: set[str], new: set[str]) -> bool:
    if change.new:
        return change.new[0].id in new or (change.kind is Kind.SPLIT and change.old[0].id in old)
    return change.old[0].id in old

"""Splits and merges: what the first partners do not explain."""

from collections import Counter
from collections.abc import Iterator

from khtt.diff.candidates import LEAST, Candidates
from khtt.diff.declared import Link
from khtt.diff.likeness import cosine, features
from khtt.diff.records import Record
from khtt.diff.texts import Side
from khtt.nouns.change import Band, Relation

# Measured as in khtt.diff.candidates.
_MERGE = 0.27
_SPLIT = 0.57
_SAME_PARENT = 0.13
_HALF = 0.5
_ACROSS = 0.34


def remainder(candidates: Candidates, found: tuple[Link, ...]) -> tuple[Link, ...]:
    """Give the merges and splits among the items that the first pass left without a partner."""
    return tuple(_Remainder(candidates, {link.old: link.new for link in found}).links())


class _Remainder:
    """The pairs of the first pass, both ways, and the items they leave over."""

    def __init__(self, candidates: Candidates, pairs: dict[int, int]) -> None:
        self._candidates = candidates
        self._old, self._new = candidates.old, candidates.new
        self._pairs = pairs
        self._partners = {new: old for old, new in pairs.items()}

    def links(self) -> Iterator[Link]:
        """Give merges by text, by what stands below, and by the heading above; then splits."""
        for record in self._old.all:
            if record.index not in self._pairs and record.group != "script":
                link = self._merged(record) or self._gathered(record) or self._dated(record)
                if link:
                    yield link
        for record in self._new.all:
            if record.index not in self._partners and record.group != "script":
                link = self._split(record)
                if link:
                    yield link

    def _merged(self, record: Record) -> Link | None:
        """Find the item whose words, less those of its partner, are this one's."""
        row = self._candidates.likeness[record.index]
        options = (
            (self._left(record, self._new.all[column], Relation.MERGE), -column)
            for column in row
            if column in self._partners and self._may_merge(record, self._new.all[column])
        )
        worth, column = max(options, default=(0.0, 0))
        return self._link(record.index, -column, Relation.MERGE) if worth >= _MERGE else None

    def _may_merge(self, old: Record, new: Record) -> bool:
        """Tell whether two are of a kind, or else whether nothing is more like the old one."""
        like = self._candidates.likeness[old.index][new.index]
        if like < LEAST:
            return False
        best = like >= _ACROSS and like == self._candidates.best_of_old[old.index]
        return _like_kinds(old, new) or (best and bool(old.heading) == bool(new.heading))

    def _split(self, record: Record) -> Link | None:
        """Find the old item whose words, less those of its partner, are this one's."""
        options = (
            (self._left(record, self._old.all[row], Relation.SPLIT), -row)
            for row, likeness in enumerate(self._candidates.likeness)
            if record.index in likeness
            and row in self._pairs
            and _like_kinds(record, self._old.all[row])
        )
        worth, row = max(options, default=(0.0, 0))
        return self._link(-row, record.index, Relation.SPLIT) if worth >= _SPLIT else None

    def _left(self, record: Record, other: Record, relation: Relation) -> float:
        """Give how like a text is to what another's partner leaves of it."""
        texts = self._candidates.texts
        mine, whole = (
            (texts.old, texts.new) if relation is Relation.MERGE else (texts.new, texts.old)
        )
        partner = (self._partners if relation is Relation.MERGE else self._pairs)[other.index]
        rest = _without(whole, other.index, mine.plain[partner])
        like = cosine(mine.views[record.index].own, texts.weights.vector(features(rest)))
        old, new = (record, other) if relation is Relation.MERGE else (other, record)
        return like + (_SAME_PARENT if self._under_one(old, new) else 0.0)

    def _under_one(self, old: Record, new: Record) -> bool:
        above = (self._pairs[a.index] for a in self._old.ancestors(old) if a.index in self._pairs)
        there = (a.index for a in self._new.ancestors(new) if a.index in self._partners)
        found = next(above, None)
        return found is not None and found == next(there, None)

    def _gathered(self, record: Record) -> Link | None:
        """Find the heading under which most of what stood under this one went."""
        children = self._old.children.get(record.index, ())
        above = {self._pairs.get(a.index) for a in self._old.ancestors(record)}
        places = Counter(
            self._new.all[self._pairs[child.index]].parent
            for child in children
            if child.index in self._pairs
        )
        for place, count in places.most_common(1):
            if place is None or place in above or place not in self._partners:
                continue
            if count >= _HALF * len(children) and self._new.all[place].kind == record.kind:
                return self._link(record.index, place, Relation.MERGE)
        return None

    def _dated(self, record: Record) -> Link | None:
        """A theme lives on in the line to which the heading above it shrank."""
        above = (
            self._pairs[a.index] for a in self._old.ancestors(record) if a.index in self._pairs
        )
        line = next(above, None)
        if record.kind != "theme" or line is None or line in self._new.children:
            return None
        return self._link(record.index, line, Relation.MERGE)

    def _link(self, old: int, new: int, relation: Relation) -> Link:
        score = self._candidates.texts.likeness(self._old.all[old], self._new.all[new])
        return Link(old, new, relation, round(score, 3), Band.REVIEW)


def _like_kinds(one: Record, two: Record) -> bool:
    return one.group == two.group and bool(one.heading) == bool(two.heading)


def _without(side: Side, index: int, said: str) -> str:
    known = set(said.split())
    return " ".join(word for word in side.plain[index].split() if word not in known)

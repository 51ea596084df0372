"""Which items of two plans belong together: declared first, then by their texts."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from khtt.diff.assign import assign
from khtt.diff.candidates import Candidates
from khtt.diff.declared import Link, declared
from khtt.diff.records import Record, Records
from khtt.diff.remainder import remainder
from khtt.diff.texts import Texts
from khtt.nouns.change import Band, Relation

# Measured as in khtt.diff.candidates.
_THRESHOLD = 0.45
_SAME_PARENT = 0.15
_NEIGHBOUR = 0.05
_SAME_CHILDREN = 0.14
_ACROSS = 0.3
_ROUNDS = 4

_CERTAIN = 0.65
_LIKELY = 0.25
_CLEAR_LEAD = 0.2
_SOME_LEAD = 0.0


def match(texts: Texts, *, ids: bool) -> tuple[Link, ...]:
    """Give the pairs; with `ids`, text decides only where the plans declare nothing.

    What declared plans leave open is new or gone unless its text says otherwise: a match that
    would need a review is not made there.
    """
    old, new = texts.old.records, texts.new.records
    known = declared(old.all, new.all) if ids else ()
    links = [_scored(link, texts) for link in known]
    candidates = Candidates(texts)
    found = _by_text(candidates, known)
    if ids:
        links += [link for link in found if link.band is not Band.REVIEW]
    else:
        found = (*found, *_across(candidates, found))
        found = (*found, *_titled(candidates, found))
        links += [*found, *remainder(candidates, found)]
    return tuple(
        sorted(links, key=lambda link: (link.new, link.relation is not Relation.SAME, link.old))
    )


def _across(candidates: Candidates, found: tuple[Link, ...]) -> Iterator[Link]:
    """Give the pairs among what is left of both plans, whatever their sections: each other's best."""
    rows, columns = {link.old for link in found}, {link.new for link in found}
    left = {
        row: {column: like for column, like in likes.items() if column not in columns}
        for row, likes in enumerate(candidates.likeness)
        if row not in rows
    }
    best_of = dict[int, float]()
    for likes in left.values():
        for column, like in likes.items():
            best_of[column] = max(best_of.get(column, 0.0), like)
    for row, likes in left.items():
        like, column = max(((like, -column) for column, like in likes.items()), default=(0.0, 0))
        best = like == best_of.get(-column) == candidates.best_of_old[row]
        texts = candidates.old.all[row].text and candidates.new.all[-column].text
        if like >= _ACROSS and best and texts:
            yield _link(candidates, row, -column)


def _titled(candidates: Candidates, found: tuple[Link, ...]) -> Iterator[Link]:
    """Give the titles over single paragraphs that older items with a title of their own became."""
    known = {link.new for link in found}
    old, new = candidates.old, candidates.new
    for link in found:
        before, above = old.all[link.old], new.all[link.new].parent
        if above is None or above in known or len(new.children[above]) > 1:
            continue
        title = new.all[above]
        if before.heading and before.text and not title.text:
            score = candidates.texts.likeness(before, title)
            yield Link(link.old, above, Relation.SPLIT, round(score, 3), link.band)


def _scored(link: Link, texts: Texts) -> Link:
    score = texts.likeness(texts.old.records.all[link.old], texts.new.records.all[link.new])
    return Link(link.old, link.new, link.relation, round(score, 3))


def _by_text(candidates: Candidates, known: Iterable[Link]) -> tuple[Link, ...]:
    given = {link.old: link.new for link in known if link.relation is Relation.SAME}
    rows = {link.old for link in known}
    columns = {link.new for link in known}
    pairs = given
    for _ in range(_ROUNDS):
        evidence = _Evidence(candidates, pairs)
        worth = [
            {} if row in rows else evidence.worth(row, columns)
            for row in range(len(candidates.worth))
        ]
        found = {**given, **assign(worth)}
        if found == pairs:
            break
        pairs = found
    evidence = _Evidence(candidates, pairs)
    links = (_link(candidates, row, column) for row, column in pairs.items() if row not in rows)
    return tuple(_moved(link) if evidence.apart(link.old, link.new) else link for link in links)


def _moved(link: Link) -> Link:
    """What says the same under other headings may be two things that say the same."""
    return replace(link, band=Band.LIKELY) if link.band is Band.CERTAIN else link


class _Evidence:
    """What the pairs found so far say for others: parents and children that belong together."""

    def __init__(self, candidates: Candidates, pairs: dict[int, int]) -> None:
        self._candidates = candidates
        self._pairs = pairs
        self._found = set(pairs.values())
        old, new = candidates.old, candidates.new
        self._above_old = [self._partner_above(old, record) for record in old.all]
        self._above_new = [self._matched_above(new, record) for record in new.all]
        self._telling = _telling(self._above_new)
        self._beside_old, self._beside_new = _beside(old), _beside(new)

    def worth(self, row: int, taken: set[int]) -> dict[int, float]:
        """Give the worth of an old item's pairs, as far as it is above the threshold."""
        sums = {
            column: worth
            + self._parents(row, column)
            + self._children(row, column)
            + self._neighbours(row, column)
            for column, worth in self._candidates.worth[row].items()
            if column not in taken
        }
        return {column: worth - _THRESHOLD for column, worth in sums.items() if worth > _THRESHOLD}

    def _parents(self, row: int, column: int) -> float:
        above = self._above_old[row]
        if above is None or above != self._above_new[column]:
            return 0.0
        return _SAME_PARENT * self._telling[above]

    def _neighbours(self, row: int, column: int) -> float:
        there = self._beside_new[column]
        return _NEIGHBOUR * sum(
            one in self._pairs and self._pairs[one] == two
            for one, two in zip(self._beside_old[row], there, strict=True)
        )

    def apart(self, row: int, column: int) -> bool:
        """Tell whether a pair stands under items that do not belong together."""
        above, there = self._above_old[row], self._above_new[column]
        return above is not None and there is not None and above != there

    def _children(self, row: int, column: int) -> float:
        olds = self._candidates.old.children.get(row, ())
        news = self._candidates.new.children.get(column, ())
        if not olds or not news or not self._pairs:
            return 0.0
        there = {record.index for record in news}
        shared = sum(self._pairs.get(record.index) in there for record in olds)
        return _SAME_CHILDREN * shared / min(len(olds), len(news))

    def _partner_above(self, side: Records, record: Record) -> int | None:
        above = (a.index for a in side.ancestors(record) if a.index in self._pairs)
        return self._pairs[found] if (found := next(above, None)) is not None else None

    def _matched_above(self, side: Records, record: Record) -> int | None:
        return next((a.index for a in side.ancestors(record) if a.index in self._found), None)


def _telling(above: list[int | None]) -> dict[int, float]:
    """Give how much standing under an item says, 0 to 1: the fewer stand there, the more."""
    every = math.log(len(above)) or 1.0
    under = Counter(one for one in above if one is not None)
    return {one: 1 - math.log(count) / every for one, count in under.items()}


def _beside(side: Records) -> list[tuple[int | None, int | None]]:
    """Give the sibling before and the one after each record."""
    found: list[tuple[int | None, int | None]] = [(None, None)] * len(side.all)
    for siblings in side.children.values():
        places = [None, *(record.index for record in siblings), None]
        for before, record, after in zip(places, siblings, places[2:], strict=False):
            found[record.index] = (before, after)
    return found


def _link(candidates: Candidates, row: int, column: int) -> Link:
    score = candidates.likeness[row][column]
    sure = band(score, candidates.lead(row, column))
    whole = sure is not Band.CERTAIN or candidates.texts.whole(
        candidates.old.all[row], candidates.new.all[column]
    )
    return Link(row, column, Relation.SAME, round(score, 3), sure if whole else Band.LIKELY)


def band(score: float, lead: float) -> Band:
    """Give how sure a match by text is: its likeness, and its lead over the next best."""
    if score >= _CERTAIN and lead >= _CLEAR_LEAD:
        return Band.CERTAIN
    return Band.LIKELY if score >= _LIKELY and lead >= _SOME_LEAD else Band.REVIEW

"""The texts of two plans side by side, ready to be compared."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from khtt.diff.likeness import Vector, Weights, cosine, cosines, features
from khtt.diff.normal import Normal
from khtt.diff.records import Record, Records

# Of two headings, the words count as much as all that stands under them; a text that became a
# heading is found again under it, less surely.
_HEADING = 0.5
_UNDER = 0.8
# Of a clause that both texts share, this much of its words at least stands in either.
_CLAUSE = 0.3
_CLAUSES = re.compile(r"[;.]\s")


@dataclass(frozen=True, slots=True)
class Views:
    """An item as a vector three times: its heading (or text) alone, itself, and with all below."""

    heading: Vector
    own: Vector
    whole: Vector


@dataclass(frozen=True, slots=True)
class Side:
    """One plan: its records, their plain words and their vectors, in the same order."""

    records: Records
    plain: tuple[str, ...]
    views: tuple[Views, ...]


class Texts:
    """Both plans in the new plan's words, under one weighting: rarity counts over both."""

    def __init__(self, old: Records, new: Records, normals: tuple[Normal, Normal]) -> None:
        """Bring both to a common form and weigh their words."""
        plain = [_plain(side, normal) for side, normal in zip((old, new), normals, strict=True)]
        counts = [tuple(features(words) for words in side) for side in plain]
        self.normals = normals
        self.weights = Weights(count for side in counts for count in side)
        self.old = Side(old, plain[0], self._views(old, normals[0], counts[0]))
        self.new = Side(new, plain[1], self._views(new, normals[1], counts[1]))

    def _views(
        self, side: Records, normal: Normal, counts: Sequence[Counter[str]]
    ) -> tuple[Views, ...]:
        return tuple(self._view(side, record, normal, counts) for record in side.all)

    def _view(
        self, side: Records, record: Record, normal: Normal, counts: Sequence[Counter[str]]
    ) -> Views:
        own = self.weights.vector(counts[record.index])
        heading = own
        if record.heading and record.text:
            heading = self.weights.vector(features(normal.renamed(record.heading)))
        if record.index not in side.children:
            return Views(heading, own, own)
        whole = Counter(counts[record.index])
        for below in side.below(record):
            whole.update(counts[below.index])
        return Views(heading, own, self.weights.vector(whole))

    def likeness(self, old: Record, new: Record) -> float:
        """Give how like two items are, 0 to 1, headings by what stands under them too."""
        one, two = self.old.views[old.index], self.new.views[new.index]
        return self._blend(
            (old, new),
            cosine(one.heading, two.heading),
            cosine(one.own, two.own),
            cosine(one.whole, two.whole),
        )

    def common(self, old: Record, new: Record) -> float:
        """Give how like two items are by their words alone, whatever their order."""
        one, two = (
            self.weights.vector(dict.fromkeys(side.plain[record.index].split(), 1))
            for side, record in ((self.old, old), (self.new, new))
        )
        return cosine(one, two)

    def whole(self, old: Record, new: Record) -> bool:
        """Tell whether every clause of either text has something of itself in the other."""
        return self._told(old, new, self.normals) and self._told(new, old, self.normals[::-1])

    def _told(self, one: Record, other: Record, normals: tuple[Normal, Normal]) -> bool:
        there = set(normals[1].renamed(other.words).split())
        for clause in _CLAUSES.split(one.words):
            words = self.weights.vector(dict.fromkeys(normals[0].renamed(clause).split(), 1))
            held = sum(weight * weight for word, weight in words.items() if word in there)
            if words and held < _CLAUSE:
                return False
        return True

    def table(self) -> list[dict[int, float]]:
        """Give the likeness of each old item with each new one that shares a word with it."""
        owns = cosines(*(_vectors(side, "own") for side in (self.old, self.new)))
        headings, wholes = (self._others(name, owns) for name in ("heading", "whole"))
        return [
            {
                column: self._blend(
                    (old, self.new.records.all[column]),
                    headings[old.index].get(column, 0.0),
                    owns[old.index].get(column, 0.0),
                    whole,
                )
                for column, whole in wholes[old.index].items()
            }
            for old in self.old.records.all
        ]

    def _others(self, name: str, owns: list[dict[int, float]]) -> list[dict[int, float]]:
        """Give the likeness in another view; most items look the same in all of them."""
        olds, news = (_vectors(side, name) for side in (self.old, self.new))
        own = _vectors(self.new, "own")
        other = [column for column, vector in enumerate(news) if vector is not own[column]]
        few = cosines(olds, [news[column] for column in other])
        others = set(other)
        rows = list[dict[int, float]]()
        for index, (row, views) in enumerate(zip(owns, self.old.views, strict=True)):
            if olds[index] is not views.own:
                rows += cosines([olds[index]], news)
                continue
            kept = {column: like for column, like in row.items() if column not in others}
            rows.append(kept | {other[place]: like for place, like in few[index].items()})
        return rows

    def _blend(
        self, pair: tuple[Record, Record], heading: float, own: float, whole: float
    ) -> float:
        old, new = pair
        if old.heading and new.heading:
            return _HEADING * heading + (1 - _HEADING) * max(own, whole)
        if old.index in self.old.records.children or new.index in self.new.records.children:
            return max(own, _UNDER * whole)
        return own


def _vectors(side: Side, name: str) -> list[Vector]:
    return [getattr(views, name) for views in side.views]


def _plain(side: Records, normal: Normal) -> tuple[str, ...]:
    return tuple(normal.renamed(record.words) for record in side.all)

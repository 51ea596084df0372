"""The texts of two plans side by side, ready to be compared."""

from collections import Counter
from dataclasses import dataclass

from khtt.diff.likeness import Vector, Weights, cosine, cosines, features
from khtt.diff.normal import Normal
from khtt.diff.records import Record, Records

# A heading of a few words says less than what stands under it.
_SHORT = 12
_MOST_OF_SUBTREE = 0.6


@dataclass(frozen=True)
class Side:
    """One plan: its records, their plain words, and the vectors of each and of what is under it."""

    records: Records
    plain: tuple[str, ...]
    own: tuple[Vector, ...]
    below: tuple[Vector, ...]


class Texts:
    """Both plans under one weighting: the rarity of a word counts over both."""

    def __init__(self, old: Records, new: Records, terms: tuple[Normal, Normal]) -> None:
        """Bring both to the new plan's words."""
        plain = [
            tuple(normal.renamed(record.words) for record in side.all)
            for side, normal in zip((old, new), terms, strict=True)
        ]
        counts = [[features(words) for words in side] for side in plain]
        self.weights = Weights(count for side in counts for count in side)
        self.old = self._side(old, plain[0], counts[0])
        self.new = self._side(new, plain[1], counts[1])

    def _side(self, side: Records, plain: tuple[str, ...], counts: list[Counter[str]]) -> Side:
        whole = [
            sum((counts[below.index] for below in side.below(record)), Counter(counts[record.index]))
            for record in side.all
        ]
        vectors = tuple(self.weights.vector(count) for count in counts)
        under = tuple(
            self.weights.vector(count) if record.index in side.children else vectors[record.index]
            for record, count in zip(side.all, whole, strict=True)
        )
        return Side(side, plain, vectors, under)

    def likeness(self, old: Record, new: Record) -> float:
        """Give how like two items are, 0 to 1, short headings by what stands under them too."""
        own = cosine(self.old.own[old.index], self.new.own[new.index])
        below = cosine(self.old.below[old.index], self.new.below[new.index])
        return self._blend(old, new, own, below)

    def table(self) -> list[dict[int, float]]:
        """Give the likeness of each old item with each new one that shares a word with it."""
        own = cosines(self.old.own, self.new.own)
        below = cosines(self.old.below, self.new.below)
        olds, news = self.old.records.all, self.new.records.all
        return [
            {
                column: self._blend(olds[row], news[column], own[row].get(column, 0.0), under)
                for column, under in below[row].items()
            }
            for row in range(len(olds))
        ]

    def _blend(self, old: Record, new: Record, own: float, below: float) -> float:
        share = min(self._leaning(self.old, old), self._leaning(self.new, new))
        return own * (1 - share) + below * share

    def _leaning(self, side: Side, record: Record) -> float:
        """Give how much of an item's likeness lies in what is under it."""
        if record.index not in side.records.children:
            return 0.0
        words = len(side.plain[record.index].split())
        return _MOST_OF_SUBTREE * max(0.0, 1 - words / (2 * _SHORT))

"""What speaks for a pair before anything else is matched: its text, its kind, its place."""

from khtt.diff.records import Record
from khtt.diff.texts import Texts

# Measured on the alignments of 2022, 2023 and 2025 that the plans' ids declare.
LEAST = 0.085
_SAME_KIND = 0.1
_OTHER_GROUP = 0.41
_POSITION = 0.13


class Candidates:
    """The likeness of every pair worth a look, and the worth of each by itself."""

    def __init__(self, texts: Texts) -> None:
        """Score every pair of an old and a new item that may belong together."""
        self.texts = texts
        self.old, self.new = texts.old.records, texts.new.records
        self.likeness = [
            {column: like for column, like in row.items() if self._alike(index, column)}
            for index, row in enumerate(texts.table())
        ]
        self.best_of_old = [max(row.values(), default=0.0) for row in self.likeness]
        self.best_of_new = [0.0] * len(self.new.all)
        for row in self.likeness:
            for column, like in row.items():
                self.best_of_new[column] = max(self.best_of_new[column], like)
        self.worth = [self._row(index) for index in range(len(self.old.all))]

    def lead(self, old: int, new: int) -> float:
        """Give how far a pair is ahead of the next best pair of either item; negative if behind."""
        like = self.likeness[old].get(new, 0.0)
        others = [v for column, v in self.likeness[old].items() if column != new]
        others += [row[new] for row in self.likeness[:old] + self.likeness[old + 1 :] if new in row]
        return like - max(others, default=0.0)

    def _alike(self, old: int, new: int) -> bool:
        """Tell whether two items may belong together: a row of the script is no item of the text."""
        one, two = self.old.all[old], self.new.all[new]
        return (one.group == "script") == (two.group == "script")

    def _row(self, old: int) -> dict[int, float]:
        record = self.old.all[old]
        return {
            column: self._worth(record, self.new.all[column], like)
            for column, like in self.likeness[old].items()
            if like >= LEAST and self._comparable(record, self.new.all[column])
        }

    def _comparable(self, old: Record, new: Record) -> bool:
        if old.kind == new.kind == "section" and old.ref.count(".") != new.ref.count("."):
            return False
        # A heading over a single paragraph is its title: the paragraph is what a text became.
        return not (
            (_is_leaf(old, self.old.children) and _is_title(new, self.new.children))
            or (_is_leaf(new, self.new.children) and _is_title(old, self.old.children))
        )

    def _worth(self, old: Record, new: Record, like: float) -> float:
        worth = like
        mutual = like == self.best_of_old[old.index] == self.best_of_new[new.index]
        if old.group != new.group and not mutual:
            worth -= _OTHER_GROUP
        if old.kind == new.kind:
            worth += _SAME_KIND
        apart = abs(old.index / len(self.old.all) - new.index / len(self.new.all))
        return worth + _POSITION * (1 - apart)


Children = dict[int, tuple[Record, ...]]


def _is_leaf(record: Record, children: Children) -> bool:
    return bool(record.text) and record.index not in children


def _is_title(record: Record, children: Children) -> bool:
    return not record.text and len(children.get(record.index, ())) == 1

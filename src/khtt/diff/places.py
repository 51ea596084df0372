"""Moves and renumbering, told apart from rewording."""

import re
from collections.abc import Iterator, Sequence

from khtt.diff.causes import first_cause
from khtt.diff.declared import Link
from khtt.diff.records import Record, Records
from khtt.nouns.change import Change, FieldChange, Kind, Relation

# Bullets and unnumbered paragraphs: their order says nothing.
_UNNUMBERED = re.compile(r"[bp]\d+")
# They stand where another item stands; that one's place is reported.
_BESIDE = ("report", "quota", "segment")


class Places:
    """The places of the items in both plans, and which headings correspond."""

    def __init__(self, old: Records, new: Records, links: Sequence[Link]) -> None:
        """Take the pairs that the matching found."""
        self._old, self._new = old, new
        self._to = dict[int, set[int]]()
        for link in links:
            self._to.setdefault(link.old, set()).add(link.new)
        self._come = {link.new for link in links}
        self._links = links

    def changes(self) -> Iterator[tuple[Link, Kind, tuple[FieldChange, ...]]]:
        """Give what moved or got another number, headings before what stands under them."""
        single = [link for link in self._links if link.relation is Relation.SAME]
        for link in sorted(single, key=lambda link: self._depth(link.old)):
            old, new = self._old.all[link.old], self._new.all[link.new]
            if new.kind in _BESIDE or old.kind in _BESIDE:
                continue
            if not self._under_one(old, new):
                yield link, Kind.MOVED, self._fields(old, new)
            elif old.ref != new.ref and not _UNNUMBERED.fullmatch(_tail(new)):
                yield link, Kind.RENUMBERED, (FieldChange("ref", old.ref, new.ref),)

    def kept_tail(self, link: Link) -> bool:
        """Tell whether only a number above an item changed, and its own did not."""
        return _tail(self._old.all[link.old]) == _tail(self._new.all[link.new])

    def _depth(self, old: int) -> int:
        return sum(1 for _ in self._old.ancestors(self._old.all[old]))

    def _under_one(self, old: Record, new: Record) -> bool:
        """Tell whether the nearest headings that live on, on both sides, are the same."""
        above = next((a.index for a in self._old.ancestors(old) if a.index in self._to), None)
        there = next((a.index for a in self._new.ancestors(new) if a.index in self._come), None)
        if above is None or there is None:
            return above is None and there is None
        return there in self._to[above]

    def _fields(self, old: Record, new: Record) -> tuple[FieldChange, ...]:
        return (
            FieldChange("ref", old.ref, new.ref),
            FieldChange("parent", _above(self._old, old), _above(self._new, new)),
        )


def cause_above(records: Records, record: Record, causes: dict[int, Change]) -> str:
    """Give the fingerprint of the change of the nearest heading above that has one."""
    found = (causes[a.index] for a in records.ancestors(record) if a.index in causes)
    return first_cause(next(found, None))


def _tail(record: Record) -> str:
    return record.ref.rpartition(".")[2]


def _above(records: Records, record: Record) -> str:
    above = next(records.ancestors(record), None)
    return f"{above.ref} {above.heading or above.text}" if above else ""

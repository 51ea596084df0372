"""What happened to the words of a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w")
_HALF = 0.5


class Mark(StrEnum):
    """What happened to a run of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate. Kept and deleted runs make the old text, kept and inserted the new."""

    mark: Mark
    text: str


def marked(old: str, new: str) -> tuple[Run, ...] | None:
    """Give the runs that lead from one text to the other, or None where marks would confuse.

    That is where fewer than half of the words of the longer text are kept: show two blocks then.
    """
    runs = tuple(exact_runs(old, new))
    kept = sum(_words(run.text) for run in runs if run.mark is Mark.KEPT)
    longer = max(_words(old), _words(new))
    return runs if kept >= _HALF * longer else None


def exact_runs(old: str, new: str) -> Iterator[Run]:
    """Give the runs that lead from one text to the other, however little they share."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for deleted, inserted, kept in _steps(before, after):
        for mark, tokens in ((Mark.DELETED, deleted), (Mark.INSERTED, inserted), (Mark.KEPT, kept)):
            if tokens:
                yield Run(mark, "".join(tokens))


Tokens = list[str]


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Tokens, Tokens, Tokens]]:
    """Give what is deleted, what is inserted in its stead, and what is kept then.

    Spaces and commas alone between two changes are no word kept: they go with the changes.
    """
    blocks = [block for block in _blocks(before, after) if _anchors(block, before, after)]
    i = j = 0
    for start, other, size in blocks:
        yield list(before[i:start]), list(after[j:other]), list(before[start : start + size])
        i, j = start + size, other + size
    yield list(before[i:]), list(after[j:]), []


def _blocks(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int]]:
    found = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in found if block.size]


def _anchors(block: tuple[int, int, int], before: Sequence[str], after: Sequence[str]) -> bool:
    start, other, size = block
    at_an_end = (start == other == 0) or (
        start + size == len(before) and other + size == len(after)
    )
    return at_an_end or any(_WORD.match(token) for token in before[start : start + size])


def _words(text: str) -> int:
    return sum(1 for token in _TOKEN.findall(text) if _WORD.match(token))

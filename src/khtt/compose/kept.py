"""Pieces of markup that many documents share: rendered once, read once.

Most of what a plan says is the same for every body. A template says `once(macro, value)`: where the
macro was called with an equal value before, in this document or another, a mark stands for what it
gave, and the blocks that were read from it are taken again.
"""

from collections.abc import Callable, Hashable
from typing import Protocol

from markupsafe import Markup

from khtt.nouns.document import Block, Row

MARK = '<kept n="{}">'
MOST_KEPT = 8000


class Macro(Protocol):
    """A macro of a template, which takes one value and sees nothing else."""

    name: str

    def __call__(self, value: Hashable, /) -> str:
        """Give the markup for a value."""


class Kept:
    """What was rendered and read so far; forgotten when it has become too much."""

    def __init__(self) -> None:
        self._marks: dict[tuple[str, Hashable], Markup] = {}
        self._markup: list[str] = []
        self._blocks: dict[int, tuple[Block, ...]] = {}
        self._rows: dict[int, tuple[Row, ...]] = {}

    def once(self, macro: Macro, value: Hashable) -> Markup:
        """Give a mark for what a macro gives for a value."""
        key = (macro.name, value)
        mark = self._marks.get(key)
        if mark is None:
            number = len(self._markup)
            self._markup.append(macro(value))
            mark = self._marks[key] = Markup(MARK.format(number))  # noqa: S704 (a number of our own)
        return mark

    def blocks(self, number: int, read: Callable[[str], tuple[Block, ...]]) -> tuple[Block, ...]:
        """Give the blocks of a mark, read when they are first asked for."""
        if number not in self._blocks:
            self._blocks[number] = read(self._markup[number])
        return self._blocks[number]

    def rows(self, number: int, read: Callable[[str], tuple[Row, ...]]) -> tuple[Row, ...]:
        """Give the rows of a mark that stands in a table, read when they are first asked for."""
        if number not in self._rows:
            self._rows[number] = read(self._markup[number])
        return self._rows[number]

    def tidy(self) -> None:
        """Forget everything once there is too much of it; asked between two documents."""
        if len(self._markup) > MOST_KEPT:
            self._marks.clear()
            self._markup.clear()
            self._blocks.clear()
            self._rows.clear()


def every_time(macro: Macro, value: Hashable) -> str:
    """Call the macro: what `once` does where every line has to be found again."""
    return macro(value)

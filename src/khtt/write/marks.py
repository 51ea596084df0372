"""Bookmarks: by them a paragraph or a row is traced back to the items that it says.

A name holds the first of the ids and a number made of all ids and the text as it was written, so
that it is the same in every document in which the same is said. Names begin with an underscore,
which hides them from Word's list; they have at most the 40 characters that Word allows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from zlib import crc32

PREFIX = "_khtt_"
ID_LENGTH = 22
NUMBERS = 0x3FFFFFFF


@dataclass(slots=True)
class Marks:
    """The numbers of the bookmarks of one document: none is given twice."""

    taken: set[int] = field(default_factory=set)

    def free_from(self, number: int) -> int:
        """Take the first number from this one on that is not taken."""
        while number in self.taken:
            number += 1
        self.taken.add(number)
        return number

    def take(self, numbers: Iterable[int], text: str) -> str:
        """Take the numbers of markup made before; those that are taken already are given anew."""
        for number in numbers:
            other = self.free_from(number)
            if other != number:
                text = text.replace(f'"{number}"', f'"{other}"').replace(
                    f'_{number}"', f'_{other}"'
                )
        return text

    def free(self, numbers: Iterable[int]) -> bool:
        """Tell whether none of some numbers is taken."""
        return self.taken.isdisjoint(numbers)


def fingerprint(ids: Sequence[str], text: str) -> int:
    """Give the number of what is said of some items."""
    return crc32(f"{' '.join(ids)}\0{' '.join(text.split())}".encode()) & NUMBERS


def bookmarked(number: int, name: str, inside: str) -> str:
    """Give markup within a bookmark."""
    short = name.replace("-", "_")[:ID_LENGTH]
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{PREFIX}{short}_{number}"/>{inside}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )

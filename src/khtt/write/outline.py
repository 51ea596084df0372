"""The numbers of headings, clauses and points, counted as Word counts them.

All of them are levels of one multi-level list, so Word starts `1.` anew under each `I.`. Word
knows no Vietnamese letters; its own go a b c d e f g. So the points take the last five levels, each
going as far as the two alphabets run side by side: a-d, đ, e, g-i, k-v (x and y start at 24).
A level that follows a higher one starts anew by itself, in Word and in LibreOffice.
"""

from collections.abc import Callable
from typing import NamedTuple

from khtt.nouns.document import ListKind

POINT = 4  # the level of a)
CLAUSES: dict[ListKind, int] = {"clause": 1, "subclause": 2, "subsubclause": 3, "point": POINT}
MARKS: dict[ListKind, int] = {"dash": 0, "plus": 1}
LETTERS = "abcdđeghiklmnopqrstuvxy"


class Level(NamedTuple):
    """A level of the list: what it starts with, how it counts, and how its number is set."""

    start: int
    counting: str
    text: str


LEVELS = (
    Level(1, "upperRoman", "%1."),
    Level(1, "decimal", "%2."),
    Level(1, "decimal", "%2.%3."),
    Level(1, "decimal", "%2.%3.%4."),
    Level(1, "lowerLetter", "%5)"),
    Level(1, "none", "đ)"),
    Level(5, "lowerLetter", "%7)"),
    Level(7, "lowerLetter", "%8)"),
    Level(11, "lowerLetter", "%9)"),
)
POINT_LEVELS = {"a": 4, "b": 4, "c": 4, "d": 4, "đ": 5, "e": 6, "g": 7, "h": 7, "i": 7}
LAST_LEVEL = len(LEVELS) - 1
X_AMONG_LATIN_LETTERS = 24


class Restart(NamedTuple):
    """The levels that a new instance of the list starts with, and the number they start with."""

    levels: range
    start: int = 1


class Outline:
    """Says in which level and instance of the list the next item stands.

    `restart` makes a new instance of the list and gives its id; `base` is the id of the standing
    one, empty where the first item has to make its own.
    """

    def __init__(self, restart: Callable[[Restart], str], base: str = "") -> None:
        """Begin before the first item."""
        self._restart = restart
        self._counts = [0] * (POINT + 1)
        self._instances = [base] * (POINT + 1)

    def begin(self) -> None:
        """Forget all counts: an annex numbers its items on its own.

        Each level starts anew at its own first item: LibreOffice does so for no other.
        """
        self._counts = [0] * (POINT + 1)
        self._instances = [""] * (POINT + 1)

    def place(self, level: int, *, first: bool = False) -> tuple[int, str]:
        """Count an item; give its level in Word's list and the id of the list's instance."""
        instance = self._instances[level]
        if not instance or (first and self._counts[level]):
            instance = self._restart(Restart(range(level, POINT + 1)))
            self._counts[level] = 0
        self._counts[level] += 1
        self._enter(level, instance)
        return self._point() if level == POINT else (level, instance)

    def _enter(self, level: int, instance: str) -> None:
        """Let what stands below an item go on in the item's instance, from the start."""
        deeper = POINT - level
        self._instances[level:] = [instance] * (deeper + 1)
        self._counts[level + 1 :] = [0] * deeper

    def _point(self) -> tuple[int, str]:
        count = self._counts[POINT]
        if count > len(LETTERS):
            message = f"a list of points has letters for {len(LETTERS)} items only"
            raise ValueError(message)
        letter = LETTERS[count - 1]
        if letter == "x":
            restart = Restart(range(LAST_LEVEL, LAST_LEVEL + 1), X_AMONG_LATIN_LETTERS)
            self._instances[POINT] = self._restart(restart)
        return POINT_LEVELS.get(letter, LAST_LEVEL), self._instances[POINT]

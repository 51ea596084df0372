"""How wide a text is in Times New Roman, so that rules and line breaks can be set beforehand."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from khtt.data import data

POINT = 25.4 / 72  # millimetres
HORN = "\u031b"
JOIN = "\0"  # stands for a blank that no line break may take
HALVINGS = 12
REMEMBERED = 4096  # texts; the names and titles of a country's documents


@lru_cache(REMEMBERED)
def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Give the width in millimetres of a line of text; an unknown character counts as a digit."""
    face = ("bold_italic" if italic else "bold") if bold else "italic" if italic else "regular"
    em, advances = _advances(face)
    digit = advances["0"]
    units = sum(advances.get(letter, digit) for letter in _without_marks(text))
    return units / em * size * POINT


@lru_cache(REMEMBERED)
def balanced(
    text: str, room: float, size: float, *, bold: bool, whole: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Break a text into the fewest lines that fit the room, as even as can be.

    Words in `whole`, in small letters or capitals, stay on one line; a blank at their end ties the
    next word to them. A word wider than the room stands alone on its line.
    """
    words = _words(text, whole)
    widths = [width(word, size, bold=bold) for word in words]
    blank = width(" ", size, bold=bold)
    narrow, fitting = 0.0, max(room, *widths)
    count = len(_starts(widths, blank, fitting))
    for _ in range(HALVINGS):
        middle = (narrow + fitting) / 2
        if max(widths) <= middle and len(_starts(widths, blank, middle)) <= count:
            fitting = middle
        else:
            narrow = middle
    starts = _starts(widths, blank, fitting)
    return tuple(
        " ".join(words[start:end])
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True)
    )


def widest(lines: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Give the width in millimetres of the widest line."""
    return max((width(line, size, bold=bold) for line in lines), default=0.0)


def _starts(widths: Sequence[float], blank: float, room: float) -> list[int]:
    """Fill lines one after the other; give the number of each line's first word."""
    starts, used = [0], widths[0]
    for index, one in enumerate(widths[1:], start=1):
        used += blank + one
        if used > room:
            starts.append(index)
            used = one
    return starts


def _words(text: str, whole: Iterable[str]) -> list[str]:
    for phrase in whole:
        text = re.sub(rf"\b{re.escape(phrase)}", _joined, text, flags=re.IGNORECASE)
    return [word.replace(JOIN, " ") for word in text.split(" ")]


def _joined(phrase: re.Match[str]) -> str:
    return phrase[0].replace(" ", JOIN)


def _without_marks(text: str) -> str:
    """Take off the marks that leave a letter's width as it is: all but the horn of ơ and ư."""
    bare = "".join(
        mark
        for mark in unicodedata.normalize("NFD", text)
        if mark == HORN or not unicodedata.combining(mark)
    )
    return unicodedata.normalize("NFC", bare)


@cache
def _advances(face: str) -> tuple[int, dict[str, int]]:
    metrics = json.loads(data("times.json").read_bytes())
    advances = {
        letter: int(units)
        for units, letters in metrics["faces"][face].items()
        for letter in letters
    }
    return metrics["units_per_em"], advances

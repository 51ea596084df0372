"""Refs of the official documents: where they stand, and which mark they bear."""

import re
from functools import lru_cache

from khtt.nouns.plan.overlay import LOCAL
from khtt.nouns.plan.resolved import Mark

ROMAN = re.compile(r"[IVXL]+")
PIECE = re.compile(r"([a-zđ]*)(\d*)")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
LETTERS: dict[str, Mark] = {"b": "dash", "s": "plus", "p": "paragraph"}
NUMBERED: dict[int, Mark] = {2: "clause", 3: "subclause", 4: "subsubclause"}
RANKS: dict[Mark, int] = {"clause": 1, "subclause": 2, "subsubclause": 3, "point": 4}
ANNEX = re.compile(r"(PL|M)\d")
CACHED = 10_000  # a plan has hundreds of refs, and hundreds of bodies read them

Key = tuple[tuple[str, int], ...]


@lru_cache(CACHED)
def key(ref: str) -> Key:
    """Give a ref as what sorts: `IV.1.2.b3` comes after `IV.1.2.b2`."""
    return tuple(_piece(part) for part in ref.split("."))


@lru_cache(CACHED)
def in_body(ref: str) -> bool:
    """Tell whether a ref is of the document's body, not of an annex or a form, nor of a locality."""
    return not ANNEX.match(ref) and ref != LOCAL


@lru_cache(CACHED)
def mark(ref: str, risen: int = 0) -> Mark:
    """Give how a line of that ref is marked: `IV.1.2` a subclause, `b3` a dash, `p1` a paragraph.

    A number stands by `risen` steps higher than its ref says.
    """
    pieces = key(ref)
    letter, number = pieces[-1]
    if letter and number:
        return LETTERS.get(letter, "paragraph")
    return "point" if letter else NUMBERED.get(len(pieces) - risen, "paragraph")


def _piece(part: str) -> tuple[str, int]:
    if ROMAN.fullmatch(part):
        values = [VALUES[sign] for sign in part]
        after = [*values[1:], 0]
        return "", sum(-a if a < b else a for a, b in zip(values, after, strict=True))
    found = PIECE.fullmatch(part)
    return (found[1], int(found[2] or 0)) if found else (part, 0)

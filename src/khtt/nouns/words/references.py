"""References in texts: `{role}`, `{role:level}`, `{one|other}`; a brace that is meant is doubled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from khtt.nouns.diagnostic import nearest
from khtt.nouns.language import _

LEVELS = ("nation", "province", "district", "base", "commune", "above", "below", "each", "local")
"""What may stand after the colon: a level, or one seen from the body that writes.

`each` is its own and all below, `local` its own, but of the nation the provinces below it.
"""

Alternative = tuple[str, str | None]

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_ALTERNATIVE = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?::([a-z]+))?")


class WordsError(Exception):
    """A reference that gives no name; `offset` counts from the beginning of its text."""

    def __init__(self, message: str, offset: int = 0, hint: str = "") -> None:
        """Keep what is wrong, where it stands, and what to do."""
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


class MalformedReference(WordsError):  # noqa: N818 (named for what is wrong, like the two below)
    """A brace that opens or closes nothing, or what stands in braces is no reference."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a text, from `start` up to `end`; the first alternative that exists holds."""

    start: int
    end: int
    alternatives: tuple[Alternative, ...]
    written: str


Piece = str | Reference


def references(text: str) -> Iterator[Reference]:
    """Give the references of a text in their order; raise MalformedReference at the first flaw."""
    return (piece for piece in pieces(text) if isinstance(piece, Reference))


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[Piece, ...]:
    """Give a text as its words and its references in turn; doubled braces are single here."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    end, words = 0, ""
    for found in _PIECE.finditer(text):
        words += text[end : found.start()]
        end = found.end()
        if found[0] in ("{{", "}}"):
            words += found[0][0]
            continue
        if words:
            yield words
            words = ""
        yield _reference(found)
    if words := words + text[end:]:
        yield words


def _reference(found: re.Match[str]) -> Reference:
    inside: str | None = found[1]
    if inside is None:
        message = _("a brace stands alone")
        raise MalformedReference(message, found.start(), _("a brace that is meant is doubled: {{"))
    offset, alternatives = found.start() + 1, list[Alternative]()
    for written in inside.split("|"):
        alternatives.append(_alternative(written, offset))
        offset += len(written) + 1
    return Reference(found.start(), found.end(), tuple(alternatives), found[0])


def _alternative(written: str, offset: int) -> Alternative:
    found = _ALTERNATIVE.fullmatch(written)
    if not found:
        message = _("'{written}' is no reference").format(written=written)
        hint = _("write {role} or {role:level}, in lower-case letters and hyphens")
        raise MalformedReference(message, offset, hint)
    role, level = found[1], found[2]
    if level is not None and level not in LEVELS:
        message = _("there is no level '{level}'").format(level=level)
        near = nearest(level, LEVELS)
        hint = _("the levels are {levels}").format(levels=", ".join(LEVELS))
        if near:
            hint = _("did you mean '{near}'?").format(near=near)
        raise MalformedReference(message, offset + len(role) + 1, hint)
    return role, level

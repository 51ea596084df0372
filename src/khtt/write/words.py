"""The words of two paragraphs, each with its face, and what leads from one to the other."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple
from xml.etree import ElementTree as ET

from khtt.nouns.change.words import Mark
from khtt.write.pieces import BREAKS, plain_run
from khtt.write.reading.package import Element, W, child

PARAGRAPH, RUN = f"{W}p", f"{W}r"
WORD = re.compile(r"\w+|\s+|[^\w\s]")
_SIGNS = {tag: sign for sign, tag in BREAKS.items()}


class Piece(NamedTuple):
    """A word, a blank or a sign, with the face of its run."""

    text: str
    face: str


def text_of(element: Element) -> str:
    """Give the text of a paragraph, or of all paragraphs of a table or a row."""
    return "\n".join(
        "".join(piece.text for piece in pieces_of(one))
        for one in ([element] if element.tag == PARAGRAPH else element.iter(PARAGRAPH))
    )


def pieces_of(paragraph: Element) -> list[Piece]:
    """Give the words, blanks and signs of a paragraph, each with its face."""
    found = list[Piece]()
    for run in paragraph.iter(RUN):
        face = child(run, "rPr")
        name = "" if face is None else ET.tostring(face, encoding="unicode")
        for one in run:
            if one.tag == f"{W}t":
                found += [Piece(text, name) for text in WORD.findall(one.text or "")]
            elif one.tag in _SIGNS:
                found.append(Piece(_SIGNS[one.tag], name))
    return found


def marked(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[tuple[Mark, Piece]]:
    """Give what leads from one text to the other: deleted, inserted, kept."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield from ((Mark.KEPT, piece) for piece in after[j:j_end])
            continue
        yield from ((Mark.DELETED, piece) for piece in before[i:i_end])
        yield from ((Mark.INSERTED, piece) for piece in after[j:j_end])


def settled(pieces: list[tuple[Mark, Piece]]) -> list[tuple[Mark, Piece]]:
    """Give words that end in no insertion: LibreOffice joins one to that of the next paragraph."""
    end = len(pieces)
    while end and pieces[end - 1][0] is Mark.INSERTED:
        end -= 1
    head, came = pieces[:end], pieces[end:]
    if not came or not head:
        return pieces
    gone = list[tuple[Mark, Piece]]()
    while head and head[-1][0] is Mark.DELETED:
        gone.insert(0, head.pop())
    if gone:
        return [*head, *came, *gone]
    _mark, last = head.pop()
    return [*head, (Mark.INSERTED, last), *came, (Mark.DELETED, last)]


def run_of(text: str, face: str, *, deleted: bool) -> Element:
    """Give a run; a blank stays, a line break is one."""
    own = ET.fromstring(face) if face else None  # noqa: S314 (a face of this document)
    return plain_run(text, own, "delText" if deleted else "t")

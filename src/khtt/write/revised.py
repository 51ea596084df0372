"""One document woven from two: the newer as it is, what differs from the older as tracked changes.

Unlike `redline`, which knows the older text alone, this has the older document itself: what is put
back when changes are rejected has its own style, number, faces and blanks. The rules that keep Word
and LibreOffice exact are those of `tracked`.
"""

import copy
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from xml.etree import ElementTree as ET

from khtt.nouns.change.words import Mark
from khtt.write.reading.package import DOCUMENT, Element, Package, W, child, opened, value
from khtt.write.redline import Stamps
from khtt.write.repack import repacked, serialised
from khtt.write.words import PARAGRAPH, WORD, Piece, marked, pieces_of, run_of, settled, text_of

NUMBERING = "word/numbering.xml"
STANDING = 4  # the numbered lists that every document has
APART = 10_000
TABLE, ROW, CELL = (f"{W}{name}" for name in ("tbl", "tr", "tc"))
_ALIKE = 0.5
_TAGS = {Mark.INSERTED: "ins", Mark.DELETED: "del"}

Pair = tuple[Element | None, Element | None]


def revised(old: bytes, new: bytes, author: str, year: int) -> bytes:
    """Give the newer document with tracked changes: accepted it is the newer, rejected the older."""
    before, after = opened(old), opened(new)
    tree, numbers = _tree(after, DOCUMENT), _tree(after, NUMBERING)
    olds = _body(_renumbered(_tree(before, DOCUMENT), _tree(before, NUMBERING), numbers))
    body = _body(tree)
    weaver = _Weaver(Stamps(author, year))
    ending = list(body)[-1]
    woven = weaver.blocks([one for one in olds if one.tag in (PARAGRAPH, TABLE)], list(body)[:-1])
    body[:] = [*woven, ending]
    return repacked(
        new,
        {
            DOCUMENT: serialised(tree, after.parts[DOCUMENT]),
            NUMBERING: serialised(numbers, after.parts[NUMBERING]),
        },
    )


def _tree(package: Package, name: str) -> Element:
    tree = package.tree(name)
    assert tree is not None  # noqa: S101 (both were written here)
    return tree


def _body(tree: Element) -> Element:
    body = child(tree, "body")
    assert body is not None  # noqa: S101 (both were written here)
    return body


def _renumbered(tree: Element, numbers: Element, target: Element) -> Element:
    """Give the older document with its own lists under numbers of their own, put beside the newer's."""
    for one in numbers.findall(f"{W}num"):
        ident = int(value(one, "numId"))
        if ident > STANDING:
            again = copy.deepcopy(one)
            again.set(f"{W}numId", str(ident + APART))
            target.append(again)
    for one in tree.iter(f"{W}numId"):
        if int(value(one)) > STANDING:
            one.set(f"{W}val", str(int(value(one)) + APART))
    return tree


class _Weaver:
    """Weaves blocks, rows and words of two documents, and stamps what differs."""

    def __init__(self, stamps: Stamps) -> None:
        self._stamps = stamps

    def blocks(self, olds: Sequence[Element], news: Sequence[Element]) -> list[Element]:
        """Give the blocks of both; the last ones belong together, for a document's last cannot go."""
        found = list[Element]()
        for old, new in (*_pairs(olds[:-1], news[:-1], _fit_blocks), (olds[-1], news[-1])):
            found += self._block(old, new)
        return found

    def _block(self, old: Element | None, new: Element | None) -> list[Element]:
        if old is None or new is None:
            return [self._whole(one, mark) for one, mark in _alone(old, new)]
        if new.tag == TABLE:
            return [self._table(old, new)]
        return [self._paragraph(old, new)]

    def _whole(self, element: Element, mark: Mark) -> Element:
        """Mark a paragraph, or each row of a table, as inserted or deleted."""
        if element.tag == TABLE:
            for row in element.findall(ROW):
                self._row(row, mark)
            return element
        self._runs(element, mark)
        self._ending(element, mark)
        return element

    def _row(self, row: Element, mark: Mark) -> Element:
        settings = child(row, "trPr")
        if settings is None:
            settings = ET.Element(f"{W}trPr")
            # The schema wants a setting before the mark; this one is what holds anyway.
            ET.SubElement(settings, f"{W}cantSplit", {f"{W}val": "off"})
            row.insert(0, settings)
        settings.append(self._stamps.element(_TAGS[mark]))
        for cell in row.findall(CELL):
            paragraphs = cell.findall(PARAGRAPH)
            for paragraph in paragraphs:
                self._runs(paragraph, mark)
            for paragraph in paragraphs[:-1]:
                self._ending(paragraph, mark)
        return row

    def _runs(self, paragraph: Element, mark: Mark) -> None:
        pieces = [(mark, piece) for piece in pieces_of(paragraph)]
        self._rewrite(paragraph, pieces, bookmarks=mark is Mark.INSERTED)

    def _ending(self, paragraph: Element, mark: Mark) -> None:
        """Mark the end of a paragraph; an older one ends no section any more."""
        settings = child(paragraph, "pPr")
        if settings is None:
            settings = ET.Element(f"{W}pPr")
            paragraph.insert(0, settings)
        section = child(settings, "sectPr")
        if section is not None and mark is Mark.DELETED:
            settings.remove(section)
        face = ET.Element(f"{W}rPr")
        face.append(self._stamps.element(_TAGS[mark]))
        later = [place for place, one in enumerate(settings) if one.tag == f"{W}sectPr"]
        settings.insert(later[0] if later else len(settings), face)

    def _table(self, old: Element, new: Element) -> Element:
        rows = list[Element]()
        for before, after in _pairs(old.findall(ROW), new.findall(ROW), _fit_rows):
            if before is None or after is None:
                rows += [self._row(one, mark) for one, mark in _alone(before, after)]
                continue
            for was, now in zip(before.iter(PARAGRAPH), after.iter(PARAGRAPH), strict=True):
                self._paragraph(was, now)
            rows.append(after)
        others = [one for one in new if one.tag != ROW]
        new[:] = [*others, *rows]
        return new

    def _paragraph(self, old: Element, new: Element) -> Element:
        before, after = pieces_of(old), pieces_of(new)
        if before != after:
            self._rewrite(new, settled(list(marked(before, after))), bookmarks=True)
        return new

    def _rewrite(
        self, paragraph: Element, pieces: Sequence[tuple[Mark, Piece]], *, bookmarks: bool
    ) -> None:
        """Give a paragraph other runs, its settings and where wanted its bookmarks kept."""
        settings = [one for one in paragraph if one.tag == f"{W}pPr"]
        marks = [one for one in paragraph if one.tag.startswith(f"{W}bookmark")]
        opening = [one for one in marks if one.tag.endswith("Start")] if bookmarks else []
        closing = [one for one in marks if one.tag.endswith("End")] if bookmarks else []
        inside = [
            self._stretch(mark, [one for _mark, one in some]) for mark, some in _stretches(pieces)
        ]
        paragraph[:] = [*settings, *opening, *(one for part in inside for one in part), *closing]

    def _stretch(self, mark: Mark, pieces: Sequence[Piece]) -> list[Element]:
        runs = [
            run_of("".join(piece.text for piece in some), face, deleted=mark is Mark.DELETED)
            for face, some in groupby(pieces, key=lambda piece: piece.face)
        ]
        if mark is Mark.KEPT:
            return runs
        outer = self._stamps.element(_TAGS[mark])
        outer.extend(runs)
        return [outer]


def _alone(old: Element | None, new: Element | None) -> Iterator[tuple[Element, Mark]]:
    if old is not None:
        yield old, Mark.DELETED
    if new is not None:
        yield new, Mark.INSERTED


def _stretches(
    pieces: Sequence[tuple[Mark, Piece]],
) -> list[tuple[Mark, list[tuple[Mark, Piece]]]]:
    return [(mark, list(some)) for mark, some in groupby(pieces, key=lambda one: one[0])]


def _pairs(
    olds: Sequence[Element], news: Sequence[Element], fit: Callable[[Element, Element], bool]
) -> Iterator[Pair]:
    """Give both in one order: what belongs together, what is gone before what came."""
    before, after = (
        [f"{one.tag}{_shape(one)}{text_of(one)}" for one in side] for side in (olds, news)
    )
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _tag, i, i_end, j, j_end in matcher.get_opcodes():
        at = i
        for new in news[j:j_end]:
            found = next((k for k in range(at, i_end) if fit(olds[k], new)), None)
            if found is None:
                yield None, new
                continue
            yield from ((old, None) for old in olds[at:found])
            yield olds[found], new
            at = found + 1
        yield from ((old, None) for old in olds[at:i_end])


def _fit_blocks(old: Element, new: Element) -> bool:
    """Tell whether two blocks can be one: of one style and half alike, or tables of one grid."""
    if old.tag != new.tag:
        return False
    if old.tag == TABLE:
        grids = (len(list(one.iter(f"{W}gridCol"))) for one in (old, new))
        first, second = grids
        return first == second and _like(old, new)
    return _shape(old) == _shape(new) and _like(old, new)


def _fit_rows(old: Element, new: Element) -> bool:
    """Tell whether two rows can be one: the same cells, with as many paragraphs, and half alike."""
    one, two = ([len(cell.findall(PARAGRAPH)) for cell in row.findall(CELL)] for row in (old, new))
    return one == two and _like(old, new)


def _like(old: Element, new: Element) -> bool:
    one, two = (WORD.findall(text_of(side)) for side in (old, new))
    return one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _shape(element: Element) -> str:
    """Give the style of a paragraph and the level of its number."""
    if element.tag != PARAGRAPH:
        return ""
    settings = child(element, "pPr")
    level = value(child(settings, "numPr", "ilvl"))
    return f"{value(child(settings, 'pStyle'))} {level} "

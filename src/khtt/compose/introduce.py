"""Abbreviations introduced once: written out at their first appearance in a document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TypeGuard

from khtt.nouns.document import Block, Document, Listed, Paragraph, Row, Table
from khtt.nouns.plan.abbreviation import Abbreviation, introduced

PLAIN_ROLES = ("body", "intro")
CACHED = 1024  # documents introduce the same abbreviations in the same texts
KEPT_ROWS = 2048
GAP = "\n"  # no abbreviation has a line break in it

Text = Paragraph | Listed
Place = tuple[int, ...]
"""Where a paragraph stands: section and block, and for a cell's its row, cell and own place."""

_rows: dict[int, tuple[Row, str]] = {}


def introduce(document: Document, terms: Sequence[Abbreviation]) -> Document:
    """Write every abbreviation out where the document first uses it; headings keep theirs.

    The first section is gone through as it is read, its tables too; what it never uses is written
    out in the first cell of an annex that does.
    """
    told: dict[Place, Text] = {}
    left = _in_sections(document, range(1), terms, told)
    if left:
        _in_sections(document, range(1, len(document.sections)), left, told)
    return _with(document, told) if told else document


def _in_sections(
    document: Document, sections: range, terms: Sequence[Abbreviation], told: dict[Place, Text]
) -> list[Abbreviation]:
    """Write terms out in the first text that uses each; give those that none uses."""
    # One long text is searched far sooner than thousands of short ones.
    said = [_said_in(block, at) for at in sections for block in document.sections[at].blocks]
    whole, ends = GAP.join(said), list(accumulate(len(one) + len(GAP) for one in said))
    places = [(at, n) for at in sections for n in range(len(document.sections[at].blocks))]
    left = []
    for term in terms:
        match = term.find(whole)
        if match is None:
            left.append(term)
            continue
        at, block = places[bisect_right(ends, match.start())]
        found = _texts(document.sections[at].blocks[block], (at, block))
        place, text = next(one for one in found if term.find(_text(one[1])))
        told[place] = _written_out(told.get(place, text), term)
    return left


def _said_in(block: Block, section: int) -> str:
    """Give the texts of a block in which an abbreviation may be written out, one after the other."""
    if isinstance(block, Table):
        return GAP.join([_said_in_row(row) for row in block.rows])
    return _text(block) if _is_text(block, section) else ""


def _said_in_row(row: Row) -> str:
    """Give the texts of a row, of heads none; worked out once a row, which lives as long."""
    kept = _rows.get(id(row))
    if kept is not None:
        return kept[1]
    texts = (
        []
        if row.header or row.heading
        else [part for cell in row.cells for part in cell.paragraphs]
    )
    said = GAP.join(map(_text, texts))
    if len(_rows) >= KEPT_ROWS:
        _rows.clear()
    _rows[id(row)] = row, said
    return said


def _is_text(block: Block, section: int) -> TypeGuard[Text]:
    if isinstance(block, Paragraph):
        return section == 0 and block.role in PLAIN_ROLES
    return section == 0 and isinstance(block, Listed)


def _texts(block: Block, place: Place) -> Iterator[tuple[Place, Text]]:
    """Give the texts of a block with their places, in the same order."""
    if _is_text(block, place[0]):
        yield place, block
    elif isinstance(block, Table):
        for line, row in enumerate(block.rows):
            if not row.header and not row.heading:
                for column, cell in enumerate(row.cells):
                    for inner, text in enumerate(cell.paragraphs):
                        yield (*place, line, column, inner), text


def _text(block: Text) -> str:
    return block.runs[0].text if len(block.runs) == 1 else "".join(run.text for run in block.runs)


@lru_cache(CACHED)
def _written_out(block: Text, term: Abbreviation) -> Text:
    """Write a term out in the first run of a text that uses it."""
    for index, run in enumerate(block.runs):
        if term.find(run.text):
            new = replace(run, text=introduced(run.text, term))
            return replace(block, runs=(*block.runs[:index], new, *block.runs[index + 1 :]))
    return block


def _with(document: Document, told: dict[Place, Text]) -> Document:
    sections = list(document.sections)
    for place, text in told.items():
        blocks = list(sections[place[0]].blocks)
        inner = place[2:]
        blocks[place[1]] = _table_with(blocks[place[1]], inner, text) if inner else text
        sections[place[0]] = replace(sections[place[0]], blocks=tuple(blocks))
    return replace(document, sections=tuple(sections))


def _table_with(block: Block, place: Place, text: Text) -> Block:
    if not isinstance(block, Table):
        return block
    line, column, inner = place
    row = block.rows[line]
    cell = row.cells[column]
    paragraphs = (*cell.paragraphs[:inner], text, *cell.paragraphs[inner + 1 :])
    cells = (*row.cells[:column], replace(cell, paragraphs=paragraphs), *row.cells[column + 1 :])
    new: Row = replace(row, cells=cells)
    return replace(block, rows=(*block.rows[:line], new, *block.rows[line + 1 :]))

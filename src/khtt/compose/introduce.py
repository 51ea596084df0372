"""Abbreviations introduced once: written out at their first appearance in a document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain

from khtt.nouns.document import Block, Document, Listed, Paragraph, Row, Table
from khtt.nouns.plan.abbreviation import Abbreviation, introduced

PLAIN_ROLES = ("body", "intro")
GAP = "\n"  # no abbreviation has a line break in it

Text = Paragraph | Listed
Place = tuple[int, ...]
"""Where a paragraph stands: section and block, and for a cell's its row, cell and own place."""


def introduce(document: Document, terms: Sequence[Abbreviation]) -> Document:
    """Write every abbreviation out where the document first uses it; headings keep theirs.

    The first section is gone through as it is read, its tables too; what it never uses is written
    out in the first cell of an annex that does.
    """
    told: dict[Place, Text] = {}
    left = _in_texts(_in_section(document, 0), terms, told)
    if left:
        annexes = range(1, len(document.sections))
        _in_texts(chain.from_iterable(_in_section(document, at) for at in annexes), left, told)
    return _with(document, told) if told else document


def _in_texts(
    texts: Iterator[tuple[Place, Text]], terms: Sequence[Abbreviation], told: dict[Place, Text]
) -> list[Abbreviation]:
    """Write terms out in the first text that uses each; give those that none uses."""
    found = list(texts)
    said = [_text(text) for _, text in found]
    # One long text is searched far sooner than hundreds of short ones.
    whole, ends = GAP.join(said), list(accumulate(len(one) + len(GAP) for one in said))
    left = []
    for term in terms:
        match = term.find(whole)
        if match is None:
            left.append(term)
            continue
        place, text = found[bisect_right(ends, match.start())]
        told[place] = _said(told.get(place, text), term)
    return left


def _in_section(document: Document, at: int) -> Iterator[tuple[Place, Text]]:
    """Give the texts of a section in their order; of an annex, what its tables say."""
    for number, block in enumerate(document.sections[at].blocks if document.sections else ()):
        if isinstance(block, Table):
            yield from (((at, number, *place), text) for place, text in _cells(block))
        elif at == 0 and (
            isinstance(block, Listed)
            or (isinstance(block, Paragraph) and block.role in PLAIN_ROLES)
        ):
            yield (at, number), block


def _cells(table: Table) -> Iterator[tuple[Place, Text]]:
    for line, row in enumerate(table.rows):
        if not row.header and not row.heading:
            for column, cell in enumerate(row.cells):
                for inner, text in enumerate(cell.paragraphs):
                    yield (line, column, inner), text


def _text(block: Text) -> str:
    return block.runs[0].text if len(block.runs) == 1 else "".join(run.text for run in block.runs)


def _said(block: Text, term: Abbreviation) -> Text:
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

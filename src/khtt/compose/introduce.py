"""Abbreviations introduced once: written out at their first appearance in the body of a document."""

from collections.abc import Sequence
from dataclasses import replace

from khtt.abbreviation import Abbreviation, introduced
from khtt.document import Block, Document, Listed, Paragraph, Run

PLAIN_ROLES = ("body", "intro")


def introduce(document: Document, terms: Sequence[Abbreviation]) -> Document:
    """Write every abbreviation out where the running text first uses it; headings keep theirs."""
    if not document.sections:
        return document
    first, *rest = document.sections
    blocks = list(first.blocks)
    for term in terms:
        _introduce(blocks, term)
    return replace(document, sections=(replace(first, blocks=tuple(blocks)), *rest))


def _introduce(blocks: list[Block], term: Abbreviation) -> None:
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph | Listed) or not _runs(block):
            continue
        for index, run in enumerate(block.runs):
            if term.find(run.text):
                runs = (*block.runs[:index], _said(run, term), *block.runs[index + 1 :])
                blocks[place] = replace(block, runs=runs)
                return


def _runs(block: Paragraph | Listed) -> bool:
    return isinstance(block, Listed) or block.role in PLAIN_ROLES


def _said(run: Run, term: Abbreviation) -> Run:
    return replace(run, text=introduced(run.text, term))

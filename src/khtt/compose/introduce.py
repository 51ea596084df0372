"""Abbreviations introduced once: written out at their first appearance in the body of a document."""

from collections.abc import Sequence
from dataclasses import replace

from khtt.nouns.document import Block, Document, Listed, Paragraph, Run
from khtt.nouns.plan.abbreviation import Abbreviation, introduced

PLAIN_ROLES = ("body", "intro")


def introduce(document: Document, terms: Sequence[Abbreviation]) -> Document:
    """Write every abbreviation out where the running text first uses it; headings keep theirs."""
    if not document.sections:
        return document
    first, *rest = document.sections
    blocks = list(first.blocks)
    running = [(place, _text(block)) for place, block in enumerate(blocks) if _is_running(block)]
    for term in terms:
        # Where a text does not even hold the letters there is nothing to look for.
        places = (place for place, text in running if term.short in text)
        any(_introduced(blocks, place, term) for place in places)
    return replace(document, sections=(replace(first, blocks=tuple(blocks)), *rest))


def _introduced(blocks: list[Block], place: int, term: Abbreviation) -> bool:
    """Write a term out in a block; tell whether it is there."""
    block = blocks[place]
    if not isinstance(block, Paragraph | Listed):
        return False
    for index, run in enumerate(block.runs):
        if term.find(run.text):
            runs = (*block.runs[:index], _said(run, term), *block.runs[index + 1 :])
            blocks[place] = replace(block, runs=runs)
            return True
    return False


def _text(block: Block) -> str:
    return "".join(run.text for run in block.runs) if isinstance(block, Paragraph | Listed) else ""


def _is_running(block: Block) -> bool:
    return isinstance(block, Listed) or (isinstance(block, Paragraph) and block.role in PLAIN_ROLES)


def _said(run: Run, term: Abbreviation) -> Run:
    return replace(run, text=introduced(run.text, term))

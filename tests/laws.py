"""What holds in every document of every body: a page, a table, an annex says something (law 4)."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Cell,
    Document,
    Heading,
    Listed,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
)
from khtt.nouns.text import roman
from tests.told import told

Law = Callable[[Document], Iterator[str]]
FEW = 3  # rows from which a column with one value says nothing
ENGLISH = re.compile(
    r"\b(?:the|and|of|none|null|true|false|undefined|regular|commune|province|district)\b",
    re.IGNORECASE,
)
DOUBLED = re.compile(
    r"\{|\}|<[a-z]|\bNone\b|\.\.\.\.|;\.|,\.|\.\.(?!\.)|, ,|,,|;;|\(\)|: *\.|\w {2}\w"
)


def tables(section: Section) -> Iterator[Table]:
    """Give the tables of a section."""
    yield from (block for block in section.blocks if isinstance(block, Table))


def said(cell: Cell) -> str:
    """Give what a cell says."""
    return " ".join("".join(run.text for run in one.runs) for one in cell.paragraphs).strip()


def grid(table: Table) -> list[tuple[Row, list[str]]]:
    """Give the texts of each row by column; what spans stands in every row and column it covers."""
    found: list[tuple[Row, list[str]]] = []
    hanging: dict[int, tuple[str, int]] = {}
    for row in table.rows:
        texts: list[str] = []
        cells = iter(row.cells)
        while len(texts) < len(table.widths):
            place = len(texts)
            if place in hanging and hanging[place][1]:
                text, left = hanging[place]
                hanging[place] = text, left - 1
                texts.append(text)
                continue
            cell = next(cells)
            for _ in range(cell.columns):
                hanging[len(texts)] = said(cell), cell.rows - 1
                texts.append(said(cell))
        found.append((row, texts))
    return found


def columns(table: Table) -> Iterator[tuple[str, list[str]]]:
    """Give each column: its heading, and its texts in the rows that are neither heads nor headings."""
    rows = grid(table)
    heads = [texts for row, texts in rows if row.header]
    plain = [texts for row, texts in rows if not row.header and not row.heading]
    for place in range(len(table.widths)):
        yield " ".join(texts[place] for texts in heads), [texts[place] for texts in plain]


def no_column_says_one_thing(document: Document) -> Iterator[str]:
    """A column of more than three rows has more than one value."""
    for section in document.sections:
        for table in tables(section):
            for head, texts in columns(table):
                if len(texts) > FEW and len(set(texts)) == 1:
                    yield f"{_label(section)}: the column '{head}' says only '{texts[0]}'"


def no_column_is_blank(document: Document) -> Iterator[str]:
    """No column is blank in every row, however few."""
    for section in document.sections:
        for table in tables(section):
            for head, texts in columns(table):
                if not any(texts):
                    yield f"{_label(section)}: the column '{head}' is blank"


def no_table_is_empty(document: Document) -> Iterator[str]:
    """A table has rows below its head, and a heading row rows of its own or an outline below it."""
    for section in document.sections:
        for table in tables(section):
            if all(row.header for row in table.rows):
                yield f"{_label(section)}: a table without rows"
            if table.rows and table.rows[-1].heading:
                yield f"{_label(section)}: nothing under '{said(table.rows[-1].cells[-1])}'"


def no_row_stands_twice(document: Document) -> Iterator[str]:
    """No two rows under one heading say the same, their number aside."""
    for section in document.sections:
        for table in tables(section):
            seen: set[tuple[str, ...]] = set()
            for row, texts in grid(table):
                key = tuple(texts[1:])
                if row.heading:
                    seen.clear()
                elif not row.header and key in seen:
                    yield f"{_label(section)}: twice: {' | '.join(texts)[:80]}"
                seen.add(key)


def an_annex_says_more(document: Document) -> Iterator[str]:
    """An annex says something that the body does not."""
    body, *annexes = document.sections
    words = _plain(told(Document((body,))))
    for annex in annexes:
        if all(_plain(text) in words for text in _texts(annex)):
            yield f"{_label(annex)}: each of its texts stands in the body"


def annexes_are_counted(document: Document) -> Iterator[str]:
    """Annexes are numbered I, II, III; a single one has no number. Forms have numbers of their own."""
    labels = [_label(section) for section in document.sections if section.annex]
    counted = [label for label in labels if label.startswith("Phụ lục")]
    wanted = [f"Phụ lục {roman(place)}" for place in range(1, len(labels) + 1)]
    if counted != (wanted if len(labels) > 1 else ["Phụ lục"] * len(counted))[: len(counted)]:
        yield f"annexes: {labels}"


def no_heading_is_bare(document: Document) -> Iterator[str]:
    """Under each heading stands text, or a heading one step deeper."""
    for section in document.sections:
        for one, following in pairwise((*section.blocks, None)):
            if not isinstance(one, Heading):
                continue
            deeper = isinstance(following, Heading) and following.level > one.level
            bare = following is None or isinstance(following, Signature | Heading)
            if bare and not deeper:
                yield f"nothing under '{''.join(run.text for run in one.runs)}'"


def nothing_is_counted_to_one(document: Document) -> Iterator[str]:
    """A number stands before a line only where there is a second one beside it, or headings below."""
    for section in document.sections:
        counted: list[Listed] = []
        above = 0
        for block in (*section.blocks, Heading(1, ())):
            if isinstance(block, Listed) and block.kind not in ("dash", "plus"):
                counted.append(block)
            if isinstance(block, Heading):
                if len(counted) == 1 and block.level <= above:
                    yield f"alone: {''.join(run.text for run in counted[0].runs)[:60]}"
                counted, above = [], block.level


def no_number_hangs(document: Document) -> Iterator[str]:
    """A line numbered 1.1 stands under a line or a heading numbered 1."""
    ranks = {"clause": 1, "subclause": 2, "subsubclause": 3}
    for section in document.sections[:1]:
        above = 0
        for block in section.blocks:
            if isinstance(block, Heading):
                above = block.level
            rank = ranks.get(block.kind, 0) if isinstance(block, Listed) else 0
            if rank > above + 1:
                yield f"nothing above: {''.join(run.text for run in getattr(block, 'runs', ()))[:60]}"
            above = max(above, rank)


def no_paragraph_is_empty(document: Document) -> Iterator[str]:
    """No paragraph and no list item is empty."""
    for section in document.sections:
        for block in section.blocks:
            runs = getattr(block, "runs", None)
            if runs is not None and not "".join(run.text for run in runs).strip(" -+.:;"):
                yield f"{_label(section)}: an empty paragraph"


def no_trace_of_the_machine(document: Document) -> Iterator[str]:
    """No English, no markup, no doubled signs."""
    for line in told(document).splitlines():
        text = line.replace(" / ", "\n")
        for found in (*ENGLISH.findall(text), *DOUBLED.findall(text)):
            yield f"'{found}' in: {line[:100]}"


def an_abbreviation_is_written_out_first(document: Document) -> Iterator[str]:
    """What is written out with its abbreviation is not abbreviated before, tables counted too."""
    texts = [text for section in document.sections for text in _sentences(section)]
    whole = "\n".join(texts)
    for short in set(re.findall(r"\(([A-ZĐ]{2,6})\)", whole)):
        first = re.search(rf"(?<!\w){short}(?!\w)", whole)
        if first and not whole.endswith("(", 0, first.start()):
            yield f"{short} is used first in: {whole[: first.end()].splitlines()[-1][-60:]}"


def composed_unicode(document: Document) -> Iterator[str]:
    """Every letter is one sign (NFC)."""
    if not unicodedata.is_normalized("NFC", told(document)):
        yield "not NFC"


LAWS: tuple[Law, ...] = (
    no_column_says_one_thing,
    no_column_is_blank,
    no_table_is_empty,
    no_row_stands_twice,
    an_annex_says_more,
    annexes_are_counted,
    no_heading_is_bare,
    nothing_is_counted_to_one,
    no_number_hangs,
    no_paragraph_is_empty,
    no_trace_of_the_machine,
    an_abbreviation_is_written_out_first,
    composed_unicode,
)


def _label(section: Section) -> str:
    heads = [block.label for block in section.blocks if isinstance(block, AnnexTitle)]
    return heads[0] if heads else "body"


def _texts(section: Section) -> Iterator[str]:
    """Give what a section says, cell by cell and paragraph by paragraph, without bare numbers."""
    for block in section.blocks:
        yield from (text for text in _said(block) if not re.fullmatch(r"[\d.IVX]{0,5}", text))


def _sentences(section: Section) -> Iterator[str]:
    """Give what a section says in sentences and in the rows of its tables, without heads."""
    for block in section.blocks:
        if isinstance(block, Table):
            rows = (row for row in block.rows if not (row.header or row.heading))
            yield from (said(cell) for row in rows for cell in row.cells)
        elif isinstance(block, Listed) or getattr(block, "role", "") in ("body", "intro"):
            yield from _said(block)


def _said(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (said(cell) for row in block.rows if not row.header for cell in row.cells)
    elif isinstance(block, Paragraph | Listed | Heading):
        yield "".join(run.text for run in block.runs)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()

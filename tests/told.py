"""A document tree as plain text, a block a line, for golden files."""

from collections.abc import Iterator

from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Chart,
    Document,
    Heading,
    Letterhead,
    Listed,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    Title,
    Tracked,
)

MARKS = {"dash": "- ", "plus": "+ ", "clause": "# ", "subclause": "## ", "point": "a) "}


def told(document: Document) -> str:
    """Give every block of a document on a line of its own, headings with their depth."""
    lines = [
        line for section in document.sections for block in section.blocks for line in _lines(block)
    ]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'=' * block.level} {_words(block.runs)}"
        case Listed():
            yield MARKS.get(block.kind, "") + _words(block.runs)
        case Paragraph():
            yield _words(block.runs)
        case Table():
            yield from (_row(row) for row in block.rows)
        case Letterhead():
            yield " / ".join((*block.parent, *block.issuer, block.number, block.place_and_date))
        case Title() | AnnexTitle():
            yield " / ".join((*_kind(block), *_subject(block)))
        case Signature():
            yield " / ".join((*block.recipients, *block.authority, *block.manner, block.name))
        case Chart():
            yield " / ".join((block.title, block.series, *block.categories))
        case Tracked():
            message = "a plan's document has no tracked changes"
            raise TypeError(message)


def _kind(block: Title | AnnexTitle) -> tuple[str, ...]:
    return (block.kind,) if isinstance(block, Title) else (block.label,)


def _subject(block: Title | AnnexTitle) -> tuple[str, ...]:
    return block.subject if isinstance(block, Title) else block.title


def _row(row: Row) -> str:
    return "| " + " | ".join(
        " ".join(_words(part.runs) for part in cell.paragraphs) for cell in row.cells
    )


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs).replace("\n", " ")

"""What a document says: the blocks by the ids that they claim, each with the title it stands under."""

from collections.abc import Iterator
from functools import cached_property

from khtt.nouns.account import Said
from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    Listed,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Table,
    Title,
    Tracked,
)
from khtt.nouns.text import roman

Claiming = Block | Row
KEPT = 60_000
HEAD = "Phần đầu"
_texts: dict[int, tuple[Claiming, str]] = {}


class Sayings:
    """A document by the ids that its blocks claim."""

    def __init__(self, document: Document) -> None:
        """Go through the document once."""
        self.document = document
        self.claims: dict[str, list[tuple[str, Claiming]]] = {}
        for section in document.sections:
            for where, block in _placed(section):
                for name in block.ids:
                    self.claims.setdefault(name, []).append((where, block))

    def __contains__(self, name: str) -> bool:
        return name in self.claims

    def said(self, name: str) -> tuple[Said, ...]:
        """Give where an id is said, and how often."""
        counts: dict[str, int] = {}
        for where, _ in self.claims.get(name, ()):
            counts[where] = counts.get(where, 0) + 1
        return tuple(Said(where, times) for where, times in counts.items())

    def blocks(self, name: str) -> Iterator[Claiming]:
        """Give the blocks that claim an id."""
        return (block for _, block in self.claims.get(name, ()))

    @cached_property
    def whole(self) -> str:
        """Give all that the document says, to look words up in."""
        return "\n".join(
            text_of(block)
            for section in self.document.sections
            for one in section.blocks
            for block in (one.rows if isinstance(one, Table) else (one,))
        )


def _placed(section: Section) -> Iterator[tuple[str, Heading | Paragraph | Listed | Row]]:
    where, count = HEAD, 0
    for block in section.blocks:
        match block:
            case AnnexTitle():
                where = " - ".join((block.label, *block.title))
            case Heading():
                if block.level == 1:
                    count += 1
                    where = f"{roman(count)}. {_joined(block.runs)}"
                yield where, block
            case Paragraph() | Listed():
                yield where, block
            case Table():
                for row in block.rows:
                    yield where, row
            case _:
                pass


def _joined(runs: tuple[Run, ...]) -> str:
    return "".join([run.text for run in runs])


def text_of(block: Claiming) -> str:
    """Give what a block says, in small letters and with plain blanks; worked out once a block."""
    known = _texts.get(id(block))
    if known is not None:
        return known[1]
    text = plain(_text(block))
    if len(_texts) > KEPT:
        _texts.clear()
    _texts[id(block)] = (block, text)  # the block stays alive, so that its identity is its own
    return text


def plain(text: str) -> str:
    """Give a text as words are looked up in it."""
    return " ".join(text.casefold().split())


def _text(block: Claiming) -> str:
    match block:
        case Row():
            return " | ".join(
                _joined(part.runs) for cell in block.cells for part in cell.paragraphs
            )
        case Heading() | Paragraph() | Listed() | Tracked():
            return _joined(block.runs)
        case Table():
            return " | ".join(_text(row) for row in block.rows)
        case Letterhead():
            return " | ".join((*block.parent, *block.issuer, block.number, block.place_and_date))
        case Signature():
            return " | ".join((*block.recipients, *block.authority, block.name))
        case AnnexTitle():
            return " | ".join((block.label, *block.title, block.attached_to))
        case Title():
            return " | ".join((block.kind, *block.subject))

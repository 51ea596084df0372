"""What a document says: the blocks by the ids that they claim, each with the title it stands under."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from khtt.nouns.account import Said
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
    Section,
    Signature,
    Table,
    Title,
    Tracked,
)
from khtt.nouns.text import roman

Claiming = Block | Row
KEPT = 8000
HEAD = "Phần đầu"
_texts: dict[int, tuple[Claiming, str]] = {}
_holding: dict[tuple[int, tuple[str, ...]], bool] = {}


class Sayings:
    """A document by the ids that its blocks claim."""

    def __init__(self, document: Document) -> None:
        """Go through the document once."""
        self.document = document
        self.claims = defaultdict[str, list[tuple[str, Claiming]]](list)
        for section in document.sections:
            for claim in _placed(section):
                for name in getattr(claim[1], "ids", ()):
                    self.claims[name].append(claim)

    def __contains__(self, name: str) -> bool:
        return name in self.claims

    def where(self, name: str) -> tuple[str, ...]:
        """Give the titles under which an id is said, one for each block."""
        found = self.claims.get(name)
        return tuple([where for where, _ in found]) if found else ()

    def where_of(self, names: Sequence[str]) -> tuple[str, ...]:
        """Give the titles under which any of some ids is said."""
        return tuple([where for name in names for where in self.where(name)])

    def said(self, name: str) -> tuple[Said, ...]:
        """Give where an id is said, and how often."""
        return counted(self.where(name))

    def holds(self, names: Sequence[str], words: Sequence[str]) -> bool:
        """Tell whether a block that claims one of the ids says any of the words."""
        return any(_known(block, words) for name in names for _, block in self.claims.get(name, ()))

    def holding(self, names: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
        """Give the titles of the blocks that claim one of the ids and say any of the words."""
        for name in names:
            for where, block in self.claims.get(name, ()):
                if any(holds(text_of(block), one) for one in wanted):
                    yield where

    def anywhere(self, wanted: Sequence[str]) -> tuple[Said, ...]:
        """Give where any of the words stand, whatever claims them."""
        return counted(
            [where for where, text in self.whole if any(holds(text, one) for one in wanted)]
        )

    @cached_property
    def whole(self) -> tuple[tuple[str, str], ...]:
        """Give all that the document says, each block with its title."""
        return tuple(
            (where, text_of(block))
            for section in self.document.sections
            for where, block in _placed(section)
        )


def counted(where: Sequence[str]) -> tuple[Said, ...]:
    """Give the titles under which something is said, each once, with how often."""
    return tuple(Said(one, where.count(one)) for one in dict.fromkeys(where))


def _known(block: Claiming, words: Sequence[str]) -> bool:
    """Tell whether a block says any of some words; found out once for each block and words."""
    key = (id(block), tuple(words))
    known = _holding.get(key)
    if known is None:
        text = text_of(block)
        if len(_holding) > KEPT:
            _holding.clear()
        known = any(holds(text, plain(one)) for one in words)
        _holding[key] = known
    return known


def holds(text: str, words: str) -> bool:
    """Tell whether a text holds words as they are, not inside of longer ones: 5 is not in 15."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        inner = words[:1].isalnum() and text[start - 1 : start].isalnum()
        if not inner and not (words[-1:].isalnum() and text[end : end + 1].isalnum()):
            return True
        start = text.find(words, start + 1)
    return False


def _placed(section: Section) -> Iterator[tuple[str, Claiming]]:
    where, count = HEAD, 0
    for block in section.blocks:
        match block:
            case AnnexTitle():
                where = " - ".join((block.label, *block.title[:1]))
                yield where, block
            case Heading():
                if block.level == 1:
                    count += 1
                    where = f"{roman(count)}. {_joined(block.runs)}"
                yield where, block
            case Table():
                for row in block.rows:
                    yield where, row
            case _:
                yield where, block


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
        _holding.clear()
    _texts[id(block)] = (block, text)  # the block stays alive, so that its identity is its own
    return text


def plain(text: str) -> str:
    """Give a text as words are looked up in it."""
    return " ".join(text.casefold().split())


def _text(block: Claiming) -> str:
    match block:
        case Row():
            parts = [part.runs for cell in block.cells for part in cell.paragraphs]
            return " | ".join(map(_joined, parts))
        case Heading() | Paragraph() | Listed() | Tracked():
            return _joined(block.runs)
        case Table():
            return " | ".join(map(_text, block.rows))
        case Chart():
            return block.title
        case _:
            return " | ".join(_framed(block))


def _framed(block: Chart | Letterhead | Signature | AnnexTitle | Title) -> tuple[str, ...]:
    match block:
        case Chart():
            return (block.title, block.series, *block.categories)
        case Letterhead():
            return (*block.parent, *block.issuer, block.number, block.place_and_date)
        case Signature():
            return (*block.recipients, *block.authority, *block.manner, block.name)
        case AnnexTitle():
            return (block.label, *block.title, block.attached_to)
        case Title():
            return (block.kind, *block.subject)

"""Markup -> Document: a reader of the closed set of tags that knows where each may stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from khtt.compose.grid import misfit
from khtt.compose.kept import Kept
from khtt.compose.leaf import MarkupError, group, item, listed, paragraph, row
from khtt.compose.markup import Token, tag, tokens
from khtt.nouns.document import Block, Document, Listed, ListKind, Properties, Row, Section, Table
from khtt.nouns.language import _

CHUNK = re.compile(
    r"\s*(?:(?P<leaf><(?P<tag>p|h[2-5]|tr)\b[^<]*(?:<(?!/(?P=tag)>)[^<]*)*</(?P=tag)>)"
    r"|(?P<item><li\b[^>]*>[^<]*(?:<(?![uo]l|/li>)[^<]*)*</li>)"
    r"|(?P<group><(?P<gtag>header|hgroup|footer)\b.*?</(?P=gtag)>)"
    r"|(?P<edge></?(?:section|ul|ol|li|table|thead|tbody)\b[^>]*>)"
    r'|(?P<kept><kept n="(?P<number>[0-9]+)">)'
    r"|(?P<columns><colgroup>.*?</colgroup>)"
    r"|(?P<head><title>.*?</title>|<meta\b[^>]*>)"
    r"|(?P<text>[^<]+)|(?P<other><))",
    re.DOTALL,
)
ROW = re.compile(r"\s*(<tr\b[^<]*(?:<(?!/?tr\b)[^<]*)*</tr>)\s*")  # one, as most fragments are
KINDS: dict[str, ListKind] = {
    "clause": "clause",
    "subclause": "subclause",
    "subsubclause": "subsubclause",
    "point": "point",
}
LISTS = ("ul", "ol")
WIDTH = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?")
YEAR = re.compile(r"[0-9]{4}")


def document(markup: str, kept: Kept | None = None) -> Document:
    """Read rendered markup as a document; raise MarkupError where a tag stands in a wrong place.

    `kept` holds what the marks in it stand for.
    """
    reader = _Reader(kept)
    try:
        for found in CHUNK.finditer(markup):
            reader.take(found)
        return reader.document()
    except MarkupError as error:
        if error.offset is None:
            error.offset = reader.at
        raise


@dataclass(slots=True)
class _List:
    """An open list; `fresh` until a numbered one has its first item."""

    kind: ListKind
    fresh: bool


class _Reader:
    """What has been read so far, and inside what the next chunk stands."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.at = 0
        self._kept = kept
        self._sections: list[Section] = []
        self._blocks: list[Block] = []
        self._rows: list[Row] = []
        self._row_places: list[int] = []
        self._widths: tuple[float, ...] = ()
        self._open: list[Token] = []
        self._places: list[int] = []  # where each of them stands
        self._lists: list[_List] = []
        self._about: dict[str, str] = {}

    def take(self, found: re.Match[str]) -> None:
        """Read one chunk."""
        self.at = found.start()
        kind = str(found.lastgroup)
        text = found[0].strip()
        if kind in ("tag", "leaf"):
            self._leaf(text, found["tag"])
        elif kind in ("gtag", "group"):
            self._blocks.append(group(text, found["gtag"]))
        elif kind == "item":
            self._listed(item, text)
        elif kind == "edge":
            self._edge(tag(text))
        elif kind in ("number", "kept") and self._kept and self._inside("section"):
            self._again(int(found["number"]), self._kept)
        elif kind == "columns":
            self._widths = _widths(text)
        elif kind == "head":
            self._about.update(_head(text))
        elif kind == "text":
            self._loose(text)
        else:
            message = _("a tag stands where none may stand")
            raise MarkupError(message, found.string[found.start() : found.start() + 60])

    def _again(self, number: int, kept: Kept) -> None:
        """Take what was read before for another document, or elsewhere in this one."""
        if self._inside("table"):
            rows = kept.rows(number, _rows_of)
            self._rows += rows
            self._row_places += [self.at] * len(rows)
        else:
            self._blocks += kept.blocks(number, _blocks_of)

    def fragment(self, depth: int) -> tuple[tuple[Block, ...], tuple[Row, ...]]:
        """Give the blocks and the rows of a part that stands inside of so many tags."""
        if len(self._open) > depth:
            message = _("<{tag}> is never closed").format(tag=self._open[-1].tag)
            raise MarkupError(message)
        return tuple(self._blocks), tuple(self._rows)

    def within(self, token: Token) -> None:
        """Read on as inside of a tag."""
        self._open.append(token)
        self._places.append(0)

    def document(self) -> Document:
        """Give what was read, when everything that was opened is closed."""
        if self._open:
            message = _("<{tag}> is never closed").format(tag=self._open[-1].tag)
            raise MarkupError(message, offset=self._places[-1])
        if not self._sections:
            message = _("there is no <section>")
            raise MarkupError(message, offset=0)
        return Document(tuple(self._sections), _properties(self._about))

    def _loose(self, text: str) -> None:
        if not text:
            return
        if self._open and self._open[-1].tag == "li":
            self._listed(listed, text)
            return
        message = _("text stands outside of a paragraph")
        raise MarkupError(message, text)

    def _leaf(self, text: str, name: str) -> None:
        if not self._inside("table" if name == "tr" else "section"):
            message = _("<{tag}> stands outside of a {place}").format(
                tag=name, place="<table>" if name == "tr" else "<section>"
            )
            raise MarkupError(message)
        if name == "tr":
            self._row_places.append(self.at)
            self._rows.append(row(text, header=self._inside("thead")))
        else:
            self._blocks.append(paragraph(text))

    def _listed(self, read: Callable[[ListKind, str, bool], Listed], text: str) -> None:
        if not self._lists:
            message = _("<li> stands outside of a list")
            raise MarkupError(message)
        within = self._lists[-1]
        self._blocks.append(read(within.kind, text, within.fresh))
        within.fresh = False

    def _edge(self, token: Token) -> None:
        if token.opens:
            if token.tag in LISTS:
                fresh = token.tag == "ol" and "on" not in token.classes
                self._lists.append(_List(self._list_kind(token), fresh=fresh))
            self._open.append(token)
            self._places.append(self.at)
            return
        if not self._inside(token.tag):
            message = _("</{tag}> closes nothing").format(tag=token.tag)
            raise MarkupError(message)
        last, place = self._open.pop(), self._places.pop()
        if last.tag != token.tag:
            message = _("<{tag}> is not closed before </{other}>").format(
                tag=last.tag, other=token.tag
            )
            raise MarkupError(message, offset=place)
        self._close(last)

    def _list_kind(self, token: Token) -> ListKind:
        if token.tag == "ul":
            return "plus" if self._inside("ul") else "dash"
        return next((KINDS[name] for name in token.classes if name in KINDS), "point")

    def _close(self, token: Token) -> None:
        if token.tag in LISTS:
            self._lists.pop()
        elif token.tag == "table":
            self._blocks.append(self._table())
            self._rows, self._widths, self._row_places = [], (), []
        elif token.tag == "section":
            landscape, annex = "landscape" in token.classes, "annex" in token.classes
            self._sections.append(Section(tuple(self._blocks), landscape=landscape, annex=annex))
            self._blocks = []

    def _table(self) -> Table:
        if not self._rows or not self._widths:
            message = _("a table needs a <colgroup> and at least one row")
            raise MarkupError(message)
        if (row := misfit(len(self._widths), self._rows)) is not None:
            cells, columns = len(self._rows[row].cells), len(self._widths)
            message = _("a row of {cells} cells does not fit a table of {columns} columns").format(
                cells=cells, columns=columns
            )
            raise MarkupError(message, offset=self._row_places[row])
        return Table(self._widths, tuple(self._rows))

    def _inside(self, name: str) -> bool:
        return name in [token.tag for token in self._open]


def _blocks_of(markup: str) -> tuple[Block, ...]:
    return _fragment(markup, "section")[0]


def _rows_of(markup: str) -> tuple[Row, ...]:
    if (alone := ROW.fullmatch(markup)) is not None:
        return (row(alone[1], header=False),)
    return _fragment(markup, "section", "table", "tbody")[1]


def _fragment(markup: str, *around: str) -> tuple[tuple[Block, ...], tuple[Row, ...]]:
    reader = _Reader()
    for name in around:
        reader.within(Token(name, opens=True))
    for found in CHUNK.finditer(markup):
        reader.take(found)
    return reader.fragment(len(around))


def _widths(markup: str) -> tuple[float, ...]:
    columns = [token.attribute("width") for token in tokens(markup) if token.tag == "col"]
    for width in columns:
        if not WIDTH.fullmatch(width):
            message = _('width="{width}" is no number of millimetres').format(width=width)
            raise MarkupError(message)
    return tuple(map(float, columns))


def _head(markup: str) -> dict[str, str]:
    first, *rest = tokens(markup)
    if first.tag == "title":
        return {"title": "".join(token.text for token in rest if not token.tag)}
    name, content = first.attribute("name"), first.attribute("content")
    if name == "year" and not YEAR.fullmatch(content):
        message = _('content="{content}" is no year').format(content=content)
        raise MarkupError(message)
    return {name: content}


def _properties(about: dict[str, str]) -> Properties:
    keywords = tuple(word.strip() for word in about.get("keywords", "").split(",") if word.strip())
    return Properties(
        title=about.get("title", ""),
        subject=about.get("subject", ""),
        author=about.get("author", ""),
        keywords=keywords,
        year=int(about.get("year", "2000")),
    )

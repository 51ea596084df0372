"""Markup -> Document: a reader of the closed set of tags that knows where each may stand."""

import re

from khtt.compose.leaf import MarkupError, group, item_runs, listed, paragraph, row, runs_of
from khtt.compose.markup import Token, tokens
from khtt.document import Block, Document, ListKind, Properties, Row, Run, Section, Table

CHUNK = re.compile(
    r"\s*(?:(?P<leaf><(?P<tag>p|h[2-5]|tr)\b.*?</(?P=tag)>)"
    r"|(?P<item><li>(?:(?!<[uo]l|</li>).)*</li>)"
    r"|(?P<group><(?P<gtag>header|hgroup|footer)\b.*?</(?P=gtag)>)"
    r"|(?P<edge></?(?:section|ul|ol|li|table|thead|tbody)\b[^>]*>)"
    r"|(?P<columns><colgroup>.*?</colgroup>)"
    r"|(?P<head><title>.*?</title>|<meta\b[^>]*>)"
    r"|(?P<text>[^<]+)|(?P<other><))",
    re.DOTALL,
)
KINDS: dict[str, ListKind] = {"clause": "clause", "subclause": "subclause", "point": "point"}


def document(markup: str) -> Document:
    """Read rendered markup as a document; raise MarkupError where a tag stands in a wrong place."""
    reader = _Reader()
    for found in CHUNK.finditer(markup):
        reader.take(found)
    return reader.document()


class _Reader:
    """What has been read so far, and inside what the next chunk stands."""

    def __init__(self) -> None:
        self._sections: list[Section] = []
        self._blocks: list[Block] = []
        self._rows: list[Row] = []
        self._widths: tuple[float, ...] = ()
        self._open: list[Token] = []
        self._fresh: set[int] = set()
        self._about: dict[str, str] = {}

    def take(self, found: re.Match[str]) -> None:
        """Read one chunk."""
        kind = str(found.lastgroup)
        text = found[0].strip()
        if kind in ("tag", "leaf"):
            self._leaf(text, found["tag"])
        elif kind in ("gtag", "group"):
            self._blocks.append(group(text, found["gtag"]))
        elif kind == "item":
            self._item(text)
        elif kind == "edge":
            self._edge(next(tokens(text)))
        elif kind == "columns":
            self._widths = _widths(text)
        elif kind == "head":
            self._about.update(_head(text))
        elif kind == "text":
            self._loose(text)
        else:
            message = "a tag stands where none may stand"
            raise MarkupError(message, found.string[found.start() : found.start() + 60])

    def document(self) -> Document:
        """Give what was read, when everything that was opened is closed."""
        if self._open:
            message = f"<{self._open[-1].tag}> is never closed"
            raise MarkupError(message)
        if not self._sections:
            message = "there is no <section>"
            raise MarkupError(message)
        return Document(tuple(self._sections), _properties(self._about))

    def _loose(self, text: str) -> None:
        if not text:
            return
        if self._open and self._open[-1].tag == "li":
            self._listed(runs_of(text))
            return
        message = "text stands outside of a paragraph"
        raise MarkupError(message, text)

    def _leaf(self, text: str, tag: str) -> None:
        if tag == "tr":
            self._rows.append(row(text, header=self._inside("thead")))
        else:
            self._blocks.append(paragraph(text))

    def _item(self, text: str) -> None:
        self._listed(item_runs(text))

    def _listed(self, runs: tuple[Run, ...]) -> None:
        kind = self._list_kind()
        holder = id(self._lists()[-1])
        self._blocks.append(listed(kind, runs, holder in self._fresh))
        self._fresh.discard(holder)

    def _lists(self) -> list[Token]:
        found = [token for token in self._open if token.tag in ("ul", "ol")]
        if not found:
            message = "<li> stands outside of a list"
            raise MarkupError(message)
        return found

    def _list_kind(self) -> ListKind:
        lists = self._lists()
        if lists[-1].tag == "ul":
            return "plus" if sum(one.tag == "ul" for one in lists) > 1 else "dash"
        return next((KINDS[name] for name in lists[-1].classes), "point")

    def _edge(self, token: Token) -> None:
        if token.opens:
            self._open.append(token)
            if token.tag == "ol":
                self._fresh.add(id(token))
            return
        if not self._open or self._open[-1].tag != token.tag:
            inside = f"<{self._open[-1].tag}>" if self._open else "the document"
            message = f"</{token.tag}> closes nothing inside {inside}"
            raise MarkupError(message)
        self._close(self._open.pop())

    def _close(self, token: Token) -> None:
        if token.tag == "table":
            self._blocks.append(Table(self._widths, tuple(self._rows)))
            self._rows, self._widths = [], ()
        elif token.tag == "section":
            landscape, annex = "landscape" in token.classes, "annex" in token.classes
            self._sections.append(Section(tuple(self._blocks), landscape=landscape, annex=annex))
            self._blocks = []

    def _inside(self, tag: str) -> bool:
        return any(token.tag == tag for token in self._open)


def _widths(markup: str) -> tuple[float, ...]:
    return tuple(float(token.attribute("width")) for token in tokens(markup) if token.tag == "col")


def _head(markup: str) -> dict[str, str]:
    first, *rest = tokens(markup)
    if first.tag == "title":
        return {"title": "".join(token.text for token in rest if not token.tag)}
    return {first.attribute("name"): first.attribute("content")}


def _properties(about: dict[str, str]) -> Properties:
    keywords = tuple(word.strip() for word in about.get("keywords", "").split(",") if word.strip())
    return Properties(
        title=about.get("title", ""),
        subject=about.get("subject", ""),
        author=about.get("author", ""),
        keywords=keywords,
        year=int(about.get("year", "2000")),
    )

"""Markup -> Document: a reader of the closed set of tags that knows where each may stand.

Paragraphs, headings and table rows are read once a process: what is the same in the documents of
two provinces is the same object in both, and the writer makes it once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from khtt.compose.markup import Token, tokens
from khtt.document import (
    Align,
    AnnexTitle,
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    Listed,
    ListKind,
    Paragraph,
    ParagraphRole,
    Properties,
    Row,
    Run,
    Section,
    Signature,
    Table,
    Title,
)

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
ROLES: dict[str, ParagraphRole] = {
    "basis": "basis",
    "intro": "intro",
    "centred": "centred",
    "note": "note",
    "part": "part",
}
KINDS: dict[str, ListKind] = {"clause": "clause", "subclause": "subclause", "point": "point"}
ALIGNS: dict[str, Align] = {"centre": "centre", "left": "left", "right": "right"}
CACHED = 20_000
FIRST_HEADING = 2


class MarkupError(Exception):
    """The rendered markup is not a document; `excerpt` is where the reader stopped."""

    def __init__(self, message: str, excerpt: str = "") -> None:
        """Keep the sentence and the place."""
        self.excerpt = SPACES.sub(" ", excerpt).strip()[:80]
        super().__init__(message)


SPACES = re.compile(r"\s+")


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
            self._blocks.append(_group(text, found["gtag"]))
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
            self._listed(_runs(text))
            return
        message = "text stands outside of a paragraph"
        raise MarkupError(message, text)

    def _leaf(self, text: str, tag: str) -> None:
        if tag == "tr":
            self._rows.append(_row(text, header=self._inside("thead")))
        else:
            self._blocks.append(_paragraph(text))

    def _item(self, text: str) -> None:
        self._listed(_item_runs(text))

    def _listed(self, runs: tuple[Run, ...]) -> None:
        kind = self._list_kind()
        holder = id(self._lists()[-1])
        self._blocks.append(_listed(kind, runs, holder in self._fresh))
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


@lru_cache(CACHED)
def _paragraph(markup: str) -> Block:
    opened, *inner = list(tokens(markup))[:-1]
    runs = _faces(inner)
    if opened.tag.startswith("h"):
        return Heading(int(opened.tag[1]) - FIRST_HEADING + 1, runs)
    role = next((ROLES[name] for name in opened.classes if name in ROLES), "body")
    return Paragraph(runs, role, _align(opened))


@lru_cache(CACHED)
def _listed(kind: ListKind, runs: tuple[Run, ...], first: bool) -> Listed:  # noqa: FBT001 (a cache key)
    return Listed(kind, runs, first)


@lru_cache(CACHED)
def _item_runs(markup: str) -> tuple[Run, ...]:
    return _faces(list(tokens(markup))[1:-1])


def _runs(markup: str) -> tuple[Run, ...]:
    return _faces(list(tokens(markup)))


@lru_cache(CACHED)
def _row(markup: str, header: bool) -> Row:  # noqa: FBT001 (a cache key)
    opened, *inner = list(tokens(markup))[:-1]
    cells = tuple(_cells(inner))
    return Row(cells, header=header, heading="heading" in opened.classes)


def _cells(inner: list[Token]) -> Iterator[Cell]:
    held: list[Token] = []
    opened: Token | None = None
    for token in inner:
        if token.tag in ("td", "th") and token.opens:
            opened, held = token, []
        elif token.tag in ("td", "th") and opened:
            yield _cell(opened, held)
            opened = None
        elif opened:
            held.append(token)
        elif token.text.strip() or token.tag:
            message = "a table row holds only cells"
            raise MarkupError(message, token.text or token.tag)


def _cell(opened: Token, held: list[Token]) -> Cell:
    bold = opened.tag == "th" or "bold" in opened.classes
    align = _align(opened) or ("centre" if opened.tag == "th" else "left")
    return Cell(
        tuple(_cell_paragraphs(held, align)),
        columns=int(opened.attribute("colspan", "1")),
        rows=int(opened.attribute("rowspan", "1")),
        align=align,
        bold=bold,
    )


def _cell_paragraphs(held: list[Token], align: Align) -> Iterator[Paragraph | Listed]:
    part: list[Token] = []
    depth = 0
    for token in held:
        if token.tag in ("p", "li", "ul"):
            yield from _cell_paragraph(part, depth, align, listed=token.tag != "p" and depth > 0)
            part = []
            depth += (1 if token.opens else -1) if token.tag == "ul" else 0
        else:
            part.append(token)
    yield from _cell_paragraph(part, depth, align, listed=False)


def _cell_paragraph(
    part: list[Token], depth: int, align: Align, *, listed: bool
) -> Iterator[Paragraph | Listed]:
    runs = _faces(part)
    if not runs:
        return
    if listed:
        yield Listed("plus" if depth > 1 else "dash", runs)
    else:
        yield Paragraph(runs, "cell", align)


def _faces(inner: list[Token]) -> tuple[Run, ...]:
    """Give the text between tags as runs of one face, without blanks at either end."""
    bold = italic = 0
    found: list[tuple[str, bool, bool]] = []
    for token in inner:
        if token.tag == "b":
            bold += 1 if token.opens else -1
        elif token.tag == "i":
            italic += 1 if token.opens else -1
        elif token.tag in ("", "br"):
            found.append(("\n" if token.tag else token.text, bold > 0, italic > 0))
        else:
            message = f"<{token.tag}> may not stand inside of a paragraph"
            raise MarkupError(message)
    return tuple(_merged(found))


def _merged(found: list[tuple[str, bool, bool]]) -> Iterator[Run]:
    texts: list[list[str]] = []
    faces: list[tuple[bool, bool]] = []
    for text, *face in found:
        if faces and faces[-1] == tuple(face):
            texts[-1].append(text)
        else:
            texts.append([text])
            faces.append((face[0], face[1]))
    joined = ["".join(parts) for parts in texts]
    if joined:
        joined[0] = joined[0].lstrip(" ")
        joined[-1] = joined[-1].rstrip(" ")
    for text, face in zip(joined, faces, strict=True):
        if text:
            yield Run(text, *face)


def _align(token: Token) -> Align | None:
    return next((ALIGNS[name] for name in token.classes if name in ALIGNS), None)


def _group(markup: str, tag: str) -> Block:
    lines: dict[str, list[str]] = {}
    kind = ""
    items: list[str] = []
    opened, *_ = tokens(markup)
    for name, classes, text in _parts(markup):
        if name == "h1":
            kind = text
        elif name == "li":
            items.append(text)
        else:
            lines.setdefault(next(iter(classes), ""), []).append(text)
    if tag == "header":
        number, place = "".join(lines.get("number", ())), "".join(lines.get("place", ()))
        return Letterhead(tuple(lines.get("parent", ())), tuple(lines.get("issuer", ())), number, place)
    if tag == "footer":
        name = "".join(lines.get("name", ()))
        return Signature(tuple(items), tuple(lines.get("authority", ())), name)
    titles = tuple(lines.get("", ()))
    if "annex" in opened.classes:
        return AnnexTitle(kind, titles, "".join(lines.get("attached", ())))
    return Title(kind, titles)


def _parts(markup: str) -> Iterator[tuple[str, frozenset[str], str]]:
    name, classes, text = "", frozenset[str](), ""
    for token in tokens(markup):
        if token.tag in ("h1", "p", "li") and token.opens:
            name, classes, text = token.tag, token.classes, ""
        elif token.tag == name and name:
            yield name, classes, text.strip(" ")
            name = ""
        elif name:
            text += token.text if not token.tag else "\n"


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


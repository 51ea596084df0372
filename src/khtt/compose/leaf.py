"""The parts of a document that stand on one piece of markup: paragraphs, items, rows, heads.

Each is read once a process: what is the same in the documents of two provinces is the same object
in both, and the writer makes it once.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from khtt.compose.markup import Token, tag, tokens
from khtt.nouns.document import (
    Align,
    AnnexTitle,
    Block,
    Cell,
    Heading,
    Letterhead,
    Listed,
    ListKind,
    Paragraph,
    ParagraphRole,
    Row,
    Run,
    Signature,
    Title,
)
from khtt.nouns.language import _

SPACES = re.compile(r"\s+")
CELLS = ("td", "th")
CELL = re.compile(r"<(t[dh])\b[^<>]*>[^<]*(?:<(?!/\1>)[^<]*)*</\1>")
ROLES: dict[str, ParagraphRole] = {
    "basis": "basis",
    "intro": "intro",
    "centred": "centred",
    "note": "note",
    "part": "part",
}
ALIGNS: dict[str, Align] = {"centre": "centre", "left": "left", "right": "right"}
CACHED = 6000
FIRST_HEADING = 2


class MarkupError(Exception):
    """The rendered markup is not a document; `excerpt` is where the reader stopped.

    `offset` is the place in the markup of what is wrong, None until the reader tells it.
    """

    def __init__(self, message: str, excerpt: str = "", offset: int | None = None) -> None:
        """Keep the sentence and the place."""
        self.excerpt = SPACES.sub(" ", excerpt).strip()[:80]
        self.offset = offset
        super().__init__(message)


@lru_cache(CACHED)
def paragraph(markup: str) -> Heading | Paragraph:
    """Read a heading or a paragraph."""
    opened, *inner = list(tokens(markup))[:-1]
    runs = _faces(inner)
    if opened.tag.startswith("h"):
        return Heading(
            int(opened.tag[1]) - FIRST_HEADING + 1, runs, _said_ids(opened), _align(opened)
        )
    role: ParagraphRole = next((ROLES[name] for name in opened.classes if name in ROLES), "body")
    return Paragraph(runs, role, _align(opened), _said_ids(opened))


@lru_cache(CACHED)
def item(kind: ListKind, markup: str, first: bool) -> Listed:  # noqa: FBT001 (a cache key)
    """Read an item of a list."""
    opened, *inner = list(tokens(markup))[:-1]
    return Listed(kind, _faces(inner), first, _said_ids(opened))


@lru_cache(CACHED)
def listed(kind: ListKind, markup: str, first: bool) -> Listed:  # noqa: FBT001 (a cache key)
    """Read the text of an item that has a list of its own."""
    return Listed(kind, _faces(list(tokens(markup))), first)


@lru_cache(CACHED)
def row(markup: str, header: bool) -> Row:  # noqa: FBT001 (a cache key)
    """Read a row of a table; raise MarkupError where it holds anything but cells."""
    at, inside = markup.index(">") + 1, markup.rindex("<")
    opened = tag(markup[:at])
    cells, ids = list[Cell](), list(_said_ids(opened))
    for found in CELL.finditer(markup, at, inside):
        start, end = found.span()
        if start > at:
            _only_blanks(markup[at:start])
        cell, said = _cell(found[0])
        cells.append(cell)
        if said:
            ids += (one for one in said if one not in ids)
        at = end
    if inside > at:
        _only_blanks(markup[at:inside])
    heading = "heading" in opened.classes
    return Row(tuple(cells), header=header, heading=heading, ids=tuple(ids))


def _only_blanks(between: str) -> None:
    if not between.isspace():
        raise _no_cell(list(tokens(between)))


def _said_ids(token: Token) -> tuple[str, ...]:
    return tuple(token.attribute("data-from").split())


def _no_cell(held: list[Token]) -> MarkupError:
    message = _("a table row holds only cells, each closed before the next")
    return MarkupError(message, _text(held))


@lru_cache(CACHED)
def _cell(markup: str) -> tuple[Cell, tuple[str, ...]]:
    """Read a cell, and the ids that it says beside those of its row."""
    opened, *held = list(tokens(markup))[:-1]
    if any(token.tag in CELLS for token in held):
        raise _no_cell(held)
    bold = opened.tag == "th" or "bold" in opened.classes
    align = _align(opened) or ("centre" if opened.tag == "th" else "left")
    ids = [one for token in (opened, *held) if token.attributes for one in _said_ids(token)]
    cell = Cell(
        tuple(_cell_paragraphs(held, align)),
        columns=_span(opened, "colspan"),
        rows=_span(opened, "rowspan"),
        align=align,
        bold=bold,
    )
    return cell, tuple(ids)


def _span(token: Token, name: str) -> int:
    written = token.attribute(name, "1")
    if not re.fullmatch("[1-9][0-9]{0,3}", written):
        message = _('{name}="{written}" is no number of cells').format(name=name, written=written)
        raise MarkupError(message)
    return int(written)


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
    depth = {"b": 0, "i": 0}
    found: list[tuple[str, bool, bool]] = []
    for token in inner:
        if token.tag in depth:
            depth[token.tag] += 1 if token.opens else -1
        elif token.tag in ("", "br"):
            text = "\n" if token.tag else token.text
            found.append((text, depth["b"] > 0, depth["i"] > 0))
        else:
            message = _("<{slash}{tag}> may not stand inside of a paragraph").format(
                slash="" if token.opens else "/", tag=token.tag
            )
            raise MarkupError(message, _text(inner))
    for face, left in depth.items():
        if left:
            message = (
                _("<{tag}> is not closed").format(tag=face)
                if left > 0
                else _("</{tag}> closes nothing").format(tag=face)
            )
            raise MarkupError(message, _text(inner))
    return tuple(_merged(found))


def _text(inner: list[Token]) -> str:
    return "".join(token.text for token in inner)


def _merged(found: list[tuple[str, bool, bool]]) -> Iterator[Run]:
    texts: list[list[str]] = []
    faces: list[tuple[bool, bool]] = []
    for text, bold, italic in found:
        if faces and faces[-1] == (bold, italic):
            texts[-1].append(text)
        else:
            texts.append([text])
            faces.append((bold, italic))
    joined = _stripped(["".join(parts) for parts in texts])
    for text, (bold, italic) in zip(joined, faces, strict=True):
        if text:
            yield Run(text, bold, italic)


def _stripped(texts: list[str]) -> list[str]:
    """Take the blanks from either end of a line of texts."""
    if texts:
        texts[0] = texts[0].lstrip(" ")
        texts[-1] = texts[-1].rstrip(" ")
    return texts


def _align(token: Token) -> Align | None:
    return next((ALIGNS[name] for name in token.classes if name in ALIGNS), None)


def group(markup: str, name: str) -> Block:
    """Read a letterhead, a title or a signature."""
    opened, *_ = tokens(markup)
    parts = list(_parts(markup))
    if name == "header":
        number, place = "".join(_said(parts, "number")), "".join(_said(parts, "place"))
        return Letterhead(_said(parts, "parent"), _said(parts, "issuer"), number, place)
    if name == "footer":
        items = tuple(text for kind, _, text in parts if kind == "li")
        signer = "".join(_said(parts, "name"))
        return Signature(items, _said(parts, "authority"), signer, _said(parts, "manner"))
    kind = "".join(text for one, _, text in parts if one == "h1")
    titles = tuple(text for one, classes, text in parts if one == "p" and not classes)
    if "annex" in opened.classes:
        return AnnexTitle(kind, titles, "".join(_said(parts, "attached")))
    return Title(kind, titles)


def _said(parts: Sequence[tuple[str, frozenset[str], str]], wanted: str) -> tuple[str, ...]:
    return tuple(text for _, classes, text in parts if wanted in classes)


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

"""The document itself: paragraphs and rows in order, pages, headers, and its record."""

from collections.abc import Iterator
from dataclasses import replace

from khtt.nouns.written import Header, Part, Sheet, Written
from khtt.write.marks import PREFIX
from khtt.write.markup import TWIPS_IN_MM
from khtt.write.reading.package import DOCUMENT, Element, Package, W, child, opened, value
from khtt.write.reading.record import properties_of, record_of
from khtt.write.reading.styles import Styles

WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")}
A4 = (210.0, 297.0)


def read(content: bytes) -> Written:
    """Give what a document says; raise NotWord where it is none."""
    package = opened(content)
    styles = Styles(package.tree("word/styles.xml"))
    tree = package.tree(DOCUMENT)
    body = child(tree, "body")
    record = record_of(package)
    year, name = properties_of(package)
    return Written(
        parts=tuple(_parts(body, styles)) if body is not None else (),
        sheets=tuple(_sheets(body)) if body is not None else (),
        origin=record.origin if record else None,
        record=record,
        headers=tuple(_headers(package, styles)),
        body=record.origin.body if record and record.origin else name,
        year=record.origin.year if record and record.origin else year,
    )


def _parts(body: Element, styles: Styles) -> Iterator[Part]:
    tables = section = 0
    for element in flat(body):
        if element.tag == f"{W}p":
            yield replace(paragraph_part(element, styles), section=section)
            section += child(element, "pPr", "sectPr") is not None
        elif element.tag == f"{W}tbl":
            tables += 1
            for row in rows_of(element):
                yield replace(_row(row, styles, tables), section=section)


def flat(element: Element) -> Iterator[Element]:
    """Give paragraphs and tables, those within content controls too."""
    for one in element:
        if one.tag in (f"{W}p", f"{W}tbl"):
            yield one
        elif one.tag in WRAPPERS:
            yield from flat(one)


def rows_of(table: Element) -> Iterator[Element]:
    """Give the rows of a table."""
    yield from (one for one in table if one.tag == f"{W}tr")


def paragraph_part(element: Element, styles: Styles) -> Part:
    """Give a paragraph."""
    style, look = styles.look(element)
    text = " ".join(raw_text(element).split())
    return Part("paragraph", (text,), style, tuple(_marks(element)), look=look)


def _row(row: Element, styles: Styles, table: int) -> Part:
    cells, inner = list[str](), list[Part]()
    for cell in row.iter(f"{W}tc"):
        if continued(cell):
            continue
        parts = [paragraph_part(one, styles) for one in cell.iter(f"{W}p")]
        cells.append("\n".join(one.cells[0] for one in parts if one.filled))
        inner += [one for one in parts if one.filled]
    marks = tuple(mark for one in row.iter(f"{W}p") for mark in _marks(one))
    return Part("row", tuple(cells), "", marks, table=table, inner=tuple(inner))


def continued(cell: Element) -> bool:
    """Tell whether a cell goes on from the row above."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and value(merge, default="continue") == "continue"


def raw_text(element: Element) -> str:
    """Give the text of an element as it stands, a character for each break.

    What tracked changes delete is gone.
    """
    pieces = list[str]()
    for node in element.iter():
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif node.tag == f"{W}tab" and f"{W}pos" not in node.attrib:
            pieces.append("\t")
        elif node.tag == f"{W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _marks(paragraph: Element) -> Iterator[str]:
    for one in paragraph.iter(f"{W}bookmarkStart"):
        name = value(one, "name")
        if name.startswith(PREFIX):
            yield name


def _sheets(body: Element) -> Iterator[Sheet]:
    for section in body.iter(f"{W}sectPr"):
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        yield Sheet(
            width=_millimetres(size, "w", A4[0]),
            height=_millimetres(size, "h", A4[1]),
            top=_millimetres(margins, "top"),
            right=_millimetres(margins, "right"),
            bottom=_millimetres(margins, "bottom"),
            left=_millimetres(margins, "left"),
        )


def _millimetres(element: Element | None, name: str, otherwise: float = 0.0) -> float:
    written = value(element, name)
    try:
        return round(float(written) / TWIPS_IN_MM, 1) if written else otherwise
    except ValueError:
        return otherwise


def _headers(package: Package, styles: Styles) -> Iterator[Header]:
    for tree in package.trees("word/header"):
        fields = [value(one, "instr") for one in tree.iter(f"{W}fldSimple")]
        fields += [one.text or "" for one in tree.iter(f"{W}instrText")]
        numbered = any("PAGE" in one.upper().split() for one in fields)
        for one in tree.iter(f"{W}p"):
            yield Header(numbered, styles.look(one)[1])

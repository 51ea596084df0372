"""The record that a document carries of itself: what made it, and what was written."""

from collections.abc import Iterator

from khtt.nouns.document import Origin
from khtt.nouns.written import Face, Look, Part, Sheet, Written
from khtt.write.marks import PREFIX, fingerprint
from khtt.write.reading.package import Element, NotWord, Package, parsed
from khtt.write.record import CUSTOM_PROPERTIES, NAMESPACE, TYPES

N = f"{{{NAMESPACE}}}"


def record_of(package: Package) -> Written | None:
    """Give the record of a document, wherever the program that saved it last has put it."""
    for name in sorted(package.parts):
        if name.startswith("customXml/item") and NAMESPACE.encode() in package.parts[name]:
            try:
                tree = parsed(package.parts[name], name)
            except NotWord:
                continue
            if tree.tag == f"{N}khtt":
                return _read(tree)
    return None


def _read(tree: Element) -> Written:
    parts = tuple(_parts(tree))
    sheets = tuple(
        Sheet(**{side: float(text) for side, text in one.attrib.items()})
        for one in tree.findall(f"{N}g")
    )
    faces = {one.get("s", ""): _face(one) for one in tree.findall(f"{N}f")}
    return Written(parts, sheets, _origin(tree), faces=faces)


def _face(one: Element) -> Look:
    face = Face(one.get("font", ""), float(one.get("size", "0")))
    return Look(
        frozenset({face}), int(one.get("b", "0")), int(one.get("k", "0")), one.get("a", "left")
    )


def _origin(tree: Element) -> Origin:
    inputs = tuple(
        (one.get("file", ""), one.get("digest", "")) for one in tree.findall(f"{N}input")
    )
    return Origin(
        plan=tree.get("plan", ""),
        year=int(tree.get("year", "0")),
        body=tree.get("body", ""),
        day=tree.get("day", ""),
        version=tree.get("version", ""),
        inputs=inputs,
    )


def _parts(tree: Element) -> Iterator[Part]:
    tables = section = 0
    for one in tree:
        if one.tag == f"{N}g":
            section += 1
        elif one.tag == f"{N}p":
            bold, italic = int(one.get("b", "0")), int(one.get("k", "0"))
            look = Look(bold=bold, italic=italic, align=one.get("a", ""))
            text = one.text or ""
            ids = tuple(one.get("i", "").split())
            marks = _marks(ids, (text,))
            yield Part("paragraph", (text,), one.get("s", ""), marks, ids, 0, section, look)
        elif one.tag == f"{N}t":
            tables += 1
            for row in one.findall(f"{N}r"):
                cells = tuple(cell.text or "" for cell in row.findall(f"{N}c"))
                ids = tuple(row.get("i", "").split())
                yield Part("row", cells, "", _marks(ids, cells), ids, tables, section)


def _marks(ids: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    """Give the end of the name of the bookmark that was put there."""
    return (f"{PREFIX}{fingerprint(ids, ' '.join(cells))}",) if ids else ()


def properties_of(package: Package) -> tuple[int, str]:
    """Give the year and the body that the file's own properties name."""
    tree = package.tree("docProps/custom.xml")
    if tree is None:
        return 0, ""
    found = {
        one.get("name", ""): one.findtext(f"{{{TYPES}}}lpwstr", "")
        for one in tree.findall(f"{{{CUSTOM_PROPERTIES}}}property")
    }
    year = found.get("khtt plan", "")
    return (int(year) if year.isdecimal() else 0), found.get("khtt body", "")

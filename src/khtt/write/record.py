"""The record of a document: what made it, and every paragraph and cell as it was written.

It is a custom XML part, which Word and LibreOffice keep; by it `inspect` tells edits by hand. What
is named in short: `p` a paragraph in the style `s`, `t` a table with rows `r` and cells `c`, `i` the
ids that it says, `b` and `k` how many characters are bold and italic by hand, `a` how it is aligned
by hand, `g` a page, `f` the face of a style.
"""

from collections.abc import Iterable, Sequence

from khtt.nouns.document import Align, Heading, Listed, Origin, Paragraph, Row, Run
from khtt.nouns.layout import Page
from khtt.nouns.text import letters_of
from khtt.nouns.written import Look
from khtt.write.markup import RELATIONS, XML, escape
from khtt.write.parts import PACKAGE

NAMESPACE = "urn:khtt:record:1"
PART, PROPERTIES, PART_RELATIONS = (
    "customXml/item1.xml",
    "customXml/itemProps1.xml",
    "customXml/_rels/item1.xml.rels",
)
CUSTOM = "docProps/custom.xml"
STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
# Of the part, and of properties that programs set; both are fixed.
ITEM = "{7B1C5A52-6F0E-4B7B-9C55-6B6874740001}"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
ALIGNS: dict[Align, str] = {
    "left": "left",
    "centre": "center",
    "right": "right",
    "justify": "justify",
}
END = "</khtt>"


def opening(origin: Origin) -> str:
    """Give the beginning of a record: what made the document."""
    inputs = "".join(
        f'<input file="{_quoted(file)}" digest="{digest}"/>' for file, digest in origin.inputs
    )
    return (
        f'{XML}<khtt xmlns="{NAMESPACE}" plan="{_quoted(origin.plan)}" year="{origin.year}" '
        f'body="{_quoted(origin.body)}" day="{origin.day}" version="{_quoted(origin.version)}">'
        f"{inputs}"
    )


def paragraph_record(style: str, text: str, block: Heading | Listed | Paragraph) -> str:
    """Give the record of a paragraph; nothing is recorded of an empty one."""
    align = block.align if isinstance(block, Paragraph) else None
    turned = f' a="{ALIGNS[align]}"' if align else ""
    said = escape(" ".join(text.split()))
    faces = _faces(block.runs)
    return f'<p s="{style}"{turned}{faces}{_ids(block.ids)}>{said}</p>' if said else ""


def line_record(style: str, text: str) -> str:
    """Give the record of a line of a head."""
    said = escape(" ".join(text.split()))
    return f'<p s="{style}">{said}</p>' if said else ""


def face_records(looks: Iterable[tuple[str, Look]]) -> str:
    """Give the record of how each style looks."""
    return "".join(
        f'<f s="{style}" font="{_quoted(face.font)}" size="{face.size:g}" b="{look.bold}" '
        f'k="{look.italic}" a="{look.align}"/>'
        for style, look in looks
        for face in look.faces
    )


def frame_record(rows: Iterable[Iterable[Iterable[str]]]) -> str:
    """Give the record of a table without borders: rows of cells of paragraphs."""
    return f"<t>{''.join(_row((_cell(cell) for cell in row), ()) for row in rows)}</t>"


def row_record(row: Row) -> str:
    """Give the record of a row."""
    cells = (_cell(_text(part) for part in cell.paragraphs) for cell in row.cells)
    return _row(cells, row.ids)


def page_record(page: Page) -> str:
    """Give the record of a page and its margins in millimetres."""
    sides = ("width", "height", "top", "right", "bottom", "left")
    return "<g" + "".join(f' {side}="{getattr(page, side):g}"' for side in sides) + "/>"


def _row(cells: Iterable[str], ids: Sequence[str]) -> str:
    return f"<r{_ids(ids)}>{''.join(f'<c>{one}</c>' for one in cells)}</r>"


def _cell(texts: Iterable[str]) -> str:
    said = (" ".join(text.split()) for text in texts)
    return escape("\n".join(one for one in said if one))


def _text(part: Paragraph | Listed) -> str:
    return "".join([run.text for run in part.runs])


def _ids(ids: Sequence[str]) -> str:
    return f' i="{" ".join(ids)}"' if ids else ""


def _faces(runs: Sequence[Run]) -> str:
    bold = sum(letters_of(run.text) for run in runs if run.bold)
    italic = sum(letters_of(run.text) for run in runs if run.italic)
    return (f' b="{bold}"' if bold else "") + (f' k="{italic}"' if italic else "")


def _quoted(text: str) -> str:
    return escape(text).replace('"', "&quot;")


def item_properties() -> str:
    """Give the properties of the part: the namespace of what it holds."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
        f'ds:itemID="{ITEM}" xmlns:ds="{STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def item_relations() -> str:
    """Give the relation of the part to its properties."""
    return (
        f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    )


def custom_properties(origin: Origin) -> str:
    """Give what made the document in short, as a property of the file that people can see."""
    said = {"khtt": origin.version, "khtt plan": f"{origin.year}", "khtt body": origin.body}
    inside = "".join(
        f'<property fmtid="{FORMAT}" pid="{place}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(said.items(), start=2)
    )
    return f'{XML}<Properties xmlns="{CUSTOM_PROPERTIES}" xmlns:vt="{TYPES}">{inside}</Properties>'

"""The stage `write`: Document -> .docx bytes."""

from khtt.nouns.document import Document, Origin
from khtt.write.archive import Member, Stretch, archive, member
from khtt.write.base import Base, numbering_part
from khtt.write.body import Body
from khtt.write.chart import Placed, with_relations, with_types
from khtt.write.markup import NAMESPACES, XML, encoded
from khtt.write.parts import DOCUMENT, content_types, core, document_relations
from khtt.write.record import CUSTOM, END, PART, custom_properties, opening

HEAD = f"{XML}<w:document {NAMESPACES}><w:body>"
TAIL = "</w:body></w:document>"


def write(document: Document, base: Base) -> bytes:
    """Write a document as .docx; the same document and base give the same bytes.

    Raise ValueError when a document has no section, a table is empty or its rows do not fit its
    columns, a list has more points than there are letters, or a text holds a character that no
    document can carry.
    """
    if not document.sections:
        message = "a document needs at least one section"
        raise ValueError(message)
    traced = document.origin is not None
    body = Body(base, document.properties, traced=traced)
    last = len(document.sections) - 1
    for index, section in enumerate(document.sections):
        body.section(section, first=index == 0, last=index == last)
    lists = body.instances.made
    parts = (*(base.traced if traced else base.plain), *base.parts)
    return archive(
        (
            *(_with_charts(part, body.charts, traced=traced) for part in parts),
            numbering_part(base.layout, lists) if lists else base.numbering,
            _joined([HEAD, *body.pieces, TAIL]),
            member("docProps/core.xml", encoded(core(document.properties, base.layout.language))),
            *(part for chart in body.charts for part in chart.members()),
            *(_record(document.origin, [base.faces, *body.record]) if document.origin else ()),
        )
    )


def _record(origin: Origin, pieces: list[str | Stretch]) -> tuple[Member, ...]:
    """Give the parts that tell what made the document and what was written."""
    return (
        _joined([opening(origin), *pieces, END], PART),
        member(CUSTOM, encoded(custom_properties(origin))),
    )


def _with_charts(part: Member, charts: list[Placed], *, traced: bool) -> Member:
    """Give a part of the base, with what the charts of a document add to it."""
    if not charts:
        return part
    match part.name:
        case "[Content_Types].xml":
            return member(part.name, encoded(with_types(content_types(traced=traced), charts)))
        case "word/_rels/document.xml.rels":
            return member(
                part.name, encoded(with_relations(document_relations(traced=traced), charts))
            )
        case _:
            return part


def _joined(pieces: list[str | Stretch], name: str = DOCUMENT) -> Member:
    """Join what was deflated before with what has to be deflated now."""
    stretches: list[Stretch] = []
    waiting: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            waiting.append(piece)
            continue
        stretches += [Stretch.of(encoded("".join(waiting))), piece]
        waiting.clear()
    return member(name, encoded("".join(waiting)), stretches)

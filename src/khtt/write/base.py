"""The base of a document: its unchanging parts, made and deflated once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from khtt.data import data
from khtt.nouns.layout import Layout, Page, layout
from khtt.write.archive import Member, member
from khtt.write.kept import Kept
from khtt.write.numbering import numbering
from khtt.write.parts import (
    application,
    content_types,
    document_relations,
    first_header,
    font_table,
    package_relations,
    page_header,
    settings,
)
from khtt.write.reading.styles import looks
from khtt.write.record import (
    PART_RELATIONS,
    PROPERTIES,
    face_records,
    item_properties,
    item_relations,
)
from khtt.write.styles import styles


@dataclass(frozen=True, slots=True)
class Base:
    """All that documents of one look share; make it once and hand it to every `write`."""

    layout: Layout
    portrait: Page
    parts: tuple[Member, ...]
    plain: tuple[Member, ...]
    traced: tuple[Member, ...]
    numbering: Member
    faces: str
    kept: Kept = field(default_factory=Kept)


def base_package(reference: bytes | None = None) -> Base:
    """Give the base of all documents, with the styles of an office's own .docx where it has any.

    From the reference come its styles, its theme, and the page and margins of its first section;
    styles that it lacks are added, the numbering stays ours. Raise BadReferenceDocument when it is
    no Word document.
    """
    look = layout()
    if reference is None:
        return _base(look, look.portrait, styles(look), _theme())
    from khtt.write.reference import read_reference  # noqa: PLC0415 (loads python-docx)

    office = read_reference(reference, styles(look), look.portrait)
    return _base(look, office.page, office.styles, office.theme or _theme())


def _base(look: Layout, portrait: Page, style_part: str, theme: bytes) -> Base:
    parts = {
        "word/styles.xml": style_part,
        "word/settings.xml": settings(look),
        "word/fontTable.xml": font_table(look),
        "word/header1.xml": page_header(),
        "word/header2.xml": first_header(),
        "docProps/app.xml": application(),
    }
    members = [member(name, text.encode()) for name, text in parts.items()]
    members.append(member("word/theme/theme1.xml", theme))
    plain, traced = _package(traced=False), _package(traced=True)
    faces = face_records(looks(style_part))
    return Base(look, portrait, tuple(members), plain, traced, numbering_part(look), faces)


def _package(*, traced: bool) -> tuple[Member, ...]:
    """Give the parts that name the others; the types come first, as Word wants them."""
    parts = {
        "[Content_Types].xml": content_types(traced=traced),
        "_rels/.rels": package_relations(traced=traced),
        "word/_rels/document.xml.rels": document_relations(traced=traced),
    }
    if traced:
        parts |= {PROPERTIES: item_properties(), PART_RELATIONS: item_relations()}
    return tuple(member(name, text.encode()) for name, text in parts.items())


def numbering_part(look: Layout, instances: Iterable[str] = ()) -> Member:
    """Give the part of the lists, with the instances that a document makes."""
    return member("word/numbering.xml", numbering(look, instances).encode())


def _theme() -> bytes:
    return data("theme1.xml").read_bytes()

"""The base of a document: its unchanging parts, made and deflated once, and what is kept."""

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from khtt.document import Table
from khtt.layout import Layout, Page, layout
from khtt.write.archive import Member, Stretch, member
from khtt.write.markup import encoded
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
from khtt.write.styles import styles
from khtt.write.table import MadeTable

KEPT_TABLES = 32
WORTH_KEEPING = 4096  # a shorter table is deflated again each time, together with what is around it


class BadReferenceDocument(ValueError):
    """The file given as reference is no Word document (.docx)."""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """What was made of a table; the table stays alive, so its identity is its own."""

    table: Table
    made: MadeTable
    stretch: Stretch | None


@dataclass(slots=True)
class Kept:
    """What was made of the last tables: a table that many documents share is made once."""

    tables: dict[tuple[int, float], KeptTable] = field(default_factory=dict)

    def table(self, table: Table, room: float, make: Callable[[], MadeTable]) -> KeptTable:
        """Give what was made of this very table for this room, or make it."""
        key = (id(table), room)
        kept = self.tables.get(key)
        if kept is None:
            if len(self.tables) >= KEPT_TABLES:
                del self.tables[next(iter(self.tables))]
            kept = self.tables[key] = _kept(table, make())
        return kept


def _kept(table: Table, made: MadeTable) -> KeptTable:
    if made.restarts or len(made.text) < WORTH_KEEPING:
        return KeptTable(table, made, None)
    return KeptTable(table, made, Stretch.of(encoded(made.text)))


@dataclass(frozen=True, slots=True)
class Base:
    """All that documents of one look share; make it once and hand it to every `write`."""

    layout: Layout
    portrait: Page
    parts: tuple[Member, ...]
    numbering: Member
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
    from khtt.write.reference import read_reference  # noqa: PLC0415  python-docx, only where asked for

    office = read_reference(reference, styles(look), look.portrait)
    return _base(look, office.page, office.styles, office.theme or _theme())


def _base(look: Layout, portrait: Page, style_part: str, theme: bytes) -> Base:
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relations(),
        "word/_rels/document.xml.rels": document_relations(),
        "word/styles.xml": style_part,
        "word/settings.xml": settings(look),
        "word/fontTable.xml": font_table(look),
        "word/header1.xml": page_header(),
        "word/header2.xml": first_header(),
        "docProps/app.xml": application(),
    }
    members = [member(name, text.encode()) for name, text in parts.items()]
    members.append(member("word/theme/theme1.xml", theme))
    return Base(look, portrait, tuple(members), numbering_part(look))


def numbering_part(look: Layout, instances: Iterable[str] = ()) -> Member:
    """Give the part of the lists, with the instances that a document makes."""
    return member("word/numbering.xml", numbering(look, instances).encode())


def _theme() -> bytes:
    return pkgutil.get_data("khtt", "data/theme1.xml") or b""

"""The body of document.xml: sections and their blocks, one after the other."""

from itertools import zip_longest

from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Chart,
    Heading,
    Letterhead,
    Listed,
    Paragraph,
    ParagraphRole,
    Properties,
    Section,
    Signature,
    Table,
    Title,
    Tracked,
)
from khtt.nouns.layout import Page
from khtt.write.archive import Stretch
from khtt.write.base import Base
from khtt.write.chart import Placed
from khtt.write.letterhead import annex_title, framed_record, letterhead, signature, title
from khtt.write.marks import Marks, bookmarked
from khtt.write.markup import JUSTIFICATION, KEEP_NEXT, paragraph, twips
from khtt.write.numbering import OUTLINE, Instances, number
from khtt.write.outline import CLAUSES, MARKS, POINT, Outline
from khtt.write.parts import FIRST_HEADER, HEADER
from khtt.write.record import page_record
from khtt.write.table import CELL
from khtt.write.tracked import Revisions

ROLES: dict[ParagraphRole, str] = {
    "body": "BodyText",
    "basis": "CanCu",
    "intro": "BodyText",
    "centred": "GiuaDong",
    "note": "KemTheo",
    "part": "Phan",
    "draft": "GiuaDong",
    "cell": CELL,
}
MARK_STYLES = ("GachDauDong", "DauCong")
CLAUSE_STYLES = ("", "Khoan", "Khoan", "Khoan", "Diem")
GAP, GAP_BEFORE_SIGNATURE = paragraph("CachDong", ""), paragraph("TruocChuKy", "")
TABLES = (Table, Letterhead, Signature)
STANDING = str(OUTLINE)
SIDES = ("top", "left", "bottom", "right")
# A box of some 35 mm at the left margin, as offices mark a draft.
BOXED = (
    "<w:pBdr>"
    + "".join(f'<w:{side} w:val="single" w:sz="8" w:space="3" w:color="auto"/>' for side in SIDES)
    + f'</w:pBdr><w:spacing w:after="120"/><w:ind w:left="57" w:right="{twips(130)}" w:firstLine="0"/>'
    + '<w:jc w:val="center"/>'
)
ANEW, NO_NUMBER = '<w:pgNumType w:start="1"/>', "<w:titlePg/>"


class Body:
    """Makes the pieces of one document's body, in order."""

    def __init__(self, base: Base, properties: Properties, *, traced: bool) -> None:
        """Begin an empty body; what is traced has a record beside it."""
        self.base = base
        self.traced = traced
        self.revisions = Revisions(properties)
        self.pieces: list[str | Stretch] = []
        self.record: list[str | Stretch] = []
        self.marks = Marks()
        self.charts: list[Placed] = []
        self.instances = Instances()
        self.outline = Outline(self.instances.outline, STANDING)

    def section(self, section: Section, *, first: bool, last: bool) -> None:
        """Add a section: the break that ends it stands in its last paragraph."""
        page = self.base.layout.landscape if section.landscape else self.base.portrait
        if section.annex:
            self.outline.begin()
        if not section.blocks:
            self.pieces.append(GAP)
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            self._block(block, after, page.room)
        ending = _section_end(page, section, first=first)
        self.record.append(page_record(page))
        if last:
            self.pieces.append(ending)
        else:
            self.pieces[-1] = _closed(self.pieces[-1], ending)

    def _block(self, block: Block, after: Block | None, room: float) -> None:
        signed = isinstance(after, Signature)
        keep = KEEP_NEXT if isinstance(after, Signature | Table) else ""  # what opens a table too
        match block:
            case Heading():
                self.pieces.append(self._heading(block))
            case Listed():
                self.pieces.append(self._listed(block, keep))
            case Paragraph():
                self.pieces.append(self._paragraph(block, keep))
            case Tracked():
                self.pieces.append(self.revisions.paragraph(block, after))
            case Table():
                self.pieces.append(self._table(block, room))
            case Chart():
                self.charts.append(Placed(block, len(self.charts) + 1))
                self.pieces.append(self.charts[-1].drawing(room))
            case _:
                self.pieces.append(self._framed(block, room))
        if signed:
            self.pieces.append(GAP_BEFORE_SIGNATURE)
        elif isinstance(block, TABLES) and (after is None or isinstance(after, TABLES)):
            self.pieces.append(
                GAP
            )  # Word joins tables that touch, and wants a paragraph at the end

    def _inside(self, block: Heading | Listed | Paragraph, style: str) -> str:
        """Give the inside of a paragraph within its bookmark, and record what it says."""
        kept = self.base.kept.text(block, style)
        if self.traced:
            self.record.append(kept.record)
        if not kept.number:
            return kept.plain
        number = self.marks.free_from(kept.number)
        same = number == kept.number
        return kept.marked if same else bookmarked(number, block.ids[0], kept.plain)

    def _paragraph(self, block: Paragraph, keep: str) -> str:
        style = ROLES[block.role]
        settings = BOXED if block.role == "draft" else keep + JUSTIFICATION[block.align]
        return paragraph(style, self._inside(block, style), settings)

    def _heading(self, block: Heading) -> str:
        style = f"Heading{block.level}"
        level, instance = self.outline.place(block.level - 1)
        settings = "" if instance == STANDING else number(level, instance)
        settings += JUSTIFICATION[block.align]
        return paragraph(style, self._inside(block, style), settings)

    def _listed(self, block: Listed, keep: str) -> str:
        if block.kind in MARKS:
            style = MARK_STYLES[MARKS[block.kind]]
            return paragraph(style, self._inside(block, style), keep)
        level, instance = self.outline.place(CLAUSES[block.kind], first=block.first)
        style = CLAUSE_STYLES[CLAUSES[block.kind]]
        linked = level == POINT and instance == STANDING
        settings = keep if linked else keep + number(level, instance)
        return paragraph(style, self._inside(block, style), settings)

    def _table(self, block: Table, room: float) -> str | Stretch:
        kept = self.base.kept.table(block, room, self.base.layout)
        if self.traced:
            self.record.append(kept.record)
        if kept.stretch and self.marks.free(kept.made.marks):
            self.marks.taken.update(kept.made.marks)
            return kept.stretch
        return self.marks.take(kept.made.marks, kept.made.filled(self.instances.cell_outline))

    def _framed(self, block: Letterhead | Title | AnnexTitle | Signature, room: float) -> str:
        look = self.base.layout
        if self.traced:
            self.record.append(framed_record(block, look))
        match block:
            case Letterhead():
                return letterhead(block, look, room)
            case Title():
                return title(block, look, room)
            case AnnexTitle():
                return annex_title(block, look, room)
            case Signature():
                return signature(block, look, room)


def _closed(paragraph_: str | Stretch, ending: str) -> str:
    """Give a section's last paragraph with the section's end among its properties."""
    if isinstance(paragraph_, Stretch):
        message = "a section ends in a paragraph, never in a table"
        raise TypeError(message)
    before, mark, after = paragraph_.rpartition("</w:pPr>")
    return f"{before}{ending}{mark}{after}"


def _section_end(page: Page, section: Section, *, first: bool) -> str:
    """Give the page of a section; a document and an annex show no number on their first page."""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    sides = "".join(
        f' w:{side}="{twips(wide)}"'
        for side, wide in (
            ("top", page.top),
            ("right", page.right),
            ("bottom", page.bottom),
            ("left", page.left),
            ("header", page.header),
            ("footer", page.header),
        )
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar{sides} w:gutter="0"/>'
        f"{ANEW if section.annex else ''}{NO_NUMBER if first or section.annex else ''}</w:sectPr>"
    )

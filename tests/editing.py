"""Edits as officers make them, done by python-docx: each with the edits that must be told of it."""

import copy
from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph

INTRO = "Để tổ chức thực hiện tốt"
PURPOSE = "Phổ biến đường lối"
Edit = Callable[[Docx], None]


def edited(content: bytes, edit: Edit) -> bytes:
    """Give a document with an edit, saved by python-docx."""
    document, saved = docx.Document(BytesIO(content)), BytesIO()
    edit(document)
    document.save(saved)
    return saved.getvalue()


def paragraph(document: Docx, start: str) -> Paragraph:
    """Give the first paragraph that begins so."""
    return next(one for one in document.paragraphs if one.text.startswith(start))


def _nothing(_document: Docx) -> None:
    pass


def _a_word(document: Docx) -> None:
    run = paragraph(document, PURPOSE).runs[0]
    run.text = run.text.replace("Phổ biến", "Tuyên truyền")


def _a_sentence(document: Docx) -> None:
    paragraph(document, INTRO).add_run(" Kế hoạch gắn với chuyển đổi số.")


def _a_new_paragraph(document: Docx) -> None:
    place = paragraph(document, INTRO)
    place.insert_paragraph_before("Đoạn hoàn toàn mới do phòng thêm vào.", place.style)


def _a_deleted_paragraph(document: Docx) -> None:
    _drop(_element(paragraph(document, "Căn cứ Nghị quyết số 96")))


def _a_moved_paragraph(document: Docx) -> None:
    place = paragraph(document, "Căn cứ Nghị quyết số 20")
    _element(place).addnext(_element(paragraph(document, PURPOSE)))


def _a_cell(document: Docx) -> None:
    cell = document.tables[3].rows[3].cells[1]
    cell.paragraphs[0].runs[0].text += " (đã sửa)"


def _a_deleted_row(document: Docx) -> None:
    _drop(_element(document.tables[2].rows[4]))


def _a_new_row(document: Docx) -> None:
    row = document.tables[-2].rows[3]
    new: BaseOxmlElement = copy.deepcopy(_element(row))
    for mark in list(new.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        _drop(mark)
    for count, text in enumerate(new.iter(qn("w:t"))):
        text.text = f"Việc mới {count}"
    _element(row).addnext(new)


def _a_deleted_annex(document: Docx) -> None:
    here: BaseOxmlElement | None = _element(paragraph(document, "Phụ lục II"))
    end = _element(next(one for one in document.paragraphs if one.text == "Phụ lục III"))
    while here is not None and here is not end:
        after = here.getnext()
        _drop(here)
        here = after


def _a_margin(document: Docx) -> None:
    document.sections[0].left_margin = Mm(25)


def _a_font(document: Docx) -> None:
    paragraph(document, INTRO).runs[0].font.name = "Arial"


def _a_size(document: Docx) -> None:
    paragraph(document, INTRO).runs[0].font.size = Pt(12)


def _bold(document: Docx) -> None:
    paragraph(document, INTRO).runs[0].font.bold = True


def _a_colour(document: Docx) -> None:
    paragraph(document, INTRO).runs[0].font.color.rgb = RGBColor(200, 0, 0)


def _alignment(document: Docx) -> None:
    paragraph(document, INTRO).alignment = WD_ALIGN_PARAGRAPH.LEFT


def _a_number(document: Docx) -> None:
    run = document.tables[0].rows[1].cells[0].paragraphs[0].runs[0]
    run.text = "Số: 15/KH-BHXH"


def _a_signer(document: Docx) -> None:
    document.tables[1].rows[0].cells[1].paragraphs[-1].add_run("Nguyễn Văn A")


def _element(part: Paragraph | _Row) -> BaseOxmlElement:
    found: BaseOxmlElement = part._element  # noqa: SLF001 (there is no other way to it)
    return found


def _drop(element: BaseOxmlElement) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


EDITS: dict[str, tuple[Edit, tuple[str, ...]]] = {
    "nothing": (_nothing, ()),
    "a word": (_a_word, ("edited",)),
    "a sentence": (_a_sentence, ("edited",)),
    "a new paragraph": (_a_new_paragraph, ("inserted",)),
    "a deleted paragraph": (_a_deleted_paragraph, ("deleted",)),
    "a moved paragraph": (_a_moved_paragraph, ("moved",)),
    "a cell": (_a_cell, ("edited",)),
    "a deleted row": (_a_deleted_row, ("deleted",)),
    "a new row": (_a_new_row, ("inserted",)),
    "a deleted annex": (_a_deleted_annex, ("annex deleted",)),
    "a margin": (_a_margin, ("page",)),
    "a font": (_a_font, ("look",)),
    "a size": (_a_size, ("look",)),
    "bold": (_bold, ("look",)),
    "a colour": (_a_colour, ("look",)),
    "alignment": (_alignment, ("look",)),
    "a number": (_a_number, ("edited",)),
    "a signer": (_a_signer, ("edited",)),
}

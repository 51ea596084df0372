"""An office's own .docx as the source of styles."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from openxml_audit import OpenXmlValidator

from khtt.write import BadReferenceDocument, Base, base_package, write
from tests.sample_document import SAMPLE


def saved(document: Docx) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def office() -> Docx:
    """A document as an office may have it: its own fonts, sizes, margins, and a style of ours."""
    document = docx.Document()
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = "Arial", Pt(12)
    own = document.styles.add_style("Trích yếu", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(own, ParagraphStyle)
    own.font.size, own.element.attrib[qn("w:styleId")] = Pt(17), "Style7"
    taken = document.styles.add_style("Một kiểu khác", WD_STYLE_TYPE.PARAGRAPH)
    taken.element.attrib[qn("w:styleId")] = "QuocHieu"
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.top_margin = Mm(35), Mm(25)
    return document


OFFICE = base_package(saved(office()))
WRITTEN = docx.Document(BytesIO(write(SAMPLE, OFFICE)))


def style(name: str) -> ParagraphStyle:
    found = WRITTEN.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def size(name: str) -> float:
    points = style(name).font.size
    assert points is not None
    return float(points.pt)


def test_styles_of_the_reference_win() -> None:
    assert style("Normal").font.name == "Arial"
    assert size("Normal") == 12
    assert size("Trích yếu") == 17


def test_a_style_stands_under_our_id_whatever_its_own_was() -> None:
    assert style("Trích yếu").style_id == "TrichYeu"
    assert style("Quốc hiệu").style_id == "QuocHieu"
    assert style("Một kiểu khác").style_id == "QuocHieuOffice"


def test_styles_that_the_reference_lacks_are_added() -> None:
    assert size("Tiêu ngữ") == 14
    assert size("Danh sách nơi nhận") == 11


def test_no_style_id_stands_twice() -> None:
    ids = [one.get(qn("w:styleId")) for one in WRITTEN.styles.element.iter(qn("w:style"))]
    assert len(ids) == len(set(ids))


def test_the_numbering_stays_ours() -> None:
    numbered = {
        one.get(qn("w:styleId"))
        for one in WRITTEN.styles.element.iter(qn("w:style"))
        if one.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    }
    assert numbered == {
        *(f"Heading{level}" for level in (1, 2, 3, 4)),
        "Diem",
        "GachDauDong",
        "DauCong",
    }


def test_page_and_margins_are_those_of_the_reference() -> None:
    section = WRITTEN.sections[0]
    assert section.left_margin is not None
    assert section.top_margin is not None
    assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (35, 25)


@pytest.mark.parametrize("reference", [saved(office()), saved(docx.Document())])
def test_what_is_written_with_a_reference_is_sound(reference: bytes, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(write(SAMPLE, base_package(reference)))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_our_own_document_may_be_the_reference() -> None:
    again = base_package(write(SAMPLE, base_package()))
    written = docx.Document(BytesIO(write(SAMPLE, again)))
    ours = docx.Document(BytesIO(write(SAMPLE, base_package())))
    assert {one.style_id for one in written.styles} == {one.style_id for one in ours.styles}


def zipped(name: str, text: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"no Word document",
        zipped("a.txt", "a"),
        zipped("[Content_Types].xml", "<Types"),
        zipped(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        ),
    ],
    ids=["nothing", "text", "a zip", "broken types", "an empty package"],
)
def test_what_is_no_word_document_is_refused(bad: bytes) -> None:
    with pytest.raises(BadReferenceDocument, match="no Word document"):
        base_package(bad)


def test_a_spreadsheet_is_refused() -> None:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved(docx.Document()))) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            text = source.read(name).replace(b"wordprocessingml.document.main", b"sheet.main")
            target.writestr(name, text)
    with pytest.raises(BadReferenceDocument):
        base_package(out.getvalue())


def test_a_base_is_made_once_and_used_for_all() -> None:
    assert isinstance(OFFICE, Base)
    assert write(SAMPLE, OFFICE) == write(SAMPLE, OFFICE)

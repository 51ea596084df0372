"""What the writer must keep to: equal bytes, sound packages, every word, and plain refusals."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from khtt.nouns.document import (
    Block,
    Document,
    Heading,
    Letterhead,
    Listed,
    Paragraph,
    Properties,
    Row,
    Run,
    Section,
    Signature,
    Table,
    Title,
)
from khtt.write import Base, base_package, write
from tests.sample_document import BODY, LETTERHEAD, SAMPLE, cell, listed, long_table, points, text

BASE = base_package()
ALWAYS = {"Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:"}
SIGNATURE = Signature(("Lưu: VT",), ("GIÁM ĐỐC",), "")
LINE = Paragraph(text("Một dòng."))


def written(*blocks: Block, base: Base = BASE) -> bytes:
    return write(Document((Section(blocks),)), base)


def opened(data: bytes) -> Docx:
    return docx.Document(BytesIO(data))


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def words(said: str) -> list[str]:
    return re.sub(r"[-;.,()]", " ", said.casefold()).split()


def said_in(value: object) -> Iterator[str]:
    """Every text of a document tree."""
    if isinstance(value, (Run, Letterhead, Title, Signature)) or not is_dataclass(value):
        yield from _texts(value)
        return
    for one in fields(value):
        if one.name not in ("properties", "kind", "role", "align"):
            yield from said_in(getattr(value, one.name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Run):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from said_in(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from said_in(getattr(value, one.name))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(SAMPLE, BASE) == write(SAMPLE, BASE)


def test_what_was_written_before_leaves_no_trace() -> None:
    used = base_package()
    written(long_table(30), base=used)
    written(LINE, *BODY, base=used)
    assert write(SAMPLE, used) == write(SAMPLE, base_package())


def test_tables_that_share_rows_are_written_as_they_are() -> None:
    shared = Row((cell("chung " * 400),))
    tables = [Table((width,), (shared, Row((cell(own),)))) for width in (60, 90) for own in "ab"]
    base = base_package()
    assert [written(one, base=base) for one in tables] == [written(one) for one in tables]


@pytest.mark.parametrize(
    "document",
    [
        SAMPLE,
        Document((Section((long_table(3),)), Section((), annex=True), Section((LINE,)))),
        Document((Section((LETTERHEAD,)), Section((SIGNATURE,), landscape=True))),
        Document((Section((SIGNATURE, SIGNATURE, long_table(1), SIGNATURE)),)),
    ],
    ids=["every kind of block", "no block", "a frame at the end", "frames that touch"],
)
def test_the_package_is_sound(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(write(document, BASE))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_every_word_comes_back() -> None:
    data = write(SAMPLE, BASE)
    paragraphs = opened(data).element.iter(qn("w:p"))
    back = [found.text for found in paragraphs if found.text]
    expected = [*said_in(SAMPLE), *ALWAYS]
    assert sorted(words(" ".join(back))) == sorted(words(" ".join(expected)))


def test_every_row_and_cell_comes_back() -> None:
    table = opened(written(long_table(100))).tables[0]
    assert len(table.rows) == 103
    assert {len(row.cells) for row in table.rows} == {8}


def test_the_zip_names_each_file_once_and_tells_its_type() -> None:
    with zipfile.ZipFile(BytesIO(write(SAMPLE, BASE))) as package:
        names = package.namelist()
        types = package.read("[Content_Types].xml").decode()
        assert package.testzip() is None
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))
    told = set(re.findall(r'PartName="/([^"]+)"', types))
    assert told == {name for name in names[1:] if not name.endswith(".rels")}


@pytest.mark.parametrize(
    "said",
    [
        "& < > \" ' ]]> &amp;",
        "😀 𠀀 🇻🇳",
        "  hai đầu  và     giữa  ",
        "Số:        /KH-BHXH",
        "dòng một\ndòng hai",
        "cột một\tcột hai",
        "nối\u00a0liền – “trích” … ₫",
    ],
)
def test_a_text_comes_back_as_it_was(said: str) -> None:
    assert opened(written(Paragraph(text(said)))).paragraphs[0].text == said


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\r", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_no_document_can_carry_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"no document can carry|surrogates not allowed"):
        written(Paragraph(text(f"a{bad}b")))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (Table((50,), ()), "at least one row"),
        (Table((), (Row((cell("a"),)),)), "at least one row"),
        (Table((50, 50), (Row((cell("a"),)),)), "1 cells in a table of 2"),
        (Table((50,), (Row((cell("a"), cell("b"))),)), "2 cells in a table of 1"),
        (Table((50, 50), (Row((cell("a"), cell("b", 2))),)), "2 cells in a table of 2"),
        (
            Table((50, 50), (Row((cell("a", rows=2), cell("b"))), Row((cell("c"), cell("d"))))),
            "fit",
        ),
    ],
)
def test_a_table_that_does_not_fit_is_refused(table: Table, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        written(table)


def test_a_document_without_sections_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one section"):
        write(Document(()), BASE)


def test_more_points_than_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="letters for 23 items"):
        written(*points(24))


def test_properties_come_from_the_plan() -> None:
    properties = opened(write(SAMPLE, BASE)).core_properties
    assert properties.author == "BHXH huyện Hồng Ngự"
    assert properties.title == "Kế hoạch truyền thông"
    assert properties.keywords == "BHXH, 2023"
    assert properties.language == "vi-VN"
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2023-01-01"


def test_properties_may_hold_any_character() -> None:
    document = replace(SAMPLE, properties=Properties(title="A & B <c>"))
    assert opened(write(document, BASE)).core_properties.title == "A & B <c>"


def test_only_the_document_and_its_annexes_begin_without_a_page_number() -> None:
    document = Document(
        (Section((LINE,)), Section((LINE,), landscape=True), Section((LINE,), annex=True))
    )
    sections = opened(write(document, BASE)).sections
    assert [one.different_first_page_header_footer for one in sections] == [True, False, True]
    portrait, landscape = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [one.orientation for one in sections] == [portrait, landscape, portrait]
    assert part(write(document, BASE)).count('<w:pgNumType w:start="1"/>') == 1


def test_every_section_has_the_page_number_in_its_header() -> None:
    for section in opened(write(SAMPLE, BASE)).sections:
        assert 'w:instr=" PAGE "' in section.header.part.blob.decode()
        assert "PAGE" not in section.first_page_header.part.blob.decode()


def test_headings_are_those_of_the_navigation_pane() -> None:
    blocks = [Heading(level, text("mục")) for level in (1, 2, 3, 4)]
    found = opened(written(*blocks)).paragraphs
    assert [(one.style.name if one.style else "", one.text) for one in found] == [
        ("Heading 1", "MỤC"),
        ("Heading 2", "mục"),
        ("Heading 3", "mục"),
        ("Heading 4", "mục"),
    ]


def test_header_rows_are_repeated_and_heading_rows_stay_with_the_next() -> None:
    markup = part(written(long_table(2)))
    rows = re.findall(r"<w:tr>.*?</w:tr>", markup)
    assert ["<w:tblHeader/>" in row for row in rows] == [True, True, False, False, False]
    assert ["<w:keepNext/>" in row for row in rows] == [False, False, True, False, False]


def test_only_a_row_of_many_lines_may_be_parted() -> None:
    rows = (Row((cell("ngắn"),)), Row((cell("dài " * 500),)))
    markup = part(written(Table((100,), rows)))
    assert ["<w:cantSplit/>" in row for row in re.findall(r"<w:tr>.*?</w:tr>", markup)] == [
        True,
        False,
    ]


def test_a_table_wider_than_the_page_is_narrowed() -> None:
    markup = part(written(Table((100, 300), (Row((cell("a"), cell("b"))),))))
    columns = [int(found) for found in re.findall(r'<w:gridCol w:w="(\d+)"/>', markup)]
    assert sum(columns) == round(160 / 25.4 * 1440)
    assert columns[1] == pytest.approx(3 * columns[0], abs=2)


def test_what_stands_before_a_signature_stays_with_it() -> None:
    found = opened(written(LINE, listed("dash", "Dòng cuối."), SIGNATURE)).paragraphs
    assert [one.paragraph_format.keep_with_next for one in found[:2]] == [None, True]


def test_a_document_never_ends_in_a_table() -> None:
    for block in (LETTERHEAD, SIGNATURE, long_table(1)):
        body = opened(written(block)).element.body
        assert [child.tag for child in body][-2:] == [qn("w:p"), qn("w:sectPr")]


def test_marks_in_cells_are_lists() -> None:
    marked = replace(
        cell(""), paragraphs=(Listed("dash", text("một")), Listed("plus", text("hai")))
    )
    markup = part(written(Table((50,), (Row((marked,)),))))
    assert re.findall(r'<w:ilvl w:val="(\d)"/><w:numId w:val="4"/>', markup) == ["0", "1"]

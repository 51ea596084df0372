"""The look of what is written, measured against what Nghị định 30/2020/NĐ-CP allows."""

from io import BytesIO
from itertools import chain

import docx
import pytest
from docx.shared import Length
from docx.styles.style import ParagraphStyle

from khtt.nouns.document import AnnexTitle, Block, Document, Letterhead, Section, Title
from khtt.nouns.layout import Layout, layout
from khtt.nouns.typeface import balanced, widest, width
from khtt.write import base_package, write
from khtt.write.styles import styles
from tests.sample_document import LETTERHEAD, SAMPLE

LOOK = layout()
BASE = base_package()
WRITTEN = docx.Document(BytesIO(write(SAMPLE, BASE)))
LONGEST_DATE = "Thành phố Hồ Chí Minh, ngày     tháng     năm 2023"


def style(style_id: str) -> ParagraphStyle:
    found = next(one for one in WRITTEN.styles if one.style_id == style_id)
    assert isinstance(found, ParagraphStyle)
    return found


def frame(head: Letterhead) -> list[list[list[str]]]:
    """The lines of the letterhead's cells, row by row."""
    table = docx.Document(BytesIO(write(Document((Section((head,)),)), BASE))).tables[0]
    return [
        [
            list(chain.from_iterable(one.text.split("\n") for one in cell.paragraphs))
            for cell in row.cells
        ]
        for row in table.rows
    ]


def sizes(head: Letterhead) -> list[float]:
    table = docx.Document(BytesIO(write(Document((Section((head,)),)), BASE))).tables[0]
    cells = chain.from_iterable(row.cells for row in table.rows)
    paragraphs = chain.from_iterable(cell.paragraphs for cell in cells)
    runs = chain.from_iterable(paragraph.runs for paragraph in paragraphs)
    return [run.font.size.pt for run in runs if run.font.size]


def rule_length(block: Block, room: float) -> float:
    """How long the rule below a title is."""
    data = write(Document((Section((block,)),)), BASE)
    paragraph = docx.Document(BytesIO(data)).paragraphs[-1]
    sides = (paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent)
    return room - sum(float(side.mm) for side in sides if isinstance(side, Length))


def test_the_layout_is_named_and_dated() -> None:
    assert LOOK.name == "Nghị định 30/2020/NĐ-CP"
    assert LOOK.date.isoformat() == "2020-03-05"


def test_an_unknown_layout_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        layout("nd110")


def test_a_layout_with_an_unknown_part_is_refused() -> None:
    with pytest.raises(ValueError, match="colours"):
        Layout.read(b'{"colour": "000000", "colours": "none"}')


def test_the_paper_is_a4() -> None:
    section = WRITTEN.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize("side", ["top", "bottom", "left", "right"])
def test_margins_are_within_the_decree(side: str) -> None:
    least, most = LOOK.rules.margins[side]
    assert least <= round(getattr(WRITTEN.sections[0], f"{side}_margin").mm, 1) <= most


@pytest.mark.parametrize(("style_id", "span"), LOOK.rules.sizes.items())
def test_sizes_are_within_the_decree(style_id: str, span: tuple[float, float]) -> None:
    size = style(style_id).font.size
    assert size is not None
    assert span[0] <= size.pt <= span[1]


def test_the_font_is_named_for_every_script() -> None:
    defaults, normal = WRITTEN.styles.element.xpath(
        "w:docDefaults//w:rFonts | w:style[@w:styleId='Normal']//w:rFonts"
    )
    for fonts in (defaults, normal):
        assert set(fonts.attrib.values()) == {"Times New Roman"}
        assert len(fonts.attrib) == 4


def test_the_text_is_black_and_vietnamese() -> None:
    markup = styles(LOOK)
    assert '<w:color w:val="000000"/>' in markup
    assert '<w:lang w:val="vi-VN"' in markup


def test_the_body_is_spaced_as_the_decree_says() -> None:
    form, rules = style("BodyText").paragraph_format, LOOK.rules
    assert form.first_line_indent is not None
    assert form.space_before is not None
    assert isinstance(form.line_spacing, float)
    assert (
        rules.body_first_line[0] <= round(form.first_line_indent.mm, 1) <= rules.body_first_line[1]
    )
    assert form.space_before.pt >= rules.body_before_at_least
    assert rules.body_line[0] <= form.line_spacing <= rules.body_line[1]


@pytest.mark.parametrize(
    ("style_id", "bold", "italic"),
    [
        ("QuocHieu", True, None),
        ("TieuNgu", True, None),
        ("CoQuanChuQuan", None, None),
        ("CoQuanBanHanh", True, None),
        ("SoKyHieu", None, None),
        ("DiaDanh", None, True),
        ("CanCu", None, True),
        ("Title", True, None),
        ("TrichYeu", True, None),
        ("NoiNhan", True, True),
        ("DanhSachNhan", None, None),
        ("KemTheo", None, True),
    ],
)
def test_faces_are_those_of_the_decree(style_id: str, *, bold: bool, italic: bool) -> None:
    font = style(style_id).font
    assert (font.bold, font.italic) == (bold, italic)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Bảo hiểm xã hội Việt Nam", ["BẢO HIỂM XÃ HỘI VIỆT NAM"]),
        ("Bảo hiểm xã hội tỉnh Đồng Tháp", ["BẢO HIỂM XÃ HỘI", "TỈNH ĐỒNG THÁP"]),
        ("BẢO HIỂM XÃ HỘI THÀNH PHỐ HỒ CHÍ MINH", ["BẢO HIỂM XÃ HỘI", "THÀNH PHỐ HỒ CHÍ MINH"]),
        ("Ủy ban nhân dân huyện Hồng Ngự", ["ỦY BAN NHÂN DÂN", "HUYỆN HỒNG NGỰ"]),
        (
            "Bảo hiểm xã hội tỉnh Bà Rịa - Vũng Tàu",
            ["BẢO HIỂM XÃ HỘI", "TỈNH BÀ RỊA - VŨNG TÀU"],
        ),
    ],
)
def test_a_long_name_is_broken_where_it_makes_sense(name: str, lines: list[str]) -> None:
    head = Letterhead((), (name,), "Số: 05/KH-BHXH", "Hà Nội, ngày 05 tháng 01 năm 2023")
    assert frame(head)[0][0] == [*lines, ""]


def test_a_long_date_takes_all_sizes_of_the_letterhead_down() -> None:
    long = Letterhead(LETTERHEAD.parent, LETTERHEAD.issuer, LETTERHEAD.number, LONGEST_DATE)
    assert sizes(LETTERHEAD) == [13, 13, 13, 14, 13, 14]
    assert sizes(long) == [12, 12, 12, 13, 13, 13]
    assert width(LONGEST_DATE, 13, italic=True) < LOOK.letterhead.columns[1]


def test_a_date_too_long_for_the_smallest_sizes_gives_up_blanks() -> None:
    date = "Thành phố Hồ Chí Minh, ngày         tháng         năm 2023"
    head = Letterhead((), ("A",), "Số: 05/KH-BHXH", date)
    fitted = frame(head)[1][1][0]
    assert fitted.split() == date.split()
    assert 95 < width(fitted, 13, italic=True) < LOOK.letterhead.columns[1]
    assert "ngày     " in fitted


def test_the_nations_name_fits_its_column() -> None:
    for one in LOOK.letterhead.sizes:
        assert width(LOOK.letterhead.nation, one.nation, bold=True) < LOOK.letterhead.columns[1]


def test_the_blanks_of_number_and_date_survive() -> None:
    number, date = frame(LETTERHEAD)[1]
    assert (number, date) == ([LETTERHEAD.number], [LETTERHEAD.place_and_date])


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Title("KẾ HOẠCH", ("Truyền thông năm 2023",)), "Truyền thông năm 2023"),
        (Title("KẾ HOẠCH", ()), "KẾ HOẠCH"),
        (AnnexTitle("Phụ lục", ("Khung kế hoạch",), ""), "KHUNG KẾ HOẠCH"),
    ],
)
def test_the_rule_below_a_title_is_a_third_to_a_half_of_it(block: Block, said: str) -> None:
    least, most = LOOK.rules.rule_share
    room = LOOK.portrait.room
    assert least <= rule_length(block, room) / width(said, 14, bold=True) <= most


@pytest.mark.parametrize(
    ("said", "size", "bold", "millimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, 60.5),
        ("BẢO HIỂM XÃ HỘI TỈNH ĐỒNG THÁP", 13, True, 83.3),
        ("", 14, False, 0),
    ],
)
def test_widths_are_those_of_times(
    said: str, size: float, millimetres: float, *, bold: bool
) -> None:
    assert width(said, size, bold=bold) == pytest.approx(millimetres, abs=0.1)


def test_a_tone_leaves_a_letter_as_wide_as_it_was() -> None:
    assert width("ểộựậ", 14) == width("eoưa", 14)
    assert width("ư", 14) > width("u", 14)


def test_lines_are_as_even_as_they_can_be() -> None:
    lines = balanced("một hai ba bốn năm sáu", 30, 14, bold=False)
    assert lines == ("một hai ba", "bốn năm sáu")
    assert widest(lines, 14) <= 30

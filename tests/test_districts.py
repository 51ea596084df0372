"""The documents of districts: shares that add up, two kinds of issuer, Hồng Ngự as it was decided."""

import csv
import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from khtt.nouns.plan.items import Item
from khtt.nouns.plan.overlay import Document
from tests.districts import chains, compiler, district_plan, text

HONG_NGU = "dong-thap/huyen-hong-ngu"
GOLDEN = Path(__file__).parent / "golden"
PROVINCES = [province.slug for province in chains(2022).territory.provinces]
KINDS = (
    HONG_NGU,
    "dong-thap/thanh-pho-hong-ngu",
    "ho-chi-minh/quan-1",
    "ba-ria-vung-tau/huyen-con-dao",
    "ha-noi/thi-xa-son-tay",
)
ENGLISH = re.compile(
    r"\b(?:the|and|of|none|null|true|false|undefined|regular|commune)\b", re.IGNORECASE
)


@pytest.mark.parametrize("slug", PROVINCES)
def test_the_shares_of_the_districts_add_up_exactly(slug: str) -> None:
    province = chains(2022).territory.find_province(slug)
    allotment = compiler(2022).province_plan(province).allotment
    assert allotment is not None
    for place, column in enumerate(allotment.columns):
        assert sum(row.values[place] for row in allotment.rows) == column.total
        assert all(row.values[place] >= 0 for row in allotment.rows)


@pytest.mark.parametrize("slug", PROVINCES)
def test_what_a_district_shows_is_its_row_of_the_province(slug: str) -> None:
    view = chains(2022).view(chains(2022).territory.find_province(slug))
    for district in view.province.districts:
        if (slug, district.slug) in chains(2022).layers:
            continue
        plan = compiler(2022).district_plan(view.province, district)
        parts = {(c.item.id, c.title): value for c, value in view.column_parts(district)}
        assert all(parts[share.id, share.title] == share.value for share in plan.shares)


@pytest.mark.parametrize(("year", "count"), [(2022, 705), (2023, 705), (2025, 696)])
def test_every_district_of_the_map_has_a_plan(year: int, count: int) -> None:
    territory = chains(year).territory
    pairs = [(above, below) for above in territory.provinces for below in above.districts]
    assert len(pairs) == count
    for above, below in pairs:
        assert compiler(year).district_plan(above, below).area.name == below.full_name


@pytest.mark.parametrize("year", [2022, 2023, 2025])
@pytest.mark.parametrize("name", KINDS)
def test_a_document_is_valid_word_and_shows_no_trace_of_the_machine(
    year: int, name: str, tmp_path: Path
) -> None:
    above, below = name.split("/")
    province = chains(year).territory.find_province(above)
    content = compiler(year).district_document(province, province.find_district(below))
    path = tmp_path / "district.docx"
    path.write_bytes(content)
    assert OpenXmlValidator().validate(str(path)).errors == []
    said = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    assert ENGLISH.findall(said) == []
    assert re.findall(r"\{\{|\{%|<[a-z]|None|;\.|\.\.[^.]|, ,", said) == []
    assert content == compiler(year).district_document(province, province.find_district(below))


def test_an_office_of_social_security_stands_under_that_of_its_province() -> None:
    lines = text(2022, "dong-thap/thanh-pho-hong-ngu").splitlines()
    assert lines[0].startswith(
        "BẢO HIỂM XÃ HỘI TỈNH ĐỒNG THÁP / BẢO HIỂM XÃ HỘI THÀNH PHỐ HỒNG NGỰ"
    )
    assert "/KH-BHXH" in lines[0]
    assert any(line.endswith("/ GIÁM ĐỐC / ") for line in lines)


def test_an_island_without_communes_gets_no_number_counted_by_communes() -> None:
    plan = district_plan(2022, "ba-ria-vung-tau/huyen-con-dao")
    assert plan.area.communes == 0
    assert plan.shares == ()
    said = text(2022, "ba-ria-vung-tau/huyen-con-dao")
    assert "không có đơn vị hành chính cấp xã" in said
    assert " 0 " not in said


def test_a_district_does_not_repeat_the_tasks_of_its_province() -> None:
    view = chains(2022).view(chains(2022).territory.find_province("dong-thap"))
    said = text(2022, "dong-thap/thanh-pho-hong-ngu")
    tasks = [duty.text for office in view.plan.office_duties for duty in office.duties]
    assert tasks
    assert [task for task in tasks if task in said] == []


def test_hong_ngu_is_as_it_was_decided() -> None:
    golden = GOLDEN / "huyen-hong-ngu.txt"
    assert text(2022, HONG_NGU) == golden.read_text("utf-8")


def _document() -> Document:
    layer = chains(2022).layers["dong-thap", "huyen-hong-ngu"]
    assert layer.overlay.document is not None
    return layer.overlay.document


def _refs(noun: object) -> set[str]:
    found: set[str] = set()
    if isinstance(noun, Item):
        found.update(noun.ref)
    for value in vars(noun).values() if hasattr(noun, "__dict__") else ():
        for part in value if isinstance(value, tuple) else (value,):
            found |= _refs(part)
    return found


def test_every_line_of_hong_ngu_is_answered_and_none_invented() -> None:
    with (Path(__file__).parent / "outlines/outline-hong-ngu.tsv").open(encoding="utf-8") as lines:
        outline = {line["ref"] for line in csv.DictReader(lines, delimiter="\t")}
    assert len(outline) == 104
    assert _refs(_document()) == outline


@pytest.mark.parametrize(
    "said",
    [
        "ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ",
        "/KH-UBND",
        "Kế hoạch số 358/KH-UBND ngày 20 tháng 12 năm 2021",
        "năm 2022 tối thiểu 70%, đến năm 2025 đạt 100%",
        "năm 2022 đạt 50%, mỗi năm tăng thêm 5%, đến năm 2025 đạt 65%",
        "năm 2022 đạt 20%, mỗi năm tăng thêm 5%, đến năm 2025 đạt 35%",
        "| 50% | 55% | 60% | 65%",
        "| 20% | 25% | 30% | 35%",
        "(7) Người đã tham gia, sắp đến kỳ đóng",
        "05-10 cuộc",
        "25% số xã, thị trấn/năm",
        "03-05 hội nghị/tổ chức hội, đoàn thể)",
        "tối thiểu 02 lượt phát thanh/tuần",
        "05-07 cuộc/năm",
        "khoảng 15-20% số xã, thị trấn/năm",
        "01-03 hội nghị/tổ chức hội, đoàn thể/năm",
        "tin nhắn (SMS)",
        "Lưu: VT, CV/VX",
        "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Huỳnh Văn Tài",
    ],
)
def test_hong_ngu_says(said: str) -> None:
    assert said in text(2022, HONG_NGU)


@pytest.mark.parametrize(
    "heading",
    [
        "Phòng Lao động - Thương binh và Xã hội",
        "Phòng Văn hóa và Thông tin",
        "Bảo hiểm xã hội Huyện",
        "Phòng Tài chính và Kế hoạch",
        "Các phòng, ban, ngành Huyện",
        "Bưu điện Huyện",
        "Ủy ban nhân dân các xã, thị trấn",
    ],
)
def test_every_office_of_hong_ngu_has_its_tasks(heading: str) -> None:
    assert f"== {heading}\n" in text(2022, HONG_NGU)

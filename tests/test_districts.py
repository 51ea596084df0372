"""The documents of districts and base offices: who issues them, their parts; Hồng Ngự as decided."""

import csv
import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from khtt.nouns.organisation import Level
from khtt.nouns.plan.file import Parts
from khtt.nouns.plan.items import Item
from tests.rendered import (
    JULY,
    OCTOBER,
    Edition,
    bodies,
    body,
    chains,
    compiler,
    composed,
    content,
    plan,
    text,
)

Y2022, Y2023, Y2025 = map(Edition, (2022, 2023, 2025))
HONG_NGU = "dong-thap/huyen-hong-ngu"
GOLDEN = Path(__file__).parent / "golden"
PROVINCES = [one.id for one in bodies(Y2022, Level.PROVINCE)]
KINDS = (
    (Y2022, HONG_NGU),
    (Y2022, "dong-thap/thanh-pho-hong-ngu"),
    (Y2022, "ho-chi-minh/quan-1"),
    (Y2022, "ho-chi-minh/thanh-pho-thu-duc"),
    (Y2022, "ba-ria-vung-tau/huyen-con-dao"),
    (Y2022, "ha-noi/thi-xa-son-tay"),
    (Y2023, "can-tho/quan-ninh-kieu"),
    (Y2025, "khu-vuc-xxxiii/huyen-lai-vung"),
    (JULY, "ha-noi/co-so-dong-da"),
    (OCTOBER, "ha-noi/co-so-dong-da"),
)


def test_only_offices_that_exist_have_a_plan() -> None:
    assert len(bodies(Y2022, Level.DISTRICT)) == len(bodies(Y2023, Level.DISTRICT)) == 700
    names = {one.id for one in bodies(Y2022, Level.DISTRICT)}
    assert "da-nang/huyen-hoang-sa" not in names
    of_2025 = {one.slug for one in bodies(Y2025, Level.DISTRICT)}
    assert "quan-ha-dong" not in of_2025
    assert len(bodies(Y2025, Level.DISTRICT)) == 684
    assert bodies(JULY, Level.DISTRICT) == bodies(Y2025, Level.BASE) == ()


@pytest.mark.parametrize(
    ("edition", "level"),
    [(Y2022, Level.DISTRICT), (Y2025, Level.DISTRICT), (JULY, Level.BASE), (OCTOBER, Level.BASE)],
    ids=str,
)
def test_each_document_is_of_its_own_body(edition: Edition, level: Level) -> None:
    heads = {one.id: text(edition, one.id).splitlines()[:2] for one in bodies(edition, level)}
    issuers = {name: chains(edition).plan(body(edition, name)).body for name in heads}
    for name, head in heads.items():
        assert issuers[name].name.upper() in head[0]
    assert len(set(map(tuple, heads.values()))) == len(heads)


@pytest.mark.parametrize("slug", PROVINCES)
def test_the_shares_of_the_districts_and_what_is_kept_add_up_exactly(slug: str) -> None:
    handed = plan(Y2022, slug).allotment
    for place, column in enumerate(handed.columns):
        values = [row.values[place] for row in handed.rows]
        assert sum(values) + handed.kept[place] == column.total
        assert min(values) >= 0


@pytest.mark.parametrize("slug", PROVINCES)
def test_what_a_district_shows_is_its_row_of_the_province(slug: str) -> None:
    above = plan(Y2022, slug)
    for place, below in enumerate(above.below):
        if below.id in chains(Y2022).layers:
            continue
        row = above.allotment.rows[place]
        parts = zip(above.allotment.columns, row.values, strict=True)
        expected = [(column.id, value) for column, value in parts if value]
        shares = chains(Y2022).plan(below).shares
        assert [(share.id, share.value) for share in shares] == expected


@pytest.mark.parametrize(("edition", "name"), KINDS, ids=str)
def test_a_document_is_valid_word_and_the_same_again(
    edition: Edition, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "district.docx"
    path.write_bytes(content(edition, name))
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert docx.Document(BytesIO(content(edition, name))).core_properties.title
    assert compiler(edition).document(body(edition, name)) == content(edition, name)


@pytest.mark.parametrize(("edition", "name"), KINDS, ids=str)
def test_a_document_has_the_parts_of_a_plan(edition: Edition, name: str) -> None:
    found = re.findall(r"^= (.+)$", text(edition, name), re.MULTILINE)
    assert len(found) >= 4
    assert found[0] == "MỤC ĐÍCH, YÊU CẦU"
    assert "TỔ CHỨC THỰC HIỆN" in found[-1]


def test_an_office_of_social_security_stands_under_that_of_its_province() -> None:
    lines = text(Y2022, "dong-thap/thanh-pho-hong-ngu").splitlines()
    assert lines[0].startswith(
        "BẢO HIỂM XÃ HỘI TỈNH ĐỒNG THÁP / BẢO HIỂM XÃ HỘI THÀNH PHỐ HỒNG NGỰ"
    )
    assert "/KH-BHXH" in lines[0]
    assert any(line.endswith("/ GIÁM ĐỐC / ") for line in lines)


def test_a_base_office_stands_under_that_of_its_province_and_names_its_communes() -> None:
    said = text(JULY, "ha-noi/co-so-dong-da")
    assert said.startswith("BẢO HIỂM XÃ HỘI THÀNH PHỐ HÀ NỘI / BẢO HIỂM XÃ HỘI CƠ SỞ ĐỐNG ĐA")
    for commune in body(JULY, "ha-noi/co-so-dong-da").area.communes:
        assert commune.full_name in said


def test_an_island_without_communes_gets_no_number_counted_by_communes() -> None:
    assert plan(Y2022, "ba-ria-vung-tau/huyen-con-dao").area.total == 0
    assert plan(Y2022, "ba-ria-vung-tau/huyen-con-dao").shares == ()
    said = text(Y2022, "ba-ria-vung-tau/huyen-con-dao")
    assert "không có đơn vị hành chính cấp xã" in said
    assert " 0 " not in said
    assert "khu dân cư" not in said


def test_a_district_takes_on_only_what_the_province_hands_down() -> None:
    above = plan(Y2022, "dong-thap")
    said = text(Y2022, "dong-thap/thanh-pho-hong-ngu")
    kept = [
        duty.text
        for group in above.duties
        if group.role in ("planning-finance", "personnel")
        for duty in group.duties
    ]
    assert kept
    assert [one for one in kept if one in said] == []


def test_no_plan_of_a_district_calls_for_itself() -> None:
    circular = re.compile(r"[Xx]ây dựng [Kk]ế hoạch của đơn vị")
    said = [text(Y2022, one.id) for one in bodies(Y2022, Level.DISTRICT)]
    assert [found for one in said if (found := circular.search(one))] == []


def test_hong_ngu_is_as_it_was_decided() -> None:
    golden = GOLDEN / "huyen-hong-ngu.txt"
    assert text(Y2022, HONG_NGU) == golden.read_text("utf-8")


def _document() -> Parts:
    document = chains(Y2022).layers[HONG_NGU].overlay.document
    assert document is not None
    return document


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


def test_every_item_of_hong_ngu_is_said() -> None:
    document = composed(Y2022, body(Y2022, HONG_NGU))
    said = {
        name
        for section in document.sections
        for block in section.blocks
        for part in (block, *getattr(block, "rows", ()))
        for name in getattr(part, "ids", ())
    }
    kinds = type(_document()).model_fields
    items = [one for kind in kinds for one in _items(getattr(_document(), kind))]
    assert items
    assert {one.id for one in items} - said == set()


def _items(value: object) -> list[Item]:
    return [one for one in value if isinstance(one, Item)] if isinstance(value, tuple) else []


@pytest.mark.parametrize(
    "said",
    [
        "ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ",
        "/KH-UBND",
        "Kế hoạch số 358/KH-UBND ngày 20 tháng 12 năm 2021",
        "năm 2022 tối thiểu 70%, đến năm 2025 đạt 100%",
        "năm 2022 đạt 50%, mỗi năm tăng thêm 5%, đến năm 2025 đạt 65%",
        "năm 2022 đạt 20%, mỗi năm tăng thêm 5%, đến năm 2025 đạt 35%",
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
    assert said in text(Y2022, HONG_NGU)


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
    assert f"== {heading}\n" in text(Y2022, HONG_NGU)


def test_what_stands_under_an_item_of_another_body_takes_its_place() -> None:
    methods = next(one for one in plan(Y2022, "ho-chi-minh/quan-3").chapters if one.ref == "V")
    numbered = [line.mark for line in methods.lines if line.mark != "dash"]
    assert numbered == ["clause", "clause", "clause"]

"""The documents of the nation and of provincial bodies: valid Word, an office's Vietnamese."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from khtt.nouns.organisation import Level
from khtt.resolve.spread import Unit, spread
from tests.rendered import (
    EDITIONS,
    JULY,
    OCTOBER,
    YEARS,
    Edition,
    bodies,
    compiler,
    composed,
    content,
    lines,
    opened,
    plan,
    text,
)

BEFORE = (Edition(2022), Edition(2023))
REGIONS = Edition(2025)
SOME = [
    (edition, name)
    for edition in EDITIONS
    for name in ("nation", "dong-thap", "ha-noi", "ho-chi-minh", "can-tho", "cao-bang")
]


@pytest.mark.parametrize(
    ("edition", "count"),
    [(Edition(2022), 63), (Edition(2023), 63), (REGIONS, 34), (JULY, 34), (OCTOBER, 34)],
    ids=str,
)
def test_there_is_one_document_for_each_body_of_the_provincial_tier(
    edition: Edition, count: int
) -> None:
    documents = [composed(edition, body) for body in bodies(edition, Level.PROVINCE)]
    assert len(documents) == count
    assert len({document.properties.title for document in documents}) == count


@pytest.mark.parametrize(("edition", "name"), SOME, ids=str)
def test_a_document_is_valid_word(edition: Edition, name: str, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(content(edition, name))
    assert OpenXmlValidator().validate(str(path)).errors == []


@pytest.mark.parametrize(("edition", "name"), SOME, ids=str)
def test_every_text_reaches_word(edition: Edition, name: str) -> None:
    told = re.sub(r"\W", "", text(edition, name)).lower()
    written = re.sub(r"\W", "", "".join(lines(edition, name))).lower()
    missing = {
        word for word in re.findall(r"\w+", text(edition, name)) if word.lower() not in written
    }
    assert told
    assert missing == set()


@pytest.mark.parametrize(("edition", "name"), SOME, ids=str)
@pytest.mark.parametrize("short", ["BHXH", "BHYT", "BHTN", "NSDLĐ", "UBND"])
def test_an_abbreviation_is_introduced_once_where_it_is_used(
    edition: Edition, name: str, short: str
) -> None:
    found = text(edition, name)
    main = short in ("BHXH", "BHYT", "BHTN")
    assert found.count(f"({short})") in ((1,) if main else (0, 1))


@pytest.mark.parametrize(
    ("edition", "name", "said"),
    [
        (Edition(2022), "dong-thap", "BẢO HIỂM XÃ HỘI VIỆT NAM"),
        (Edition(2022), "dong-thap", "36/143 xã, phường, thị trấn"),
        (Edition(2022), "dong-thap", "37.180 lượt/năm tại 143 xã, phường, thị trấn"),
        (Edition(2022), "dong-thap", "trong đó 14.872 lượt về BHXH tự nguyện"),
        (Edition(2022), "dong-thap", "10-15 cuộc"),
        (Edition(2022), "dong-thap", "trước ngày 15/01/2022"),
        (Edition(2022), "an-giang", "Phòng Truyền thông và Phát triển đối tượng"),
        (Edition(2022), "dong-thap", "1900.9068"),
        (Edition(2022), "ha-noi", "145/579 xã, phường, thị trấn"),
        (Edition(2022), "ho-chi-minh", "Thành phố Hồ Chí Minh, ngày"),
        (Edition(2022), "ho-chi-minh", "Thành ủy"),
        (Edition(2022), "thua-thien-hue", "tỉnh Thừa Thiên Huế"),
        (Edition(2023), "dong-thap", "trước ngày 15/01/2023"),
        (Edition(2023), "dong-thap", "Google Meet"),
        (Edition(2023), "ba-ria-vung-tau", "Bà Rịa - Vũng Tàu, ngày"),
        (REGIONS, "dong-thap", "BẢO HIỂM XÃ HỘI KHU VỰC XXXIII"),
        (REGIONS, "dong-thap", "tỉnh Đồng Tháp và tỉnh Tiền Giang"),
        (REGIONS, "dong-thap", "Tiền Giang, ngày"),
        (REGIONS, "dong-thap", "Phòng Tuyên truyền và Hỗ trợ người tham gia"),
        (REGIONS, "hue", "thành phố Huế"),
        (JULY, "dong-thap", "102 xã, phường"),
        (JULY, "dong-thap", "BẢO HIỂM XÃ HỘI TỈNH ĐỒNG THÁP"),
        (JULY, "ho-chi-minh", "BHXH cơ sở"),
        (Edition(2022), "nation", "KT. TỔNG GIÁM ĐỐC / PHÓ TỔNG GIÁM ĐỐC"),
        (Edition(2022), "nation", "A. THÔNG TIN, TRUYỀN THÔNG CHUNG"),
        (Edition(2022), "nation", "B. THÔNG TIN, TRUYỀN THÔNG THEO TỪNG NHÓM CHỦ THỂ"),
        (Edition(2025), "nation", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"),
        (Edition(2025), "nation", "BỘ TÀI CHÍNH / BẢO HIỂM XÃ HỘI VIỆT NAM"),
    ],
    ids=str,
)
def test_a_document_says_what_the_plan_means_there(edition: Edition, name: str, said: str) -> None:
    found = text(edition, name)
    assert re.sub(r"\s", "", said) in re.sub(r"\s", "", found)


@pytest.mark.parametrize("year", YEARS)
def test_the_nation_says_every_item_of_its_plan(year: int) -> None:
    document = composed(Edition(year), plan(Edition(year), "nation").office)
    said = {
        name
        for section in document.sections
        for block in section.blocks
        for part in (block, *getattr(block, "rows", ()))
        for name in getattr(part, "ids", ())
    }
    file = plan(Edition(year), "nation").file
    kinds = ("sections", "units", "audiences", "bases", "abbreviations", "forms", "groups")
    asked = {item.id for place, item in file.items() if place[0] not in kinds}
    assert asked - said == set()


def test_the_bands_of_an_audience_are_one_cell_in_the_nations_script() -> None:
    document = composed(Edition(2022), plan(Edition(2022), "nation").office)
    spans = [
        cell.rows
        for section in document.sections
        if section.landscape
        for block in section.blocks
        for row in getattr(block, "rows", ())
        for cell in row.cells[:2]
    ]
    assert max(spans) > 3


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2022, "Trung tâm Công nghệ thông tin"),
        (2022, "Bảo đảm kinh phí cho BHXH tỉnh"),
        (2023, "Vụ Tài chính - Kế toán"),
        (2025, "Quy chế phát ngôn"),
    ],
)
def test_a_province_does_not_repeat_the_tasks_of_the_nation(year: int, said: str) -> None:
    assert said not in text(Edition(year), "dong-thap")
    assert said in text(Edition(year), "nation")


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_no_document_tells_how_a_number_was_rounded(edition: Edition) -> None:
    said = "\n".join(text(edition, body.id) for body in bodies(edition, Level.PROVINCE))
    assert re.findall(r"làm tròn|phần dư|số dư lớn nhất", said) == []


@pytest.mark.parametrize(("edition", "name"), SOME, ids=str)
def test_headings_go_down_one_step_at_a_time(edition: Edition, name: str) -> None:
    names = [p.style.name if p.style else "" for p in opened(edition, name).paragraphs]
    levels = [int(one.rpartition(" ")[2]) for one in names if one.lower().startswith("heading")]
    assert levels
    assert all(below - above <= 1 for above, below in zip([0, *levels], levels, strict=False))


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10, (1, 1, 1), (4, 3, 3)),
        (36, (18, 15, 12, 10), (12, 10, 8, 6)),
        (5, (0, 0), (3, 2)),
        (3, (5, 0, 5), (2, 0, 1)),
        (0, (1, 2), (0, 0)),
        (7, (3, 5, 2), (2, 4, 1)),
    ],
)
def test_a_total_is_spread_by_largest_remainders(
    total: int, weights: tuple[int, ...], parts: tuple[int, ...]
) -> None:
    assert spread(total, [Unit(Decimal(weight)) for weight in weights]) == parts


@pytest.mark.parametrize(("edition", "name"), SOME, ids=str)
def test_the_same_plan_gives_the_same_bytes(edition: Edition, name: str) -> None:
    again = compiler(edition).document(plan(edition, name).office)
    assert again == content(edition, name)

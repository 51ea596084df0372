"""The documents of all provinces: valid Word, the decree's layout, an office's Vietnamese."""

import re
import unicodedata
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from khtt.resolve.figures import spread
from tests.rendered import YEARS, compiler, content, lines, opened, provinces, text

DOCUMENTS = [(year, slug) for year in YEARS for slug in provinces(year)]
SOME = [
    (year, slug)
    for year in YEARS
    for slug in ("dong-thap", "ha-noi", "ho-chi-minh", "ba-ria-vung-tau", "bac-kan")
]
ENGLISH = re.compile(
    r"\b(?:the|and|of|none|null|true|false|undefined|regular|commune|province)\b", re.IGNORECASE
)


def test_there_are_63_documents_a_year() -> None:
    assert len(DOCUMENTS) == 63 * 3


@pytest.mark.parametrize(("year", "slug"), DOCUMENTS)
def test_a_document_is_valid_word(year: int, slug: str, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(content(year, slug))
    assert OpenXmlValidator().validate(str(path)).errors == []


@pytest.mark.parametrize(("year", "slug"), DOCUMENTS)
def test_a_document_shows_no_trace_of_the_machine(year: int, slug: str) -> None:
    found = text(year, slug)
    assert ENGLISH.findall(found) == []
    assert re.findall(r"\{\{|\{%|<[a-z]|None|\.\.\.\.|;\.|\.\.|, ,| {2}", found) == []


@pytest.mark.parametrize(("year", "slug"), DOCUMENTS)
def test_a_document_is_composed_unicode(year: int, slug: str) -> None:
    assert unicodedata.is_normalized("NFC", text(year, slug))


@pytest.mark.parametrize(("year", "slug"), SOME)
def test_no_heading_stands_without_text_below_it(year: int, slug: str) -> None:
    body = [(p.style.name if p.style else "", p.text) for p in opened(year, slug).paragraphs]
    levels = [int(name.rpartition(" ")[2]) if name.startswith("heading") else 9 for name, _ in body]
    bare = [
        said
        for (_, said), level, following in zip(body, levels, levels[1:], strict=False)
        if following <= level < 9
    ]
    assert bare == []


@pytest.mark.parametrize(("year", "slug"), SOME)
@pytest.mark.parametrize("short", ["BHXH", "BHYT", "NSDLĐ", "UBND"])
def test_an_abbreviation_is_introduced_at_most_once(year: int, slug: str, short: str) -> None:
    assert text(year, slug).count(f"({short})") <= 1


@pytest.mark.parametrize(("year", "slug"), SOME)
@pytest.mark.parametrize("short", ["BHXH", "BHYT", "BHTN"])
def test_the_main_abbreviations_are_introduced(year: int, slug: str, short: str) -> None:
    assert f"({short})" in text(year, slug)


@pytest.mark.parametrize(
    ("year", "slug", "said"),
    [
        (2022, "dong-thap", "BẢO HIỂM XÃ HỘI VIỆT NAM"),
        (2022, "dong-thap", "36 trên tổng số 143 xã, phường, thị trấn, làm tròn lên từ 35,75"),
        (2022, "dong-thap", "37.180 lượt/năm tại 143 xã, phường, thị trấn"),
        (2022, "dong-thap", "trong đó 14.872 lượt về BHXH tự nguyện"),
        (2022, "dong-thap", "10-15 cuộc"),
        (2022, "dong-thap", "trước ngày 15/01/2022"),
        (2022, "dong-thap", "Phòng Truyền thông và Phát triển đối tượng"),
        (2022, "dong-thap", "1900.9068"),
        (2022, "ha-noi", "145 trên tổng số 579 xã, phường, thị trấn, làm tròn lên từ 144,75"),
        (2022, "ho-chi-minh", "Thành phố Hồ Chí Minh, ngày"),
        (2023, "dong-thap", "trước ngày 15/01/2023"),
        (2023, "dong-thap", "Google Meet"),
        (2023, "ba-ria-vung-tau", "Bà Rịa - Vũng Tàu, ngày"),
        (
            2025,
            "dong-thap",
            "Bảo hiểm xã hội khu vực XXXIII (gồm tỉnh Đồng Tháp và tỉnh Tiền Giang)",
        ),
        (2025, "dong-thap", "Tiền Giang, ngày"),
        (2025, "dong-thap", "Phòng Tuyên truyền và Hỗ trợ người tham gia"),
        (2025, "dong-thap", "141 xã, phường, thị trấn"),
        (2025, "hue", "thành phố Huế"),
        (2022, "thua-thien-hue", "tỉnh Thừa Thiên Huế"),
    ],
)
def test_a_document_says_what_the_plan_means_there(year: int, slug: str, said: str) -> None:
    assert said.replace(" ", "") in re.sub(r"\s", "", text(year, slug))


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2022, "Trung tâm Công nghệ thông tin"),
        (2022, "Đảm bảo nguồn kinh phí cho BHXH tỉnh"),
        (2023, "Vụ Tài chính - Kế toán"),
        (2025, "Quy chế phát ngôn"),
    ],
)
def test_a_province_does_not_repeat_the_tasks_of_the_nation(year: int, said: str) -> None:
    assert said not in text(year, "dong-thap")


@pytest.mark.parametrize(("year", "slug"), SOME)
def test_the_four_annexes_stand_in_order(year: int, slug: str) -> None:
    labels = [line for line in lines(year, slug) if re.fullmatch(r"Phụ lục [IVX]+", line)]
    assert labels == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]


@pytest.mark.parametrize("slug", provinces(2022))
def test_every_column_of_quotas_adds_up(slug: str) -> None:
    here = compiler(2022)
    table = here.province_plan(here.territory.find_province(slug)).allotment
    assert table is not None
    sums = tuple(sum(row.values[i] for row in table.rows) for i in range(len(table.columns)))
    assert sums == tuple(column.total for column in table.columns)
    assert sum(row.communes for row in table.rows) == table.communes


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
    assert spread(total, weights) == parts


def test_the_same_plan_gives_the_same_bytes() -> None:
    here = compiler(2022)
    province = here.territory.find_province("dong-thap")
    assert here.province_document(province) == content(2022, "dong-thap")

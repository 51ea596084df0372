"""What a reference says in the documents of one body."""

from datetime import date

import pytest

from khtt.nouns.organisation import organisation_on
from khtt.nouns.plan.items import Unit
from khtt.nouns.plan.overlay import Facts, OfficeName
from khtt.nouns.words import (
    Lexicon,
    MalformedReference,
    NoName,
    UnknownRole,
    WordsError,
    lexicon,
    references,
)

D2022, D2025, REGIONS, BASES = (
    date(2022, 3, 1),
    date(2025, 2, 1),
    date(2025, 6, 10),
    date(2025, 7, 1),
)
UNITS = (
    Unit(id="markets", name="Ban quản lý {places:commune|places}", short="BQL", level="partner"),
    Unit(id="circle", name="{circle}", level="partner"),
)
SAID = [
    (D2022, "nation", "Cùng {agencies}", "Cùng các bộ, ban, ngành"),
    (D2022, "dong-thap", "Cùng {agencies}", "Cùng các sở, ban, ngành"),
    (D2022, "dong-thap/huyen-hong-ngu", "Cùng {agencies}", "Cùng các phòng, ban, ngành"),
    (D2022, "dong-thap", "{agencies}. {agencies}", "Các sở, ban, ngành. Các sở, ban, ngành"),
    (
        D2022,
        "dong-thap",
        "Mời: {agencies}; {agencies}",
        "Mời: các sở, ban, ngành; các sở, ban, ngành",
    ),
    (D2022, "nation", "{committee:local}", "UBND tỉnh, thành phố"),
    (D2022, "ha-noi", "{committee}, {party}", "UBND thành phố, Thành ủy"),
    (D2022, "ha-noi", "{office:below}", "BHXH các quận, huyện, thị xã"),
    (D2022, "ho-chi-minh", "{committee:district}", "UBND các quận, huyện, thành phố Thủ Đức"),
    (D2022, "ho-chi-minh/thanh-pho-thu-duc", "{party}", "Thành ủy Thủ Đức"),
    (D2022, "ho-chi-minh/thanh-pho-thu-duc", "{party:above}", "Thành ủy Thành phố Hồ Chí Minh"),
    (D2022, "ho-chi-minh/thanh-pho-thu-duc", "{branch:above}", "BHXH Thành phố Hồ Chí Minh"),
    (D2022, "ho-chi-minh/thanh-pho-thu-duc", "{branch}", "BHXH thành phố Thủ Đức"),
    (
        D2022,
        "dong-thap/thanh-pho-hong-ngu",
        "{branch}, {branch:above}",
        "BHXH thành phố, BHXH tỉnh",
    ),
    (D2022, "dong-thap/thanh-pho-hong-ngu", "{radio}", "Đài Truyền thanh thành phố"),
    (D2022, "ha-noi/quan-ba-dinh", "{places:commune}, {hamlets}", "Phường, tổ dân phố"),
    (D2022, "ha-noi/quan-ba-dinh", "Gặp {heads-of-hamlets}", "Gặp tổ trưởng tổ dân phố"),
    (D2022, "dong-thap/huyen-lai-vung", "{all-hamlets}", "Thôn, bản, tổ dân phố"),
    (D2022, "dong-thap/huyen-lai-vung", "{all-offices}", "Các bộ phận nghiệp vụ"),
    (D2022, "ba-ria-vung-tau/huyen-con-dao", "Tại {places:commune|places}", "Tại huyện"),
    (REGIONS, "khu-vuc-xxxiii", "Cùng {committee}", "Cùng UBND các tỉnh"),
    (REGIONS, "khu-vuc-xxvii", "Cùng {party}", "Cùng các Tỉnh ủy, Thành ủy"),
    (REGIONS, "khu-vuc-i", "Cùng {committee}, {branch}", "Cùng UBND thành phố, BHXH khu vực"),
    (BASES, "dong-thap", "Gửi {office:district}, {office:below}", "Gửi BHXH cơ sở, BHXH cơ sở"),
    (
        BASES,
        "dong-thap",
        "Trên {radio:district|radio:commune}",
        "Trên đài truyền thanh các xã, phường",
    ),
    (BASES, "ha-noi/co-so-long-bien", "Cùng {committee}", "Cùng UBND các phường"),
    (
        BASES,
        "ha-noi/co-so-long-bien",
        "Cùng {health-department}",
        "Cùng Phòng Văn hóa - Xã hội các phường",
    ),
    (
        D2022,
        "dong-thap",
        "Tập hợp {{a}} của {markets}",
        "Tập hợp {a} của Ban quản lý xã, phường, thị trấn",
    ),
    (D2022, "dong-thap", "không có gì", "không có gì"),
]
WRONG: list[tuple[str, type[WordsError], int]] = [
    ("Cùng {agency}", UnknownRole, 6),
    ("Cùng {office:below|agency}", UnknownRole, 19),
    ("Cùng {markets:district}", UnknownRole, 6),
    ("Cùng {circle}", UnknownRole, 6),
    ("Cùng {agencies:city}", MalformedReference, 15),
    ("Cùng {agencies", MalformedReference, 5),
    ("Cùng agencies}", MalformedReference, 13),
    ("Cùng {}", MalformedReference, 6),
    ("Cùng {sở y tế}", MalformedReference, 6),
    ("Cùng {office:below}", NoName, 5),
]


def words(day: date, body: str, facts: Facts | None = None) -> Lexicon:
    organisation = organisation_on(day)
    return lexicon(organisation.body(body), organisation, UNITS, facts or Facts(), day)


@pytest.mark.parametrize(("day", "body", "text", "said"), SAID)
def test_a_reference_is_said_by_level_place_and_day(
    day: date, body: str, text: str, said: str
) -> None:
    assert words(day, body).said(text) == said


@pytest.mark.parametrize(("text", "kind", "offset"), WRONG)
def test_what_gives_no_name_is_told_with_its_offset(
    text: str, kind: type[WordsError], offset: int
) -> None:
    with pytest.raises(kind) as problem:
        words(D2022, "dong-thap/huyen-hong-ngu").said(text)
    assert problem.value.offset == offset
    assert problem.value.message


def test_a_unit_is_called_as_in_tables() -> None:
    assert words(D2022, "dong-thap").unit("markets") == "BQL"


def test_facts_of_the_locality_come_first() -> None:
    facts = Facts(
        broadcaster="Đài Phát thanh và Truyền hình Đồng Tháp",
        press=("Báo Đồng Tháp", "Báo Ấp Bắc"),
        offices=(OfficeName(role="communication", name="Tổ Truyền thông"),),
    )
    here = words(D2022, "dong-thap", facts)
    assert here.name("radio") == "Đài Phát thanh và Truyền hình Đồng Tháp"
    assert here.name("press") == "Báo Đồng Tháp và Báo Ấp Bắc"
    assert here.name("communication-office") == "Tổ Truyền thông"
    assert here.name("radio", "commune") == "đài truyền thanh các xã, phường, thị trấn"


def test_a_reference_knows_where_it_stands() -> None:
    (found,) = references("Tại {places:commune|places}, {{không}}")
    assert (found.start, found.end, found.written) == (4, 27, "{places:commune|places}")
    assert found.alternatives == (("places", "commune"), ("places", None))

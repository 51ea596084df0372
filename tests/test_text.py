"""Vietnamese text: order, keys, numbers, dates."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from khtt.nouns.text import (
    bare,
    fold,
    joined,
    long_date,
    lower_first,
    number,
    old_tone,
    padded,
    roman,
    short_date,
    slug,
    sort_key,
    upper_first,
)


@pytest.mark.parametrize(
    "in_order",
    [
        ["An", "ăn", "ân", "ba", "ca", "da", "đa", "em", "êm", "ong", "ông", "ơn", "ung", "ưng"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai"],
        ["hòa", "Hòa", "Hòa An", "Hòa Bình", "hoan"],
        ["Quận 1", "Quận 3", "Quận 10", "Quận 12", "Quận Ba Đình"],
        ["Bình Dương", "Bình Định", "Bình Phước"],
        ["Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế"],
    ],
)
def test_text_sorts_as_in_a_vietnamese_dictionary(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=sort_key) == in_order


def test_decomposed_text_sorts_as_composed_text() -> None:
    assert sort_key(unicodedata.normalize("NFD", "Đồng Tháp")) == sort_key("Đồng Tháp")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("Đồng Tháp", "dong-thap"),
        ("huyện Ea H'Leo", "huyen-ea-h-leo"),
        ("TP. Hồ Chí Minh", "tp-ho-chi-minh"),
        ("Thừa Thiên Huế", "thua-thien-hue"),
        ("  ", ""),
    ],
)
def test_a_slug_has_small_letters_digits_and_hyphens(text: str, expected: str) -> None:
    assert slug(text) == slug(unicodedata.normalize("NFD", text)) == expected


def test_bare_text_keeps_its_case_and_signs() -> None:
    assert bare("Đắk R'Lấp, ƯU ĐÃI – 25%") == "Dak R'Lap, UU DAI – 25%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoà", "hòa"),
        ("CỘNG HOÀ", "CỘNG HÒA"),
        ("Uỷ ban", "Ủy ban"),
        ("thuý, khoẻ", "thúy, khỏe"),
        ("quý", "quý"),
        ("Quỳnh", "Quỳnh"),
        ("hoàn toàn, loài, hoặc", "hoàn toàn, loài, hoặc"),
        ("thuỷ đậu", "thủy đậu"),
    ],
)
def test_tones_move_to_the_first_of_two_final_vowels(text: str, expected: str) -> None:
    assert old_tone(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "HÒA BÌNH"),
        ("Phan Rang-Tháp Chàm", "Phan Rang - Tháp Chàm"),
        ("Ia H' Drai", "Ia H’Drai"),
        ("Đồng  Tháp ", unicodedata.normalize("NFD", "đồng tháp")),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_names_that_differ_in_a_tone_do_not_fold_together() -> None:
    assert fold("Tam Đường") != fold("Tam Dương")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (5, "5"),
        (1000, "1.000"),
        (3_000_000, "3.000.000"),
        (-1500, "-1.500"),
        (Decimal("12.5"), "12,5"),
        (Decimal("3000000.5"), "3.000.000,5"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("12.50"), "12,50"),
    ],
)
def test_numbers_have_points_between_thousands_and_a_comma(
    value: int | Decimal, expected: str
) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (1, "01"),
        (9, "09"),
        (10, "10"),
        (15, "15"),
        (3000, "3.000"),
        (Decimal(2), "02"),
        (Decimal("2.5"), "2,5"),
    ],
)
def test_whole_counts_under_ten_get_a_zero(value: int | Decimal, expected: str) -> None:
    assert padded(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (33, "XXXIII"),
        (1990, "MCMXC"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_numbers_become_roman(value: int, expected: str) -> None:
    assert roman(value) == expected


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_some_numbers_have_no_roman_numeral(value: int) -> None:
    with pytest.raises(ValueError, match=f"no Roman numeral for {value}"):
        roman(value)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020", "05/01/2020"),
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024", "05/02/2024"),
        (date(2023, 3, 9), "ngày 09 tháng 3 năm 2023", "09/3/2023"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019", "29/6/2019"),
        (date(2023, 10, 15), "ngày 15 tháng 10 năm 2023", "15/10/2023"),
    ],
)
def test_only_january_and_february_get_a_zero(day: date, long: str, short: str) -> None:
    assert (long_date(day), short_date(day)) == (long, short)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a và b"),
        (["a", "b", "c"], "a, b và c"),
        (["Phòng A và B", "Phòng C"], "Phòng A và B; Phòng C"),
    ],
)
def test_items_are_joined_into_a_phrase(items: list[str], expected: str) -> None:
    assert joined(items) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổ chức hội nghị", "tổ chức hội nghị"),
        ("Ở cơ sở", "ở cơ sở"),
        ("Đối thoại", "đối thoại"),
        ("BHXH tự nguyện", "BHXH tự nguyện"),
        ("BHXH, BHYT", "BHXH, BHYT"),
        ("TikTok và Zalo", "TikTok và Zalo"),
        ("Zalo của đơn vị", "Zalo của đơn vị"),
        ("Đồng Tháp", "Đồng Tháp"),
        ("Zalos", "zalos"),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_in_small_letters_but_for_names(text: str, expected: str) -> None:
    assert lower_first(text, proper=("Zalo", "Đồng Tháp")) == expected


def test_only_the_first_letter_becomes_capital() -> None:
    assert upper_first("đẩy mạnh BHXH") == "Đẩy mạnh BHXH"
    assert upper_first("") == ""

"""Workbooks that come back: what is wrong is told at its cell, what is sound is a figure."""

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from khtt.collect import collect
from khtt.nouns.diagnostic import Diagnostic, Severity, column_letters
from khtt.nouns.report.asked import Collected
from khtt.nouns.report.period import Period, PeriodKind
from tests.reporting import (
    DISTRICT,
    MARCH,
    PROVINCE,
    Content,
    asked,
    edited,
    put,
    reports,
    sent,
)

APRIL = Period(2022, PeriodKind.MONTHLY, 4)
NEXT_MARCH = Period(2023, PeriodKind.MONTHLY, 3)
HALF_YEAR = Period(2022, PeriodKind.HALF_YEAR)
SUPPORT = "form-support-and-results-data-table"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def read(*contents: bytes) -> Collected:
    return collect([(f"{place}.xlsx", one) for place, one in enumerate(contents)], asked())


def told(found: Collected) -> list[tuple[str, str]]:
    return [(one.code, one.at.cell) for one in found.problems]


def only(found: Collected) -> Diagnostic:
    (one,) = found.problems
    return one


def value(found: Collected, column: str, unit: str = DISTRICT) -> float | None:
    (reading,) = found.readings
    (figure,) = (one for one in reading.figures if (one.unit, one.column) == (unit, column))
    return figure.value


def test_a_sound_workbook_gives_its_figures_with_their_cells() -> None:
    found = read(sent(DISTRICT))
    assert not found.problems
    (reading,) = found.readings
    assert reading.sender == DISTRICT
    assert [(one.column, one.value, one.cell) for one in reading.figures][:3] == [
        ("2", 0, "D13"),
        ("3", 1, "E13"),
        ("4", 2, "F13"),
    ]


def test_the_workbook_of_a_province_has_a_row_for_each_unit_below() -> None:
    found = read(sent(PROVINCE))
    assert not found.problems
    assert {one.unit for one in found.readings[0].figures} == {
        one.id for one in reports().units[PROVINCE].rows
    }


CELLS: dict[str, tuple[Content, str]] = {
    "text": ("mười", "KH614"),
    "number-as-text": ("12", "KH614"),
    "negative": (-3, "KH615"),
    "fraction": (2.5, "KH616"),
    "truth": (True, "KH617"),
    "enormous": (1e300, "KH624"),
    "error": ("#REF!", "KH614"),
}


@pytest.mark.parametrize(("content", "code"), CELLS.values(), ids=CELLS)
def test_what_is_no_figure_is_told_at_its_cell_and_is_a_blank(content: Content, code: str) -> None:
    edit = put({"F13": content, "F14": None})
    found = read(edited(sent(DISTRICT), edit))
    assert told(found) == [(code, "F13")]
    assert value(found, "4") is None
    assert value(found, "5") == 3


def test_a_date_is_no_figure() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["F13"] = 44621
        sheet["F13"].number_format = "dd/mm/yyyy"
        sheet["F14"] = None

    assert told(read(edited(sent(DISTRICT), edit))) == [("KH617", "F13")]


def test_a_blank_stays_one() -> None:
    found = read(sent(DISTRICT, lambda _, column: None if column == 2 else 7))
    problem = only(found)
    assert (problem.code, problem.severity) == ("KH621", Severity.WARNING)
    assert "F13" in problem.message
    assert value(found, "4") is None


def test_a_workbook_that_nobody_filled_in_is_not_kept() -> None:
    found = read(sent(DISTRICT, lambda *_: None))
    assert only(found).code == "KH623"
    assert not found.readings


def test_a_total_that_does_not_add_up_is_told_and_its_column_not_counted() -> None:
    found = read(edited(sent(PROVINCE), put({"F26": 5})))
    assert told(found) == [("KH618", "F26")]
    assert value(found, "4", PROVINCE) is None
    assert value(found, "5", PROVINCE) == 3


def test_a_formula_without_a_value_is_told_at_its_cell() -> None:
    found = read(edited(sent(DISTRICT), put({"F13": "=1+2", "F14": None})))
    assert told(found) == [("KH619", "F13")]
    assert value(found, "4") is None


def test_totals_that_nobody_calculated_are_told_once() -> None:
    made = io.BytesIO()
    book = openpyxl.load_workbook(io.BytesIO(sent(DISTRICT)))
    book.save(made)
    found = read(made.getvalue())
    assert told(found) == [("KH620", "D14")]
    assert value(found, "4") == 2


def test_the_wrong_month_and_the_wrong_year_are_told_where_the_sheet_says_them() -> None:
    assert told(read(sent(DISTRICT, period=APRIL))) == [("KH606", "D4")]
    assert told(read(sent(DISTRICT, period=NEXT_MARCH))) == [("KH606", "D4")]
    written_over = edited(sent(DISTRICT), put({"D4": "Tháng 4 năm 2022"}))
    assert told(read(written_over)) == [("KH606", "D4")]


def test_the_workbook_of_another_form_is_told() -> None:
    other = sent(DISTRICT, period=HALF_YEAR, form=SUPPORT)
    assert told(read(other)) == [("KH605", "D5")]
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    assert only(read(plain.getvalue())).code == "KH605"


def test_a_moved_column_is_told_once_and_nothing_is_read_from_it() -> None:
    found = read(edited(sent(DISTRICT), lambda sheet: sheet.insert_cols(6)))
    assert told(found)[0] == ("KH609", "G10")
    assert [one for one, _ in told(found)].count("KH609") == 1
    figures = found.readings[0].figures
    assert {one.column for one in figures if one.value is not None} == {"2", "3"}
    assert len(figures) == len(read(sent(DISTRICT)).readings[0].figures)


def test_a_renamed_column_is_told_and_not_read() -> None:
    found = read(edited(sent(DISTRICT), put({"F8": "Số hội thảo"})))
    assert told(found) == [("KH609", "F8")]
    assert value(found, "4") is None
    assert value(found, "5") == 3


def test_a_row_that_is_missing_is_told() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.delete_rows(16)
        for column in range(4, sheet.max_column + 1):
            sheet.cell(25, column).value = None

    assert told(read(edited(sent(PROVINCE), edit))) == [("KH610", "C16")]


def test_a_unit_twice_on_a_sheet_is_told_and_neither_row_counts() -> None:
    rows = reports().units[PROVINCE].rows
    twice = {"A16": rows[2].id, "C16": rows[2].short}
    found = read(edited(sent(PROVINCE), put(twice)))
    assert sorted(told(found)) == [("KH610", "C16"), ("KH611", "C16")]
    blank = {one.unit for one in found.readings[0].figures if one.value is None}
    assert blank == {rows[2].id, rows[3].id}


def test_a_row_under_another_name_is_told() -> None:
    found = read(edited(sent(PROVINCE), put({"C16": "BHXH huyện Không Có"})))
    assert told(found) == [("KH613", "C16")]


def test_two_workbooks_of_a_unit_are_told_and_neither_is_kept() -> None:
    found = read(sent(DISTRICT), sent(DISTRICT, lambda *_: 5))
    assert told(found) == [("KH612", "")]
    assert not found.readings


def test_the_same_workbook_twice_counts_once() -> None:
    found = read(sent(DISTRICT), sent(DISTRICT))
    assert only(found).severity is Severity.WARNING
    assert len(found.readings) == 1


def test_the_same_figures_saved_by_another_program_count_once() -> None:
    saved_again = edited(sent(DISTRICT), lambda _: None)
    assert saved_again != sent(DISTRICT)
    found = read(sent(DISTRICT), saved_again)
    assert (only(found).code, only(found).severity) == ("KH622", Severity.WARNING)
    assert len(found.readings) == 1


TOTALLED: dict[str, tuple[Content, Content]] = {
    "negative": (-3, 7797),
    "negative-afterwards": (-3, 7802),
    "text-afterwards": ("mười", 7802),
    "enormous": (10**13, 10**13 + 7800),
    "error": ("#DIV/0!", "#DIV/0!"),
    "error-not-calculated": ("#DIV/0!", 7802),
    "date": (dt.date(2022, 3, 1), 44621 + 7800),
    "date-left-out": (dt.date(2022, 3, 1), 7800),
}


@pytest.mark.parametrize(("content", "total"), TOTALLED.values(), ids=TOTALLED)
def test_a_bad_figure_is_not_told_again_at_its_total(content: Content, total: Content) -> None:
    edit = put({"F13": content, "F26": total})
    found = read(edited(sent(PROVINCE, lambda row, _: row * 100), edit))
    assert [cell for _, cell in told(found)] == ["F13"]
    assert value(found, "4", PROVINCE) is None
    assert value(found, "4", DISTRICT) is not None


def test_totals_that_do_not_add_up_are_not_a_workbook_that_nobody_filled_in() -> None:
    totals = put({f"{column_letters(4 + place)}26": 5 for place in range(24)})
    found = read(edited(sent(PROVINCE), totals))
    assert {code for code, _ in told(found)} == {"KH618"}
    assert not found.readings


def test_a_file_of_another_province_is_named() -> None:
    other = sent("an-giang/huyen-chau-phu")
    files = [("a.xlsx", sent(DISTRICT)), ("b.xlsx", other)]
    wanted = collect(files, asked(within=PROVINCE))
    assert told(wanted) == [("KH607", "D3")]
    assert [one.sender for one in wanted.readings] == [DISTRICT]
    third = ("c.xlsx", sent("dong-thap/huyen-lap-vo"))
    anybody = collect([*files, third], asked())
    assert only(anybody).severity is Severity.WARNING
    assert len(anybody.readings) == 3


def test_a_sheet_copied_into_another_workbook_is_refused() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["A1"] = str(sheet["A1"].value).replace("huyen-lai-vung", "huyen-lap-vo")

    assert only(read(edited(sent(DISTRICT), edit))).code == "KH608"


FILES = {
    "empty": (b"", "KH601"),
    "text": (b"a,b,c", "KH602"),
    "cut-short": (sent(DISTRICT)[:3000], "KH602"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "KH603"),
    "old": (OLE + b"Workbook", "KH604"),
}


@pytest.mark.parametrize(("content", "code"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_workbook_is_told(content: bytes, code: str) -> None:
    found = read(content)
    assert told(found) == [(code, "")]
    assert not found.readings


def test_a_zip_without_a_workbook_is_told() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "a")
    assert only(read(made.getvalue())).code == "KH602"


def test_a_good_file_is_kept_beside_bad_ones() -> None:
    found = read(b"", sent(DISTRICT), sent("dong-thap/huyen-lap-vo", period=APRIL))
    assert [one.sender for one in found.readings] == [DISTRICT]
    assert found.readings[0].period == MARCH


def test_a_sheet_that_reaches_far_beyond_its_table_is_told_not_read() -> None:
    far = edited(sent(DISTRICT), put({"XFD1048576": 1}))
    assert told(read(far)) == [("KH602", "")]


def test_a_workbook_with_parts_that_are_broken_is_told_or_read() -> None:
    dice = random.Random(7)  # noqa: S311 (the same each time)
    whole = sent(PROVINCE)
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(dice.randrange(1, 20)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        found = read(bytes(broken))
        assert found.problems or found.readings


def test_a_workbook_whose_parts_are_cut_is_told_or_read() -> None:
    dice = random.Random(8)  # noqa: S311 (the same each time)
    whole = zipfile.ZipFile(io.BytesIO(sent(PROVINCE)))
    for name in whole.namelist():
        for _ in range(8):
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w") as archive:
                for one in whole.namelist():
                    part = whole.read(one)
                    archive.writestr(
                        one, part[: dice.randrange(len(part))] if one == name else part
                    )
            found = read(made.getvalue())
            assert found.problems or found.readings


def inserted(row: int) -> Callable[[Worksheet], None]:
    def edit(sheet: Worksheet) -> None:
        sheet.insert_rows(row)

    return edit


@pytest.mark.parametrize("unit", [DISTRICT, PROVINCE])
def test_a_row_inserted_above_the_table_is_told_once(unit: str) -> None:
    for row in range(1, 11):
        found = read(edited(sent(unit), inserted(row)))
        assert only(found).code == "KH626"
        assert not found.readings


@pytest.mark.parametrize("unit", [DISTRICT, PROVINCE])
def test_an_empty_row_inserted_in_the_table_changes_nothing(unit: str) -> None:
    values = read(sent(unit)).readings[0].values
    for row in range(11, 14):
        found = read(edited(sent(unit), inserted(row)))
        assert not found.problems
        assert found.readings[0].values == values

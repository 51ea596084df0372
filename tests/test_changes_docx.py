"""The comparison table in Word: every change in its row, marked by styles that print in black."""

from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.table import Table
from openxml_audit import OpenXmlValidator

from khtt.formats.changes import docx as paper
from khtt.formats.changes.labels import kind_name
from khtt.nouns.change import Changes
from tests.compared import (
    PAIRS,
    compared,
    every_kind,
    for_one_unit,
    small,
    unpaired,
    vietnamese,
)

as_docx = vietnamese(paper.as_docx)

INSERTED, DELETED = "Chữ thêm", "Chữ bớt"


def opened(changes: Changes) -> Docx:
    return docx.Document(BytesIO(as_docx(changes)))


@cache
def table(old: int, new: int) -> Table:
    return opened(compared(old, new)).tables[0]


def texts(shown: Table) -> list[list[str]]:
    """The texts of the rows; cells that cover several columns are told once."""
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in shown.rows]


def marks(shown: Table, column: int) -> set[str]:
    """The styles of characters used in a column."""
    return {
        str(run.style.name)
        for row in shown.rows
        for paragraph in row.cells[column].paragraphs
        for run in paragraph.runs
        if run.style and run.text
    }


@pytest.mark.parametrize("pair", PAIRS)
def test_the_table_is_valid_word(pair: tuple[int, int], tmp_path: Path) -> None:
    changes = compared(*pair)
    path = tmp_path / "table.docx"
    path.write_bytes(as_docx(changes, for_one_unit(changes, "BHXH tỉnh Đồng Tháp")))
    assert OpenXmlValidator().validate(str(path)).errors == []


@pytest.mark.parametrize("pair", PAIRS)
def test_every_cause_stands_in_its_row_with_both_texts(pair: tuple[int, int]) -> None:
    rows = [row for row in texts(table(*pair)) if len(row) == 4]
    for change in compared(*pair).causes:
        assert any(
            all(entry.text in row[1] for entry in change.old)
            and all(entry.text in row[2] for entry in change.new)
            and vietnamese(kind_name)(change.kind) in row[3].lower()
            for row in rows
        ), change


@pytest.mark.parametrize("pair", PAIRS)
def test_rows_are_numbered_and_stand_under_their_sections(pair: tuple[int, int]) -> None:
    rows = texts(table(*pair))
    assert rows[0][1:] == [
        f"Nội dung năm {pair[0]}",
        f"Nội dung năm {pair[1]}",
        "Thay đổi",
    ]
    numbers = [row[0] for row in rows[1:] if len(row) == 4]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    sections = [row[0] for row in rows if len(row) == 1]
    assert len(sections) == len({change.part.key for change in compared(*pair).causes})


@pytest.mark.parametrize("pair", PAIRS)
def test_insertions_and_deletions_are_marked_by_style(pair: tuple[int, int]) -> None:
    assert marks(table(*pair), 1) - {"Default Paragraph Font"} == {DELETED}
    assert marks(table(*pair), 2) - {"Default Paragraph Font"} == {INSERTED}


def test_the_marks_show_without_colour() -> None:
    styles = {style.name: style for style in opened(compared(2022, 2023)).styles}
    assert styles[INSERTED].font.underline is True
    assert styles[DELETED].font.strike is True


def test_the_page_lies_on_its_side_and_its_header_row_is_repeated() -> None:
    found = opened(compared(2022, 2023))
    assert found.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert "<w:tblHeader/>" in found.tables[0].rows[0]._tr.xml  # noqa: SLF001


def test_the_title_names_both_plans_and_the_summary_counts() -> None:
    lines = [paragraph.text for paragraph in opened(compared(2022, 2023)).paragraphs]
    assert lines[0] == "BẢNG SO SÁNH"
    assert "năm 2023 so với kế hoạch" in lines[1].replace("\n", " ")
    total = sum(count for _, count in compared(2022, 2023).summary.kinds)
    assert any(line.startswith(f"Kế hoạch năm 2023 có {total} thay đổi") for line in lines)


def test_what_a_change_means_for_a_unit_comes_first() -> None:
    changes = compared(2022, 2023)
    found = docx.Document(BytesIO(as_docx(changes, for_one_unit(changes, "BHXH tỉnh Đồng Tháp"))))
    assert texts(found.tables[0])[1][2:] == [
        "36 xã BHXH tỉnh Đồng Tháp",
        "40 xã BHXH tỉnh Đồng Tháp",
    ]
    assert len(found.tables) == 2


def test_any_text_comes_back() -> None:
    said = "A & B <c> \"d\" 'e' 😀\ndòng hai"
    changes = every_kind(said)
    rows = [row for row in texts(opened(changes).tables[0]) if len(row) == 4]
    assert len(rows) == len(changes.causes) + 1
    assert all(said in row[1] or said in row[2] for row in rows[1:])


@pytest.mark.parametrize("changes", [compared(2025, 2025), unpaired(small(2022), small(2023))])
def test_no_changes_give_a_paper_without_a_table(changes: Changes) -> None:
    found = opened(changes)
    assert found.tables == []
    assert "không có thay đổi" in found.paragraphs[-1].text


def test_the_same_changes_give_the_same_bytes() -> None:
    assert as_docx(compared(2023, 2025)) == as_docx(compared(2023, 2025))

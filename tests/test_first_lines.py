"""What is read first stands on a screen of 100 by 40, a unit's too; papers speak the language in use."""

from pathlib import Path

import pytest

from khtt.compiler.comparison import compare, read_side
from khtt.compiler.succession import Unit
from khtt.formats.changes.docx import as_docx
from khtt.formats.changes.gist import gist
from khtt.formats.changes.html import as_html
from khtt.formats.changes.text import summary
from khtt.nouns.change import Local
from khtt.workspace import DiskWorkspace
from tests.compared import PAIRS, compared, vietnamese

ROOT = Path(__file__).parents[1]
WIDE, HIGH = 100, 40
UNITS = [
    (2022, 2023, Unit("tay-ninh")),
    (2022, 2023, Unit("dong-thap", "huyen-hong-ngu")),
    (2023, 2025, Unit("dong-thap")),
    (2023, 2025, Unit("ca-mau")),
]


def _local(old: int, new: int, unit: Unit) -> Local:
    files = DiskWorkspace(ROOT)
    sides = (read_side(files, f"plans/{year}.yaml", ROOT) for year in (old, new))
    found = compare(*sides, unit=unit).local
    assert found is not None
    return found


def _rows(text: str) -> int:
    return sum(-(-len(line) // WIDE) or 1 for line in text.splitlines())


@pytest.mark.parametrize("pair", PAIRS)
def test_what_was_decided_fits_a_terminal(pair: tuple[int, int]) -> None:
    assert _rows(vietnamese(summary)(compared(*pair))) <= HIGH


@pytest.mark.parametrize(("old", "new", "unit"), UNITS, ids=str)
def test_what_a_unit_reads_first_fits_a_terminal(old: int, new: int, unit: Unit) -> None:
    local = _local(old, new, unit)
    assert 0 < len(vietnamese(gist)(local)) <= 20
    assert _rows(vietnamese(summary)(compared(old, new), local)) <= HIGH


@pytest.mark.parametrize(
    "said",
    [
        "Thời gian thay đổi: VI.3.1: Kế hoạch công tác tuyên truyền, giải đáp, tư vấn năm 2025",
        "nay không nêu (trước đây: trước ngày 15/01/2023)",
        "Trung tâm Truyền thông → BHXH Việt Nam, Ban Tuyên truyền và Hỗ trợ người tham gia",
        "Việc mới: VI.3.7",
        "Việc kết thúc: Ngày thành lập Đảng Cộng sản Việt Nam",
    ],
)
def test_a_successor_reads_first_when_to_whom_what_is_new_and_what_ends(said: str) -> None:
    local = _local(2023, 2025, Unit("dong-thap"))
    assert local.continues == ("BHXH tỉnh Đồng Tháp", "BHXH tỉnh Tiền Giang")
    assert said in "\n".join(vietnamese(gist)(local))


def test_papers_speak_the_language_in_use() -> None:
    changes = compared(2022, 2023)
    assert "What was decided" in as_html(changes)
    assert "Những điểm đã quyết định" in vietnamese(as_html)(changes)
    assert as_docx(changes) != vietnamese(as_docx)(changes)


def test_a_district_hands_its_reports_to_the_office_above_it() -> None:
    said = "\n".join(vietnamese(gist)(_local(2023, 2025, Unit("ca-mau", "huyen-nam-can"))))
    assert "Nơi nhận báo cáo: BHXH tỉnh Cà Mau → BHXH khu vực XXXII (Báo cáo hằng tháng;" in said
    assert "Trung tâm Truyền thông" not in said

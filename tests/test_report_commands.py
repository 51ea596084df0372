"""`khtt report` from a blank form to the status page, as an office uses it."""

import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner, Result

from khtt.cli import app
from khtt.nouns.report.period import Period, PeriodKind
from tests.browser import read
from tests.reporting import DISTRICT, PROVINCE, reports, sent

ROOT = Path(__file__).parents[1]
MONTH = ("--year", "2022", "--period", "monthly", "--month", "3")
ANNUAL = ("--year", "2022", "--period", "annual")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Give a workspace of its own."""
    shutil.copytree(ROOT / "plans", tmp_path / "office" / "plans")
    return tmp_path / "office"


def khtt(office: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--workspace", str(office)])


def come(office: Path, month: int, value: Callable[[int, int], int | None]) -> Result:
    """Let the workbooks of a month come in, one of each district."""
    folder = office / f"thang-{month}"
    folder.mkdir(exist_ok=True)
    period = Period(2022, PeriodKind.MONTHLY, month)
    for unit in reports().units[PROVINCE].below:
        (folder / f"{unit.slug}.xlsx").write_bytes(sent(unit.id, value, period))
    return khtt(
        office, "report", "collect", "--year", "2022", "--period", "monthly",
        "--month", str(month), str(folder),
    )  # fmt: skip


def cells(content: bytes) -> dict[str, object]:
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def text(path: Path) -> str:
    document = docx.Document(str(path))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *tables])


def test_blank_forms_of_a_month(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = khtt(office, "report", "blank", *MONTH, PROVINCE, "--out", str(out))
    assert done.exit_code == 0
    files = sorted(path.name for path in (out / PROVINCE).iterdir())
    assert len(files) == 1 + 1 + 12
    said = text(out / PROVINCE / "dong-thap-mau-01-2022-03.docx")
    assert "Kết quả công tác thông tin, truyền thông tháng 3 năm 2022" in said
    assert "THỦ TRƯỞNG ĐƠN VỊ" in said
    assert "trước ngày 28/3/2022" in said
    found = cells((out / PROVINCE / "dong-thap-mau-03-2022-03.xlsx").read_bytes())
    assert (found["D3"], found["D4"], found["D5"]) == (
        "Bảo hiểm xã hội tỉnh Đồng Tháp",
        "Tháng 3 năm 2022",
        "Mẫu 03",
    )
    assert [found[name] for name in ("C10", "D10", "V10", "W10")] == ["(1)", "(2)", "(20)", "(CT1)"]
    assert (found["R12"], found["C26"]) == (37180, "Tổng cộng")


def test_the_year_asks_its_questions_beside_the_plans_numbers(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert khtt(office, "report", "blank", *ANNUAL, PROVINCE, "--out", str(out)).exit_code == 0
    said = text(out / PROVINCE / "dong-thap-mau-02-2022.docx")
    for part in (
        "TÌNH HÌNH CHUNG",
        "cột số 2-8 phụ lục Mẫu 03",
        "cột số 7-9 phụ lục Mẫu 04",
        "mức cả năm 37.180",
        "khoảng 25% số xã, phường, thị trấn; mức cả năm 36",
        "KẾ HOẠCH TRUYỀN THÔNG NĂM TIẾP THEO",
        "trước ngày 25/12/2022",
    ):
        assert part in said


def test_a_form_that_somebody_filled_in_is_kept(office: Path, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "out"))
    khtt(office, "report", "blank", *MONTH, DISTRICT, *out)
    (file,) = (tmp_path / "out" / PROVINCE).glob("*.xlsx")
    file.write_bytes(sent(DISTRICT))
    again = khtt(office, "report", "blank", *MONTH, DISTRICT, *out)
    assert again.exit_code == 1
    assert file.read_bytes() == sent(DISTRICT)


def test_a_year_without_forms_uses_those_of_the_latest_plan(office: Path, tmp_path: Path) -> None:
    arguments = ("--year", "2023", "--period", "half-year", PROVINCE, "--out", str(tmp_path / "o"))
    done = khtt(office, "report", "blank", *arguments)
    assert done.exit_code == 0
    assert "those of 2022 are used" in done.stderr
    said = text(tmp_path / "o" / PROVINCE / "dong-thap-mau-02-2023-6m.docx")
    assert "6 tháng đầu năm 2023" in said
    assert "trước ngày 20/6/2023" in said


def test_months_come_in_and_are_put_in(office: Path, tmp_path: Path) -> None:
    for month in (1, 2, 3):
        done = come(office, month, lambda row, column: month * 10)  # noqa: ARG005, B023
        assert done.exit_code == 0, done.stderr
    out = tmp_path / "out"
    filled = khtt(office, "report", "fill", *ANNUAL, PROVINCE, "--out", str(out))
    assert filled.exit_code == 0
    found = cells((out / PROVINCE / "dong-thap-mau-03-2022.xlsx").read_bytes())
    # Column 4 is added up, column 2 is a state, and the province itself gave nothing.
    assert (found["F14"], found["D14"], found["F13"]) == (60, 30, None)
    assert (found["F26"], found["D26"]) == (12 * 60, 12 * 30)
    said = text(out / PROVINCE / "dong-thap-mau-02-2022.docx")
    assert "720 cuộc (chưa đủ số liệu)" in said
    assert "tháng 4-12 năm 2022: BHXH huyện Cao Lãnh, " in said


def test_a_corrected_workbook_says_what_changed(office: Path) -> None:
    come(office, 3, lambda row, column: 1)  # noqa: ARG005
    file = office / "thang-3" / "huyen-lai-vung.xlsx"
    file.write_bytes(sent(DISTRICT, lambda row, column: 5 if column == 2 else 1))  # noqa: ARG005
    done = khtt(office, "report", "collect", *MONTH, str(office / "thang-3"))
    assert "BHXH huyện Lai Vung, Mẫu 03, (4): 1 -> 5" in done.stderr
    assert "0 new, 1 corrected, 11 unchanged" in done.stderr
    explained = khtt(office, "explain", "figure", *MONTH, "-p", PROVINCE, "03.4")
    assert "BHXH tỉnh Đồng Tháp, tháng 3 năm 2022: 16" in explained.stdout
    assert "huyen-lai-vung.xlsx:Mẫu 03!F13" in explained.stdout


def test_who_is_late_and_how_far_the_numbers_are(office: Path) -> None:
    come(office, 3, lambda row, column: 2)  # noqa: ARG005
    arguments = ("report", "status", "--year", "2022", "--province", PROVINCE)
    early = khtt(office, *arguments, "--on", "27/02/2022", "--format", "json")
    found = json.loads(early.stdout)
    states = {one["id"]: [entry["state"] for entry in one["reports"]] for one in found["units"]}
    assert states[DISTRICT][:4] == ["late", "not-due", "sent-late", "not-due"]
    late = json.loads(khtt(office, *arguments, "--on", "28/02/2022", "--format", "json").stdout)
    assert late["units"][1]["reports"][1]["state"] == "late"
    (broadcasts,) = (one for one in found["progress"] if one["plan"] == 37180)
    assert (broadcasts["year_to_date"], broadcasts["share_percent"]) == (24, 0.06)
    assert "BHXH huyện Lai Vung" in khtt(office, *arguments).stdout


def test_the_nation_over_its_provinces(office: Path) -> None:
    come(office, 3, lambda row, column: 2)  # noqa: ARG005
    done = khtt(office, "report", "status", "--year", "2022", "--month", "3", "--format", "json")
    found = json.loads(done.stdout)
    assert len(found["units"]) == 63
    (own,) = (one for one in found["units"] if one["id"] == PROVINCE)
    assert (own["reports"][0]["below_sent"], own["reports"][0]["below"]) == (12, 12)
    assert {one["year_to_date"] for one in found["progress"]} == {24}


def test_the_page_is_sound_and_the_workbook_opens(office: Path, tmp_path: Path) -> None:
    come(office, 3, lambda row, column: 2)  # noqa: ARG005
    for name in ("a.html", "a.xlsx"):
        out = ("--format", name[2:], "--out", str(tmp_path / name))
        done = khtt(office, "report", "status", "--year", "2022", "-p", PROVINCE, *out)
        assert done.exit_code == 0
    page = read((tmp_path / "a.html").read_text("utf-8").removeprefix("<!DOCTYPE html>\n").strip())
    assert len(page.all("table")) == 3
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Tình hình gửi", "Tiến độ"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("blank", "--year", "2022", "--period", "monthly"), "which month"),
        (("blank", *ANNUAL, "--month", "3"), "belongs to"),
        (("blank", *MONTH, "khong-co"), "khong-co"),
        (("collect", *MONTH, "khong-co.xlsx"), "no such file"),
        (("status", "--year", "2022", "--on", "30/02/2022"), "is no day"),
        (("status", "--year", "2022", "--format", "xlsx"), "--out"),
    ],
)
def test_a_wrong_command_is_told(office: Path, arguments: tuple[str, ...], told: str) -> None:
    done = khtt(office, "report", *arguments)
    assert done.exit_code != 0
    assert told in (done.stderr or str(done.exception))


def test_filling_before_anything_came_says_so(office: Path) -> None:
    done = khtt(office, "report", "fill", *MONTH)
    assert done.exit_code == 1
    assert "no figures" in done.stderr


def test_the_same_forms_have_the_same_bytes() -> None:
    assert sent(PROVINCE) == sent(PROVINCE)


def test_a_single_blank_is_listed_and_what_it_feeds_is_not_complete(office: Path) -> None:
    come(office, 3, lambda row, column: None if column in {2, 14} else 7)  # noqa: ARG005
    out = office / "out"
    khtt(office, "report", "fill", *MONTH, PROVINCE, "--out", str(out))
    said = text(out / PROVINCE / "dong-thap-mau-01-2022-03.docx")
    assert "Mẫu 03, tháng 3 năm 2022, cột 4, 16 để trống: BHXH huyện Cao Lãnh, " in said
    found = khtt(
        office, "report", "status", "-y", "2022", "-m", "3", "-p", PROVINCE, "--format", "json"
    )
    shares = {one["column"]: one["year_complete"] for one in json.loads(found.stdout)["progress"]}
    assert not any(shares.values())


def test_a_figure_is_complete_once_all_of_it_came(office: Path) -> None:
    january = Period(2022, PeriodKind.MONTHLY, 1)
    folder = office / "thang-1"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(sent(PROVINCE, lambda row, column: 7, january))  # noqa: ARG005
    month = ("--year", "2022", "--period", "monthly", "--month", "1")
    assert khtt(office, "report", "collect", *month, str(folder)).exit_code == 0
    assert not any(_incomplete(office))
    (folder / "a.xlsx").write_bytes(
        sent(PROVINCE, lambda row, column: None if row == 4 else 7, january)  # noqa: ARG005
    )
    khtt(office, "report", "collect", *month, str(folder))
    assert all(_incomplete(office))


def _incomplete(office: Path) -> Iterator[bool]:
    """Tell of each format whether it says that January is not complete."""
    marks = {"text": "chưa đủ", "html": "chưa đủ", "json": '"year_complete": false'}
    for kind, mark in marks.items():
        january = ("--year", "2022", "--month", "1", "--province", PROVINCE, "--format", kind)
        yield mark in khtt(office, "report", "status", *january).stdout


def test_an_old_file_sent_again_is_told_and_changes_nothing(office: Path) -> None:
    come(office, 3, lambda row, column: 1)  # noqa: ARG005
    file = office / "thang-3" / "huyen-lai-vung.xlsx"
    old = file.read_bytes()
    file.write_bytes(sent(DISTRICT, lambda row, column: 5))  # noqa: ARG005
    khtt(office, "report", "collect", *MONTH, str(file))
    file.write_bytes(old)
    done = khtt(office, "report", "collect", *MONTH, str(file))
    assert done.exit_code == 1
    assert "KH627" in done.stderr
    found = khtt(
        office, "explain", "figure", *MONTH, "-p", PROVINCE, "-d", "huyen-lai-vung", "03.4"
    )
    assert "tháng 3 năm 2022: 5" in found.stdout


def test_a_state_is_explained_by_the_cell_that_it_is(office: Path) -> None:
    for month in (1, 2, 3):
        come(office, month, lambda row, column: month)  # noqa: ARG005, B023
    own = ("-p", PROVINCE, "-d", "huyen-lai-vung")
    state = khtt(office, "explain", "figure", *ANNUAL, *own, "03.2").stdout
    assert [line.split()[0] for line in state.splitlines() if "<-" in line] == ["2022-03"]
    added = khtt(office, "explain", "figure", *ANNUAL, *own, "03.4").stdout
    assert added.count("<-") == 3


def test_the_half_year_says_what_it_counts(office: Path) -> None:
    out = office / "out"
    half = ("--year", "2022", "--period", "half-year")
    khtt(office, "report", "blank", *half, PROVINCE, "--out", str(out))
    said = text(out / PROVINCE / "dong-thap-mau-02-2022-6m.docx")
    assert "Số liệu tính từ ngày 01/01/2022 đến ngày lập báo cáo; báo cáo tháng 6" in said
    assert "mức cả năm 10 cuộc" in said
    assert "xã, phường, thị trấn và tối thiểu 01 lần" in said
    found = cells((out / PROVINCE / "dong-thap-mau-03-2022-6m.xlsx").read_bytes())
    assert "từ ngày 01/01/2022 đến ngày lập báo cáo" in str(found["B6"])


def test_units_have_the_names_of_the_year_that_is_reported() -> None:
    ids = {year: set(reports(year).units) for year in (2022, 2023)}
    assert "binh-phuoc/huyen-chon-thanh" in ids[2022]
    assert "binh-phuoc/thi-xa-chon-thanh" in ids[2023]


def test_asking_and_filling_leave_the_store_alone(office: Path) -> None:
    come(office, 3, lambda row, column: 1)  # noqa: ARG005
    store = office / "reports" / "figures.sqlite"
    before = store.read_bytes()
    khtt(office, "report", "fill", *MONTH, PROVINCE)
    khtt(office, "report", "status", "--year", "2022")
    assert store.read_bytes() == before
    assert [one.name for one in store.parent.iterdir()] == ["figures.sqlite"]

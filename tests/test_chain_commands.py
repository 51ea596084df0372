"""`khtt render district`, `coverage`, `explain value` and `new`, as an officer uses them."""

import io
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from khtt.cli import app

ROOT = Path(__file__).parents[1]
OVERLAY = "khtt: 1\noverlay: {province: dong-thap, year: 2022}\n"
OWN_DISTRICT = "khtt: 1\noverlay: {province: dong-thap, district: huyen-lap-vo, year: 2022}\n"
FORTY = """set:
  quota-commune-conferences:
    quantity: {exactly: 40, unit: xã}
    because: tỉnh chọn 40 xã điểm
"""
NOTHING = "waive:\n  no-such-item: {because: không còn phù hợp, allowed_by: letter}\n"
LETTER = "bases:\n  - {id: letter, type: Công văn, number: 7/UBND, cited: false}\n"
WAIVED = """waive:
  theme-year-end-sprint:
    because: đã hoàn thành sớm
    allowed_by: letter
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans" / "2022" / "dong-thap").mkdir(parents=True)
    for year in (2022, 2023, 2025):
        shutil.copy(ROOT / "plans" / f"{year}.yaml", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _overlay(folder: Path, text: str, name: str = "dong-thap.yaml") -> None:
    (folder / "plans" / "2022" / name).write_text(text, encoding="utf-8")


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.usefixtures("folder")
def test_the_districts_of_a_province_are_rendered() -> None:
    result = _run("render", "district", "--year", "2022", "--province", "dong-thap")
    assert result.exit_code == 0, result.output
    assert "12 documents in build/2022/district: 12 written" in result.stdout
    assert Path("build/2022/district/dong-thap/thanh-pho-hong-ngu.docx").is_file()
    again = _run("render", "district", "--year", "2022", "--province", "dong-thap")
    assert "12 unchanged" in again.stdout


def test_only_what_an_overlay_changes_is_made_again(folder: Path) -> None:
    _run("render", "district", "--year", "2022", "--province", "dong-thap")
    _overlay(
        folder, OWN_DISTRICT + "facts: {place: Thị trấn Lấp Vò}\n", "dong-thap/huyen-lap-vo.yaml"
    )
    result = _run("render", "district", "--year", "2022", "--province", "dong-thap")
    assert "1 written, 11 unchanged" in result.stdout


@pytest.mark.usefixtures("folder")
def test_a_name_that_two_districts_bear_is_asked_back() -> None:
    result = _run("render", "district", "-y", "2022", "-p", "dong-thap", "Hồng Ngự")
    assert result.exit_code == 2
    assert "huyen-hong-ngu" in result.stderr
    assert "thanh-pho-hong-ngu" in result.stderr
    assert not Path("build").exists()


def test_after_june_2025_there_are_no_districts(folder: Path) -> None:
    plan = folder / "plans" / "2025.yaml"
    text = plan.read_text("utf-8").replace("as_of: 15/5/2025", "as_of: 15/7/2025")
    plan.write_text(text, encoding="utf-8")
    result = _run("render", "district", "--year", "2025")
    assert result.exit_code == 2
    assert "they ended on 30 June 2025; see: khtt render base" in result.stderr


def test_a_bad_overlay_costs_its_province_and_what_is_below(folder: Path) -> None:
    _overlay(folder, OVERLAY + NOTHING)
    for kind, written in (("province", 62), ("district", 688)):
        result = _run("render", kind, "--year", "2022", "--jobs", "2")
        assert result.exit_code == 1
        assert f"{written} written" in result.stdout
        assert "KH224" in result.stderr
        assert "not written: BHXH" in result.stderr
        assert not list(Path("build").rglob("*dong-thap*"))


def test_one_province_never_fails_because_of_another(folder: Path) -> None:
    _overlay(folder, OVERLAY + NOTHING)
    (folder / "plans" / "2022" / "nowhere.yaml").write_text(": :", encoding="utf-8")
    asked = ("-y", "2022", "-p", "ha-noi")
    assert _run("render", "province", "-y", "2022", "ha-noi").exit_code == 0
    assert _run("coverage", *asked).exit_code == 0
    assert _run("explain", "value", *asked, "quota-commune-conferences").exit_code == 0
    assert _run("diff", "2022", "2023", "--province", "ha-noi").exit_code == 0
    assert _run("new", "province", "ha-noi", "-y", "2022").exit_code == 0
    assert _run("new", "district", "ha-noi/quan-ba-dinh", "-y", "2022").exit_code == 0
    assert _run("validate", "plans/2022/ha-noi.yaml").exit_code == 0
    assert _run("list", "districts", *asked).exit_code == 0
    assert _run("show", "2022", "themes").exit_code == 0


def test_what_hangs_on_a_bad_overlay_names_it(folder: Path) -> None:
    _overlay(folder, OVERLAY + NOTHING)
    asked = ("-y", "2022", "-p", "dong-thap")
    for command in (
        ("coverage", *asked),
        ("explain", "value", *asked, "quota-commune-conferences"),
        ("diff", "2022", "2023", "--province", "dong-thap"),
    ):
        result = _run(*command)
        assert result.exit_code == 1, command
        assert "plans/2022/dong-thap.yaml" in f"{result.stderr}{result.exception}"


def test_coverage_of_the_nation_leaves_a_bad_overlay_out_and_says_so(folder: Path) -> None:
    _overlay(folder, OVERLAY + NOTHING)
    result = _run("coverage", "--year", "2022")
    assert result.exit_code == 1
    assert "63 units" in result.stdout
    assert "plans/2022/dong-thap.yaml has errors, and is left out" in result.stderr


def test_an_overlay_is_checked_with_its_plan(folder: Path) -> None:
    _overlay(folder, OVERLAY + NOTHING)
    _overlay(folder, OVERLAY.replace("dong-thap", "ca-mau"), "ca-mau.yaml")
    _overlay(folder, OWN_DISTRICT, "dong-thap/huyen-lap-vo.yaml")
    good = _run("validate", "plans/2022/ca-mau.yaml")
    assert (good.exit_code, good.stdout) == (0, "1 file, 0 errors, 0 warnings\n")
    above = _run("validate", "plans/2022/dong-thap/huyen-lap-vo.yaml")
    assert above.exit_code == 1
    assert "plans/2022/dong-thap.yaml:4:3: error KH224" in above.stdout
    assert _run("validate", "plans/2022/an-giang.yaml").exit_code == 2


def test_two_files_of_one_body_are_a_problem_of_the_second(folder: Path) -> None:
    (folder / "plans" / "2025").mkdir()
    for name in ("dong-thap", "tien-giang"):
        text = f"khtt: 1\noverlay: {{province: {name}, year: 2025}}\n"
        (folder / "plans" / "2025" / f"{name}.yaml").write_text(text, encoding="utf-8")
    result = _run("validate")
    assert "plans/2025/tien-giang.yaml:2:10: error KH222" in result.stdout
    assert "plans/2025/dong-thap.yaml:1:1 is the other" in result.stdout
    rendered = _run("render", "province", "-y", "2025", "--jobs", "2")
    assert "33 written" in rendered.stdout


def test_a_file_that_belongs_to_no_body_is_named_and_blocks_nobody(folder: Path) -> None:
    _overlay(folder, OVERLAY, "dong-thapp.yaml")
    found = _run("validate").stdout
    assert "plans/2022/dong-thapp.yaml" in found
    assert "move it to 2022/dong-thap.yaml" in found
    _overlay(folder, OVERLAY.replace("dong-thap", "dong-thapp"), "dong-thapp.yaml")
    assert "did you mean" in _run("validate").stdout
    result = _run("render", "province", "--year", "2022", "--jobs", "2")
    assert (result.exit_code, "63 written" in result.stdout) == (1, True)
    assert _run("render", "province", "--year", "2022", "dong-thap").exit_code == 0


def test_an_overlay_of_a_year_without_a_plan_is_told(folder: Path) -> None:
    (folder / "plans" / "2024").mkdir()
    (folder / "plans" / "2024" / "dong-thap.yaml").write_text(OVERLAY, encoding="utf-8")
    result = _run("validate")
    assert "plans/2024/dong-thap.yaml:1:1: error KH223" in result.stdout
    assert result.exit_code == 1


def test_a_value_is_explained_from_the_plan_down(folder: Path) -> None:
    asked = ("explain", "value", "-y", "2022", "-p", "dong-thap", "quota-commune-conferences")
    line = _line(ROOT / "plans/2022.yaml", "{about: 25%, of: commune}")
    said = _run(*asked).stdout
    assert f"25% (plans/2022.yaml:{line}) of 143 communes (map of 2023), rounded up" in said
    assert said.startswith("36 xã, phường, thị trấn: ")
    _overlay(folder, OVERLAY + FORTY)
    own = "40 xã: set by plans/2022/dong-thap.yaml:5, because tỉnh chọn 40 xã điểm; above: 36 xã"
    assert own in _run(*asked).stdout
    assert "of the province's 40" in _run(*asked, "-d", "huyen-lap-vo").stdout


@pytest.mark.usefixtures("folder")
def test_a_districts_own_part_leads_what_is_explained() -> None:
    asked = ("explain", "value", "-y", "2022", "-p", "dong-thap", "-d", "huyen-hong-ngu")
    said = _run(*asked, "quota-commune-conferences").stdout
    assert said.startswith("3 xã, thị trấn: part of the province's 36 xã, phường, thị trấn")
    said = _run(*asked, "script-loudspeaker-broadcasts").stdout
    assert said.startswith("50 lượt/tuần: part of the province's 715 lượt/tuần")


def test_what_a_district_decided_leads_what_is_explained(folder: Path) -> None:
    own = "set:\n  quota-commune-conferences:\n    because: làm thêm\n"
    own += "    quantity: {exactly: 40%, of: commune}\n"
    _overlay(folder, OWN_DISTRICT + own, "dong-thap/huyen-lap-vo.yaml")
    asked = ("explain", "value", "-y", "2022", "-p", "dong-thap", "-d", "huyen-lap-vo")
    said = _run(*asked, "quota-commune-conferences").stdout
    start = "6 xã, thị trấn (40% số xã, thị trấn): set by plans/2022/dong-thap/huyen-lap-vo.yaml"
    assert said.startswith(start)
    assert "because làm thêm; instead of 3: part of the province's 36" in said


def test_a_waived_item_is_explained(folder: Path) -> None:
    _overlay(folder, OVERLAY + LETTER + WAIVED)
    said = _run("explain", "value", "-y", "2022", "-p", "dong-thap", "theme-year-end-sprint").stdout
    assert "waived by plans/2022/dong-thap.yaml:6, because đã hoàn thành sớm (letter)" in said


@pytest.mark.usefixtures("folder")
def test_an_unknown_item_is_not_explained() -> None:
    result = _run("explain", "value", "-y", "2022", "-p", "dong-thap", "quota-commune-conference")
    assert result.exit_code == 2
    assert "did you mean 'quota-commune-conferences'?" in result.stderr


def _line(path: Path, words: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_coverage_tells_what_provinces_do_otherwise(folder: Path) -> None:
    _overlay(folder, OVERLAY + LETTER + FORTY + WAIVED)
    found = json.loads(_run("coverage", "--year", "2022", "--format", "json").stdout)
    tasks = {task["id"]: task for task in found["tasks"]}
    assert len(found["units"]) == 63
    assert tasks["theme-year-end-sprint"]["cells"]["dong-thap"]["status"] == "waived"
    assert tasks["theme-year-end-sprint"]["cells"]["ha-noi"] == {"status": "carried out"}
    share = tasks["quota-commune-conferences"]
    assert share["cells"]["dong-thap"]["value"] == 40
    assert share["sum"] == share["total"] + 4
    text = _run("coverage", "--year", "2022").stdout
    assert "dong-thap: waived: đã hoàn thành sớm (Công văn số 7/UBND)" in text


def test_coverage_adds_the_districts_up(folder: Path) -> None:
    own = "set:\n  quota-enterprise-meetings:\n    quantity: {exactly: 3, unit: cuộc}\n"
    _overlay(folder, OWN_DISTRICT + own + "    because: làm thêm\n", "dong-thap/huyen-lap-vo.yaml")
    result = _run("coverage", "-y", "2022", "-p", "dong-thap", "--format", "json")
    tasks = json.loads(result.stdout)["tasks"]
    quota = next(task for task in tasks if task["id"] == "quota-enterprise-meetings")
    assert quota["cells"]["dong-thap/huyen-lap-vo"] == {
        "status": "adapted",
        "value": 3,
        "expected": None,
        "note": "đơn vị tự quyết định",
    }
    assert quota["gap"] == 0


def test_the_page_needs_nothing_but_itself(folder: Path) -> None:
    _overlay(folder, OVERLAY + LETTER + WAIVED)
    page = _run("coverage", "--year", "2022", "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert "http" not in page
    assert "<script" not in page
    assert 'class="waived" title="tỉnh Đồng Tháp: không thực hiện, có lý do.' in page


def test_the_workbook_has_the_same_bytes_twice(folder: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        result = _run("coverage", "--year", "2022", "--format", "xlsx", "--out", name)
        assert result.exit_code == 0, result.output
    first, second = ((folder / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second
    assert "xl/worksheets/sheet1.xml" in ZipFile(io.BytesIO(first)).namelist()
    assert _run("coverage", "--year", "2022", "--format", "xlsx").exit_code == 2


def test_a_new_overlay_holds_and_is_never_overwritten(folder: Path) -> None:
    asked = (("province", "ha-noi"), ("district", "ha-noi/quan-ba-dinh"))
    for kind, name in asked:
        assert _run("new", kind, name, "--year", "2022").exit_code == 0
        path = folder / "plans" / "2022" / f"{name}.yaml"
        before = path.read_text("utf-8")
        again = _run("new", kind, name, "--year", "2022")
        assert again.exit_code == 2
        assert "is there already" in again.stderr
        assert path.read_text("utf-8") == before
    assert _run("validate").stdout.endswith("5 files, 0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("kind", "name"), [("province", "ha-noi"), ("district", "ha-noi/quan-ba-dinh")]
)
def test_what_a_new_overlay_offers_can_be_used(folder: Path, kind: str, name: str) -> None:
    _run("new", kind, name, "--year", "2022")
    path = folder / "plans" / "2022" / f"{name}.yaml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line.removeprefix("# ") for line in lines) + "\n", encoding="utf-8")
    result = _run("validate")
    assert result.stdout.endswith("4 files, 0 errors, 0 warnings\n"), result.stdout

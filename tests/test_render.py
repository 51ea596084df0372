"""`khtt render` for every level: the same bytes however made, another day, names, one mistake among many."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from khtt.cli import app

ROOT = Path(__file__).parents[1]
LEVELS = {
    "national": ("--year", "2022"),
    "province": ("--year", "2025"),
    "district": ("--year", "2022", "--province", "dong-thap"),
    "base": ("--year", "2025", "--as-of", "01/7/2025", "--province", "ha-noi"),
}
BAD = "waive:\n  no-such-item: {because: a, allowed_by: b}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans" / "2022").mkdir(parents=True)
    for year in (2022, 2023, 2025):
        shutil.copy(ROOT / "plans" / f"{year}.yaml", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _render(level: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["render", level, *arguments])


def _made(folder: Path) -> dict[str, bytes]:
    found = folder.rglob("*.docx")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _overlay(folder: Path, province: str, text: str = "") -> None:
    head = f"khtt: 1\noverlay: {{province: {province}, year: 2022}}\n"
    (folder / "plans" / "2022" / f"{province}.yaml").write_text(head + text, encoding="utf-8")


@pytest.mark.parametrize("level", [name for name in LEVELS if name != "national"])
def test_one_process_and_two_write_the_same_bytes(folder: Path, level: str) -> None:
    for jobs in ("1", "2"):
        result = _render(level, *LEVELS[level], "--jobs", jobs, "--out", jobs)
        assert result.exit_code == 0, result.output
    assert _made(folder / "1") == _made(folder / "2") != {}


def test_the_nation_is_one_document(folder: Path) -> None:
    assert _render("national", "--year", "2022").exit_code == 0
    first = _made(folder)
    assert list(first) == ["build/2022/national/nation.docx"]
    assert "1 unchanged" in _render("national", "--year", "2022").stdout
    assert _made(folder) == first


@pytest.mark.parametrize(
    ("year", "day", "count"),
    [(2025, "15/5/2025", 34), (2025, "01/7/2025", 34), (2023, "20/6/2023", 63)],
)
def test_another_day_has_its_own_bodies(folder: Path, year: int, day: str, count: int) -> None:
    result = _render("province", "--year", str(year), "--as-of", day)
    assert result.exit_code == 0, result.output
    names = {Path(name).stem for name in _made(folder)}
    assert len(names) == count
    assert ("khu-vuc-xxxiii" in names) == (day == "15/5/2025")


@pytest.mark.usefixtures("folder")
def test_a_day_that_is_none_is_told() -> None:
    for written in ("2025-07-01", "31/2/2025", "nay"):
        result = _render("province", "--year", "2025", "--as-of", written)
        assert result.exit_code == 2
        assert f"--as-of {written}: write a day as 01/7/2025" in result.stderr


def test_the_name_of_a_province_finds_its_region(folder: Path) -> None:
    assert _render("province", "--year", "2025", "Đồng Tháp", "tien-giang").exit_code == 0
    assert list(_made(folder)) == ["build/2025/province/khu-vuc-xxxiii.docx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("district", "--year", "2025", "Hà Đông"),
            "quận Hà Đông: served by BHXH khu vực I itself",
        ),
        (("district", "--year", "2025", "--as-of", "01/7/2025"), "they ended on 30 June 2025"),
        (("base", "--year", "2025"), "they began on 1 July 2025"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("folder")
def test_a_body_that_there_is_not_is_told(arguments: tuple[str, ...], said: str) -> None:
    result = _render(*arguments)
    assert said in result.stderr
    assert (result.exit_code, result.stdout) == (2, "")


def test_where_no_list_is_public_the_province_is_asked_for_it(folder: Path) -> None:
    day = ("--year", "2025", "--as-of", "01/7/2025")
    result = _render("base", *day, "--province", "an-giang")
    assert result.exit_code == 1
    assert "no complete list" in result.stderr
    assert "khtt new province an-giang --year 2025" in result.stderr
    assert _made(folder) == {}


def test_one_bad_overlay_of_63_leaves_62_documents(folder: Path) -> None:
    assert _render("province", "--year", "2022").exit_code == 0
    provinces = sorted(Path(name).stem for name in _made(folder))
    shutil.rmtree(folder / "build")
    for slug in provinces:
        _overlay(folder, slug, BAD if slug == "ca-mau" else "")
    result = _render("province", "--year", "2022")
    assert result.exit_code == 1
    assert sorted(Path(name).stem for name in _made(folder)) == [
        slug for slug in provinces if slug != "ca-mau"
    ]
    assert "plans/2022/ca-mau.yaml" in result.stderr
    assert "not written: BHXH tỉnh Cà Mau" in result.stderr


def test_another_provinces_mistake_is_not_told(folder: Path) -> None:
    _overlay(folder, "ca-mau", BAD)
    for level, name in (("province", "dong-thap"), ("district", "dong-thap/huyen-hong-ngu")):
        result = _render(level, "--year", "2022", name)
        assert (result.exit_code, result.stderr) == (0, "")
    below = _render("district", "--year", "2022", "--province", "ca-mau")
    assert below.exit_code == 1
    assert len(_made(folder)) == 2


def test_a_stray_file_blocks_nobody(folder: Path) -> None:
    stray = folder / "plans" / "2022" / "dong-tap.yaml"
    stray.write_text("khtt: 1\noverlay: {province: dong-tap, year: 2022}\n", encoding="utf-8")
    result = _render("province", "--year", "2022")
    assert result.exit_code == 1
    assert len(_made(folder)) == 63
    assert "dong-tap.yaml" in result.stderr
    assert "dong-thap" in result.stderr

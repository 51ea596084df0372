"""`khtt carry`: an overlay under the next plan, what moved with it, what found no home."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from khtt.carry.text import as_yaml
from khtt.carry.years import moved_day, moved_year
from khtt.cli import app
from khtt.compiler.carrying import Carriage, NothingToCarryError, carry_overlay
from khtt.compiler.comparison import read_side
from khtt.compiler.succession import Unit
from khtt.load import load
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.source import Plain
from khtt.workspace import MemoryWorkspace

if TYPE_CHECKING:
    from khtt.nouns.source import Plain

ROOT = Path(__file__).parents[1]
CASES = sorted(path.parent for path in (ROOT / "tests" / "carry").glob("*/overlay.yaml"))
OVERLAYS = sorted((ROOT / "plans").glob("20*/**/*.yaml"))


def _carried(case: Path) -> Carriage:
    files = MemoryWorkspace(
        {
            "plans/2022.yaml": (case / "old.yaml").read_bytes(),
            "plans/2023.yaml": (case / "new.yaml").read_bytes(),
            "plans/2022/dong-thap.yaml": (case / "overlay.yaml").read_bytes(),
        }
    )
    old, new = (read_side(files, f"plans/{year}.yaml", Path()) for year in (2022, 2023))
    return carry_overlay(files, old, new, Unit("dong-thap"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_overlay_is_carried_as_expected(case: Path) -> None:
    found = _carried(case)
    golden = case / "expected.yaml"
    # KHTT_GOLDEN=1 writes the overlays anew; git then shows what became different.
    if os.environ.get("KHTT_GOLDEN"):
        golden.write_text(found.text, "utf-8")
    assert found.text == golden.read_text("utf-8")
    assert found.path == Path("plans/2023/dong-thap.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_carried_holds_under_the_new_plan(case: Path) -> None:
    assert [one.code for one in _carried(case).problems] == []


@pytest.mark.parametrize("path", OVERLAYS, ids=lambda path: path.stem)
def test_an_overlay_written_anew_says_the_same(path: Path) -> None:
    data = load(path.read_bytes(), path.name).data
    assert isinstance(data, dict)
    assert load(as_yaml(data, {}).encode(), path.name).data == data


@pytest.mark.parametrize(
    "value",
    ["05", "12", "no", "true", "~", "", "a: b", "# c", "- d", "1,5", "25%", "Hết.", "á\nb", "[x]"],
)
def test_a_text_written_is_read_again_as_it_was(value: str) -> None:
    data: dict[str, Plain] = {"key": value, "list": (value, value), "inner": {"key": (value,)}}
    assert load(as_yaml(data, {}).encode(), "x.yaml").data == data


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("15/01/2022", "15/01/2023"),
        ("05/01/2023", "05/01/2024"),
        ("20/11/2014", "20/11/2014"),
        ("28/02/2022", "28/02/2023"),
    ],
)
def test_a_day_moves_with_the_plan(text: str, moved: str) -> None:
    assert moved_day(text, (2022, 2023)) == moved


def test_the_end_of_february_stays_in_february() -> None:
    assert moved_day("29/02/2024", (2024, 2025)) == "28/02/2025"


def test_only_the_plans_own_year_moves_in_a_text() -> None:
    text = "trong năm 2022, đến năm 2022, năm 2021 và Nghị quyết năm 2022-2025"
    moved = "trong năm 2023, đến năm 2022, năm 2021 và Nghị quyết năm 2022-2025"
    assert moved_year(text, (2022, 2023)) == moved


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["carry", *arguments, "--workspace", str(ROOT)])


def test_a_province_has_its_overlay_of_the_new_year(tmp_path: Path) -> None:
    out = tmp_path / "dong-thap.yaml"
    result = _run("--from", "2022", "--to", "2023", "-p", "dong-thap", "--out", str(out))
    assert result.exit_code == 0
    assert "year: 2023" in out.read_text("utf-8")
    assert "overlay year: 2022 → 2023" in result.stdout


def test_a_merged_province_is_carried_to_its_region(tmp_path: Path) -> None:
    out = tmp_path / "overlay.yaml"
    _run("--from", "2022", "--to", "2025", "-p", "dong-thap", "--out", str(out))
    assert "province: khu-vuc-xxxiii" in out.read_text("utf-8")


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    out = tmp_path / "dong-thap.yaml"
    out.write_text("mine\n", "utf-8")
    result = _run("--from", "2022", "--to", "2023", "-p", "dong-thap", "--out", str(out))
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert out.read_text("utf-8") == "mine\n"


def test_a_body_without_an_overlay_is_told() -> None:
    result = _run("--from", "2022", "--to", "2023", "-p", "an-giang")
    assert result.exit_code == 2
    assert "BHXH tỉnh An Giang had no overlay in 2022" in result.stderr


def test_nothing_to_carry_is_an_error_of_its_own() -> None:
    assert issubclass(NothingToCarryError, Exception)


def test_an_overlay_with_errors_is_told_and_not_called_missing() -> None:
    case = ROOT / "tests" / "carry" / "ids-follow"
    files = MemoryWorkspace(
        {
            "plans/2022.yaml": (case / "old.yaml").read_bytes(),
            "plans/2023.yaml": (case / "new.yaml").read_bytes(),
            "plans/2022/dong-thap.yaml": (case / "overlay.yaml").read_bytes() + b"strange: 1\n",
        }
    )
    old, new = (read_side(files, f"plans/{year}.yaml", Path()) for year in (2022, 2023))
    with pytest.raises(PlanError, match="strange"):
        carry_overlay(files, old, new, Unit("dong-thap"))

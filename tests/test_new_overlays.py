"""`khtt new province|district|base`: what it writes holds, and so does every block of it that is used."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from khtt.cli import app
from khtt.compiler import check_files
from khtt.nouns.diagnostic import Severity
from khtt.workspace import DiskWorkspace

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^## .*\n(?:# .*\n)+", re.MULTILINE)
ASKED = [
    ("province", "ha-noi", 2022),
    ("province", "bac-lieu", 2023),
    ("province", "khu vực XVI", 2025),
    ("province", "ca-mau", 2026),
    ("province", "ho-chi-minh", 2026),
    ("district", "ha-noi/quan-ba-dinh", 2022),
    ("district", "dong-thap/huyen-lai-vung", 2023),
    ("district", "khu-vuc-xvi/huyen-bo-trach", 2025),
    ("base", "ha-noi/co-so-dong-da", 2026),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "plans", tmp_path / "plans", ignore=lambda *_: ["2022"])
    monkeypatch.chdir(tmp_path)
    # A year later there are base offices.
    assert CliRunner().invoke(app, ["new", "plan", "2026", "--from", "2025"]).exit_code == 0
    return tmp_path


def _made(kind: str, name: str, year: int) -> Path:
    result = CliRunner().invoke(app, ["new", kind, name, "--year", str(year)])
    assert result.exit_code == 0, result.output
    (path,) = Path("plans").glob(f"{year}/**/*.yaml")
    return path


def _errors(path: Path, year: int) -> list[str]:
    found = check_files(DiskWorkspace(Path()), Path(f"plans/{year}.yaml"))
    problems = found[path]
    return [
        f"{one.at} {one.code} {one.message}" for one in problems if one.severity is Severity.ERROR
    ]


def _used(block: str) -> str:
    return "\n".join(line.removeprefix("# ") for line in block.split("\n"))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("kind", "name", "year"), ASKED)
def test_a_new_overlay_and_each_block_of_it_hold(kind: str, name: str, year: int) -> None:
    path = _made(kind, name, year)
    fresh = path.read_text("utf-8")
    assert _errors(path, year) == []
    blocks = [found[0] for found in BLOCK.finditer(fresh)]
    assert len(blocks) >= 5
    for block in blocks:
        letter = next((one for one in blocks if "own-letter, type" in one), "")
        needed = _used(letter) if "allowed_by: own-letter" in block else ""
        path.write_text(fresh.replace(block, _used(block) + needed), "utf-8")
        assert _errors(path, year) == [], block


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("kind", "name", "year"), ASKED)
def test_all_blocks_hold_together(kind: str, name: str, year: int) -> None:
    path = _made(kind, name, year)
    path.write_text(_used(path.read_text("utf-8")), "utf-8")
    assert _errors(path, year) == []

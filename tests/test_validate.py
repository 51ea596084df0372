"""`khtt validate`: what it prints and its exit status."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from khtt.cli.validate import validate
from tests.commands import khtt, started

PLANS = Path(__file__).parent / "plans"
GOOD = PLANS / "valid" / "least.yaml"
WARNED = PLANS / "invalid" / "KH217-never-used.yaml"
BAD = PLANS / "invalid" / "KH211-duplicate-id.yaml"

app = typer.Typer()
app.command()(validate)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def _copy_of_2022(plan: Path, folder: Path) -> None:
    text = plan.read_text(encoding="utf-8").replace("2023", "2022")
    (folder / "plans" / "2022.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    _copy_of_2022(GOOD, tmp_path)
    shutil.copy(GOOD, tmp_path / "plans" / "2023.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_every_plan_of_the_workspace_is_checked() -> None:
    result = _run()
    assert result.stdout == "2 files, 0 errors, 0 warnings\n"
    assert result.exit_code == 0


def test_the_workspace_is_found_from_within(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(BAD, folder / "plans" / "2023.yaml")
    (folder / "docs" / "notes").mkdir(parents=True)
    monkeypatch.chdir(folder / "docs" / "notes")
    result = _run()
    assert result.stdout.startswith("../../plans/2023.yaml:19:10: error KH211:")
    assert result.exit_code == 1


def test_all_problems_of_all_files_come_in_one_run(folder: Path) -> None:
    shutil.copy(BAD, folder / "plans" / "2023.yaml")
    _copy_of_2022(WARNED, folder)
    result = _run("plans")
    assert [line.split(": ")[0] for line in result.stdout.splitlines() if line[0] != " "] == [
        "plans/2022.yaml:16:10",
        "plans/2022.yaml:21:10",
        "plans/2023.yaml:19:10",
        "plans/2023.yaml:25:14",
        "2 files, 2 errors, 2 warnings",
    ]
    assert result.exit_code == 1


def test_warnings_alone_are_fine() -> None:
    result = _run(str(WARNED))
    assert result.stdout.endswith("1 file, 0 errors, 2 warnings\n")
    assert result.exit_code == 0


@pytest.mark.usefixtures("folder")
def test_a_file_named_twice_is_checked_once() -> None:
    assert _run("plans", "plans/2022.yaml", "./plans/2022.yaml", ".").stdout.startswith("2 files")


def test_a_file_that_cannot_be_read_does_not_hide_the_problems_of_others() -> None:
    result = _run("missing.yaml", str(BAD))
    assert "khtt: missing.yaml: there is no such file\n" in result.stderr
    assert "error KH211" in result.stdout
    assert result.exit_code == 2


def test_nothing_checked_is_never_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = _run()
    assert "no plan files" in result.stderr
    assert result.exit_code == 2
    (tmp_path / "plans").mkdir()
    assert _run().exit_code == 2
    assert _run(".").exit_code == 2


def test_an_overlay_is_not_taken_for_a_plan(folder: Path) -> None:
    (folder / "plans" / "2022").mkdir()
    overlay = folder / "plans" / "2022" / "dong-thap.yaml"
    overlay.write_text("set: {}\n", encoding="utf-8")
    (problem,) = {line for line in _run().stdout.splitlines() if "KH102: the key `khtt`" in line}
    assert problem.startswith("plans/2022/dong-thap.yaml:1:1: error")
    result = _run("plans/2022")
    assert "a folder of overlays is checked with its plan" in result.stderr
    assert result.exit_code == 2


def test_json_goes_to_programs() -> None:
    report = json.loads(_run("--format", "json", str(BAD)).stdout)
    assert report["errors"] == 2
    assert report["diagnostics"][0]["code"] == "KH211"
    assert report["diagnostics"][0]["related"][0]["line"] == 17


def test_annotations_go_to_github() -> None:
    lines = _run("--format", "github", str(BAD)).stdout.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=") for line in lines)


def test_an_unknown_format_is_wrong_usage() -> None:
    result = _run("--format", "xml", str(GOOD))
    assert result.exit_code == 2


def test_a_run_without_files_needs_no_model() -> None:
    code = "import sys, khtt.cli.validate; print('pydantic' in sys.modules, 'yaml' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout == "False False\n"


# Several formats, what fails, what is known


@pytest.mark.usefixtures("folder")
def test_several_reports_are_written_in_one_run() -> None:
    result = _run(str(BAD), "--report", "sarif:out.sarif", "--report", "junit:made/out.xml")
    assert json.loads(Path("out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert Path("made/out.xml").read_text("utf-8").startswith("<?xml")
    assert "2 errors" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize("asked", ["sarif", "xml:out.xml", "sarif:", ":x"])
def test_a_report_needs_a_format_and_a_file(asked: str) -> None:
    result = _run(str(GOOD), "--report", asked)
    assert "write FORMAT:FILE; the formats are text, json, github, sarif, junit" in result.stderr
    assert result.exit_code == 2


def test_warnings_fail_where_they_are_asked_to() -> None:
    assert _run(str(WARNED), "--fail-on", "warning").exit_code == 1
    assert _run(str(GOOD), "--fail-on", "warning").exit_code == 0


def test_a_baseline_leaves_what_is_new(folder: Path) -> None:
    plan = folder / "plans" / "2023.yaml"
    shutil.copy(BAD, plan)
    assert _run("--write-baseline", "known.json").exit_code == 0
    assert _run("--baseline", "known.json").exit_code == 0
    # Lines move, and the problems are known still.
    plan.write_text("# note\n\n" + plan.read_text("utf-8"), encoding="utf-8")
    assert "2 in the baseline" in _run("--baseline", "known.json").stdout
    shutil.copy(BAD, folder / "plans" / "2022.yaml")
    assert _run("--baseline", "known.json").exit_code == 1


def test_what_is_no_baseline_is_told(folder: Path) -> None:
    (folder / "x.json").write_bytes(b"{}")
    result = _run("--baseline", "x.json")
    assert "x.json is no baseline; make one with --write-baseline x.json" in result.stderr
    assert result.exit_code == 2


def test_the_summary_of_a_job_gets_a_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    (folder / "summary.md").write_text("# before\n", encoding="utf-8")
    _run("--format", "github", str(BAD))
    written = (folder / "summary.md").read_text("utf-8")
    assert written.startswith("# before\n### khtt validate: 1 file, 2 errors")


def test_a_plan_may_be_piped_in() -> None:
    result = CliRunner().invoke(app, ["-"], input=BAD.read_bytes())
    assert result.stdout.startswith("<stdin>:19:10: error KH211:")
    assert "1 file, 2 errors" in result.stdout
    assert result.exit_code == 1


def test_watching_checks_again_after_a_change(folder: Path) -> None:
    with started("validate", "--watch", cwd=folder) as watching:
        assert watching.stdout is not None
        assert watching.stdout.readline() == "2 files, 0 errors, 0 warnings\n"
        time.sleep(1)
        shutil.copy(BAD, folder / "plans" / "2023.yaml")
        told = [watching.stdout.readline() for _ in range(2)]
        watching.send_signal(signal.SIGINT)
        complaint = watching.communicate(timeout=20)[1]
    assert told[1].startswith("plans/2023.yaml:19:10: error KH211")
    assert complaint == "khtt: stopped\n"


def test_what_an_author_answers_for_stops_nothing(folder: Path) -> None:
    plan = folder / "plans" / "2023.yaml"
    text = BAD.read_text("utf-8").replace("# ! KH211", "# khtt: allow KH211 because of the test")
    plan.write_text(text, encoding="utf-8")
    assert _run("plans/2023.yaml").stdout == "1 file, 0 errors, 0 warnings, 2 allowed\n"
    assert khtt("show", "2023", cwd=folder).returncode == 0

"""`khtt diff`: what it takes, what it prints, and its exit statuses."""

import json
import subprocess
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from khtt.cli.diff import diff
from khtt.cli.schema import schema
from khtt.nouns.change.revision import RevisionError, is_revision, read_revision

ROOT = Path(__file__).parents[1]
APP = typer.Typer()
APP.command()(diff)
APP.command()(schema)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(APP, ["diff", *arguments, "--workspace", str(ROOT)])


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one plan, committed, and changed since."""
    plan = tmp_path / "plans" / "2023.yaml"
    plan.parent.mkdir()
    plan.write_bytes((ROOT / "plans" / "2023.yaml").read_bytes())
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Khtt", "-c", "user.email=khtt@example.vn"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Kế hoạch"]):
        subprocess.run([*git, *arguments], check=True)
    text = plan.read_text(encoding="utf-8").replace("before: 15/01/2023", "before: 10/01/2023")
    plan.write_text(text, encoding="utf-8")
    return tmp_path


def test_two_years_are_compared() -> None:
    result = _run("2022", "2023", "--stat")
    assert result.exit_code == 0
    assert "III. Nội dung thông tin, truyền thông: 12 -> 9 items" in result.output


def test_two_files_are_compared_and_their_hashes_told() -> None:
    files = [str(ROOT / "plans" / f"{year}.yaml") for year in (2022, 2023)]
    report = json.loads(_run(*files, "--format", "json").output)
    assert [report[side]["file"] for side in ("old", "new")] == files
    assert all(len(report[side]["sha256"]) == 64 for side in ("old", "new"))


def test_a_file_of_a_revision_is_compared_with_the_one_at_hand(repository: Path) -> None:
    arguments = ["diff", "HEAD:plans/2023.yaml", "2023", "--workspace", str(repository)]
    result = CliRunner().invoke(APP, arguments)
    assert result.exit_code == 0
    assert "earlier: deadline: Trước ngày 15/01/2023 -> Trước ngày 10/01/2023" in result.output


def test_a_province_reads_what_it_means_there() -> None:
    result = _run("2022", "2023", "--province", "dong-thap")
    assert "What it means for BHXH tỉnh Đồng Tháp" in result.output
    assert "VII.7.8: Báo cáo hằng tháng: Trước ngày 28 hằng tháng → Hằng tháng" in result.output
    assert "715 lượt/tuần" in result.output


def test_a_district_reads_what_it_means_there() -> None:
    result = _run("2022", "2023", "--district", "huyện Hồng Ngự")
    assert "What it means for BHXH huyện Hồng Ngự" in result.output
    assert "What your own file had decided" in result.output


@pytest.mark.parametrize(("level", "status"), [("high", 1), ("low", 1)])
def test_a_change_that_reaches_the_level_ends_with_one(level: str, status: int) -> None:
    assert _run("2022", "2023", "--stat", "--fail-on", level).exit_code == status


def test_a_change_below_the_level_ends_with_zero() -> None:
    result = _run("2022", "2023", "--kind", "renumbered", "--fail-on", "medium")
    assert result.exit_code == 0


def test_agreed_changes_are_left_out_and_an_unused_one_is_told(tmp_path: Path) -> None:
    changes = json.loads(_run("2022", "2023", "--only", "III", "--format", "json").output)[
        "changes"
    ]
    entries = [
        f"  - {{fingerprint: '{name}', reason: đã thống nhất}}\n"
        for name in (*(change["fingerprint"] for change in changes), "0" * 16)
    ]
    accept = tmp_path / "agreed.yaml"
    accept.write_text("accept:\n" + "".join(entries), encoding="utf-8")
    result = _run("2022", "2023", "--only", "III", "--format", "json", "--accept", str(accept))
    assert json.loads(result.stdout)["changes"] == []
    assert "0000000000000000 matches no change any more" in result.stderr


def test_a_section_that_neither_plan_has_ends_with_two() -> None:
    result = _run("2022", "2023", "--only", "XX")
    assert result.exit_code == 2
    assert "there is no section 'XX'; there are: I, II" in result.stderr


def test_a_report_is_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "changes.md"
    assert _run("2022", "2023", "--format", "markdown", "--out", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("# 2022 → 2023")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2022", "2024"], "there is no plan of 2024"),
        (["2022", "missing.yaml"], "missing.yaml: there is no such file"),
        (["nowhere:plans/2022.yaml", "2023"], "nowhere:plans/2022.yaml: "),
        (["2022", "2023", "--province", "xyz"], "xyz"),
        (["2022", "2023", "--format", "docx"], "name it with --out"),
        (["2022", "2023", "--format", "json", "--stat"], "leave out --format"),
        (["2022", "2023", "--accept", "missing.yaml"], "missing.yaml: there is no such file"),
    ],
)
def test_what_cannot_be_compared_ends_with_two_and_one_sentence(
    arguments: list[str], said: str
) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_plan_with_errors_ends_with_two(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("khtt: 2\n", encoding="utf-8")
    result = _run(str(broken), "2023")
    assert result.exit_code == 2
    assert "KH1" in result.stderr


def test_a_place_where_nothing_can_be_written_ends_with_two(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = _run("2022", "2023", "--out", str(tmp_path / "file" / "changes.txt"))
    assert result.exit_code == 2
    assert "a part of this path is a file" in result.stderr


def test_the_schema_is_printed() -> None:
    result = CliRunner().invoke(APP, ["schema", "diff"])
    assert json.loads(result.output)["type"] == "object"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("HEAD~1:plans/2023.yaml", True),
        ("main:plans/2023.yaml", True),
        ("plans/2023.yaml", False),
        ("--output=x:plans/2023.yaml", False),
        (":plans/2023.yaml", False),
    ],
)
def test_a_revision_is_told_from_a_path(text: str, *, named: bool) -> None:
    assert is_revision(text) is named


def test_a_folder_outside_any_repository_has_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match=r"not a git repository"):
        read_revision("HEAD:plans/2023.yaml", tmp_path)

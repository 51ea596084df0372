"""`khtt git`: plan files of a repository, compared and merged by what they decide."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from khtt.nouns.change.threeway import merged

ROOT = Path(__file__).parents[1]
PLAN = (ROOT / "plans" / "2023.yaml").read_text("utf-8")
BASE = """\
khtt: 1
contents:
  - id: one
    ref: III.1
    text: Một
    lead: [a]
  - id: two
    ref: III.2
    text: Hai
reports:
  - {id: monthly, ref: VII.1, name: Báo cáo}
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        (("text: Một", "text: Một mới"), ("text: Hai", "text: Hai mới"), ("Một mới", "Hai mới")),
        (("text: Một", "text: Một mới"), ("lead: [a]", "lead: [b]"), ("Một mới", "[b]")),
        (
            ("reports:", "  - id: three\n    ref: III.3\n    text: Ba\nreports:"),
            ("reports:", "  - id: four\n    ref: III.4\n    text: Bốn\nreports:"),
            ("text: Ba", "text: Bốn"),
        ),
        (("  - id: two\n    ref: III.2\n    text: Hai\n", ""), ("[a]", "[b]"), ("[b]", "monthly")),
    ],
)
def test_what_two_people_changed_stands_in_the_merged_plan(
    ours: tuple[str, str], theirs: tuple[str, str], both: tuple[str, str]
) -> None:
    found = merged(BASE, BASE.replace(*ours), BASE.replace(*theirs))
    assert found.conflicts == ()
    assert all(said in found.text for said in both)


def test_a_field_that_both_changed_is_a_conflict_in_its_own_lines() -> None:
    found = merged(BASE, BASE.replace("Một", "Một A"), BASE.replace("Một", "Một B"))
    assert found.conflicts == ("text",)
    marked = "<<<<<<< ours\n    text: Một A\n=======\n    text: Một B\n>>>>>>> theirs\n"
    assert marked in found.text
    assert found.text.count("<<<<<<<") == 1


@pytest.mark.parametrize("text", [BASE, PLAN, ""])
def test_what_nobody_changed_stays(text: str) -> None:
    assert merged(text, text, text).text == text


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_one_changed_is_taken_whole(side: str) -> None:
    changed = PLAN.replace("15/01/2023", "10/01/2023")
    ours, theirs = (changed, PLAN) if side == "ours" else (PLAN, changed)
    assert merged(PLAN, ours, theirs).text == changed


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a plan, set up so that git compares and merges it with khtt."""
    khtt = tmp_path / "bin" / "khtt"
    khtt.parent.mkdir()
    khtt.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m khtt "$@"\n', "utf-8")
    khtt.chmod(0o755)
    plan = tmp_path / "work" / "plans" / "2023.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN, "utf-8")
    work = tmp_path / "work"
    run(work, "git", "init", "-q", "-b", "main")
    run(work, "khtt", "git", "setup")
    run(work, "git", "add", ".")
    run(work, "git", "commit", "-q", "-m", "Kế hoạch")
    return work


def run(folder: Path, *command: str) -> str:
    names = {
        f"GIT_{who}_{what}": said
        for who in ("AUTHOR", "COMMITTER")
        for what, said in (("NAME", "Khtt"), ("EMAIL", "khtt@example.vn"))
    }
    paths = {
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
    }
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **names, **paths}, capture_output=True, check=True
    )
    return done.stdout.decode()


def test_git_tells_what_a_plan_decided(repository: Path) -> None:
    plan = repository / "plans" / "2023.yaml"
    plan.write_text(PLAN.replace("before: 15/01/2023", "before: 10/01/2023"), "utf-8")
    told = run(repository, "git", "--no-pager", "diff")
    assert "khtt diff plans/2023.yaml" in told
    assert "Trước ngày 10/01/2023" in told


def test_git_merges_the_same_place_of_two_branches(repository: Path) -> None:
    plan = repository / "plans" / "2023.yaml"
    for branch, old, new in (
        ("other", "before: 15/01/2023", "before: 10/01/2023"),
        (
            "main",
            "text: Sản xuất sản phẩm truyền thông",
            "text: Sản xuất thêm sản phẩm truyền thông",
        ),
    ):
        run(repository, "git", "checkout", "-q", *([] if branch == "main" else ["-b"]), branch)
        plan.write_text(PLAN.replace(old, new), "utf-8")
        run(repository, "git", "commit", "-qam", branch)
    run(repository, "git", "merge", "-q", "other", "-m", "Gộp")
    text = plan.read_text("utf-8")
    assert "before: 10/01/2023" in text
    assert "Sản xuất thêm sản phẩm" in text


def test_setting_up_twice_writes_once(repository: Path) -> None:
    run(repository, "khtt", "git", "setup")
    assert (repository / ".gitattributes").read_text("utf-8").count("merge=khtt") == 1

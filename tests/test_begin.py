"""To begin: a workspace made by khtt, and a plan carried into another year."""

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from khtt.cli.init import FIRST
from khtt.formats.plan.renewed import MARK, MODELINE
from khtt.load import load
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.gaps import Lack, gaps
from khtt.parse import parse
from tests.commands import ROOT, khtt

if TYPE_CHECKING:
    from datetime import date

YEARS = (2022, 2023, 2025)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    return tmp_path / "plans"


def _file(path: Path) -> PlanFile:
    return parse(load(path.read_bytes(), path.name), PlanFile)


def _renewed(plans: Path, old: int, new: int = 2026) -> tuple[PlanFile, str]:
    done = khtt("new", "plan", str(new), "--from", str(old), cwd=plans.parent)
    assert done.returncode == 0, done.stderr
    path = plans / f"{new}.yaml"
    return _file(path), path.read_text("utf-8")


def _codes(folder: Path) -> set[str]:
    """Give the codes of what is wrong; a draft lacks its number and its day."""
    told = json.loads(khtt("validate", "--format", "json", cwd=folder).stdout)
    assert told["errors"] == 0
    return {one["code"] for one in told["diagnostics"]}


# A workspace


@pytest.mark.parametrize("year", [FIRST, 2031])
def test_a_new_workspace_is_sound_and_makes_documents(tmp_path: Path, year: int) -> None:
    assert khtt("init", "--year", str(year), cwd=tmp_path).returncode == 0
    assert _codes(tmp_path) == {"KH350"}
    made = khtt("render", "province", "--year", str(year), "dong-thap", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "build" / str(year) / "province" / "dong-thap.docx").stat().st_size


def test_the_editor_finds_the_schema_of_each_file(tmp_path: Path) -> None:
    khtt("init", cwd=tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    for schema in settings["yaml.schemas"]:
        assert json.loads((tmp_path / schema).read_text("utf-8"))["$schema"]
    (plan,) = (tmp_path / "plans").glob("*.yaml")
    assert plan.read_text("utf-8").startswith(MODELINE)


def test_every_example_in_the_first_plan_is_sound(tmp_path: Path) -> None:
    khtt("init", cwd=tmp_path)
    (plan,) = (tmp_path / "plans").glob("*.yaml")
    text = plan.read_text("utf-8")
    uncommented = re.sub(r"^( *)# ( *)(themes:|- \{id)", r"\1\2\3", text, flags=re.MULTILINE)
    uncommented = re.sub(r"\n  issued: .*\n  #   (issued: .*)", r"\n  \1", uncommented)
    assert uncommented != text
    plan.write_text(uncommented, encoding="utf-8")
    assert _codes(tmp_path) == {"KH350"}


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    done = khtt("init", cwd=tmp_path)
    assert ".gitignore is there already and stays" in done.stdout
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"
    assert sorted(path.stem for path in (tmp_path / "plans").glob("*.yaml")) == [*map(str, YEARS)]


def test_a_first_plan_is_not_for_bodies_of_long_ago(tmp_path: Path) -> None:
    done = khtt("init", "--year", "2019", cwd=tmp_path)
    assert "a first plan of 2019: name a year from 2026 to 2100" in done.stderr
    assert done.returncode == 2


# A plan from an older one


@pytest.mark.parametrize("old", YEARS)
def test_a_renewed_plan_is_sound_and_a_draft(plans: Path, old: int) -> None:
    file, text = _renewed(plans, old)
    assert (file.plan.year, file.plan.status, file.plan.issued.year) == (2026, "draft", 2026)
    assert file.plan.issued.number is None
    assert text.startswith(MODELINE)
    told = khtt("validate", "--format", "json", "plans/2026.yaml", cwd=plans.parent)
    problems = json.loads(told.stdout)["diagnostics"]
    # What the year has changed stands in the file as well, above its item.
    left = [one for one in problems if one["code"] not in ("KH350", "KH217")]
    assert [one["message"] for one in left if one["message"] not in text] == []
    assert not any(one["code"] < "KH200" for one in left)


@pytest.mark.parametrize("old", YEARS)
def test_ids_and_refs_are_kept_and_nothing_is_renamed(plans: Path, old: int) -> None:
    before = _file(plans / f"{old}.yaml")
    dropped = {one.id for one in before.methods if one.when}
    below = {form.id for one in before.methods if one.when for form in one.forms}
    file, _text = _renewed(plans, old)
    now = {item.id: item for _path, item in file.items()}
    kept = {item.id: item for _path, item in before.items() if item.id not in dropped | below}
    assert set(now) == set(kept)
    assert all(now[name].ref == kept[name].ref for name in kept)
    assert not any(item.was for item in now.values())


@pytest.mark.parametrize("old", YEARS)
def test_comments_are_kept(plans: Path, old: int) -> None:
    comments = re.findall(r"^ *# .*", (plans / f"{old}.yaml").read_text("utf-8"), re.MULTILINE)
    _file, text = _renewed(plans, old)
    moved = [one.replace(f"năm {old}", "năm 2026") for one in comments]
    assert [one for one in moved if one not in text] == []


@pytest.mark.parametrize("old", YEARS)
def test_days_are_moved_and_documents_keep_theirs(plans: Path, old: int) -> None:
    before = _file(plans / f"{old}.yaml")
    file, _text = _renewed(plans, old)
    days = {one.id: one.date for one in before.bases}
    assert all(one.date == days[one.id] for one in file.bases)
    for (_path, item), (_other, was) in zip(_due(file), _due(before), strict=True):
        assert item.year == was.year + 2026 - old


def _due(file: PlanFile) -> "list[tuple[str, date]]":
    found = []
    for item in (one for _path, one in file.items()):
        for name in ("schedule", "deadline"):
            when = getattr(item, name, None)
            day = when and (when.before or when.day)
            if day:
                found.append((item.id, day))
    return found


@pytest.mark.parametrize("old", YEARS)
def test_what_is_to_decide_is_marked_and_listed(plans: Path, old: int) -> None:
    done = khtt("new", "plan", "2026", "--from", str(old), cwd=plans.parent)
    listed = [line[2:] for line in done.stdout.splitlines() if line.startswith("  plans/")]
    lines = (plans / "2026.yaml").read_text("utf-8").splitlines()
    assert listed == [
        f"plans/2026.yaml:{number}: {line.split(': ', 1)[1]}"
        for number, line in enumerate(lines, 1)
        if MARK in line
    ]
    assert any("who signs" in one for one in listed)


def test_the_year_of_a_text_moves_but_not_that_of_a_document(plans: Path) -> None:
    _file, text = _renewed(plans, 2025)
    assert "BHYT năm 2026" in text
    assert "ngày 15/4/2025" in text


def test_a_plan_is_not_renewed_backwards(plans: Path) -> None:
    done = khtt("new", "plan", "2022", "--from", "2023", cwd=plans.parent)
    assert done.stderr == "khtt: 2022 does not come after 2023\n"
    assert done.returncode == 2


def test_a_plan_that_is_there_is_not_overwritten(plans: Path) -> None:
    done = khtt("new", "plan", "2025", "--from", "2023", cwd=plans.parent)
    assert "plans/2025.yaml is there already; it is not overwritten" in done.stderr


# Drafts


def test_a_draft_is_warned_and_an_issued_plan_refused(tmp_path: Path) -> None:
    khtt("init", "--year", "2026", cwd=tmp_path)
    assert "3 warnings" in khtt("validate", cwd=tmp_path).stdout
    plan = tmp_path / "plans" / "2026.yaml"
    text = plan.read_text("utf-8").replace("status: draft", "status: issued")
    plan.write_text(text, encoding="utf-8")
    checked = khtt("validate", cwd=tmp_path)
    assert "error KH350: the day of issue is missing" in checked.stdout
    assert checked.returncode == 1


@pytest.mark.parametrize("year", YEARS)
def test_no_text_of_an_issued_plan_is_open_and_no_report_on_demand_lacks_its_day(year: int) -> None:
    found = gaps(_file(ROOT / "plans" / f"{year}.yaml"))
    assert [gap.path for gap in found if gap.lack is Lack.TEXT] == []
    assert [gap.of for gap in found if gap.lack is Lack.DEADLINE and "đột xuất" in gap.of] == []


def test_a_draft_is_marked_and_lists_what_it_lacks(tmp_path: Path) -> None:
    khtt("init", "--year", "2026", cwd=tmp_path)
    khtt("render", "province", "--year", "2026", "dong-thap", cwd=tmp_path)
    made = docx.Document(str(tmp_path / "build" / "2026" / "province" / "dong-thap.docx"))
    texts = [one.text for one in made.paragraphs]
    assert texts[0] == "DỰ THẢO"
    assert "NHỮNG NỘI DUNG DỰ THẢO CÒN THIẾU" in texts
    assert "Ngày ban hành." in texts
    plan = tmp_path / "plans" / "2026.yaml"
    text = plan.read_text("utf-8").replace("  status: draft\n", "")
    plan.write_text(text, encoding="utf-8")
    khtt("render", "province", "--year", "2026", "dong-thap", cwd=tmp_path)
    made = docx.Document(str(tmp_path / "build" / "2026" / "province" / "dong-thap.docx"))
    assert not any("DỰ THẢO" in one.text for one in made.paragraphs)

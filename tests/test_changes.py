"""What changed: small pairs of plans with the report they must give, and laws for all of them."""

import os
from pathlib import Path

import pytest

from khtt.diff import Options, diff
from khtt.formats.changes.text import as_text
from khtt.load import load
from khtt.nouns.change import Changes
from khtt.nouns.plan.file import PlanFile
from khtt.parse import parse

TESTS = Path(__file__).parent
CASES = sorted(path.parent for path in (TESTS / "changes").glob("*/old.yaml"))
PLANS = sorted((TESTS.parent / "plans").glob("*.yaml"))
EVERY_PLAN = [*PLANS, *(case / side for case in CASES for side in ("old.yaml", "new.yaml"))]


def _plan(path: Path) -> PlanFile:
    return parse(load(path.read_bytes(), path.name))


def _changes(case: Path) -> Changes:
    return diff(_plan(case / "old.yaml"), _plan(case / "new.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_pair_of_plans_gives_its_report(case: Path) -> None:
    report = as_text(_changes(case))
    golden = case / "expected.txt"
    # KHTT_GOLDEN=1 writes the reports anew; git then shows what became different.
    if os.environ.get("KHTT_GOLDEN"):
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", EVERY_PLAN, ids=lambda path: f"{path.parent.name}/{path.stem}")
@pytest.mark.parametrize("ids", [True, False], ids=["ids", "no-ids"])
def test_a_plan_does_not_differ_from_itself(path: Path, *, ids: bool) -> None:
    plan = _plan(path)
    assert diff(plan, plan, Options(ids=ids)).changes == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_same_plans_give_the_same_changes(case: Path) -> None:
    assert _changes(case) == _changes(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_cause_is_among_the_changes(case: Path) -> None:
    changes = _changes(case)
    causes = {change.fingerprint for change in changes.causes}
    assert {change.cause for change in changes.changes if change.cause} <= causes

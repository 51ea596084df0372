"""The settings of a workspace: `khtt.yaml` says how bad a rule is there."""

from pathlib import Path

import pytest

from khtt.compiler import check_files
from khtt.compiler.settings import read_settings
from khtt.nouns.diagnostic import PlanError, Severity
from khtt.workspace import MemoryWorkspace

PLAN = (Path(__file__).parent / "plans/invalid/KH316-every-month.yaml").read_bytes()
FILE = Path("plans/2023.yaml")


def _workspace(settings: str) -> MemoryWorkspace:
    return MemoryWorkspace({FILE.as_posix(): PLAN, "khtt.yaml": settings.encode()})


def _severities(settings: str) -> set[Severity]:
    found = check_files(_workspace(settings), FILE)[FILE]
    return {one.severity for one in found if one.code == "KH316"}


def test_a_rule_is_as_bad_as_it_is_set() -> None:
    assert _severities("khtt: 1\n") == {Severity.WARNING}
    assert _severities("khtt: 1\nrules: {KH316: error}\n") == {Severity.ERROR}
    assert _severities("khtt: 1\nrules: {KH316: off}\n") == set()


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("khtt: 1\nrules: {KH999: off}\n", ("KH261", 2, 9)),
        ("khtt: 1\nrules: {KH213: off}\n", ("KH262", 2, 9)),
        ("khtt: 1\nrules: {KH316: loud}\n", ("KH107", 2, 16)),
        ("khtt: 1\nkinds: {rewordd: low}\n", ("KH261", 2, 9)),
        ("khtt: 1\nrule: {KH316: off}\n", ("KH101", 2, 1)),
    ],
)
def test_what_is_wrong_with_settings_is_told_in_its_place(
    settings: str, place: tuple[str, int, int]
) -> None:
    with pytest.raises(PlanError) as caught:
        read_settings(_workspace(settings))
    (found,) = caught.value.diagnostics
    assert (found.code, found.at.line, found.at.column) == place
    assert found.hint


def test_settings_name_kinds_of_change_and_their_levels() -> None:
    settings = read_settings(_workspace("khtt: 1\nkinds: {reworded: low, moved: high}\n"))
    assert settings.levels == {"reworded": "low", "moved": "high"}


def test_without_a_file_khtt_decides() -> None:
    assert read_settings(MemoryWorkspace({})).severities == {}

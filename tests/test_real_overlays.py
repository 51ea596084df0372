"""Overlays of the real plans: bad ones that say which error they must give, and good ones.

Every error names its line, the place of the plan above that it is held against, and what to do.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from khtt.compiler import load_plan, new_compiler
from khtt.compiler.chains import Chains, read_chains
from khtt.nouns.diagnostic import Diagnostic, Severity
from khtt.nouns.organisation import organisation_on
from khtt.nouns.plan.chain import Chain
from khtt.workspace import DiskWorkspace, MemoryWorkspace
from khtt.workspace.resources import template_texts

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "overlays" / "real"
JULY = date(2025, 7, 1)
MARK = re.compile(r"# !((?: KH\d+)+)(?: @(\d+))?")


class Case(NamedTuple):
    """An overlay, where it lies, and on which day."""

    path: str
    text: str
    day: date | None

    @property
    def expected(self) -> set[tuple[int, str]]:
        """Give the lines of errors with their codes."""
        return {
            (int(found[2]) if found[2] else number, code)
            for number, line in enumerate(self.text.split("\n"), 1)
            if (found := MARK.search(line))
            for code in found[1].split()
        }


def _cases(name: str) -> list[Case]:
    found = (FOLDER / name).read_text("utf-8").split("\n=== ")[1:]
    return [_case(*one.split("\n", 1)) for one in found]


def _case(head: str, text: str) -> Case:
    path, _, raw = head.partition(" ")
    when, *names = path.split("/")
    year = when[:4]
    lower = f", {'base' if '-' in when else 'district'}: {names[1]}" if len(names) > 1 else ""
    first = f"khtt: 1\noverlay: {{province: {names[0]}{lower}, year: {year}}}\n"
    file = f"plans/{year}/{'/'.join(names)}.yaml"
    return Case(file, text if raw else first + text, JULY if "-" in when else None)


BAD, GOOD = _cases("bad.txt"), _cases("good.txt")


@cache
def _plan(year: str) -> Chain:
    return load_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml")).chain


def _chains(case: Case) -> tuple[Chains, list[Diagnostic]]:
    chain = _plan(case.path.split("/")[1])
    workspace = MemoryWorkspace({case.path: case.text.encode()})
    organisation = organisation_on(case.day or chain.file.plan.day)
    chains, found = read_chains(workspace, chain, organisation)
    return chains, [one for problems in found.values() for one in problems]


def _problems(case: Case) -> list[Diagnostic]:
    return _chains(case)[1]


@pytest.mark.parametrize("case", BAD)
def test_a_bad_overlay_is_refused_where_it_is_bad(case: Case) -> None:
    found = _problems(case)
    errors = {(one.at.line, one.code) for one in found if one.severity is Severity.ERROR}
    assert errors
    for line, code in case.expected:
        assert any(at == line and told.startswith(code) for at, told in errors), found


@pytest.mark.parametrize("case", BAD)
def test_a_bad_overlay_is_refused_with_both_places_and_what_to_do(case: Case) -> None:
    errors = [one for one in _problems(case) if one.severity is Severity.ERROR]
    assert all(one.related for one in errors), errors
    # What has the wrong form says in its message what would be right.
    assert any(one.hint or one.code.startswith("KH1") for one in errors), errors


@pytest.mark.parametrize("case", GOOD)
def test_a_good_overlay_has_no_error(case: Case) -> None:
    assert [one for one in _problems(case) if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("case", GOOD)
def test_all_that_a_good_overlay_decides_is_said(case: Case) -> None:
    chains, _ = _chains(case)
    compiler = new_compiler(chains, template_texts(ROOT), None)
    for name in chains.layers:
        account = compiler.account(chains.organisation.body(name))
        assert [one for one in account.problems if one.severity is Severity.ERROR] == []


def test_there_are_many_of_both() -> None:
    assert len(BAD) > 150
    assert len(GOOD) > 40

"""Diagnostics as text, JSON, SARIF, JUnit and GitHub annotations; what is allowed or known."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from khtt.formats.diagnostics.baseline import as_baseline, known_problems
from khtt.formats.diagnostics.github import as_github, as_summary
from khtt.formats.diagnostics.json import as_json
from khtt.formats.diagnostics.junit import as_junit
from khtt.formats.diagnostics.sarif import as_sarif
from khtt.formats.diagnostics.schema import schema
from khtt.formats.diagnostics.text import as_text, summary
from khtt.nouns.diagnostic import Diagnostic, Place, Related, Severity
from khtt.nouns.findings import Report, report

QUOTA = Diagnostic(
    "KH203",
    "activity 'loudspeaker' asks for 4 lượt/tuần/xã, the national plan at least 5",
    Place("plans/2025.yaml", 112, 9),
    hint="raise it to 5, or waive it with a reason",
    related=(Related(Place("plans/2025.yaml", 640, 3), "sets the minimum"),),
)
EMPTY = Diagnostic("KH008", "the file is empty", Place("a,b: 100%.yaml"))
NFC = Diagnostic("KH011", "the text is not NFC", Place("x.yaml", 1, 2), Severity.WARNING)
ALL = (QUOTA, EMPTY, NFC)
FILES = ["plans/2025.yaml", "x.yaml"]
REPORT = report(FILES, ALL, {})
SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))

TEXT = """\
plans/2025.yaml:112:9: error KH203: activity 'loudspeaker' asks for 4 lượt/tuần/xã, the national \
plan at least 5
    --> plans/2025.yaml:640:3 sets the minimum
    hint: raise it to 5, or waive it with a reason
a,b: 100%.yaml: error KH008: the file is empty
x.yaml:1:2: warning KH011: the text is not NFC
"""

GITHUB = """\
::error file=a%2Cb%3A 100%25.yaml,title=KH008::the file is empty
::error file=plans/2025.yaml,line=112,col=9,title=KH203::activity 'loudspeaker' asks for 4 \
lượt/tuần/xã, the national plan at least 5%0Asee plans/2025.yaml:640:3: sets the minimum%0Ahint: \
raise it to 5, or waive it with a reason
::warning file=x.yaml,line=1,col=2,title=KH011::the text is not NFC
"""


def test_text_gives_a_line_for_each_problem_and_its_parts_below() -> None:
    assert as_text(ALL) == TEXT


def test_colour_changes_no_word() -> None:
    coloured = as_text(ALL, colour=True)
    assert "\x1b[31;1merror\x1b[0m" in coloured
    assert "\x1b[33;1mwarning\x1b[0m" in coloured
    for code in ("\x1b[1m", "\x1b[31;1m", "\x1b[33;1m", "\x1b[36m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == TEXT


def test_a_name_cannot_steer_the_terminal() -> None:
    found = as_text([Diagnostic("KH008", "a\nb", Place("\x1b[2J\udcff.yaml"))])
    assert found == "\\x1b[2J\\udcff.yaml: error KH008: a\\nb\n"


def test_github_annotations_are_escaped() -> None:
    assert as_github(REPORT) == GITHUB


def test_json_tells_files_counts_and_problems() -> None:
    told = json.loads(as_json(REPORT))
    jsonschema.validate(told, schema())
    assert told["files"] == FILES
    assert (told["errors"], told["warnings"], told["failed"]) == (2, 1, True)
    problem = next(one for one in told["diagnostics"] if one["code"] == "KH203")
    assert problem.pop("fingerprint")
    assert problem == {
        "code": "KH203",
        "severity": "error",
        "message": QUOTA.message,
        "file": "plans/2025.yaml",
        "line": 112,
        "column": 9,
        "hint": QUOTA.hint,
        "related": [
            {"message": "sets the minimum", "file": "plans/2025.yaml", "line": 640, "column": 3}
        ],
        "allowed_because": None,
        "in_baseline": False,
    }
    assert told["diagnostics"][0]["line"] is None
    assert told["diagnostics"][0]["hint"] is None


def test_every_format_is_always_utf_8() -> None:
    strange = report(["\udcff.yaml"], [Diagnostic("KH008", "\udcff", Place("\udcff.yaml"))], {})
    for text in (as_json(strange), as_sarif(strange, "1", "https://x"), as_junit(strange)):
        assert text.encode()


def test_the_summary_counts_in_words() -> None:
    assert summary(report(["a", "b", "c"], ALL, {})) == "3 files, 2 errors, 1 warning"
    assert summary(report(["a"], (NFC, NFC, QUOTA), {})) == "1 file, 1 error, 2 warnings"
    assert summary(report([], (), {})) == "0 files, 0 errors, 0 warnings"


# The line and its caret


def _pointed(line: str, column: int) -> list[str]:
    found = Diagnostic("KH301", "wrong", Place("x.yaml", 2, column))
    return as_text([found], texts={"x.yaml": ["", line]}).splitlines()[1:]


def test_the_line_is_shown_with_a_caret_under_the_fault() -> None:
    assert _pointed("deadline: 15/01/2032", 11) == [
        "  2 | deadline: 15/01/2032",
        "    |           ^",
    ]


def test_the_caret_stands_right_below_letters_of_any_width() -> None:
    assert _pointed("a\u0302\tb", 4)[1] == "    |   ^"
    assert _pointed("漢x", 2)[1] == "    |   ^"


def test_a_long_line_is_cut_around_the_fault() -> None:
    shown, caret = _pointed("x" * 500 + "!" + "x" * 500, 501)
    assert shown.index("!") == caret.index("^")
    assert len(shown) < 120


# SARIF and JUnit


def test_sarif_is_valid_and_has_the_place_and_the_fingerprint() -> None:
    told = json.loads(as_sarif(REPORT, "1.0", "https://example.org/khtt"))
    jsonschema.Draft7Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(told)
    (run,) = told["runs"]
    result = run["results"][1]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "plans/2025.yaml"
    assert where["region"] == {"startLine": 112, "startColumn": 9}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "KH203"
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "a%2Cb%3A%20100%25.yaml"
    }


def test_sarif_tells_what_is_allowed_or_known_as_suppressed() -> None:
    lines = ["one  # khtt: allow KH312 because it is a name", "two"]
    found = [_warning(1), _warning(2)]
    known = {report([], found, {"x.yaml": lines}).findings[1].fingerprint}
    told = json.loads(as_sarif(report([], found, {"x.yaml": lines}, known), "1", "https://x"))
    jsonschema.Draft7Validator(SARIF).validate(told)
    assert [one["suppressions"] for one in told["runs"][0]["results"]] == [
        [{"kind": "inSource", "justification": "it is a name"}],
        [{"kind": "external"}],
    ]


def test_junit_has_a_suite_for_each_file() -> None:
    root = ET.fromstring(as_junit(REPORT))  # noqa: S314 (made here)
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [suite.get("name") for suite in root] == ["plans/2025.yaml", "x.yaml", "a,b: 100%.yaml"]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "KH203"
    assert root.find("testsuite[2]/testcase/system-out") is not None


def test_junit_says_that_a_sound_file_passed() -> None:
    root = ET.fromstring(as_junit(report(["a.yaml"], [], {})))  # noqa: S314 (made here)
    assert [case.get("classname") for case in root.iter("testcase")] == ["a.yaml"]


def test_github_shows_errors_first_and_a_table() -> None:
    found = report([], [_warning(1), replace(QUOTA, message="a | b")], {})
    assert [line.split()[0] for line in as_github(found).splitlines()] == ["::error", "::warning"]
    table = as_summary(found)
    assert "| `plans/2025.yaml:112:9` | error KH203 | a \\| b | raise it" in table
    assert table.startswith("### khtt validate: 0 files, 1 error, 1 warning\n")


# What is allowed


def _warning(line: int, code: str = "KH312") -> Diagnostic:
    return Diagnostic(code, "doubtful", Place("x.yaml", line, 1), Severity.WARNING)


def _codes(found: Report) -> list[tuple[str, int]]:
    return [(one.code, one.at.line) for one in found.problems]


@pytest.mark.parametrize(
    "lines",
    [
        ["# khtt: allow KH312 because it is a name", "text: x"],
        ["# khtt: allow KH312 because it is a name", "# another note", "", "text: x"],
        ["", "text: x # khtt: allow KH312 because it is a name"],
        ["", "text: x # note # khtt: allow KH301, KH312 because it is a name"],
    ],
)
def test_a_problem_is_allowed_on_its_line_or_above_it(lines: list[str]) -> None:
    found = [_warning(len(lines)), *([_warning(2, "KH301")] if "KH301" in lines[-1] else [])]
    assert _codes(report([], found, {"x.yaml": lines})) == []


def test_nothing_else_is_allowed() -> None:
    lines = ["a: 1 # khtt: allow KH312 because it is a name", "b: 1"]
    found = [_warning(1), _warning(1, "KH301"), _warning(2)]
    assert _codes(report([], found, {"x.yaml": lines})) == [("KH301", 1), ("KH312", 2)]


def test_an_allowance_in_vain_is_told() -> None:
    lines = ["a: 1 # khtt: allow KH312 because it was a name"]
    assert _codes(report([], [], {"x.yaml": lines})) == [("KH018", 1)]


@pytest.mark.parametrize("text", ["allow KH312", "allow because x", "allow KH312 because", "allow"])
def test_an_allowance_needs_a_code_and_a_reason(text: str) -> None:
    lines = [f"a: 1 # khtt: {text}"]
    assert _codes(report([], [_warning(1)], {"x.yaml": lines})) == [("KH312", 1), ("KH019", 1)]


def test_what_is_no_plan_yet_cannot_be_allowed() -> None:
    lines = ["a: 1 # khtt: allow KH101 because I want it so"]
    found = report([], [_warning(1, "KH101")], {"x.yaml": lines})
    assert _codes(found) == [("KH101", 1), ("KH018", 1)]


# The baseline


def test_a_fingerprint_stays_when_lines_move() -> None:
    before = report([], [_warning(1)], {"x.yaml": ["a: 1"]})
    after = report([], [_warning(3)], {"x.yaml": ["new", "new", "  a:   1"]})
    assert before.findings[0].fingerprint == after.findings[0].fingerprint


def test_the_same_problem_twice_has_two_fingerprints() -> None:
    found = report([], [_warning(1), _warning(2)], {"x.yaml": ["a: 1", "a: 1"]})
    assert len({one.fingerprint for one in found.findings}) == 2


def test_what_the_baseline_knows_does_not_count() -> None:
    known = known_problems(as_baseline(REPORT).encode())
    again = report(FILES, [*ALL, _warning(7)], {}, known)
    assert _codes(again) == [("KH312", 7)]
    assert summary(again) == "2 files, 0 errors, 1 warning, 3 in the baseline"


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"schema_version": 1}', b"\xff"])
def test_a_baseline_that_is_none_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (what json says is its own)
        known_problems(text)

"""Diagnostics as text, JSON and GitHub annotations."""

import json

from khtt.formats.diagnostics.github import as_github
from khtt.formats.diagnostics.json import as_json
from khtt.formats.diagnostics.text import as_text, summary
from khtt.nouns.diagnostic import Diagnostic, Place, Related, Severity

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

TEXT = """\
plans/2025.yaml:112:9: error KH203: activity 'loudspeaker' asks for 4 lượt/tuần/xã, the national \
plan at least 5
    --> plans/2025.yaml:640:3 sets the minimum
    hint: raise it to 5, or waive it with a reason
a,b: 100%.yaml: error KH008: the file is empty
x.yaml:1:2: warning KH011: the text is not NFC
"""

GITHUB = """\
::error file=plans/2025.yaml,line=112,col=9,title=KH203::activity 'loudspeaker' asks for 4 \
lượt/tuần/xã, the national plan at least 5%0Asee plans/2025.yaml:640:3: sets the minimum%0Ahint: \
raise it to 5, or waive it with a reason
::error file=a%2Cb%3A 100%25.yaml,title=KH008::the file is empty
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
    assert as_github(ALL) == GITHUB


def test_json_tells_files_counts_and_problems() -> None:
    report = json.loads(as_json(["plans/2025.yaml", "x.yaml"], ALL))
    assert report["schema_version"] == 1
    assert report["files"] == ["plans/2025.yaml", "x.yaml"]
    assert (report["errors"], report["warnings"]) == (2, 1)
    assert report["diagnostics"][0] == {
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
    }
    assert report["diagnostics"][1]["line"] is None
    assert report["diagnostics"][1]["hint"] is None


def test_json_is_always_utf_8() -> None:
    assert as_json(["\udcff.yaml"], []).encode()


def test_the_summary_counts_in_words() -> None:
    assert summary(3, ALL) == "3 files, 2 errors, 1 warning"
    assert summary(1, (NFC, NFC, QUOTA)) == "1 file, 1 error, 2 warnings"
    assert summary(0, ()) == "0 files, 0 errors, 0 warnings"

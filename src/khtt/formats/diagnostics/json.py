"""Diagnostics for programs."""

import json

from khtt.nouns.diagnostic import Place, Severity
from khtt.nouns.findings import Finding, Report

SCHEMA_VERSION = 2
"""Raised when a key changes its meaning or goes; a new key does not raise it."""


def as_json(report: Report) -> str:
    """Give the files checked, the counts and the problems as one JSON object.

    Lines and columns count from 1; both are null where a problem is the file's as a whole. Problems
    that are allowed or in the baseline are listed, and not counted.
    """
    told = {
        "schema_version": SCHEMA_VERSION,
        "files": list(report.files),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "failed": report.failed,
        "diagnostics": [_problem(found) for found in report.findings],
    }
    return utf_8(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def utf_8(text: str) -> str:
    """Give text that is always UTF-8: a file name that is not must not break the output."""
    return text.encode("utf-8", "backslashreplace").decode()


def _problem(found: Finding) -> dict[str, object]:
    problem = found.problem
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        **_place(problem.at),
        "hint": problem.hint or None,
        "related": [{"message": one.message, **_place(one.at)} for one in problem.related],
        "fingerprint": found.fingerprint,
        "allowed_because": found.reason or None,
        "in_baseline": found.known,
    }


def _place(at: Place) -> dict[str, object]:
    place: dict[str, object] = {
        "file": at.file,
        "line": at.line or None,
        "column": at.column or None,
    }
    if at.sheet:
        place |= {"sheet": at.sheet, "cell": at.cell or None}
    return place

"""Diagnostics for programs."""

import json
from collections.abc import Sequence

from khtt.nouns.diagnostic import Diagnostic, Place, Severity

SCHEMA_VERSION = 1
"""Raised when a key changes its meaning or goes; a new key does not raise it."""


def as_json(files: Sequence[str], diagnostics: Sequence[Diagnostic]) -> str:
    """Give the files checked, the counts and the problems as one JSON object.

    Lines and columns count from 1; both are null where a problem is the file's as a whole.
    """
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    report = {
        "schema_version": SCHEMA_VERSION,
        "files": list(files),
        "errors": errors,
        "warnings": len(diagnostics) - errors,
        "diagnostics": [_problem(found) for found in diagnostics],
    }
    # A file name that is not UTF-8 must not break the output.
    text = json.dumps(report, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _problem(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        **_place(found.at),
        "hint": found.hint or None,
        "related": [{"message": one.message, **_place(one.at)} for one in found.related],
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

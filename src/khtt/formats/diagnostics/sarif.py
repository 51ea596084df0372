"""Diagnostics as SARIF 2.1.0, which code hosts and editors read."""

import json
from urllib.parse import quote

from khtt.formats.diagnostics.json import utf_8
from khtt.nouns.diagnostic import Place, Related, Severity
from khtt.nouns.findings import Finding, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_sarif(report: Report, version: str, home: str) -> str:
    """Give one run; allowed problems and those of the baseline are there as suppressed.

    `version` is that of khtt, `home` the address where its codes are explained.
    """
    codes = sorted({found.problem.code for found in report.findings})
    rules = [{"id": code, "helpUri": f"{home}/blob/main/docs/diagnostics.md"} for code in codes]
    run = {
        "tool": {
            "driver": {"name": "khtt", "version": version, "informationUri": home, "rules": rules}
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(file)} for file in report.files],
        "results": [_result(found, codes.index(found.problem.code)) for found in report.findings],
    }
    told = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return utf_8(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def _result(found: Finding, rule: int) -> dict[str, object]:
    problem = found.problem
    told: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": "\n".join(filter(None, (problem.message, problem.hint)))},
        "locations": [_location(problem.at)],
        "partialFingerprints": {"khtt/v1": found.fingerprint},
    }
    if problem.related:
        told["relatedLocations"] = [_related(one) for one in problem.related]
    if found.reason:
        told["suppressions"] = [{"kind": "inSource", "justification": found.reason}]
    elif found.known:
        told["suppressions"] = [{"kind": "external"}]
    return told


def _related(one: Related) -> dict[str, object]:
    return {**_location(one.at), "message": {"text": one.message}}


def _location(at: Place) -> dict[str, object]:
    told: dict[str, object] = {"artifactLocation": _artifact(at.file)}
    if at.line:
        told["region"] = {"startLine": at.line, "startColumn": max(at.column, 1)}
    return {"physicalLocation": told}


def _artifact(file: str) -> dict[str, str]:
    return {"uri": quote(file, errors="surrogateescape")}

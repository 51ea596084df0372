"""The baseline: the problems that a project knows of already, by fingerprint."""

import json

from khtt.nouns.findings import Report

SCHEMA_VERSION = 1


def as_baseline(report: Report) -> str:
    """Give the problems that nobody has answered for, each beside where it stands, for people."""
    found = [one for one in report.findings if not one.reason]
    known = {one.fingerprint: f"{one.problem.at.file} {one.problem.code}" for one in found}
    told = {"schema_version": SCHEMA_VERSION, "known": dict(sorted(known.items()))}
    return json.dumps(told, ensure_ascii=True, indent=2) + "\n"


def known_problems(text: bytes) -> frozenset[str]:
    """Give the fingerprints of a baseline; raise ValueError where it is none."""
    told = json.loads(text)
    known = told.get("known") if isinstance(told, dict) else None
    if not isinstance(known, dict) or told.get("schema_version") != SCHEMA_VERSION:
        raise ValueError
    return frozenset(map(str, known))

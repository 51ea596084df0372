"""An inspection for programs."""

import json
from dataclasses import asdict

from khtt.nouns.inspection import Edit, Inspection, Renewed

Shown = dict[str, object]


def as_json(found: Inspection) -> str:
    """Give what made the document, the edits, the changes of the plan, and the clauses it breaks."""
    shown = {
        "origin": _origin(found),
        "edits": [_edit(one) for one in found.edits],
        "changed_inputs": list(found.changed_inputs),
        "renewed": [_renewed(one) for one in found.renewed],
        "breaches": [asdict(one) for one in found.breaches],
        "notes": list(found.told),
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _origin(found: Inspection) -> Shown | None:
    if found.origin is None:
        return {"body": found.body} if found.body else None
    origin = found.origin
    return {
        "plan": origin.plan,
        "year": origin.year,
        "body": origin.body,
        "day": origin.day,
        "version": origin.version,
        "inputs": dict(origin.inputs),
    }


def _edit(edit: Edit) -> Shown:
    return {
        "kind": edit.kind.value,
        "where": edit.where,
        "ids": list(edit.ids),
        "before": edit.before,
        "after": edit.after,
        "words": [{"mark": run.mark.value, "text": run.text} for run in edit.runs],
    }


def _renewed(one: Renewed) -> Shown:
    at = {"file": one.at.file, "line": one.at.line, "column": one.at.column} if one.at else {}
    return {"id": one.id, **at, "before": one.before, "now": one.now}

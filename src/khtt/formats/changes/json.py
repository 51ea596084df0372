"""Changes for programs; `khtt.formats.changes.schema` has the schema of it."""

import json
from decimal import Decimal

from khtt.nouns.change import (
    Change,
    Changes,
    Edition,
    Entry,
    FieldChange,
    Local,
    Meaning,
    Pair,
    Tally,
)

SCHEMA_VERSION = 1
"""Raised when a key changes its meaning or goes; a new key does not raise it."""

Value = object


def as_json(changes: Changes, local: Local | None = None) -> str:
    """Give both files, the summary, the pairs and the changes as one JSON object."""
    report = {
        "schema_version": SCHEMA_VERSION,
        "old": _edition(changes.old),
        "new": _edition(changes.new),
        "summary": {
            "kinds": {kind.value: count for kind, count in changes.summary.kinds},
            "follow": changes.summary.follow,
            "sections": [_tally(tally) for tally in changes.summary.tallies],
        },
        "pairs": [_pair(pair) for pair in changes.pairs],
        "changes": [_change(change) for change in changes.changes],
        "local": _local(local) if local else None,
    }
    # A file name that is not UTF-8 must not break the output.
    text = json.dumps(report, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _edition(edition: Edition) -> dict[str, Value]:
    return {
        "file": edition.origin.file,
        "sha256": edition.origin.sha256,
        "khtt": edition.version,
        "id": edition.id,
        "year": edition.year,
        "title": edition.title,
    }


def _tally(tally: Tally) -> dict[str, Value]:
    return {
        "key": tally.part.key,
        "title": tally.part.title,
        "came_from": list(tally.came_from),
        "old_items": tally.old,
        "new_items": tally.new,
        "matched": tally.pairs,
        "same_number": tally.same_number,
        "identical": tally.identical,
        "cosmetic": tally.cosmetic,
        "reworded": tally.reworded,
        "merged": tally.merged,
        "split": tally.split,
        "added": tally.added,
        "removed": tally.removed,
    }


def _pair(pair: Pair) -> dict[str, Value]:
    return {
        "old": _item(pair.old),
        "new": _item(pair.new),
        "relation": pair.relation.value,
        "wording": pair.wording.value,
        "score": pair.score,
        "band": pair.band.value,
    }


def _item(entry: Entry) -> dict[str, Value]:
    return {"kind": entry.kind, "id": entry.id, "ref": entry.ref, "refs": list(entry.refs)}


def _change(change: Change) -> dict[str, Value]:
    return {
        "fingerprint": change.fingerprint,
        "kind": change.kind.value,
        "level": change.level.value,
        "section": {"key": change.part.key, "title": change.part.title},
        "old": [_entry(entry) for entry in change.old],
        "new": [_entry(entry) for entry in change.new],
        "score": change.score,
        "band": change.band.value,
        "fields": [_field(field) for field in change.fields],
        "note": change.note or None,
        "cause": change.cause or None,
    }


def _entry(entry: Entry) -> dict[str, Value]:
    return {**_item(entry), "text": entry.text, "bodies": list(entry.bodies)}


def _field(field: FieldChange) -> dict[str, Value]:
    return {
        "name": field.name,
        "old": field.old or None,
        "new": field.new or None,
        "direction": field.direction.value,
        "amount": _number(field.amount),
        "unit": field.unit or None,
        "points": _number(field.points),
        "percent": _number(field.percent),
    }


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _local(local: Local) -> dict[str, Value]:
    return {
        "name": local.name,
        "continues": list(local.continues),
        "changes": [_meaning(meaning) for meaning in local.meanings],
    }


def _meaning(meaning: Meaning) -> dict[str, Value]:
    return {
        "topic": meaning.topic.value,
        "what": meaning.what,
        "id": meaning.id,
        "ref": meaning.ref,
        "text": meaning.text,
        "old": list(meaning.old),
        "new": list(meaning.new),
        "fingerprint": meaning.fingerprint or None,
        "rolled": meaning.rolled,
    }

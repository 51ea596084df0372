"""The JSON Schema of what `khtt diff --format json` prints."""

import json
from enum import StrEnum

from khtt.formats.changes.json import SCHEMA_VERSION
from khtt.nouns.change import Band, Direction, Kind, Level, Relation, Topic, Wording

Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
_SCORE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_FINGERPRINT: Schema = {"type": "string", "pattern": "^[0-9a-f]{16}$"}


def as_schema() -> str:
    """Give the schema as JSON text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """Give the schema; every key is always there, null where there is nothing to say."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "khtt diff: the changes from one communication plan to another",
        **_object(
            schema_version={"const": SCHEMA_VERSION},
            old=_edition(),
            new=_edition(),
            summary=_summary(),
            pairs=_list(_pair()),
            changes=_list(_change()),
            local={"anyOf": [{"type": "null"}, _local()]},
        ),
    }


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _one_of(values: type[StrEnum]) -> Schema:
    return {"enum": [value.value for value in values]}


def _edition() -> Schema:
    return _object(
        file=_TEXT,
        sha256={"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        khtt={"type": "integer"},
        id=_TEXT,
        year={"type": "integer"},
        title=_TEXT,
    )


def _summary() -> Schema:
    counts = (
        "old_items",
        "new_items",
        "matched",
        "same_number",
        "identical",
        "cosmetic",
        "reworded",
        "merged",
        "split",
        "added",
        "removed",
    )
    return _object(
        kinds={
            "type": "object",
            "propertyNames": _one_of(Kind),
            "additionalProperties": _COUNT,
        },
        follow=_COUNT,
        sections=_list(
            _object(key=_TEXT, title=_TEXT, came_from=_list(_TEXT), **dict.fromkeys(counts, _COUNT))
        ),
    )


def _pair() -> Schema:
    return _object(
        old=_object(**_item()),
        new=_object(**_item()),
        relation=_one_of(Relation),
        wording=_one_of(Wording),
        score=_SCORE,
        band=_one_of(Band),
    )


def _item() -> dict[str, Schema]:
    return {"kind": _TEXT, "id": _TEXT, "ref": _TEXT, "refs": _list(_TEXT)}


def _change() -> Schema:
    entries = _list(_object(**_item(), text=_TEXT, bodies=_list(_TEXT)))
    return _object(
        fingerprint=_FINGERPRINT,
        kind=_one_of(Kind),
        level=_one_of(Level),
        section=_object(key=_TEXT, title=_TEXT),
        old=entries,
        new=entries,
        score=_SCORE,
        band=_one_of(Band),
        fields=_list(_field()),
        note=_TEXT_OR_NULL,
        cause={"anyOf": [{"type": "null"}, _FINGERPRINT]},
    )


def _field() -> Schema:
    return _object(
        name=_TEXT,
        old=_TEXT_OR_NULL,
        new=_TEXT_OR_NULL,
        direction=_one_of(Direction),
        amount=_NUMBER_OR_NULL,
        unit=_TEXT_OR_NULL,
        points=_NUMBER_OR_NULL,
        percent=_NUMBER_OR_NULL,
    )


def _local() -> Schema:
    meaning = _object(
        topic=_one_of(Topic),
        what=_TEXT,
        id=_TEXT,
        ref=_TEXT,
        text=_TEXT,
        old=_list(_TEXT),
        new=_list(_TEXT),
        fingerprint={"anyOf": [{"type": "null"}, _FINGERPRINT]},
        rolled={"type": "boolean"},
    )
    return _object(name=_TEXT, continues=_list(_TEXT), changes=_list(meaning))

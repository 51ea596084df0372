"""The JSON Schema of what `khtt validate --format json` prints."""

import json

from khtt.formats.diagnostics.json import SCHEMA_VERSION
from khtt.nouns.diagnostic import Severity

Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_FROM_ONE: Schema = {"type": ["integer", "null"], "minimum": 1}
_PLACE: Schema = {"file": _TEXT, "line": _FROM_ONE, "column": _FROM_ONE}


def as_schema() -> str:
    """Give the schema as JSON text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """Give the schema; every key is always there, null where there is nothing to say."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "khtt validate: the problems of plan files",
        **_object(
            schema_version={"const": SCHEMA_VERSION},
            files={"type": "array", "items": _TEXT},
            errors=_COUNT,
            warnings=_COUNT,
            failed={"type": "boolean"},
            diagnostics={"type": "array", "items": _problem()},
        ),
    }


def _problem() -> Schema:
    return _object(
        code={"type": "string", "pattern": "^KH[0-9]{3}$"},
        severity={"enum": [one.value for one in Severity]},
        message=_TEXT,
        **_PLACE,
        hint=_TEXT_OR_NULL,
        related={"type": "array", "items": _object(message=_TEXT, **_PLACE)},
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{16}$"},
        allowed_because=_TEXT_OR_NULL,
        in_baseline={"type": "boolean"},
    )


def _object(**properties: object) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }

"""JSON Schema of a model as people write it, with the short forms that its validators read."""

import copy
import json
from collections.abc import Callable
from typing import get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import BeforeValidatorFunctionSchema

from khtt.formats.schema.kinds import KINDS
from khtt.formats.schema.words import MEANINGS
from khtt.nouns.measure import Frequency

HOME = "https://khtt.invalid/schema"
UNKNOWN = "x-written-form-of"
_DAY: JsonSchemaValue = {
    "type": "string",
    "pattern": r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$",
    "examples": ["15/01/2026"],
}
_SHARE: JsonSchemaValue = {"type": "string", "pattern": r"^[0-9]{1,15}(,[0-9]{1,6})?%?$"}
_MONTH: JsonSchemaValue = {"type": "integer", "minimum": 1, "maximum": 12}
_SPAN: JsonSchemaValue = {
    "anyOf": [_MONTH, {"type": "string", "pattern": r"^[0-9]{1,2}-[0-9]{1,2}$"}]
}


def as_schema(model: type[BaseModel], name: str) -> str:
    """Give the schema as JSON text."""
    return json.dumps(schema(model, name), ensure_ascii=False, indent=2) + "\n"


def schema(model: type[BaseModel], name: str) -> JsonSchemaValue:
    """Give the schema of a model; `name` is the last part of its address."""
    made = model.model_json_schema(schema_generator=_Written)
    for kind, part in {**made.get("$defs", {}), model.__name__: made}.items():
        if kind in KINDS and "description" in part:
            first = part["description"].partition("\n\n")[0].replace("\n", " ")
            part["description"] = f"{first} / {KINDS[kind]}"
    _describe(made)
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"{HOME}/{name}.json", **made}


def _describe(part: object) -> None:
    """Say what each key means, in both languages; pydantic's own titles only repeat the key."""
    if isinstance(part, list):
        for one in part:
            _describe(one)
    if not isinstance(part, dict):
        return
    if "anyOf" in part and "additionalProperties" in part:
        # Of the mapping alone, not of the short form beside it.
        part["anyOf"][-1]["additionalProperties"] = part.pop("additionalProperties")
    for name, value in part.get("properties", {}).items():
        if meaning := MEANINGS.get(name):
            value["description"] = f"{meaning.english} / {meaning.vietnamese}"
            if meaning.examples:
                value["examples"] = list(meaning.examples)
    if isinstance(part.get("title"), str):
        del part["title"]
    _bound(part)
    for one in part.values():
        _describe(one)


def _bound(part: JsonSchemaValue) -> None:
    """Name a bound as JSON Schema does; where a validator stands before it pydantic writes `ge`."""
    if "ge" in part:
        part["minimum"] = part.pop("ge")


class _Written(GenerateJsonSchema):
    """Pydantic's schema, but for the values that a validator reads from what people write."""

    def function_before_schema(self, schema: BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Give what may be written before a validator; each has its form in FORMS."""
        inner = self.generate_inner(schema["schema"])
        name = getattr(schema["function"]["function"], "__name__", "")
        if name not in FORMS:
            # An editor must not refuse what khtt reads; a test asks for the form.
            return {UNKNOWN: name}
        return FORMS[name](self._plain(inner) if name in _OF_ITEMS else inner)

    def _plain(self, inner: JsonSchemaValue) -> JsonSchemaValue:
        """Give a list with the definition of its items in place, which is changed there."""
        items = inner.get("items", {})
        found = self.get_schema_from_definitions(items["$ref"]) if "$ref" in items else items
        return {**inner, "items": copy.deepcopy(found or {})}


def _one_or_many(inner: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [inner.get("items", {}), inner]}


def _quantity(inner: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [{"enum": list(get_args(Frequency))}, inner]}


def _by(key: str, value: str | None = None) -> Callable[[JsonSchemaValue], JsonSchemaValue]:
    """Give the form of `{key: value}` for a list of mappings of a key and a value."""

    def form(inner: JsonSchemaValue) -> JsonSchemaValue:
        items = inner["items"]
        below = items.get("properties", {})
        if value:
            return {"type": "object", "additionalProperties": below[value]}
        rest = {name: one for name, one in below.items() if name != key}
        required = [name for name in items.get("required", ()) if name != key]
        return {
            "type": "object",
            "additionalProperties": {**items, "properties": rest, "required": required},
        }

    return form


def _local(inner: JsonSchemaValue) -> JsonSchemaValue:
    items = inner["items"]
    required = [name for name in items.get("required", ()) if name != "ref"]
    return {**inner, "items": {**items, "required": required}}


def _asks(inner: JsonSchemaValue) -> JsonSchemaValue:
    return {**inner, "items": {"anyOf": [{"type": "string"}, inner["items"]]}}


FORMS: dict[str, Callable[[JsonSchemaValue], JsonSchemaValue]] = {
    "_day": lambda _inner: _DAY,
    "_listed": _one_or_many,
    "_shorthand": _quantity,
    "_amount": lambda _inner: {"anyOf": [{"type": "integer", "minimum": 0}, _SHARE]},
    "_quarters": lambda _inner: {"type": "string", "pattern": "^(I|II|III|IV)(-(II|III|IV))?$"},
    "_months": lambda _inner: {"anyOf": [_SPAN, {"type": "array", "items": _SPAN}]},
    "_steps": _by("year", "quantity"),
    "_weight": lambda _inner: {"anyOf": [{"type": "integer"}, _SHARE]},
    "_weights": _by("district", "weight"),
    "_offices": _by("role", "name"),
    "_answers": _by("id", "by"),
    "_measure": _by("name", "values"),
    "listed": _by("id"),
    "_local": _local,
    "local": _local,
    "_asks": _asks,
}
_OF_ITEMS = ("_steps", "_weights", "_offices", "_answers", "_measure", "listed", "_local", "local")

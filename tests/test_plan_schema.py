"""The schemas of plans and overlays: in step with the models, and telling what each key means."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from khtt.formats.schema.generate import UNKNOWN, schema
from khtt.formats.schema.kinds import KINDS
from khtt.formats.schema.words import MEANINGS
from khtt.load import load
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.overlay import Overlay
from tests.commands import ROOT, khtt

SCHEMAS = {"plan": schema(PlanFile, "plan"), "overlay": schema(Overlay, "overlay")}
PLANS = [*(ROOT / "plans").glob("*.yaml"), *(ROOT / "tests" / "plans" / "valid").glob("*.yaml")]
OVERLAYS = [*(ROOT / "plans").glob("*/**/*.yaml")]


def _data(path: Path) -> object:
    plain: object = json.loads(json.dumps(load(path.read_bytes(), path.name).data))
    return plain


def _problems(name: str, data: object) -> list[str]:
    found = jsonschema.Draft202012Validator(SCHEMAS[name]).iter_errors(data)
    return [f"{list(one.absolute_path)}: {one.message[:200]}" for one in found]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_plan_fits_its_schema(path: Path) -> None:
    assert _problems("plan", _data(path)) == []


@pytest.mark.parametrize("path", OVERLAYS, ids=lambda path: path.stem)
def test_every_overlay_fits_its_schema(path: Path) -> None:
    assert _problems("overlay", _data(path)) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_written_form_of_every_value_is_known(name: str) -> None:
    unknown = f'"{UNKNOWN}": "'
    assert unknown not in json.dumps(SCHEMAS[name]), "add it to khtt.formats.schema.generate.FORMS"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_command_prints_a_sound_schema(name: str) -> None:
    told = json.loads(khtt("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(told)
    assert told == SCHEMAS[name]


def _keys(part: object) -> Iterator[tuple[str, object]]:
    inside = part if isinstance(part, list) else []
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        inside = list(part.values())
    for one in inside:
        yield from _keys(one)


def _described(value: object) -> bool:
    return isinstance(value, dict) and " / " in str(value.get("description"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_key_is_told_in_both_languages(name: str) -> None:
    bare = {key for key, value in _keys(SCHEMAS[name]) if not _described(value)}
    assert bare == set()


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_kind_of_part_is_told_in_both_languages(name: str) -> None:
    kinds = SCHEMAS[name]["$defs"]
    told = {kind for kind, part in kinds.items() if "description" in part}
    assert sorted(told - set(KINDS)) == []
    assert all(kinds[kind]["description"].endswith(f" / {KINDS[kind]}") for kind in told)


def test_no_kind_is_left_over() -> None:
    there = {kind for made in SCHEMAS.values() for kind in made["$defs"]}
    assert sorted(set(KINDS) - there - {"PlanFile", "Overlay"}) == []


def test_no_meaning_is_left_over() -> None:
    assert set(MEANINGS) - {key for name in SCHEMAS for key, _ in _keys(SCHEMAS[name])} == set()


QUANTITY = ("regular", {"at_least": "25%", "of": "commune"}, {"between": [10, 15]}, {"about": 5})
SCHEDULE = ({"months": [2, "8-9"]}, {"months": 12}, {"quarters": "II-IV"}, {"before": "1/2/2026"})


def _with(**fields: object) -> object:
    data = _data(ROOT / "tests" / "plans" / "valid" / "least.yaml")
    assert isinstance(data, dict)
    campaign = {"id": "launch", "ref": "III.1", "name": "Ra quân", **fields}
    return data | {"campaigns": [campaign]}


@pytest.mark.parametrize("quantity", QUANTITY, ids=str)
def test_the_short_forms_of_a_quantity_are_known(quantity: object) -> None:
    assert _problems("plan", _with(quantity=quantity)) == []


@pytest.mark.parametrize("schedule", SCHEDULE, ids=str)
def test_the_short_forms_of_a_schedule_are_known(schedule: object) -> None:
    assert _problems("plan", _with(schedule=schedule)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": "often"},
        {"quantity": {"exactly": "five"}},
        {"schedule": {"months": [13]}},
        {"schedule": {"quarters": "V"}},
        {"schedule": {"day": "2026-01-01"}},
        {"id": "Big"},
        {"leads": "x"},
    ],
    ids=str,
)
def test_what_is_wrong_is_refused(wrong: dict[str, object]) -> None:
    assert _problems("plan", _with(**wrong))


def test_steps_are_written_by_year() -> None:
    data = _with()
    assert isinstance(data, dict)
    target = {
        "id": "t",
        "ref": "I.1",
        "text": "Mức",
        "steps": {"2022": {"exactly": "50%", "of": "staff"}},
    }
    assert _problems("plan", data | {"targets": [target]}) == []

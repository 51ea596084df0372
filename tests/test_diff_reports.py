"""The reports of a comparison for terminals, Markdown and programs."""

import json
import re
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from khtt.diff import Options, diff
from khtt.formats.changes.json import as_json
from khtt.formats.changes.labels import kind_name, place
from khtt.formats.changes.markdown import as_markdown
from khtt.formats.changes.schema import as_schema, schema
from khtt.formats.changes.text import as_text, summary
from khtt.formats.changes.words import amount
from khtt.load import load
from khtt.nouns.change import Changes, Direction, FieldChange, Kind, Local, Meaning, Topic
from khtt.nouns.plan.file import PlanFile
from khtt.parse import parse
from khtt.resolve.worded import national

PLANS = Path(__file__).parents[1] / "plans"


def _plan(year: int) -> PlanFile:
    path = PLANS / f"{year}.yaml"
    return national(parse(load(path.read_bytes(), path.name), PlanFile))


PLAN = {year: _plan(year) for year in (2022, 2023, 2025)}
BOTH = [diff(PLAN[2022], PLAN[2023]), diff(PLAN[2023], PLAN[2025], Options(ids=False))]
EMPTY = diff(PLAN[2023], PLAN[2023])
LOCAL = Local(
    "tỉnh Đồng Tháp", (Meaning(Topic.NUMBERS, "number", "one", "III.1", "Hội nghị", ("36 xã",)),)
)


@pytest.mark.parametrize("changes", [*BOTH, EMPTY], ids=["declared", "by-text", "empty"])
@pytest.mark.parametrize("local", [None, LOCAL], ids=["nation", "province"])
def test_json_keeps_to_the_schema_that_is_printed(changes: Changes, local: Local | None) -> None:
    jsonschema.validate(json.loads(as_json(changes, local)), json.loads(as_schema()))


def test_the_schema_is_itself_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_json_names_a_cause_that_is_there() -> None:
    changes = json.loads(as_json(BOTH[0]))["changes"]
    known = {change["fingerprint"] for change in changes}
    assert {change["cause"] for change in changes} <= known | {None}


@pytest.mark.parametrize("changes", BOTH, ids=["declared", "by-text"])
def test_every_change_without_a_cause_is_told(changes: Changes) -> None:
    for report in (as_text(changes), as_markdown(changes).replace("\\", "")):
        for change in changes.causes:
            assert kind_name(change.kind) in report
            assert place(change.entry.ref) in report
            # Numbers that only changed stand together in a line.
            assert change.fingerprint in report or change.kind is Kind.RENUMBERED


def test_colours_change_nothing_but_colours() -> None:
    coloured = re.sub(r"\x1b\[[\d;]*m", "", summary(BOTH[0], colour=True))
    assert coloured == summary(BOTH[0])
    assert "\x1b" not in as_text(BOTH[0])
    assert "\x1b[31m" in as_text(BOTH[0], colour=True)


def test_nothing_changed_is_said() -> None:
    assert "has no changes" in as_text(EMPTY)


def test_a_unit_reads_its_own_figures_after_the_summary() -> None:
    assert "III.1: Hội nghị: 36 xã → –" in as_text(BOTH[0], LOCAL)
    assert "III.1: Hội nghị: 36 xã → –" in as_markdown(BOTH[0], LOCAL)


def test_no_text_becomes_markdown() -> None:
    title = "Kế hoạch *năm* <b>2023</b>"
    identity = PLAN[2023].plan.model_copy(update={"title": title})
    changed = diff(PLAN[2022], PLAN[2023].model_copy(update={"plan": identity}))
    assert r"\*năm\* \<b\>2023\</b\>" in as_markdown(changed)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (
            FieldChange(
                "quantity", "25%", "30%", Direction.UP, points=Decimal(5), percent=Decimal("20.0")
            ),
            "quantity: 25% -> 30% (up by 5 percentage points, 20%)",
        ),
        (
            FieldChange(
                "quantity",
                "8 tin",
                "7 tin",
                Direction.DOWN,
                amount=Decimal(-1),
                unit="tin",
                percent=Decimal("-12.5"),
            ),
            "quantity: 8 tin -> 7 tin (down by 1 tin, 12,5%)",
        ),
        (FieldChange("deadline", "28/12", "", Direction.DROPPED), "deadline: 28/12 -> nothing"),
    ],
)
def test_a_field_is_told_in_a_line(field: FieldChange, said: str) -> None:
    assert amount(field) == said

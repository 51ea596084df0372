"""The tables of the rules, against the model that they speak of."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from khtt.check import RULES, Rule
from khtt.check.references import REF
from khtt.check.survey import REFERENCES
from khtt.nouns.noun import Id, Noun
from khtt.nouns.plan.file import PlanFile

# They name no part of this plan: what an item is called, was called elsewhere, and roles.
OTHER_IDS = {"id", "was", "offices", "spread"}  # what is spread by is declared by overlays

REFS = """
I I.1 I.1.1 II.p1 II.6 III.12 IV.1.2.b3 IV.1.3.p1 IV.2.1.b6 V.2 VI.p1 VII.7.1.p1 VII.7.10 M01 M04
III.2.2.a III.2.2.a.p1 III.2.2.c.b3 II.2.2.b2.s1 PL1 PL1.A PL1.A.1.2 PL1.A.3.1.d PL1.A.II.a
PL1.A.III PL1.B.3.10.4 PL2 M01.II.3
"""
NO_REFS = (
    "3.1 III. III..1 iii.1 III.01 III-1 III.1.b3-b5 M1 PL.A PL1.a.A III.1,2 III.1.s1.b2 b2 PL1.b0"
)


def _nouns(model: type[Noun], seen: set[type[Noun]]) -> set[type[Noun]]:
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for part in _types(field.annotation):
                if isinstance(part, type) and issubclass(part, Noun):
                    _nouns(part, seen)
    return seen


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _pattern(field: object) -> bool:
    return get_args(Id)[1].metadata[0].pattern in repr(field)


def _id_fields(model: type[Noun]) -> set[str]:
    return {name for name, field in model.model_fields.items() if _pattern(field)} - OTHER_IDS


def test_every_key_that_holds_an_id_is_checked() -> None:
    for model in _nouns(PlanFile, set()):
        named = {
            name
            for base, fields in REFERENCES.items()
            if issubclass(model, base)
            for name in fields
        }
        assert named == _id_fields(model), model.__name__


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_a_rule_says_what_it_finds_and_what_to_do(rule: Rule) -> None:
    first, _, rest = (rule.__doc__ or "").partition("\n\n")
    assert re.fullmatch(r"KH[23]\d\d(?: \(warning\))?: .+\.", first.replace("\n", " "))
    assert rest.strip()


@pytest.mark.parametrize("ref", REFS.split())
def test_a_place_in_an_official_document_is_a_ref(ref: str) -> None:
    assert REF.fullmatch(ref)


@pytest.mark.parametrize("ref", [*NO_REFS.split(), "", "III.1 ", "Phụ lục 1"])
def test_anything_else_is_no_ref(ref: str) -> None:
    assert not REF.fullmatch(ref)

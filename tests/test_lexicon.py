"""Every text of every plan, in the words of every body on every map (WORDS.md's laws 2 to 4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from khtt.check.survey import Survey
from khtt.compiler import load_plan
from khtt.nouns.organisation import Level, organisation_on
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Basis, Item, Responsibility
from khtt.nouns.plan.overlay import Facts
from khtt.nouns.source import Path as Place
from khtt.nouns.source import Source
from khtt.nouns.words import Lexicon, WordsError, lexicon
from khtt.resolve.takers import takers
from khtt.resolve.worded import worded
from khtt.workspace import DiskWorkspace
from tests.excluded import kinds_of, offences

ROOT = Path(__file__).parents[1]
# Each plan on its own day; that of 2025 after the districts ended, and a year later as well.
DAYS = [
    (2022, date(2021, 12, 31)),
    (2023, date(2022, 12, 31)),
    (2025, date(2025, 5, 15)),
    (2025, date(2025, 7, 1)),
    (2025, date(2026, 1, 1)),
]


@dataclass(frozen=True)
class Asked:
    """What a plan asks of the bodies of a level: texts with references, texts without, and units."""

    said: tuple[str, ...]
    plain: tuple[str, ...]
    units: tuple[str, ...]


@cache
def plan(year: int) -> PlanFile:
    return load_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml")).file


@cache
def asked(year: int, level: Level) -> Asked:
    file = plan(year)
    who = takers(file.units, level)
    items = list(file.items())
    refused = [path for path, item in items if not who.falls(_lead(item))]
    fallen = [item for path, item in items if not _within(path, refused)]
    survey = Survey.of(file, Source("plan", {}))
    texts = [
        text.text
        for text in survey.texts
        if not isinstance(text.noun, Basis)
        and any(text.path[: len(path)] == path for path, _item in items)
        and not _within(text.path, refused)
        and text.path[0] not in ("forms", "sections")
    ]
    units = dict.fromkeys(
        unit for item in fallen for unit in (*who.shown(_lead(item)), *getattr(item, "support", ()))
    )
    return Asked(
        tuple(dict.fromkeys(text for text in texts if "{" in text)),
        tuple(dict.fromkeys(text for text in texts if "{" not in text)),
        tuple(units),
    )


def _lead(item: Item) -> tuple[str, ...]:
    if isinstance(item, Responsibility):
        return (item.unit,)
    lead: tuple[str, ...] = getattr(item, "lead", ())
    return lead


def _within(path: Place, others: list[Place]) -> bool:
    return any(path[: len(other)] == other for other in others)


def lexicons(year: int, day: date) -> Iterator[Lexicon]:
    organisation = organisation_on(day)
    for body in organisation.bodies:
        yield lexicon(body, organisation, plan(year).units, Facts(), day)


@pytest.mark.parametrize(("year", "day"), DAYS)
def test_every_reference_has_a_name_for_every_body(year: int, day: date) -> None:
    failed = list[tuple[str, str]]()
    for words in lexicons(year, day):

        def fails(_path: Place, problem: WordsError, body: str = words.body.id) -> None:
            failed.append((body, problem.message))

        worded(plan(year), words, fails)
        for unit in asked(year, words.body.level).units:
            assert words.unit(unit)
    assert failed == []


@pytest.mark.parametrize(("year", "day"), DAYS)
def test_no_body_reads_a_word_that_its_place_or_its_day_excludes(year: int, day: date) -> None:
    organisation = organisation_on(day)
    found = dict[tuple[str, str, str], str]()
    seen = set[tuple[str, frozenset[str]]]()
    for words in lexicons(year, day):
        own = asked(year, words.body.level)
        said = [*map(words.said, own.said), *map(words.unit, own.units)]
        # Texts without a reference read alike wherever there are the same kinds of place.
        alike = (words.body.level, kinds_of(words.body, organisation))
        if alike not in seen:
            said.extend(own.plain)
            seen.add(alike)
        for offence in offences(words.body, organisation, said, day):
            found.setdefault(offence, words.body.id)
    assert found == {}

"""The guide's table of roles says what the data says."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from khtt.nouns.organisation import organisation_on
from khtt.nouns.plan.overlay import Facts
from khtt.nouns.words import LEVELS, Lexicon, Role, lexicon, roles

GUIDES = Path(__file__).parents[1] / "docs" / "guide"
COLUMNS = [
    ("nation", date(2022, 3, 1)),
    ("dong-thap", date(2022, 3, 1)),
    ("ha-noi", date(2022, 3, 1)),
    ("ha-noi/quan-ba-dinh", date(2022, 3, 1)),
    ("dong-thap/huyen-hong-ngu", date(2022, 3, 1)),
    ("ha-noi/co-so-long-bien", date(2025, 7, 1)),
]


def _words(body: str, day: date) -> Lexicon:
    organisation = organisation_on(day)
    return lexicon(organisation.body(body), organisation, (), Facts(), day)


def row(role: Role, language: str) -> str:
    """Give the row of a role: what it is, its names in six documents, its source."""
    names = [_words(*column).name(role.id) or "-" for column in COLUMNS]
    what = role.vietnamese if language == "vi" else role.english
    return f"| `{role.id}` | {' | '.join((what, *names, role.source))} |"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_role_stands_in_the_guide_with_its_names(language: str) -> None:
    text = (GUIDES / language / "words.md").read_text("utf-8")
    told = [line for line in text.splitlines() if line.startswith("| `") and "{" not in line[:4]]
    assert told[: len(roles())] == [row(role, language) for role in roles().values()]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_level_stands_in_the_guide(language: str) -> None:
    text = (GUIDES / language / "words.md").read_text("utf-8")
    assert [level for level in LEVELS if f"| `{{role:{level}}}` |" not in text] == []


@pytest.mark.parametrize("role", roles().values(), ids=lambda role: str(role.id))
def test_a_role_says_what_it_is_and_where_its_names_come_from(role: Role) -> None:
    assert role.vietnamese
    assert role.english
    assert role.source
    ends = [(names.first, names.last) for names in role.names]
    assert all(last < first for (_, last), (first, _) in pairwise(ends))

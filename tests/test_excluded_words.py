"""Documents of bodies drawn by lot hold no word that their place, level or day excludes (law 2)."""

import random
import re
import zipfile
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from khtt.compiler import Compiler, load_plan, new_compiler
from khtt.compiler.chains import read_chains
from khtt.nouns.organisation import Body, Organisation, organisation_on
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts
from tests.excluded import offences

ROOT = Path(__file__).parents[1]
DAYS = [
    (2022, date(2021, 12, 31)),
    (2023, date(2022, 12, 31)),
    (2025, date(2025, 5, 15)),
    (2025, date(2025, 7, 1)),
    (2025, date(2026, 1, 1)),
]
DRAWN = 20
PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
WORDS = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
# An island says what it lacks; a document taken over whole keeps its own words.
SAID_AS_LACKING = "không có đơn vị hành chính cấp xã"
OWN = {"dong-thap/huyen-hong-ngu"}


def _compiler(year: int, organisation: Organisation) -> Compiler:
    workspace = DiskWorkspace(ROOT)
    loaded = load_plan(workspace, Path(f"plans/{year}.yaml"))
    chains, _ = read_chains(workspace, loaded.chain, organisation)
    return new_compiler(chains, template_texts(), None)


def _drawn(organisation: Organisation, seed: int) -> list[Body]:
    """The nation, and bodies of each level below it by lot."""
    lot = random.Random(seed)  # noqa: S311 (a lot, no secret)
    found = [organisation.nation]
    for level in organisation.levels[1:]:
        bodies = [body for body in organisation.of_level(level) if body.id not in OWN]
        found += lot.sample(bodies, min(DRAWN, len(bodies)))
    return found


def _lines(document: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(document)) as package:
        xml = package.read("word/document.xml").decode()
    said = ("".join(WORDS.findall(paragraph)) for paragraph in PARAGRAPH.findall(xml))
    return [unescape(line) for line in said if line.strip() and SAID_AS_LACKING not in line]


@pytest.mark.parametrize(("year", "day"), DAYS)
def test_a_document_says_nothing_that_its_body_has_not(year: int, day: date) -> None:
    organisation = organisation_on(day)
    compiler = _compiler(year, organisation)
    found = [
        (body.id, *offence)
        for body in _drawn(organisation, year * day.year)
        for offence in offences(body, organisation, _lines(compiler.document(body)), day)
    ]
    assert found == []

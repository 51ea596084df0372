"""The documents of the bodies of every plan, on the plan's day and on others, and what they say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from khtt.compiler import Compiler, new_compiler, sound_plan, template_for
from khtt.compiler.chains import Chains, read_chains
from khtt.compose import compose
from khtt.nouns.document import Document
from khtt.nouns.organisation import Body, Level, organisation_on
from khtt.nouns.plan.resolved import Plan
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts
from tests.told import told

ROOT = Path(__file__).parents[1]
YEARS = (2022, 2023, 2025)


@dataclass(frozen=True)
class Edition:
    """A year's plan on the organisation of a day; by default its own."""

    year: int
    as_of: date | None = None

    def __str__(self) -> str:
        """Name it as a test does: `2025` or `2025-2025-07-01`."""
        return f"{self.year}" if self.as_of is None else f"{self.year}-{self.as_of}"


JULY = Edition(2025, date(2025, 7, 1))
OCTOBER = Edition(2025, date(2025, 10, 1))
EDITIONS = (*map(Edition, YEARS), JULY, OCTOBER)


@cache
def chains(edition: Edition) -> Chains:
    """Give a plan with the overlays of the repository."""
    workspace = DiskWorkspace(ROOT)
    loaded = sound_plan(workspace, Path(f"plans/{edition.year}.yaml"))
    organisation = organisation_on(edition.as_of or loaded.file.plan.day)
    return read_chains(workspace, loaded.chain, organisation)[0]


@cache
def compiler(edition: Edition) -> Compiler:
    """Give what all documents of a plan share."""
    return new_compiler(chains(edition), template_texts(), None)


def body(edition: Edition, name: str) -> Body:
    """Give a body by its id: `nation`, `dong-thap`, `dong-thap/huyen-hong-ngu`; or by a name."""
    organisation = chains(edition).organisation
    if name == "nation":
        return organisation.nation
    level = organisation.levels[-1] if "/" in name else Level.PROVINCE
    return organisation.find(name, level)


def bodies(edition: Edition, level: Level) -> tuple[Body, ...]:
    """Give all bodies of a level."""
    return chains(edition).organisation.of_level(level)


def plan(edition: Edition, name: str) -> Plan:
    """Give the plan of a body."""
    return chains(edition).plan(body(edition, name))


def composed(edition: Edition, one: Body) -> Document:
    """Give the document tree of a body."""
    resolved = chains(edition).plan(one)
    return compose(resolved, compiler(edition).templates, template_for(resolved))


@cache
def content(edition: Edition, name: str) -> bytes:
    """Give the document of a body as bytes."""
    return compiler(edition).document(body(edition, name))


@cache
def opened(edition: Edition, name: str) -> Docx:
    """Give the document of a body read back with python-docx."""
    return docx.Document(BytesIO(content(edition, name)))


@cache
def lines(edition: Edition, name: str) -> tuple[str, ...]:
    """Give every paragraph of a document read back, those of tables too, in order."""
    return tuple(_lines(opened(edition, name)))


@cache
def text(edition: Edition, name: str) -> str:
    """Give the document of a body as text, a block a line."""
    return told(composed(edition, body(edition, name)))


def _lines(document: Docx) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        said = "".join(_words(paragraph))
        if said.strip():
            yield said


def _words(paragraph: BaseOxmlElement) -> Iterator[str]:
    for node in paragraph.iter(qn("w:t"), qn("w:br")):
        yield node.text or "\n"

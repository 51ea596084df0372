"""The rendered documents of the three plans, and what they say when read back."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from khtt.compiler import Compiler, load_plan, new_compiler
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts

ROOT = Path(__file__).parents[1]
YEARS = (2022, 2023, 2025)


@cache
def compiler(year: int) -> Compiler:
    """Give the compiler of a year's plan."""
    loaded = load_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml"))
    return new_compiler(loaded, template_texts(), None)


@cache
def content(year: int, slug: str) -> bytes:
    """Give the document of a province as bytes."""
    here = compiler(year)
    return here.province_document(here.territory.find_province(slug))


@cache
def opened(year: int, slug: str) -> Docx:
    """Give the document of a province read back with python-docx."""
    return docx.Document(BytesIO(content(year, slug)))


@cache
def lines(year: int, slug: str) -> tuple[str, ...]:
    """Give every paragraph of a document, those of tables too, in order."""
    return tuple(_lines(opened(year, slug)))


def text(year: int, slug: str) -> str:
    """Give a whole document as text."""
    return "\n".join(lines(year, slug))


def provinces(year: int) -> tuple[str, ...]:
    """Give the slugs of a year's provinces."""
    return tuple(province.slug for province in compiler(year).territory.provinces)


def _lines(document: Docx) -> Iterator[str]:
    for paragraph in document.element.body.iter(qn("w:p")):
        said = "".join(_words(paragraph))
        if said.strip():
            yield said


def _words(paragraph: BaseOxmlElement) -> Iterator[str]:
    for node in paragraph.iter(qn("w:t"), qn("w:br")):
        yield node.text or "\n"

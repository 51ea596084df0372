"""All that an office decides is found in its document, and in those below, in words and numbers.

`# => words` in an overlay are what its own document says, `=v words` what that of huyện Lai Vung does.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from khtt.compiler import load_plan, new_compiler
from khtt.compiler.chains import read_chains
from khtt.nouns.diagnostic import Severity
from khtt.workspace import DiskWorkspace, MemoryWorkspace
from khtt.workspace.resources import template_texts

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "overlays" / "decided"
FILES = sorted(FOLDER.rglob("*.yaml"))
SAID = re.compile(r"# (=[>v] .+)$")
BELOW = "dong-thap/huyen-lai-vung"


def _expected() -> list[tuple[str, str, str]]:
    """Give year, body and words of everything that is to be found."""
    found = []
    for path in FILES:
        year, *names = path.relative_to(FOLDER).with_suffix("").parts
        for line in path.read_text("utf-8").split("\n"):
            if mark := SAID.search(line):
                for part in re.split(r" (?==[>v] )", mark[1]):
                    body = BELOW if part.startswith("=v") else "/".join(names)
                    found.append((year, body, part[3:].strip()))
    return found


@cache
def _text(year: str, body: str) -> str:
    files = {f"plans/{path.relative_to(FOLDER)}": path.read_bytes() for path in FILES}
    loaded = load_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml"))
    chains, problems = read_chains(MemoryWorkspace(files), loaded.chain, loaded.organisation)
    errors = [one for some in problems.values() for one in some if one.severity is Severity.ERROR]
    assert errors == []
    compiler = new_compiler(chains, template_texts(ROOT), None)
    return _read(compiler.document(chains.organisation.body(body)))


def _read(content: bytes) -> str:
    """Give the words of a document, a paragraph a line, spaces as they are read."""
    root = docx.Document(BytesIO(content)).element
    paragraphs = (
        "".join(run.text or " " for run in one.iter(qn("w:t"), qn("w:br")))
        for one in root.iter(qn("w:p"))
    )
    return "\n".join(paragraphs).replace("\u00a0", " ")


@pytest.mark.parametrize(("year", "body", "words"), _expected())
def test_a_decision_is_said(year: str, body: str, words: str) -> None:
    assert words in _text(year, body)


def test_there_are_decisions_of_every_kind() -> None:
    assert len(_expected()) > 80


def test_a_district_does_not_call_its_radio_as_its_province_calls_its_own() -> None:
    assert "phối hợp: Trung tâm Văn hóa - Thể thao và Truyền thanh huyện" in _text("2022", BELOW)


@pytest.mark.parametrize("body", ["dong-thap", BELOW])
def test_a_sum_of_money_is_told_once(body: str) -> None:
    sums = [line for line in _text("2022", body).splitlines() if re.search(r": [\d.]+ đồng", line)]
    assert sums
    assert len({line.split(": ")[0] for line in sums}) == len(sums)

"""Mistakes in real plans: each is told by its code, on its line, and nothing else is told."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from khtt.compiler import check_files
from khtt.nouns.diagnostic import Diagnostic
from khtt.workspace import MemoryWorkspace

FOLDER = Path(__file__).parent / "plans"
PLANS = {f"plans/{path.name}": path.read_bytes() for path in (FOLDER / "years").glob("*.yaml")}
ESCAPES = {"\\n": "\n", "\\t": "\t", "\\u0301": "\u0301"}


@dataclass(frozen=True)
class Mistake:
    """What is changed in a plan, and which code tells of it."""

    year: str
    code: str
    old: str
    new: str

    @property
    def file(self) -> str:
        return f"plans/{self.year}.yaml"

    @property
    def text(self) -> str:
        """The plan with the mistake in it."""
        text = PLANS[self.file].decode()
        assert self.old in text, self.old
        return text.replace(self.old, self.new.replace("¦", ""), 1)

    @property
    def line(self) -> int:
        """The line of the fault."""
        return self.text.count("\n", 0, self.place) + 1

    @property
    def place(self) -> int:
        """The index of the fault in the text."""
        return PLANS[self.file].decode().index(self.old) + max(self.new.find("¦"), 0)


def _mistakes() -> list[Mistake]:
    lines = (FOLDER / "mistakes.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Mistake(year, code.rstrip("?"), _read(old), _read(new)) for year, code, old, new in rows
    ]


def _read(text: str) -> str:
    return re.sub(r"\\(?:n|t|u0301)", lambda found: ESCAPES[found[0]], text)


def _found(file: str, text: bytes) -> tuple[Diagnostic, ...]:
    return check_files(MemoryWorkspace(PLANS | {file: text}), Path(file))[Path(file)]


MISTAKES = _mistakes()
TOLD = {one: _found(one.file, one.text.encode()) for one in MISTAKES}


@pytest.mark.parametrize("file", PLANS)
def test_a_plan_as_it_is_has_no_problem(file: str) -> None:
    assert _found(file, PLANS[file]) == ()


def test_mistakes_are_told_by_their_code() -> None:
    silent = [one for one in MISTAKES if one.code not in {told.code for told in TOLD[one]}]
    assert len(silent) <= 0.02 * len(MISTAKES), silent


def test_mistakes_are_told_on_their_line() -> None:
    elsewhere = [one for one in MISTAKES if one.line not in {told.at.line for told in TOLD[one]}]
    assert len(elsewhere) <= 0.05 * len(MISTAKES), elsewhere


def test_one_mistake_gives_one_message() -> None:
    counts = Counter(len(told) for told in TOLD.values())
    assert counts[1] >= 0.95 * len(MISTAKES)


def test_every_problem_says_what_to_do() -> None:
    assert [told for found in TOLD.values() for told in found if not told.hint] == []

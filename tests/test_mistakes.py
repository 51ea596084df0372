"""Mistakes in real plans: each is told by its code, on its line, and nothing else is told."""

import re
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

    row: int
    year: str
    mark: str
    old: str
    new: str
    hint: str = ""

    @property
    def code(self) -> str:
        return self.mark.strip("?-~+")

    @property
    def silent(self) -> bool:
        """Whether nothing tells of it today."""
        return "-" in self.mark

    @property
    def elsewhere(self) -> bool:
        """Whether it is told on another line: of two that are alike, the second."""
        return "~" in self.mark

    @property
    def several(self) -> bool:
        """Whether a consequence is told beside it."""
        return "+" in self.mark

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
        Mistake(number, year, mark, _read(old), _read(new), *hint)
        for number, (year, mark, old, new, *hint) in enumerate(rows)
    ]


def _read(text: str) -> str:
    return re.sub(r"\\(?:n|t|u0301)", lambda found: ESCAPES[found[0]], text)


def _found(file: str, text: bytes) -> tuple[Diagnostic, ...]:
    return check_files(MemoryWorkspace(PLANS | {file: text}), Path(file))[Path(file)]


MISTAKES = _mistakes()
VARIANTS = [
    tuple(_read(part) for part in line.split("\t"))
    for line in (FOLDER / "variants.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("file", PLANS)
def test_a_plan_as_it_is_has_no_problem(file: str) -> None:
    assert _found(file, PLANS[file]) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.year}-{one.code}-{one.row}")
def test_a_mistake_is_told_on_its_line_with_what_to_do(mistake: Mistake) -> None:
    found = _found(mistake.file, mistake.text.encode())
    told = [one for one in found if one.code == mistake.code]
    assert bool(told) is not mistake.silent
    assert mistake.silent or mistake.elsewhere or mistake.line in {one.at.line for one in told}
    assert [one for one in found if not one.hint] == []
    assert len(found) <= 1 or mistake.several
    assert not mistake.hint or [one.hint for one in told] == [mistake.hint]


@pytest.mark.parametrize(("year", "old", "new"), VARIANTS)
def test_what_may_as_well_stand_there_is_no_mistake(year: str, old: str, new: str) -> None:
    file = f"plans/{year}.yaml"
    text = PLANS[file].decode()
    assert old in text
    assert _found(file, text.replace(old, new, 1).encode()) == ()

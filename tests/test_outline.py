"""The numbers of headings, clauses and points, as counted and as an office program shows them."""

import re
import subprocess
from pathlib import Path

import pytest

from khtt.nouns.document import Block, Document, Heading, Paragraph, Section
from khtt.write import base_package, write
from khtt.write.outline import LETTERS, LEVELS, POINT, Outline, Restart
from tests.sample_document import listed, points, text

HEADING, CLAUSE, SUBCLAUSE = 0, 1, 2


class Restarts:
    """Keeps what was started anew; the ids are `new1`, `new2`, ..."""

    def __init__(self) -> None:
        self.made: list[Restart] = []

    def __call__(self, restart: Restart) -> str:
        self.made.append(restart)
        return f"new{len(self.made)}"


def test_what_word_starts_anew_by_itself_needs_no_new_instance() -> None:
    restarts = Restarts()
    outline = Outline(restarts, "1")
    for level in (HEADING, CLAUSE, POINT, POINT, CLAUSE):
        outline.place(level)
    assert outline.place(POINT, first=True) == (4, "1")
    outline.place(HEADING)
    assert outline.place(CLAUSE, first=True) == (1, "1")
    assert restarts.made == []


def test_a_second_list_under_one_clause_starts_anew() -> None:
    restarts = Restarts()
    outline = Outline(restarts, "1")
    outline.place(CLAUSE)
    outline.place(POINT, first=True)
    assert outline.place(POINT, first=True) == (4, "new1")
    assert outline.place(POINT) == (4, "new1")
    assert outline.place(CLAUSE) == (1, "1")
    assert outline.place(POINT) == (4, "1")
    assert restarts.made == [Restart(range(4, 5))]


def test_what_stands_below_goes_on_where_its_parent_started_anew() -> None:
    restarts = Restarts()
    outline = Outline(restarts, "1")
    outline.place(HEADING)
    outline.place(CLAUSE)
    outline.place(CLAUSE, first=True)
    assert outline.place(SUBCLAUSE) == (2, "new1")
    assert outline.place(HEADING) == (0, "1")
    assert outline.place(CLAUSE) == (1, "1")


def test_an_annex_counts_on_its_own() -> None:
    restarts = Restarts()
    outline = Outline(restarts, "1")
    outline.place(HEADING)
    outline.begin()
    assert outline.place(CLAUSE) == (1, "new1")
    assert outline.place(HEADING) == (0, "new2")
    assert outline.place(CLAUSE, first=True) == (1, "new2")
    assert restarts.made == [Restart(range(1, 5)), Restart(range(5))]


def test_points_have_the_letters_of_the_decree() -> None:
    outline = Outline(Restarts(), "1")
    seen = []
    used: dict[tuple[int, str], int] = {}
    for _ in LETTERS:
        place = outline.place(POINT)
        start = 24 if place[1] != "1" else LEVELS[place[0]].start
        used[place] = used.get(place, start - 1) + 1
        letter = chr(ord("a") + used[place] - 1)
        seen.append("đ" if LEVELS[place[0]].counting == "none" else letter)
    assert "".join(seen) == "abcdđeghiklmnopqrstuvxy"


BLOCKS: tuple[tuple[str, Block], ...] = (
    ("I.", Heading(1, text("mục"))),
    ("1.", Heading(2, text("mục"))),
    ("1.1.", Heading(3, text("mục"))),
    ("1.1.1.", Heading(4, text("mục"))),
    ("1.1.2.", listed("subsubclause", "ý")),
    ("1.2.", listed("subclause", "ý")),
    ("2.", listed("clause", "ý")),
    *((f"{letter})", point) for letter, point in zip(LETTERS, points(23), strict=True)),
    ("3.", listed("clause", "ý")),
    ("a)", listed("point", "ý", first=True)),
    ("b)", listed("point", "ý")),
    ("", Paragraph(text("ý"))),
    ("a)", listed("point", "ý", first=True)),
    ("b)", listed("point", "ý")),
    ("4.", listed("clause", "ý")),
    ("a)", listed("point", "ý")),
    ("II.", Heading(1, text("mục"))),
    ("1.", listed("clause", "ý", first=True)),
    ("1.", listed("clause", "ý", first=True)),
    ("1.1.", listed("subclause", "ý")),
)
ANNEX: tuple[tuple[str, Block], ...] = (
    ("1.", listed("clause", "ý")),
    ("I.", Heading(1, text("mục"))),
    ("1.", Heading(2, text("mục"))),
    ("a)", listed("point", "ý")),
)


@pytest.mark.office
def test_an_office_program_shows_these_numbers(tmp_path: Path) -> None:
    sections = (
        Section(tuple(block for _, block in BLOCKS)),
        Section(tuple(block for _, block in ANNEX), annex=True),
        Section(tuple(block for _, block in ANNEX), annex=True),
    )
    shown = _lines_in_office(write(Document(sections), base_package()), tmp_path)
    numbers = [re.match(r"(\S+[.)]|) ?(?:mục|MỤC|ý|Điểm)", line) for line in shown]
    expected = [number for number, _ in (*BLOCKS, *ANNEX, *ANNEX)]
    assert [found[1] if found else None for found in numbers] == expected


def _lines_in_office(data: bytes, folder: Path) -> list[str]:
    """The lines of a document, numbers and all, as LibreOffice shows them."""
    (folder / "document.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "document.docx"]
    subprocess.run(convert, cwd=folder, check=True, capture_output=True, timeout=120)
    lines = (folder / "document.txt").read_text("utf-8-sig").splitlines()
    return [line.strip() for line in lines if line.strip()]

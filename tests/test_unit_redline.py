"""A body's own document tracked against last year's: exact when accepted, and when rejected."""

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from typer.testing import CliRunner

from khtt.cli import app
from khtt.compiler.comparison import Paper, compare, read_side
from khtt.compiler.redlining import unit_redline
from khtt.compiler.succession import Unit
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts
from tests.tracked import settled_in_office

ROOT = Path(__file__).parents[1]
UNITS = (
    (2022, 2023, Unit("dong-thap")),
    (2022, 2023, Unit("ha-noi")),
    (2023, 2025, Unit("an-giang")),
    (2022, 2023, Unit("dong-thap", "huyen-lap-vo")),
    (2022, 2023, Unit("dong-thap", "huyen-hong-ngu")),
)


def _papers(old: int, new: int, unit: Unit) -> tuple[Paper, Paper]:
    files = DiskWorkspace(ROOT)
    sides = (read_side(files, f"plans/{year}.yaml", ROOT) for year in (old, new))
    papers = compare(*sides, unit=unit).papers
    assert papers is not None
    return papers


def _said(text: str) -> list[str]:
    """The lines that say something: LibreOffice keeps an empty one beside a table that goes."""
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.office
def test_five_units_are_exact_in_libreoffice(tmp_path: Path) -> None:
    texts, documents = template_texts(), dict[str, bytes]()
    for number, (old, new, unit) in enumerate(UNITS):
        before, after = _papers(old, new, unit)
        documents[f"both{number}"] = unit_redline(before, after, texts)
        documents[f"old{number}"] = unit_redline(before, before, texts)
        documents[f"new{number}"] = unit_redline(after, after, texts)
    settled = settled_in_office(documents, tmp_path)
    for number in range(len(UNITS)):
        accepted, rejected = settled[f"both{number}"]
        assert _said(accepted) == _said(settled[f"new{number}"][0])
        assert _said(rejected) == _said(settled[f"old{number}"][0])


@pytest.mark.parametrize(("old", "new", "unit"), UNITS, ids=str)
def test_a_redline_of_a_unit_is_valid_word(old: int, new: int, unit: Unit, tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(unit_redline(*_papers(old, new, unit), template_texts()))
    assert OpenXmlValidator().validate(str(path)).errors == []


def test_the_same_document_has_no_tracked_change() -> None:
    before, _after = _papers(2022, 2023, Unit("dong-thap"))
    assert b"<w:ins " not in unit_redline(before, before, template_texts())


def test_the_command_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "redline.docx"
    arguments = ["diff", "2022", "2023", "-p", "dong-thap", "-f", "redline", "-o", str(out)]
    assert CliRunner().invoke(app, [*arguments, "--workspace", str(ROOT)]).exit_code == 0
    assert out.read_bytes().startswith(b"PK")

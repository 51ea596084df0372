"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from khtt.workspace.resources import template_folder

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
MOST_NAMES = 19  # a newcomer sees fewer than twenty rooms

# A machine's own folders and mirrors are its own matter; the project names none.
ELSEWHERE = re.compile(
    r"(?<![\w.~}-])/(?:home|mnt|opt|root|tmp|work|Users)/\w"
    r"|\b(?:pypi|pythonhosted|npmjs)\.(?:org|com)\b"
    r"|\b(?:deb|archive|security)\.(?:debian|ubuntu)\.(?:org|com)\b"
)
SUPPRESSED = re.compile(r"#\s*(?:type:\s*ignore|mypy:)")
ANY = re.compile(r"^\s*(?:from typing import .*\bAny\b|import typing\b)", re.MULTILINE)
FILE_WORK = re.compile(r"\.(?:write_text|write_bytes|mkdir|unlink|rmdir|rename|iterdir|r?glob)\(")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _all_but(module: str) -> list[Path]:
    """The sources without those of one module, be it a file or a folder."""
    own = ROOT / "src" / "khtt" / module
    return [path for path in SOURCES if path.with_suffix("") != own and own not in path.parents]


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(_text(path))):
        if isinstance(node, Function):
            yield node


def _lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _kept_files() -> list[Path]:
    """Every file that git keeps, or will keep once it is added."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in names.split("\0") if name]
    return [path for path in paths if path.is_file()]


def _text(path: Path) -> str:
    """The text of a file, empty for one that holds none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    assert len(_text(path).splitlines()) <= MOST_LINES_OF_A_FILE


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_no_function_outgrows_a_screen(path: Path) -> None:
    long = [f.name for f in _functions(path) if _lines(f) > MOST_LINES_OF_A_FUNCTION]
    assert long == []


def test_the_house_is_seen_at_a_glance() -> None:
    rooms = {
        path.relative_to(ROOT / "src/khtt").parts[0] for path in _kept_files() if _inside(path)
    }
    assert len(rooms) <= MOST_NAMES


def _inside(path: Path) -> bool:
    return (ROOT / "src" / "khtt") in path.parents


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(_text(path)))


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_no_type_error_is_silenced(path: Path) -> None:
    assert SUPPRESSED.findall(_text(path)) == []


@pytest.mark.parametrize("path", _all_but("load"), ids=_name)
def test_only_what_is_not_yet_parsed_may_be_any(path: Path) -> None:
    # mypy's disallow_any_explicit refuses every pydantic model, for the base class uses Any.
    assert ANY.findall(_text(path)) == []


@pytest.mark.parametrize("path", _all_but("workspace"), ids=_name)
def test_only_the_workspace_writes_and_lists_files(path: Path) -> None:
    assert FILE_WORK.findall(_text(path)) == []


def test_no_kept_file_names_a_place_of_one_machine() -> None:
    found = [
        f"{_name(path)}:{number}: {line.strip()}"
        for path in _kept_files()
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if ELSEWHERE.search(line)
    ]
    assert found == []


def test_a_checkout_finds_its_templates_at_the_top() -> None:
    assert template_folder() == ROOT / "templates"

"""The commands as people start them: bad input gives one clear message, a status, and no trace."""

import io
import json
import os
import shutil
import signal
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
import typer
from typer.testing import CliRunner, Result

import khtt as library
from khtt.cli import app
from tests.commands import ROOT, environment, khtt, started

ENDS = Callable[[Path], str]
RUNNER = CliRunner()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the plan of 2023."""
    (tmp_path / "plans").mkdir()
    shutil.copy(ROOT / "plans" / "2023.yaml", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _render(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = khtt("render", "province", "--year", "2023", *arguments, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def _run(*arguments: str) -> Result:
    return RUNNER.invoke(app, list(arguments))


# What comes before any plan is read


def test_help_is_plain_and_its_examples_stand_on_their_own_lines() -> None:
    text = _run("render", "province", "--help").stdout
    lines = text.splitlines()
    assert "╭" not in text
    assert "    khtt render province --year 2023" in lines
    assert '    khtt render province --year 2022 dong-thap "Hà Nội" --out ban-thao' in lines


def _helps(command: typer.core.TyperCommand, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    yield path, command.get_short_help_str(200)
    if isinstance(command, typer.core.TyperGroup):
        for name, inner in command.commands.items():
            if isinstance(inner, typer.core.TyperCommand | typer.core.TyperGroup):
                yield from _helps(inner, *path, name)


def test_the_list_of_commands_has_a_line_for_each() -> None:
    text = _run("--help").stdout
    for name in ("render", "validate", "show", "list"):
        (line,) = [one for one in text.splitlines() if one.startswith(f"  {name} ")]
        assert line.endswith(".")
        assert not line.endswith("...")


def test_the_version_is_told() -> None:
    assert _run("--version").stdout == f"khtt {library.__version__}\n"


def test_completion_comes_with_typer() -> None:
    done = khtt("--show-completion", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert "Traceback" not in done.stderr
    asked = khtt(_KHTT_COMPLETE="complete_bash", COMP_WORDS="khtt ren", COMP_CWORD="1")
    assert "Traceback" not in asked.stderr


def test_help_imports_neither_models_nor_templates() -> None:
    code = "import sys, khtt.cli; print(sorted({'pydantic', 'jinja2', 'docx', 'yaml', 'rich'} & set(sys.modules)))"
    import subprocess, sys  # noqa: E401, PLC0415

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

"""The line of khtt made ready for measuring: the plan of a year, the templates, the look."""

from pathlib import Path

from khtt.compiler import Compiler, load_plan, new_compiler
from khtt.resources import template_texts
from khtt.workspace import DiskWorkspace

ROOT = Path(__file__).parents[1]
YEAR = 2022  # the longest plan: its script of over a hundred rows is at hand


def compiler() -> Compiler:
    """Give what compiles the plan of the year, before its first document."""
    loaded = load_plan(DiskWorkspace(ROOT), Path("plans") / f"{YEAR}.yaml")
    return new_compiler(loaded, template_texts(), None)

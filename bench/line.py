"""The line of khtt made ready for measuring: the plan of a year, the templates, the look."""

from pathlib import Path

from khtt.compiler import Compiler, LoadedPlan, load_plan, new_compiler
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts

ROOT = Path(__file__).parents[1]
YEAR = 2022  # the longest plan: its script of over a hundred rows is at hand


def loaded_plan() -> LoadedPlan:
    """Give the plan of the year as written."""
    return load_plan(DiskWorkspace(ROOT), Path("plans") / f"{YEAR}.yaml")


def compiler(loaded: LoadedPlan | None = None) -> Compiler:
    """Give what compiles a plan, that of the year if none is given, before its first document."""
    return new_compiler(loaded or loaded_plan(), template_texts(), None)

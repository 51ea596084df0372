"""The line of khtt made ready for measuring: the plan of a year, the templates, the look."""

from pathlib import Path

from khtt.compiler import Compiler, LoadedPlan, load_plan, new_compiler, template_for
from khtt.compiler.chains import Chains
from khtt.compose import compose
from khtt.nouns.organisation import Body, Level
from khtt.nouns.plan.resolved import Plan
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts
from khtt.write import write

ROOT = Path(__file__).parents[1]
YEAR = 2022  # the longest plan: its script of over a hundred rows is at hand


def loaded_plan() -> LoadedPlan:
    """Give the plan of the year as written."""
    return load_plan(DiskWorkspace(ROOT), Path("plans") / f"{YEAR}.yaml")


def compiler(loaded: LoadedPlan | None = None) -> Compiler:
    """Give what compiles a plan, that of the year if none is given, before its first document."""
    loaded = loaded or loaded_plan()
    return new_compiler(Chains(loaded.chain, loaded.organisation), template_texts(), None)


def provinces(line: Compiler) -> tuple[Body, ...]:
    """Give the bodies of the provincial tier."""
    return line.chains.organisation.of_level(Level.PROVINCE)


def compiled(plan: Plan, line: Compiler) -> bytes:
    """Give the document of a plan that is resolved already."""
    return write(compose(plan, line.templates, template_for(plan)), line.base)

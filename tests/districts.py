"""The compilers of the three years with the overlays of the repository, and districts rendered."""

from functools import cache
from pathlib import Path

from khtt.nouns.plan.district import DistrictPlan

from khtt.compiler import Compiler, new_compiler, sound_plan, template_for
from khtt.compiler.chains import Chains, read_chains
from khtt.compose import compose
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts
from tests.told import told

ROOT = Path(__file__).parents[1]


@cache
def chains(year: int) -> Chains:
    """Give the plan of a year with its overlays."""
    workspace = DiskWorkspace(ROOT)
    loaded = sound_plan(workspace, Path(f"plans/{year}.yaml"))
    return read_chains(workspace, loaded.chain, loaded.territory)


@cache
def compiler(year: int) -> Compiler:
    """Give the compiler of a year's plan with its overlays."""
    loaded = sound_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml"))
    return new_compiler(loaded, template_texts(), None, chains(year))


def district_plan(year: int, name: str) -> DistrictPlan:
    """Give the plan of a district named `province/district`."""
    above, _, below = name.partition("/")
    province = chains(year).territory.find_province(above)
    return compiler(year).district_plan(province, province.find_district(below))


def text(year: int, name: str) -> str:
    """Give the document of a district as text, a block a line."""
    plan = district_plan(year, name)
    return told(compose(plan, compiler(year).templates, template_for(plan)))

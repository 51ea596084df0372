"""khtt for other programs: plans checked, compiled and compared by the path of their file."""

from datetime import date
from pathlib import Path

from khtt.compiler import check_files, new_compiler, sound_plan
from khtt.compiler.chains import read_chains
from khtt.nouns.change import Changes
from khtt.nouns.diagnostic import Diagnostic, ordered
from khtt.nouns.organisation import Level, organisation_on
from khtt.nouns.plan.file import PlanFile
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts


def load_plan(path: str | Path) -> PlanFile:
    """Give the plan that a file holds, as written.

    Raise PlanError where it has errors, WorkspaceError where it cannot be read.
    """
    return sound_plan(DiskWorkspace(Path()), Path(path)).file


def check_plan(path: str | Path) -> tuple[Diagnostic, ...]:
    """Give every problem of a plan file and of the overlays under it, warnings too, sorted by place.

    Raise WorkspaceError where it cannot be read.
    """
    found = check_files(DiskWorkspace(Path()), Path(path))
    return ordered(problem for problems in found.values() for problem in problems)


def compile_plan(
    path: str | Path, body: str, reference: bytes | None = None, as_of: date | None = None
) -> bytes:
    """Give the plan of a body, named by id, slug, name or code, as the bytes of a .docx.

    `nation`, `dong-thap`, `dong-thap/huyen-hong-ngu`. The overlays under the plan are taken;
    `reference` is an office's own .docx, for its styles; `as_of` another day than the plan's.
    Raise PlanError, WorkspaceError, PlaceError (a name that is none) or BadReferenceDocument.
    """
    workspace = DiskWorkspace(Path())
    loaded = sound_plan(workspace, Path(path))
    organisation = organisation_on(as_of or loaded.file.plan.day)
    chains, _problems = read_chains(workspace, loaded.chain, organisation)
    level = Level.NATION if body == "nation" else Level.PROVINCE
    level = organisation.levels[-1] if "/" in body else level
    found = chains.organisation.find(body, level)
    chains.refuse_faults([found])
    return new_compiler(chains, template_texts(), reference).document(found)


def diff_plans(old: str | Path, new: str | Path) -> Changes:
    """Give what changed from one plan file to another; raise PlanError or WorkspaceError."""
    from khtt.compiler.comparison import compare, read_side

    workspace = DiskWorkspace(Path())
    sides = [read_side(workspace, str(path), Path()) for path in (old, new)]
    return compare(*sides).changes

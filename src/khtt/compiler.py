"""The compiler: the line from YAML to Word, told as code.

A plan is loaded (text to data with places), parsed (data to a plan), checked, resolved for a unit of
the map, composed through the templates into a document tree, and written as a .docx. What only documents
need is imported when the first is made, so that checking a plan stays quick.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from khtt.check import check
from khtt.diagnostic import Diagnostic, PlanError, Severity, ordered
from khtt.load import load
from khtt.parse import parse
from khtt.plan.file import PlanFile
from khtt.plan.resolved import Plan
from khtt.resolve import resolve
from khtt.source import Source
from khtt.territory import Province, Territory, territory_on
from khtt.workspace import Workspace

if TYPE_CHECKING:
    from khtt.compose import Templates
    from khtt.write import Base


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan as written, with the place of everything in it."""

    file: PlanFile
    source: Source

    @property
    def territory(self) -> Territory:
        """Give the map that the plan speaks of."""
        return territory_on(self.file.plan.day)


def load_plan(workspace: Workspace, path: Path) -> LoadedPlan:
    """Read a plan file of the workspace; raise PlanError with everything that is wrong in its form."""
    source = load(workspace.read(path), path.as_posix())
    return LoadedPlan(parse(source, PlanFile), source)


def check_plan(loaded: LoadedPlan) -> tuple[Diagnostic, ...]:
    """Give what is wrong or doubtful in a plan: references, meaning, wording."""
    return ordered([*loaded.source.warnings, *check(loaded.file, loaded.source)])


def check_file(workspace: Workspace, path: Path) -> tuple[Diagnostic, ...]:
    """Give every problem of a plan file; raise WorkspaceError when it cannot be read."""
    try:
        source = load(workspace.read(path), path.as_posix())
    except PlanError as error:
        return error.diagnostics
    try:
        return check_plan(LoadedPlan(parse(source, PlanFile), source))
    except PlanError as error:
        return ordered([*source.warnings, *error.diagnostics])


def sound_plan(workspace: Workspace, path: Path) -> LoadedPlan:
    """Read a plan and check it; raise PlanError where it has errors."""
    loaded = load_plan(workspace, path)
    errors = [one for one in check_plan(loaded) if one.severity is Severity.ERROR]
    if errors:
        raise PlanError(errors)
    return loaded


@dataclass(frozen=True)
class Compiler:
    """A plan, the templates and the look: what the documents of all units share."""

    loaded: LoadedPlan
    templates: "Templates"
    base: "Base"

    @cached_property
    def territory(self) -> Territory:
        """Give the map that the plan speaks of."""
        return self.loaded.territory

    def province_plan(self, province: Province) -> Plan:
        """Give what the plan means for a province."""
        return resolve(self.loaded.file, self.territory, province)

    def province_document(self, province: Province) -> bytes:
        """Compile the plan of a province to the bytes of a .docx."""
        return compile_plan(self.province_plan(province), self.templates, self.base)


def compile_plan(plan: Plan, templates: "Templates", base: "Base") -> bytes:
    """Compile a resolved plan to the bytes of a .docx."""
    from khtt.compose import compose
    from khtt.write import write

    return write(compose(plan, templates, "province.html"), base)


def new_compiler(loaded: LoadedPlan, texts: dict[str, str], reference: bytes | None) -> Compiler:
    """Make ready what all documents share; `reference` is an office's own .docx for the styles."""
    from khtt.compose import load_templates
    from khtt.write import base_package

    return Compiler(loaded, load_templates(texts, "templates"), base_package(reference))

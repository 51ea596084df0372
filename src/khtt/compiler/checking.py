"""A plan held against the rules, in the workspace that it lies in: its settings, the other years."""

from dataclasses import replace
from pathlib import Path

from khtt.check import Around, check
from khtt.compiler.settings import read_settings
from khtt.load import load
from khtt.nouns.diagnostic import Diagnostic, PlanError, Severity, ordered
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.settings import RuleLevel
from khtt.nouns.source import Source
from khtt.parse import parse
from khtt.workspace import Workspace
from khtt.workspace.resources import TEMPLATES, part_names

_OLDER = 2  # the plans that items still continue


def check_in(workspace: Workspace, path: Path, plan: PlanFile, source: Source) -> tuple[Diagnostic, ...]:
    """Give what is wrong or doubtful in a plan that lies at a path of a workspace."""
    found = check(plan, source, around(workspace, path, plan))
    return ordered([*source.warnings, *as_set(found, read_settings(workspace, path.parent).severities)])


def as_set(
    found: tuple[Diagnostic, ...], severities: dict[str, RuleLevel]
) -> tuple[Diagnostic, ...]:
    """Give problems as bad as the workspace has them, without those that it turned off."""
    if not severities:
        return found
    return tuple(
        replace(one, severity=Severity(severities[one.code])) if one.code in severities else one
        for one in found
        if severities.get(one.code) != "off"
    )


def around(workspace: Workspace, path: Path, plan: PlanFile) -> Around:
    """Give what a plan is compared with; what cannot be read there is not its fault."""
    years = (plan.plan.year - back for back in range(1, 10))
    beside = (path.with_name(f"{year}.yaml") for year in years)
    older = list[PlanFile]()
    for file in beside:
        if len(older) < _OLDER and workspace.exists(file):
            try:
                older.append(parse(load(workspace.read(file), file.as_posix())))
            except PlanError:
                continue
    return Around(tuple(older), _parts(workspace, path, plan))


def _parts(workspace: Workspace, path: Path, plan: PlanFile) -> frozenset[str]:
    """Name the sections that templates print: those of khtt, and the workspace's own."""
    own = path.parent.parent / TEMPLATES / "parts"
    ids = (section.id for section in plan.sections)
    return part_names() | {name for name in ids if workspace.exists(own / f"{name}.html")}

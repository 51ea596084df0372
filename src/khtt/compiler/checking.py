"""A plan held against the rules, in the workspace that it lies in: its settings, the other years."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from khtt.check import Around, check
from khtt.compiler.settings import read_settings
from khtt.load import load_partly
from khtt.nouns.diagnostic import Diagnostic, PlanError, Severity, ordered
from khtt.nouns.outline import Outline
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.settings import RuleLevel
from khtt.nouns.source import Source
from khtt.parse import Rest, parse, parse_rest
from khtt.workspace import Workspace

_HEAD = 2  # a file that lacks whole parts is a piece of one
_OLDER = 2  # the plans that items still continue


def check_in(
    workspace: Workspace, path: Path, plan: PlanFile, source: Source
) -> tuple[Diagnostic, ...]:
    """Give what is wrong or doubtful in a plan that lies at a path of a workspace."""
    found = check(plan, source, around(workspace, path, plan))
    return ordered(
        [*source.warnings, *as_set(found, read_settings(workspace, path.parent).severities)]
    )


def read_partly(
    workspace: Workspace, path: Path
) -> tuple[tuple[PlanFile, Source] | None, tuple[Diagnostic, ...]]:
    """Give a plan and its source where they are sound, and every problem of any stage otherwise."""
    try:
        text = workspace.read(path)
    except PlanError as error:
        return None, error.diagnostics
    source, problems = load_partly(text, path.as_posix())
    if source is None:
        return None, ordered(problems)
    sound = not errors_of(problems)
    try:
        plan = parse(source)
    except PlanError as error:
        rest = parse_rest(source)
        told = [*problems, *_beside(problems, error.diagnostics)]
        return None, ordered([*told, *(_of_rest(workspace, path, rest) if rest else ())])
    if sound:
        return (plan, source), ()
    # Of two values under one key one is lost, and its ref with it.
    lost = any(one.code == "KH002" for one in problems)
    found = check_in(workspace, path, plan, source)
    kept = [one for one in found if not (lost and one.code == "KH256")]
    return None, ordered(dict.fromkeys([*problems, *kept]))


def _beside(problems: tuple[Diagnostic, ...], told: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Give problems of shape that are no consequences of those of the YAML."""
    errors = [one.at for one in errors_of(problems)]
    if errors and any(one.code == "KH102" and one.at.line <= 1 + _HEAD for one in told):
        return
    lines = {at.line for at in errors}
    yield from (one for one in told if one.at.line not in lines)


def _of_rest(workspace: Workspace, path: Path, rest: Rest) -> tuple[Diagnostic, ...]:
    """Give what the rules say of what can be read of a plan, without what hangs on the rest."""
    lies = replace(around(workspace, path, rest.plan), gone=rest.gone)
    found = check(rest.plan, rest.source, lies)
    return as_set(found, read_settings(workspace, path.parent).severities)


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


def errors_of(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Give the problems for which nothing is made."""
    return [one for one in found if one.severity is Severity.ERROR]


def around(workspace: Workspace, path: Path, plan: PlanFile) -> Around:
    """Give what a plan is compared with; what cannot be read there is not its fault."""
    years = (plan.plan.year - back for back in range(1, 10))
    beside = ((year, path.with_name(f"{year}.yaml")) for year in years)
    there = ((year, file) for year, file in beside if workspace.exists(file))
    older = [
        Outline(year, workspace.read(file).decode("utf-8", "replace"))
        for year, file in islice(there, _OLDER)
    ]
    return Around(tuple(older))

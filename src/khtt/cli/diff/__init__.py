"""`khtt diff`: what changed from one year's plan to the next."""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from khtt.cli.common import (
    UNUSABLE,
    WorkspaceFolder,
    coloured,
    examples,
    open_workspace,
    plan_path,
    refuse,
)
from khtt.cli.diff.options import (
    Accept,
    Agree,
    BaseName,
    Because,
    DistrictName,
    FailOn,
    Format,
    Kinds,
    LeastLevel,
    MinBand,
    New,
    NoIds,
    Old,
    Only,
    Output,
    ProvinceName,
    Stat,
    Summary,
)
from khtt.cli.diff.output import Shown, give, rendered
from khtt.cli.options import OutFile
from khtt.nouns.change.kinds import Band, Kind, Level
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.language import _, counted
from khtt.workspace import DiskWorkspace, WorkspaceError, is_overlay

if TYPE_CHECKING:
    from khtt.compiler.comparison import Comparison, Side
    from khtt.compiler.succession import Unit
    from khtt.nouns.change import Changes

PROBLEMS = 1
EXAMPLES = examples(
    "khtt diff 2022 2023 --summary",
    "khtt diff 2022 2023 --province dong-thap",
    "khtt diff 2023 2025 --format docx --out bang-so-sanh.docx",
    "khtt diff HEAD:plans/2023.yaml 2023 --fail-on high --accept agreed.yaml",
    'khtt diff 2022 2023 --agree 1f2e3d4c --because "as the leaders decided"',
)


def diff(
    old: Old,
    new: New,
    output: Output = Format.TEXT,
    out: OutFile = None,
    province: ProvinceName = None,
    district: DistrictName = None,
    base: BaseName = None,
    no_ids: NoIds = False,
    only: Only = None,
    kind: Kinds = None,
    level: LeastLevel = None,
    min_band: MinBand = None,
    summary: Summary = False,
    stat: Stat = False,
    fail_on: FailOn = None,
    accept: Accept = None,
    agree: Agree = None,
    because: Because = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell what changed from one plan to another.

    What was decided stands first, then all changes.

    Exit status: 0 fine; 1 a change reaches the level of --fail-on; 2 what cannot be compared.
    """
    shown = Shown(output, summary=summary, stat=stat)
    _check_usage(shown, out, agree=bool(agree), because=because)
    files = _workspace(workspace, old, new)
    found = _compared(files, (old, new), _unit(province, district, base), ids=not no_ids)
    if agree and because:
        _agree(files, found.changes, accept, agree, because)
        return
    left = _not_agreed(files, _weighed(files, found.changes), accept)
    changes = _narrowed(left, only, tuple(map(_kind, kind or ())), min_band)
    give(files, rendered(found, _at_level(changes, level), shown), out)
    if fail_on and _reaches(changes, fail_on):
        raise typer.Exit(PROBLEMS)


def _check_usage(shown: Shown, out: Path | None, *, agree: bool, because: str | None) -> None:
    if shown.output in (Format.DOCX, Format.REDLINE) and out is None:
        said = _("--format {format} makes a Word document: name it with --out FILE.docx")
        refuse(said.format(format=shown.output))
    if (shown.stat or shown.summary) and shown.output is not Format.TEXT:
        refuse(_("--stat and --summary print text; leave out --format"))
    if agree and not (because or "").strip():
        refuse(_("say why it is agreed, with --because"))
    if because and not agree:
        refuse(_("--because goes with --agree ID"))


def _kind(name: str) -> Kind:
    from khtt.nouns.diagnostic import nearest

    found = next((kind for kind in Kind if kind.value == name), None)
    if found:
        return found
    meant = nearest(name, [kind.value for kind in Kind])
    hint = _("did you mean {kind}?").format(kind=meant) if meant else _("see: khtt kinds")
    return refuse(_("there is no kind of change '{kind}'; {hint}").format(kind=name, hint=hint))


def _at_level(changes: "Changes", level: Level | None) -> "Changes":
    from khtt.nouns.change.select import at_level

    return at_level(changes, level) if level else changes


def _agree(
    files: DiskWorkspace, changes: "Changes", accept: Path | None, begun: list[str], reason: str
) -> None:
    """Write the changes named into the file of agreed ones, and say so."""
    from khtt.compiler.agreeing import AGREED, UnknownChangeError, agree, found_fingerprints

    path = accept or AGREED
    try:
        count = agree(files, path, found_fingerprints(changes, begun), reason)
    except UnknownChangeError as error:
        refuse(str(error))
    except PlanError as error:
        _unusable(error)
    except WorkspaceError as error:
        refuse(str(error))
    said = counted("{count} change agreed", "{count} changes agreed", count)
    typer.echo(f"{files.root / path}: {said}")


def _reaches(changes: "Changes", level: Level) -> bool:
    from khtt.nouns.change.select import reaches

    return reaches(changes, level)


def _workspace(folder: Path | None, *names: str) -> DiskWorkspace:
    """Give the workspace where years are looked up; files alone need none."""
    if folder is None and not any(name.isdecimal() for name in names):
        return DiskWorkspace(Path())
    return open_workspace(folder)


def _unit(province: str | None, district: str | None, base: str | None) -> "Unit | None":
    from khtt.compiler.succession import Unit

    if district and base:
        refuse(_("name one unit: a district or a base office"))
    return Unit(province, district, base) if province or district or base else None


def _compared(
    files: DiskWorkspace, names: tuple[str, str], unit: "Unit | None", *, ids: bool
) -> "Comparison":
    from khtt.compiler.comparison import compare
    from khtt.diff import UnlikePlansError
    from khtt.nouns.territory import PlaceError

    old, new = (_side(files, name) for name in names)
    try:
        return compare(old, new, ids=ids, unit=unit)
    except (UnlikePlansError, PlaceError) as error:
        refuse(str(error))


def _side(files: DiskWorkspace, name: str) -> "Side":
    from khtt.compiler.comparison import read_side
    from khtt.nouns.change.revision import RevisionError

    if is_overlay(Path(name)):
        said = _("{name} is an overlay: compare two plans, with --province or --district")
        refuse(said.format(name=name))
    path = plan_path(files, int(name)).as_posix() if name.isdecimal() else name
    try:
        return read_side(files, path, files.root)
    except PlanError as error:
        _unusable(error)
    except (WorkspaceError, RevisionError) as error:
        refuse(str(error))


def _unusable(error: PlanError) -> NoReturn:
    """Tell what is wrong with a plan, which then cannot be compared at all."""
    from khtt.formats.diagnostics.text import as_text

    typer.echo(as_text(error.diagnostics, colour=coloured(sys.stderr)), nl=False, err=True)
    raise typer.Exit(UNUSABLE)


def _weighed(files: DiskWorkspace, changes: "Changes") -> "Changes":
    """Give the changes with the levels that the workspace sets for kinds, in its khtt.yaml."""
    from khtt.compiler.settings import read_settings
    from khtt.nouns.change.select import with_levels

    try:
        settings = read_settings(files)
    except PlanError as error:
        _unusable(error)
    except WorkspaceError as error:
        refuse(str(error))
    return with_levels(changes, {kind: Level(level) for kind, level in settings.levels.items()})


def _narrowed(
    changes: "Changes", only: str | None, kinds: Collection[Kind], band: Band | None
) -> "Changes":
    from khtt.nouns.change.select import at_least, of_kinds, only_section, sections

    if only:
        if only.partition(".")[0] not in sections(changes):
            known = ", ".join(sections(changes))
            said = _("there is no section '{section}'; there are: {known}")
            refuse(said.format(section=only, known=known))
        changes = only_section(changes, only)
    if kinds:
        changes = of_kinds(changes, kinds)
    return at_least(changes, band) if band else changes


def _not_agreed(files: DiskWorkspace, changes: "Changes", accept: Path | None) -> "Changes":
    from khtt.compiler.agreeing import read_agreements
    from khtt.nouns.change.select import without_agreed

    if accept is None:
        return changes
    try:
        agreements = read_agreements(files, accept)
    except PlanError as error:
        _unusable(error)
    except WorkspaceError as error:
        refuse(str(error))
    left, unused = without_agreed(changes, agreements)
    for one in unused:
        message = _("{file}: {fingerprint} matches no change any more: {reason}").format(
            file=accept, fingerprint=one.fingerprint, reason=one.reason
        )
        typer.echo(f"khtt: {message}", err=True)
    return left

"""`khtt diff`: what changed from one year's plan to the next."""

import sys
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

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
from khtt.nouns.change.kinds import Band, Kind, Level
from khtt.nouns.diagnostic import PlanError
from khtt.workspace import DiskWorkspace, WorkspaceError, is_overlay

if TYPE_CHECKING:
    from khtt.compiler.comparison import Comparison, Side, Unit
    from khtt.nouns.change import Changes

PROBLEMS = 1
EXAMPLES = examples(
    "khtt diff 2022 2023 --province dong-thap",
    "khtt diff 2023 2025 --format docx --out bang-so-sanh.docx",
    "khtt diff HEAD:plans/2023.yaml 2023 --fail-on high",
)


class Format(StrEnum):
    """How the changes are told."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    REDLINE = "redline"


_FILES_ONLY = (Format.DOCX, Format.REDLINE)

Old = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help="The older plan: a year, a file, or REVISION:plans/2023.yaml from git.",
        show_default=False,
    ),
]
New = Annotated[
    str, typer.Argument(metavar="NEW", help="The newer plan, named likewise.", show_default=False)
]
Output = Annotated[Format, typer.Option("--format", "-f", help="How the changes are told.")]
OutFile = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Where to; by default printed."),
]
ProvinceName = Annotated[
    str | None, typer.Option("--province", "-p", metavar="NAME", help="What it means there.")
]
DistrictName = Annotated[
    str | None,
    typer.Option("--district", "-d", metavar="NAME", help="What it means in this district."),
]
NoIds = Annotated[
    bool, typer.Option("--no-ids", help="Match by text alone, for plans from elsewhere.")
]
Only = Annotated[
    str | None, typer.Option("--only", metavar="SECTION", help="One section: III, VII.7, units.")
]
Kinds = Annotated[
    list[Kind] | None, typer.Option("--kind", metavar="KIND", help="Only changes of this kind.")
]
MinBand = Annotated[
    Band | None, typer.Option("--min-band", help="Only what is at least this sure.")
]
Stat = Annotated[bool, typer.Option("--stat", help="The summary alone.")]
FailOn = Annotated[
    Level | None, typer.Option("--fail-on", help="Exit with 1 when a change reaches this level.")
]
Accept = Annotated[
    Path | None,
    typer.Option("--accept", metavar="FILE", help="Changes already agreed, each with a reason."),
]


def diff(
    old: Old,
    new: New,
    output: Output = Format.TEXT,
    out: OutFile = None,
    province: ProvinceName = None,
    district: DistrictName = None,
    no_ids: NoIds = False,
    only: Only = None,
    kind: Kinds = None,
    min_band: MinBand = None,
    stat: Stat = False,
    fail_on: FailOn = None,
    accept: Accept = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell what changed from one plan to another, in decisions.

    Exit status: 0 fine; 1 a change reaches the level of --fail-on; 2 what cannot be compared,
    read or written, or wrong usage.
    """
    _check_usage(output, out, stat=stat)
    files = _workspace(workspace, old, new)
    found = _compared(files, (old, new), _unit(province, district), ids=not no_ids)
    changes = _narrowed(found.changes, only, kind or (), min_band)
    changes = _not_agreed(files, changes, accept)
    _give(files, _rendered(found, changes, output, stat=stat), out)
    if fail_on and _reaches(changes, fail_on):
        raise typer.Exit(PROBLEMS)


def _check_usage(output: Format, out: Path | None, *, stat: bool) -> None:
    if output in _FILES_ONLY and out is None:
        refuse(f"--format {output} makes a Word document: name it with --out FILE.docx")
    if stat and output is not Format.TEXT:
        refuse("--stat prints the summary as text; leave out --format")


def _reaches(changes: "Changes", level: Level) -> bool:
    from khtt.nouns.change.select import reaches

    return reaches(changes, level)


def _workspace(folder: Path | None, *names: str) -> DiskWorkspace:
    """Give the workspace where years are looked up; files alone need none."""
    if folder is None and not any(name.isdecimal() for name in names):
        return DiskWorkspace(Path())
    return open_workspace(folder)


def _unit(province: str | None, district: str | None) -> "Unit | None":
    from khtt.compiler.comparison import Unit

    return Unit(province, district) if province or district else None


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
        refuse(f"{name} is an overlay: compare two plans, with --province or --district")
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


def _narrowed(
    changes: "Changes", only: str | None, kinds: Collection[Kind], band: Band | None
) -> "Changes":
    from khtt.nouns.change.select import at_least, of_kinds, only_section, sections

    if only:
        if only.partition(".")[0] not in sections(changes):
            refuse(f"there is no section '{only}'; there are: {', '.join(sections(changes))}")
        changes = only_section(changes, only)
    if kinds:
        changes = of_kinds(changes, kinds)
    return at_least(changes, band) if band else changes


def _not_agreed(files: DiskWorkspace, changes: "Changes", accept: Path | None) -> "Changes":
    from khtt.compiler.comparison import read_agreements
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
        message = f"khtt: {accept}: {one.fingerprint} matches no change any more: {one.reason}"
        typer.echo(message, err=True)
    return left


def _rendered(found: "Comparison", changes: "Changes", output: Format, *, stat: bool) -> bytes:
    match output:
        case Format.TEXT:
            return _text(changes, found, stat=stat).encode("utf-8", "backslashreplace")
        case Format.MARKDOWN:
            from khtt.formats.changes.markdown import as_markdown

            return as_markdown(changes, found.local).encode("utf-8", "backslashreplace")
        case Format.JSON:
            from khtt.formats.changes.json import as_json

            return as_json(changes, found.local).encode()
        case Format.HTML:
            from khtt.formats.changes.html import as_html

            return as_html(changes, found.local).encode("utf-8", "backslashreplace")
        case Format.DOCX:
            from khtt.formats.changes.docx import as_docx

            return as_docx(changes, found.local)
        case Format.REDLINE:
            from khtt.formats.changes.redline import as_redline

            return as_redline(changes, found.old, found.new)


def _text(changes: "Changes", found: "Comparison", *, stat: bool) -> str:
    from khtt.formats.changes.text import as_text, summary

    colour = coloured()
    return summary(changes, colour=colour) if stat else as_text(changes, found.local, colour=colour)


def _give(files: DiskWorkspace, content: bytes, out: Path | None) -> None:
    """Print the report, or write it whole; what cannot be written ends with status 2."""
    if out is None:
        typer.echo(content.decode(), nl=False)
        return
    try:
        files.write(out.absolute(), content)
    except WorkspaceError as error:
        refuse(str(error))

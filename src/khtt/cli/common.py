"""What several commands share: the workspace, the year's plan, how output looks."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from khtt.cli.completing import years
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace, nearest_workspace

if TYPE_CHECKING:
    from khtt.compiler import LoadedPlan

PROBLEMS, UNUSABLE = 1, 2

Year = Annotated[
    int,
    typer.Option(
        "--year",
        "-y",
        metavar="YEAR",
        help="The year of the plan.",
        autocompletion=years,
        show_default=False,
    ),
]
WorkspaceFolder = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="DIR",
        help="The folder that has plans/; by default the nearest one upwards.",
        show_default=False,
    ),
]


def examples(*commands: str) -> str:
    """Give the end of a help text: each example on a line of its own."""
    # The mark keeps typer from joining the lines that follow.
    return "\n".join(("\b", "Examples:", *(f"  {command}" for command in commands)))


def refuse(sentence: str, status: int = UNUSABLE) -> NoReturn:
    """Say what is wrong with the command and end, with status 2 unless told otherwise."""
    typer.echo(f"khtt: {sentence}", err=True)
    raise typer.Exit(status)


def open_workspace(folder: Path | None) -> DiskWorkspace:
    """Give the workspace named, or the nearest one upwards."""
    root = folder or nearest_workspace(Path.cwd())
    if root is None:
        refuse(_("no plans: no folder `plans` here or above; name one with --workspace DIR"))
    if not (root / "plans").is_dir():
        refuse(_("{folder}: there is no folder `plans` in it").format(folder=root))
    return DiskWorkspace(root if folder else Path(os.path.relpath(root)))


def plan_path(workspace: DiskWorkspace, year: int) -> Path:
    """Give the path of a year's plan; say which years there are when that one is missing."""
    path = Path("plans") / f"{year}.yaml"
    files = workspace.plan_files()
    if path not in files:
        years = ", ".join(file.stem for file in files) or _("none")
        sentence = _("there is no plan of {year} in {folder}; there are: {years}")
        refuse(sentence.format(year=year, folder=workspace.root / "plans", years=years))
    return path


def year_plan(workspace: DiskWorkspace, year: int) -> "LoadedPlan":
    """Read and check the plan of a year."""
    from khtt.compiler import sound_plan

    return sound_plan(workspace, plan_path(workspace, year))


def on_terminal(stream: TextIO | None = None) -> bool:
    """Tell whether a person watches a stream, by default what is printed."""
    watched = stream or sys.stdout
    # A program without a terminal may have no output at all.
    return watched is not None and watched.isatty() and os.environ.get("TERM") != "dumb"


def coloured(stream: TextIO | None = None) -> bool:
    """Tell whether a stream may have colours: a terminal, and NO_COLOR is not set."""
    return on_terminal(stream) and not os.environ.get("NO_COLOR")


def refuse_printed_workbook(output: str, out: Path | None) -> None:
    """End with status 2 where a workbook has no file to go to."""
    if output == "xlsx" and out is None:
        refuse(_("a workbook is not printed; name a file with --out FILE"))


def give(content: bytes, out: Path | None, said: str) -> None:
    """Print what was asked for, or write it to the file named and say so."""
    if out is None:
        sys.stdout.write(content.decode())
    else:
        DiskWorkspace(Path()).write(out, content)
        typer.echo(said)


def print_rows(rows: Sequence[Sequence[str]]) -> None:
    """Print a row a line: in columns on a terminal, divided by tabs for programs."""
    if not on_terminal():
        for row in rows:
            typer.echo("\t".join(row))
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())

"""What several commands share: the workspace, the year's plan, places by name."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from khtt.workspace import DiskWorkspace, nearest_workspace

if TYPE_CHECKING:
    from khtt.compiler import LoadedPlan

UNUSABLE = 2

Year = Annotated[
    int, typer.Option("--year", "-y", help="The year of the plan.", show_default=False)
]
WorkspaceFolder = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="DIR",
        help="The folder that has `plans/`; by default the nearest one upwards.",
        show_default=False,
    ),
]


def refuse(sentence: str) -> NoReturn:
    """Say what is wrong with the command and end with status 2."""
    typer.echo(f"khtt: {sentence}", err=True)
    raise typer.Exit(UNUSABLE)


def open_workspace(folder: Path | None) -> DiskWorkspace:
    """Give the workspace named, or the nearest one upwards."""
    root = folder or nearest_workspace(Path.cwd())
    if root is None:
        refuse("no plans: no folder `plans` here or above; name one with --workspace DIR")
    if not (root / "plans").is_dir():
        refuse(f"{root}: there is no folder `plans` in it")
    return DiskWorkspace(root if folder else Path(os.path.relpath(root)))


def plan_path(workspace: DiskWorkspace, year: int) -> Path:
    """Give the path of a year's plan; say which years there are when that one is missing."""
    path = Path("plans") / f"{year}.yaml"
    if not workspace.exists(path):
        years = ", ".join(file.stem for file in workspace.plan_files()) or "none"
        refuse(f"there is no plan of {year} in {workspace.root / 'plans'}; there are: {years}")
    return path


def year_plan(workspace: DiskWorkspace, year: int) -> "LoadedPlan":
    """Read and check the plan of a year."""
    from khtt.compiler import sound_plan

    return sound_plan(workspace, plan_path(workspace, year))


def on_terminal() -> bool:
    """Tell whether a person watches: bars and colours are for a terminal only."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ

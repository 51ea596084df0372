"""`khtt git`: plan files in a git repository, compared and merged by what they decide."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from khtt.cli.common import PROBLEMS, coloured, refuse
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.language import _, counted
from khtt.workspace import DiskWorkspace

git = typer.Typer(no_args_is_help=True, help="Compare and merge plan files by what they decide.")
ATTRIBUTES = "plans/*.yaml diff=khtt merge=khtt\n"
SETTINGS = {
    "diff.khtt.command": "khtt git diff",
    "merge.khtt.name": "plan files, item by item",
    "merge.khtt.driver": "khtt git merge %O %A %B %P",
}
_DEVNULL = "/dev/null"

File = Annotated[Path, typer.Argument(show_default=False)]


@git.command()
def setup() -> None:
    """Let git compare and merge the plan files of this repository with khtt.

    It writes .gitattributes, which is committed, and the settings of this clone, which are not:
    each clone is set up once.
    """
    root = Path(_git("rev-parse", "--show-toplevel").strip())
    for name, value in SETTINGS.items():
        _git("config", name, value)
    file = root / ".gitattributes"
    before = file.read_text("utf-8") if file.exists() else ""
    if ATTRIBUTES.strip() not in before.splitlines():
        gap = "" if not before or before.endswith("\n") else "\n"
        DiskWorkspace(root).write(Path(file.name), f"{before}{gap}{ATTRIBUTES}".encode())
    typer.echo(_("{file}: commit it; git diff and git merge use khtt now").format(file=file))


def _git(*arguments: str) -> str:
    import subprocess

    try:
        # An argument list, no shell; git is found on PATH on purpose.
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            capture_output=True,
            check=False,
            text=True,
        )
    except FileNotFoundError:
        refuse(_("git is not installed"))
    if done.returncode:
        refuse(done.stderr.strip().removeprefix("fatal: ") or _("git gave no reason"))
    return done.stdout


@git.command(hidden=True)
def diff(
    name: str,
    old: Path,
    old_hash: str,
    old_mode: str,
    new: Path,
    new_hash: str,
    new_mode: str,
) -> None:
    """Tell git what a plan file decided otherwise; git calls it so."""
    del old_hash, old_mode, new_hash, new_mode
    typer.echo(f"khtt diff {name}")
    typer.echo(_changes(old, new), nl=False)


def _changes(old: Path, new: Path) -> str:
    """Give what changed in decisions, or the lines that differ where one of them is no plan."""
    from khtt.compiler.comparison import compare, read_side
    from khtt.diff import UnlikePlansError
    from khtt.formats.changes.text import as_text
    from khtt.workspace import DiskWorkspace, WorkspaceError

    files = DiskWorkspace(Path())
    try:
        sides = [read_side(files, path.as_posix(), Path()) for path in (old, new)]
        return as_text(compare(*sides).changes, colour=coloured())
    except (PlanError, UnlikePlansError, WorkspaceError):
        return _lines(old, new)


def _lines(old: Path, new: Path) -> str:
    from difflib import unified_diff

    before, after = (
        [] if path.as_posix() == _DEVNULL else path.read_text("utf-8").splitlines(keepends=True)
        for path in (old, new)
    )
    return "".join(unified_diff(before, after, old.as_posix(), new.as_posix()))


@git.command(hidden=True)
def merge(base: File, ours: File, theirs: File, name: str) -> None:
    """Merge a plan file that two people changed, into the second file; git calls it so."""
    from khtt.nouns.change.threeway import merged

    found = merged(*(path.read_text("utf-8") for path in (base, ours, theirs)))
    DiskWorkspace(Path()).write(ours, found.text.encode())
    for one in found.conflicts:
        typer.echo(_("{file}: both changed {what}").format(file=name, what=one), err=True)
    if found.conflicts or not _is_sound(ours, name):
        raise typer.Exit(PROBLEMS)


def _is_sound(path: Path, name: str) -> bool:
    """Tell whether the merged file is a plan still, and say what is wrong with it."""
    from khtt.compiler import load_plan
    from khtt.workspace import DiskWorkspace

    try:
        load_plan(DiskWorkspace(Path()), path)
    except PlanError as error:
        count = counted("{count} problem", "{count} problems", len(error.diagnostics))
        said = _("{file}: merged, but {problems}: {first}")
        first = error.diagnostics[0].message
        typer.echo(said.format(file=name, problems=count, first=first), file=sys.stderr)
        return False
    return True

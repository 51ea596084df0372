"""`khtt validate`: every problem of every plan, in one run."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from khtt.cli.common import coloured
from khtt.nouns.diagnostic import Diagnostic, Severity, ordered
from khtt.workspace import (
    DiskWorkspace,
    Workspace,
    WorkspaceError,
    is_overlay,
    nearest_workspace,
)

FINE, PROBLEMS, UNUSABLE = range(3)


class Format(StrEnum):
    """How the problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Plan files, or folders of them; by default the plans of this workspace.",
        show_default=False,
    ),
]
Output = Annotated[Format, typer.Option("--format", help="How problems are printed.")]


def validate(paths: Paths = None, output: Output = Format.TEXT) -> None:
    """Check plan files and tell every problem in them.

    Exit status: 0 fine, or warnings only; 1 problems; 2 a file that cannot be read, no file at
    all, or wrong usage.
    """
    workspace = DiskWorkspace(Path())
    run = Run(workspace)
    for path in paths or _default_folder():
        run.take(path)
    _print(run, output)
    raise typer.Exit(run.status)


def _default_folder() -> Iterator[Path]:
    if root := nearest_workspace(Path.cwd()):
        yield Path(os.path.relpath(root / "plans"))


class Run:
    """The files checked, the problems found in them, and what could not be checked."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin with nothing."""
        self.workspace = workspace
        self.files: dict[Path, tuple[Diagnostic, ...]] = {}
        self.unusable: list[str] = []

    def take(self, path: Path) -> None:
        """Check a file, or the plans in a folder; an overlay with the plan that it lies under."""
        try:
            if is_overlay(path) and not self.workspace.is_folder(path):
                self._check_overlay(path)
                return
            files = self._plans(path)
        except WorkspaceError as error:
            self.unusable.append(str(error))
            return
        for file in files:
            if file not in self.files:
                self._check(file)
        for folder in dict.fromkeys(file.parent for file in files):
            self._stray(folder)

    def _plans(self, path: Path) -> tuple[Path, ...]:
        if is_overlay(path / "plan.yaml"):
            plan, _above_it = _above(path / "plan.yaml")
            raise WorkspaceError(path, f"a folder of overlays is checked with its plan, {plan}")
        if not self.workspace.is_folder(path):
            return (path,)
        inner = path / "plans"
        folder = inner if self.workspace.is_folder(inner) else path
        if files := self.workspace.plan_files(folder):
            return files
        raise WorkspaceError(folder, "no plan files (*.yaml) here")

    def _check_overlay(self, path: Path) -> None:
        """Check an overlay with its plan, and with that of the province above it."""
        from khtt.compiler import check_files

        self.workspace.read(path)
        plan, above = _above(path)
        if not self.workspace.exists(plan):
            self._stray(plan.parent)
            self.files = {file: found for file, found in self.files.items() if file == path}
            return
        found = check_files(self.workspace, plan)
        wanted = {path, *(file for file in (plan, above) if _with_errors(found.get(file, ())))}
        self.files |= {file: problems for file, problems in found.items() if file in wanted}

    def _check(self, file: Path) -> None:
        from khtt.compiler import check_files

        try:
            self.files |= check_files(self.workspace, file)
        except WorkspaceError as error:
            self.unusable.append(str(error))

    def _stray(self, folder: Path) -> None:
        """Tell of overlays of years that have no plan."""
        planned = {path.stem for path in self.workspace.plan_files(folder)}
        if {str(year) for year in self.workspace.overlay_years(folder)} - planned:
            from khtt.compiler.chains import stray_overlays

            for path, problem in stray_overlays(self.workspace, folder):
                self.files[path] = (problem,)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give every problem, sorted by place."""
        return ordered(found for problems in self.files.values() for found in problems)

    @property
    def status(self) -> int:
        """Give the exit status."""
        if self.unusable or not self.files:
            return UNUSABLE
        errors = any(found.severity is Severity.ERROR for found in self.diagnostics)
        return PROBLEMS if errors else FINE


def _above(path: Path) -> tuple[Path, Path]:
    """Give the plan that an overlay lies under, and the overlay of the province above it."""
    parts = path.parts
    place = max(i for i, part in enumerate(parts[:-1]) if part.isdecimal())
    plan = Path(*parts[: place + 1]).with_suffix(".yaml")
    return plan, path.parent.with_suffix(".yaml")


def _with_errors(found: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def _print(run: Run, output: Format) -> None:
    from khtt.formats.diagnostics.github import as_github
    from khtt.formats.diagnostics.json import as_json
    from khtt.formats.diagnostics.text import as_text, summary

    _complain(run.unusable)
    if not run.files and not run.unusable:
        _complain(["no plan files: no folder `plans` here or above; name the files to check"])
    match output:
        case Format.JSON:
            files = [file.as_posix() for file in run.files]
            typer.echo(as_json(files, run.diagnostics), nl=False)
        case Format.GITHUB:
            typer.echo(as_github(run.diagnostics), nl=False)
        case Format.TEXT:
            typer.echo(as_text(run.diagnostics, colour=coloured()), nl=False)
            typer.echo(summary(len(run.files), run.diagnostics))


def _complain(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        typer.echo(f"khtt: {sentence}", err=True)

"""The files that `khtt validate` checks, and what is found in them."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from khtt.nouns.diagnostic import Diagnostic, PlanError, Severity
from khtt.nouns.language import _
from khtt.nouns.source import SIZE_LIMIT, too_large
from khtt.workspace import (
    DiskWorkspace,
    MemoryWorkspace,
    Workspace,
    WorkspaceError,
    is_overlay,
    nearest_workspace,
)

STDIN = "<stdin>"


class Run:
    """The files checked, the problems found in them, and what could not be checked."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin with nothing."""
        self.workspace = workspace
        self.files: dict[Path, tuple[Diagnostic, ...]] = {}
        self.texts: dict[str, Sequence[str]] = {}
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
                self.check(file)
        for folder in dict.fromkeys(file.parent for file in files):
            self._stray(folder)

    def _plans(self, path: Path) -> tuple[Path, ...]:
        if is_overlay(path / "plan.yaml"):
            plan, _province = _above(path / "plan.yaml")
            sentence = _("a folder of overlays is checked with its plan: khtt validate {plan}")
            raise WorkspaceError(path, sentence.format(plan=plan))
        if not self.workspace.is_folder(path):
            return (path,)
        inner = path / "plans"
        folder = inner if self.workspace.is_folder(inner) else path
        if files := self.workspace.plan_files(folder):
            return files
        raise WorkspaceError(folder, _("no plan files (*.yaml) here"))

    def _check_overlay(self, path: Path) -> None:
        """Check an overlay with its plan, and with that of the province above it."""
        from khtt.compiler import check_files
        from khtt.compiler.files import stray_overlays

        self.workspace.read(path)
        plan, above = _above(path)
        if not self.workspace.exists(plan):
            stray = dict(stray_overlays(self.workspace, plan.parent))
            self._add({path: (stray[path],)} if path in stray else {})
            return
        found = check_files(self.workspace, plan)
        if path not in found and not _with_errors(found.get(plan, ())):
            sentence = _("it cannot be checked: {plan} is the plan of another year")
            raise WorkspaceError(path, sentence.format(plan=plan))
        wanted = {path, *(file for file in (plan, above) if _with_errors(found.get(file, ())))}
        self._add({file: problems for file, problems in found.items() if file in wanted})

    def check(self, file: Path) -> None:
        """Check one plan file, and the overlays below it."""
        from khtt.compiler import check_files

        try:
            self._add(check_files(self.workspace, file))
        except WorkspaceError as error:
            self.unusable.append(str(error))

    def _stray(self, folder: Path) -> None:
        """Tell of overlays of years that have no plan."""
        planned = {path.stem for path in self.workspace.plan_files(folder)}
        if {str(year) for year in self.workspace.overlay_years(folder)} - planned:
            from khtt.compiler.files import stray_overlays

            found = stray_overlays(self.workspace, folder)
            self._add({path: (problem,) for path, problem in found})

    def _add(self, found: dict[Path, tuple[Diagnostic, ...]]) -> None:
        self.files |= found
        for file in found:
            try:
                content = self.workspace.read(file).decode("utf-8-sig", "replace")
            except (WorkspaceError, PlanError):
                continue
            self.texts[file.as_posix()] = content.replace("\r\n", "\n").split("\n")

    @property
    def problems(self) -> Iterator[Diagnostic]:
        """Give every problem."""
        return (found for problems in self.files.values() for found in problems)


def _above(path: Path) -> tuple[Path, Path]:
    """Give the plan that an overlay lies under, and the overlay of the province above it."""
    parts = path.parts
    place = max(i for i, part in enumerate(parts[:-1]) if part.isdecimal())
    return Path(*parts[: place + 1]).with_suffix(".yaml"), path.parent.with_suffix(".yaml")


def _with_errors(found: Sequence[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def checked(paths: Sequence[str]) -> Run:
    """Check the files named, or the plans of this workspace; `-` is a plan that is piped in."""
    run = Run(DiskWorkspace(Path()))
    for path in paths or _default_folder():
        if path == "-":
            piped = _piped()
            run.files |= piped.files
            run.texts |= piped.texts
        else:
            run.take(Path(path))
    return run


def _piped() -> Run:
    content = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    run = Run(MemoryWorkspace({STDIN: content}))
    if len(content) > SIZE_LIMIT:
        run.files[Path(STDIN)] = (too_large(STDIN, len(content)),)
    else:
        run.check(Path(STDIN))
    return run


def _default_folder() -> Iterator[str]:
    if root := nearest_workspace(Path.cwd()):
        yield os.path.relpath(root / "plans")

"""Runs of which nothing has changed: told by digests alone, before any plan is read.

Beside the documents lies what each run was made from (`.khtt-runs.json`), and what it wrote. A run
that told of a problem, or kept what somebody edited, is not remembered: it has to tell it again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from khtt.workspace import Workspace, WorkspaceError

RUNS = Path(".khtt-runs.json")
Known = dict[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for, in words, and the digest of everything that it is made from."""

    words: str
    inputs: str


def digest(*parts: bytes) -> str:
    """Give the digest of bytes, each part told from the next."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def standing(workspace: Workspace, folder: Path, request: Request) -> int:
    """Count the documents of a run, where all are as they were written and nothing has changed.

    Give 0 where the run has to be made again.
    """
    known = _read(workspace, folder).get(request.words, {})
    if known.pop("", "") != request.inputs:
        return 0
    for name, content in known.items():
        try:
            there = digest(workspace.read_document(folder / name))
        except WorkspaceError:
            return 0
        if there != content:
            return 0
    return len(known)


def remember(
    workspace: Workspace, folder: Path, request: Request, written: Mapping[str, str]
) -> None:
    """Keep what a run was made from, and the digest of each file that it wrote."""
    runs = _read(workspace, folder)
    entry = {"": request.inputs, **written}
    if runs.get(request.words) != entry:
        text = json.dumps(runs | {request.words: entry}, indent=0, sort_keys=True)
        workspace.write(folder / RUNS, text.encode())


def sources(workspace: Workspace, year: int, more: Iterable[bytes]) -> str:
    """Give the digest of a year's plan, of all that lies under it, and of what else decides."""
    plan = Path("plans") / f"{year}.yaml"
    files = [plan, *workspace.overlay_files(year), Path("khtt.yaml")]
    there = [file for file in files if workspace.exists(file)]
    named = (part for file in there for part in (str(file).encode(), workspace.read(file)))
    return digest(*named, *more)


def _read(workspace: Workspace, folder: Path) -> dict[str, Known]:
    """Read what is remembered; what cannot be read counts as nothing."""
    try:
        found = json.loads(workspace.read_document(folder / RUNS))
    except (WorkspaceError, ValueError, RecursionError):
        return {}
    sound = isinstance(found, dict) and all(isinstance(one, dict) for one in found.values())
    return found if sound else {}

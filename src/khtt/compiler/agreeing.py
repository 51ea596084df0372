"""The file of agreed changes: read, and written with one agreement more."""

import json
from collections.abc import Sequence
from pathlib import Path

from khtt.load import load
from khtt.nouns.change import Changes
from khtt.nouns.change.agreed import Agreement, Agreements
from khtt.nouns.language import _
from khtt.parse import parse
from khtt.workspace import Workspace

AGREED = Path("agreed.yaml")
_LEAST = 4


class UnknownChangeError(Exception):
    """No change, or more than one, has this fingerprint; why, in one sentence."""


def read_agreements(workspace: Workspace, path: Path) -> tuple[Agreement, ...]:
    """Read the changes that are agreed already; raise PlanError with all that is wrong."""
    return parse(load(workspace.read(path), path.as_posix()), Agreements).accept


def found_fingerprints(changes: Changes, begun: Sequence[str]) -> tuple[str, ...]:
    """Give the fingerprints that begin as told; raise UnknownChangeError for none or several."""
    return tuple(_found(changes, one) for one in begun)


def _found(changes: Changes, begun: str) -> str:
    found = {
        one.fingerprint for one in changes.changes if one.fingerprint.startswith(begun.lower())
    }
    if len(found) == 1 and len(begun) >= _LEAST:
        return found.pop()
    if not found:
        message = _("no change has the fingerprint {begun}; each stands in brackets beside it")
    else:
        message = _("more than one change begins with {begun}; give more of the fingerprint")
    raise UnknownChangeError(message.format(begun=begun))


def agree(workspace: Workspace, path: Path, fingerprints: Sequence[str], reason: str) -> int:
    """Write changes into the file of agreed ones; give how many were not in it yet.

    What the file says stays as it was written. Raise PlanError where it is wrong.
    """
    before = workspace.read(path).decode("utf-8") if workspace.exists(path) else "accept:\n"
    known = (
        {one.fingerprint for one in read_agreements(workspace, path)}
        if workspace.exists(path)
        else set[str]()
    )
    new = [one for one in fingerprints if one not in known]
    entries = (
        f'  - fingerprint: "{one}"\n    reason: {json.dumps(reason, ensure_ascii=False)}\n'
        for one in new
    )
    text = before.rstrip("\n") + "\n" + "".join(entries)
    parse(load(text.encode(), path.as_posix()), Agreements)
    if new:
        workspace.write(path, text.encode())
    return len(new)

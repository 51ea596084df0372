"""A file as it stood in a revision of a git repository."""

import re
import subprocess
from pathlib import Path

_NAMED = re.compile(r"(?P<revision>[^:\s-][^:\s]*):(?P<path>[^:]+)")
_SECONDS = 30


class RevisionError(Exception):
    """A file of a revision cannot be read, and why, in one sentence."""


def is_revision(text: str) -> bool:
    """Tell whether a text names a file of a revision: `HEAD~1:plans/2023.yaml`."""
    return _NAMED.fullmatch(text) is not None


def read_revision(text: str, folder: Path) -> bytes:
    """Give the bytes of a file of a revision; its path starts at `folder`, inside the repository.

    Raise RevisionError where there is no git, no repository, no such revision or no such file.
    """
    found = _NAMED.fullmatch(text)
    if found is None:
        message = f"{text} is not a revision and a file: HEAD~1:plans/2023.yaml"
        raise RevisionError(message)
    path = Path(found["path"])
    name = f"{found['revision']}:{path if path.is_absolute() else f'./{path.as_posix()}'}"
    try:
        # An argument list, no shell; the pattern lets no revision begin with a dash.
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), "cat-file", "blob", name],  # noqa: S607
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        message = f"{text}: git is not installed"
        raise RevisionError(message) from error
    except subprocess.TimeoutExpired as error:
        message = f"{text}: git did not answer within {_SECONDS} seconds"
        raise RevisionError(message) from error
    if done.returncode:
        message = f"{text}: {_complaint(done.stderr)}"
        raise RevisionError(message)
    return done.stdout


def _complaint(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "git gave no reason"

"""Files while they are written: their names, and what killed runs left of them."""

import contextlib
import os
import platform
import re
import zlib
from pathlib import Path

_OLD = 3600  # seconds, after which nobody is writing such a file any more
_NAME = re.compile(r"\.khtt-(?:([0-9a-f]{8})-([0-9]{1,9})-)?[0-9a-f]{2,16}")
_MACHINE = f"{zlib.crc32(platform.node().encode()):08x}"


def beside(file: Path) -> Path:
    """Give where a file is written before it is renamed into its place."""
    return file.with_name(f".khtt-{_MACHINE}-{os.getpid()}-{os.urandom(8).hex()}")


def remove_leftovers(fresh: Path) -> None:
    """Remove what killed runs left beside a file that is being written."""
    now = fresh.stat().st_mtime
    # What is kept beside documents (`.khtt-runs.json`) has other names.
    for left in filter(_is_ours, fresh.parent.glob(".khtt-*")):
        with contextlib.suppress(OSError):
            if _is_orphan(left.name) or now - left.stat().st_mtime > _OLD:
                left.unlink()


def _is_ours(file: Path) -> bool:
    return _NAME.fullmatch(file.name) is not None


def _is_orphan(name: str) -> bool:
    """Tell whether the process of this machine that wrote the file is gone."""
    found = _NAME.fullmatch(name)
    if os.name != "posix" or not found or found[1] != _MACHINE:
        return False
    try:
        os.kill(int(found[2]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False

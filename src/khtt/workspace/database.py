"""The SQLite database of the store: opened to write or only to read, brought up to date, its errors told."""

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from khtt.nouns.language import _
from khtt.workspace import WorkspaceError
from khtt.workspace.schema import MIGRATIONS

PATIENCE = 30.0  # seconds to wait for another program that writes
MEMORY = ":memory:"
LITTLE = 65_536  # bytes, of which SQLite needs some even to read


@contextlib.contextmanager
def opened(path: Path, *, make: bool) -> Iterator[sqlite3.Connection]:
    """Open the database at a path to write, or with `make` false to read without writing anything."""
    with told(path):
        base = _made(path) if make else _read(path)
    with contextlib.closing(base):
        yield base


@contextlib.contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing; nobody else writes meanwhile."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # SQLite has rolled back itself where the disk was full.
        with contextlib.suppress(sqlite3.Error):
            base.rollback()
        raise
    base.commit()


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell what SQLite complains of as a WorkspaceError about the store."""
    try:
        yield
    except sqlite3.Error as error:
        raise WorkspaceError(path, _reason(path, error)) from error
    except OSError as error:
        reason = _full() if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise WorkspaceError(path, reason) from error


def _made(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    with _kept_open(base):
        base.execute("PRAGMA synchronous = FULL")
        _migrate(path, base)
    return base


@contextlib.contextmanager
def _kept_open(base: sqlite3.Connection) -> Iterator[None]:
    """Close a database only where something fails."""
    try:
        yield
    except BaseException:
        base.close()
        raise


def _read(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        # Nothing was collected yet; nothing is made on disk either.
        return _copied(path, None)
    base = _connected(path)
    if _version(base) == len(MIGRATIONS):
        return base
    # What an earlier khtt wrote is read as a copy that is up to date, in memory.
    with contextlib.closing(base):
        return _copied(path, base)


def _copied(path: Path, base: sqlite3.Connection | None) -> sqlite3.Connection:
    copy = sqlite3.connect(MEMORY, isolation_level=None)
    with _kept_open(copy):
        if base:
            base.backup(copy)
        _migrate(path, copy)
    return copy


def _connected(path: Path) -> sqlite3.Connection:
    """Open what is there; whoever writes meanwhile is kept apart where the medium lets SQLite do so."""
    if os.access(path.parent, os.W_OK):
        base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            base.execute("PRAGMA query_only = ON")
            _version(base)
        except sqlite3.Error:
            base.close()
            if not _is_full(path) or _is_pending(path):
                raise
        else:
            return base
    # On a medium that cannot be written, or is full, nobody else writes either.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None
    )


def _is_pending(path: Path) -> bool:
    """Tell whether something was written that is not in the database itself yet."""
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0


def _migrate(path: Path, base: sqlite3.Connection) -> None:
    """Bring the schema up to date, in one transaction; leave a store that is up to date alone."""
    version = _version(base)
    if version > len(MIGRATIONS):
        raise WorkspaceError(path, _("it was made by a later khtt; use that one"))
    if version == len(MIGRATIONS):
        return
    base.execute("PRAGMA journal_mode = WAL")
    with transaction(base):
        # Another program may have done it in the meantime.
        for number in range(_version(base), len(MIGRATIONS)):
            for statement in MIGRATIONS[number]:
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {number + 1}")


def _version(base: sqlite3.Connection) -> int:
    found: int = base.execute("PRAGMA user_version").fetchone()[0]
    return found


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < LITTLE


def _full() -> str:
    return _("the disk is full; nothing was kept")


def _reason(path: Path, error: sqlite3.Error) -> str:
    match error.sqlite_errorname if hasattr(error, "sqlite_errorname") else "":
        case "SQLITE_BUSY" | "SQLITE_LOCKED" | "SQLITE_BUSY_RECOVERY" | "SQLITE_BUSY_SNAPSHOT":
            return _("another program has held it for too long; nothing was kept, try again")
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return _("this is no store of khtt, or it is damaged; nothing was kept")
        case "SQLITE_FULL":
            return _full()
        case name if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and _is_full(path):
            return _full()
        case name if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return _("it may not be opened or written; nothing was kept")
        case _:
            return str(error)

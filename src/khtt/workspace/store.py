"""What units reported, kept in one SQLite file: the only door to it.

A collection is one transaction: all of it is kept, or nothing. A corrected workbook takes the place
of the earlier one, which stays on record as superseded.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from khtt.nouns.language import _
from khtt.nouns.report.figures import Change, Figure, Kept, Number, Reading, Stored, Total
from khtt.workspace import WorkspaceError
from khtt.workspace.schema import MIGRATIONS

STORE = Path("reports") / "figures.sqlite"
PATIENCE = 30.0  # seconds to wait for another program that writes

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Received:
    """A unit's figures of a period are there: who sent them in which file, and when it was read."""

    unit: str
    period: str
    sender: str
    file: str
    read_at: str


class Store:
    """An open store."""

    def __init__(self, path: Path, base: sqlite3.Connection) -> None:
        """Take an open connection."""
        self._path = path
        self._base = base

    def keep(self, readings: Sequence[Reading], read_at: str) -> tuple[Kept, ...]:
        """Keep readings in one transaction; give what became of each."""
        with _told(self._path), _transaction(self._base):
            return tuple(self._keep(reading, read_at) for reading in readings)

    def totals(self, form: str, periods: Sequence[str]) -> tuple[Total, ...]:
        """Give each unit's figures of a form over some periods; blanks count for nothing."""
        if not periods:
            return ()
        # Beside MAX, SQLite gives the other columns of the row that has it.
        query = f"""
            SELECT unit, "column", SUM(value), value, COUNT(*), MAX(period) FROM effective
            WHERE form = ? AND period IN ({_marks(periods)}) AND value IS NOT NULL
            GROUP BY unit, "column"
        """  # noqa: S608 (only question marks are put in)
        with _told(self._path):
            rows = self._base.execute(query, (form, *periods)).fetchall()
        return tuple(Total(*row[:5]) for row in rows)

    def received(self, form: str, periods: Sequence[str]) -> tuple[Received, ...]:
        """Tell whose figures of a form are there for some periods."""
        if not periods:
            return ()
        query = f"""
            SELECT DISTINCT unit, period, sender, file, read_at FROM effective
            WHERE form = ? AND period IN ({_marks(periods)}) ORDER BY period, unit
        """  # noqa: S608 (only question marks are put in)
        with _told(self._path):
            return tuple(Received(*row) for row in self._base.execute(query, (form, *periods)))

    def blanks(self, form: str, periods: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
        """Give the unit, column and period of every blank that a workbook left."""
        if not periods:
            return ()
        query = f"""
            SELECT unit, "column", period FROM effective
            WHERE form = ? AND period IN ({_marks(periods)}) AND value IS NULL
            ORDER BY period, unit
        """  # noqa: S608 (only question marks are put in)
        with _told(self._path):
            return tuple(self._base.execute(query, (form, *periods)).fetchall())

    def figures(self, form: str, periods: Sequence[str], column: str) -> tuple[Stored, ...]:
        """Give the figures of one column over some periods, each with its file and cell."""
        query = f"""
            SELECT period, form, sender, unit, "column", value, sheet, cell, file, digest, read_at
            FROM effective WHERE form = ? AND "column" = ? AND period IN ({_marks(periods)})
            ORDER BY period, unit
        """  # noqa: S608 (only question marks are put in)
        with _told(self._path):
            rows = self._base.execute(query, (form, column, *periods)).fetchall()
        return tuple(
            Stored(period, form_, sender, Figure(*figure), file, digest, read_at)
            for period, form_, sender, *figure, file, digest, read_at in rows
        )

    def sequences(self, scope: str, events: Mapping[str, str]) -> dict[str, int]:
        """Number the events of a calendar by uid: one higher whenever an event's digest is another.

        An event of the scope that is no longer there is given too, with an empty digest on record.
        """
        with _told(self._path), _transaction(self._base):
            query = "SELECT uid, sequence, digest FROM event WHERE scope = ?"
            known = {uid: (n, digest) for uid, n, digest in self._base.execute(query, (scope,))}
            wanted = dict.fromkeys(known, "") | dict(events)
            found = {uid: _next(known.get(uid), digest) for uid, digest in wanted.items()}
            self._base.executemany(
                "INSERT OR REPLACE INTO event (scope, uid, sequence, digest) VALUES (?, ?, ?, ?)",
                [(scope, uid, found[uid], digest) for uid, digest in wanted.items()],
            )
            return found

    def _keep(self, reading: Reading, read_at: str) -> Kept:
        where = (reading.form, reading.period.id, reading.sender)
        query = """
            SELECT id, file, digest FROM reading
            WHERE form = ? AND period = ? AND sender = ? AND superseded = 0
        """
        standing = self._base.execute(query, where).fetchone()
        if standing is None:
            self._insert(reading, read_at)
            return Kept(reading)
        changes = tuple(_changes(self._values(standing[0]), reading))
        if standing[2] == reading.digest and not changes:
            return Kept(reading, again=True)
        self._base.execute("UPDATE reading SET superseded = 1 WHERE id = ?", (standing[0],))
        self._insert(reading, read_at)
        return Kept(reading, standing[1], changes)

    def _insert(self, reading: Reading, read_at: str) -> None:
        period = reading.period
        key = self._base.execute(
            """
            INSERT INTO reading (year, period, form, sender, file, digest, read_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (
                period.year,
                period.id,
                reading.form,
                reading.sender,
                reading.file,
                reading.digest,
                read_at,
            ),
        ).lastrowid
        self._base.executemany(
            'INSERT INTO figure (reading, unit, "column", value, sheet, cell) VALUES (?,?,?,?,?,?)',
            [
                (key, one.unit, one.column, one.value, one.sheet, one.cell)
                for one in reading.figures
            ],
        )

    def _values(self, key: int) -> dict[_Key, Number | None]:
        query = 'SELECT unit, "column", value FROM figure WHERE reading = ?'
        return {(unit, column): value for unit, column, value in self._base.execute(query, (key,))}


@contextlib.contextmanager
def open_store(path: Path, *, make: bool = True) -> Iterator[Store]:
    """Open the store at a path; make it where it is missing, unless told otherwise.

    Raise WorkspaceError where it cannot be opened: locked for long, read-only, damaged, too new.
    """
    with _told(path):
        if make:
            path.parent.mkdir(parents=True, exist_ok=True)
        base = _connected(path, make=make)
    with contextlib.closing(base):
        with _told(path):
            _migrate(path, base)
        yield Store(path, base)


def _connected(path: Path, *, make: bool) -> sqlite3.Connection:
    if not make and not path.is_file():
        # Nothing was collected yet; nothing is made on disk either.
        return sqlite3.connect(":memory:", isolation_level=None)
    if not make and not os.access(path.parent, os.W_OK):
        # On a medium that cannot be written nobody else writes either.
        uri = f"{path.absolute().as_uri()}?immutable=1"
        return sqlite3.connect(uri, uri=True, isolation_level=None)
    base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    base.execute("PRAGMA synchronous = FULL")
    return base


def _migrate(path: Path, base: sqlite3.Connection) -> None:
    """Bring the schema up to date, in one transaction; leave a store that is up to date alone."""
    version = _version(base)
    if version > len(MIGRATIONS):
        raise WorkspaceError(path, _("it was made by a later khtt; use that one"))
    if version == len(MIGRATIONS):
        return
    base.execute("PRAGMA journal_mode = WAL")
    with _transaction(base):
        # Another program may have done it in the meantime.
        for number in range(_version(base), len(MIGRATIONS)):
            for statement in MIGRATIONS[number]:
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {number + 1}")


def _version(base: sqlite3.Connection) -> int:
    found: int = base.execute("PRAGMA user_version").fetchone()[0]
    return found


@contextlib.contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing; nobody else writes meanwhile."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.rollback()
        raise
    base.commit()


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what SQLite complains of as a WorkspaceError about the store."""
    try:
        yield
    except sqlite3.Error as error:
        raise WorkspaceError(path, _reason(error)) from error
    except OSError as error:
        raise WorkspaceError(path, (error.strerror or str(error)).lower()) from error


def _reason(error: sqlite3.Error) -> str:
    match error.sqlite_errorname if hasattr(error, "sqlite_errorname") else "":
        case "SQLITE_BUSY" | "SQLITE_LOCKED" | "SQLITE_BUSY_RECOVERY" | "SQLITE_BUSY_SNAPSHOT":
            return _("another program has held it for too long; nothing was kept, try again")
        case "SQLITE_FULL":
            return _("the disk is full; nothing was kept")
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return _("this is no store of khtt, or it is damaged; nothing was kept")
        case name if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return _("it may not be opened or written; nothing was kept")
        case _:
            return str(error)


def _changes(old: Mapping[_Key, Number | None], reading: Reading) -> Iterator[Change]:
    new: dict[_Key, Number | None] = {(one.unit, one.column): one.value for one in reading.figures}
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield Change(*key, old.get(key), new.get(key))


def _next(known: tuple[int, str] | None, digest: str) -> int:
    if known is None:
        return 0
    return known[0] if known[1] == digest else known[0] + 1


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)

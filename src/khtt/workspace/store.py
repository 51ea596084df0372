"""What units reported, kept in one SQLite file: the only door to it.

A collection is one transaction: all of it is kept, or nothing. A corrected workbook takes the place
of the earlier one, which stays on record as superseded.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from khtt.nouns.agenda import Issued
from khtt.nouns.report.figures import Change, Figure, Kept, Number, Reading, Stored, Total, When
from khtt.workspace.database import opened, told, transaction

STORE = Path("reports") / "figures.sqlite"

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Received:
    """A unit's figures of a period are there: who sent them in which file, and when.

    A row in which nothing but blanks stands tells nothing of its unit, unless it sent them itself.
    """

    unit: str
    period: str
    sender: str
    file: str
    when: When


class Store:
    """An open store."""

    def __init__(self, path: Path, base: sqlite3.Connection) -> None:
        """Take an open connection."""
        self._path = path
        self._base = base

    def keep(self, readings: Sequence[Reading], when: When) -> tuple[Kept, ...]:
        """Keep readings in one transaction; give what became of each.

        A file that was collected before and has been replaced since is not kept again.
        """
        with told(self._path), transaction(self._base):
            return tuple(self._keep(reading, when) for reading in readings)

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
        with told(self._path):
            rows = self._base.execute(query, (form, *periods)).fetchall()
        return tuple(Total(*row[:5]) for row in rows)

    def received(self, form: str, periods: Sequence[str]) -> tuple[Received, ...]:
        """Tell whose figures of a form are there for some periods."""
        if not periods:
            return ()
        query = f"""
            SELECT unit, period, sender, file, read_at, received_on FROM effective
            WHERE form = ? AND period IN ({_marks(periods)})
            GROUP BY unit, period HAVING COUNT(value) OR unit = sender ORDER BY period, unit
        """  # noqa: S608 (only question marks are put in)
        with told(self._path):
            rows = self._base.execute(query, (form, *periods)).fetchall()
        return tuple(
            Received(unit, period, sender, file, When(read_at, received_on))
            for unit, period, sender, file, read_at, received_on in rows
        )

    def blanks(self, form: str, periods: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
        """Give the unit, column and period of every blank that a workbook left."""
        if not periods:
            return ()
        query = f"""
            SELECT unit, "column", period FROM effective
            WHERE form = ? AND period IN ({_marks(periods)}) AND value IS NULL
            ORDER BY period, unit
        """  # noqa: S608 (only question marks are put in)
        with told(self._path):
            return tuple(self._base.execute(query, (form, *periods)).fetchall())

    def figures(self, form: str, periods: Sequence[str], column: str) -> tuple[Stored, ...]:
        """Give the figures of one column over some periods, each with its file and cell."""
        query = f"""
            SELECT period, form, sender, unit, "column", value, sheet, cell, file, digest,
                read_at, received_on
            FROM effective WHERE form = ? AND "column" = ? AND period IN ({_marks(periods)})
            ORDER BY period, unit
        """  # noqa: S608 (only question marks are put in)
        with told(self._path):
            rows = self._base.execute(query, (form, column, *periods)).fetchall()
        return tuple(
            Stored(period, form_, sender, Figure(*figure), file, digest, When(*when))
            for period, form_, sender, *figure, file, digest, read_at, received_on in rows
            for when in ((read_at, received_on),)
        )

    def issue(self, scope: str, events: Mapping[str, Issued]) -> dict[str, Issued]:
        """Number the events of a calendar by uid: one higher whenever an event's digest is another.

        An event of the scope that is no longer there is given too, as it last was, with no digest.
        """
        with told(self._path), transaction(self._base):
            query = "SELECT uid, digest, title, first, last, sequence FROM event WHERE scope = ?"
            rows = self._base.execute(query, (scope,)).fetchall()
            known = {uid: _issued(*event) for uid, *event in rows}
            gone = {uid: replace(one, digest="") for uid, one in known.items()}
            found = {uid: _next(known.get(uid), one) for uid, one in {**gone, **events}.items()}
            self._base.executemany(
                """
                INSERT OR REPLACE INTO event (scope, uid, digest, title, first, last, sequence)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [(scope, uid, *_row(one)) for uid, one in found.items()],
            )
            return found

    def _keep(self, reading: Reading, when: When) -> Kept:
        where = (reading.form, reading.period.id, reading.sender)
        query = """
            SELECT id, file, digest FROM reading
            WHERE form = ? AND period = ? AND sender = ? AND superseded = 0
        """
        standing = self._base.execute(query, where).fetchone()
        if standing is None:
            self._insert(reading, when)
            return Kept(reading)
        changes = tuple(_changes(self._values(standing[0]), reading))
        if standing[2] == reading.digest and not changes:
            self._note_day(standing[0], when)
            return Kept(reading, again=True)
        if standing[2] != reading.digest and self._was_replaced(reading):
            return Kept(reading, outdated=standing[1])
        self._base.execute("UPDATE reading SET superseded = 1 WHERE id = ?", (standing[0],))
        self._insert(reading, when)
        return Kept(reading, standing[1], changes)

    def _was_replaced(self, reading: Reading) -> bool:
        query = """
            SELECT 1 FROM reading
            WHERE form = ? AND period = ? AND sender = ? AND digest = ? AND superseded = 1
        """
        where = (reading.form, reading.period.id, reading.sender, reading.digest)
        return self._base.execute(query, where).fetchone() is not None

    def _note_day(self, key: int, when: When) -> None:
        """Note on which day a workbook came that was read before without being told so."""
        if when.received_on:
            query = "UPDATE reading SET received_on = ? WHERE id = ?"
            self._base.execute(query, (when.received_on, key))

    def _insert(self, reading: Reading, when: When) -> None:
        period = reading.period
        key = self._base.execute(
            """
            INSERT INTO reading (year, period, form, sender, file, digest, read_at, received_on)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                period.year,
                period.id,
                reading.form,
                reading.sender,
                reading.file,
                reading.digest,
                when.read_at,
                when.received_on,
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

    With `make` false it is only read, and nothing is written. Raise WorkspaceError where it cannot
    be opened: locked for long, read-only, damaged, too new.
    """
    with opened(path, make=make) as base:
        yield Store(path, base)


def _changes(old: Mapping[_Key, Number | None], reading: Reading) -> Iterator[Change]:
    new: dict[_Key, Number | None] = {(one.unit, one.column): one.value for one in reading.figures}
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield Change(*key, old.get(key), new.get(key))


def _issued(
    digest: str, title: str | None, first: str | None, last: str | None, sequence: int
) -> Issued:
    return Issued(digest, title or "", _day(first), _day(last), sequence)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _row(one: Issued) -> tuple[str | int | None, ...]:
    days = (day.isoformat() if day else None for day in (one.first, one.last))
    return (one.digest, one.title, *days, one.sequence)


def _next(known: Issued | None, event: Issued) -> Issued:
    if known is None:
        return event
    return replace(event, sequence=known.sequence + (known.digest != event.digest))


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)

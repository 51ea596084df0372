"""What changes mean for one unit, with its own figures."""

from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

from khtt.nouns.change import (
    DEADLINES,
    TARGETS,
    Change,
    Changes,
    Entry,
    Kind,
    Level,
    Local,
    Meaning,
)
from khtt.nouns.quantity import Quantity, Schedule

_ACTS = (Kind.MERGED, Kind.SPLIT, Kind.SUPPORT_ADDED, Kind.SUPPORT_GONE)

Figures: TypeAlias = Callable[[Quantity | None, Schedule | None], tuple[str, ...]]


def local_meaning(
    changes: Changes, name: str, bodies: Collection[str], figures: tuple[Figures, Figures]
) -> Local:
    """Give the changes that a unit has to act on, and what quantities come to there.

    `bodies` are the ids of those who act at the unit's level; `figures` work a quantity out with
    the unit's own numbers, of then and of now.
    """
    return Local(name, tuple(_meanings(changes, bodies, figures)))


def _meanings(
    changes: Changes, bodies: Collection[str], figures: tuple[Figures, Figures]
) -> Iterator[Meaning]:
    told = set[str]()
    for change in changes.changes:
        if not _concerns(change, bodies) or change.cause in told:
            continue
        told.add(change.fingerprint)
        yield Meaning(change, _sum(change.old, figures[0]), _sum(change.new, figures[1]))


def _concerns(change: Change, bodies: Collection[str]) -> bool:
    named = {body for entry in (*change.old, *change.new) for body in entry.bodies}
    if named and not named & set(bodies):
        return False
    if change.kind in TARGETS + DEADLINES or any(
        field.name == "quantity" for field in change.fields
    ):
        return True
    acts = change.level is Level.HIGH or change.kind in _ACTS
    return bool(named) and acts and not change.cause


def _sum(entries: tuple[Entry, ...], figures: Figures) -> tuple[str, ...]:
    return tuple(line for entry in entries for line in figures(entry.quantity, entry.schedule))

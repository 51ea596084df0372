"""The offices of bodies by the work they do, with names where a source gives them for the day."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache

from khtt.data import data, rows
from khtt.nouns.organisation.bodies import Level, Office

_OFFICES = "organisation/offices.csv"

EVERY_OFFICE, BELOW, DIRECTOR = "all", "districts", "director"
"""What a task's `offices` may name beside the roles: all of them, the bodies below, the director."""


@cache
def offices_by_work() -> tuple[Office, ...]:
    """Give an office for each role, named by its work, for want of a sourced name."""
    names = json.loads(data("organisation/work.json").read_bytes())
    return tuple(Office(role, name, name, "", proper=False) for role, name in names.items())


def offices_on(day: date, level: Level, body: str) -> tuple[Office, ...]:
    """Give the offices of a body on a day: sourced names, those of this body before its level's."""
    found = {office.role: office for office in offices_by_work()}
    found |= _named(row for row in _rows(day, level) if not row["bodies"])
    found |= _named(row for row in _rows(day, level) if body in row["bodies"].split())
    return tuple(found.values())


def office_days() -> list[dict[str, str]]:
    """Give the rows that say from when and until when a name holds."""
    return rows(_OFFICES)


@cache
def _rows(day: date, level: Level) -> tuple[dict[str, str], ...]:
    return tuple(row for row in rows(_OFFICES) if row["level"] == level and in_force(row, day))


def in_force(row: dict[str, str], day: date) -> bool:
    """Tell whether a row with `valid_from` and `valid_until` holds on a day; no date is no bound."""
    said = day.isoformat()
    return row["valid_from"] <= said <= (row["valid_until"] or "9999-12-31")


def _named(found: Iterable[dict[str, str]]) -> dict[str, Office]:
    return {
        row["role"]: Office(row["role"], row["name"], row["short"] or row["name"], row["archive"])
        for row in found
    }

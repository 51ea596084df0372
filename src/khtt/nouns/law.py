"""Laws and bodies that gave way to others: by which, and from when."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from khtt.data import data


@dataclass(frozen=True, slots=True)
class Replaced:
    """A law or decree, the one that replaced it, and from which day; `passed` is that one's date."""

    number: str
    name: str
    by: str
    since: date
    passed: date


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that a body, or a set of places, had until a day, and what is there now."""

    name: str
    until: date
    now: str


@cache
def replaced_laws() -> tuple[Replaced, ...]:
    """Give the laws known to be replaced, with the documents that say so in the data."""
    return tuple(
        Replaced(
            one["number"],
            one["name"],
            one["by"],
            date.fromisoformat(one["from"]),
            date.fromisoformat(one["passed"]),
        )
        for one in json.loads(data("laws.json").read_bytes())
    )


@cache
def renamed_bodies() -> tuple[Renamed, ...]:
    """Give the names of bodies that ended, the longest first."""
    found = (
        Renamed(one["name"], date.fromisoformat(one["until"]), one["now"])
        for one in json.loads(data("renamed.json").read_bytes())
    )
    return tuple(sorted(found, key=lambda one: -len(one.name)))

"""Roles: who or what a reference may name, with its names by level, number and day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NotRequired, TypedDict

from khtt.data import data


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a role between two days, by slot.

    A slot is a level (`nation`, `province`, `district`, `base`, `commune`), its plural where
    several are meant (`provinces`, `communes`), that plural as the nation says it
    (`national-provinces`), or `each-` and the level that a document is of. A name is a pattern:
    `{kind}`, `{prefix}` and so on stand for words of the place, and what stands in `<>` is said
    once for every kind of place that is there.
    """

    first: date
    last: date
    patterns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Role:
    """A role in both languages, its source, its names; `office` is the work of an office.

    `of_body` says that the role belongs to the bodies of Vietnam Social Security, not to the
    places they work in; such a role goes from the districts to the bases when districts end.
    """

    id: str
    vietnamese: str
    english: str
    source: str
    names: tuple[Names, ...]
    of_body: bool = False
    office: str = ""

    def patterns(self, day: date) -> Mapping[str, str]:
        """Give the patterns of its names on a day."""
        for names in self.names:
            if names.first <= day <= names.last:
                return names.patterns
        return {}


class _Entry(TypedDict):
    vi: str
    en: str
    source: str
    of_body: NotRequired[bool]
    office: NotRequired[str]
    names: dict[str, str] | list[dict[str, str]]


@cache
def roles() -> Mapping[str, Role]:
    """Give every role by its id, in the order of the data."""
    held: dict[str, _Entry] = json.loads(data("roles.json").read_bytes())["roles"]
    return {name: _role(name, entry) for name, entry in held.items()}


def _role(name: str, entry: _Entry) -> Role:
    names = entry["names"]
    return Role(
        id=name,
        vietnamese=entry["vi"],
        english=entry["en"],
        source=entry["source"],
        names=tuple(_names(one) for one in (names if isinstance(names, list) else [names])),
        of_body=entry.get("of_body", False),
        office=entry.get("office", ""),
    )


def _names(entry: Mapping[str, str]) -> Names:
    return Names(
        first=date.fromisoformat(entry.get("from", "0001-01-01")),
        last=date.fromisoformat(entry.get("until", "9999-12-31")),
        patterns={key: value for key, value in entry.items() if key not in ("from", "until")},
    )

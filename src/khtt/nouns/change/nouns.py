"""What changed from one plan to another, as data."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from khtt.nouns.change.kinds import Band, Direction, Kind, Level, Relation, Wording, level

if TYPE_CHECKING:
    # Not at run time: the command line knows these nouns before it needs pydantic.
    from khtt.nouns.quantity import Quantity, Schedule

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a plan came from, as it was named, and the SHA-256 of its bytes in hexadecimal."""

    file: str = ""
    sha256: str = ""


NOWHERE = Origin()
"""Of a plan that came from no file."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the two plans compared. `version` is that of the plan format (`khtt: 1`)."""

    origin: Origin
    id: str
    year: int
    title: str
    version: int


@dataclass(frozen=True, slots=True)
class Part:
    """Where in the plan a change stands, for grouping: `key` is III, PL1, or terms, units, bases."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as it stands in one of the plans.

    `kind` is its class in the plan file in kebab-case (`statement`, `theme`, `unit`, `basis`);
    `ref` is the first of its `refs` and empty where it has none; `bodies` are the ids of those
    who lead, support or are charged with it.
    """

    kind: str
    id: str
    refs: tuple[str, ...]
    text: str
    quantity: "Quantity | None" = None
    schedule: "Schedule | None" = None
    bodies: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """Give the first place in the official document, or nothing."""
        return self.refs[0] if self.refs else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that belong together; `score` (0 to 1) is the likeness of their texts."""

    old: Entry
    new: Entry
    relation: Relation
    wording: Wording
    score: float
    band: Band


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What happened to one field: both values in words, and how far it went where that counts.

    `amount` is the difference in `unit`, `percent` the difference relative to the old value,
    `points` the difference of two shares in percentage points. No percent across units.
    """

    name: str
    old: str
    new: str
    direction: Direction = Direction.CHANGED
    amount: Decimal | None = None
    unit: str = ""
    points: Decimal | None = None
    percent: Decimal | None = None


@dataclass(frozen=True)
class Change:
    """One thing that is different. Merged items are several `old`, split ones several `new`.

    `score` and `band` are those of the least sure pair it stands on. `cause` is the fingerprint
    of the change that this one only follows from. `weight` is the level where it is not that of
    the kind: a body only mentioned, a heading, or what a workspace has set.
    """

    kind: Kind
    part: Part
    old: tuple[Entry, ...]
    new: tuple[Entry, ...]
    score: float = 1.0
    band: Band = Band.CERTAIN
    fields: tuple[FieldChange, ...] = ()
    note: str = ""
    cause: str = ""
    weight: Level | None = None

    @property
    def level(self) -> Level:
        """Give how much the change asks of an office."""
        return self.weight or level(self.kind)

    @property
    def entry(self) -> Entry:
        """Give the item by which the change is known: the new one where there is one."""
        return (self.new or self.old)[0]

    @property
    def old_text(self) -> str:
        """Give the old text, merged items joined by line breaks."""
        return "\n".join(entry.text for entry in self.old)

    @property
    def new_text(self) -> str:
        """Give the new text, split items joined by line breaks."""
        return "\n".join(entry.text for entry in self.new)

    @cached_property
    def fingerprint(self) -> str:
        """Give the name of exactly this change: another text or value has another fingerprint."""
        sides = [
            [(entry.kind, entry.id, entry.text) for entry in side] for side in (self.old, self.new)
        ]
        values = [(change.name, change.old, change.new) for change in self.fields]
        said = repr((self.kind.value, sides, values))
        return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Tally:
    """A section in figures: its items then and now, and what became of the pairs in it.

    `came_from` are the keys of the old sections that it continues; a section that is gone has no
    items now. `same_number` counts the one-to-one pairs that kept their number.
    """

    part: Part
    came_from: tuple[str, ...]
    old: int
    new: int
    pairs: int
    same_number: int
    identical: int
    cosmetic: int
    reworded: int
    merged: int
    split: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole in figures; `kinds` counts the changes that follow from no other."""

    tallies: tuple[Tally, ...]
    kinds: tuple[tuple[Kind, int], ...]
    follow: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one plan to another: the pairs, the changes in the order of the new plan.

    `names` are the bodies of both plans by their ids, as the newer plan calls them.
    """

    old: Edition
    new: Edition
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    summary: Summary = field(default_factory=lambda: Summary((), (), 0))
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def causes(self) -> tuple[Change, ...]:
        """Give the changes that follow from no other change shown here."""
        shown = {change.fingerprint for change in self.changes}
        return tuple(change for change in self.changes if change.cause not in shown)

    def followers(self, cause: Change) -> tuple[Change, ...]:
        """Give the changes that only follow from this one."""
        return tuple(change for change in self.changes if change.cause == cause.fingerprint)


def counted(changes: Iterable[Change]) -> tuple[tuple[Kind, int], ...]:
    """Count changes by kind, in the order of the kinds."""
    counts = dict.fromkeys(Kind, 0)
    for change in changes:
        counts[change.kind] += 1
    return tuple((kind, count) for kind, count in counts.items() if count)

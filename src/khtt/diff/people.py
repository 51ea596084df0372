"""Who and what an item names: lead, support, audiences, legal bases, and its lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khtt.diff.causes import first_cause
from khtt.diff.normal import Normal, apart
from khtt.diff.records import Record
from khtt.nouns.change import Change, Direction, FieldChange, Kind


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of one kind of thing in both plans: what continues as what, and how they are called.

    `causes` are the changes by which the things themselves came or went, by their id.
    """

    became: Mapping[str, tuple[str, ...]]
    old: Mapping[str, str]
    new: Mapping[str, str]
    causes: Mapping[str, Change]

    def gone(self, old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
        """Give the old ids of which nothing is named any more."""
        return tuple(name for name in old if not set(self.became.get(name, ())) & set(new))

    def come(self, old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
        """Give the new ids that continue none of the old."""
        known = {name for one in old for name in self.became.get(one, ())}
        return tuple(name for name in new if name not in known)

    def cause(self, name: str) -> str:
        """Give the fingerprint of what happened to the thing itself, if it came or went."""
        return first_cause(self.causes.get(name))


Found = tuple[Kind, tuple[FieldChange, ...], str]


def named_changes(
    name: str,
    kinds: tuple[Kind, Kind],
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    names: Names,
) -> Iterator[Found]:
    """Give what was added to and dropped from a list of ids, each cause by itself.

    `kinds` are those of adding and dropping.
    """
    old, new = sides
    for ids, said, kind, direction in (
        (names.come(old, new), names.new, kinds[0], Direction.ADDED),
        (names.gone(old, new), names.old, kinds[1], Direction.DROPPED),
    ):
        by_cause = dict[str, list[str]]()
        for one in ids:
            by_cause.setdefault(names.cause(one), []).append(said.get(one, one))
        for cause, found in by_cause.items():
            yield kind, (_listed(name, found, direction),), cause


def lead_change(old: tuple[str, ...], new: tuple[str, ...], names: Names) -> Found | None:
    """Give the change of those who lead, as one: from whom to whom."""
    gone, come = names.gone(old, new), names.come(old, new)
    if not gone and not come:
        return None
    causes = [names.cause(name) for name in (*gone, *come)]
    direction = Direction.CHANGED if old and new else Direction.ADDED if new else Direction.DROPPED
    said = FieldChange(
        "lead",
        ", ".join(names.old.get(name, name) for name in old),
        ", ".join(names.new.get(name, name) for name in new),
        direction,
    )
    return Kind.LEAD_CHANGED, (said,), causes[0] if all(causes) else ""


def list_changes(old: Record, new: Record, normals: tuple[Normal, Normal]) -> Iterator[FieldChange]:
    """Give the lists of words that differ, whatever their order."""
    before, after = dict(old.lists), dict(new.lists)
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, ()), after.get(name, ())
        if any(apart(was, now, normals)):
            direction = (
                Direction.CHANGED if was and now else Direction.ADDED if now else Direction.DROPPED
            )
            yield FieldChange(name, "; ".join(was), "; ".join(now), direction)


def _listed(name: str, words: list[str], direction: Direction) -> FieldChange:
    said = ", ".join(words)
    if direction is Direction.ADDED:
        return FieldChange(name, "", said, direction)
    return FieldChange(name, said, "", direction)

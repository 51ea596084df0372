"""Fewer changes: one section, some kinds, the surer ones, those not agreed yet."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from khtt.nouns.change.agreed import Agreement
from khtt.nouns.change.kinds import Band, Kind, Level
from khtt.nouns.change.nouns import Change, Changes, Summary, counted

_BESIDE = ("units", "bases", "terms", "forms", "plan")
"""Parts that are no section of the document."""


def sections(changes: Changes) -> tuple[str, ...]:
    """Give the names that a section may be called by: numbers of either plan, units, bases, terms."""
    tallies = changes.summary.tallies
    numbers = [name for tally in tallies for name in (tally.part.key, *tally.came_from)]
    return tuple(dict.fromkeys((*numbers, *_BESIDE)))


def only_section(changes: Changes, section: str) -> Changes:
    """Give the changes in a section or under a number: III, VII.7, units.

    A change belongs to it by its old numbers and by its new ones.
    """
    kept = _kept(changes, lambda change: _is_in(change, section))
    root = section.partition(".")[0]
    tallies = tuple(
        tally for tally in kept.summary.tallies if root in (tally.part.key, *tally.came_from)
    )
    return replace(kept, summary=replace(kept.summary, tallies=tallies))


def of_kinds(changes: Changes, kinds: Collection[Kind]) -> Changes:
    """Give the changes of these kinds."""
    return _kept(changes, lambda change: change.kind in kinds)


def at_least(changes: Changes, band: Band) -> Changes:
    """Give the changes and pairs that are at least this sure."""
    kept = _kept(changes, lambda change: change.band.rank >= band.rank)
    return replace(kept, pairs=tuple(p for p in changes.pairs if p.band.rank >= band.rank))


def at_level(changes: Changes, level: Level) -> Changes:
    """Give the changes of a level or above, and what follows from them."""
    high = {one.fingerprint for one in changes.causes if one.level.rank >= level.rank}
    return _kept(changes, lambda change: change.fingerprint in high or change.cause in high)


def with_levels(changes: Changes, levels: Mapping[str, Level]) -> Changes:
    """Give the changes with the levels that a workspace has set for kinds, by their names."""
    if not levels:
        return changes
    weighed = (
        replace(one, weight=levels[one.kind.value]) if one.kind.value in levels else one
        for one in changes.changes
    )
    return replace(changes, changes=tuple(weighed))


def without_agreed(
    changes: Changes, agreements: Iterable[Agreement]
) -> tuple[Changes, tuple[Agreement, ...]]:
    """Give the changes that are not agreed, and the agreements that match nothing any more.

    What only follows from an agreed change is agreed with it.
    """
    agreed = {agreement.fingerprint: agreement for agreement in agreements}
    known = {change.fingerprint for change in changes.changes}
    unused = tuple(one for name, one in agreed.items() if name not in known)
    left = _kept(
        changes, lambda change: change.fingerprint not in agreed and change.cause not in agreed
    )
    return left, unused


def reaches(changes: Changes, level: Level) -> bool:
    """Tell whether a change that follows from no other is of this level or above."""
    return any(change.level.rank >= level.rank for change in changes.causes)


def _is_in(change: Change, section: str) -> bool:
    refs = [ref for entry in (*change.old, *change.new) for ref in entry.refs]
    return section == change.part.key or any(
        ref == section or ref.startswith(f"{section}.") for ref in refs
    )


def _kept(changes: Changes, keep: Callable[[Change], bool]) -> Changes:
    found = replace(changes, changes=tuple(filter(keep, changes.changes)))
    causes = found.causes
    summary = Summary(changes.summary.tallies, counted(causes), len(found.changes) - len(causes))
    return replace(found, summary=summary)

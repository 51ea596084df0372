"""Bodies that came or went only because the items that name them did."""

from collections.abc import Sequence
from dataclasses import replace

from khtt.diff.causes import first_cause
from khtt.diff.records import Record, Records
from khtt.nouns.change import Change, Kind

_ALONE = {Kind.UNIT_GONE: (Kind.REMOVED, Kind.NOT_SEEN), Kind.UNIT_ADDED: (Kind.ADDED,)}


def folded_bodies(sides: tuple[Records, Records], changes: Sequence[Change]) -> list[Change]:
    """Give the changes with such a body following from the item that named it.

    A body with a section of its own is a decision, whatever becomes of the section.
    """
    return [_folded(sides, change, changes) for change in changes]


def _folded(sides: tuple[Records, Records], change: Change, changes: Sequence[Change]) -> Change:
    if change.kind not in _ALONE or change.cause:
        return change
    side = sides[0] if change.kind is Kind.UNIT_GONE else sides[1]
    naming = [record for record in side.all if change.entry.id in side.entry(record).bodies]
    if not naming or any(record.kind == "responsibility" for record in naming):
        return change
    alone = {
        entry.id: one
        for one in changes
        if one.kind in _ALONE[change.kind] and one.cause != change.fingerprint
        for entry in (one.old or one.new)
    }
    found = [_of(side, record, alone) for record in naming]
    first = found[0]
    if first is None or any(one is None for one in found):
        return change
    return replace(change, cause=first_cause(first))


def _of(side: Records, record: Record, alone: dict[str, Change]) -> Change | None:
    return next(
        (alone[one.id] for one in (record, *side.ancestors(record)) if one.id in alone), None
    )

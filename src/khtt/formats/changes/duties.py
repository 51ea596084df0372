"""What each body has to do that it had not, and what it has no longer."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.formats.changes.labels import apart, field_values, kind_name, place, short
from khtt.nouns.change import DEADLINES, TARGETS, Change, Changes, Kind
from khtt.nouns.language import _, counted

_MOST = 12
_BEGINNING = 110
_GONE = (Kind.UNIT_GONE, Kind.NOT_SEEN)
_TOLD = (Kind.ADDED, Kind.REMOVED, Kind.LEAD_CHANGED, Kind.SUPPORT_ADDED, *TARGETS, *DEADLINES)


@dataclass(frozen=True, slots=True)
class Duties:
    """A body by name and its lines, each with its sign: + new, - no longer, ~ changed."""

    name: str
    lines: tuple[str, ...]


def duties(changes: Changes) -> tuple[Duties, ...]:
    """Give the bodies that the changes name, in the order of the new plan, each with its lines."""
    shut = {change.fingerprint for change in changes.changes if change.kind in _GONE}
    told = [
        change
        for change in changes.changes
        if change.kind in _TOLD and change.cause not in shut and change.entry.kind != "section"
    ]
    found = ((name, list(_lines(told, unit))) for unit, name in changes.names.items())
    return tuple(Duties(name, _few(lines)) for name, lines in found if lines)


def _few(lines: list[str]) -> tuple[str, ...]:
    if len(lines) <= _MOST:
        return tuple(lines)
    left = len(lines) - _MOST + 1
    return (*lines[: _MOST - 1], counted("{count} more", "{count} more", left))


def _lines(changes: list[Change], unit: str) -> Iterator[str]:
    for change in changes:
        if any(unit in entry.bodies for entry in change.new or change.old):
            yield line(change)


def line(change: Change) -> str:
    """Give a change in a line: "+ VII.7.2: Chủ động huy động nguồn lực…"."""
    where = place(change.entry.ref)
    text = short(change.entry.text, _BEGINNING)
    beginning = f"{where}: {text}" if where else text
    if not change.old:
        return f"+ {beginning}"
    if not change.new:
        return f"- {beginning}"
    said = []
    for field in change.fields:
        old, new = apart(*field_values(field))
        said.append(f"{old or _('nothing')} → {new or _('nothing')}")
    what = f": {'; '.join(said)}" if said else ""
    return f"~ {beginning}: {kind_name(change.kind)}{what}"

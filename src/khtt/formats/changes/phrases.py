"""The pieces that sentences about changes are made of: values, times, first words, lists."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from khtt.formats.changes.labels import field_values, kind_name, place, short, title_of
from khtt.nouns.change import Change, Changes, Entry, FieldChange, Kind, Level
from khtt.nouns.language import _, counted
from khtt.nouns.text import lower_first, upper_first

FEW = 3
NAME, LISTED, _VALUE = 90, 55, 80

Key = tuple[str, str]
_BASES = ((Kind.BASIS_REPLACED,), (Kind.BASIS_ADDED, Kind.BASIS_DROPPED))


def before(field: FieldChange) -> str:
    """Give a value and what it was: "tháng 10-12, trước là tháng 10-11"."""
    old, new = (short(side, _VALUE) for side in field_values(field))
    if not old:
        return new
    old = lower_first(old)
    if not new:
        return _("nothing any more, before {old}").format(old=old)
    return _("{new}, before {old}").format(old=old, new=new)


def both_sides(field: FieldChange) -> str:
    """Give both values with an arrow, or the only one."""
    old, new = (short(side, _VALUE) for side in field_values(field))
    return f"{old} → {new}" if old and new else old or new


def when(entry: Entry) -> str:
    """Give the time of an item in brackets, or nothing."""
    said = entry.schedule.text if entry.schedule else ""
    return f" ({said[:1].lower()}{said[1:]})" if said else ""


def refs(change: Change) -> str:
    """Give the numbers of a change: "III.1 + III.8 → III.1"."""
    old, new = (
        " + ".join(place(one.ref) for one in side if one.ref) for side in (change.old, change.new)
    )
    return f"{old} → {new}"


def _basis(entries: Sequence[Entry]) -> str:
    """Give a document by type and number, or how its name begins."""
    text = entries[0].text
    numbered = text.partition(" ngày ")[0] if " số " in text.partition(" ngày ")[0] else text
    return short(numbered, LISTED)


def document(change: Change) -> str:
    """Give what became of a legal basis, by type and number."""
    if change.old and change.new:
        return f"{_basis(change.old)} → {_basis(change.new)}"
    return _basis(change.old or change.new)


def grouped(
    changes: Iterable[Change], key: Callable[[Change], Key]
) -> Iterator[tuple[Key, tuple[Change, ...]]]:
    """Give changes together by a key, in the order in which the keys come first."""
    ordered = list(changes)
    ranks = {key(one): place for place, one in reversed(list(enumerate(ordered)))}
    for name, together in groupby(sorted(ordered, key=lambda one: ranks[key(one)]), key=key):
        yield name, tuple(together)


def listed(
    changes: Sequence[Change],
    within: Changes | None = None,
    *,
    dated: bool = False,
    few: int = FEW,
) -> str:
    """Give the first few by how they begin, and how many more there are."""
    names = [
        f"{title_of(one.entry, LISTED)}{when(one.entry) if dated else ''}{under(one, within)}"
        for one in changes[:few]
    ]
    return f"{'; '.join(names)}{more(changes, few)}"


def under(change: Change, within: Changes | None) -> str:
    """Give how many of its kind follow from a change, in brackets."""
    same = within.followers(change) if within else ()
    count = sum(one.kind is change.kind for one in same)
    return f" ({counted('with {count} item', 'with {count} items', count)})" if count else ""


def more(changes: Sequence[Change], few: int = FEW) -> str:
    """Give how many there are beyond the few that are named."""
    count = len(changes) - few
    return f"; {counted('{count} more', '{count} more', count)}" if count > 0 else ""


def founded(causes: Sequence[Change]) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Give what became of the documents that the plan is founded on, those replaced first."""
    whole = [one for one in causes if one.part.key == "bases" and one.level is not Level.LOW]
    for kinds in _BASES:
        told = tuple(one for kind in kinds for one in whole if one.kind is kind)
        said = (
            f"{upper_first(kind_name(Kind(key[0])))}: {'; '.join(map(document, found))}"
            for key, found in grouped(told, lambda one: (one.kind.value, ""))
        )
        if told:
            yield ". ".join(said), told


def not_seen(changes: Changes, unseen: Sequence[Change]) -> str:
    """Give what stood in an annex or form that the other plan only names, with the dates in it."""
    names = "; ".join(title_of(entry, NAME) for one in unseen for entry in (one.old or one.new))
    held = [
        follower
        for one in unseen
        for follower in changes.followers(one)
        if follower.kind is Kind.NOT_SEEN and follower.fields
    ]
    dates = "; ".join(
        f"{title_of(one.entry, LISTED)}: {lower_first(one.fields[0].old or one.fields[0].new)}"
        for one in held
    )
    year = changes.new.year if unseen[0].old else changes.old.year
    said = _("Cannot be seen in the file of {year}, which names its annexes only: {what}")
    return said.format(year=year, what=f"{dates}; {names}" if dates else names)

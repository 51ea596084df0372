"""The phrases in which the terminal and Markdown tell a change."""

from collections.abc import Sequence

from khtt.formats.changes.labels import (
    apart,
    distance,
    field_label,
    field_values,
    kind_name,
    part_title,
    place,
    short,
    whence,
)
from khtt.formats.diagnostics.text import printable
from khtt.nouns.change import Change, Changes, Entry, FieldChange, Kind, Relation, Tally, counted
from khtt.nouns.change.words import Run, marked
from khtt.nouns.language import _


def items_of(change: Change) -> tuple[tuple[str, ...], ...]:
    """Give the items of a change, by which changes of the same items are told together."""
    return tuple((*entry.refs, entry.id) for entry in (*change.old, *change.new))


def numbers(changes: Sequence[Change]) -> str:
    """Give what was renumbered in a line: "III.4 -> III.2, III.2 -> III.3"."""
    return ", ".join(f"{_refs(change.old)} -> {_refs(change.new)}" for change in changes)


def runs(change: Change) -> tuple[Run, ...]:
    """Give the words kept, deleted and inserted; none where marks would confuse."""
    if len(change.old) != len(change.new):
        return ()
    return marked(change.old_text, change.new_text) or ()


def inline(text: str) -> str:
    """Give a text in one line that cannot steer a terminal; its spaces are kept."""
    return printable(text.replace("\n", " "))


def headline(change: Change) -> str:
    """Give the items of a change in a line: their numbers, and the new one's first words."""
    old, new = _refs(change.old), _refs(change.new)
    where = old if old == new or not new else f"{old} -> {new}" if old else new
    words = _names(change)
    return f"{where}: {words}" if where else words


def _refs(entries: Sequence[Entry]) -> str:
    return " + ".join(place(entry.ref) for entry in entries if entry.ref)


def _names(change: Change) -> str:
    if change.kind in (Kind.UNIT_RENAMED, Kind.UNIT_MERGED, Kind.UNIT_SPLIT, Kind.BASIS_REPLACED):
        return f"{_quoted(change.old)} -> {_quoted(change.new)}"
    if change.kind is Kind.TERM_RENAMED:
        return f"“{change.fields[0].old}” -> “{change.fields[0].new}”"
    return short(change.entry.text)


def _quoted(entries: Sequence[Entry]) -> str:
    return " + ".join(f"“{short(entry.text)}”" for entry in entries)


def amount(field: FieldChange) -> str:
    """Give a field's change: "quantity: 25% -> 30% (up by 5 percentage points, 20%)"."""
    old, new = apart(*field_values(field))
    far = distance(field)
    steps = f" ({far})" if far else ""
    label = field_label(field)
    if not field.old:
        return f"{label}: {new}{steps}"
    return f"{label}: {old} -> {new or _('nothing')}{steps}"


def followers(changes: Changes, cause: Change) -> str:
    """Give what follows from a change, counted: "and so: 14 removed, 2 reworded"."""
    counts = counted(changes.followers(cause))
    if not counts:
        return ""
    what = ", ".join(f"{count} {kind_name(kind)}" for kind, count in counts)
    return _("and so: {what}").format(what=what)


def totals(changes: Changes) -> str:
    """Give the changes by kind, and how many more follow from them."""
    said = ", ".join(f"{count} {kind_name(kind)}" for kind, count in changes.summary.kinds)
    pairs = sum(pair.relation is Relation.SAME for pair in changes.pairs)
    whole = _("{pairs} items matched; {said}").format(pairs=pairs, said=said or _("no changes"))
    if not changes.summary.follow:
        return whole
    return _("{whole}; {count} more follow from these").format(
        whole=whole, count=changes.summary.follow
    )


def tally_line(tally: Tally) -> str:
    """Give a section's figures: "III. ...: 12 -> 9 items; 9 matched, 2 with the same number ..."."""
    figures = (
        (tally.pairs, _("matched")),
        (tally.same_number, _("with the same number")),
        (tally.identical, _("identical")),
        (tally.cosmetic, _("form only")),
        (tally.reworded, _("reworded")),
        (tally.merged, _("merged")),
        (tally.split, _("split")),
        (tally.added, _("added")),
        (tally.removed, _("removed")),
    )
    came = f" ({whence(tally)})" if whence(tally) else ""
    said = ", ".join(f"{count} {name}" for count, name in figures if count)
    return _("{part}: {old} -> {new} items; {said}").format(
        part=f"{part_title(tally.part)}{came}",
        old=tally.old,
        new=tally.new,
        said=said or _("no changes"),
    )

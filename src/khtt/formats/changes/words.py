"""The phrases in which the text and Markdown reports tell a change."""

from collections.abc import Sequence
from decimal import Decimal

from khtt.formats.diagnostics.text import printable
from khtt.nouns.change import (
    Change,
    Changes,
    Entry,
    FieldChange,
    Kind,
    Part,
    Relation,
    Tally,
    counted,
)

_TITLES = {
    "terms": "Terms",
    "units": "Bodies",
    "bases": "Legal bases",
    "forms": "Report forms",
    "plan": "The plan itself",
}
_LONGEST = 100
_HUNDRED = 100


def items_of(change: Change) -> tuple[tuple[str, ...], ...]:
    """Give the items of a change, by which changes of the same items are told together."""
    return tuple((*entry.refs, entry.id) for entry in (*change.old, *change.new))


def numbers(changes: Sequence[Change]) -> str:
    """Give what was renumbered in a line: "III.4 -> III.2, III.2 -> III.3"."""
    return ", ".join(f"{_refs(change.old)} -> {_refs(change.new)}" for change in changes)


def inline(text: str) -> str:
    """Give a text in one line that cannot steer a terminal; its spaces are kept."""
    return printable(text.replace("\n", " "))


def part_title(part: Part) -> str:
    """Give a section's number and title: "III. Nội dung thông tin, truyền thông"."""
    if part.key in _TITLES:
        return _TITLES[part.key]
    return f"{part.key}. {part.title}" if part.title else part.key


def headline(change: Change) -> str:
    """Give the items of a change in a line: their numbers, and the new one's first words."""
    old, new = _refs(change.old), _refs(change.new)
    where = old if old == new or not new else f"{old} -> {new}" if old else new
    words = _names(change)
    return f"{where}: {words}" if where else words


def _refs(entries: Sequence[Entry]) -> str:
    return " + ".join(entry.ref for entry in entries if entry.ref)


def _names(change: Change) -> str:
    if change.kind in (Kind.UNIT_RENAMED, Kind.UNIT_MERGED, Kind.UNIT_SPLIT, Kind.BASIS_REPLACED):
        return f"{_quoted(change.old)} -> {_quoted(change.new)}"
    if change.kind is Kind.TERM_RENAMED:
        return f'"{change.fields[0].old}" -> "{change.fields[0].new}"'
    return short(change.entry.text)


def _quoted(entries: Sequence[Entry]) -> str:
    return " + ".join(f'"{short(entry.text)}"' for entry in entries)


def short(text: str) -> str:
    """Give the beginning of a text, in one line."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def amount(field: FieldChange) -> str:
    """Give a field's change: "quantity: 25% -> 30% (+5 points, +20%)"."""
    old, new = (short(side) or "nothing" for side in (field.old, field.new))
    steps = [step for step in (_step(field), _percent(field.percent)) if step]
    far = f" ({', '.join(steps)})" if steps else ""
    return f"{field.name}: {old} -> {new}{far}"


def _step(field: FieldChange) -> str:
    if field.points is not None:
        return f"{_signed(field.points)} points"
    if field.amount is not None:
        return f"{_signed(field.amount)} {field.unit}".strip()
    return ""


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{_signed(value)}%"


def _signed(value: Decimal) -> str:
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return f"{plain:+f}"


def sure(change: Change) -> str:
    """Give how sure the match is: "review, 31% alike"."""
    return f"{change.band.value}, {change.score * _HUNDRED:.0f}% alike"


def followers(changes: Changes, cause: Change) -> str:
    """Give what follows from a change, counted: "and so: 14 removed, 2 reworded"."""
    counts = counted(changes.followers(cause))
    return "and so: " + ", ".join(f"{count} {kind}" for kind, count in counts) if counts else ""


def totals(changes: Changes) -> str:
    """Give the changes by kind, and how many more follow from them."""
    said = [f"{count} {kind}" for kind, count in changes.summary.kinds]
    pairs = sum(pair.relation is Relation.SAME for pair in changes.pairs)
    follow = f"; {changes.summary.follow} more follow from these" if changes.summary.follow else ""
    return f"{pairs} items matched; {', '.join(said) or 'no changes'}{follow}"


def tally_line(tally: Tally) -> str:
    """Give a section's figures: "III. ...: 12 -> 9 items; 9 matched, 2 with the same number ..."."""
    figures = (
        (tally.pairs, "matched"),
        (tally.same_number, "with the same number"),
        (tally.identical, "identical"),
        (tally.cosmetic, "cosmetic"),
        (tally.reworded, "reworded"),
        (tally.merged, "merged"),
        (tally.split, "split"),
        (tally.added, "added"),
        (tally.removed, "removed"),
    )
    came = [key for key in tally.came_from if key != tally.part.key]
    whence = f" (from {', '.join(tally.came_from)})" if came else ""
    said = ", ".join(f"{count} {name}" for count, name in figures if count)
    return f"{part_title(tally.part)}{whence}: {tally.old} -> {tally.new} items; {said or 'no changes'}"

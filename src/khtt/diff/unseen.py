"""What stood in an annex or a form that the other plan names without enclosing it.

Such a thing is neither gone nor new: it cannot be seen. It is told so, once for the script and once
for the forms with the dates in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from khtt.diff.records import Record, Records
from khtt.nouns.change import Change, Direction, Entry, Kind, Level, Part
from khtt.nouns.language import marked

_ALONE = (Kind.REMOVED, Kind.ADDED, Kind.TARGET_DROPPED, Kind.TARGET_ADDED)
_NOT_ENCLOSED = marked("the other plan names annexes that its file lacks")
FORMS = Part("forms", "")

Sides = tuple[Records, Records]


def folded_unseen(sides: Sides, changes: Sequence[Change]) -> list[Change]:
    """Give the changes with the script, and the forms, as one cause of all that hangs on them."""
    found = _script(sides, list(changes))
    for side, other in (sides, sides[::-1]):
        if _names_annexes(other):
            found = _forms(side, found, gone=side is sides[0])
    return found


def _names_annexes(side: Records) -> bool:
    return any(not annex.included for annex in side.plan.annexes)


def _script(sides: Sides, changes: list[Change]) -> list[Change]:
    old, new = sides
    if (old.plan.script is None) == (new.plan.script is None):
        return changes
    having, lacking = (old, new) if old.plan.script else (new, old)
    root, gone = _root(having), having is old
    whole = _whole_script(having, root, seen=not _names_annexes(lacking), gone=gone)
    only = _only_here(having, root)
    return [
        whole,
        *(
            replace(change, cause=whole.fingerprint) if _hangs(change, root, only) else change
            for change in changes
        ),
    ]


def _root(side: Records) -> str:
    rows = (record.ref.split(".")[0] for record in side.all if record.group == "script")
    return next(rows, "script")


def _whole_script(having: Records, root: str, *, seen: bool, gone: bool) -> Change:
    title = having.plan.script.title if having.plan.script else ""
    entry = Entry("script", "script", (root,), title)
    kind = (Kind.REMOVED if gone else Kind.ADDED) if seen else Kind.NOT_SEEN
    old, new = ((entry,), ()) if gone else ((), (entry,))
    return Change(kind, Part(root, title), old, new, note="" if seen else _NOT_ENCLOSED)


def _only_here(side: Records, root: str) -> set[str]:
    """Give the units that nothing but the script names."""
    rows, others = set[str](), set[str]()
    for record in side.all:
        (rows if record.ref.split(".")[0] == root else others).update(side.entry(record).bodies)
    return rows - others


def _hangs(change: Change, root: str, only: set[str]) -> bool:
    if change.kind in (Kind.UNIT_GONE, Kind.UNIT_ADDED):
        return change.entry.id in only
    return change.kind in _ALONE and change.entry.ref.split(".")[0] == root


def _forms(side: Records, changes: list[Change], *, gone: bool) -> list[Change]:
    """Give the forms of one side as one change, the dates that they held following from it."""
    found = [_unseen_field(side, change, gone=gone) for change in changes]
    forms = [change for change in found if _is_form(side, change, gone=gone)]
    if not forms:
        return found
    entries = tuple(change.entry for change in forms)
    before, after = (entries, ()) if gone else ((), entries)
    whole = Change(Kind.NOT_SEEN, FORMS, before, after, note=_NOT_ENCLOSED)
    left = (change for change in found if change not in forms)
    return [whole, *_under(whole, left)]


def _under(whole: Change, changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        hangs = change.kind is Kind.NOT_SEEN and not change.cause and change.fields
        yield replace(change, cause=whole.fingerprint) if hangs else change


def _is_form(side: Records, change: Change, *, gone: bool) -> bool:
    record = side.by_id.get(change.entry.id)
    alone = change.kind is (Kind.REMOVED if gone else Kind.ADDED)
    return alone and record is not None and record.group == "forms"


def _unseen_field(side: Records, change: Change, *, gone: bool) -> Change:
    """Give a date or a number that only one plan's annex or form can have held as not seen."""
    entries = change.old if gone else change.new
    record = side.by_id.get(entries[0].id) if entries else None
    lost = Direction.DROPPED if gone else Direction.ADDED
    told = change.old and change.new and len(change.fields) == 1
    if not told or record is None or not _in_annex(side, record):
        return change
    partly = change.kind in (Kind.DEADLINE_DROPPED, Kind.DEADLINE_ADDED)
    if change.fields[0].direction is lost and (partly or change.fields[0].name == "quantity"):
        return replace(change, kind=Kind.NOT_SEEN, note=_NOT_ENCLOSED, weight=Level.MEDIUM)
    return change


def _in_annex(side: Records, record: Record) -> bool:
    """Tell whether an item stands, also or only, in an annex or a form."""
    numbered = {section.ref[0].split(".")[0] for section in side.plan.sections}
    return any(ref.split(".")[0] not in numbered for ref in record.refs)

"""The framework script as a whole: where one plan has none, its rows are not told one by one."""

from collections.abc import Sequence
from dataclasses import replace

from khtt.diff.records import Records
from khtt.nouns.change import Change, Entry, Kind, Part

_ROWS = (Kind.REMOVED, Kind.ADDED, Kind.TARGET_DROPPED, Kind.TARGET_ADDED)
_NAMED = "the plan names annexes that its file lacks; whether the rows live on cannot be seen"


def folded_script(sides: tuple[Records, Records], changes: Sequence[Change]) -> list[Change]:
    """Give the changes with a script that came or went as one cause of all that follows."""
    old, new = sides
    if (old.plan.script is None) == (new.plan.script is None):
        return list(changes)
    having, lacking = (old, new) if old.plan.script else (new, old)
    root = _root(having)
    whole = _whole(having, lacking, root, gone=having is old)
    only = _only_here(having, root)
    return [
        whole,
        *(
            replace(change, cause=whole.fingerprint) if _follows(change, root, only) else change
            for change in changes
        ),
    ]


def _root(side: Records) -> str:
    rows = (record.ref.split(".")[0] for record in side.all if record.group == "script")
    return next(rows, "script")


def _whole(having: Records, lacking: Records, root: str, *, gone: bool) -> Change:
    title = having.plan.script.title if having.plan.script else ""
    entry = Entry("script", "script", (root,), title)
    named = any(not annex.included for annex in lacking.plan.annexes)
    return Change(
        Kind.REMOVED if gone else Kind.ADDED,
        Part(root, title),
        (entry,) if gone else (),
        () if gone else (entry,),
        note=_NAMED if named else "",
    )


def _only_here(side: Records, root: str) -> set[str]:
    """Give the units that nothing but the script names."""
    rows, others = set[str](), set[str]()
    for record in side.all:
        (rows if record.ref.split(".")[0] == root else others).update(side.entry(record).bodies)
    return rows - others


def _follows(change: Change, root: str, only: set[str]) -> bool:
    if change.kind in (Kind.UNIT_GONE, Kind.UNIT_ADDED):
        return change.entry.id in only
    return change.kind in _ROWS and change.entry.ref.split(".")[0] == root

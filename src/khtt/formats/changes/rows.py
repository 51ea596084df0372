"""Changes as the rows of a comparison: an item then and now, with all that happened to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khtt.nouns.change import Change, Changes, Entry, FieldChange, Part
from khtt.nouns.change.words import Mark, Run, marked

_SHOWN = ("ref", "text")


@dataclass(frozen=True, slots=True)
class Row:
    """An item (merged ones: several then; split ones: several now) and its changes."""

    changes: tuple[Change, ...]

    @property
    def old(self) -> tuple[Entry, ...]:
        """Give the item as it stood, nothing where it is new."""
        return _once(entry for change in self.changes for entry in change.old)

    @property
    def new(self) -> tuple[Entry, ...]:
        """Give the item as it stands, nothing where it is gone."""
        return _once(entry for change in self.changes for entry in change.new)


@dataclass(frozen=True, slots=True)
class Told:
    """A text as one side shows it, under its place in that plan."""

    ref: str
    runs: tuple[Run, ...]


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found = {(entry.kind, entry.id): entry for entry in entries}
    return tuple(found.values())


def parts(changes: Changes) -> Iterator[tuple[Part, tuple[Row, ...]]]:
    """Give each part with its rows; what only follows from another change makes no row."""
    found = dict[str, dict[object, list[Change]]]()
    shown = dict[str, Part]()
    for change in changes.causes:
        shown.setdefault(change.part.key, change.part)
        rows = found.setdefault(change.part.key, {})
        rows.setdefault(_item(change), []).append(change)
    for key, rows in found.items():
        yield shown[key], tuple(Row(tuple(together)) for together in rows.values())


def _item(change: Change) -> object:
    side = change.new or change.old
    return bool(change.new), tuple((entry.kind, entry.id) for entry in side)


def sides(row: Row) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """Give both sides: words are marked where enough are kept; one side alone is marked whole."""
    if len(row.old) == len(row.new) == 1:
        return _compared(row.old[0], row.new[0])
    old_mark = Mark.KEPT if row.new else Mark.DELETED
    new_mark = Mark.KEPT if row.old else Mark.INSERTED
    return (
        tuple(Told(entry.ref, (Run(old_mark, entry.text),)) for entry in row.old),
        tuple(Told(entry.ref, (Run(new_mark, entry.text),)) for entry in row.new),
    )


def _compared(old: Entry, new: Entry) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    runs = marked(old.text, new.text)
    if runs is None:
        whole = (
            Told(old.ref, (Run(Mark.KEPT, old.text),)),
            Told(new.ref, (Run(Mark.KEPT, new.text),)),
        )
        return whole[:1], whole[1:]
    before = tuple(run for run in runs if run.mark is not Mark.INSERTED)
    after = tuple(run for run in runs if run.mark is not Mark.DELETED)
    return (Told(old.ref, before),), (Told(new.ref, after),)


def fields(change: Change) -> tuple[FieldChange, ...]:
    """Give the fields to be told beside both texts, which show place and words themselves."""
    return tuple(field for field in change.fields if field.name not in _SHOWN)


def inline(change: Change) -> tuple[Run, ...]:
    """Give a change's text in one piece: the words marked, or the old text above the new.

    A change of fields leaves the words alone, whatever other changes say of them.
    """
    if change.fields and change.old and change.new:
        return (Run(Mark.KEPT, change.new_text),)
    if not change.old:
        return (Run(Mark.INSERTED, change.new_text),)
    gone = Run(Mark.DELETED, change.old_text)
    if not change.new:
        return (gone,)
    whole = (gone, Run(Mark.KEPT, "\n"), Run(Mark.INSERTED, change.new_text))
    return marked(change.old_text, change.new_text) or whole

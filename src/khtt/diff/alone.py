"""Items that stand in one of the plans only: what they say, and which other change they follow from."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khtt.diff.causes import first_cause
from khtt.diff.declared import Link
from khtt.diff.records import Record, Records
from khtt.nouns.change import Change, Direction, FieldChange, Kind, Level
from khtt.nouns.plan.items import Responsibility

_SENTENCES = ("purpose", "requirement", "content", "action", "method", "task", "funding", "note")
_LEADS_ON = ("dưới đây", "sau đây", "như sau", "nêu sau")

Charged = Callable[[str], str]
Told = Callable[[Kind, Record], Change]


@dataclass(frozen=True, slots=True)
class Alone:
    """Both plans, the pairs between them, and what is known of units and of merged headings.

    `names` are the bodies of each plan, `charged` gives the cause of a heading that goes because
    its body did, `joined` the merges by the old items in them.
    """

    old: Records
    new: Records
    links: Sequence[Link]
    names: tuple[Mapping[str, str], Mapping[str, str]]
    charged: Charged
    joined: Mapping[int, Change]
    worded: Sequence[Change] = ()

    def gone(self, told: Told) -> Iterator[Change]:
        """Give the items that only the old plan has, causes before what follows."""
        kept = {link.old for link in self.links}
        gone = {r.index: told(_dropped(r), r) for r in self.old.all if r.index not in kept}
        for index, change in gone.items():
            record = self.old.all[index]
            cause = self._folded(record) or self._charge(record)
            fields = said(record, Direction.DROPPED, self.names[0])
            weight = _weight(self.old, record, gone)
            if twin := _twin(self.old, record, kept):
                weight, cause = Level.LOW, cause or self._of_twin(twin, new=False)
            gone[index] = replace(change, cause=cause, fields=fields, weight=weight)
        yield from _followed(self.old, gone)

    def come(self, told: Told, spelled: Mapping[int, Change | None]) -> Iterator[Change]:
        """Give the items that only the new plan has.

        `spelled` are the headings that older texts became, with the change of each: what stands
        under them is no news, and is not told at all where the words stayed the same.
        """
        known = {link.new for link in self.links}
        come = {r.index: told(_added(r), r) for r in self.new.all if r.index not in known}
        for index, change in tuple(come.items()):
            record = self.new.all[index]
            within = [one.index for one in self.new.ancestors(record) if one.index in spelled]
            origin = spelled[within[0]] if within else None
            if within and origin is None:
                del come[index]
                continue
            cause = first_cause(origin)
            fields = said(record, Direction.ADDED, self.names[1])
            weight = Level.LOW if origin else _weight(self.new, record, come)
            if twin := _twin(self.new, record, known):
                weight, cause = Level.LOW, cause or self._of_twin(twin, new=True)
            come[index] = replace(change, cause=cause, fields=fields, weight=weight)
        yield from _followed(self.new, come)

    def _of_twin(self, twin: Record, *, new: bool) -> str:
        """Give the change of words of the item that a sentence shares, if it has one."""
        entries = (
            (change, entry)
            for change in self.worded
            for entry in (change.new if new else change.old)
        )
        return first_cause(next((one for one, entry in entries if entry.id == twin.id), None))

    def _charge(self, record: Record) -> str:
        return self.charged(record.item.unit) if isinstance(record.item, Responsibility) else ""

    def _folded(self, record: Record) -> str:
        """Give the heading above that merged into a line."""
        for heading in self.old.ancestors(record):
            merged = self.joined.get(heading.index)
            into = (
                self.new.by_id[merged.new[0].id] if merged and merged.kind is Kind.MERGED else None
            )
            if merged and into and into.index not in self.new.children:
                return first_cause(merged)
        return ""


def _followed(side: Records, alone: dict[int, Change]) -> Iterator[Change]:
    """Give the changes, those under a heading that is wholly new or gone as following from it."""
    first = dict[tuple[str, str], int]()
    for index, change in alone.items():
        record = side.all[index]
        above = record.parent
        place = first.setdefault((record.kind, record.refs[0]), index)
        if place != index and record.kind in _SENTENCES and not change.cause:
            # A file makes two items out of one sentence of the document.
            alone[index] = replace(change, cause=first_cause(alone[place]), weight=Level.LOW)
        elif not change.cause and above in alone and _whole(side, side.all[above], alone):
            alone[index] = replace(change, cause=first_cause(alone[above]))
    yield from alone.values()


def _twin(side: Records, record: Record, paired: Collection[int]) -> Record | None:
    """Give the item of which a file makes two out of one sentence, where only the other is paired."""
    if record.kind not in _SENTENCES:
        return None
    same = (
        one
        for one in side.all
        if one.index in paired and one.kind == record.kind and one.refs[0] == record.refs[0]
    )
    return next(same, None)


def _whole(side: Records, heading: Record, alone: Mapping[int, Change]) -> bool:
    """Tell whether nothing under a heading lives on, or none of it is older."""
    return all(below.index in alone for below in side.below(heading))


def _weight(side: Records, record: Record, alone: Mapping[int, Change]) -> Level | None:
    """Give the low level of what decides nothing: a heading over older items, a lead-in."""
    if record.index in side.children:
        bare = not record.text and record.kind != "theme"
        return Level.LOW if bare and not _whole(side, record, alone) else None
    text = record.words.rstrip()
    leads = record.quantity is None and (text.endswith(":") or text.endswith(_LEADS_ON))
    return Level.LOW if leads else None


def said(record: Record, direction: Direction, names: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Give the times, numbers and bodies of an item that came or went."""
    time = "deadline" if record.kind in ("task", "report", "solution") else "schedule"
    values = (
        (time, record.schedule.text if record.schedule else ""),
        ("quantity", record.quantity.text if record.quantity else ""),
        ("lead", _named(record.lead, names)),
        ("support", _named(record.support, names)),
    )
    dropped = direction is Direction.DROPPED
    return tuple(
        FieldChange(name, value if dropped else "", "" if dropped else value, direction)
        for name, value in values
        if value
    )


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in ids)


def _dropped(record: Record) -> Kind:
    return Kind.TARGET_DROPPED if _is_target(record) else Kind.REMOVED


def _added(record: Record) -> Kind:
    return Kind.TARGET_ADDED if _is_target(record) else Kind.ADDED


def _is_target(record: Record) -> bool:
    counted = record.quantity is not None and not record.quantity.frequency
    return record.kind in ("quota", "target") and counted

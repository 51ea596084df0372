"""What changes mean for one body, across changed maps too: its facts of then beside those of now."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khtt.diff.office import Fact, facts
from khtt.nouns.change import Change, Changes, Kind
from khtt.nouns.change.local import Local, Meaning, Topic
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.text import lower_first

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOPICS = list(Topic)
# What was decided of an item outweighs its number and its words.
_COME = (Kind.ADDED, Kind.TARGET_ADDED, Kind.NOT_SEEN)
_TOLD = (Kind.REMOVED, Kind.MERGED, Kind.SPLIT, Kind.NOT_SEEN)


@dataclass(frozen=True, slots=True)
class Before:
    """A body of then: its plan, and the ids of which its own overlay had decided something."""

    plan: Plan
    own: tuple[str, ...] = ()


def local_meaning(changes: Changes, olds: Sequence[Before], new: Plan) -> Local:
    """Give what a body has to do that it had not, what is different, what ends.

    `olds` are the bodies that it continues, itself among them; a successor of several has what
    each of them had. What the nation decides for other levels is no part of it.
    """
    told = _Told(changes, [(one.plan.area.name, facts(one.plan)) for one in olds], facts(new))
    own = told.own(name for one in olds for name in one.own)
    found = _once([*told.all(), *own])
    meanings = sorted(found, key=lambda one: (_TOPICS.index(one.topic), one.rolled))
    bodies = tuple(one.plan.office.short for one in olds)
    continues = bodies if bodies != (new.office.short,) else ()
    return Local(new.office.short, tuple(meanings), continues)


class _Told:
    """The facts of both years, and which items continue which."""

    def __init__(
        self,
        changes: Changes,
        olds: Sequence[tuple[str, Mapping[str, Fact]]],
        new: Mapping[str, Fact],
    ) -> None:
        self._olds, self._new = olds, new
        self._from, self._into = dict[str, set[str]](), dict[str, set[str]]()
        for pair in changes.pairs:
            self._from.setdefault(pair.new.id, set()).add(pair.old.id)
            self._into.setdefault(pair.old.id, set()).add(pair.new.id)
        self._of_old = _by_item(changes, old=True)
        self._of_new = _by_item(changes, old=False)
        self._unseen = {one.fingerprint for one in changes.changes if one.kind is Kind.NOT_SEEN}
        self._ours = {fact.id: fact for fact in new.values()}

    def all(self) -> Iterator[Meaning]:
        for fact in self._new.values():
            yield from self._compared(fact, tuple(self._partners(fact)))
        yield from self._ended()

    def own(self, ids: Iterable[str]) -> Iterator[Meaning]:
        """Give what became of the items of which the body's own overlay had decided something."""
        for name in dict.fromkeys(ids):
            change = self._of_old.get(name)
            if change is None or change.kind in (Kind.REWORDED, Kind.RENUMBERED, Kind.COSMETIC):
                continue
            entry = next(one for one in change.old if one.id == name)
            now = tuple(one.text for one in change.new)
            what = Kind.NOT_SEEN if change.cause in self._unseen else change.kind
            yield Meaning(
                Topic.OWN,
                what.value,
                name,
                entry.ref,
                entry.text,
                new=now,
                fingerprint=change.fingerprint,
            )

    def _partners(self, fact: Fact) -> Iterator[tuple[str, Fact]]:
        """Give the facts of then that a fact continues: its own, and those that merged into it."""
        ids = {fact.id, *self._from.get(fact.id, ())}
        for name, old in self._olds:
            for one in old.values():
                same = one.key == fact.key if one.id == fact.id else one.what != "number"
                if one.id in ids and same:
                    yield name, one

    def _compared(self, fact: Fact, partners: Sequence[tuple[str, Fact]]) -> Iterator[Meaning]:
        new, change = self._meaning(Topic.NEW, fact), self._of_new.get(fact.id)
        if not partners:
            if change is None or change.kind in _COME:
                yield replace(new, new=_values(fact))
            return
        alike = [(name, one) for name, one in partners if one.what == fact.what]
        for topic, name in (
            (Topic.NUMBERS, "values"),
            (Topic.DATES, "time"),
            (Topic.REPORTS, "to"),
        ):
            now = _said(fact, name)
            before = _together(alike, name)
            if all(said == now for _place, said in before):
                continue
            hidden = topic is Topic.DATES and change is not None and change.kind is Kind.NOT_SEEN
            rolled = topic is Topic.DATES and all(
                _without_year(said) == _without_year(now) for _place, said in before
            )
            yield replace(
                new,
                topic=Topic.UNSEEN if hidden else topic,
                old=_named(before),
                new=now,
                rolled=rolled,
            )

    def _ended(self) -> Iterator[Meaning]:
        told = set[str]()
        for _name, old in self._olds:
            for fact in old.values():
                if fact.key in told or self._continues(fact):
                    continue
                change = self._of_old.get(fact.id)
                if change is None or change.kind not in _TOLD:
                    continue
                told.add(fact.key)
                into = [
                    self._ours[one].text for one in self._into.get(fact.id, ()) if one in self._ours
                ]
                meaning = self._meaning(self._end(change), fact)
                yield replace(meaning, old=_values(fact), new=tuple(into))

    def _continues(self, fact: Fact) -> bool:
        """Tell whether the body still does a thing: under its key, or in an item of the same kind."""
        if fact.key in self._new:
            return True
        after = (self._ours.get(one) for one in (fact.id, *self._into.get(fact.id, ())))
        return any(one is not None and (one.what == fact.what or not fact.time) for one in after)

    def _end(self, change: Change) -> Topic:
        hidden = change.kind is Kind.NOT_SEEN or change.cause in self._unseen
        return Topic.UNSEEN if hidden else Topic.ENDS

    def _meaning(self, topic: Topic, fact: Fact) -> Meaning:
        change = self._of_new.get(fact.id) or self._of_old.get(fact.id)
        mark = change.fingerprint if change else ""
        return Meaning(topic, fact.what, fact.id, fact.ref, fact.text, fingerprint=mark)


def _together(facts_: Sequence[tuple[str, Fact]], name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give what the facts of each place said, those of one place as one value."""
    found = dict[str, tuple[str, ...]]()
    for place, one in facts_:
        before = found.get(place, ())
        said = _said(one, name)
        found[place] = (
            (f"{before[0]}; {lower_first(said[0])}",) if before and said else before or said
        )
    return list(found.items())


def _named(before: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """Give values of then, each with the place it held for where they were not the same."""
    if len({said for _name, said in before}) == 1:
        return before[0][1]
    return tuple(f"{name}: {'; '.join(said)}" for name, said in before if said)


def _once(meanings: Sequence[Meaning]) -> Iterator[Meaning]:
    """Leave out what a task says and its report says again, the same date for one."""
    reports = {(one.topic, one.ref, one.old, one.new) for one in meanings if one.what == "report"}
    for one in meanings:
        said_twice = (one.topic, one.ref, one.old, one.new) in reports
        if one.what == "report" or not said_twice or not (one.old or one.new):
            yield one


def _by_item(changes: Changes, *, old: bool) -> dict[str, Change]:
    """Give the change that says most of each item."""
    found = dict[str, Change]()
    ranked = sorted(changes.changes, key=lambda one: (one.kind not in _TOLD, -one.level.rank))
    for change in ranked:
        for entry in change.old if old else change.new:
            found.setdefault(entry.id, change)
    return found


def _said(fact: Fact, name: str) -> tuple[str, ...]:
    match name:
        case "values":
            return fact.values
        case "time":
            return (fact.time,) if fact.time else ()
        case _:
            return (fact.to,) if fact.to else ()


def _values(fact: Fact) -> tuple[str, ...]:
    return tuple(filter(None, (*fact.values, fact.time, fact.to)))


def _without_year(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_YEAR.sub("", one) for one in said)

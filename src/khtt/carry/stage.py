"""What of an overlay holds in another year, what moves with the plan, and what has no home."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from khtt.carry.ids import Ids
from khtt.carry.naming import NAMING, named, own_ids, without_was
from khtt.carry.years import moved_day, moved_year
from khtt.nouns.language import _
from khtt.nouns.source import Path, Plain

_BY_ID = ("set", "waive", "spread")
_DECLARED = ("bases", "units")
_ORDER = ("khtt", "overlay", "issuer", "facts", "bodies", "bases", "units")
_DAYS = ("day", "last_day", "also", "before")
_TEXTS = ("text", "name", "form", "work", "products", "measure")
# A unit of measure has the same key as a body.
_PERHAPS_NAMING = ("unit", "to", "through")
_OF_THE_PAPER = ("number", "date")

Mapped = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Loss:
    """An entry of the overlay that finds no home: where it stood, why, what is nearest to it."""

    path: Path
    entry: Plain
    reason: str
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Something of the overlay that moved with the plan: where, from what, to what."""

    path: Path
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Carried:
    """The overlay's data under the new plan, what moved, what was lost.

    `origins` tells for an entry by which path it stood in the old overlay, so that its comments find
    it again.
    """

    data: Mapped
    moves: tuple[Move, ...] = ()
    losses: tuple[Loss, ...] = ()
    origins: Mapping[Path, Path] = field(default_factory=dict)


def carry(data: Plain, ids: Ids, years: tuple[int, int], where: Mapping[str, str]) -> Carried:
    """Give an overlay's data as it would stand in the new year.

    `where` names the body in the new year, as `overlay:` does. What the plan continues under
    another id follows it; dates and the plan's own year move; what nothing continues is a loss.
    """
    return _Carrier(ids, years, where).carried(data if isinstance(data, dict) else {})


class _Carrier:
    """One overlay on its way."""

    def __init__(self, ids: Ids, years: tuple[int, int], where: Mapping[str, str]) -> None:
        self._ids = ids
        self._years = years
        self._where = where
        self._moves = list[Move]()
        self._losses = list[Loss]()
        self._origins = dict[Path, Path]()
        self._own = set[str]()

    def carried(self, data: Mapped) -> Carried:
        self._own = set(own_ids(data))
        found: Mapped = {}
        for key, value in data.items():
            kept = self._part(key, value)
            if kept not in ({}, (), None):
                found[key] = kept
        found = self._with_declared(found)
        return Carried(found, tuple(self._moves), tuple(self._losses), dict(self._origins))

    def _with_declared(self, data: Mapped) -> Mapped:
        """Give the data with the units and bases of the old plan that it names and the new one lacks."""
        extra = dict[str, list[Plain]]()
        for name in dict.fromkeys(named(data)):
            if name in self._own or self._ids.knows(name) or name not in self._ids.declared:
                continue
            key, written = self._ids.declared[name]
            extra.setdefault(key, []).append(without_was(written))
            self._moves.append(
                Move((key, name), "", _("declared here: the new plan has it no more"))
            )
        if not extra:
            return data
        order = [key for key in _ORDER if key in data or key in extra]
        rest = [key for key in data if key not in _ORDER]
        found: Mapped = {}
        for key in (*order, *rest):
            before = data.get(key, ())
            listed = before if isinstance(before, tuple) else ()
            found[key] = (*listed, *extra[key]) if key in extra else data[key]
        return found

    def _part(self, key: str, value: Plain) -> Plain:
        if key == "overlay":
            return self._place(value)
        if key in _DECLARED and isinstance(value, tuple):
            return tuple(one for _here, one in self._lasting((key,), value))
        if not isinstance(value, dict):
            return self._value((key,), key, value)
        if key in _BY_ID:
            return self._by_id(key, value)
        parts = {"facts": self._facts, "add": self._additions, "document": self._document}
        part = parts.get(key)
        return part(value) if part else self._value((key,), key, value)

    def _additions(self, value: Mapped) -> Plain:
        return {name: self._added(name, items) for name, items in value.items()}

    def _place(self, value: Plain) -> Plain:
        before = value if isinstance(value, dict) else {}
        after: Mapped = {**self._where, "year": self._years[1]}
        for name in dict.fromkeys((*before, *after)):
            old, new = before.get(name), after.get(name)
            if old != new:
                self._moves.append(Move(("overlay", name), str(old or ""), str(new or "")))
        return after

    def _facts(self, value: Mapped) -> Plain:
        for name in _OF_THE_PAPER:
            if name in value:
                reason = _(
                    "it is that of last year's document; write this year's when it is issued"
                )
                self._losses.append(Loss(("facts", name), value[name], reason))
        return {name: one for name, one in value.items() if name not in _OF_THE_PAPER}

    def _lasting(self, path: Path, items: Plain) -> Iterator[tuple[Path, Plain]]:
        """Give what a list of the overlay's own declares, by its new path, but what the plan has now."""
        kept = 0
        for index, item in enumerate(items if isinstance(items, tuple) else ()):
            name = str(item.get("id", "")) if isinstance(item, dict) else ""
            if self._ids.knows(name):
                reason = _("the new plan has it itself")
                self._losses.append(Loss((*path, index), item, reason, name))
                continue
            here = (*path, kept)
            self._origins[here] = (*path, index)
            kept += 1
            yield here, item

    def _by_id(self, key: str, value: Mapped) -> Plain:
        """Give the entries that name an item of the plan, each under the id by which it goes on."""
        found: Mapped = {}
        for name, entry in value.items():
            after = (name,) if name in self._own else self._ids.after(name)
            if not after:
                self._lose((key, name), entry, self._why(name), name)
            elif after[0] in found:
                reason = _("it is part of {id} now, of which the overlay decides already")
                self._lose((key, name), entry, reason.format(id=after[0]), name)
            else:
                if after[0] != name:
                    self._moves.append(Move((key, name), name, after[0]))
                others = self._ids.joined(name, after[0]) if key == "waive" else ()
                if others:
                    reason = _("it now holds {others} too: look whether the decision still fits")
                    note = reason.format(others=", ".join(others))
                    self._losses.append(Loss((key, name), entry, note, after[0]))
                for other in after[1:]:
                    reason = _("it is several items now; this is for {id}, the others are open")
                    note = reason.format(id=after[0])
                    self._losses.append(Loss((key, name), entry, note, other))
                self._origins[key, after[0]] = (key, name)
                found[after[0]] = self._value((key, after[0]), "", entry)
        return found

    def _why(self, name: str) -> str:
        if name in self._ids.unseen:
            return _("the new plan names the annex that held it and does not enclose it")
        return _("the new plan does not have the item")

    def _lose(self, path: Path, entry: Plain, reason: str, name: str) -> None:
        nearest = self._ids.nearest(name)
        self._losses.append(Loss(path, entry, reason, nearest))

    def _added(self, name: str, items: Plain) -> Plain:
        """Give what the overlay adds; what the plan itself has now is no addition any more."""
        lasting = self._lasting(("add", name), items)
        return tuple(self._value(here, "", item) for here, item in lasting)

    def _document(self, value: Mapped) -> Plain:
        """Give the body's own document: one that runs on stays as it was issued."""
        until = value.get("until")
        goes_on = isinstance(until, int) and until >= self._years[1]
        document = value if goes_on else self._value(("document",), "document", value)
        found: Mapped = dict(document) if isinstance(document, dict) else {}
        if isinstance(targets := found.get("targets"), tuple):
            found["targets"] = tuple(self._still_to_reach(one) for one in targets)
        answers = value.get("answers")
        if isinstance(answers, dict):
            found["answers"] = self._answers(answers)
        return found

    def _still_to_reach(self, target: Plain) -> Plain:
        """Give a target without the years that are over, if a later one is left."""
        steps = target.get("steps") if isinstance(target, dict) else None
        if not isinstance(target, dict) or not isinstance(steps, dict):
            return target
        left = {year: one for year, one in steps.items() if int(year) >= self._years[1]}
        return {**target, "steps": left or steps}

    def _answers(self, answers: Mapped) -> Plain:
        found: Mapped = {}
        for name, by in answers.items():
            after = self._ids.after(name)
            if not after:
                self._lose(("document", "answers", name), by, self._why(name), name)
            for one in after[:1]:
                found.setdefault(one, by)
        return found

    def _value(self, path: Path, key: str, value: Plain) -> Plain:
        """Give any value with its dates, years and ids moved; a name that nothing knows goes."""
        if isinstance(value, dict):
            kept = {name: self._value((*path, name), name, one) for name, one in value.items()}
            return {name: one for name, one in kept.items() if one != ()}
        if isinstance(value, tuple):
            parts = [self._value((*path, place), key, one) for place, one in enumerate(value)]
            stay = [place for place, one in enumerate(parts) if one is not None]
            self._origins |= {(*path, new): (*path, old) for new, old in enumerate(stay)}
            return tuple(parts[place] for place in stay)
        return self._word(path, key, value) if isinstance(value, str) else value

    def _word(self, path: Path, key: str, value: str) -> str | None:
        if key in _DAYS:
            return self._moved(path, value, moved_day(value, self._years))
        if key in _TEXTS:
            return self._moved(path, value, moved_year(value, self._years))
        if key not in NAMING or value in self._own:
            return value
        after = self._ids.after(value)
        if after:
            return self._moved(path, value, after[0])
        if value in self._ids.declared or key in _PERHAPS_NAMING:
            return value
        self._losses.append(Loss(path, value, _("the new plan does not name it"), ""))
        return None

    def _moved(self, path: Path, old: str, new: str) -> str:
        if old != new:
            self._moves.append(Move(path, old, new))
        return new

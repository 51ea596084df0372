"""The list of offices below a provincial body, as the body itself gives it; checking it on the map."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from khtt.nouns.language import _
from khtt.nouns.organisation.bodies import Area, Level
from khtt.nouns.organisation.index import Index, unit_index
from khtt.nouns.organisation.making import Lower, without_prefix
from khtt.nouns.territory import (
    Commune,
    District,
    PlaceError,
    Province,
    Territory,
    Unit,
    communes_on,
)
from khtt.nouns.text import fold, joined, slug

_BASE = "cơ sở"


@dataclass(frozen=True, slots=True)
class Entry:
    """An office of a list: its name, the units it covers, and what it is not named after.

    `covers` are names, slugs or codes of districts, or of communes since July 2025. `id` is the
    last part of its id, `short` its short name, `seat` its name in the line of place and date.
    """

    name: str
    covers: tuple[str, ...]
    id: str = ""
    short: str = ""
    seat: str = ""

    def called(self, level: Level) -> str:
        """Give what stands after BHXH: `huyện Hồng Ngự`, `cơ sở Cao Lãnh`."""
        name = without_prefix(self.name)
        if level is not Level.BASE:
            return name
        if fold(name).startswith(f"{_BASE} "):  # Phụ lục 02 of CV 1521 writes Cơ sở
            name = name[len(_BASE) :].strip()
        return f"{_BASE} {name}"

    def slug(self, level: Level) -> str:
        """Give the last part of its id."""
        return self.id or slug(self.called(level))


class Problem(NamedTuple):
    """What is wrong with a list: which entry, which of its keys, which of `covers`, and how to say it.

    `first` is the place, in the same form, of what it stands against in the list.
    """

    entry: int
    key: str
    message: str
    nth: int | None = None
    first: tuple[int | str, ...] = ()


class ListError(ValueError):
    """A list has problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """Give the first problem."""
        return self.problems[0].message


class Units:
    """The units that the offices below a provincial body cover, and finding them by name."""

    def __init__(self, territory: Territory, area: Area, level: Level) -> None:
        self.level = level
        self.provinces = area.provinces
        self.all = units_of(territory, area.provinces, level)
        self._names = {province.code: province for province in area.provinces}
        self._index = unit_index(self.all)
        self._territory = territory

    def named(self, text: str) -> list[Unit]:
        """Give the units of that name; a province may stand with it: `huyện A, tỉnh B`, `b/huyen-a`."""
        if "/" in text:
            province, _slash, name = text.partition("/")
        elif "," in text:
            name, _comma, province = text.rpartition(",")
        else:
            return self._index.match(text, lambda _unit: True)
        try:
            code = self._territory.find_province(province).code
        except PlaceError:
            return []
        return self._index.match(name, lambda unit: _province_code(unit) == code)

    def problem(self, text: str) -> str:
        """Say why a text is not one unit of the area; empty when it is one."""
        found = self.named(text)
        if len(found) == 1:
            return ""
        where = joined([province.full_name for province in self.provinces])
        if found:
            names = joined([self.path(unit) for unit in found], last=_("or"))
            message = _("'{text}' is the name of {count} units in {where}: say {names}")
            return message.format(text=text, count=len(found), where=where, names=names)
        if other := self._other_province(text):
            message = _("'{text}' is in {other}, not in {where}")
            return message.format(text=text, other=other, where=where)
        near = [self.path(unit) for unit in self._index.close(text, lambda _unit: True)]
        if not near:
            return _("there is no '{text}' in {where}").format(text=text, where=where)
        message = _("there is no '{text}' in {where}; did you mean {names}?")
        return message.format(text=text, where=where, names=joined(near, last=_("or")))

    def path(self, unit: Unit) -> str:
        """Give what a unit is asked for by, and its name: `xa-van-lang (xã Văn Lang)`."""
        own = slug(unit.title_name)
        one_name = len(self._index.match(own, lambda _unit: True)) == 1
        if not one_name and isinstance(unit, District):
            own = f"{self._names[unit.province_code].slug}/{own}"
        return f"{own if one_name or isinstance(unit, District) else unit.code} ({unit.full_name})"

    def _other_province(self, text: str) -> str:
        found = {_province_code(unit) for unit in self._elsewhere.match(text, lambda _unit: True)}
        names = [one.full_name for one in self._territory.provinces if one.code in found]
        return joined(names, last=_("or"))

    @cached_property
    def _elsewhere(self) -> Index[Unit]:
        codes = {province.code for province in self.provinces}
        others = tuple(one for one in self._territory.provinces if one.code not in codes)
        return unit_index(units_of(self._territory, others, self.level))


def units_of(territory: Territory, provinces: Iterable[Province], level: Level) -> tuple[Unit, ...]:
    """Give the units of provinces that the offices below them cover: districts, or communes."""
    if level is Level.DISTRICT:
        return tuple(district for province in provinces for district in province.districts)
    communes = communes_on(territory)
    return tuple(commune for province in provinces for commune in communes[province.code])


def list_problems(units: Units, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Give what is wrong with a list: names that are none, units covered twice, two of one name."""
    names: dict[str, int] = {}
    slugs: dict[str, int] = {}
    covered: dict[str, tuple[Entry, tuple[int | str, ...]]] = {}
    for index, entry in enumerate(entries):
        name, own = entry.called(units.level), entry.slug(units.level)
        if fold(name) in names:
            message = _("two offices have the name '{name}'").format(name=name)
            yield Problem(index, "name", message, first=(names[fold(name)], "name"))
        elif own in slugs:
            message = _("two offices have the id '{id}'").format(id=own)
            yield Problem(index, "id", message, first=(slugs[own], "name"))
        names.setdefault(fold(name), index)
        slugs.setdefault(own, index)
        yield from _covers(units, index, entry, covered)


def _covers(
    units: Units, index: int, entry: Entry, covered: dict[str, tuple[Entry, tuple[int | str, ...]]]
) -> Iterator[Problem]:
    if not entry.covers:
        yield Problem(index, "covers", _("it covers nothing"))
    for nth, text in enumerate(entry.covers):
        if message := units.problem(text):
            yield Problem(index, "covers", message, nth)
            continue
        unit = units.named(text)[0]
        if unit.code in covered:
            other, first = covered[unit.code]
            message = _("{unit} is covered by {other} already")
            said = message.format(unit=unit.full_name, other=other.name)
            yield Problem(index, "covers", said, nth, first)
        covered.setdefault(unit.code, (entry, (index, "covers", nth)))


def lowers(units: Units, entries: Sequence[Entry]) -> tuple[Lower, ...]:
    """Give the offices of a list that has no problems."""
    return tuple(_lower(units, entry) for entry in entries)


def _lower(units: Units, entry: Entry) -> Lower:
    called = entry.called(units.level)
    covered = tuple(units.named(text)[0] for text in entry.covers)
    # Where a document is issued is named without its kind, as `Năm Căn` of xã Năm Căn.
    places = {fold(unit.full_name): unit.place for unit in covered}
    seat = places.get(fold(entry.seat), entry.seat) or _seat(called, covered)
    return Lower(called, seat, covered, entry.id, entry.short)


def _seat(called: str, covered: Sequence[Unit]) -> str:
    """Give the place of an office: that of the unit it is named after, else the name itself."""
    if called.startswith(f"{_BASE} "):
        return called[len(_BASE) + 1 :]
    named = [unit.place for unit in covered if fold(unit.full_name) == fold(called)]
    return next(iter(named), covered[0].place)


def _province_code(unit: Unit) -> str:
    return unit.province_code if isinstance(unit, District | Commune) else unit.code

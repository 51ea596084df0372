"""The list of offices below a provincial body, as the body itself gives it; checking it on the map."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khtt.nouns.language import _
from khtt.nouns.organisation.bodies import Area, Level
from khtt.nouns.organisation.index import unit_index
from khtt.nouns.organisation.making import LONG, SHORT, Lower
from khtt.nouns.territory import Commune, District, Province, Territory, Unit, communes_on
from khtt.nouns.text import fold, joined, slug

_PREFIXES = (f"{LONG} ", f"{SHORT} ")
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
        name = self.name.strip()
        for prefix in _PREFIXES:
            if fold(name).startswith(fold(prefix) + " "):
                name = name[len(prefix) :].strip()
        if level is not Level.BASE:
            return name
        if fold(name).startswith(f"{_BASE} "):  # Phụ lục 02 of CV 1521 writes Cơ sở
            name = name[len(_BASE) :].strip()
        return f"{_BASE} {name}"

    def slug(self, level: Level) -> str:
        """Give the last part of its id."""
        return self.id or slug(self.called(level))


class Problem(NamedTuple):
    """What is wrong with a list: which entry, which of its keys, which of `covers`, and how to say it."""

    entry: int
    key: str
    message: str
    nth: int | None = None


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
        self.all = units_of(territory, area, level)
        self._names = {province.code: province for province in area.provinces}
        self._index = unit_index(self.all)
        self._elsewhere = territory

    def named(self, text: str) -> list[Unit]:
        """Give the units of that name; a province may stand with it, as `huyện A, tỉnh B` or `b/a`."""
        name, _comma, province = text.rpartition(",") if "," in text else (text, "", "")
        if "/" in text:
            province, _slash, name = text.partition("/")
        if not province:
            return self._index.match(text, lambda _unit: True)
        told = {one.code for one in self.provinces if _is(one, province)}
        return self._index.match(name, lambda unit: _province_code(unit) in told)

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
        codes = {province.code for province in self.provinces}
        others = [one for one in self._elsewhere.provinces if one.code not in codes]
        if self.level is Level.DISTRICT:
            units: list[Unit] = [district for one in others for district in one.districts]
        else:
            communes = communes_on(self._elsewhere)
            units = [commune for one in others for commune in communes[one.code]]
        found = {_province_code(unit) for unit in unit_index(units).match(text, lambda _u: True)}
        return joined([one.full_name for one in others if one.code in found], last=_("or"))


def units_of(territory: Territory, area: Area, level: Level) -> tuple[Unit, ...]:
    """Give the units of a provincial area that offices below it cover: districts, or communes."""
    if level is Level.DISTRICT:
        return tuple(district for province in area.provinces for district in province.districts)
    communes = communes_on(territory)
    return tuple(commune for province in area.provinces for commune in communes[province.code])


def list_problems(units: Units, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Give what is wrong with a list: names that are none, units covered twice, two of one name."""
    yield from _same("id", [entry.slug(units.level) for entry in entries])
    yield from _same("name", [entry.called(units.level) for entry in entries])
    covered: dict[str, Entry] = {}
    for index, entry in enumerate(entries):
        if not entry.covers:
            yield Problem(index, "covers", _("it covers nothing").format())
        for nth, text in enumerate(entry.covers):
            message = units.problem(text)
            if not message:
                unit = units.named(text)[0]
                message = _twice(unit, covered.get(unit.code))
                covered.setdefault(unit.code, entry)
            if message:
                yield Problem(index, "covers", message, nth)


def _twice(unit: Unit, other: Entry | None) -> str:
    if other is None:
        return ""
    message = _("{unit} is covered by {other} already")
    return message.format(unit=unit.full_name, other=other.name)


def _same(key: str, words: list[str]) -> Iterator[Problem]:
    counts = Counter(fold(word) for word in words)
    seen: set[str] = set()
    for index, word in enumerate(words):
        if counts[fold(word)] > 1 and fold(word) in seen:
            yield Problem(index, key, _("two offices are called '{word}'").format(word=word))
        seen.add(fold(word))


def lowers(units: Units, entries: Sequence[Entry]) -> tuple[Lower, ...]:
    """Give the offices of a list that has no problems."""
    return tuple(_lower(units, entry) for entry in entries)


def _lower(units: Units, entry: Entry) -> Lower:
    called = entry.called(units.level)
    covered = tuple(units.named(text)[0] for text in entry.covers)
    seat = entry.seat or _seat(called, covered)
    return Lower(called, seat, covered, entry.id, entry.short)


def _seat(called: str, covered: Sequence[Unit]) -> str:
    """Give the place of an office: that of the unit it is named after, else the name itself."""
    if called.startswith(f"{_BASE} "):
        return called[len(_BASE) + 1 :]
    named = [unit.place for unit in covered if fold(unit.full_name) == fold(called)]
    return next(iter(named), covered[0].place)


def _is(province: Province, text: str) -> bool:
    return bool(unit_index([province]).match(text, lambda _unit: True)) or text == province.slug


def _province_code(unit: Unit) -> str:
    return unit.province_code if isinstance(unit, District | Commune) else unit.code

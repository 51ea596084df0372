"""Finding a body by what an officer types, and the errors when it is not one body."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from khtt.nouns.language import _, marked
from khtt.nouns.organisation.bodies import Body, Level
from khtt.nouns.organisation.entries import units_of
from khtt.nouns.organisation.errors import NoBases, NoList, NoOffice
from khtt.nouns.organisation.index import Index, Named, unit_index
from khtt.nouns.organisation.making import without_prefix
from khtt.nouns.territory import (
    AmbiguousPlace,
    Choice,
    Commune,
    District,
    NoDistricts,
    Territory,
    Unit,
    UnknownPlace,
)
from khtt.nouns.text import fold, slug

_WHAT = {Level.DISTRICT: "district", Level.BASE: marked("base office")}
# What stands before the name of a body below the province, and how it is typed.
_KINDS = {
    "liên huyện ": ("lienhuyen", "lh"),
    "thành phố ": ("thanhpho", "tp"),
    "thị xã ": ("thixa", "tx"),
    "quận ": ("quan", "q"),
    "huyện ": ("huyen", "h"),
    "cơ sở ": ("coso", "cs"),
    "khu vực ": ("khuvuc", "kv"),
}


@dataclass(frozen=True)
class Scope:
    """Where a name is looked for: provinces by code, all of them when `codes` is None."""

    where: str
    codes: frozenset[str] | None = None

    def holds(self, code: str) -> bool:
        """Tell whether a province is in it."""
        return self.codes is None or code in self.codes


@dataclass(frozen=True)
class Finder:
    """The bodies of a time, and what finds them; `bottom` is the level below the province."""

    territory: Territory
    bottom: Level
    provincial: tuple[Body, ...]
    lower: tuple[Body, ...]
    listed: frozenset[str]

    def provincial_body(self, text: str) -> Body:
        """Give the provincial body of that id or name, or that covers the province of that name."""
        text = without_prefix(text)
        own = self._own_provincial.match(text, lambda _body: True)
        if len(own) == 1:
            return own[0]
        try:
            return self._parents[self.territory.find_province(text).code]
        except UnknownPlace as error:
            near = self._own_provincial.close(text, lambda _body: True)
            if error.choices or not near:
                raise
            choices = [Choice(body.id, body.short) for body in near]
            raise UnknownPlace(text, error.what, error.where, choices) from error

    def lower_body(self, text: str, level: Level, within: Body | None) -> Body:
        """Give the body of that id or name, or that covers the unit of that name."""
        if level is not self.bottom:
            self._no_such_level(text, level)
        exact = [body for body in self.lower if body.id == text.strip()]
        if exact and (within is None or exact[0].above == within.id):
            return exact[0]
        scope, name = self._scope(text, within)
        name = without_prefix(name)
        own = self._own.match(name, lambda body: _in(body, scope))
        if len(own) == 1:
            return own[0]
        if own:
            choices = [Choice(body.id, body.short) for body in own]
            raise AmbiguousPlace(text, _WHAT[level], scope.where, choices)
        return self._covering(text, name, scope)

    def _covering(self, text: str, name: str, scope: Scope) -> Body:
        units = self._units.match(name, lambda unit: scope.holds(_code(unit)))
        bodies = {body.id: body for unit in units if (body := self._cover.get(unit.code))}
        if not units:
            self._unknown(text, name, scope)
        if len(bodies) == 1 and all(unit.code in self._cover for unit in units):
            return next(iter(bodies.values()))
        if len(units) == 1:
            self._left(units[0])
        above = {self._parent(unit).short for unit in units}
        if not bodies and len(above) == 1 and self._parent(units[0]).id not in self.listed:
            raise NoList(text, _WHAT[self.bottom], above.pop())
        choices = [Choice(self._path(unit), unit.full_name) for unit in units]
        raise AmbiguousPlace(text, _WHAT[self.bottom], scope.where, choices)

    def _left(self, unit: Unit) -> NoReturn:
        """Tell that no body below covers a unit: the one above serves it, or nobody knows."""
        parent = self._parent(unit)
        kind = NoOffice if parent.id in self.listed else NoList
        raise kind(unit.full_name, _WHAT[self.bottom], parent.short)

    def _unknown(self, text: str, name: str, scope: Scope) -> NoReturn:
        if scope.codes:
            above = {self._parents[code].id: self._parents[code] for code in scope.codes}
            if not above.keys() & self.listed:
                raise NoList(text, _WHAT[self.bottom], next(iter(above.values())).short)
        near = self._own.close(name, lambda body: _in(body, scope))
        choices = [Choice(body.id, body.short) for body in near]
        raise UnknownPlace(text, _WHAT[self.bottom], scope.where, choices)

    def _no_such_level(self, text: str, level: Level) -> NoReturn:
        where = _("on the map of {map}").format(map=_(self.territory.name))
        if level is Level.DISTRICT:
            raise NoDistricts(text, _WHAT[level], where)
        raise NoBases(text, _WHAT[level], where)

    def _scope(self, text: str, within: Body | None) -> tuple[Scope, str]:
        """Give where a name is looked for, and the name: `dong-thap/...`, `..., tỉnh Đồng Tháp`."""
        scope = Scope(_("on the map of {map}").format(map=_(self.territory.name)))
        if within is not None:
            codes = frozenset(province.code for province in within.area.provinces)
            scope = Scope(_("in {place}").format(place=without_prefix(within.short)), codes)
        if "/" in text:
            place, _slash, name = text.partition("/")
        elif "," in text:
            name, _comma, place = text.rpartition(",")
        else:
            return scope, text
        return self._place(place, scope), name

    def _place(self, text: str, scope: Scope) -> Scope:
        own = self._own_provincial.match(without_prefix(text), lambda _body: True)
        if len(own) == 1:
            provinces = own[0].area.provinces
            where = _("in {place}").format(place=without_prefix(own[0].short))
        else:
            provinces = (self.territory.find_province(without_prefix(text)),)
            where = _("in {place}").format(place=provinces[0].full_name)
        codes = frozenset(province.code for province in provinces if scope.holds(province.code))
        return Scope(where if codes else scope.where, codes)

    def _path(self, unit: Unit) -> str:
        """Give what a unit is asked for by; two communes of a province can share a slug."""
        province = next(p for p in self.territory.provinces if p.code == _code(unit))
        own = slug(unit.title_name)
        alone = len(self._units.match(own, lambda one: _code(one) == province.code)) == 1
        return f"{province.slug}/{own if alone else unit.code}"

    def _parent(self, unit: Unit) -> Body:
        return self._parents[_code(unit)]

    @cached_property
    def _parents(self) -> Mapping[str, Body]:
        return {p.code: body for body in self.provincial for p in body.area.provinces}

    @cached_property
    def _cover(self) -> Mapping[str, Body]:
        return {
            unit.code: body
            for body in self.lower
            for unit in (*body.area.districts, *body.area.communes)
        }

    @cached_property
    def _own_provincial(self) -> Index[Body]:
        return _index(self.provincial)

    @cached_property
    def _own(self) -> Index[Body]:
        return _index(self.lower)

    @cached_property
    def _units(self) -> Index[Unit]:
        units = (
            units_of(self.territory, body.area.provinces, self.bottom) for body in self.provincial
        )
        return unit_index(unit for some in units for unit in some)


def _index(bodies: Iterable[Body]) -> Index[Body]:
    return Index(_named(body) for body in bodies)


def _named(body: Body) -> Named[Body]:
    called = without_prefix(body.name)
    for kind, typed in _KINDS.items():
        if fold(called).startswith(kind):
            return Named(body, (body.id, body.slug), typed, called[len(kind) :])
    return Named(body, (body.id, body.slug), (), called)


def _in(body: Body, scope: Scope) -> bool:
    units = body.area.districts or body.area.communes or body.area.provinces
    return any(scope.holds(_code(unit)) for unit in units)


def _code(unit: Unit) -> str:
    return unit.province_code if isinstance(unit, District | Commune) else unit.code

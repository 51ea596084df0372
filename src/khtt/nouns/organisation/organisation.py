"""The organisation of a day: its bodies, which stands below which, what each covers, finding them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from khtt.nouns.organisation import entries as lists
from khtt.nouns.organisation.areas import left_over
from khtt.nouns.organisation.bodies import Area, Body, Level
from khtt.nouns.organisation.entries import Entry, Problem, Units
from khtt.nouns.organisation.errors import NoCommittee
from khtt.nouns.organisation.making import NATION, committee_of, lower_body, without_prefix
from khtt.nouns.organisation.search import Finder
from khtt.nouns.territory import Commune, Territory, UnknownPlace, communes_on
from khtt.nouns.text import fold

_NATION_NAMES = ("nation", "việt nam", "cả nước")


@dataclass(frozen=True, eq=False)
class Organisation:
    """The bodies between two days on which nothing changes; from the nation down, in their order.

    `complete` are the ids of the provincial bodies of whose offices below the list is known.
    """

    first: date
    last: date
    territory: Territory
    levels: tuple[Level, ...]
    bodies: tuple[Body, ...]
    complete: frozenset[str]

    @property
    def nation(self) -> Body:
        """Give the body of the nation."""
        return self.body(NATION)

    def of_level(self, level: Level) -> tuple[Body, ...]:
        """Give the bodies of a level; none of a level that there is not at this time."""
        return self._levels.get(level, ())

    def below(self, body: Body) -> tuple[Body, ...]:
        """Give the bodies directly below one."""
        return self._below.get(body.id, ())

    def above(self, body: Body) -> Body | None:
        """Give the body above one; None above the nation."""
        return self.body(body.above) if body.above else None

    def body(self, ident: str) -> Body:
        """Give the body of an id; raise KeyError when there is none."""
        return self._bodies[ident]

    def find(self, text: str, level: Level, within: Body | None = None) -> Body:
        """Give the body of a level by id, code or name, with or without kind and diacritics.

        A province may stand with it: `dong-thap/huyen-hong-ngu`, `huyện Hồng Ngự, tỉnh Đồng Tháp`.
        The name of a unit of the map finds the body that covers it. Raise a PlaceError when that
        is not one body.
        """
        if level is Level.PROVINCE:
            return self._finder.provincial_body(text)
        if level is not Level.NATION:
            return self._finder.lower_body(text, level, within)
        if fold(without_prefix(text)) not in _NATION_NAMES:
            raise UnknownPlace(text, "nation", "")
        return self.nation

    def listed(self, body: Body) -> bool:
        """Tell whether all bodies below one are known: public, by the rule of the time, or given."""
        return body.level is not Level.PROVINCE or body.id in self.complete

    def served_directly(self, body: Body) -> Area | None:
        """Give what a body serves itself: the units of its area that no body below it covers.

        None when the bodies below cover everything. Of a body that is not `listed` it is what no
        known body covers.
        """
        if body.level is Level.NATION:
            return None
        if body.level is not Level.PROVINCE:
            return body.area
        taken = {
            unit.code
            for one in self.below(body)
            for unit in (*one.area.districts, *one.area.communes)
        }
        units = lists.units_of(self.territory, body.area.provinces, self.levels[-1])
        return left_over(body.area, units, taken)

    def communes_of(self, body: Body | Area) -> tuple[Commune, ...]:
        """Give the communes of a body's area, or of an area, on the map of the time."""
        area = body.area if isinstance(body, Body) else body
        if area.communes:
            return area.communes
        communes = communes_on(self.territory)
        units = area.districts or tuple(d for p in area.provinces for d in p.districts)
        codes = [unit.code for unit in units or area.provinces]
        return tuple(commune for code in codes for commune in communes.get(code, ()))

    def committee(self, body: Body) -> Body:
        """Give the People's Committee of the unit a body works in: UBND tỉnh, UBND huyện.

        It has the body's id. Raise NoCommittee for a body that works in several units.
        """
        committee = committee_of(body)
        if committee is None:
            raise NoCommittee(body.short)
        return committee

    def with_below(self, body: Body, entries: Sequence[Entry]) -> "Organisation":
        """Give the organisation in which a provincial body has the offices of its own list.

        What they do not cover is served by the body itself. Raise ListError for a list with problems.
        """
        units = Units(self.territory, body.area, self.levels[-1])
        if problems := tuple(lists.list_problems(units, entries)):
            raise lists.ListError(problems)
        level = self.levels[-1]
        below = [lower_body(body, level, lower) for lower in lists.lowers(units, entries)]
        bodies = [one for one in self.bodies if one.above != body.id]
        return replace(self, bodies=(*bodies, *below), complete=self.complete | {body.id})

    @cached_property
    def _bodies(self) -> Mapping[str, Body]:
        return {body.id: body for body in self.bodies}

    @cached_property
    def _levels(self) -> Mapping[Level, tuple[Body, ...]]:
        provincial = self.below(self.nation)
        lower = tuple(body for above in provincial for body in self.below(above))
        return {Level.NATION: (self.nation,), Level.PROVINCE: provincial, self.levels[-1]: lower}

    @cached_property
    def _below(self) -> Mapping[str, tuple[Body, ...]]:
        found: dict[str, list[Body]] = {}
        for body in self.bodies:
            found.setdefault(body.above, []).append(body)
        return {ident: tuple(bodies) for ident, bodies in found.items()}

    @cached_property
    def _finder(self) -> Finder:
        provincial = self.of_level(Level.PROVINCE)
        lower = self.of_level(self.levels[-1])
        return Finder(self.territory, self.levels[-1], provincial, lower, self.complete)


def list_problems(
    organisation: Organisation, body: Body, entries: Sequence[Entry]
) -> Iterator[Problem]:
    """Give what is wrong with the list that a provincial body gives of the offices below it."""
    units = Units(organisation.territory, body.area, organisation.levels[-1])
    return lists.list_problems(units, entries)

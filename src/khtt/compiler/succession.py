"""Which body a name means, and which bodies of an older day it continues."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.nouns.organisation import Body, Level, Organisation
from khtt.nouns.territory import PlaceError

# One name alone may be chance: there are many Tân Phú.
_AT_LEAST = 2
_FAIR = 0.25


@dataclass(frozen=True, slots=True)
class Unit:
    """The body that a comparison is for: the province, the district or the base office, by name."""

    province: str | None = None
    district: str | None = None
    base: str | None = None

    @property
    def level(self) -> Level:
        """Give the level of the body."""
        if self.base:
            return Level.BASE
        return Level.DISTRICT if self.district else Level.PROVINCE


def find_body(organisation: Organisation, unit: Unit) -> Body:
    """Give the body that a unit names on a day; raise PlaceError where there is none, or several."""
    above = organisation.find(unit.province, Level.PROVINCE) if unit.province else None
    below = unit.district or unit.base
    return organisation.find(below, unit.level, above) if below else above or organisation.nation


def predecessors(body: Body, now: Organisation, then: Organisation) -> tuple[Body, ...]:
    """Give the bodies of an older day that a body continues, itself where it was there.

    A province or a khu vực continues every province that it covers or that merged into it; a body
    below it what its list or its map says, else the one of the same name. Raise PlaceError where
    nothing can be known.
    """
    if body.level is Level.NATION:
        return (then.nation,)
    if body.level is Level.PROVINCE:
        return tuple(_provinces(body, then)) or (_same(body, then),)
    found = tuple(dict.fromkeys(_lower(body, now, then)))
    return found or (_same(body, then),)


def _provinces(body: Body, then: Organisation) -> Iterator[Body]:
    covered = {slug for one in body.area.provinces for slug in (one.merged_from or (one.slug,))}
    for one in then.of_level(Level.PROVINCE):
        if covered & {province.slug for province in one.area.provinces}:
            yield one


def _same(body: Body, then: Organisation) -> Body:
    """Give the body of the same name, below the same province where there is one above."""
    if body.level is Level.PROVINCE:
        return then.find(body.slug, Level.PROVINCE)
    lowest = then.levels[-1]
    return then.find(body.short if body.level is Level.BASE else body.area.name, lowest)


def _lower(body: Body, now: Organisation, then: Organisation) -> Iterator[Body]:
    """Give the bodies of then with the ids that it continues, or that cover the same districts."""
    known = {one.id: one for one in then.of_level(then.levels[-1])}
    names = (body.id, *body.predecessors)
    direct = [known[name] for name in names if name in known]
    if direct:
        yield from direct[-len(body.predecessors) or None :] if len(direct) > 1 else direct
        return
    above = now.above(body)
    provinces = predecessors(above, now, then) if above else ()
    named = list[Body]()
    for name in names:
        for province in provinces:
            try:
                named.append(then.find(name.rpartition("/")[2], then.levels[-1], province))
            except PlaceError:
                continue
    yield from named or (one for province in provinces for one in _around(body, province, then))


def _around(body: Body, province: Body, then: Organisation) -> Iterator[Body]:
    """Give the bodies of then in which a fair part of a body's communes stood, by their names.

    A commune of the new map most often keeps the name of one of those that it was made of.
    """
    communes = {one.name for one in body.area.communes}
    if not communes:
        return
    for one in then.below(province):
        shared = len(communes & {commune.name for commune in then.communes_of(one)})
        if shared >= _AT_LEAST and shared >= _FAIR * len(communes):
            yield one

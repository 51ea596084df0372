"""Where a body stands: the bodies above it, and the places that it means at each level."""

from dataclasses import dataclass, field
from typing import Self

from khtt.nouns.organisation.bodies import Body, Level
from khtt.nouns.territory import Province
from khtt.nouns.words.places import (
    COMMUNE,
    Bodies,
    Places,
    body_word,
    commune_places,
    district_places,
    hamlet_heads,
    hamlets,
    province_places,
    towns,
)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A body among the levels of a day, with those above it by their level."""

    body: Body
    levels: tuple[Level, ...]
    bodies: dict[str, Body]
    _places: dict[str, Places] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, body: Body, organisation: Bodies) -> Self:
        """Give where a body stands in an organisation."""
        bodies = {str(body.level): body}
        above = organisation.above(body)
        while above is not None:
            bodies[str(above.level)] = above
            above = organisation.above(above)
        return cls(body, organisation.levels, bodies)

    @property
    def level(self) -> str:
        """Give the level of the body."""
        return str(self.body.level)

    @property
    def scale(self) -> tuple[str, ...]:
        """Give the levels of the day from the top down to the communes."""
        return (*map(str, self.levels), COMMUNE)

    def meant(self, level: str | None) -> str | None:
        """Give the level that a reference means; None where there is none such on this day."""
        if level == "local" and self.level == Level.NATION:
            return str(Level.PROVINCE)
        if level in (None, "each", "local"):
            return self.level
        if level in ("above", "below"):
            place = self.scale.index(self.level) + (1 if level == "below" else -1)
            return self.scale[place] if 0 <= place < len(self.scale) else None
        return level if level in self.scale else None

    def depth(self, level: str) -> int:
        """Tell how many levels a level lies below the body's own; less than 0 above it."""
        return self.scale.index(level) - self.scale.index(self.level)

    def places(self, level: str) -> Places:
        """Give the places of a level that the body means; a base means its communes."""
        if level not in self._places:
            self._places[level] = self._found(level)
        return self._places[level]

    @property
    def province(self) -> Province | None:
        """Give the one province of the body of the province's level; None for several."""
        top = self.bodies.get("province")
        only = top.area.provinces if top else ()
        return only[0] if len(only) == 1 else None

    @property
    def towns(self) -> str:
        """Name the kinds of town that the body has: `thành phố, thị xã, thị trấn`."""
        return towns(self.body.area, self.province)

    def _found(self, level: str) -> Places:
        if level == Level.PROVINCE:
            return province_places(self.body, self.bodies.get("province") or self.body)
        if level == Level.DISTRICT:
            return district_places(self.body.area, self.province)
        return commune_places(self.body.area)

    @property
    def hamlets(self) -> str:
        """Name what communes are parted in: `thôn, bản` in a xã, `tổ dân phố` elsewhere."""
        return hamlets(self.body.area)

    @property
    def hamlet_heads(self) -> str:
        """Name who heads them: `trưởng thôn, bản` in a xã, `tổ trưởng tổ dân phố` elsewhere."""
        return hamlet_heads(self.body.area)

    def of_body(self, level: str) -> Places:
        """Give the place of the body of a level, for names of that body itself."""
        body = self.bodies[level]
        others = [one for other, one in self.bodies.items() if other != level]
        return Places((body_word(body, others),), several=False)

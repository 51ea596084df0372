"""Who carries out what: decided from the units that an item names, never from its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from khtt.nouns.organisation import Level
from khtt.nouns.plan.items import Activity, Unit

PROVINCE_OFFICE = "province-office"
CENTRAL = "central"
DISTRICTS = "districts"
EVERY_OFFICE = "all"

# The levels of the plan's units that mean a body of a level of the organisation. Whoever is below
# the province is meant by `district`: since July 2025 that is the base office.
_MEANT = {
    Level.NATION: frozenset({CENTRAL}),
    Level.PROVINCE: frozenset({"province"}),
    Level.DISTRICT: frozenset({"district"}),
    Level.BASE: frozenset({"district", "base"}),
}


@dataclass(frozen=True, slots=True)
class Takers:
    """The units of a plan by id, and the level of the body whose part in the plan is asked for."""

    units: Mapping[str, Unit]
    level: Level
    _known: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False)

    def falls(self, lead: Iterable[str]) -> bool:
        """Tell whether work falls to the body: nobody is named, or it, or those that work under it.

        The nation's plan tells everybody's work. What central bodies alone do falls to nobody
        below; what a province does itself is not a district's.
        """
        levels = self._levels(lead)
        if not levels or self.level is Level.NATION:
            return True
        if self.level is Level.PROVINCE:
            return bool(levels - {CENTRAL})
        return bool(levels & _MEANT[self.level]) or levels <= {"commune", "partner"}

    def leads(self, lead: Iterable[str]) -> bool:
        """Tell whether a body of this level is itself named, or nobody is."""
        levels = self._levels(lead)
        return not levels or bool(levels & _MEANT[self.level])

    def joins(self, lead: Iterable[str], support: Iterable[str]) -> bool:
        """Tell whether the body only helps: others lead, and a body of its level is named beside."""
        below = {"province", "district"} if self.level is Level.PROVINCE else _MEANT[self.level]
        return not self.falls(lead) and bool(self._levels(support) & below)

    def receives(self, row: Activity) -> bool:
        """Tell whether a body has a part in a row that it does not carry out itself.

        It helps who leads. Of what central bodies lead it must do something with what it is given.
        """
        return self.joins(row.lead, row.support) and bool(row.received or self.shown(row.lead))

    def shown(self, lead: Iterable[str]) -> tuple[str, ...]:
        """Leave out the central bodies: what they do is not for a plan below to say."""
        if self.level is Level.NATION:
            return tuple(lead)
        return tuple(unit for unit in lead if self.units[unit].level != CENTRAL)

    def _levels(self, ids: Iterable[str]) -> frozenset[str]:
        key = tuple(ids)
        if key not in self._known:
            self._known[key] = frozenset(self.units[one].level for one in key if one in self.units)
        return self._known[key]


def takers(units: Iterable[Unit], level: Level) -> Takers:
    """Give who takes part in a plan, seen from a level."""
    return Takers({unit.id: unit for unit in units}, level)

"""What bodies are called in the documents of one unit, and who takes part in what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khtt.nouns.organisation import Body, Organisation
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Unit
from khtt.nouns.territory import Province

PROVINCE_OFFICE = "province-office"
DISTRICT_OFFICE = "district-office"
COMMUNICATION_OFFICE = "communication-office"
DISTRICT_BODIES = "BHXH cấp huyện"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the plan's units as the document of one body writes them."""

    units: Mapping[str, Unit]
    special: Mapping[str, str]

    def of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Give the names of units, each once, in the order given."""
        return tuple(dict.fromkeys(self._name(unit) for unit in ids))

    def local(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Leave out the central bodies: what they do is not for a province's plan to say."""
        return tuple(unit for unit in ids if self.units[unit].level != "central")

    def carries_out(self, lead: tuple[str, ...]) -> bool:
        """Tell whether the work falls to the province: nobody is named, or somebody below the centre."""
        return not lead or bool(self.local(lead))

    def takes_part(self, support: tuple[str, ...]) -> bool:
        """Tell whether a provincial body supports or receives."""
        return any(self.units[unit].level in ("province", "district") for unit in support)

    def _name(self, unit: str) -> str:
        named = self.units[unit]
        return self.special.get(unit) or named.short or named.name


def names_for(file: PlanFile, body: Body, organisation: Organisation) -> Names:
    """Give the names that the documents of a body use."""
    special = {
        PROVINCE_OFFICE: body.generic,
        DISTRICT_OFFICE: DISTRICT_BODIES,
        COMMUNICATION_OFFICE: f"Phòng {organisation.office('communication').short}",
    }
    return Names({unit.id: unit for unit in file.units}, special)


def district_phrase(province: Province) -> str:
    """Name the kinds of district that a province has: `quận, huyện, thị xã, thành phố`."""
    kinds = {district.kind for district in province.districts}
    order = ("quận", "huyện", "thị xã", "thành phố")
    return ", ".join(kind for kind in order if kind in kinds)

"""Territory, Province, District: the map of a time, and finding places on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from khtt.nouns.language import _, marked
from khtt.nouns.territory.search import (
    AmbiguousPlace,
    Choice,
    MergedPlace,
    NoDistricts,
    UnknownPlace,
    close,
    matching,
)
from khtt.nouns.territory.units import CommuneCounts, Kind, Place, Region

# The names of maps that are not a year.
NAMES = (marked("January 2025"), marked("July 2025"))
# In the order in which official texts name them.
_DISTRICT_KINDS = (Kind.QUAN, Kind.HUYEN, Kind.THI_XA, Kind.THANH_PHO)


@dataclass(frozen=True, slots=True)
class District(Place):
    """A district. Its slug carries its kind: `huyen-hong-ngu`, `thanh-pho-hong-ngu`, `quan-1`."""

    province_code: str
    communes: CommuneCounts


@dataclass(frozen=True, slots=True)
class Province(Place):
    """A province or a city of its level, its districts in Vietnamese order.

    `merged_from` are slugs on the map of January 2025, given on the map of July 2025 only.
    """

    communes: CommuneCounts
    districts: tuple[District, ...] = ()
    region: Region | None = None
    merged_from: tuple[str, ...] = ()

    @property
    def district_phrase(self) -> str:
        """Name the kinds of district that are there: `huyện, thành phố`; empty for none."""
        kinds = {district.kind for district in self.districts}
        return ", ".join(kind for kind in _DISTRICT_KINDS if kind in kinds)

    def find_district(self, text: str) -> District:
        """Give the district of that slug, code or name, with or without kind and diacritics.

        Raise UnknownPlace or AmbiguousPlace when it is not one district.
        """
        found = matching(text, self.districts)
        if len(found) == 1:
            return found[0]
        where = _("in {place}").format(place=self.name)
        if not self.districts:
            raise NoDistricts(text, "district", where)
        if found:
            raise AmbiguousPlace(text, "district", where, _choices(found))
        raise UnknownPlace(text, "district", where, _choices(close(text, self.districts)))


@dataclass(frozen=True, slots=True)
class FormerProvince(Place):
    """A province of January 2025, and the code of the one that it is part of since July 2025."""

    now: str


class Counts(NamedTuple):
    """How many units a map has at each level."""

    provinces: int
    districts: int
    communes: int


@dataclass(frozen=True, slots=True)
class Territory:
    """The map of a time, `2023`, `January 2025` or `July 2025`; provinces in Vietnamese order."""

    name: str
    provinces: tuple[Province, ...]
    former: tuple[FormerProvince, ...] = ()

    @property
    def counts(self) -> Counts:
        """Count the units of each level."""
        districts = sum(len(province.districts) for province in self.provinces)
        communes = sum(province.communes.total for province in self.provinces)
        return Counts(len(self.provinces), districts, communes)

    @property
    def _where(self) -> str:
        return _("on the map of {map}").format(map=_(self.name))

    def find_province(self, text: str) -> Province:
        """Give the province of that slug, code or name, with or without kind and diacritics.

        Raise UnknownPlace when there is none; for a province merged since, its suggestion is the
        province that it is part of now.
        """
        found = matching(text, self.provinces, provinces=True)
        if len(found) == 1:
            return found[0]
        for former in matching(text, self.former, provinces=True):
            now = [province for province in self.provinces if province.code == former.now]
            raise MergedPlace(text, "province", self._where, _choices(now))
        near = close(text, self.provinces, provinces=True)
        raise UnknownPlace(text, "province", self._where, _choices(near))

    def find_district(self, text: str) -> District:
        """Give the district of that slug, code or name; a province may stand with it.

        `dong-thap/huyen-hong-ngu` and `huyện Hồng Ngự, tỉnh Đồng Tháp` say which province is meant.
        Raise UnknownPlace or AmbiguousPlace when it is not one district.
        """
        if "/" in text:
            province, _, district = text.partition("/")
            return self.find_province(province).find_district(district)
        if "," in text:
            district, _, province = text.rpartition(",")
            return self.find_province(province).find_district(district)
        return self._find_district(text)

    def _find_district(self, text: str) -> District:
        districts = [district for province in self.provinces for district in province.districts]
        found = matching(text, districts)
        if len(found) == 1:
            return found[0]
        if not districts:
            raise NoDistricts(text, "district", self._where)
        if found:
            raise AmbiguousPlace(text, "district", self._where, self._paths(found))
        raise UnknownPlace(text, "district", self._where, self._paths(close(text, districts)))

    def _paths(self, districts: Iterable[District]) -> tuple[Choice, ...]:
        slugs = {province.code: province.slug for province in self.provinces}
        return tuple(
            Choice(f"{slugs[district.province_code]}/{district.slug}", district.full_name)
            for district in districts
        )


def _choices(places: Iterable[Province | District]) -> tuple[Choice, ...]:
    return tuple(
        Choice(place.slug, place.name if isinstance(place, Province) else place.full_name)
        for place in places
    )

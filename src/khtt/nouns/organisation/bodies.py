"""The bodies of Vietnam Social Security: who issues a plan, and for which area."""

from dataclasses import dataclass, field
from enum import StrEnum

from khtt.nouns.territory import Commune, CommuneCounts, District, Kind, Province

DISTRICT_KINDS = (Kind.QUAN, Kind.HUYEN, Kind.THI_XA, Kind.THANH_PHO)


class Level(StrEnum):
    """A level of the organisation, from the top down; below the province stands one of the last two."""

    NATION = "nation"
    PROVINCE = "province"  # BHXH tỉnh, BHXH thành phố, BHXH khu vực
    DISTRICT = "district"  # BHXH quận, huyện, thị xã, thành phố, liên huyện: until 30 June 2025
    BASE = "base"  # BHXH cơ sở: since 1 July 2025

    @property
    def is_lower(self) -> bool:
        """Tell whether bodies of the level work for a provincial body."""
        return self not in (Level.NATION, Level.PROVINCE)


class PlaceKind(StrEnum):
    """The kind of place that a body works in, which decides what things are called there."""

    NATION = "cả nước"
    PROVINCE = "tỉnh"
    CENTRAL_CITY = "thành phố trực thuộc trung ương"
    REGION = "khu vực"  # several provinces; a khu vực of one is of the kind of that one
    URBAN_DISTRICT = "quận"
    RURAL_DISTRICT = "huyện"
    TOWN = "thị xã"
    CITY = "thành phố thuộc tỉnh"  # of a province; Thủ Đức, of a city, too
    JOINT_DISTRICT = "liên huyện"  # several districts
    BASE = "cơ sở"  # several communes


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a body, by the work it does; `archive` is its code in the line `Lưu:`.

    `proper` tells that a source or the locality gives the name; else the work is named.
    """

    role: str
    name: str
    short: str
    archive: str
    proper: bool = True


@dataclass(frozen=True, slots=True)
class Area:
    """The units of the map that a body covers: whole provinces, districts of one, or communes of one.

    `name` is how a sentence calls it: `tỉnh Đồng Tháp`, `tỉnh Đồng Tháp và tỉnh Tiền Giang`,
    `huyện Lai Vung`, `các phường Tân Định, Bến Thành`. All communes of a province or a district are
    given by `Organisation.communes_of`. `within` is the kind of province that an area smaller than one
    lies in: `tỉnh`, `thành phố`.
    """

    name: str
    kind: PlaceKind
    counts: CommuneCounts
    provinces: tuple[Province, ...] = ()
    districts: tuple[District, ...] = ()
    communes: tuple[Commune, ...] = ()
    within: str = ""

    @property
    def total(self) -> int:
        """Give the number of communes."""
        return self.counts.total

    @property
    def commune_phrase(self) -> str:
        """Name the kinds of commune that are there: `xã, phường, thị trấn`; empty without any."""
        return self.counts.phrase

    @property
    def all_districts(self) -> tuple[District, ...]:
        """Give the districts of the area, those of its provinces too."""
        inner = tuple(district for province in self.provinces for district in province.districts)
        return self.districts or inner

    @property
    def districts_counted(self) -> int:
        """Count the districts."""
        return len(self.all_districts)

    @property
    def district_phrase(self) -> str:
        """Name the kinds of district that are there: `huyện, thành phố`; empty without any."""
        kinds = {district.kind for district in self.all_districts}
        return ", ".join(kind for kind in DISTRICT_KINDS if kind in kinds)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues plans.

    `id` is the path of its slugs below the nation: `nation`, `dong-thap`, `khu-vuc-xxxiii`,
    `dong-thap/huyen-hong-ngu`, `ha-noi/co-so-dong-da`; of two districts of one name in a khu vực,
    with the province: `khu-vuc-xxxiii/huyen-chau-thanh-dong-thap`. A People's Committee has the id of
    the body that works for it. `above` is the id of the body above, empty
    for the nation; `superior` the name that stands over its own in a letterhead. `seat` is the
    name in the line of place and date. `predecessors` are ids of bodies that it continues.
    """

    id: str
    level: Level
    name: str
    short: str
    above: str
    superior: str
    seat: str
    area: Area
    head: str = "Giám đốc"
    deputy: str = "Phó Giám đốc"
    symbol: str = "KH-BHXH"
    offices: tuple[Office, ...] = ()
    committee: bool = False  # a People's Committee, which works as a collective and signs TM.
    predecessors: tuple[str, ...] = field(default=())

    @property
    def kind(self) -> PlaceKind:
        """Give the kind of place that it works in."""
        return self.area.kind

    @property
    def slug(self) -> str:
        """Give the last part of its id, which names its files."""
        return self.id.rpartition("/")[2]

    def office(self, role: str) -> Office:
        """Give the office that does such work; raise KeyError for a role that it has not."""
        for office in self.offices:
            if office.role == role:
                return office
        raise KeyError(role)

"""Reading the maps from the CSV files of the package; their origin is told in data/NOTICE.

The files list the units of a map in Vietnamese order; so sorting costs nothing here.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from khtt.data import rows
from khtt.nouns.territory.places import District, FormerProvince, Province, Territory
from khtt.nouns.territory.units import Commune, CommuneCounts, Kind, Region
from khtt.nouns.text import slug

FIRST_DAY_OF_2025 = date(2025, 1, 1)
FIRST_DAY_OF_34_PROVINCES = date(2025, 7, 1)

BEFORE = "districts_before"
_NEXT = timedelta(days=1)

Row = dict[str, str]


def territory_on(day: date) -> Territory:
    """Give the map valid on a day.

    To 31 December 2024 it is the map of 2023, also for 2022, with the kinds that its districts had on
    that day; then that of January 2025; from 1 July 2025 that of July 2025: 34 provinces, no districts.
    """
    if day < FIRST_DAY_OF_2025:
        return _map_of_2023(_raised_after(day))
    if day < FIRST_DAY_OF_34_PROVINCES:
        return _map_of_january_2025()
    return _map_of_july_2025()


def days_of_raising() -> frozenset[date]:
    """Give the days from which districts are of the kind that the map of 2023 has."""
    return frozenset(date.fromisoformat(row["until"]) + _NEXT for row in _rows(BEFORE))


def _raised_after(day: date) -> frozenset[str]:
    """Give the codes of the districts that became a thị xã or a thành phố only after a day."""
    return frozenset(row["code"] for row in _rows(BEFORE) if day.isoformat() <= row["until"])


@cache
def _map_of_2023(raised_later: frozenset[str] = frozenset()) -> Territory:
    kinds = {row["code"]: row["type"] for row in _rows(BEFORE) if row["code"] in raised_later}
    return Territory("2023", _with_districts("map63_2023", {}, kinds))


@cache
def _map_of_january_2025() -> Territory:
    return Territory("January 2025", _with_districts("map63_2025", _regions()))


@cache
def _map_of_july_2025() -> Territory:
    former = tuple(_former(row) for row in _rows("merge_63_to_34"))
    provinces = [
        Province(
            row["code"],
            _kind(row),
            row["name"],
            slug(row["name"]),
            _counts(row),
            merged_from=tuple(old.slug for old in former if old.now == row["code"]),
        )
        for row in _rows("map34_provinces")
    ]
    return Territory("July 2025", tuple(provinces), former)


def _with_districts(
    prefix: str, regions: Mapping[str, Region], kinds: Mapping[str, str] = MappingProxyType({})
) -> tuple[Province, ...]:
    districts = defaultdict(list)
    for row in _rows(f"{prefix}_districts"):
        own = {**row, "type": kinds.get(row["code"], row["type"])}
        districts[row["province"]].append(_district(own))
    return tuple(
        Province(
            row["code"],
            _kind(row),
            row["name"],
            slug(row["name"]),
            _counts(row),
            tuple(districts[row["code"]]),
            regions.get(row["code"]),
        )
        for row in _rows(f"{prefix}_provinces")
    )


def communes_of(province: Province) -> tuple[Commune, ...]:
    """Give the communes of a province of the map of July 2025; none of the maps before."""
    return _communes().get(province.code, ()) if province.merged_from else ()


@cache
def _communes() -> Mapping[str, tuple[Commune, ...]]:
    found = defaultdict(list)
    for row in _rows("map34_communes"):
        found[row["province"]].append(
            Commune(row["code"], _kind(row), row["name"], row["province"])
        )
    return {code: tuple(communes) for code, communes in found.items()}


def communes_on(territory: Territory) -> Mapping[str, tuple[Commune, ...]]:
    """Give the communes of a map by the code of their district; since July 2025, of their province."""
    if territory.former:
        return _communes()
    return (
        _communes_of_2023()
        if territory.name == _map_of_2023().name
        else _communes_of_january_2025()
    )


@cache
def _communes_of_2023() -> Mapping[str, tuple[Commune, ...]]:
    return _of_districts("map63_2023", _map_of_2023())


@cache
def _communes_of_january_2025() -> Mapping[str, tuple[Commune, ...]]:
    return _of_districts("map63_2025", _map_of_january_2025())


def _of_districts(prefix: str, territory: Territory) -> Mapping[str, tuple[Commune, ...]]:
    provinces = {d.code: d.province_code for p in territory.provinces for d in p.districts}
    found = defaultdict(list)
    for row in _rows(f"{prefix}_communes"):
        district = row["district"]
        commune = Commune(row["code"], _kind(row), row["name"], provinces[district], district)
        found[district].append(commune)
    return {code: tuple(communes) for code, communes in found.items()}


def _district(row: Row) -> District:
    kind = _kind(row)
    name = row["name"]
    return District(row["code"], kind, name, slug(f"{kind} {name}"), row["province"], _counts(row))


def _former(row: Row) -> FormerProvince:
    kind = Kind.TINH if row["old_name"].startswith("Tỉnh ") else Kind.THANH_PHO
    name = row["old_name"][len(kind) + 1 :]
    return FormerProvince(row["old_code"], kind, name, slug(name), row["new_code"])


def _regions() -> dict[str, Region]:
    """Give the region of each province of January 2025, by the province's code."""
    found: dict[str, Region] = {}
    for row in _rows("bhxh_khu_vuc_34_qd1733"):
        provinces = tuple(slug(name) for name in row["provinces"].split(";"))
        region = Region(int(row["no"]), row["roman"], provinces, slug(row["seat"]))
        found |= dict.fromkeys(row["old_codes"].split("+"), region)
    return found


def _counts(row: Row) -> CommuneCounts:
    # The maps of 63 provinces have no đặc khu, that of 34 has no thị trấn.
    return CommuneCounts(*(int(row.get(c, 0)) for c in ("xa", "phuong", "thi_tran", "dac_khu")))


def _kind(row: Row) -> Kind:
    return Kind(row["type"].lower())


def _rows(name: str) -> list[Row]:
    return rows(f"gazetteer/{name}.csv")

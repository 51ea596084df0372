"""Building the organisation of a day from the data files; where they come from is told in data/NOTICE."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TypedDict

from khtt.data import data, rows
from khtt.nouns.organisation.bodies import Body, Level
from khtt.nouns.organisation.making import (
    SHORT,
    Lower,
    lower_body,
    nation_body,
    province_body,
    region_body,
)
from khtt.nouns.organisation.offices import in_force, office_days
from khtt.nouns.organisation.organisation import Organisation
from khtt.nouns.territory import (
    Commune,
    District,
    Province,
    Region,
    Territory,
    communes_on,
    territory_on,
)
from khtt.nouns.territory.gazetteer import FIRST_DAY_OF_2025, days_of_raising
from khtt.nouns.text import slug, sort_key

_LISTS = {
    Level.DISTRICT: "organisation/district_offices.csv",
    Level.BASE: "organisation/base_offices.csv",
}
_BASE_LISTS = "organisation/base_lists.csv"
_CALLED = len(f"{SHORT} ")
_KINDS = ("liên huyện ", "thành phố ", "thị xã ", "quận ", "huyện ", "cơ sở ")
_NEXT = timedelta(days=1)

Row = dict[str, str]
Told = TypedDict(
    "Told",
    {
        "from": str,
        "until": str,
        "source": str,
        "nation": dict[str, str],
        "provincial": str,
        "below": str,
    },
)


def organisation_on(day: date) -> Organisation:
    """Give the organisation of a day; before the first that is told, the first."""
    days = _days()
    return _organisation(max(bisect_right(days, day) - 1, 0))


@cache
def _eras() -> tuple[Told, ...]:
    return tuple(json.loads(data("organisation/eras.json").read_bytes()))


@cache
def _days() -> tuple[date, ...]:
    """Give the days on which anything changes: an era, the map, an office's name, a list."""
    days = {
        FIRST_DAY_OF_2025,
        *days_of_raising(),
        *(date.fromisoformat(era["from"]) for era in _eras()),
    }
    for table in (office_days(), *map(rows, _LISTS.values()), rows(_BASE_LISTS)):
        starts = {row["valid_from"] for row in table}
        ends = {row["valid_until"] for row in table}
        days |= {date.fromisoformat(start) for start in starts if start}
        days |= {date.fromisoformat(end) + _NEXT for end in ends if end}
    return tuple(sorted(days))


@cache
def _organisation(stage: int) -> Organisation:
    days = _days()
    first = days[stage]
    last = days[stage + 1] - _NEXT if stage + 1 < len(days) else date.max
    era = next(era for era in reversed(_eras()) if era["from"] <= first.isoformat())
    territory = territory_on(first)
    nation = nation_body(territory, first, era["nation"])
    regions = era["provincial"] == "regions"
    provincial = _regions(territory, first) if regions else _provinces(territory, first)
    bottom = Level.BASE if era["below"] == "listed bases" else Level.DISTRICT
    listed = _listed(territory, provincial, bottom, first)
    complete = set(listed)
    if era["below"] == "each district":
        each = {body.id: _each(body) for body in provincial}
        listed, complete = {**each, **listed}, set(each)
    elif bottom is Level.BASE:
        complete = _complete(provincial, first)
    lower = [
        lower_body(body, bottom, one) for body in provincial for one in listed.get(body.id, ())
    ]
    levels = (Level.NATION, Level.PROVINCE, bottom)
    bodies = (nation, *provincial, *lower)
    return Organisation(first, last, territory, levels, bodies, frozenset(complete))


def _provinces(territory: Territory, day: date) -> tuple[Body, ...]:
    before = _before_july_2025 if territory.former else _before_2025
    return tuple(province_body(one, day, before(one, day)) for one in territory.provinces)


def _before_july_2025(province: Province, _day: date) -> tuple[str, ...]:
    return (_region_ids()[province.code], *province.merged_from)


def _before_2025(province: Province, day: date) -> tuple[str, ...]:
    """Give the old id of a province that changed its name with the map: Thừa Thiên Huế."""
    if day < FIRST_DAY_OF_2025:
        return ()
    old = territory_on(FIRST_DAY_OF_2025 - _NEXT).find_province(province.code).slug
    return (old,) if old != province.slug else ()


@cache
def _region_ids() -> Mapping[str, str]:
    """Give the id of the region that became each body of July 2025, by the code of its province."""
    table = rows("gazetteer/bhxh_khu_vuc_34_qd1733.csv")
    return {row["new_code"]: slug(f"khu vực {row['roman']}") for row in table}


def _regions(territory: Territory, day: date) -> tuple[Body, ...]:
    found: dict[int, Region] = {p.region.number: p.region for p in territory.provinces if p.region}
    by_slug = {province.slug: province for province in territory.provinces}
    return tuple(
        region_body(region, tuple(by_slug[name] for name in region.provinces), day)
        for _number, region in sorted(found.items())
    )


def _each(body: Body) -> tuple[Lower, ...]:
    """Give an office for each district, but where nothing says that there is one."""
    without = _without_office()
    districts = [
        (province, district)
        for province in body.area.provinces
        for district in province.districts
        if (province.code, district.code) not in without
    ]
    counts = Counter(district.slug for _province, district in districts)
    return tuple(
        _own(body, province, district, alone=counts[district.slug] == 1)
        for province, district in districts
    )


def _own(body: Body, province: Province, district: District, *, alone: bool) -> Lower:
    """Give the office of one district; of two of one name in a region, with the province."""
    before = (f"{province.slug}/{district.slug}",) if body.id != province.slug else ()
    called = district.full_name
    own, short = district.slug, ""
    if not alone:
        own, short = f"{own}-{province.slug}", f"{SHORT} {called}, {province.full_name}"
    return Lower(called, district.place, (district,), own, short, before)


@cache
def _without_office() -> frozenset[tuple[str, str]]:
    found = rows("organisation/districts_without_office.csv")
    return frozenset((row["province_code"], row["district_code"]) for row in found)


def _listed(
    territory: Territory, provincial: Iterable[Body], level: Level, day: date
) -> dict[str, tuple[Lower, ...]]:
    """Give the public lists of offices in force on a day, by the id of the body above them."""
    table = [row for row in rows(_LISTS[level]) if in_force(row, day)]
    if not table:
        return {}
    units = _by_code(territory)
    found = {}
    for body in provincial:
        codes = [province.code for province in body.area.provinces]
        own = [row for row in table if row["province_code"] in codes]
        if own:
            own.sort(key=lambda row: (codes.index(row["province_code"]), sort_key(_bare(row))))
            found[body.id] = tuple(_of_row(body, row, units) for row in own)
    return found


def _by_code(territory: Territory) -> Mapping[str, District | Commune]:
    if territory.former:
        communes = communes_on(territory).values()
        return {commune.code: commune for some in communes for commune in some}
    return {
        district.code: district
        for province in territory.provinces
        for district in province.districts
    }


def _of_row(body: Body, row: Row, units: Mapping[str, District | Commune]) -> Lower:
    covered = tuple(units[code] for code in row["covers"].split())
    called = row["office"][_CALLED:]
    if isinstance(covered[0], Commune):
        return Lower(called, _bare(row), covered, predecessors=_before(row))
    slugs = {province.code: province.slug for province in body.area.provinces}
    before = tuple(
        f"{slugs[unit.province_code]}/{unit.slug}" for unit in covered if isinstance(unit, District)
    )
    return Lower(called, row["place"] or covered[0].place, covered, predecessors=before)


def _bare(row: Row) -> str:
    """Give the name of an office without BHXH and its kind: `Đống Đa`."""
    called = row["office"][_CALLED:]
    return next((called[len(kind) :] for kind in _KINDS if called.lower().startswith(kind)), called)


def _before(row: Row) -> tuple[str, ...]:
    """Give the id of the office that a base office continues, where the list names it."""
    if not row["predecessor"]:
        return ()
    return (f"{_region_ids()[row['province_code']]}/{slug(row['predecessor'][_CALLED:])}",)


def _complete(provincial: Iterable[Body], day: date) -> set[str]:
    """Give the ids of the bodies all of whose announced offices are listed."""
    codes = {
        row["province_code"]
        for row in rows(_BASE_LISTS)
        if in_force(row, day) and row["offices_listed"] == row["offices_announced"]
    }
    return {body.id for body in provincial if body.area.provinces[0].code in codes}

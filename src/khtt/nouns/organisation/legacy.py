"""The organisation of Vietnam Social Security in time: what its bodies and offices are called."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from khtt.data import data
from khtt.nouns.territory import District, Province

Role = Literal[
    "communication",
    "finance",
    "collection",
    "benefits",
    "assessment",
    "inspection",
    "personnel",
    "administration",
    "it",
]


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a provincial body; `archive` is its code in the line `Lưu:`."""

    role: str
    name: str
    short: str
    archive: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues plans: its names, the body above it, where it sits, what it covers.

    `generic` is what tables call it ("BHXH tỉnh"), `area` what its plans are for ("tỉnh Đồng Tháp").
    """

    name: str
    short: str
    generic: str
    parent: str
    place: str
    area: str
    head: str
    deputy: str


@dataclass(frozen=True, slots=True)
class _Names:
    """The patterns of a level's names."""

    name: str
    short: str
    generic: str
    head: str
    deputy: str

    def body(self, parent: str, unit: Province | District) -> Body:
        region = unit.region.roman if isinstance(unit, Province) and unit.region else ""
        words = {"unit": unit.full_name, "kind": unit.kind, "region": region}
        return Body(
            name=self.name.format(**words),
            short=self.short.format(**words),
            generic=self.generic.format(**words),
            parent=parent,
            place=unit.place,
            area=unit.full_name,
            head=self.head,
            deputy=self.deputy,
        )


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation between two dates."""

    first: date
    last: date
    national: str
    national_short: str
    national_parent: str
    province_names: _Names
    district_names: _Names
    offices: tuple[Office, ...]
    has_regions: bool

    def province_body(self, province: Province) -> Body:
        """Give the body of a province: BHXH tỉnh, or the BHXH khu vực that covers it."""
        return self.province_names.body(self.national, province)

    def district_body(self, province: Province, district: District) -> Body:
        """Give the body of a district under that of its province."""
        return self.district_names.body(self.province_body(province).name, district)

    def office(self, role: str) -> Office:
        """Give the office that does such work; raise KeyError for a role it does not know."""
        return next(office for office in self.offices if office.role == role)


def organisation_on(day: date) -> Organisation:
    """Give the organisation in force on a day."""
    return next(era for era in _organisations() if era.first <= day <= era.last)


@cache
def _organisations() -> tuple[Organisation, ...]:
    eras = json.loads(data("organisation.json").read_bytes())
    return tuple(_organisation(era) for era in eras)


def _organisation(era: dict[str, dict[str, dict[str, str]]]) -> Organisation:
    national, province = era["national"], era["province"]
    return Organisation(
        first=date.fromisoformat(str(era["from"])),
        last=date.fromisoformat(str(era["until"])),
        national=str(national["name"]),
        national_short=str(national["short"]),
        national_parent=str(national["parent"]),
        province_names=_names(province),
        district_names=_names(era["district"]),
        offices=tuple(_office(role, office) for role, office in era["offices"].items()),
        has_regions="{region}" in str(province["name"]),
    )


def _names(patterns: dict[str, dict[str, str]]) -> _Names:
    words = {key: str(value) for key, value in patterns.items()}
    return _Names(**words)


def _office(role: str, office: dict[str, str]) -> Office:
    return Office(role, office["name"], office["short"], office.get("archive", office["short"]))

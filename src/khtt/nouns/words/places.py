"""The places that a body's words are about: which kinds there are at each level, seen from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from khtt.nouns.organisation.bodies import Area, Body, Level, PlaceKind
from khtt.nouns.territory import CommuneCounts, District, Province
from khtt.nouns.territory.units import Kind, Unit

COMMUNE = "commune"
CACHED = 2048

_DISTRICT_KINDS = (Kind.QUAN, Kind.HUYEN, Kind.THI_XA, Kind.THANH_PHO)
# A quận is part of a city; of one alone its own kind is said.
_TOWNS = (Kind.THANH_PHO, Kind.THI_XA)
_PREFIXES = {
    Kind.TINH: "Tỉnh",
    Kind.THANH_PHO: "Thành",
    Kind.QUAN: "Quận",
    Kind.HUYEN: "Huyện",
    Kind.THI_XA: "Thị",
}
# Kinds as they stand in the names of offices: `BHXH liên huyện Quỳnh Lưu`, `BHXH khu vực XXXIII`.
_NAMED_KINDS = (PlaceKind.JOINT_DISTRICT, PlaceKind.REGION, PlaceKind.BASE, *Kind)


class Bodies(Protocol):
    """What is asked of an organisation: its levels, from the top down, and who stands above whom."""

    @property
    def first(self) -> date:
        """The first day on which it is so."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that there are."""

    def above(self, body: Body) -> Body | None:
        """Give the body above; None for the nation."""


@dataclass(frozen=True, slots=True)
class Word:
    """A kind of place as names are made of it.

    `kind` is `huyện`, `prefix` is `Huyện` as in `Huyện ủy`, `named` tells it apart from another of
    the same kind (` Thủ Đức`), `place` is the place itself where one is meant (`huyện Lai Vung`),
    `bare` its name alone.
    """

    kind: str
    prefix: str = ""
    named: str = ""
    place: str = ""
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a level that a body means: words of their kinds, and whether they are several."""

    words: tuple[Word, ...]
    several: bool


def body_word(body: Body, others: Iterable[Body]) -> Word:
    """Give the word of the place that a body works in, its name where another's has that kind too."""
    kind = _kind_of(body)
    clash = any(kind == _kind_of(other) for other in others)
    return Word(kind=body.area.name if clash else kind, place=body.area.name)


def _kind_of(body: Body) -> str:
    """Give the kind of a body as its own name says it: an office of two districts bears one's name."""
    return _kind_called(body.short) or str(body.kind)


@lru_cache(CACHED)
def _kind_called(short: str) -> str:
    called = short.partition(" ")[2].casefold()
    return next((str(kind) for kind in _NAMED_KINDS if called.startswith(f"{kind} ")), "")


def province_places(body: Body, top: Body) -> Places:
    """Give the provinces that a body means, `top` being the body of the province's level."""
    provinces: Sequence[Province] = top.area.provinces
    if body.area.districts:
        codes = {district.province_code for district in body.area.districts}
        provinces = [one for one in provinces if one.code in codes]
    elif body.area.communes:
        codes = {commune.province_code for commune in body.area.communes}
        provinces = [one for one in provinces if one.code in codes]
    if len(provinces) == 1:
        clash = any(one.kind == provinces[0].kind for one in body.area.districts)
        return Places((_word(provinces[0], clash=clash),), several=False)
    kinds = {province.kind for province in provinces}
    return Places(
        _kinds(kind for kind in (Kind.TINH, Kind.THANH_PHO) if kind in kinds), several=True
    )


def district_places(area: Area, province: Province | None) -> Places:
    """Give the districts of an area, `province` being the one it lies in, if it is one."""
    if area.districts:
        districts: Sequence[District] = area.districts
    else:
        districts = [one for province in area.provinces for one in province.districts]
    central = province is not None and province.kind is Kind.THANH_PHO
    if area.districts and len(districts) == 1:
        clash = central and districts[0].kind is Kind.THANH_PHO
        return Places((_word(districts[0], clash=clash),), several=False)
    return Places(tuple(_district_words(districts, central=central)), several=True)


def commune_places(area: Area) -> Places:
    """Give the communes of an area by their kinds."""
    counts: CommuneCounts = area.counts
    if counts.total == 1 and len(area.communes) == 1:
        return Places((_word(area.communes[0], clash=False),), several=False)
    return Places(_kinds(counts.kinds), several=True)


def _district_words(districts: Sequence[District], *, central: bool) -> Iterable[Word]:
    for kind in _DISTRICT_KINDS:
        of_kind = [one for one in districts if one.kind is kind]
        if central and kind is Kind.THANH_PHO:
            # `các quận, huyện, thành phố Thủ Đức`: in a city, `thành phố` alone is the city itself.
            yield from (_word(one, clash=True) for one in of_kind)
        elif of_kind:
            yield Word(kind, _PREFIXES[kind])


def _kinds(kinds: Iterable[Kind]) -> tuple[Word, ...]:
    return tuple(Word(kind, _PREFIXES.get(kind, "")) for kind in kinds)


def _word(unit: Unit, *, clash: bool) -> Word:
    kind = unit.full_name if clash else str(unit.kind)
    named = f" {unit.place}" if clash else ""
    return Word(kind, _PREFIXES.get(unit.kind, ""), named, unit.full_name, unit.place)


def towns(area: Area, province: Province | None) -> str:
    """Name the kinds of town in an area, `thành phố, thị xã, thị trấn`; else the kinds of its units."""
    districts = area.districts or tuple(one for top in area.provinces for one in top.districts)
    kinds = {district.kind for district in districts}
    if area.provinces and province is not None:
        kinds.add(province.kind)
    urban = [kind for kind in _TOWNS if kind in kinds]
    if area.counts.thi_tran:
        urban.append(Kind.THI_TRAN)
    if not urban and area.counts.phuong and not districts:
        urban.append(Kind.PHUONG)
    return ", ".join(urban or (str(kind) for kind in kinds or area.counts.kinds))


def hamlets(area: Area) -> str:
    """Name what the communes of an area are parted in (Thông tư 04/2012/TT-BNV, Điều 2)."""
    return _of_hamlets(area, "thôn, bản", "tổ dân phố")


def hamlet_heads(area: Area) -> str:
    """Name who heads what the communes of an area are parted in."""
    return _of_hamlets(area, "trưởng thôn, bản", "tổ trưởng tổ dân phố")


def _of_hamlets(area: Area, rural: str, urban: str) -> str:
    kinds = set(area.counts.kinds)
    there = [rural] if kinds & {Kind.XA, Kind.DAC_KHU} or not kinds else []
    return ", ".join([*there, *([urban] if kinds & {Kind.PHUONG, Kind.THI_TRAN} else [])])

"""Making bodies: names, letterheads and seats from the units that they cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khtt.nouns.organisation.areas import area_of, nation_area, province_area
from khtt.nouns.organisation.bodies import Area, Body, Level
from khtt.nouns.organisation.offices import offices_by_work, offices_on
from khtt.nouns.territory import Commune, District, Province, Region, Territory, Unit
from khtt.nouns.text import slug

NATION = "nation"
LONG, SHORT = "Bảo hiểm xã hội", "BHXH"
_NATION_NAME = f"{LONG} Việt Nam"


@dataclass(frozen=True, slots=True)
class Lower:
    """A body below the province, before it has its place: what stands after BHXH, seat and units.

    `slug` and `short` are made from what it is called when they are empty.
    """

    called: str
    seat: str
    units: tuple[Unit, ...]
    slug: str = ""
    short: str = ""
    predecessors: tuple[str, ...] = ()


def nation_body(territory: Territory, day: date, told: dict[str, str]) -> Body:
    """Give the nation's body; `told` has its superior, head and deputy."""
    return Body(
        id=NATION,
        level=Level.NATION,
        name=_NATION_NAME,
        short=f"{SHORT} Việt Nam",
        above="",
        superior=told["superior"],
        seat="Hà Nội",
        area=nation_area(territory.provinces),
        head=told["head"],
        deputy=told["deputy"],
        offices=offices_on(day, Level.NATION, NATION),
    )


def province_body(province: Province, day: date, predecessors: tuple[str, ...]) -> Body:
    """Give the body of a province: BHXH tỉnh or BHXH thành phố."""
    area = province_area(province)
    return _provincial(province.slug, province.full_name, province.place, area, day, predecessors)


def region_body(region: Region, provinces: tuple[Province, ...], day: date) -> Body:
    """Give the body of a region, BHXH khu vực; it sits in one of its provinces."""
    seat = next(province.place for province in provinces if province.slug == region.seat)
    called = f"khu vực {region.roman}"
    return _provincial(slug(called), called, seat, province_area(*provinces), day, region.provinces)


def _provincial(  # noqa: PLR0913, PLR0917
    ident: str, called: str, seat: str, area: Area, day: date, predecessors: tuple[str, ...]
) -> Body:
    return Body(
        id=ident,
        level=Level.PROVINCE,
        name=f"{LONG} {called}",
        short=f"{SHORT} {called}",
        above=NATION,
        superior=_NATION_NAME,
        seat=seat,
        area=area,
        offices=offices_on(day, Level.PROVINCE, ident),
        predecessors=predecessors,
    )


def lower_body(above: Body, level: Level, lower: Lower) -> Body:
    """Give a body below a provincial one."""
    return Body(
        id=f"{above.id}/{lower.slug or slug(lower.called)}",
        level=level,
        name=f"{LONG} {lower.called}",
        short=lower.short or f"{SHORT} {lower.called}",
        above=above.id,
        superior=above.name,
        seat=lower.seat,
        area=area_of(lower.units, _within(above, lower.units)),
        offices=offices_by_work(),
        predecessors=lower.predecessors,
    )


def _within(above: Body, units: Iterable[Unit]) -> str:
    codes = {unit.province_code for unit in units if isinstance(unit, Commune | District)}
    return ", ".join(dict.fromkeys(one.kind for one in above.area.provinces if one.code in codes))


def without_prefix(text: str) -> str:
    """Give a name without the BHXH before it, be it written out, abbreviated or without diacritics."""
    words = text.split()
    for ours in (LONG, SHORT):
        count = len(ours.split())
        if slug(" ".join(words[:count])) == slug(ours):
            return " ".join(words[count:])
    return text.strip()


def committee_of(body: Body) -> Body | None:
    """Give the People's Committee of the one unit that a body works in; None for several units."""
    area = body.area
    units = area.provinces or area.districts or area.communes
    if len(units) != 1:
        return None
    unit = units[0]
    return Body(
        id=body.id,
        level=body.level,
        name=f"Ủy ban nhân dân {unit.full_name}",
        short=f"UBND {unit.full_name}",
        above=body.above,
        superior="",
        seat=unit.place,
        area=area,
        head="Chủ tịch",
        deputy="Phó Chủ tịch",
        symbol="KH-UBND",
        offices=offices_by_work(),
        committee=True,
    )

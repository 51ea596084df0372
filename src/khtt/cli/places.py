"""Provinces and districts that a command names."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from khtt.cli.common import refuse
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.compiler import LoadedPlan
    from khtt.nouns.territory import District, Province, Territory

T = TypeVar("T")


def chosen_provinces(loaded: "LoadedPlan", names: Sequence[str]) -> "list[Province]":
    """Give the provinces named, or all of the map; end with status 2 for a name that is none."""
    if not names:
        return list(loaded.territory.provinces)
    return list(dict.fromkeys(_all(loaded.territory.find_province, names)))


def chosen_province(loaded: "LoadedPlan", name: str) -> "Province":
    """Give the province named; end with status 2 for a name that is none."""
    return _all(loaded.territory.find_province, [name])[0]


def chosen_districts(
    loaded: "LoadedPlan", names: Sequence[str], province: str | None
) -> "dict[str, tuple[Province, District]]":
    """Give districts with their provinces, by `province/district`: those named, or all.

    End with status 2 for a name that is none or several, and where the map has no districts.
    """
    territory = loaded.territory
    _must_have_districts(loaded)
    above = chosen_province(loaded, province) if province else None
    if not names:
        found = above.districts if above else _districts(territory)
    else:
        find = above.find_district if above else territory.find_district
        found = tuple(_all(find, names))
    provinces = {one.code: one for one in territory.provinces}
    pairs = ((provinces[one.province_code], one) for one in found)
    return {f"{above.slug}/{one.slug}": (above, one) for above, one in pairs}


def _must_have_districts(loaded: "LoadedPlan") -> None:
    territory = loaded.territory
    if not territory.counts.districts:
        sentence = _(
            "the map of {map} has no districts: they ended on 30 June 2025; there are {provinces} "
            "provinces: khtt render province --year {year}"
        )
        provinces, year = territory.counts.provinces, loaded.file.plan.year
        refuse(sentence.format(map=_(territory.name), provinces=provinces, year=year))


def _districts(territory: "Territory") -> "Iterable[District]":
    return (district for province in territory.provinces for district in province.districts)


def _all(find: Callable[[str], T], names: Sequence[str]) -> list[T]:
    from khtt.nouns.territory import PlaceError

    found, wrong = list[T](), list[str]()
    for name in names:
        try:
            found.append(find(name))
        except PlaceError as error:
            wrong.append(str(error))
    if wrong:
        refuse("; ".join(wrong))
    return found

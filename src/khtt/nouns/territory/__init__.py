"""Territory: the provinces, districts and communes of the map valid on a date."""

from khtt.nouns.territory.gazetteer import communes_of, communes_on, territory_on
from khtt.nouns.territory.places import Counts, District, FormerProvince, Province, Territory
from khtt.nouns.territory.search import (
    AmbiguousPlace,
    Choice,
    MergedPlace,
    NoDistricts,
    PlaceError,
    UnknownPlace,
)
from khtt.nouns.territory.units import Commune, CommuneCounts, Kind, Place, Region, Unit

__all__ = [
    "AmbiguousPlace",
    "Choice",
    "Commune",
    "CommuneCounts",
    "Counts",
    "District",
    "FormerProvince",
    "Kind",
    "MergedPlace",
    "NoDistricts",
    "Place",
    "PlaceError",
    "Province",
    "Region",
    "Territory",
    "Unit",
    "UnknownPlace",
    "communes_of",
    "communes_on",
    "territory_on",
]

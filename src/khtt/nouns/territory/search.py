"""Finding a place by what an officer types, and the errors when it is not one place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from khtt.nouns.language import _, marked
from khtt.nouns.territory.units import Kind, Place
from khtt.nouns.text import fold, joined, slug

# How people write the kind before a name, as `compact` leaves it.
_CITY = ("thanhpho", "tp")
PREFIXES = {
    Kind.TINH: ("tinh", *_CITY),
    Kind.THANH_PHO: _CITY,
    Kind.QUAN: ("quan", "q"),
    Kind.HUYEN: ("huyen", "h"),
    Kind.THI_XA: ("thixa", "tx"),
    Kind.XA: ("xa",),
    Kind.PHUONG: ("phuong", "p"),
    Kind.THI_TRAN: ("thitran", "tt"),
    Kind.DAC_KHU: ("dackhu", "dk"),
}
_PROVINCE_PREFIXES = PREFIXES[Kind.TINH]

# Usual names of provinces besides the official one, by slug, as `compact` leaves them.
_ALIASES = {
    "ba-ria-vung-tau": ("brvt",),
    "bac-kan": ("baccan",),
    "dak-lak": ("daclac",),
    "dak-nong": ("dacnong",),
    "ha-noi": ("thudohanoi",),
    "ho-chi-minh": ("hcm", "saigon", "hochiminhcity"),
    "hue": ("thuathienhue",),
    "thua-thien-hue": ("hue",),
}
_CLOSE = 0.75
WHAT = (marked("province"), marked("district"))

AnyPlace = TypeVar("AnyPlace", bound=Place)


class Choice(NamedTuple):
    """A place to choose: the slug to ask for it by, and its name."""

    slug: str
    name: str

    def __str__(self) -> str:
        """Give both: `dong-thap (Đồng Tháp)`."""
        return f"{self.slug} ({self.name})"


class PlaceError(LookupError):
    """What was asked for is not one place; `where` is `on the map of 2023` or `in Đồng Tháp`."""

    def __init__(self, query: str, what: str, where: str, choices: Sequence[Choice] = ()) -> None:
        """Keep what was asked, `province` or `district`, where, and the places to choose from."""
        super().__init__(query, what, where, choices)
        self.query = query
        self.what = what
        self.where = where
        self.choices = tuple(choices)

    def _or(self) -> str:
        return joined([str(choice) for choice in self.choices], last=_("or"))

    def _told(self, sentence: str) -> str:
        told = {"what": _(self.what), "name": self.query, "where": self.where}
        return sentence.format(**told, choices=self._or(), count=len(self.choices))


class UnknownPlace(PlaceError):  # noqa: N818 (it names the problem)
    """No place has the name; `suggestions` have one like it."""

    @property
    def suggestions(self) -> tuple[Choice, ...]:
        """Give the places with a name like the one asked for, the nearest first."""
        return self.choices

    def __str__(self) -> str:
        """Give the message: `no province 'dong thapp' on the map of 2023; did you mean ...?`."""
        if self.choices:
            return self._told(_("no {what} '{name}' {where}; did you mean {choices}?"))
        return self._told(_("no {what} '{name}' {where}"))


class MergedPlace(UnknownPlace):
    """The province of that name is now part of another, the only suggestion."""

    def __str__(self) -> str:
        """Give the message: `no province 'tien-giang' on the map of July 2025: it is now ...`."""
        return self._told(_("no {what} '{name}' {where}: it is part of {choices} now"))


class NoDistricts(UnknownPlace):
    """A district was asked for on a map without districts."""

    def __str__(self) -> str:
        """Give the message: `no district 'ba-dinh' in Hà Nội: districts ended on 30 June 2025`."""
        return self._told(_("no {what} '{name}' {where}: districts ended on 30 June 2025"))


class AmbiguousPlace(PlaceError):  # noqa: N818 (it names the problem)
    """Several places have the name: the candidates."""

    @property
    def candidates(self) -> tuple[Choice, ...]:
        """Give the places of that name."""
        return self.choices

    def __str__(self) -> str:
        """Give the message: `2 districts 'hong-ngu' in Đồng Tháp: say ... or ...`."""
        return self._told(_("{count} places '{name}' {where}: say {choices}"))


def compact(text: str) -> str:
    """Give text as small letters and digits only: `TP. Hồ Chí Minh` gives `tphochiminh`."""
    return slug(text).replace("-", "")


def matching(query: str, places: Iterable[AnyPlace], *, provinces: bool = False) -> list[AnyPlace]:
    """Give the places of that slug or code, else of that name, by diacritics where they tell."""
    query, places = query.strip(), tuple(places)
    if exact := [place for place in places if query in (place.slug, place.code)]:
        return exact
    key = compact(query)
    found = [place for place in places if key in _keys(place, provinces=provinces)]
    return [place for place in found if fold(place.name) in fold(query)] or found


def close(query: str, places: Iterable[AnyPlace], *, provinces: bool = False) -> list[AnyPlace]:
    """Give at most three places with a name like the one asked for, the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 (needed only when a search fails)

    by_key: dict[str, list[AnyPlace]] = {}
    for place in places:
        for key in _keys(place, provinces=provinces):
            by_key.setdefault(key, []).append(place)
    near = get_close_matches(compact(query), by_key, n=6, cutoff=_CLOSE)
    return list({place.slug: place for key in near for place in by_key[key]}.values())[:3]


def _keys(place: Place, *, provinces: bool) -> Iterator[str]:
    # A province became a city (Huế) and people mix both, so either kind finds it. In a district
    # the kind tells two places apart: huyện Hồng Ngự, thành phố Hồng Ngự.
    names: tuple[str, ...] = (compact(place.name),)
    if provinces:
        names += _ALIASES.get(place.slug, ())
    prefixes = _PROVINCE_PREFIXES if provinces else PREFIXES[place.kind]
    for name in names:
        yield name
        yield from (prefix + name for prefix in prefixes)

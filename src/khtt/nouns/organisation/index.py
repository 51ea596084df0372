"""Finding things by what an officer types: codes, slugs, names with or without kind and diacritics."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from khtt.nouns.territory import Unit
from khtt.nouns.territory.search import PREFIXES, compact
from khtt.nouns.text import bare, fold, slug

T = TypeVar("T")
_CLOSE = 0.75
_MOST = 3


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A thing with what it is asked for by.

    `exact` are ids and codes; `kinds` what stands before its name, as `compact` leaves it.
    """

    item: T
    exact: tuple[str, ...]
    kinds: tuple[str, ...]
    name: str


class Index(Generic[T]):
    """Things by their names."""

    def __init__(self, things: Iterable[Named[T]]) -> None:
        self._exact: dict[str, list[Named[T]]] = {}
        self._keys: dict[str, list[Named[T]]] = {}
        for thing in things:
            for word in dict.fromkeys(thing.exact):
                self._exact.setdefault(word, []).append(thing)
            name = compact(thing.name)
            for key in (name, *(kind + name for kind in thing.kinds)):
                self._keys.setdefault(key, []).append(thing)

    def match(self, text: str, allowed: Callable[[T], bool]) -> list[T]:
        """Give the things of that id or code, else of that name, by diacritics where they tell."""
        text = text.strip()
        found = [thing for thing in self._exact.get(text, ()) if allowed(thing.item)]
        if not found:
            named = self._keys.get(compact(text), ())
            found = [thing for thing in named if allowed(thing.item)]
        return [thing.item for thing in found if _says(text, thing.name)] or [
            thing.item for thing in found
        ]

    def close(self, text: str, allowed: Callable[[T], bool]) -> list[T]:
        """Give at most three things with a name like it, the nearest first."""
        from difflib import get_close_matches  # noqa: PLC0415 (needed only when a search fails)

        keys = {
            key: [thing.item for thing in things if allowed(thing.item)]
            for key, things in self._keys.items()
        }
        near = get_close_matches(compact(text), [k for k in keys if keys[k]], 2 * _MOST, _CLOSE)
        found: list[T] = []
        for item in (item for key in near for item in keys[key]):
            if item not in found:
                found.append(item)
        return found[:_MOST]


def _says(text: str, name: str) -> bool:
    """Tell whether a text has a name with its diacritics.

    Without any, `Thanh An` is the name as it is written, `XA THANH AN` may be Thạnh An as well.
    """
    return name in text if bare(text) == text else fold(name) in fold(text)


def unit_index(units: Iterable[Unit]) -> Index[Unit]:
    """Give the index of units of the map: code, slug with kind, name."""
    return Index(
        Named(unit, (unit.code, slug(unit.title_name)), PREFIXES[unit.kind], unit.name)
        for unit in units
    )

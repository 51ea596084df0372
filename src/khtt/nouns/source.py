"""A YAML text read into plain data that still knows where each value stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from khtt.nouns.diagnostic import Diagnostic, Place
from khtt.nouns.language import _
from khtt.nouns.scalar import index_of

Plain: TypeAlias = "str | int | bool | tuple[Plain, ...] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]

# A plan of three thousand lines has some 150 KB.
SIZE_LIMIT = 2_000_000


def too_large(file: str, size: int) -> Diagnostic:
    """Give the problem of a file over SIZE_LIMIT (bytes)."""
    return Diagnostic(
        "KH013",
        _("the file has {size:,} bytes; a plan has at most {limit:,}").format(
            size=size, limit=SIZE_LIMIT
        ),
        Place(file),
        hint=_("is it a plan file at all?"),
    )


@dataclass(frozen=True, slots=True)
class Source:
    """Plain data (sequences are tuples) and the place of every key and value in it.

    `places` maps the path of a value (`("script", "general", 3, "quantity")`) to the place of the
    value; `keys` maps the same path to the place of its key. `text` is what it was read from, and
    `warnings` travel with the value.
    """

    file: str
    data: Plain
    places: Mapping[Path, Place] = field(default_factory=dict)
    keys: Mapping[Path, Place] = field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()
    text: str = ""

    def place(self, path: Path) -> Place:
        """Give the place of the value at a path, or of the nearest value around it."""
        for end in range(len(path), -1, -1):
            if found := self.places.get(path[:end]):
                return found
        return Place(self.file)

    def place_within(self, path: Path, offset: int) -> Place:
        """Give the place of the character at an offset of the text at a path."""
        at, value = self.places.get(path), self.at(path)
        if at is None or not isinstance(value, str) or not self.text:
            return self.place(path)
        start = _line_start(self.text, at.line) + at.column - 1
        index = index_of(self.text, start, value, offset)
        line = at.line + self.text.count("\n", start, index)
        return Place(self.file, line, index - self.text.rfind("\n", 0, index))

    def key_place(self, path: Path) -> Place:
        """Give the place of the key at a path, or of the nearest value around it."""
        return self.keys.get(path) or self.place(path)

    def at(self, path: Path) -> Plain:
        """Give the value at a written path."""
        here = self.data
        for part in path:
            here = _inside(here, part)
        return here

    def written(self, path: Path) -> Path:
        """Give the path as the author wrote it, for a path in the model.

        The model may hold more than was written: `lead: province` is a tuple of one there, and
        `steps: {2023: ...}` a tuple of steps. Parts that nobody wrote are left out.
        """
        here, found = self.data, list[str | int]()
        for part in path:
            key = _key(here, part)
            if key is not None:
                here = _inside(here, key)
                found.append(key)
        return tuple(found)


def _line_start(text: str, line: int) -> int:
    start = 0
    for _line in range(line - 1):
        start = text.index("\n", start) + 1
    return start


def _key(here: Plain, part: str | int) -> str | int | None:
    if isinstance(here, dict):
        if isinstance(part, int):
            return list(here)[part] if part < len(here) else None
        return part if part in here else None
    return part if isinstance(here, tuple) and isinstance(part, int) and part < len(here) else None


def _inside(here: Plain, key: str | int) -> Plain:
    if isinstance(here, dict):
        return here[str(key)]
    if isinstance(here, tuple) and isinstance(key, int):
        return here[key]
    raise KeyError(key)

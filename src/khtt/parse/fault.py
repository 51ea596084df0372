"""One error of pydantic's, together with what the author wrote."""

import json
from dataclasses import dataclass
from typing import Self

from pydantic_core import ErrorDetails

from khtt.nouns.diagnostic import Place
from khtt.nouns.language import _
from khtt.nouns.source import Path, Plain, Source

_LONGEST_QUOTE = 40
# What pydantic adds to an error of each kind; one of them at most.
_CONTEXT = ("expected", "error", "ge", "gt", "le", "lt", "min_length", "max_length")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong (pydantic's kind), where in model and file, and what stands there."""

    type: str
    loc: Path
    path: Path
    value: Plain
    context: str
    at: Place
    flow: bool = False

    @classmethod
    def of(cls, details: ErrorDetails, source: Source) -> Self:
        """Give the fault of an error."""
        loc, extra = details["loc"], details.get("ctx", {})
        path = source.written(loc)
        key = details["type"] == "extra_forbidden"
        return cls(
            type=details["type"],
            loc=loc,
            path=path,
            value=source.at(path),
            context=next((str(extra[name]) for name in _CONTEXT if name in extra), ""),
            at=source.key_place(path) if key else source.place(path),
            flow=_in_braces(source, path),
        )

    @property
    def key(self) -> str:
        """Give the last key on the way: `at_least`."""
        return next((part for part in reversed(self.loc) if isinstance(part, str)), "")

    @property
    def name(self) -> str:
        """Give the key as the author knows it: `quantity.at_least`."""
        keys = [part for part in self.path[-2:] if isinstance(part, str)]
        return "`" + ".".join(keys) + "`" if keys else _("the file")

    @property
    def part(self) -> str:
        """Give the key of the list or mapping that the fault lies in: `bases`."""
        return next((one for one in reversed(self.path) if isinstance(one, str)), "")

    @property
    def written(self) -> str:
        """Give what the author wrote, quoted and not too long."""
        return quoted(self.value)


def _in_braces(source: Source, path: Path) -> bool:
    """Tell whether the mapping around a key stands in braces, on one line with others."""
    around = source.place(path[:-1])
    lines = source.text.split("\n") if source.text else []
    line = lines[around.line - 1] if 0 < around.line <= len(lines) else ""
    return line[around.column - 1 : around.column] == "{"


def quoted(value: Plain) -> str:
    """Give a value as its author would recognise it: 'năm', 5, true, a list."""
    match value:
        case None:
            return _("nothing")
        case dict():
            return _("a mapping")
        case tuple():
            return _("a list")
        case str():
            short = value if len(value) <= _LONGEST_QUOTE else value[: _LONGEST_QUOTE - 1] + "…"
            return "'" + short.replace("\n", " ") + "'"
        case bool() | int():
            return json.dumps(value)

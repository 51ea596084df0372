"""A plan walked through once: its parts, texts, ids and references, each with its path."""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self, TypeVar

from khtt.check.around import NOTHING, Around
from khtt.nouns.blank import HOLDER
from khtt.nouns.diagnostic import Diagnostic, Place, Severity
from khtt.nouns.noun import Noun
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Contact, Identity, PlanFile, Signature
from khtt.nouns.plan.items import (
    Activity,
    Audience,
    Basis,
    Campaign,
    Channel,
    Form,
    Group,
    Item,
    Permissions,
    Quota,
    ReportingDuty,
    Responsibility,
    Statement,
    Target,
    Unit,
)
from khtt.nouns.plan.overlay import Document, Overlay, Setting, Waiver
from khtt.nouns.plan.own import Appended
from khtt.nouns.plan.table import Ask, Column
from khtt.nouns.source import Path, Source

N = TypeVar("N", bound=Noun)
K = TypeVar("K", bound=Hashable)
# A reference such as `{agencies}` or `{radio:district}`, or a brace that is meant.
_REFERENCE = Pattern(r"\{\{|\}\}|\{[^{}]*\}")

KINDS: dict[str, type[Noun]] = {
    "unit": Unit,
    "basis": Basis,
    "audience": Audience,
    "group": Group,
    "channel": Channel,
    "item": Item,
    "form": Form,
}
"""What a reference may name."""

_STATEMENT = {"bases": "basis", "audiences": "audience", "lead": "unit", "support": "unit"}
REFERENCES: dict[type[Noun], dict[str, str]] = {
    Identity: {"issuer": "unit", "parent": "unit", "supersedes": "basis"},
    Contact: {"unit": "unit"},
    Statement: _STATEMENT,
    Audience: {"bases": "basis"},
    Channel: {"lead": "unit"},
    Campaign: {"lead": "unit", "support": "unit"},
    Responsibility: {"unit": "unit"},
    Target: {"audiences": "audience", "bases": "basis"},
    Quota: {"audiences": "audience"},
    Group: {"parent": "group"},
    Activity: {
        "group": "group",
        "audience": "audience",
        "lead": "unit",
        "support": "unit",
        "channel": "channel",
        "bases": "basis",
    },
    Form: {"encloses": "form"},
    Ask: {"against": "item"},
    Column: {"against": "item"},
    ReportingDuty: {"lead": "unit", "to": "unit", "through": "unit", "form": "form"},
    Setting: {"lead": "unit", "support": "unit"},
    Waiver: {"allowed_by": "basis"},
    Appended: {"support": "unit"},
    Overlay: {"supersedes": "basis", "encloses": "form"},
    Document: {"carries_out": "basis"},
}
"""Which key of which part names what; the offices of a task are roles, declared elsewhere."""


_CHOICES = {"level", "scope", "authority", "kind", "of", "per", "frequency", "every", "shows"}
NOT_PROSE = (
    {
        "id",
        "ref",
        "refs",
        "was",
        "offices",
        "change",
        "against",
        "source",
        "at_most_every",
        "symbol",
        *_CHOICES,
    }
).union(*REFERENCES.values()) - {"issuer", "unit", "to", "form"}
"""Keys whose texts are ids, refs or choices, wherever they stand; other keys may hold words."""
_IDS_IN: dict[type[Noun], set[str]] = {
    Identity: {"issuer"},
    Contact: {"unit"},
    Responsibility: {"unit"},
    ReportingDuty: {"to", "form"},
}
"""Keys that hold ids here and words elsewhere."""


class Part(NamedTuple):
    """A part of the plan."""

    path: Path
    noun: Noun


class Text(NamedTuple):
    """Words, and the part in which they stand."""

    path: Path
    noun: Noun
    text: str


class Reference(NamedTuple):
    """An id that names something of a kind."""

    path: Path
    kind: str
    id: str


@dataclass(frozen=True)
class Survey:
    """What the rules look at."""

    plan: PlanFile
    source: Source
    parts: tuple[Part, ...]
    texts: tuple[Text, ...]
    references: tuple[Reference, ...]
    around: Around = NOTHING
    kinds: dict[type[Noun], tuple[Part, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, plan: PlanFile, source: Source, noun: Noun | None = None, around: Around = NOTHING
    ) -> Self:
        """Walk through a plan, or through an overlay of it."""
        parts = tuple(_parts(noun or plan, ()))
        texts = tuple(text for part in parts for text in _texts(part))
        references = tuple(r for part in parts for r in _references(part))
        return cls(plan, source, parts, texts, references, around)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Give every letter and mark that stands in a text."""
        return frozenset("".join(text.text for text in self.texts))

    @cached_property
    def spoken(self) -> tuple[Text, ...]:
        """Give every text but the names of persons, which are spelled as they spell them.

        A reference such as `{radio:district}` stands for words: it is replaced by as many letters.
        """
        return tuple(
            text._replace(text=_REFERENCE.sub(_letters, text.text)) if "{" in text.text else text
            for text in self.texts
            if not (isinstance(text.noun, Signature) and text.path[-1] == "name")
        )

    @cached_property
    def own(self) -> tuple[Text, ...]:
        """Give the texts that the plan words itself; the titles of laws stay as they are."""
        return tuple(text for text in self.spoken if not isinstance(text.noun, Basis))

    @cached_property
    def holders(self) -> dict[Path, re.Match[str]]:
        """Give the first placeholder of each text that has one, by the path of the text."""
        searched = ((text.path, HOLDER.search(text.text)) for text in self.spoken)
        return {path: found for path, found in searched if found}

    def every(self, kind: type[N]) -> Iterator[tuple[Path, N]]:
        """Give the parts of a kind with their paths, in the order of the file."""
        known = self.kinds.get(kind)
        if known is None:
            found = tuple(part for part in self.parts if isinstance(part.noun, kind))
            self.kinds[kind] = known = found
        return ((path, noun) for path, noun in known if isinstance(noun, kind))

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Give the units of the plan and of what is looked at, by id."""
        units = {unit.id: unit for unit in self.plan.units}
        return units | {unit.id: unit for _path, unit in self.every(Unit)}

    @cached_property
    def bases(self) -> tuple[Basis, ...]:
        """Give the bases of the plan and of what is looked at."""
        return (*self.plan.bases, *(basis for _path, basis in self.every(Basis)))

    def ids(self, kind: type[Noun]) -> Iterator[tuple[str, Path]]:
        """Give the ids of the parts of a kind with their paths, in the order of the file."""
        for path, noun in self.every(kind):
            if isinstance(noun, Item | Unit | Basis | Group):
                yield noun.id, (*path, "id")

    def place(self, path: Path) -> Place:
        """Give the place of what stands at a path of the plan."""
        return self.source.place(self.source.written(path))

    def spot(self, path: Path, offset: int) -> Place:
        """Give the place of a character within the text at a path of the plan."""
        return self.source.place_within(self.source.written(path), offset)

    def error(self, code: str, at: Path | Place, message: str, hint: str = "") -> Diagnostic:
        """Give an error at a path or a place."""
        return Diagnostic(code, message, self._place(at), hint=hint)

    def warning(self, code: str, at: Path | Place, message: str, hint: str = "") -> Diagnostic:
        """Give a warning at a path or a place."""
        return Diagnostic(code, message, self._place(at), Severity.WARNING, hint)

    def _place(self, at: Path | Place) -> Place:
        return at if isinstance(at, Place) else self.place(at)


def repeated(found: Iterable[tuple[K, Path]]) -> Iterator[tuple[K, Path, Path]]:
    """Give each key that comes again, with its path and the path where it came first."""
    first = dict[K, Path]()
    for key, path in found:
        if key in first:
            yield key, path, first[key]
        first.setdefault(key, path)


def _letters(found: re.Match[str]) -> str:
    return "a" * len(found[0])


def lead_of(noun: object) -> tuple[str, ...]:
    """Give the ids of the units that lead a part, empty where it names none."""
    if isinstance(noun, Responsibility):
        return (noun.unit,)
    lead = getattr(noun, "lead", ()) if isinstance(noun, Noun) else ()
    return lead if isinstance(lead, tuple) else ()


def _parts(noun: Noun, path: Path) -> Iterator[Part]:
    yield Part(path, noun)
    for here, value in _values(noun, path):
        if isinstance(value, Noun):
            yield from _parts(value, here)


def _texts(part: Part) -> Iterator[Text]:
    if isinstance(part.noun, Permissions):
        return
    depth, ids = len(part.path), _IDS_IN.get(type(part.noun), set())
    for path, value in _values(part.noun, part.path):
        name = path[depth]
        if isinstance(value, str) and name not in NOT_PROSE and name not in ids:
            yield Text(path, part.noun, value)


def _references(part: Part) -> Iterator[Reference]:
    for model, fields in REFERENCES.items():
        if isinstance(part.noun, model):
            for path, value in _values(part.noun, part.path):
                name = path[len(part.path)]
                if isinstance(value, str) and name in fields:
                    yield Reference(path, fields[str(name)], value)


def _values(noun: Noun, path: Path) -> Iterator[tuple[Path, object]]:
    """Give every value of a part, those of a tuple one by one."""
    # A part's own dict holds its fields, and nothing else, in their order.
    for name, value in vars(noun).items():
        if isinstance(value, tuple):
            yield from (((*path, name, index), one) for index, one in enumerate(value))
        elif value is not None:
            yield (*path, name), value

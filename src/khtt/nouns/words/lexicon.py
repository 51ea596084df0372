"""The lexicon of a body: how its documents call who and what the texts of a plan refer to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from khtt.nouns.diagnostic import nearest
from khtt.nouns.language import _
from khtt.nouns.organisation.bodies import Body, Level
from khtt.nouns.text import joined, upper_first
from khtt.nouns.words.patterns import spoken
from khtt.nouns.words.places import Bodies
from khtt.nouns.words.references import Alternative, Reference, WordsError, pieces
from khtt.nouns.words.roles import Role, roles
from khtt.nouns.words.standpoint import Standpoint

_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?]\s+)[\"“(]?\Z")
_NOTHING: Mapping[str, str] = {}


class UnknownRole(WordsError):  # noqa: N818 (named for what is wrong)
    """A reference names neither a role nor a unit of the plan."""


class NoName(WordsError):  # noqa: N818 (named for what is wrong)
    """What a reference names does not exist for the body, and the text says nothing else."""


class Called(Protocol):
    """A unit that a plan declares."""

    @property
    def id(self) -> str:
        """Its id in the plan."""

    @property
    def name(self) -> str:
        """Its name in full."""

    @property
    def short(self) -> str | None:
        """Its name in tables."""


class OfficeCalled(Protocol):
    """An office, by the work it does, as a locality calls it."""

    @property
    def role(self) -> str:
        """The work."""

    @property
    def name(self) -> str:
        """The name."""


class Known(Protocol):
    """What a locality tells of itself."""

    @property
    def offices(self) -> Sequence[OfficeCalled]:
        """Its offices."""

    @property
    def press(self) -> Sequence[str]:
        """Its newspapers."""

    @property
    def broadcaster(self) -> str | None:
        """Its radio and television."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the documents of a body say for each reference."""

    body: Body
    standpoint: Standpoint
    units: Mapping[str, Called]
    facts: Mapping[str, str]
    day: date
    _names: dict[Alternative, str | None] = field(default_factory=dict, repr=False, compare=False)
    _units: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def said(self, text: str) -> str:
        """Give a text with a name for every reference in it.

        A name that begins a sentence begins with a capital. Raise a WordsError with the offset of
        a reference that is malformed, unknown, or without a name here.
        """
        if "{" not in text and "}" not in text:
            return text
        said = ""
        for piece in pieces(text):
            if isinstance(piece, str):
                said += piece
            else:
                name = self._named(piece)
                said += upper_first(name) if _SENTENCE_BEGINS.search(said[-4:]) else name
        return said

    def name(self, role: str, level: str | None = None) -> str | None:
        """Give the name of a role at a level, or of a unit; None for what does not exist here.

        Raise UnknownRole for what is neither.
        """
        key = (role, level)
        if key not in self._names:
            self._names[key] = self._found(role, level)
        return self._names[key]

    def unit(self, name: str) -> str:
        """Give the name of a unit of the plan as tables call it; raise KeyError for no unit."""
        if name not in self._units:
            unit = self.units[name]
            self._units[name] = self.said(unit.short or unit.name)
        return self._units[name]

    def _named(self, reference: Reference) -> str:
        for role, level in reference.alternatives:
            try:
                name = self.name(role, level)
            except UnknownRole as unknown:
                offset = reference.start + 1 + reference.written[1:].index(role)
                raise UnknownRole(unknown.message, offset, unknown.hint) from None
            if name is not None:
                return name
        raise no_name(reference, self.body)

    def _found(self, role: str, level: str | None) -> str | None:
        if known := roles().get(role):
            return self._of_role(known, level)
        if role in self.units and level is None:
            # While its own name is being made, a unit is no role: no circle closes.
            rest = {key: unit for key, unit in self.units.items() if key != role}
            inner = Lexicon(self.body, self.standpoint, rest, self.facts, self.day)
            return inner.said(self.units[role].name)
        raise unknown_role(role, self.units)

    def _of_role(self, role: Role, level: str | None) -> str | None:
        own = self.standpoint.meant(level) == self.body.level and level != "each"
        if own and (fact := self.facts.get(role.office or role.id)):
            return fact
        return spoken(role, role.patterns(self.day), level, self.standpoint)


def no_name(reference: Reference, body: Body) -> NoName:
    """Give the problem of a reference that has no name for a body."""
    message = _("{reference} has no name for {body}").format(
        reference=reference.written, body=body.name
    )
    hint = _("say what holds there, as in {a|b}, or let the item not fall to it")
    return NoName(message, reference.start, hint)


def unknown_role(role: str, units: Mapping[str, object] = _NOTHING) -> UnknownRole:
    """Give the problem of a reference that names nothing, with what was probably meant."""
    near = nearest(role, (*roles(), *units))
    message = _("there is no role and no unit '{role}'").format(role=role)
    hint = _("did you mean '{near}'?").format(near=near) if near else ""
    return UnknownRole(message, 0, hint)


def lexicon(
    body: Body,
    organisation: Bodies,
    units: Sequence[Called],
    facts: Known,
    day: date | None = None,
) -> Lexicon:
    """Give the lexicon of a body within an organisation, on a day or on the first of its days.

    Units are those that the plan declares; facts are those of the body's own overlay.
    """
    told = {office.role: office.name for office in facts.offices}
    if facts.press:
        told["press"] = joined(facts.press)
    if facts.broadcaster:
        told["radio"] = facts.broadcaster
        if body.level is Level.PROVINCE:
            told |= dict.fromkeys(("television", "radio-stations"), facts.broadcaster)
    return Lexicon(
        body=body,
        standpoint=Standpoint.of(body, organisation),
        units={unit.id: unit for unit in units},
        facts=told,
        day=day or organisation.first,
    )

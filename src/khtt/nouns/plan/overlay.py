"""What a province or a district decides itself within a year's plan."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from khtt.nouns.noun import Day, Id, Ids, Noun, Text, Texts
from khtt.nouns.plan.file import Parts, Signature, Year
from khtt.nouns.plan.items import Basis, EpidemicLevel, Form, Statement, Unit
from khtt.nouns.plan.own import (
    LOCAL,
    Additions,
    Appended,
    Budget,
    Contract,
    Reference,
    local,
)
from khtt.nouns.quantity import Quantity, Schedule

__all__ = ["LOCAL", "Additions", "Overlay"]

WEIGHT = re.compile(r"-?\d+(,\d+)?")


def _named(key: str) -> BeforeValidator:
    """Read `{id: {...}}` as a list whose members bear their key as an id."""

    def listed(value: object) -> object:
        if isinstance(value, dict):
            return tuple(
                {**one, key: name} if isinstance(one, dict) else one for name, one in value.items()
            )
        return value

    return BeforeValidator(listed)


def _weight(value: object) -> object:
    """Read a whole number or `1,5`; a negative one too, for the check to refuse with its place."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and WEIGHT.fullmatch(value):
        return Decimal(value.replace(",", "."))
    return value


def _weights(value: object) -> object:
    """Read `{huyen-hong-ngu: 3}` as a list of districts and their weights."""
    if isinstance(value, dict):
        return tuple({"district": name, "weight": weight} for name, weight in value.items())
    return value


class Locality(Noun):
    """Whose overlay it is: the province, below it the district or the base office, and the year."""

    province: Text
    district: Text | None = None
    base: Text | None = None
    year: Year


class BodyEntry(Noun):
    """A body below a province, as the province lists it: its name, its seat, the units it covers.

    `covers` names districts, or communes on a map without districts.
    """

    name: Text
    id: Id | None = None
    short: Text | None = None
    seat: Text | None = None
    covers: Texts


class Weight(Noun):
    """A district's share in what is spread, compared with those of the others."""

    district: Text
    weight: Annotated[Decimal, BeforeValidator(_weight)]


Weights = Annotated[tuple[Weight, ...], BeforeValidator(_weights)]


class Measure(Noun):
    """Something counted in every unit below: enterprises, participants, members of cooperatives."""

    name: Id
    values: Weights


def _measure(value: object) -> object:
    """Read `{enterprises: {huyen-lai-vung: 120}}` as a list of measures."""
    if isinstance(value, dict):
        return tuple({"name": name, "values": values} for name, values in value.items())
    return value


_measures = BeforeValidator(_measure)


class Spreading(Noun):
    """How a number is handed down: by a measure, by weights, or as the body assigns it itself.

    `by` is `communes`, `equal`, `none` (not handed down) or the name of a measure; `numbers` are
    assigned, the rest is spread; `keep` is what the body itself carries out.
    """

    by: Id | None = None
    weights: Weights = ()
    numbers: Weights = ()
    keep: Annotated[int, Field(ge=0)] | None = None


class Spread(Spreading):
    """How the number of an item is handed down, and why."""

    id: Id
    because: Text | None = None


class Money(Spreading):
    """A sum in đồng that a body hands down, or a body's part of one."""

    id: Id
    text: Text
    amount: Annotated[int, Field(ge=0)]


class OfficeName(Noun):
    """What a locality calls the office that does such work."""

    role: Text
    name: Text


def _offices(value: object) -> object:
    """Read `{communication: Tổ Truyền thông}` as a list of offices."""
    if isinstance(value, dict):
        return tuple({"role": role, "name": name} for role, name in value.items())
    return value


class Facts(Noun):
    """What is so in the locality, whatever the plan says; what is left out stays blank or general.

    `parent` is the number and the day of the plan above, where that does not say them itself.
    """

    signature: Signature | None = None
    place: Text | None = None
    number: Text | None = None
    date: Day | None = None
    offices: Annotated[tuple[OfficeName, ...], BeforeValidator(_offices)] = ()
    press: Texts = ()
    broadcaster: Text | None = None
    enterprises: Annotated[int, Field(ge=0)] | None = None
    parent: Reference | None = None
    ethnic_languages: Texts = ()
    epidemic_level: EpidemicLevel | None = None


# Made without a validator, which takes long to build: most runs read no overlay.
NO_FACTS = Facts.model_construct()
"""What is so where nothing is told of a locality."""


class Setting(Noun):
    """Other values for fields of an item of the plan above, and why."""

    id: Id
    because: Text | None = None
    text: Text | None = None
    name: Text | None = None
    form: Text | None = None
    measure: Text | None = None
    quantity: Quantity | None = None
    schedule: Schedule | None = None
    deadline: Schedule | None = None
    lead: Ids | None = None
    support: Ids | None = None
    coordination: Text | None = None
    work: Texts | None = None
    products: Texts | None = None
    offices: Ids | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the fields that it sets, in the order of the model."""
        return tuple(
            name
            for name in type(self).model_fields
            if name not in ("id", "because") and getattr(self, name) is not None
        )


class Waiver(Noun):
    """An item of the plan above that the unit does not carry out, why, and what allows it.

    `allowed_by` names a legal basis of the plan or of the overlay.
    """

    id: Id
    because: Text | None = None
    allowed_by: Id | None = None


class Answer(Noun):
    """Which items of the unit's own document carry out an item of the plan above."""

    id: Id
    by: Ids


def _answers(value: object) -> object:
    """Read `{quota: [item, item]}` as a list of answers."""
    if isinstance(value, dict):
        return tuple({"id": name, "by": by} for name, by in value.items())
    return value


class Document(Parts):
    """A unit's own document, where it does not follow the plan's: whole, item by item, with refs.

    It has the parts of any plan (`Parts`); `statements` are sentences of no other kind, `forms`
    its ways of communicating, `answers` the items that carry out those of the plan above.
    """

    title: Text
    subject: Text
    until: Year | None = None
    carries_out: Ids = ()
    statements: tuple[Statement, ...] = ()
    forms: tuple[Statement, ...] = ()
    answers: Annotated[tuple[Answer, ...], BeforeValidator(_answers)] = ()


class Overlay(Noun):
    """A body's facts and decisions for a year.

    `issuer` says whose document it is: the office of Vietnam Social Security, or the People's
    Committee that it works for. `bodies` are those below that no public list names; `measures` what
    is counted in each of them; `spread` how each number is handed down to them. `append` adds to
    lists of items; `forms` are report forms of its own that it encloses, `encloses` names those of the
    plan above; `amends` names the plan of its own, issued already, that this one amends.
    """

    khtt: Literal[1]
    overlay: Locality
    issuer: Literal["office", "committee"] = "office"
    facts: Facts = NO_FACTS
    bodies: tuple[BodyEntry, ...] = ()
    bases: tuple[Basis, ...] = ()
    units: tuple[Unit, ...] = ()
    weights: Weights = ()
    measures: Annotated[tuple[Measure, ...], _measures] = ()
    spread: Annotated[tuple[Spread, ...], _named("id")] = ()
    money: tuple[Money, ...] = ()
    set: Annotated[tuple[Setting, ...], _named("id")] = ()
    add: Additions = Additions.model_construct()
    append: Annotated[tuple[Appended, ...], _named("id")] = ()
    waive: Annotated[tuple[Waiver, ...], _named("id")] = ()
    budget: Budget | None = None
    contracts: tuple[Contract, ...] = ()
    forms: Annotated[tuple[Form, ...], BeforeValidator(local)] = ()
    encloses: Ids = ()
    amends: Reference | None = None
    recipients: Texts = ()
    supersedes: Ids = ()
    document: Document | None = None

    @property
    def where(self) -> tuple[str, ...]:
        """Give the names of the province and of the unit in it, from the top down."""
        place = self.overlay
        below = place.district or place.base
        return (place.province, below) if below else (place.province,)

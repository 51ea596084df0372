"""A year's plan as its author wrote it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from khtt.nouns.noun import Day, Id, Ids, Noun, Refs, Text, Texts
from khtt.nouns.plan.items import (
    Action,
    Audience,
    Basis,
    Campaign,
    Channel,
    Form,
    Funding,
    Item,
    Method,
    ReportingDuty,
    Responsibility,
    Script,
    Section,
    Statement,
    Target,
    Task,
    Theme,
    Topic,
    Unit,
)

Year = Annotated[int, Field(ge=1995, le=2100)]


class Issued(Noun):
    """When and under which number a plan was issued; what is left out stays blank in documents."""

    year: Year
    date: Day | None = None
    number: Text | None = None


class Signature(Noun):
    """Who signs: `KT.` before the head's title, then the signer's own (Nghị định 30/2020, Điều 13)."""

    authority: Literal["", "TM.", "Q.", "KT.", "TL.", "TUQ."] = ""
    body: Text | None = None
    head: Text
    title: Text | None = None
    name: Text | None = None


class Contact(Noun):
    """Where questions about the plan go."""

    unit: Id
    phone: Text | None = None


class Identity(Noun):
    """What the plan is: its year or period, title, issuer, number and date, signature.

    `as_of` is the day the plan speaks from, which chooses the map and the names of bodies.
    `field` is that year's name of the work ("thông tin, truyền thông"). What a `draft` lacks is a
    warning; its documents are marked so.
    """

    id: Id
    year: Year
    until: Year | None = None
    title: Text
    field: Text
    verb: Text
    subject: Text
    issuer: Id
    parent: Id | None = None
    scope: Literal["nation", "province", "district", "base"] = "nation"
    place: Text
    symbol: Text = "KH-BHXH"
    issued: Issued
    as_of: Day
    signature: Signature
    supersedes: Ids = ()
    contact: Contact | None = None
    status: Literal["draft", "issued"] = "issued"

    @property
    def day(self) -> date:
        """Give the day that chooses the map: the date of issue, or the day the plan speaks from."""
        return self.issued.date or self.as_of


class Annex(Noun):
    """An annex that the plan names; `included` is false where the official file lacks it."""

    title: Text
    refs: Refs
    included: bool = False


class Term(Noun):
    """An abbreviation and what it stands for; `introduce` is false for names that nobody writes out."""

    short: Text
    long: Text
    introduce: bool = True


class Stage(Item):
    """What is to be done by the end of a year, or in a span of years."""

    title: Text
    until: Year
    actions: tuple[Action, ...]


class Parts(Noun):
    """What a plan decides, in its own order: the same for the nation's plan and for a unit's own."""

    sections: tuple[Section, ...]
    purposes: tuple[Statement, ...] = ()
    requirements: tuple[Statement, ...] = ()
    targets: tuple[Target, ...] = ()
    audiences: tuple[Audience, ...] = ()
    contents: tuple[Statement, ...] = ()
    channels: tuple[Channel, ...] = ()
    themes: tuple[Theme, ...] = ()
    topics: tuple[Topic, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    methods: tuple[Method, ...] = ()
    solutions: tuple[Task, ...] = ()
    funding: tuple[Funding, ...] = ()
    stages: tuple[Stage, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    notes: tuple[Statement, ...] = ()
    closing: Text | None = None
    recipients: Texts = ()
    archive: Texts = ()

    def items(self) -> Iterator[tuple[tuple[str | int, ...], Item]]:
        """Give every item with its path, in the order of the plan."""
        yield from _items(self, ())


class PlanFile(Parts):
    """One year's plan: facts with their refs in the official document, in its own order."""

    khtt: Literal[1]
    plan: Identity
    abbreviations: tuple[Term, ...] = ()
    bases: tuple[Basis, ...] = ()
    units: tuple[Unit, ...]
    script: Script | None = None
    forms: tuple[Form, ...] = ()
    reports: tuple[ReportingDuty, ...] = ()
    annexes: tuple[Annex, ...] = ()


def _items(noun: Noun, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Item]]:
    for here, part in _nouns(noun, path):
        if isinstance(part, Item):
            yield here, part
        yield from _items(part, here)


def _nouns(noun: Noun, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Noun]]:
    """Give the parts of a part, with their paths."""
    # A part's own dict holds its fields, and nothing else, in their order.
    for name, value in vars(noun).items():
        if isinstance(value, tuple):
            for index, one in enumerate(value):
                if isinstance(one, Noun):
                    yield (*path, name, index), one
        elif isinstance(value, Noun):
            yield (*path, name), value

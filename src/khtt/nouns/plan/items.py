"""The items of a plan file: one class a kind of commitment."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from khtt.nouns.noun import Day, Id, Ids, Noun, Refs, Text, Texts
from khtt.nouns.plan.table import Asks, Column
from khtt.nouns.quantity import Quantity, Schedule

Level = Literal["central", "province", "district", "commune", "partner"]
Change = Literal["fixed", "at_least", "within", "fill", "free"]
EpidemicLevel = Annotated[int, Field(ge=1, le=4)]


class Item(Noun):
    """Anything that the official document decides: `ref` says where, `was` which older ids it continues."""

    id: Id
    ref: Refs
    was: Ids = ()


class Section(Item):
    """A heading of the official document; the province's plan keeps the order of the first-level ones."""

    title: Text


class Basis(Noun):
    """A legal basis, declared once: type, number, date, issuer, subject.

    `cited` is false for a document that items mention but the plan is not founded on.
    """

    id: Id
    type: Text
    number: Text | None = None
    date: Day | None = None
    issuer: Text | None = None
    subject: Text | None = None
    cited: bool = True
    was: Ids = ()


class Unit(Noun):
    """A body that leads, supports or receives, declared once; `short` is its name in tables."""

    id: Id
    name: Text
    short: Text | None = None
    level: Level
    was: Ids = ()


class Statement(Item):
    """One sentence that the plan decides, in our own words, with what it rests on and whom it meets.

    `closes` says of a note that it stands after all else under its heading, not before it.
    """

    text: Text
    closes: bool = False
    bases: Ids = ()
    audiences: Ids = ()
    lead: Ids = ()
    support: Ids = ()


class Audience(Item):
    """A group that the work addresses, with its segments; `short` is its name in table heads."""

    name: Text
    short: Text | None = None
    bases: Ids = ()
    focus: Texts = ()
    segments: tuple["Audience", ...] = ()


class Action(Statement):
    """Something done through a channel."""

    quantity: Quantity | None = None
    schedule: Schedule | None = None
    products: Texts = ()


class Channel(Item):
    """A form of communication with its actions, and the forms that it groups.

    `shows` marks the heading under which the official document lists themes, topics or campaigns.
    """

    name: Text
    text: Text | None = None
    lead: Ids = ()
    shows: Literal["themes", "topics", "campaigns"] | None = None
    actions: tuple[Action, ...] = ()
    channels: tuple["Channel", ...] = ()


class Theme(Item):
    """A theme day or month with what is to be said in it."""

    name: Text
    schedule: Schedule
    text: Text | None = None
    contents: tuple[Statement, ...] = ()


class Topic(Item):
    """A topic that runs through the year."""

    name: Text
    text: Text | None = None
    contents: tuple[Statement, ...] = ()


class Campaign(Item):
    """A campaign: launches, street display, charity drives."""

    name: Text
    text: Text | None = None
    contents: tuple[Statement, ...] = ()
    quantity: Quantity | None = None
    schedule: Schedule | None = None
    lead: Ids = ()
    support: Ids = ()


class Condition(Noun):
    """When a method holds: at these levels of the epidemic, as the locality's facts say."""

    epidemic_levels: tuple[EpidemicLevel, ...]


class Method(Statement):
    """A way of working, always or under a condition, with the forms it puts first."""

    when: Condition | None = None
    forms: tuple[Statement, ...] = ()


class Funding(Statement):
    """Where the money comes from."""

    sources: Texts = ()


class Task(Action):
    """What one unit has to do; `offices` are those of a province, `fulfilled` is what a plan itself does."""

    deadline: Schedule | None = None
    offices: Ids = ()
    fulfilled: Literal["plan"] | None = None


class Responsibility(Item):
    """The tasks of one unit, in the order of the official document."""

    unit: Id
    title: Text
    text: Text | None = None
    tasks: tuple[Task, ...] = ()


class Step(Noun):
    """The value of a target in one year."""

    year: int
    quantity: Quantity


def _steps(value: object) -> object:
    """Read `{2022: 50%, 2023: 55%}` as steps."""
    if isinstance(value, dict):
        return tuple({"year": _year(year), "quantity": amount} for year, amount in value.items())
    return value


def _year(key: str) -> int | str:
    """Read a key, which is always text, as the year that it is."""
    return int(key) if re.fullmatch("[0-9]{1,4}", key) else key


class Target(Item):
    """What is to be reached, with a step for every year it runs over."""

    text: Text
    steps: Annotated[tuple[Step, ...], BeforeValidator(_steps), Field(min_length=1)]
    audiences: Ids = ()
    bases: Ids = ()


class Quota(Item):
    """A number that every province has to reach within an activity; `short` is for table heads.

    `spread` names what it is spread by below (`communes`, `equal`, a measure such as `enterprises`,
    `none`), where the locality does not decide otherwise.
    """

    text: Text
    short: Text | None = None
    quantity: Quantity
    audiences: Ids = ()
    spread: Id | None = None
    change: Change = "at_least"


class Permissions(Noun):
    """Who below may change which field of an activity, and how."""

    quantity: Change = "at_least"
    schedule: Change = "within"
    lead: Change = "fixed"
    support: Change = "free"
    work: Change = "free"
    form: Change = "fixed"


class Activity(Item):
    """A row of the framework script: form, unit of measure, quantity, time, lead, support, work.

    `central_work` is what central bodies alone do, said in no document below; `received` what those
    below do with what central bodies lead: without it, such a row is in none of theirs.
    """

    form: Text
    group: Id | None = None
    measure: Text | None = None
    quantity: Quantity | None = None
    schedule: Schedule | None = None
    audience: Id | None = None
    lead: Ids = ()
    support: Ids = ()
    coordination: Text | None = None
    work: Texts = ()
    central_work: Texts = ()
    received: Texts = ()
    products: Texts = ()
    quotas: tuple[Quota, ...] = ()
    channel: Id | None = None
    bases: Ids = ()
    spread: Id | None = None
    change: Permissions = Permissions.model_construct()


class Group(Noun):
    """A heading row of the framework script; `parent` names the heading above it."""

    id: Id
    title: Text
    parent: Id | None = None


class Script(Noun):
    """The framework script: part A by form of communication, part B by audience."""

    title: Text
    groups: tuple[Group, ...] = ()
    general: tuple[Activity, ...] = ()
    by_audience: tuple[Activity, ...] = ()


class FormSection(Noun):
    """A heading of a report form with what it asks for."""

    number: Text
    title: Text
    asks: Asks = ()
    columns: Text | None = None


class Form(Item):
    """A report form: its sections, or the columns of its table."""

    title: Text
    number: Text
    kind: Literal["report", "table"] = "report"
    sections: tuple[FormSection, ...] = ()
    columns: tuple[Column, ...] = ()
    recipients: Texts = ()
    encloses: Ids = ()


class ReportingDuty(Item):
    """A report that a unit owes: rhythm, deadline, form, addressee.

    `fulfilled` says that it is the unit's plan itself, for which those below have nothing to send.
    """

    name: Text
    lead: Ids
    to: Id
    through: Id | None = None
    deadline: Schedule | None = None
    form: Id | None = None
    fulfilled: Literal["plan"] | None = None

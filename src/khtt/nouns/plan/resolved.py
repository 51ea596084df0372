"""What a year's plan means for one unit: every text, figure and date that its document shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from khtt.nouns.organisation import Body, Office
from khtt.nouns.plan.abbreviation import Abbreviation
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Channel, Item, Section, Statement
from khtt.nouns.plan.local import Local


@dataclass(frozen=True, slots=True)
class Duty:
    """Something the unit does: its text, when, how much, and what that comes to here.

    `figure` is the quantity worked out with the unit's own numbers and how; empty where there is
    nothing to work out.
    """

    item: Item
    text: str
    quantity: str = ""
    schedule: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of communication as the unit carries it out, with the forms below it."""

    channel: Channel
    duties: tuple[Duty, ...]
    quotas: tuple[Duty, ...]
    notes: tuple[Duty, ...]
    forms: tuple["Form", ...]


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """A row of the framework script as it stands for the unit.

    `work_rows` is over how many rows the same work runs; 0 where a row above tells it.
    """

    item: Item
    number: str
    form: str
    measure: str
    quantity: str
    figures: tuple[str, ...]
    schedule: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    coordination: str
    work: tuple[str, ...]
    work_rows: int = 1


@dataclass(frozen=True, slots=True)
class ScriptGroup:
    """Rows of the script under one heading."""

    number: str
    title: str
    level: int
    rows: tuple[ScriptRow, ...]


@dataclass(frozen=True, slots=True)
class QuotaColumn:
    """A quota spread over the districts: its heading, how it was worked out, and its total."""

    item: Item
    title: str
    unit: str
    basis: str
    total: int


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """A district's part of every quota."""

    district: str
    communes: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Allotment:
    """The quotas spread over the districts; every column adds up to its total."""

    columns: tuple[QuotaColumn, ...]
    rows: tuple[QuotaRow, ...]
    communes: int
    weighted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the calendar, with its time as said in the plan."""

    item: Item
    text: str
    time: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year with its themes, its other work, and its deadlines."""

    number: int
    themes: tuple[Entry, ...]
    works: tuple[Entry, ...]
    deadlines: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class OfficeDuties:
    """The tasks that one office of the unit leads; `duties` and `helpers` (who joins in) go in pairs."""

    office: Office | None
    title: str
    duties: tuple[Duty, ...]
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AudienceForms:
    """A group that the work addresses, what it is told and how it is reached.

    `common` are the places (from 1) of the contents that are for everybody.
    """

    name: str
    contents: tuple[str, ...]
    common: tuple[int, ...]
    forms: tuple[str, ...]
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """The unit's territory in the words its documents use."""

    name: str
    communes: int
    commune_phrase: str
    district_phrase: str
    districts: tuple[str, ...]
    kind: str
    region: tuple[str, ...]
    map_name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A year's plan as it stands for one unit."""

    file: PlanFile
    abbreviations: tuple[Abbreviation, ...]
    body: Body
    area: Area
    day: date
    sections: tuple[Section, ...]
    titles: Mapping[str, str]
    bases: tuple[str, ...]
    parent_plan: str
    contents: tuple[Statement, ...]
    forms: tuple[Form, ...]
    themes: tuple[Entry, ...]
    methods: tuple[Duty, ...]
    solutions: tuple[Duty, ...]
    office_duties: tuple[OfficeDuties, ...]
    reports: tuple[Duty, ...]
    script: tuple[ScriptGroup, ...]
    script_from_channels: bool
    audience_script: tuple[ScriptGroup, ...]
    audience_forms: tuple[AudienceForms, ...]
    allotment: Allotment | None
    calendar: tuple[Month, ...]
    archive: str
    local: Local = field(default_factory=Local)

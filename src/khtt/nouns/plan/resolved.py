"""What a year's plan means for one body: every text, figure and date that its document shows.

Everything knows the ids of the items that it says, so that nothing is lost on the way to the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from khtt.nouns.organisation import Area, Body, Office, Receivers
from khtt.nouns.plan.abbreviation import Abbreviation
from khtt.nouns.plan.allotment import Allotment, Grant, Share
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Form, FormSection, Item
from khtt.nouns.plan.local import Local

Mark = Literal["paragraph", "clause", "subclause", "subsubclause", "point", "dash", "plus"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document, numbered or marked, and the ids of what it says."""

    mark: Mark
    text: str
    ids: tuple[str, ...] = ()
    opens: bool = False  # it introduces the lines that follow
    first: bool = False  # the count of its kind begins anew


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target in the table by year."""

    id: str
    text: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetTable:
    """Targets by year."""

    years: tuple[int, ...]
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, how deep it is (1 is `I.`), what kind of items stand under it, and its lines.

    `kind` is the name of their collection in the plan file: `contents`, `channels`, `funding`.
    """

    id: str
    ref: str
    title: str
    level: int
    kind: str
    lines: tuple[Line, ...] = ()
    table: TargetTable | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something the body does: its text, when, how much, and what that comes to here.

    `figure` is the quantity worked out with the area's own numbers; empty where there is nothing
    to work out. `helpers` join in.
    """

    item: Item
    text: str
    quantity: str = ""
    schedule: str = ""
    figure: str = ""
    helpers: str = ""

    @property
    def id(self) -> str:
        """Give the id of the item."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """A row of the framework script as it stands for the body.

    `work_rows` is over how many rows the same work runs; 0 where a row above tells it. Rows that say
    the same are equal. `joint` is work that others lead.
    """

    item: Item = field(compare=False)
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
    ids: tuple[str, ...]
    work_rows: int = 1
    joint: bool = False


@dataclass(frozen=True, slots=True)
class ScriptGroup:
    """Rows of the script under one heading."""

    number: str
    title: str
    level: int
    rows: tuple[ScriptRow, ...]
    id: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of all that the group says."""
        own = (self.id,) if self.id else ()
        return (*own, *(one for row in self.rows for one in row.ids))


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the calendar: its months, its time in words, how much, who leads and joins in.

    `time` is the day or the deadline alone, `when` the whole time.
    """

    item: Item
    text: str
    time: str
    when: str = ""
    months: tuple[int, ...] = ()
    quantity: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    to: str = ""

    @property
    def id(self) -> str:
        """Give the id of the item."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year with its themes, its other work, and its deadlines."""

    number: int
    themes: tuple[Entry, ...]
    works: tuple[Entry, ...]
    deadlines: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give all that falls into the month."""
        return (*self.themes, *self.works, *self.deadlines)


@dataclass(frozen=True, slots=True)
class TimedRow:
    """A row of the work table: `rows` is over how many rows its month runs, 0 where one above tells it.

    `regular` is work that comes round all year with a number for each time.
    """

    ids: tuple[str, ...]
    month: str
    rows: int
    text: str
    quantity: str
    who: str
    when: str
    regular: bool = False


@dataclass(frozen=True, slots=True)
class OfficeDuties:
    """The tasks that one office of the body, or the bodies below, carry out."""

    role: str
    title: str
    duties: tuple[Duty, ...]
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class FormPart:
    """A section of a form, and the form's id."""

    id: str
    section: FormSection


@dataclass(frozen=True, slots=True)
class EnclosedForm:
    """A report form that the document encloses: which reports on it are due when, what goes with it.

    `due` are ids of reports with a sentence each, `tables` the forms of its figures.
    """

    form: Form
    due: tuple[tuple[str, str], ...] = ()
    tables: tuple[Form, ...] = ()

    @property
    def parts(self) -> tuple[FormPart, ...]:
        """Give its sections, each with the id of the form."""
        return tuple(FormPart(self.form.id, one) for one in self.form.sections)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the plan cites, in words, and its id; a plan of khtt has none."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A year's plan as it stands for one body.

    `file` is the plan with its words resolved for the body. `body` issues it: the `office`, or the
    People's Committee that the office works for. `above` issues the plan that this one carries out,
    and `carries_out` cites it; the nation has none. `chapters` are the parts of the document that
    follow the plan's own order; `duties` who does what, under `organisation_title`; `receivers` to whom
    numbers and money may be handed down.
    """

    file: PlanFile
    body: Body
    office: Body
    above: Body | None
    below: tuple[Body, ...]
    day: date
    title: str
    subject: str
    where: str
    abbreviations: tuple[Abbreviation, ...]
    words: Mapping[str, str]
    bases: tuple[Cited, ...]
    carries_out: tuple[Cited, ...]
    replaced: tuple[Cited, ...]
    chapters: tuple[Chapter, ...]
    organisation_title: str
    duties: tuple[OfficeDuties, ...]
    reports: tuple[Duty, ...]
    forms: tuple[EnclosedForm, ...]
    script: tuple[ScriptGroup, ...]
    audience_script: tuple[ScriptGroup, ...]
    receivers: Receivers
    allotment: Allotment
    shares: tuple[Share, ...]
    grants: tuple[Grant, ...]
    calendar: tuple[Month, ...]
    timed: tuple[TimedRow, ...]
    recipients: tuple[str, ...]
    archive: str
    closing: str = ""
    contact: str = ""
    own_document: bool = False
    own_chapters: tuple[Chapter, ...] = ()
    local: Local = field(default_factory=Local)

    @property
    def area(self) -> Area:
        """Give the area of the body."""
        return self.body.area

    @property
    def script_rows(self) -> tuple[ScriptRow, ...]:
        """Give the rows of the script, without their headings."""
        return tuple(row for group in self.script for row in group.rows)

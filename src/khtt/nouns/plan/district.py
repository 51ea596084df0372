"""What a year's plan means for one district."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from khtt.nouns.organisation import Body
from khtt.nouns.plan.abbreviation import Abbreviation
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.local import Local
from khtt.nouns.plan.resolved import Area, Duty, Month, ScriptGroup

Mark = Literal["paragraph", "dash", "plus"]


@dataclass(frozen=True, slots=True)
class Share:
    """A district's part of a number of its province; `own` says what it set itself."""

    id: str
    title: str
    unit: str
    total: int
    value: int
    own: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """Money that a district has for the work, in đồng."""

    text: str
    amount: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a unit's own document, or a dash or a plus sign in it."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target in the table by year."""

    text: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetTable:
    """Targets by year."""

    years: tuple[int, ...]
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of a unit's own document, how deep it is, and what stands under it."""

    title: str
    level: int
    lines: tuple[Line, ...]
    table: TargetTable | None = None


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A unit's own document, in its own order."""

    title: str
    subject: str
    carries_out: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    closing: str
    recipients: tuple[str, ...]
    archive: str


@dataclass(frozen=True, slots=True)
class DistrictPlan:
    """A year's plan as it stands for a district, and who issues it."""

    file: PlanFile
    abbreviations: tuple[Abbreviation, ...]
    issuer: Literal["office", "committee"]
    body: Body
    office: Body
    province: Body
    area: Area
    day: date
    parent_plan: str
    shares: tuple[Share, ...]
    grants: tuple[Grant, ...]
    script: tuple[ScriptGroup, ...]
    audience_script: tuple[ScriptGroup, ...]
    script_from_channels: bool
    methods: tuple[Duty, ...]
    tasks: tuple[Duty, ...]
    calendar: tuple[Month, ...]
    sections: Mapping[str, str]
    local: Local
    document: OwnDocument | None = None

"""A report on a form as one unit sends it: what its Word document says."""

from dataclasses import dataclass

from khtt.nouns.plan.abbreviation import Abbreviation
from khtt.nouns.report.table import ReportUnit


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of the form: what the plan expects, and what was reached, both in words.

    `cites` tells that the columns of the section are cited under it.
    """

    text: str
    plan: str = ""
    result: str = ""
    cites: bool = False


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A heading of the form, how deep it is, and the questions under it.

    `figures` says which columns of which table hold its numbers; `results` what these came to;
    `last` tells that no heading stands below it.
    """

    level: int
    title: str
    answers: tuple[Answer, ...]
    figures: str = ""
    results: tuple[Answer, ...] = ()
    last: bool = True


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A number of the plan with what is reached of it; every cell as it is printed."""

    title: str
    unit: str
    plan: str
    value: str
    year: str
    share: str
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A report: letterhead, title, sections, recipients, notes; with its figures once they are there.

    `form` is the label of the form that it is made on.
    """

    body: ReportUnit
    form: str
    number_line: str
    date_line: str
    subject: str
    year: int
    sections: tuple[ReportSection, ...]
    recipients: tuple[str, ...]
    notes: tuple[str, ...]
    filled: bool = False
    progress: tuple[ProgressRow, ...] = ()
    progress_title: str = ""
    missing: tuple[str, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()

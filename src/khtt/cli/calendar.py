"""`khtt calendar`: a body's year, for calendars, screens and paper."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.bodies import sound_body
from khtt.cli.common import (
    WorkspaceFolder,
    Year,
    examples,
    give,
    open_workspace,
    refuse_printed_workbook,
    year_plan,
)
from khtt.cli.options import OutFile, district_option, province_option
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace

if TYPE_CHECKING:
    from khtt.nouns.agenda import Agenda


class Format(StrEnum):
    """How the calendar is given."""

    ICS = "ics"
    HTML = "html"
    TEXT = "text"
    XLSX = "xlsx"


EXAMPLES = examples(
    "khtt calendar --year 2023 --province dong-thap --format ics --out dong-thap.ics",
    "khtt calendar --year 2022 --province dong-thap --district huyen-lai-vung",
    "khtt calendar --year 2023 --format html --out lich-2023.html",
)
ProvinceName = Annotated[str | None, province_option("The year of this province.")]
DistrictName = Annotated[str | None, district_option("The year of this district.")]
Output = Annotated[Format, typer.Option("--format", help="ics, html, text or xlsx.")]


def calendar(
    year: Year,
    province: ProvinceName = None,
    district: DistrictName = None,
    output: Output = Format.TEXT,
    out: OutFile = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Give the year of a body as a calendar.

    It holds themes, campaigns, activities with a time, and deadlines. An .ics that is imported
    again updates what was imported before: events keep their names, and the workspace remembers
    how often each has changed.
    """
    refuse_printed_workbook(output, out)
    place = open_workspace(workspace)
    agenda = _agenda(place, year, province, district)
    content = _shown(place, agenda, output)
    message = _("{count} events in {file}")
    give(content, out, message.format(count=len(agenda.events), file=out))


def _agenda(
    place: DiskWorkspace, year: int, province: str | None, district: str | None
) -> "Agenda":
    from khtt.compiler.agenda import body_agenda
    from khtt.compiler.chains import read_chains
    from khtt.compiler.reporting import NoFormsError, reporting

    loaded = year_plan(place, year)
    chains = read_chains(place, loaded.chain, loaded.organisation)[0]
    body = sound_body(chains, province, district)
    try:
        reports = reporting(place, loaded, chains)
    except NoFormsError:
        reports = None
    return body_agenda(chains, body, reports)


def _shown(place: DiskWorkspace, agenda: "Agenda", output: Format) -> bytes:
    from khtt.formats.calendar.html import as_html
    from khtt.formats.calendar.text import as_text

    match output:
        case Format.ICS:
            return _ics(place, agenda)
        case Format.HTML:
            return as_html(agenda).encode()
        case Format.TEXT:
            return as_text(agenda).encode()
        case Format.XLSX:
            from khtt.formats.calendar.xlsx import as_xlsx

            return as_xlsx(agenda)


def _ics(place: DiskWorkspace, agenda: "Agenda") -> bytes:
    from khtt.formats.calendar.ics import as_ics, issued
    from khtt.workspace.store import STORE, open_store

    with open_store(place.root / STORE) as store:
        known = store.issue(agenda.id, issued(agenda))
    return as_ics(agenda, known)

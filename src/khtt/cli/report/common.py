"""What the commands of `khtt report` share: the period, the year's reports, the store."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import open_workspace, refuse, year_plan
from khtt.nouns.language import _
from khtt.nouns.report.period import MONTHS, Period, PeriodKind
from khtt.workspace import DiskWorkspace

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from khtt.compiler.reporting import Reporting
    from khtt.nouns.report.table import ReportUnit
    from khtt.workspace.store import Store

PeriodOption = Annotated[
    PeriodKind, typer.Option("--period", help="monthly, half-year or annual.", show_default=False)
]
MonthOption = Annotated[
    int | None,
    typer.Option("--month", "-m", min=1, max=MONTHS, metavar="M", help="Which month, 1 to 12."),
]


def period_of(year: int, kind: PeriodKind, month: int | None) -> Period:
    """Give the period that the options name; end with status 2 where they do not fit."""
    if kind is PeriodKind.MONTHLY and month is None:
        refuse(_("which month? add --month M"))
    if kind is not PeriodKind.MONTHLY and month is not None:
        refuse(_("--month belongs to --period monthly"))
    return Period(year, kind, month or 0)


def year_reports(folder: Path | None, year: int) -> "tuple[DiskWorkspace, Reporting]":
    """Read a year's plan and its report forms; tell where the forms are another plan's."""
    from khtt.compiler.chains import read_chains
    from khtt.compiler.reporting import NoFormsError, reporting

    place = open_workspace(folder)
    loaded = year_plan(place, year)
    chains, _problems = read_chains(place, loaded.chain, loaded.organisation)
    try:
        reports = reporting(place, loaded, chains)
    except NoFormsError:
        refuse(_("no plan encloses report forms (`forms:`)"))
    return place, reports


def tell_enclosed(reports: "Reporting") -> None:
    """Say so where the forms are those of another year's plan."""
    if reports.enclosed_in != reports.year:
        message = _(
            "the plan of {year} names report forms without enclosing them; those of {other} are used"
        )
        said = message.format(year=reports.year, other=reports.enclosed_in)
        typer.echo(f"khtt: {said}", err=True)


def must_be_owed(reports: "Reporting", period: Period) -> None:
    """End with status 2 where no report is owed on such a period."""
    from khtt.compiler.reporting import NoFormsError

    try:
        reports.duty(period)
    except NoFormsError:
        refuse(_("no report is owed on {period}").format(period=period.kind.value))


def chosen_units(reports: "Reporting", names: Sequence[str]) -> "list[ReportUnit]":
    """Give the bodies named, by slug, name or province/district; by default those right below the nation."""
    if not names:
        return list(reports.provinces)
    return list(dict.fromkeys(chosen_unit(reports, name) for name in names))


def chosen_unit(reports: "Reporting", name: str) -> "ReportUnit":
    """Give the body named; end with status 2 for a name that is none."""
    from khtt.nouns.organisation import Level
    from khtt.nouns.territory import PlaceError

    if name in reports.units:
        return reports.units[name]
    organisation = reports.chains.organisation
    try:
        return reports.units[organisation.find(name, Level.PROVINCE).id]
    except PlaceError as error:
        no_province = str(error)
    try:
        return reports.units[organisation.find(name, organisation.levels[-1]).id]
    except PlaceError:
        refuse(no_province)


def opened_store(place: DiskWorkspace, *, make: bool) -> "AbstractContextManager[Store]":
    """Open the workspace's figures."""
    from khtt.workspace.store import STORE, open_store

    return open_store(place.root / STORE, make=make)


def day_of(text: str | None) -> date:
    """Read a day, by default today; end with status 2 for what is none."""
    if text is None:
        return date.today()  # noqa: DTZ011, TID251 (a person's own day; the command line may ask)
    try:
        day, month, year = map(int, text.split("/"))
        return date(year, month, day)
    except ValueError:
        refuse(_("'{text}' is no day; write it as 28/03/2022").format(text=text))


def shown_path(path: Path) -> Path:
    """Give a path as the person at the terminal would write it."""
    return Path(os.path.relpath(path))

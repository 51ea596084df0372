"""`khtt report fill`: the forms with the figures that were collected."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from khtt.cli.common import PROBLEMS, WorkspaceFolder, Year, examples, refuse
from khtt.cli.report.common import (
    MonthOption,
    PeriodOption,
    chosen_units,
    must_be_owed,
    opened_store,
    period_of,
    shown_path,
    tell_enclosed,
    year_reports,
)
from khtt.cli.watch import make_all, sum_up
from khtt.nouns.language import _
from khtt.nouns.report.period import Period
from khtt.workspace import DiskWorkspace

if TYPE_CHECKING:
    from khtt.compiler.batch import Made
    from khtt.compiler.reporting import Reporting
    from khtt.nouns.report.tally import Filled

EXAMPLES = examples(
    "khtt report fill --year 2022 --period monthly --month 3 dong-thap",
    "khtt report fill --year 2022 --period annual",
)
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="Provinces by name or slug; by default those that figures have come from.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Where to; by default build/YEAR/filled."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that somebody edited.")]


def fill(
    year: Year,
    period: PeriodOption,
    month: MonthOption = None,
    names: Names = None,
    out: Out = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Put collected figures into the forms.

    A half-year and a year are added up from the months; of a state the last value holds. What is
    missing is listed in the report and stays blank.
    """
    started = time.perf_counter()
    wanted = period_of(year, period, month)
    place, reports = year_reports(workspace, year)
    must_be_owed(reports, wanted)
    tell_enclosed(reports)
    there = _figures(place, reports, wanted, names or [])
    if not there:
        refuse(_("no figures have come for {period}").format(period=wanted.name), PROBLEMS)
    folder = shown_path(out or place.root / "build" / str(year) / "filled" / wanted.id)
    done = _made(place, reports, wanted, there, Target(folder, force))
    lacking = sum(len(one.missing) for found in there.values() for one in found)
    if lacking:
        message = _("units with figures missing: {count}; each report lists them")
        typer.echo(f"khtt: {message.format(count=lacking)}", err=True)
    if sum_up(done, folder, time.perf_counter() - started, suffix=""):
        raise typer.Exit(PROBLEMS)


class Target(NamedTuple):
    """Where files go, and whether what somebody edited is overwritten."""

    folder: Path
    force: bool


def _figures(
    place: DiskWorkspace, reports: "Reporting", period: Period, names: Sequence[str]
) -> "dict[str, tuple[Filled, ...]]":
    """Give the tables of the units that figures have come from."""
    from khtt.compiler.standing import filled_of

    with opened_store(place, make=False) as store:
        tables = filled_of(reports, store, period, chosen_units(reports, names))
    return {unit: found for unit, found in tables.items() if any(one.values for one in found)}


def _made(
    place: DiskWorkspace,
    reports: "Reporting",
    period: Period,
    tables: "dict[str, tuple[Filled, ...]]",
    target: Target,
) -> "list[Made]":
    from khtt.compiler.batch import Batch, Order
    from khtt.compiler.forms import form_maker
    from khtt.formats.workbook.xlsx import as_xlsx
    from khtt.workspace.unchanged import digest

    maker = form_maker(place, reports, period, as_xlsx, tables)
    files = maker.files([reports.units[unit] for unit in tables], below=False)
    # What a file is made from is also the figures.
    own = {unit: digest(repr(found).encode()) for unit, found in tables.items()}
    orders = [Order(name, f"{maker.inputs} {own[maker.unit(name)]}") for name in files]
    batch = Batch(DiskWorkspace(Path()), target.folder, maker.make, target.force, suffix="")
    return make_all(batch.run(orders, os.cpu_count() or 1), len(orders))

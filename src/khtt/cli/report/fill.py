"""`khtt report fill`: the forms with the figures that were collected."""

import os
import time
from pathlib import Path
from typing import Annotated

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
    """Put the collected figures into a province's report and tables.

    A half-year and a year are added up from the months; of a state the last value holds. What is
    missing is listed in the report and stays blank.
    """
    from khtt.compiler.batch import Batch, Order, digest
    from khtt.compiler.forms import form_maker
    from khtt.compiler.standing import filled_tables
    from khtt.formats.workbook.xlsx import as_xlsx
    from khtt.workspace import DiskWorkspace

    started = time.perf_counter()
    wanted = period_of(year, period, month)
    place, reports = year_reports(workspace, year)
    must_be_owed(reports, wanted)
    tell_enclosed(reports)
    with opened_store(place, make=False) as store:
        units = chosen_units(reports, names or [])
        tables = {unit.id: filled_tables(reports, store, wanted, unit) for unit in units}
    there = {unit: found for unit, found in tables.items() if any(one.values for one in found)}
    if not there:
        refuse(_("no figures have come for {period}").format(period=wanted.name), PROBLEMS)
    maker = form_maker(place, reports, wanted, as_xlsx, there)
    files = maker.files([unit for unit in units if unit.id in there], below=False)
    folder = shown_path(out or place.root / "build" / str(year) / "filled" / wanted.id)
    # What a file is made from is also the figures.
    own = {unit: digest(repr(found).encode()) for unit, found in there.items()}
    orders = [Order(name, f"{maker.inputs} {own[name.partition('/')[0]]}") for name in files]
    batch = Batch(DiskWorkspace(Path()), folder, maker.make, force, suffix="")
    done = make_all(batch.run(orders, os.cpu_count() or 1), len(orders))
    lacking = sum(len(one.missing) for found in there.values() for one in found)
    if lacking:
        message = _("{count} units have figures missing; each report lists them")
        typer.echo(f"khtt: {message.format(count=lacking)}", err=True)
    sum_up(done, folder, time.perf_counter() - started, suffix="")

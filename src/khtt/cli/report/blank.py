"""`khtt report blank`: report forms to be filled in."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import PROBLEMS, WorkspaceFolder, Year, examples
from khtt.cli.report.common import (
    MonthOption,
    PeriodOption,
    chosen_units,
    must_be_owed,
    period_of,
    shown_path,
    tell_enclosed,
    year_reports,
)
from khtt.cli.watch import make_all, sum_up

if TYPE_CHECKING:
    from khtt.compiler.forms import FormMaker

EXAMPLES = examples(
    "khtt report blank --year 2022 --period monthly --month 3 dong-thap",
    "khtt report blank --year 2022 --period half-year",
    "khtt report blank -y 2022 --period annual dong-thap/huyen-lai-vung",
)
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="Provinces or districts by name or slug; by default every province with those below.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Where to; by default build/YEAR/report."),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes at work.")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that somebody filled in.")]


def blank(
    year: Year,
    period: PeriodOption,
    month: MonthOption = None,
    names: Names = None,
    out: Out = None,
    jobs: Jobs = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Make the forms of a period, to be filled in.

    A Word document and workbooks for each province, and a workbook for each unit below it. A file
    that somebody filled in is kept.
    """
    from khtt.compiler.batch import Batch, Order
    from khtt.compiler.forms import form_maker
    from khtt.formats.workbook.xlsx import as_xlsx
    from khtt.workspace import DiskWorkspace

    started = time.perf_counter()
    wanted = period_of(year, period, month)
    place, reports = year_reports(workspace, year)
    must_be_owed(reports, wanted)
    tell_enclosed(reports)
    maker: FormMaker = form_maker(place, reports, wanted, as_xlsx)
    files = maker.files(chosen_units(reports, names or []))
    folder = shown_path(out or place.root / "build" / str(year) / "report" / wanted.id)
    orders = [Order(name, maker.inputs) for name in files]
    batch = Batch(DiskWorkspace(Path()), folder, maker.make, force, suffix="")
    done = make_all(batch.run(orders, jobs or os.cpu_count() or 1), len(orders))
    if sum_up(done, folder, time.perf_counter() - started, suffix=""):
        raise typer.Exit(PROBLEMS)

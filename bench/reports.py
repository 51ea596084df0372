"""The paper trail at the size of the country: blanks, a month and a year collected, sums of a year."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from bench.commands import KHTT, MEMORY, MEMORY_NOTE, peak_memory, run
from bench.line import ROOT, YEAR
from bench.measure import MS, Goal, Part, Row, in_turns, milliseconds
from khtt.collect import collect
from khtt.compiler import load_plan
from khtt.compiler.chains import read_chains
from khtt.compiler.reporting import Reporting, reporting
from khtt.compiler.standing import NATION, status, year_periods
from khtt.formats.workbook.xlsx import as_xlsx
from khtt.nouns.report.asked import Asked
from khtt.nouns.report.period import MONTHS, Period, PeriodKind, months_until
from khtt.nouns.report.tally import Filled
from khtt.workspace import DiskWorkspace
from khtt.workspace.store import STORE, open_store

BLANKS, MONTH, SUMS = "khtt report blank, a month", "khtt report collect, a month", "sums, a year"
READ, OPENPYXL = "reading a month: calamine", "reading a month: openpyxl, from a part"
YEAR_LONG = "khtt report collect, a year"
SOME = 50  # workbooks that openpyxl reads; it takes long enough for them
BLANK_SECONDS, MONTH_SECONDS, YEAR_SECONDS, SUM_SECONDS, MEGABYTES = 6.0, 2.0, 20.0, 1.0, 300.0


def reports_part(rounds: int) -> Part:
    """Measure the forms and figures of every unit; raise CalledProcessError where khtt fails."""
    reports = _reports()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        periods = months_until(YEAR, MONTHS)
        for period in periods:
            _send(reports, period, folder / period.id)
        work = _workspace(folder / "work")
        files = sorted((folder / periods[0].id).iterdir())
        samples = in_turns(
            {
                BLANKS: lambda turn: run(_blank(folder / f"blank-{turn}")),
                MONTH: lambda turn: run(_collect(_workspace(folder / f"w{turn}"), folder, 1)),
                READ: lambda _: _read(reports, periods[0], files),
                OPENPYXL: lambda _: _read_slowly(files[:SOME]),
            },
            rounds,
        )
        year = sum(
            milliseconds(lambda: run(_collect(work, folder, one.month)))  # noqa: B023 (run at once)
            for one in periods
        )
        peak = peak_memory(_collect(_workspace(folder / "weighed"), folder, 1))
        sums = milliseconds(lambda: _sums(reports, work))
    slowly = tuple(one * len(files) / SOME for one in samples[OPENPYXL])
    rows = (
        *(Row(one, _seconds(samples[one]), "s") for one in (BLANKS, MONTH)),
        Row(YEAR_LONG, (year / MS,), "s"),
        Row(SUMS, (sums / MS,), "s"),
        Row(READ, samples[READ]),
        Row(OPENPYXL, slowly, beside=READ),
        *([Row(MEMORY, (peak,), "MB")] if peak else []),
    )
    return Part(
        f"Reports, {YEAR}: {len(files)} units below the provinces",
        rows,
        _goals(rows),
        (MEMORY_NOTE,),
    )


def _goals(rows: Sequence[Row]) -> tuple[Goal, ...]:
    limits = {
        BLANKS: BLANK_SECONDS,
        MONTH: MONTH_SECONDS,
        YEAR_LONG: YEAR_SECONDS,
        SUMS: SUM_SECONDS,
        MEMORY: MEGABYTES,
    }
    return tuple(
        Goal(row.name, row.median, limits[row.name], row.unit) for row in rows if row.name in limits
    )


def _seconds(samples: Sequence[float]) -> tuple[float, ...]:
    return tuple(one / MS for one in samples)


def _reports() -> Reporting:
    workspace = DiskWorkspace(ROOT)
    loaded = load_plan(workspace, Path("plans") / f"{YEAR}.yaml")
    chains, _ = read_chains(workspace, loaded.chain, loaded.organisation)
    return reporting(workspace, loaded, chains)


def _send(reports: Reporting, period: Period, folder: Path) -> None:
    """Let every unit below the provinces fill in its workbook."""
    folder.mkdir()
    for province in reports.provinces:
        for unit in province.below:
            (form,) = reports.table_forms(period).values()
            table = reports.table(form, period, unit)
            values = {
                (unit.id, column.number): (place * period.month) % 97
                for place, column in enumerate(table.columns)
            }
            name = unit.id.replace("/", "-")
            (folder / f"{name}.xlsx").write_bytes(as_xlsx(table, Filled(table, values)))


def _workspace(folder: Path) -> Path:
    """Give a workspace of its own with the year's plan."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    plan = f"{YEAR}.yaml"
    (plans / plan).write_bytes((ROOT / "plans" / plan).read_bytes())
    return folder


def _blank(folder: Path) -> tuple[str, ...]:
    period = ("--year", str(YEAR), "--period", "monthly", "--month", "1")
    return (*KHTT, "report", "blank", *period, "--out", str(folder))


def _collect(workspace: Path, folder: Path, month: int) -> tuple[str, ...]:
    period = Period(YEAR, PeriodKind.MONTHLY, month)
    options = ("--year", str(YEAR), "--period", "monthly", "--month", str(month))
    where = ("--workspace", str(workspace), str(folder / period.id))
    return (sys.executable, "-m", "khtt", "report", "collect", *options, *where)


def _read(reports: Reporting, period: Period, files: Sequence[Path]) -> None:
    asked = Asked(period, reports.table_forms(period), reports.units)
    found = collect(((str(file), file.read_bytes()) for file in files), asked)
    assert len(found.readings) == len(files)  # noqa: S101 (a measure of something else is none)


def _read_slowly(files: Sequence[Path]) -> None:
    for file in files:
        book = openpyxl.load_workbook(file, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            list(row)


def _sums(reports: Reporting, workspace: Path) -> None:
    with open_store(workspace / STORE, make=False) as store:
        periods = year_periods(reports, None)
        status(reports, store, NATION, periods, periods[-1].last_day)

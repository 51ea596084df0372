"""`khtt report collect`: workbooks that came back, checked and kept."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import PROBLEMS, WorkspaceFolder, Year, coloured, examples, refuse
from khtt.cli.options import province_option
from khtt.cli.report.common import (
    MonthOption,
    PeriodOption,
    chosen_unit,
    day_of,
    must_be_owed,
    opened_store,
    period_of,
    tell_enclosed,
    year_reports,
)
from khtt.nouns.diagnostic import Diagnostic, Place, Severity, ordered
from khtt.nouns.language import _
from khtt.workspace import WorkspaceError

if TYPE_CHECKING:
    from khtt.compiler.reporting import Reporting
    from khtt.nouns.report.asked import Asked, Collected
    from khtt.nouns.report.figures import Kept, When
    from khtt.nouns.report.period import Period
    from khtt.workspace.store import Store

EXAMPLES = examples(
    "khtt report collect --year 2022 --period monthly --month 3 thang-3/",
    "khtt report collect -y 2022 --period half-year --province dong-thap *.xlsx",
)
TOLD = 20  # changes of one workbook that are told one by one


class Format(StrEnum):
    """How problems are given."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Workbooks, or folders of them.", show_default=False),
]
Within = Annotated[str | None, province_option("Only files of this province are wanted.")]
Received = Annotated[
    str | None,
    typer.Option(
        "--received",
        metavar="DD/MM/YYYY",
        help="On which day they came; by default that of reading.",
    ),
]
Output = Annotated[Format, typer.Option("--format", help="text, json or github.")]


def collect(
    year: Year,
    period: PeriodOption,
    files: Files = None,
    month: MonthOption = None,
    province: Within = None,
    received: Received = None,
    output: Output = Format.TEXT,
    workspace: WorkspaceFolder = None,
) -> None:
    """Check and keep the workbooks that came back.

    Every problem is listed by file, sheet and cell. A figure that is missing or not sound is a
    blank, and nothing is guessed. A corrected workbook takes the place of the earlier one. Exit
    status 1 where something is wrong.
    """
    from khtt.collect import collect as read
    from khtt.workspace.incoming import incoming

    if not files:
        refuse(_("which workbooks? name files, or a folder"))
    wanted = period_of(year, period, month)
    place, reports = year_reports(workspace, year)
    must_be_owed(reports, wanted)
    tell_enclosed(reports)
    unreadable = list[Diagnostic]()
    paths = list(incoming(files))
    found = read(_contents(paths, unreadable), _asked(reports, wanted, province))
    with opened_store(place, make=True) as store:
        done = store.keep(found.readings, _when(received))
        kept = [one for one in done if not one.outdated]
        silent = list(_silent(reports, store, wanted, kept))
    problems = ordered([*unreadable, *found.problems, *_outdated(done), *silent])
    _tell([str(path) for path in paths], problems, output)
    _tell_kept(kept, reports)
    _sum_up(found, kept, problems, len(unreadable))
    if any(one.severity is Severity.ERROR for one in problems) or not kept:
        raise typer.Exit(PROBLEMS)


def _asked(reports: "Reporting", period: "Period", province: str | None) -> "Asked":
    from khtt.nouns.report.asked import Asked

    within = chosen_unit(reports, province).id if province else ""
    return Asked(period, reports.table_forms(period), reports.units, within)


def _when(received: str | None) -> "When":
    """Give when workbooks are read, and on which day they came where that was told."""
    from khtt.nouns.report.figures import When

    now = datetime.now().isoformat(timespec="seconds")  # noqa: DTZ005, TID251 (the command line may ask)
    return When(now, day_of(received).isoformat() if received else None)


def _contents(paths: Iterable[Path], unreadable: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """Read the files one after the other, and note those that cannot be read."""
    from khtt.workspace.incoming import read_incoming

    for path in paths:
        try:
            yield str(path), read_incoming(path)
        except WorkspaceError as error:
            message = _("it cannot be read: {reason}").format(reason=error.reason)
            unreadable.append(Diagnostic("KH600", message, Place(str(path))))


def _silent(
    reports: "Reporting", store: "Store", period: "Period", kept: "Sequence[Kept]"
) -> Iterator[Diagnostic]:
    """Name the units of the provinces that were collected which have sent nothing yet."""
    below = {one.reading.sender.partition("/")[0] for one in kept if "/" in one.reading.sender}
    for form in reports.table_forms(period).values():
        there = {one.unit for one in store.received(form.id, [period.id])}
        for province in reports.provinces:
            if province.id not in below:
                continue
            silent = [unit.short for unit in province.below if unit.id not in there]
            if silent:
                message = _("nothing has come from {count} of {all}: {units}").format(
                    count=len(silent), all=len(province.below), units=", ".join(silent)
                )
                at = Place(f"{form.number}, {period.name}, {province.short}")
                hint = _("ask them for their workbooks; their figures stay blank")
                yield Diagnostic("KH625", message, at, Severity.WARNING, hint)


def _outdated(done: "Sequence[Kept]") -> Iterator[Diagnostic]:
    """Name the files that were sent again after another took their place."""
    message = _("it was collected before, and {file} has taken its place; nothing of it is kept")
    hint = _("take it away; if it holds after all, let the unit save it once more and send it")
    for one in done:
        if one.outdated:
            said = message.format(file=one.outdated)
            yield Diagnostic("KH627", said, Place(one.reading.file), hint=hint)


def _tell(names: Sequence[str], problems: Sequence[Diagnostic], output: Format) -> None:
    from khtt.formats.diagnostics.github import as_github
    from khtt.formats.diagnostics.json import as_json
    from khtt.formats.diagnostics.text import as_text
    from khtt.nouns.findings import report

    match output:
        case Format.TEXT:
            print(as_text(problems, colour=coloured(sys.stderr)), end="", file=sys.stderr)
        case Format.JSON:
            print(as_json(report(names, problems, {})), end="")
        case Format.GITHUB:
            print(as_github(report(names, problems, {})), end="")


def _tell_kept(kept: "Sequence[Kept]", reports: "Reporting") -> None:
    for one in kept:
        if not one.replaced:
            continue
        message = _("{file} takes the place of {old}: {count} figures changed")
        said = message.format(file=one.reading.file, old=one.replaced, count=len(one.changes))
        typer.echo(f"khtt: {said}", err=True)
        number = reports.forms[one.reading.form].number
        for change in one.changes[:TOLD]:
            unit = reports.units[change.unit].short if change.unit in reports.units else change.unit
            old, new = _shown(change.old), _shown(change.new)
            typer.echo(f"    {unit}, {number}, ({change.column}): {old} -> {new}", err=True)
        if len(one.changes) > TOLD:
            more = _("and {count} more").format(count=len(one.changes) - TOLD)
            typer.echo(f"    {more}", err=True)


def _shown(value: float | None) -> str:
    return _("blank") if value is None else str(value)


def _sum_up(
    found: "Collected", kept: "Sequence[Kept]", problems: Sequence[Diagnostic], unreadable: int
) -> None:
    errors = sum(one.severity is Severity.ERROR for one in problems)
    blanks = sum(figure.value is None for one in kept for figure in one.reading.figures)
    said = _(
        "{files} files: {new} new, {replaced} corrected, {again} unchanged, {refused} not kept; "
        "{blanks} blank figures; {errors} errors, {warnings} warnings"
    ).format(
        files=found.files + unreadable,
        new=sum(not one.replaced and not one.again for one in kept),
        replaced=sum(bool(one.replaced) for one in kept),
        again=sum(one.again for one in kept),
        refused=found.files + unreadable - len(kept),
        blanks=blanks,
        errors=errors,
        warnings=len(problems) - errors,
    )
    typer.echo(said, err=True)

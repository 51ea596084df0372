"""`khtt validate`: every problem of every plan, in one run."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import coloured, refuse
from khtt.cli.watch import stop_in_order
from khtt.nouns.diagnostic import Severity
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace, nearest_workspace

if TYPE_CHECKING:
    from khtt.cli.checking import Run
    from khtt.nouns.findings import Report

FINE, PROBLEMS, UNUSABLE = range(3)
HOME = "https://github.com/khtt/khtt"


class Format(StrEnum):
    """How the problems are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Plan files, or folders of them, or - for a plan that is piped in; by default the "
        "plans of this workspace.",
        show_default=False,
    ),
]
Output = Annotated[Format, typer.Option("--format", help="How problems are printed.")]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="FORMAT:FILE", help="Write them to a file too; may repeat."),
]
FailOn = Annotated[
    Severity, typer.Option("--fail-on", help="From which severity on the status is 1.")
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Problems known already; only others count."),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="Write the problems of now as known."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")]


def validate(
    paths: Paths = None,
    output: Output = Format.TEXT,
    reports: Reports = None,
    fail_on: FailOn = Severity.ERROR,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
    watch: Watch = False,
) -> None:
    """Check plan files and tell every problem in them.

    A problem that is none is allowed by a comment on its line or above it, with a reason:
    # khtt: allow KH312 because it is a name

    Exit status: 0 fine, or nothing that --fail-on asks for; 1 problems; 2 a file that cannot be
    read, no file at all, or wrong usage.
    """
    from khtt.cli.checking import checked

    asked = Asked(output, _reports(reports or ()), fail_on, _known(baseline))
    if watch:
        _watch(paths or (), asked)
    run = checked(paths or ())
    if write_baseline:
        from khtt.formats.diagnostics.baseline import as_baseline

        content = as_baseline(_report(run, asked)).encode()
        DiskWorkspace(Path()).write(write_baseline, content)
        asked = replace(asked, known=_known(write_baseline))
    raise typer.Exit(_told(run, asked))


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run is told: printed and in files, from when on it fails, what is known already."""

    output: Format
    reports: tuple[tuple[Format, Path], ...]
    fail_on: Severity
    known: frozenset[str]


def _reports(asked: Iterable[str]) -> tuple[tuple[Format, Path], ...]:
    found = []
    for one in asked:
        name, colon, file = one.partition(":")
        if name not in list(Format) or not colon or not file:
            formats = ", ".join(Format)
            sentence = _("--report {given}: write FORMAT:FILE; the formats are {formats}")
            refuse(sentence.format(given=one, formats=formats))
        found.append((Format(name), Path(file)))
    return tuple(found)


def _known(file: Path | None) -> frozenset[str]:
    if file is None:
        return frozenset()
    from khtt.formats.diagnostics.baseline import known_problems

    try:
        return known_problems(DiskWorkspace(Path()).read(file))
    except ValueError:
        sentence = _("{file} is no baseline; make one with --write-baseline {file}")
        refuse(sentence.format(file=file))


def _report(run: "Run", asked: Asked) -> "Report":
    from khtt.nouns.findings import report

    files = (file.as_posix() for file in run.files)
    return replace(report(files, run.problems, run.texts, asked.known), fail_on=asked.fail_on)


def _told(run: "Run", asked: Asked) -> int:
    """Print what was found, write the reports, and give the exit status."""
    for sentence in run.unusable:
        typer.echo(f"khtt: {sentence}", err=True)
    if not run.files and not run.unusable:
        sentence = _("no plan files: no folder `plans` here or above; name the files to check")
        typer.echo(f"khtt: {sentence}", err=True)
    report = _report(run, asked)
    if asked.output is Format.TEXT:
        from khtt.formats.diagnostics.text import as_text, summary

        text = as_text(report.problems, colour=coloured(), texts=run.texts)
        typer.echo(f"{text}{summary(report)}")
    else:
        typer.echo(_shown(report, asked.output, run), nl=False)
    for output, file in asked.reports:
        DiskWorkspace(Path()).write(file, _shown(report, output, run).encode())
    _summarize(report, asked)
    if run.unusable or not run.files:
        return UNUSABLE
    return PROBLEMS if report.failed else FINE


def _shown(report: "Report", output: Format, run: "Run") -> str:
    match output:
        case Format.TEXT:
            from khtt.formats.diagnostics.text import as_text, summary

            return f"{as_text(report.problems, texts=run.texts)}{summary(report)}\n"
        case Format.JSON:
            from khtt.formats.diagnostics.json import as_json

            return as_json(report)
        case Format.GITHUB:
            from khtt.formats.diagnostics.github import as_github

            return as_github(report)
        case Format.SARIF:
            from khtt import __version__
            from khtt.formats.diagnostics.sarif import as_sarif

            return as_sarif(report, __version__, HOME)
        case Format.JUNIT:
            from khtt.formats.diagnostics.junit import as_junit

            return as_junit(report)


def _summarize(report: "Report", asked: Asked) -> None:
    """Add the table to the summary of the job, where GitHub runs it."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file and Format.GITHUB in (asked.output, *(output for output, _file in asked.reports)):
        from khtt.formats.diagnostics.github import as_summary

        place, path = DiskWorkspace(Path()), Path(file)
        before = place.read(path) if place.exists(path) else b""
        place.write(path, before + as_summary(report).encode())


def _watch(paths: Sequence[str], asked: Asked) -> None:
    """Check again after each change of a file, until Ctrl-C."""
    from watchfiles import watch

    from khtt.cli.checking import checked

    if "-" in paths:
        refuse(_("what is piped in cannot be watched; leave out - or --watch"))
    root = nearest_workspace(Path.cwd())
    places = [Path(path) for path in paths] or ([root / "plans"] if root else [])
    if missing := [str(place) for place in places if not place.exists()] or not places:
        names = ", ".join(missing) if isinstance(missing, list) else "plans"
        refuse(_("{files}: there is nothing to watch").format(files=names))
    _told(checked(paths), asked)
    stop_in_order()
    for _changes in watch(*places, raise_interrupt=True):
        typer.echo("")
        _told(checked(paths), asked)
        sys.stdout.flush()

"""Diagnostics for GitHub: annotations (workflow commands), and a table for the summary of a job."""

from khtt.formats.diagnostics.text import printable, summary
from khtt.nouns.diagnostic import Diagnostic, Severity
from khtt.nouns.findings import Report
from khtt.nouns.language import _

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_CELL = str.maketrans({"|": "\\|", "<": "&lt;", ">": "&gt;", "`": "'"})


def as_github(report: Report) -> str:
    """Give one workflow command for each problem: `::error file=...,line=...,title=KH301::...`.

    GitHub shows the first ten of each kind, so errors come first.
    """
    found = sorted(report.problems, key=lambda one: one.severity is not Severity.ERROR)
    return "".join(f"{_command(one)}\n" for one in found)


def as_summary(report: Report) -> str:
    """Give the problems as a table in Markdown, for the summary of a job."""
    rows = [f"| {_cells(one)} |" for one in report.problems]
    titles = (_("place"), _("code"), _("problem"), _("what to do"))
    head = [f"| {' | '.join(titles)} |", "|---|---|---|---|"] if rows else []
    return "\n".join([f"### khtt validate: {summary(report)}", "", *head, *rows]) + "\n"


def _cells(found: Diagnostic) -> str:
    code = f"{_(found.severity.value)} {found.code}"
    told = (f"`{printable(str(found.at)).translate(_CELL)}`", code, found.message, found.hint)
    return " | ".join((*told[:2], *(printable(one).translate(_CELL) for one in told[2:])))


def _command(found: Diagnostic) -> str:
    properties = {"file": found.at.file}
    if found.at.line:
        properties |= {"line": str(found.at.line), "col": str(found.at.column)}
    properties["title"] = found.code
    said = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{found.severity.value} {said}::{_message(found).translate(_DATA)}"


def _message(found: Diagnostic) -> str:
    see = _("see {place}: {message}")
    related = [see.format(place=one.at, message=one.message) for one in found.related]
    hint = [f"{_('hint')}: {found.hint}"] if found.hint else []
    return "\n".join([found.message, *related, *hint])

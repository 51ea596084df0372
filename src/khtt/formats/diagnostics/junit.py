"""Diagnostics as JUnit's XML, which build servers read."""

from khtt.formats.diagnostics.text import printable
from khtt.formats.markup import Html, element, joined, said
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.findings import Report
from khtt.nouns.language import _


def as_junit(report: Report) -> str:
    """Give a suite for each file: a failure for each problem that fails the run, or one that passes.

    What does not fail the run is told as the output of its case.
    """
    files = list(dict.fromkeys([*report.files, *(one.at.file for one in report.problems)]))
    suites = [_suite(file, report) for file in files]
    failures = sum(map(report.fails, report.problems))
    tests = sum(max(1, len(_of(file, report))) for file in files)
    counts = {"tests": str(tests), "failures": str(failures)}
    whole = element("testsuites", Html("\n"), *suites, name="khtt validate", **counts)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{whole}\n'


def _of(file: str, report: Report) -> list[Diagnostic]:
    return [one for one in report.problems if one.at.file == file]


def _suite(file: str, report: Report) -> Html:
    found, name = _of(file, report), printable(file)
    cases = [_case(one, fails=report.fails(one)) for one in found]
    fine = element("testcase", name="khtt validate", classname=name)
    counts = {
        "tests": str(max(1, len(found))),
        "failures": str(sum(map(report.fails, found))),
        "errors": "0",
        "skipped": "0",
    }
    return joined(element("testsuite", *(cases or [fine]), name=name, **counts), Html("\n"))


def _case(found: Diagnostic, *, fails: bool) -> Html:
    hint = f"\n{_('hint')}: {found.hint}" if found.hint else ""
    message = printable(found.message)
    told = said(f"{printable(str(found.at))}: {message}" + hint)
    if fails:
        inside = element("failure", told, type=found.code, message=message)
    else:
        inside = element("system-out", told)
    name = f"{found.code} {_('line {line}').format(line=found.at.line)}: {message}"
    return element("testcase", inside, name=name, classname=printable(found.at.file))

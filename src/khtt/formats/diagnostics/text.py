"""Diagnostics for people: a problem a line, what belongs to it indented below."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from khtt.nouns.diagnostic import Diagnostic, Severity
from khtt.nouns.findings import Report
from khtt.nouns.language import _, counted, marked

_BOLD, _RED, _YELLOW, _CYAN, _PLAIN = (f"\x1b[{code}m" for code in ("1", "31;1", "33;1", "36", "0"))
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}
SEVERITIES = (marked("error"), marked("warning"))
# So much of a long line is shown, and so much of it before the fault.
WIDEST, BEFORE = 100, 60


def as_text(
    diagnostics: Iterable[Diagnostic],
    *,
    colour: bool = False,
    texts: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Give one line for each problem, then its line of the file, related places and the hint.

    `plans/2025.yaml:112:9: error KH301: ...`, then the line with a caret under the fault where
    `texts` has the lines of the file, `    --> place message`, `    hint: ...`.
    """
    known = texts or {}
    return "".join(
        f"{line}\n"
        for found in diagnostics
        for line in _lines(found, known.get(found.at.file, ()), colour=colour)
    )


def summary(report: Report) -> str:
    """Give the count of it all: `3 files, 2 errors, 1 warning`."""
    allowed = sum(bool(one.reason) for one in report.findings)
    known = sum(one.known and not one.reason for one in report.findings)
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    told = [
        counted("{count} file", "{count} files", len(report.files)),
        counted("{count} error", "{count} errors", errors),
        counted("{count} warning", "{count} warnings", warnings),
        *([counted("{count} allowed", "{count} allowed", allowed)] if allowed else []),
        *([counted("{count} in the baseline", "{count} in the baseline", known)] if known else []),
    ]
    return ", ".join(told)


def printable(text: str) -> str:
    """Give text that cannot steer a terminal or break a line: other characters as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _lines(found: Diagnostic, lines: Sequence[str], *, colour: bool) -> Iterator[str]:
    place = _painted(f"{found.at}:", _BOLD, colour=colour)
    severity = _painted(_(found.severity.value), _COLOURS[found.severity], colour=colour)
    yield f"{place} {severity} {found.code}: {printable(found.message)}"
    if 0 < found.at.line <= len(lines):
        yield from _pointed(found, lines[found.at.line - 1], colour=colour)
    for related in found.related:
        yield f"    --> {printable(f'{related.at} {related.message}')}"
    if found.hint:
        hint = _painted(f"{_('hint')}:", _CYAN, colour=colour)
        yield f"    {hint} {printable(found.hint)}"


def _pointed(found: Diagnostic, line: str, *, colour: bool) -> Iterator[str]:
    """Give the line of a problem and a caret under its column."""
    at = min(found.at.column - 1, len(line))
    start = max(0, at - BEFORE) if len(line) > WIDEST else 0
    cut = "…" if start else ""
    shown = cut + line[start : start + WIDEST] + ("…" if len(line) > start + WIDEST else "")
    number = str(found.at.line)
    blank = " " * sum(map(_width, cut + line[start:at]))
    yield f"  {number} | {_plain(shown)}".rstrip()
    caret = _painted("^", _COLOURS[found.severity], colour=colour)
    yield f"  {' ' * len(number)} | {blank}{caret}"


def _plain(text: str) -> str:
    """Give a line of a file so that each character takes the room that `_width` gives it."""
    return "".join(c if c.isprintable() or unicodedata.combining(c) else "·" for c in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _painted(text: str, colour_code: str, *, colour: bool) -> str:
    return f"{colour_code}{printable(text)}{_PLAIN}" if colour else printable(text)

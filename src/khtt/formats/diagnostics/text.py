"""Diagnostics for people: a problem a line, what belongs to it indented below."""

from collections.abc import Iterable, Iterator, Sequence

from khtt.nouns.diagnostic import Diagnostic, Severity

_BOLD, _RED, _YELLOW, _CYAN, _PLAIN = (f"\x1b[{code}m" for code in ("1", "31;1", "33;1", "36", "0"))
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Give one line for each problem, and one for each related place and hint; never wrapped.

    `plans/2025.yaml:112:9: error KH301: ...`, then `    --> place message`, `    hint: ...`.
    """
    return "".join(f"{line}\n" for found in diagnostics for line in _lines(found, colour=colour))


def summary(files: int, diagnostics: Sequence[Diagnostic]) -> str:
    """Give the count of it all: `3 files, 2 errors, 1 warning`."""
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    counts = ((files, "file"), (errors, "error"), (len(diagnostics) - errors, "warning"))
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)


def printable(text: str) -> str:
    """Give text that cannot steer a terminal or break a line: other characters as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _lines(found: Diagnostic, *, colour: bool) -> Iterator[str]:
    place = _painted(f"{found.at}:", _BOLD, colour=colour)
    severity = _painted(found.severity.value, _COLOURS[found.severity], colour=colour)
    yield f"{place} {severity} {found.code}: {printable(found.message)}"
    for related in found.related:
        yield f"    --> {printable(f'{related.at} {related.message}')}"
    if found.hint:
        yield f"    {_painted('hint:', _CYAN, colour=colour)} {printable(found.hint)}"


def _painted(text: str, colour_code: str, *, colour: bool) -> str:
    return f"{colour_code}{printable(text)}{_PLAIN}" if colour else printable(text)

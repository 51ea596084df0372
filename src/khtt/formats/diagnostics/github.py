"""Diagnostics as annotations of GitHub's workflows (workflow commands)."""

from collections.abc import Iterable

from khtt.nouns.diagnostic import Diagnostic

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Give one workflow command for each problem: `::error file=...,line=...,title=KH301::...`."""
    return "".join(f"{_command(found)}\n" for found in diagnostics)


def _command(found: Diagnostic) -> str:
    properties = {"file": found.at.file}
    if found.at.line:
        properties |= {"line": str(found.at.line), "col": str(found.at.column)}
    properties["title"] = found.code
    said = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{found.severity.value} {said}::{_message(found).translate(_DATA)}"


def _message(found: Diagnostic) -> str:
    related = [f"see {one.at}: {one.message}" for one in found.related]
    hint = [f"hint: {found.hint}"] if found.hint else []
    return "\n".join([found.message, *related, *hint])

"""How `khtt diff` tells what it found: printed, or written to a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from khtt.cli.common import coloured, refuse
from khtt.cli.diff.options import Format
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace, WorkspaceError

if TYPE_CHECKING:
    from khtt.compiler.comparison import Comparison
    from khtt.nouns.change import Changes

_PAPERS = (Format.HTML, Format.DOCX, Format.REDLINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """How the changes are told, and how much of them."""

    output: Format
    summary: bool = False
    stat: bool = False


def rendered(found: "Comparison", changes: "Changes", shown: Shown) -> bytes:
    """Give the report, a paper as well as what is printed in the language of the terminal."""
    if shown.output in _PAPERS:
        return _paper(found, changes, shown.output)
    return _told(found, changes, shown).encode("utf-8", "backslashreplace")


def _told(found: "Comparison", changes: "Changes", shown: Shown) -> str:
    match shown.output:
        case Format.MARKDOWN:
            from khtt.formats.changes.markdown import as_markdown

            return as_markdown(changes, found.local)
        case Format.JSON:
            from khtt.formats.changes.json import as_json

            return as_json(changes, found.local)
        case Format.GITHUB:
            from khtt.formats.changes.github import as_github

            return as_github(changes, found.places)
        case _:
            return _text(changes, found, shown)


def _paper(found: "Comparison", changes: "Changes", output: Format) -> bytes:
    match output:
        case Format.HTML:
            from khtt.formats.changes.html import as_html

            return as_html(changes, found.local).encode("utf-8", "backslashreplace")
        case Format.DOCX:
            from khtt.formats.changes.docx import as_docx

            return as_docx(changes, found.local)
        case _:
            return _redline(found, changes)


def _redline(found: "Comparison", changes: "Changes") -> bytes:
    """Give the unit's own document tracked against last year's, or without a unit the plan's text."""
    if found.papers:
        from khtt.compiler.redlining import unit_redline
        from khtt.workspace.resources import template_texts

        return unit_redline(*found.papers, template_texts())
    from khtt.formats.changes.redline import as_redline

    return as_redline(changes, found.old, found.new)


def _text(changes: "Changes", found: "Comparison", shown: Shown) -> str:
    from khtt.formats.changes.text import as_text, figures, summary

    colour = coloured()
    if shown.stat:
        return figures(changes, colour=colour)
    if shown.summary:
        return summary(changes, found.local, colour=colour)
    return as_text(changes, found.local, colour=colour)


def give(files: DiskWorkspace, content: bytes, out: Path | None) -> None:
    """Print the report, or write it whole and say so; what cannot be written ends with status 2."""
    if out is None:
        typer.echo(content.decode(), nl=False)
        return
    folder = out.absolute().parent
    if not folder.exists():
        refuse(_("there is no folder {folder}; make it first").format(folder=out.parent))
    try:
        files.write(out.absolute(), content)
    except WorkspaceError as error:
        refuse(str(error))
    typer.echo(_("written: {file}").format(file=out), err=True)

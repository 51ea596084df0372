"""`khtt inspect`: from a Word document back to its plan."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from khtt.cli.common import PROBLEMS, WorkspaceFolder, examples, refuse
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace, nearest_workspace


class Format(StrEnum):
    """How the inspection is given."""

    TEXT = "text"
    JSON = "json"
    REDLINE = "redline"


DocumentFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="A Word document, .docx.", show_default=False)
]
Output = Annotated[
    Format, typer.Option("--format", help="text, json, or redline: a .docx of the edits.")
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FILE", help="Where to; a redline by default NAME.redline.docx."
    ),
]

EXAMPLES = examples(
    "khtt inspect build/2022/province/dong-thap.docx",
    "khtt inspect dong-thap.docx --format redline --out dong-thap.redline.docx",
    "khtt inspect from-another-office.docx --format json",
)


def inspect(
    file: DocumentFile,
    output: Output = Format.TEXT,
    out: OutFile = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell what a Word document is and what was done to it since it was written.

    What was edited by hand, word by word; which lines of the plan have changed since; whether it
    keeps the decree on layout, also of a document that khtt did not make. Exit status 1 where
    anything of this is told.
    """
    from khtt.compiler.inspection import hand_edits, inspect_document
    from khtt.formats.inspection.json import as_json
    from khtt.formats.inspection.text import as_text
    from khtt.write.reading import NotWord

    root = workspace or nearest_workspace(file.parent.absolute()) or nearest_workspace(Path.cwd())
    place = DiskWorkspace(Path(os.path.relpath(root))) if root else None
    content = DiskWorkspace(Path()).read_document(file)
    try:
        found = inspect_document(content, place, place.root if place else Path())
        if output is Format.REDLINE:
            if not found.steps:
                refuse(_("what khtt wrote is not known: there is nothing to compare with"))
            year = found.origin.year if found.origin else 0
            _write(out or file.with_suffix(".redline.docx"), hand_edits(content, found.steps, year))
            return
    except NotWord as error:
        refuse(f"{file}: {error}")
    text = as_json(found) if output is Format.JSON else as_text(found, str(file))
    if out:
        _write(out, text.encode())
    else:
        typer.echo(text, nl=False)
    if found.edits or found.renewed or found.breaches:
        raise typer.Exit(PROBLEMS)


def _write(path: Path, content: bytes) -> None:
    DiskWorkspace(Path()).write(path, content)
    typer.echo(_("written: {path}").format(path=path))

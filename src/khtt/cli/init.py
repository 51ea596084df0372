"""`khtt init`: a workspace to begin in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Template
from typing import Annotated

import typer

from khtt import __version__
from khtt.cli.common import examples, refuse
from khtt.data import data
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="Where to; by default here.", show_default=False)
]
FirstYear = Annotated[
    int | None,
    typer.Option("--year", "-y", metavar="YEAR", help="The first plan's; by default this year."),
]
EXAMPLES = examples("khtt init", "khtt init ke-hoach --year 2026")
FIRST, LAST = 2026, 2100  # the first plan is written for the bodies of today
FILES = {
    ".vscode/settings.json": "settings.json",
    ".vscode/extensions.json": "extensions.json",
    ".github/workflows/plans.yml": "workflow.yaml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
}


def init(folder: Folder = Path(), year: FirstYear = None) -> None:
    """Make a workspace: a first plan, the editor's settings, checks for git and GitHub.

    What is there already stays as it is.
    """
    chosen = max(date.today().year, FIRST) if year is None else year  # noqa: DTZ011, TID251
    if not FIRST <= chosen <= LAST:
        sentence = _("a first plan of {year}: name a year from {first} to {last}")
        refuse(sentence.format(year=chosen, first=FIRST, last=LAST))
    place = DiskWorkspace(folder)
    for path, text in _files(place, chosen):
        if place.exists(path):
            typer.echo(_("{file} is there already and stays").format(file=folder / path))
            continue
        place.write(path, text.encode())
        typer.echo(_("{file} written").format(file=folder / path))
    typer.echo(_("next: khtt validate; khtt render province --year {year}").format(year=chosen))


def _files(place: DiskWorkspace, year: int) -> Iterator[tuple[Path, str]]:
    from khtt.formats.schema.generate import as_schema
    from khtt.nouns.plan.file import PlanFile
    from khtt.nouns.plan.overlay import Overlay

    if not (place.is_folder(Path("plans")) and place.plan_files()):
        yield Path("plans") / f"{year}.yaml", _scaffold("plan.yaml", year)
    yield Path(".khtt/plan.schema.json"), as_schema(PlanFile, "plan")
    yield Path(".khtt/overlay.schema.json"), as_schema(Overlay, "overlay")
    for path, name in FILES.items():
        yield Path(path), _scaffold(name, year)


def _scaffold(name: str, year: int) -> str:
    text = data(f"scaffold/{name}").read_text("utf-8")
    return Template(text).substitute(year=year, version=__version__)

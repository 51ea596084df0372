"""`khtt show`: a plan as a person reads it."""

import shutil
from typing import Annotated

import typer

from khtt.cli.common import (
    WorkspaceFolder,
    coloured,
    examples,
    on_terminal,
    open_workspace,
    refuse,
    year_plan,
)
from khtt.cli.completing import sections, years
from khtt.nouns.language import _

ShownYear = Annotated[
    int,
    typer.Argument(
        metavar="YEAR", help="The year of the plan.", autocompletion=years, show_default=False
    ),
]
SectionName = Annotated[
    str | None,
    typer.Argument(
        metavar="SECTION",
        autocompletion=sections,
        help="One part only, such as themes or 'chủ đề'.",
        show_default=False,
    ),
]

EXAMPLES = examples(
    "khtt show 2023", "khtt show 2022 themes", 'khtt show 2022 script | grep "loa truyền thanh"'
)


def show(year: ShownYear, section: SectionName = None, workspace: WorkspaceFolder = None) -> None:
    """Print a plan, or one part of it.

    Each item comes with its ref in the official document and its id. In a pipe an item is one
    line, so that a search finds it whole.
    """
    from khtt.formats.plan.text import as_text
    from khtt.resolve.worded import national

    part = None if section is None else _part(section)
    loaded = year_plan(open_workspace(workspace), year)
    width = shutil.get_terminal_size().columns if on_terminal() else None
    text = as_text(national(loaded.file), part, colour=coloured(), width=width)
    typer.echo(text, nl=False)
    if not text:
        sentence = _("the plan of {year} has no part '{part}'").format(year=year, part=part)
        typer.echo(f"khtt: {sentence}", err=True)


def _part(section: str) -> str:
    """Give the part that a name means, English as in the file or Vietnamese as printed."""
    from khtt.formats.plan.entries import PARTS
    from khtt.nouns.diagnostic import nearest
    from khtt.nouns.text import slug

    names = {slug(name): part for part, name in PARTS.items()} | {part: part for part in PARTS}
    key = slug(section)
    if key not in names:
        near = nearest(key, names)
        told = {"name": section, "meant": names[near] if near else "", "parts": ", ".join(PARTS)}
        sentence = _("there is no part '{name}'; there are: {parts}")
        if near:
            sentence = _("there is no part '{name}'; did you mean '{meant}'? there are: {parts}")
        refuse(sentence.format(**told))
    return names[key]

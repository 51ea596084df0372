"""`khtt show`: a plan as a person reads it."""

from typing import Annotated

import typer

from khtt.cli.common import WorkspaceFolder, on_terminal, open_workspace, refuse, year_plan

ShownYear = Annotated[
    int, typer.Argument(metavar="YEAR", help="The year of the plan.", show_default=False)
]
SectionName = Annotated[
    str | None,
    typer.Argument(
        metavar="SECTION", help="One part only, such as themes or script.", show_default=False
    ),
]


def show(year: ShownYear, section: SectionName = None, workspace: WorkspaceFolder = None) -> None:
    """Print a plan, or one part of it, with the ref of every item in the official document.

    Examples:
      khtt show 2023

      khtt show 2022 themes

    """
    from khtt.reports.plan_text import PARTS, as_text

    if section is not None and section not in PARTS:
        refuse(f"there is no part '{section}'; there are: {', '.join(PARTS)}")
    loaded = year_plan(open_workspace(workspace), year)
    typer.echo(as_text(loaded.file, section, colour=on_terminal()), nl=False)

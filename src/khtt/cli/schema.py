"""`khtt schema`: the schemas of what khtt prints for programs."""

from enum import StrEnum
from typing import Annotated

import typer


class Printed(StrEnum):
    """What has a schema."""

    DIFF = "diff"


Name = Annotated[Printed, typer.Argument(help="What it is the schema of.", show_default=False)]


def schema(name: Name) -> None:
    """Print the JSON Schema of what --format json prints."""
    from khtt.formats.changes.schema import as_schema

    match name:
        case Printed.DIFF:
            typer.echo(as_schema(), nl=False)

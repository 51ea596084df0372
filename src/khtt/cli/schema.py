"""`khtt schema`: the schemas of what khtt prints for programs, and of the files that people write."""

from enum import StrEnum
from typing import Annotated

import typer


class Printed(StrEnum):
    """What has a schema."""

    DIFF = "diff"
    DIAGNOSTICS = "diagnostics"
    PLAN = "plan"
    OVERLAY = "overlay"


Name = Annotated[Printed, typer.Argument(help="What it is the schema of.", show_default=False)]


def schema(name: Name) -> None:
    """Print a JSON Schema.

    Of what --format json prints, or of the files that people write.
    """
    typer.echo(_schema(name), nl=False)


def _schema(name: Printed) -> str:
    match name:
        case Printed.DIFF:
            from khtt.formats.changes.schema import as_schema

            return as_schema()
        case Printed.DIAGNOSTICS:
            from khtt.formats.diagnostics.schema import as_schema as of_diagnostics

            return of_diagnostics()
        case Printed.PLAN:
            from khtt.formats.schema.generate import as_schema as of_model
            from khtt.nouns.plan.file import PlanFile

            return of_model(PlanFile, "plan")
        case Printed.OVERLAY:
            from khtt.formats.schema.generate import as_schema as of_model
            from khtt.nouns.plan.overlay import Overlay

            return of_model(Overlay, "overlay")

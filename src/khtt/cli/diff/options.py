"""What `khtt diff` takes."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from khtt.cli.options import base_option, district_option, province_option
from khtt.nouns.change.kinds import Band, Level


class Format(StrEnum):
    """How the changes are told."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    REDLINE = "redline"
    GITHUB = "github"


Old = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help="The older plan: a year, a file, or REVISION:plans/2023.yaml from git.",
        show_default=False,
    ),
]
New = Annotated[
    str, typer.Argument(metavar="NEW", help="The newer plan, named likewise.", show_default=False)
]
Output = Annotated[Format, typer.Option("--format", "-f", help="How the changes are told.")]
ProvinceName = Annotated[str | None, province_option("What it means there.")]
DistrictName = Annotated[str | None, district_option("What it means in this district.")]
BaseName = Annotated[str | None, base_option("What it means in this base office.")]
NoIds = Annotated[
    bool, typer.Option("--no-ids", help="Match by text alone, for plans from elsewhere.")
]
Only = Annotated[
    str | None, typer.Option("--only", metavar="SECTION", help="One section: III, VII.7, units.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only changes of this kind; see khtt kinds."),
]
MinBand = Annotated[
    Band | None, typer.Option("--min-band", help="Only what is at least this sure.")
]
LeastLevel = Annotated[
    Level | None, typer.Option("--level", help="Only changes of this level and above.")
]
Summary = Annotated[
    bool, typer.Option("--summary", help="What was decided, on one screen, and nothing else.")
]
Stat = Annotated[bool, typer.Option("--stat", help="The figures alone, by kind and section.")]
FailOn = Annotated[
    Level | None, typer.Option("--fail-on", help="Exit with 1 when a change reaches this level.")
]
Accept = Annotated[
    Path | None,
    typer.Option("--accept", metavar="FILE", help="Changes already agreed, each with a reason."),
]
Agree = Annotated[
    list[str] | None,
    typer.Option(
        "--agree",
        metavar="ID",
        help="Write a change, by its fingerprint, into the file of agreed ones.",
    ),
]
Because = Annotated[
    str | None, typer.Option("--because", metavar="REASON", help="Why it is agreed.")
]

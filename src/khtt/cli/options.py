"""The options that several commands share; those below are of `khtt render`."""

from pathlib import Path
from typing import Annotated

import typer
from typer.models import OptionInfo

from khtt.cli.completing import provinces


def province_option(told: str) -> OptionInfo:
    """Give the option that names a province, with what it is told of it."""
    option: OptionInfo = typer.Option(
        "--province", "-p", autocompletion=provinces, metavar="NAME", help=told, show_default=False
    )
    return option


def district_option(told: str) -> OptionInfo:
    """Give the option that names a district, with what it is told of it."""
    option: OptionInfo = typer.Option("--district", "-d", metavar="NAME", help=told)
    return option


def base_option(told: str) -> OptionInfo:
    """Give the option that names a base office, with what it is told of it."""
    option: OptionInfo = typer.Option("--base", "-b", metavar="NAME", help=told)
    return option


OutFile = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to; by default printed.")
]

Names = Annotated[
    list[str] | None,
    typer.Argument(
        autocompletion=provinces,
        metavar="NAME",
        help="Bodies by name, slug or code (dong-thap, 'Đồng Tháp', 87); by default all.",
        show_default=False,
    ),
]
LowerNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="Offices by name or slug (dong-thap/huyen-hong-ngu, 'huyện Củ Chi'); by default all.",
        show_default=False,
    ),
]
ProvinceName = Annotated[str | None, province_option("Only the offices of this province.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Where to; by default build/YEAR/LEVEL."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="Processes at work; by default one a core."
    ),
]
ReferenceDocument = Annotated[
    Path | None,
    typer.Option(
        "--reference-doc",
        metavar="FILE",
        help="Your office's own .docx, for its styles and margins.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite documents that somebody edited.")]

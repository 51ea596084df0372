"""The options that the commands of `khtt render` share."""

from pathlib import Path
from typing import Annotated

import typer

from khtt.cli.completing import provinces

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
ProvinceName = Annotated[
    str | None,
    typer.Option(
        "--province",
        "-p",
        autocompletion=provinces,
        metavar="NAME",
        help="Only the offices of this province.",
    ),
]
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

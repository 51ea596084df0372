"""`khtt carry`: a body's overlay brought to the next plan."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import UNUSABLE, WorkspaceFolder, coloured, examples, open_workspace, refuse
from khtt.cli.common import plan_path as path_of
from khtt.cli.options import base_option, district_option, province_option
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.language import _, counted
from khtt.workspace import DiskWorkspace, WorkspaceError

if TYPE_CHECKING:
    from khtt.compiler.carrying import Carriage

EXAMPLES = examples(
    "khtt carry --from 2022 --to 2023 --province dong-thap",
    "khtt carry --from 2022 --to 2023 --province dong-thap --district huyen-lap-vo",
)

From = Annotated[
    int,
    typer.Option(
        "--from", metavar="YEAR", show_default=False, help="The year that has the overlay."
    ),
]
To = Annotated[
    int, typer.Option("--to", metavar="YEAR", show_default=False, help="The year of the new plan.")
]
ProvinceName = Annotated[str | None, province_option("Whose overlay it is.")]
DistrictName = Annotated[str | None, district_option("The district whose it is.")]
BaseName = Annotated[str | None, base_option("The base office whose it is.")]
OutFile = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="Where to; by default under the new year."),
]


def carry(
    from_: From,
    to: To,
    province: ProvinceName = None,
    district: DistrictName = None,
    base: BaseName = None,
    out: OutFile = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Bring last year's overlay to the new plan.

    It tells what holds, what moved with the plan, and what has no home.

    It writes a new file and never over one that is there. Exit status: 0 all was carried; 1
    something found no home; 2 nothing could be read, carried or written.
    """
    if not (province or district or base):
        refuse(_("name whose overlay: --province, --district or --base"))
    files = open_workspace(workspace)
    found = _carried(files, (from_, to), (province, district, base))
    path = out.absolute() if out else found.path
    if files.exists(path):
        said = _("{file} is there already; name another place with --out")
        refuse(said.format(file=path))
    try:
        files.write(path, found.text.encode())
    except WorkspaceError as error:
        refuse(str(error))
    _tell(found, files.root / path)
    if found.losses or found.others:
        raise typer.Exit(1)


def _carried(
    files: DiskWorkspace, years: tuple[int, int], names: tuple[str | None, str | None, str | None]
) -> "Carriage":
    from khtt.compiler.carrying import NothingToCarryError, carry_overlay
    from khtt.compiler.comparison import read_side
    from khtt.compiler.succession import Unit
    from khtt.nouns.territory import PlaceError

    try:
        sides = [read_side(files, path_of(files, year).as_posix(), files.root) for year in years]
        return carry_overlay(files, sides[0], sides[1], Unit(*names))
    except (NothingToCarryError, PlaceError) as error:
        return refuse(str(error))
    except WorkspaceError as error:
        return refuse(str(error))
    except PlanError as error:
        from khtt.formats.diagnostics.text import as_text

        typer.echo(as_text(error.diagnostics, colour=coloured(sys.stderr)), nl=False, err=True)
        raise typer.Exit(UNUSABLE) from error


def _tell(found: "Carriage", path: Path) -> None:
    from khtt.formats.overlay.carried import as_text

    kept = counted("{count} entry carried", "{count} entries carried", found.kept)
    said = _("{file}: {kept}, from {old}").format(file=path, kept=kept, old=found.old)
    typer.echo(said)
    told = [(one.path, one.old, one.new) for one in found.moves]
    lost = [(one.path, one.reason, one.nearest) for one in found.losses]
    typer.echo(as_text(told, lost), nl=False)
    for file in found.others:
        typer.echo(
            _("not carried, of another body that this one continues: {file}").format(file=file)
        )

"""`khtt new`: an overlay to start from."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.bodies import chosen_bodies, chosen_body
from khtt.cli.common import WorkspaceFolder, Year, examples, open_workspace, refuse, year_plan
from khtt.cli.speech import Command, Group
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.workspace import DiskWorkspace

new = typer.Typer(cls=Group, no_args_is_help=True)

ProvinceName = Annotated[str, typer.Argument(metavar="NAME", show_default=False)]
DistrictName = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Such as dong-thap/huyen-hong-ngu.", show_default=False),
]
OfProvince = Annotated[
    str | None, typer.Option("--province", "-p", help="The district's province.")
]


@new.callback()
def _kinds() -> None:
    """Write an overlay to start from.

    What an office does not decide itself may stay commented.
    """


@new.command(cls=Command, epilog=examples("khtt new province dong-thap --year 2022"))
def province(name: ProvinceName, year: Year, workspace: WorkspaceFolder = None) -> None:
    """Write the overlay of a province.

    It has comments, and is never written over a file that is there.
    """
    from khtt.formats.overlay.text import province_overlay
    from khtt.nouns.organisation import Level

    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    one = chosen_body(loaded.organisation, Level.PROVINCE, name)
    path = Path("plans") / str(year) / f"{one.slug}.yaml"
    below = loaded.organisation.below(one)
    _write(place, path, province_overlay(loaded.file, one, below))


@new.command(cls=Command, epilog=examples("khtt new district dong-thap/huyen-hong-ngu --year 2022"))
def district(
    name: DistrictName, year: Year, province: OfProvince = None, workspace: WorkspaceFolder = None
) -> None:
    """Write the overlay of a district.

    It has comments, and is never written over a file that is there.
    """
    from khtt.formats.overlay.text import district_overlay

    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    lowest = loaded.organisation.levels[-1]
    (one,) = chosen_bodies(loaded.organisation, lowest, [name], province)
    path = Path("plans") / str(year) / f"{one.id}.yaml"
    _write(place, path, district_overlay(loaded.file, one))


def _write(place: "DiskWorkspace", path: Path, text: str) -> None:
    if place.exists(path):
        refuse(_("{file} is there already; it is not overwritten").format(file=path))
    place.write(path, text.encode())
    typer.echo(_("{file} written; check it with: khtt validate").format(file=place.root / path))

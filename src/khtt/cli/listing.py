"""`khtt list`: the plans of the workspace, the provinces and districts of a map."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import WorkspaceFolder, open_workspace, plan_path, refuse
from khtt.text import number, short_date

if TYPE_CHECKING:
    from khtt.compiler import LoadedPlan
    from khtt.territory import Province, Territory

listing = typer.Typer(no_args_is_help=True, help="List plans, provinces or districts.")

MapYear = Annotated[
    int | None,
    typer.Option("--year", "-y", help="The year whose map is meant; by default the last plan's."),
]
ProvinceName = Annotated[
    str | None, typer.Option("--province", "-p", help="Only the districts of this province.")
]


@listing.callback()
def _kinds() -> None:
    """List plans, provinces or districts, a line each: fields are divided by tabs."""


@listing.command()
def plans(workspace: WorkspaceFolder = None) -> None:
    """List the plans: year, title, number and date, items.

    Example: khtt list plans
    """
    place = open_workspace(workspace)
    files = place.plan_files()
    if not files:
        refuse(f"there is no plan in {place.root / 'plans'}")
    for path in files:
        typer.echo(_plan_line(_loaded(place.root, path)))


@listing.command()
def provinces(year: MapYear = None, workspace: WorkspaceFolder = None) -> None:
    """List the provinces of a year's map: slug, code, name, districts, communes.

    Example: khtt list provinces --year 2025
    """
    for province in _territory(year, workspace).provinces:
        districts, communes = len(province.districts), province.communes.total
        counts = f"{number(districts)}\t{number(communes)} {province.communes.phrase}"
        typer.echo(f"{province.slug}\t{province.code}\t{province.full_name}\t{counts}")


@listing.command()
def districts(
    year: MapYear = None, province: ProvinceName = None, workspace: WorkspaceFolder = None
) -> None:
    """List the districts of a year's map: province/slug, code, name, communes.

    Example: khtt list districts --year 2022 --province dong-thap
    """
    territory = _territory(year, workspace)
    found = [_named(territory, province)] if province else territory.provinces
    if not territory.counts.districts:
        refuse(f"the map of {territory.name} has no districts; see: khtt list provinces")
    for one in found:
        for district in one.districts:
            counts = f"{number(district.communes.total)} {district.communes.phrase}"
            typer.echo(
                f"{one.slug}/{district.slug}\t{district.code}\t{district.full_name}\t{counts}"
            )


def _plan_line(loaded: "LoadedPlan") -> str:
    plan = loaded.file.plan
    issued = plan.issued
    when = short_date(issued.date) if issued.date else f"…/{issued.year}"
    sign = issued.number or f"…/{plan.symbol}"
    items = sum(1 for _ in loaded.file.items())
    return f"{plan.year}\t{plan.subject}\t{sign}\t{when}\t{items} items"


def _loaded(root: Path, path: Path) -> "LoadedPlan":
    from khtt.compiler import load_plan
    from khtt.workspace import DiskWorkspace

    return load_plan(DiskWorkspace(root), path)


def _territory(year: int | None, folder: Path | None) -> "Territory":
    from khtt.territory import territory_on

    place = open_workspace(folder)
    years = [int(path.stem) for path in place.plan_files() if path.stem.isdigit()]
    chosen = year or max(years, default=None)
    if chosen is None:
        refuse(f"there is no plan in {place.root / 'plans'}; name a --year")
    if chosen in years:
        return _loaded(place.root, plan_path(place, chosen)).territory
    return territory_on(date(chosen, 12, 31))


def _named(territory: "Territory", name: str) -> "Province":
    from khtt.territory import PlaceError

    try:
        return territory.find_province(name)
    except PlaceError as error:
        refuse(str(error))

"""`khtt list`: the plans of the workspace, the provinces, districts and base offices of a map."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import (
    WorkspaceFolder,
    Year,
    examples,
    open_workspace,
    plan_path,
    print_rows,
    refuse,
    year_plan,
)
from khtt.cli.options import province_option
from khtt.nouns.language import _, counted

if TYPE_CHECKING:
    from khtt.compiler import LoadedPlan
    from khtt.nouns.territory import Province, Territory
    from khtt.workspace import DiskWorkspace

listing = typer.Typer(no_args_is_help=True)

FIRST_YEAR, LAST_YEAR = 1995, 2100
MapYear = Annotated[
    int | None,
    typer.Option(
        "--year",
        "-y",
        metavar="YEAR",
        help="The year whose map is meant; by default the last plan's.",
    ),
]
ProvinceName = Annotated[str | None, province_option("Only the districts of this province.")]
ProvinceOfBases = Annotated[str | None, province_option("Only the base offices of this province.")]


@listing.callback()
def _kinds() -> None:
    """List plans, provinces, districts or base offices.

    A line each; in a pipe, fields are divided by tabs.
    """


@listing.command(epilog=examples("khtt list plans"))
def plans(workspace: WorkspaceFolder = None) -> None:
    """List the plans: year, subject, number, date, items."""
    place = open_workspace(workspace)
    files = place.plan_files()
    if not files:
        refuse(_("there is no plan in {folder}").format(folder=place.root / "plans"))
    print_rows([_plan_row(_loaded(place, path)) for path in files])


@listing.command(epilog=examples("khtt list provinces --year 2025"))
def provinces(year: MapYear = None, workspace: WorkspaceFolder = None) -> None:
    """List the provinces of a year's map.

    Slug, code, name, number of districts, number of communes.
    """
    print_rows([_province_row(one) for one in _territory(year, workspace).provinces])


@listing.command(epilog=examples("khtt list districts --year 2022 --province dong-thap"))
def districts(
    year: MapYear = None, province: ProvinceName = None, workspace: WorkspaceFolder = None
) -> None:
    """List the districts of a year's map.

    Province/slug, code, name, number of communes.
    """
    from khtt.nouns.text import number

    territory = _territory(year, workspace)
    found = [_named(territory, province)] if province else territory.provinces
    if not territory.counts.districts:
        sentence = _("the map of {map} has no districts; see: khtt list provinces")
        refuse(sentence.format(map=_(territory.name)))
    print_rows(
        [
            (
                f"{one.slug}/{district.slug}",
                district.code,
                district.full_name,
                f"{number(district.communes.total)} {district.communes.phrase}",
            )
            for one in found
            for district in one.districts
        ]
    )


@listing.command(epilog=examples("khtt list bases --year 2026 --province ha-noi"))
def bases(year: Year, province: ProvinceOfBases = None, workspace: WorkspaceFolder = None) -> None:
    """List the base offices of a year's plan.

    Since 1 July 2025: province/slug, name, communes. Where no list is public, the province
    gives it in its overlay.
    """
    from khtt.compiler.chains import read_chains
    from khtt.nouns.organisation import Level

    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    chains, _problems = read_chains(place, loaded.chain, loaded.organisation)
    organisation = chains.organisation
    if Level.BASE not in organisation.levels:
        refuse(
            _("the plan of {year} knows no base offices: they began on 1 July 2025").format(
                year=year
            )
        )
    within = _named(loaded.territory, province).slug if province else ""
    found = [
        body
        for body in organisation.of_level(Level.BASE)
        if not within or body.id.startswith(f"{within}/")
    ]
    if not found:
        sentence = _("no list of base offices is known for {province}; see: khtt new province")
        refuse(sentence.format(province=province or year))
    print_rows([(body.id, body.short, body.area.name) for body in found])


def _province_row(province: "Province") -> tuple[str, ...]:
    from khtt.nouns.text import number

    communes = f"{number(province.communes.total)} {province.communes.phrase}"
    districts = number(len(province.districts))
    return province.slug, province.code, province.full_name, districts, communes


def _plan_row(loaded: "LoadedPlan") -> tuple[str, ...]:
    from khtt.nouns.text import short_date

    plan = loaded.file.plan
    issued = plan.issued
    when = short_date(issued.date) if issued.date else f"…/{issued.year}"
    items = sum(1 for _ in loaded.file.items())
    sign = issued.number or f"…/{plan.symbol}"
    return str(plan.year), plan.subject, sign, when, counted("{count} item", "{count} items", items)


def _loaded(place: "DiskWorkspace", path: Path) -> "LoadedPlan":
    from khtt.compiler import load_plan

    return load_plan(place, path)


def _territory(year: int | None, folder: Path | None) -> "Territory":
    place = open_workspace(folder)
    years = [int(path.stem) for path in place.plan_files() if path.stem.isdecimal()]
    chosen = max(years, default=None) if year is None else year
    if chosen is None:
        folder_of_plans = place.root / "plans"
        refuse(_("there is no plan in {folder}; name a --year").format(folder=folder_of_plans))
    if chosen in years:
        return _loaded(place, plan_path(place, chosen)).territory
    return _map_of(chosen)


def _map_of(year: int) -> "Territory":
    """Give the map at the end of a year that has no plan."""
    from datetime import date

    from khtt.nouns.territory import territory_on

    if not FIRST_YEAR <= year <= LAST_YEAR:
        sentence = _("there is no map of {year}: name a year from {first} to {last}")
        refuse(sentence.format(year=year, first=FIRST_YEAR, last=LAST_YEAR))
    return territory_on(date(year, 12, 31))


def _named(territory: "Territory", name: str) -> "Province":
    from khtt.nouns.territory import PlaceError

    try:
        return territory.find_province(name)
    except PlaceError as error:
        refuse(str(error))

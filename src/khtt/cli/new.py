"""`khtt new`: a plan or an overlay to start from."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.bodies import chosen_bodies, chosen_body
from khtt.cli.common import WorkspaceFolder, Year, examples, open_workspace, refuse, year_plan
from khtt.cli.completing import provinces, years
from khtt.cli.options import province_option
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.compiler import LoadedPlan
    from khtt.formats.overlay.text import Start
    from khtt.nouns.organisation import Body, Level
    from khtt.workspace import DiskWorkspace

new = typer.Typer(no_args_is_help=True)

MARK = "XEM LẠI"
NewYear = Annotated[
    int, typer.Argument(metavar="YEAR", min=1995, max=2100, help="The new plan's year.")
]
OldYear = Annotated[
    int,
    typer.Option(
        "--from",
        metavar="YEAR",
        autocompletion=years,
        help="The older plan's year.",
        show_default=False,
    ),
]
ProvinceName = Annotated[
    str, typer.Argument(metavar="NAME", autocompletion=provinces, show_default=False)
]
DistrictName = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Such as dong-thap/huyen-hong-ngu.", show_default=False),
]
BaseName = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Such as ha-noi/co-so-dong-da.", show_default=False),
]
OfProvince = Annotated[str | None, province_option("The district's province.")]
OfBase = Annotated[str | None, province_option("The base office's province.")]


@new.callback()
def _kinds() -> None:
    """Write next year's plan, or an overlay, to start from.

    What an office does not decide itself may stay commented.
    """


def _checked(text: str, year: int) -> str:
    """Give a renewed text with what its check tells; gaps of a draft are told by the check alone."""
    from khtt.compiler import check_files
    from khtt.formats.plan.renewed import with_problems
    from khtt.load import load
    from khtt.workspace import MemoryWorkspace

    path = Path("plans") / f"{year}.yaml"
    found = check_files(MemoryWorkspace({path.as_posix(): text.encode()}), path)
    problems = [one for one in found.get(path, ()) if one.code not in ("KH350", "KH217")]
    return with_problems(text, load(text.encode(), path.name), problems).text


@new.command(epilog=examples("khtt new plan 2026 --from 2025"))
def plan(year: NewYear, old: OldYear, workspace: WorkspaceFolder = None) -> None:
    """Write next year's plan from an older one.

    Ids and comments are kept, days and years moved; what a person must decide is marked
    and listed. It is a draft, and is never written over a file that is there.
    """
    from khtt.formats.plan.renewed import decisions, renewed

    place = open_workspace(workspace)
    if year <= old:
        refuse(_("{year} does not come after {old}").format(year=year, old=old))
    loaded = year_plan(place, old)
    text = place.read(Path(loaded.source.file)).decode("utf-8-sig")
    made = _checked(renewed(text, loaded.file, loaded.source, year).text, year)
    path = Path("plans") / f"{year}.yaml"
    _write(place, path, made)
    for line, sentence in decisions(made):
        typer.echo(f"  {path}:{line}: {sentence}")
    told = _("{count} things to decide; in the file they begin with: # {mark}")
    typer.echo(told.format(count=len(decisions(made)), mark=MARK))


@new.command(
    epilog=examples(
        "khtt new province dong-thap --year 2022", 'khtt new province "khu vực XVI" --year 2025'
    ),
)
def province(name: ProvinceName, year: Year, workspace: WorkspaceFolder = None) -> None:
    """Write the overlay of a provincial body: BHXH tỉnh, thành phố or khu vực.

    It has comments, and is never written over a file that is there.
    """
    from khtt.formats.overlay.text import province_overlay
    from khtt.nouns.organisation import Level

    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    one = chosen_body(loaded.organisation, Level.PROVINCE, name)
    path = Path("plans") / str(year) / f"{one.slug}.yaml"
    _write(place, path, province_overlay(_start(loaded, one)))


@new.command(epilog=examples("khtt new district dong-thap/huyen-hong-ngu --year 2022"))
def district(
    name: DistrictName, year: Year, province: OfProvince = None, workspace: WorkspaceFolder = None
) -> None:
    """Write the overlay of a district.

    It has comments, and is never written over a file that is there.
    """
    from khtt.nouns.organisation import Level

    _lower(open_workspace(workspace), year, Level.DISTRICT, (name, province))


@new.command(epilog=examples("khtt new base ha-noi/co-so-dong-da --year 2026"))
def base(
    name: BaseName, year: Year, province: OfBase = None, workspace: WorkspaceFolder = None
) -> None:
    """Write the overlay of a base office, since 1 July 2025.

    It has comments, and is never written over a file that is there.
    """
    from khtt.nouns.organisation import Level

    _lower(open_workspace(workspace), year, Level.BASE, (name, province))


def _lower(
    place: "DiskWorkspace", year: int, level: "Level", named: tuple[str, str | None]
) -> None:
    from khtt.compiler.chains import read_chains
    from khtt.formats.overlay.text import Start, district_overlay

    loaded = year_plan(place, year)
    # A province may list its own offices below.
    chains, _problems = read_chains(place, loaded.chain, loaded.organisation)
    name, province = named
    (one,) = chosen_bodies(chains.organisation, level, [name], province)
    path = Path("plans") / str(year) / f"{one.id}.yaml"
    _write(place, path, district_overlay(Start(loaded.file, one)))


def _start(loaded: "LoadedPlan", body: "Body") -> "Start":
    """Give what a provincial overlay begins with; names of communes where no list is public."""
    from khtt.formats.overlay.text import Start

    organisation = loaded.organisation
    if organisation.listed(body):
        return Start(loaded.file, body, organisation.below(body))
    names = [commune.full_name for commune in organisation.communes_of(body)]
    alone = [name for name in names if names.count(name) == 1]
    return Start(loaded.file, body, (), alone)


def _write(place: "DiskWorkspace", path: Path, text: str) -> None:
    if place.exists(path):
        refuse(_("{file} is there already; it is not overwritten").format(file=path))
    place.write(path, text.encode())
    typer.echo(_("{file} written; check it with: khtt validate").format(file=place.root / path))

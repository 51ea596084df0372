"""The bodies that a command names, and the day whose organisation is meant."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import PROBLEMS, refuse
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.compiler.chains import Chains
    from khtt.nouns.organisation import Body, Level, Organisation

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DD/MM/YYYY",
        help="The day whose bodies and map are meant; by default the plan's.",
    ),
]


def day_of(written: str | None, otherwise: date) -> date:
    """Give the day that was written, `01/7/2025`; end with status 2 for what is none."""
    from khtt.nouns.noun import DAY

    if written is None:
        return otherwise
    found = DAY.fullmatch(written.strip())
    day, month, year = map(int, found.groups()) if found else (0, 0, 0)
    try:
        return date(year, month, day)
    except ValueError:
        refuse(_("--as-of {written}: write a day as 01/7/2025").format(written=written))


def chosen_bodies(
    organisation: "Organisation", level: "Level", names: Sequence[str], province: str | None
) -> "list[Body]":
    """Give the bodies of a level that are named, or all; end with status 2 for a name that is none."""
    from khtt.nouns.organisation import Level

    if level not in organisation.levels:
        refuse(_no_such_level(organisation, level))
    above = chosen_body(organisation, Level.PROVINCE, province) if province else None
    if names:
        found = [chosen_body(organisation, level, name, above) for name in _unique(names)]
        return list(dict.fromkeys(found))
    return list(organisation.below(above) if above else organisation.of_level(level))


def chosen_body(
    organisation: "Organisation", level: "Level", name: str, above: "Body | None" = None
) -> "Body":
    """Give the body of a level that is named; end with status 2 for a name that is none."""
    from khtt.nouns.territory import PlaceError

    try:
        return organisation.find(name, level, above)
    except PlaceError as error:
        refuse(str(error))


def lower_or_province(
    organisation: "Organisation", province: str | None, lower: str | None
) -> "Body":
    """Give the district or base office that is named, or else the province."""
    from khtt.nouns.organisation import Level

    above = chosen_body(organisation, Level.PROVINCE, province) if province else None
    if lower is None:
        return above or organisation.nation
    return chosen_body(organisation, organisation.levels[-1], lower, above)


def lower_of(district: str | None, base: str | None) -> str | None:
    """Give the district or the base office that was named; end with status 2 for both."""
    if district and base:
        refuse(_("name a district or a base office, not both"))
    return district or base


def sound_body(chains: "Chains", province: str | None, lower: str | None = None) -> "Body":
    """Give the body that is named; end with status 1 where a file that it hangs on has errors."""
    body = lower_or_province(chains.organisation, province, lower)
    if path := chains.fault(body):
        refuse(_("{file} has errors; see: khtt validate {file}").format(file=path), PROBLEMS)
    return body


def not_listed(
    organisation: "Organisation", level: "Level", province: str | None, year: int
) -> Iterator[str]:
    """Say of which provinces the list of a level is not public, and what to do about it."""
    from khtt.nouns.organisation import Level

    if level is not organisation.levels[-1]:
        return
    above = (
        (chosen_body(organisation, Level.PROVINCE, province),)
        if province
        else organisation.of_level(Level.PROVINCE)
    )
    unknown = [body for body in above if not organisation.listed(body)]
    if not unknown:
        return
    first = unknown[0].slug
    sentence = _(
        "no complete list of the offices below is public for {names}; the province gives it under "
        "`bodies` in its overlay: khtt new province {first} --year {year}"
    )
    shown = ", ".join(body.short for body in unknown[:3])
    if len(unknown) > 3:  # noqa: PLR2004 (three examples are enough)
        shown = _("{names} and {count} others").format(names=shown, count=len(unknown) - 3)
    yield sentence.format(names=shown, first=first, year=year)


def _no_such_level(organisation: "Organisation", level: "Level") -> str:
    from khtt.nouns.organisation import Level

    there = _(organisation.territory.name)
    if level is Level.BASE:
        return _(
            "there are no base offices on the map of {map}: they began on 1 July 2025; "
            "see: khtt render district, or --as-of 01/7/2025"
        ).format(map=there)
    return _(
        "the map of {map} has no districts: they ended on 30 June 2025; see: khtt render base"
    ).format(map=there)


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))

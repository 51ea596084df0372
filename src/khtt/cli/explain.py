"""`khtt explain`: how a value came about."""

from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.bodies import AsOf, day_of, lower_of, sound_body
from khtt.cli.common import (
    WorkspaceFolder,
    Year,
    examples,
    open_workspace,
    refuse,
    year_plan,
)
from khtt.cli.options import base_option, district_option, province_option
from khtt.cli.report.figure import EXAMPLES as FIGURE_EXAMPLES
from khtt.cli.report.figure import figure
from khtt.cli.rules import RulesToo, rule
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.compiler.chains import Chains
    from khtt.formats.trace.text import Setting, Spread
    from khtt.nouns.organisation import Body, Receiver
    from khtt.nouns.plan.chain import Chain

explain = typer.Typer(cls=RulesToo, no_args_is_help=True)
explain.command()(rule)

Value = Annotated[
    str,
    typer.Argument(
        metavar="ID[.FIELD]", help="An item of the plan, and one of its fields.", show_default=False
    ),
]
ProvinceName = Annotated[str, province_option("For which province.")]
DistrictName = Annotated[str | None, district_option("For which district of it.")]
BaseName = Annotated[str | None, base_option("For which base office of it.")]
CommuneName = Annotated[
    str | None, typer.Option("--commune", "-c", metavar="NAME", help="For which commune of it.")
]
FIRST = ("quantity", "schedule", "deadline", "text", "name", "form", "title")


@explain.callback()
def _kinds() -> None:
    """Explain where something comes from, or a rule: khtt explain KH213."""


@explain.command(
    epilog=examples(
        "khtt explain value --year 2022 --province dong-thap quota-commune-conferences",
        "khtt explain value -y 2022 -p dong-thap -d huyen-hong-ngu quota-enterprise-meetings",
        "khtt explain value -y 2025 -p ca-mau -b nam-can --as-of 01/7/2025 report-year",
    ),
)
def value(
    name: Value,
    year: Year,
    province: ProvinceName,
    district: DistrictName = None,
    base: BaseName = None,
    commune: CommuneName = None,
    as_of: AsOf = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell how a value came about.

    Which file set it, what it comes to, who changed it and why.
    """
    from khtt.compiler.chains import read_chains
    from khtt.nouns.organisation import organisation_on

    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    organisation = organisation_on(day_of(as_of, loaded.file.plan.day))
    chains, _problems = read_chains(place, loaded.chain, organisation)
    body = sound_body(chains, province, lower_of(district, base))
    typer.echo(
        _of_commune(chains, name, body, commune) if commune else _sentence(chains, name, body)
    )


def _sentence(chains: "Chains", name: str, body: "Body") -> str:
    from khtt.formats.trace.text import as_sentence, decided, waived

    chain = chains.chain(body)
    item, _dot, field = name.partition(".")
    for layer in chain.layers:
        for index, one in enumerate(layer.overlay.waive):
            if one.id == item:
                at = layer.place(("waive", index))
                return waived(item, at, one.because or "", one.allowed_by or "")
    found = chain.trace(item, field or _first_field(chain, item))
    if found is None:
        refuse(_unknown(chain, item))
    if field and not hasattr(chain.items[item], field):
        refuse(_("'{item}' has no field '{field}'").format(item=item, field=field))
    spread = _spread(chains, item, body) if found.field == "quantity" else None
    # What is spread was worked out for the body above as a whole.
    counted = chains.organisation.above(body) if spread else body
    above = _setting(chains, body, counted or body)
    own = chain.layers[-1] if chain.layers else None
    if own and own.body == body.id and len(found.steps) > 1 and own.source.file == found.at.file:
        return decided(found, _setting(chains, body, body), above, spread)
    return as_sentence(found, above, spread)


def _first_field(chain: "Chain", name: str) -> str:
    item = chain.items.get(name)
    return next((field for field in FIRST if getattr(item, field, None)), "id")


def _unknown(chain: "Chain", name: str) -> str:
    from khtt.nouns.diagnostic import nearest

    meant = nearest(name, chain.items)
    if meant:
        sentence = _("there is no item '{name}'; did you mean '{meant}'?")
        return sentence.format(name=name, meant=meant)
    return _("there is no item '{name}'; see: khtt show YEAR").format(name=name)


def _setting(chains: "Chains", shown: "Body", counted: "Body") -> "Setting":
    from khtt.formats.trace.text import Setting

    area = counted.area
    return Setting(
        shown.area.name, area.total, area.commune_phrase, chains.organisation.territory.name
    )


def _of_commune(chains: "Chains", name: str, body: "Body", commune: str) -> str:
    """Say a commune's part of a number that a body spreads over its communes."""
    from khtt.formats.trace.text import shared
    from khtt.nouns.organisation import receivers

    there = receivers(chains.organisation, body)
    found = there.find(commune) if there.communes else None
    if found is None:
        said = _("there is no commune '{name}' to which {unit} itself hands numbers down")
        refuse(said.format(name=commune, unit=body.short))
    spread = _part(chains, name, found, body)
    if spread is None:
        said = _("{unit} spreads no number of '{name}' over its communes")
        refuse(said.format(unit=body.short, name=name))
    return shared(spread, found.short, _sentence(chains, name, body))


def _spread(chains: "Chains", name: str, body: "Body") -> "Spread | None":
    above = chains.organisation.above(body)
    return _part(chains, name, body, above) if above and above.above else None


def _part(chains: "Chains", name: str, to: "Body | Receiver", above: "Body") -> "Spread | None":
    """Give what a body below, or a commune, gets of a number that is handed down."""
    from khtt.formats.trace.text import Spread

    handed = chains.plan(above).allotment
    values = next((row.values for row in handed.rows if row.to.id == to.id), ())
    for column, by, value in zip(handed.columns, handed.by, values, strict=False):
        if column.item.id == name:
            here = to.area.commune_phrase if column.counted else column.unit
            return Spread(value, column.total, column.unit, here, _by(by, to, above))
    return None


def _by(by: str, to: "Body | Receiver", above: "Body") -> str:
    if by == "communes":
        return _("communes: {here} of {all}").format(here=to.area.total, all=above.area.total)
    if by == "equal":
        return _("equal parts, but for numbers that it assigns")
    return _("{measure} of {province}").format(measure=by, province=above.area.name)


explain.command(epilog=FIGURE_EXAMPLES)(figure)

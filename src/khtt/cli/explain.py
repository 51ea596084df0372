"""`khtt explain`: how a value came about."""

from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.bodies import sound_body
from khtt.cli.common import (
    WorkspaceFolder,
    Year,
    examples,
    open_workspace,
    refuse,
    year_plan,
)
from khtt.cli.options import district_option, province_option
from khtt.cli.rules import RulesToo, rule
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.compiler.chains import Chains
    from khtt.formats.trace.text import Setting, Spread
    from khtt.nouns.organisation import Body
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
FIRST = ("quantity", "schedule", "deadline", "text", "name", "form", "title")


@explain.callback()
def _kinds() -> None:
    """Explain where something comes from, or a rule: khtt explain KH213."""


@explain.command(
    epilog=examples(
        "khtt explain value --year 2022 --province dong-thap quota-commune-conferences",
        "khtt explain value -y 2022 -p dong-thap -d huyen-hong-ngu quota-enterprise-meetings",
    ),
)
def value(
    name: Value,
    year: Year,
    province: ProvinceName,
    district: DistrictName = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell how a value came about.

    Which file set it, what it comes to, who changed it and why.
    """
    from khtt.compiler.chains import read_chains

    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    chains, _problems = read_chains(place, loaded.chain, loaded.organisation)
    typer.echo(_sentence(chains, name, sound_body(chains, province, district)))


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


def _spread(chains: "Chains", name: str, body: "Body") -> "Spread | None":
    from khtt.formats.trace.text import Spread

    above = chains.organisation.above(body)
    if above is None or not above.above:
        return None
    plan = chains.plan(above)
    row = [one.id for one in plan.below].index(body.id)
    for place, column in enumerate(plan.allotment.columns):
        if column.item.id == name:
            counted = column.counted
            here = body.area.commune_phrase if counted else column.unit
            part = plan.allotment.rows[row].values[place]
            by = _by(plan.allotment.by[place], body, above)
            return Spread(part, column.total, column.unit, here, by)
    return None


def _by(by: str, body: "Body", above: "Body") -> str:
    if by == "communes":
        return _("communes: {here} of {all}").format(here=body.area.total, all=above.area.total)
    return _("{measure} of {province}").format(measure=by, province=above.area.name)

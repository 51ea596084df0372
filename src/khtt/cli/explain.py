"""`khtt explain`: how a value came about."""

from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import WorkspaceFolder, Year, examples, open_workspace, refuse, year_plan
from khtt.cli.places import chosen_districts, chosen_province
from khtt.cli.speech import Command, Group
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.compiler.chains import Chains
    from khtt.formats.trace.text import Setting, Spread
    from khtt.nouns.plan.chain import Chain
    from khtt.nouns.territory import District, Province

explain = typer.Typer(cls=Group, no_args_is_help=True)

Value = Annotated[
    str,
    typer.Argument(
        metavar="ID[.FIELD]", help="An item of the plan, and one of its fields.", show_default=False
    ),
]
ProvinceName = Annotated[
    str, typer.Option("--province", "-p", help="For which province.", show_default=False)
]
DistrictName = Annotated[
    str | None, typer.Option("--district", "-d", help="For which district of it.")
]
FIRST = ("quantity", "schedule", "deadline", "text", "name", "form", "title")


@explain.callback()
def _kinds() -> None:
    """Explain where something comes from."""


@explain.command(
    cls=Command,
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
    chains = read_chains(place, loaded.chain, loaded.territory)
    above = chosen_province(loaded, province)
    if district is None:
        typer.echo(_sentence(chains, name, above, None))
        return
    ((_above, below),) = chosen_districts(loaded, [district], province).values()
    typer.echo(_sentence(chains, name, above, below))


def _sentence(
    chains: "Chains", name: str, province: "Province", district: "District | None"
) -> str:
    from khtt.formats.trace.text import as_sentence, decided, waived

    chain = chains.district(province, district) if district else chains.province(province)
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
    spread = _spread(chains, item, province, district) if found.field == "quantity" else None
    # What is spread was worked out for the province as a whole.
    above = _setting(chains, district or province, province if spread else district or province)
    if district and len(found.steps) > 1 and _is_districts(chain, found.at.file):
        own = _setting(chains, district, district)
        return decided(found, own, above, spread)
    return as_sentence(found, above, spread)


def _is_districts(chain: "Chain", file: str) -> bool:
    """Tell whether a file is the district's own overlay."""
    lowest = chain.layers[-1]
    return lowest.overlay.overlay.district is not None and lowest.source.file == file


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


def _setting(
    chains: "Chains", shown: "Province | District", counted: "Province | District"
) -> "Setting":
    from khtt.formats.trace.text import Setting

    communes = counted.communes
    return Setting(shown.full_name, communes.total, communes.phrase, chains.territory.name)


def _weights(province: "Province", district: "District", *, weighted: bool) -> str:
    if weighted:
        return _("weights of {province}").format(province=province.full_name)
    counts = {"here": district.communes.total, "all": province.communes.total}
    return _("communes: {here} of {all}").format(**counts)


def _spread(
    chains: "Chains", name: str, province: "Province", district: "District | None"
) -> "Spread | None":
    from khtt.formats.trace.text import Spread

    if district is None:
        return None
    view = chains.view(province)
    weights = view.chain.layers[0].overlay.weights if view.chain.layers else ()
    by = _weights(province, district, weighted=bool(weights))
    for column, part in view.column_parts(district):
        if column.item.id == name:
            counted = column.unit == province.communes.phrase
            here = district.communes.phrase if counted else column.unit
            return Spread(part, column.total, column.unit, here, by)
    return None

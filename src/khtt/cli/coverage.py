"""`khtt coverage`: who carries out what of a plan, and whether the numbers add up."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.bodies import AsOf, day_of, lower_of, sound_body
from khtt.cli.common import (
    PROBLEMS,
    WorkspaceFolder,
    Year,
    examples,
    give,
    open_workspace,
    refuse,
    refuse_printed_workbook,
    year_plan,
)
from khtt.cli.options import OutFile, base_option, district_option, province_option
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace

if TYPE_CHECKING:
    from pathlib import Path

    from khtt.nouns.plan.coverage import Coverage


class Format(StrEnum):
    """How the table is given."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    XLSX = "xlsx"


ProvinceName = Annotated[
    str | None, province_option("The districts of this province; by default provinces.")
]
DistrictName = Annotated[str | None, district_option("The communes of this district of it.")]
BaseName = Annotated[str | None, base_option("The communes of this base office of it.")]
Output = Annotated[Format, typer.Option("--format", help="text, html, json or xlsx.")]

EXAMPLES = examples(
    "khtt coverage --year 2022",
    "khtt coverage --year 2022 --province dong-thap --format html --out dong-thap.html",
)


def coverage(
    year: Year,
    province: ProvinceName = None,
    district: DistrictName = None,
    base: BaseName = None,
    as_of: AsOf = None,
    output: Output = Format.TEXT,
    out: OutFile = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell who below carries out which task of the plan above.

    Each task is carried out, adapted, added, waived or missing.

    The units are the provinces, or with --province its districts; with --district or --base the
    communes over which it spreads its numbers. Exit status 1 where the units' numbers do not reach
    what the plan above asks for.
    """
    refuse_printed_workbook(output, out)
    where = (province, lower_of(district, base))
    found, spoilt = _coverage(open_workspace(workspace), (year, as_of), where)
    content = _shown(found, output)
    told = {"rows": len(found.rows), "columns": len(found.columns), "file": out}
    give(content, out, _("{rows} tasks of {columns} units in {file}").format(**told))
    for path in spoilt:
        said = _("{file} has errors, and is left out; see: khtt validate {file}")
        typer.echo(f"khtt: {said.format(file=path)}", err=True)
    if spoilt or any(row.gap for row in found.rows):
        raise typer.Exit(PROBLEMS)


def _coverage(
    place: DiskWorkspace, when: tuple[int, str | None], where: tuple[str | None, str | None]
) -> "tuple[Coverage, tuple[Path, ...]]":
    """Give the table, and the overlays with errors that are left out of it."""
    from khtt.compiler.chains import read_chains
    from khtt.nouns.organisation import Level, organisation_on
    from khtt.resolve import coverage

    loaded = year_plan(place, when[0])
    organisation = organisation_on(day_of(when[1], loaded.file.plan.day))
    chains, _problems = read_chains(place, loaded.chain, organisation)
    body = sound_body(chains, *where)
    below, plan = chains.organisation.below(body), chains.plan(body)
    if not below and not plan.allotment.rows:
        said = _("{name} spreads no number over its communes: see `spread` in its overlay")
        if body.level is Level.PROVINCE:
            said = _(
                "no offices below {name} are known: it lists them under `bodies` in its overlay"
            )
        refuse(said.format(name=body.short))
    return coverage(plan, chains.with_overlay(body)), chains.faults(below)


def _shown(found: "Coverage", output: Format) -> bytes:
    from khtt.formats.coverage.html import as_html
    from khtt.formats.coverage.json import as_json
    from khtt.formats.coverage.text import as_text

    match output:
        case Format.TEXT:
            return as_text(found).encode()
        case Format.HTML:
            return as_html(found).encode()
        case Format.JSON:
            return as_json(found).encode()
        case Format.XLSX:
            from khtt.formats.coverage.xlsx import as_xlsx

            return as_xlsx(found)

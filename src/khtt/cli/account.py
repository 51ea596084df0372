"""`khtt account`: where a document says each fact of its plan, or why it does not."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.bodies import AsOf, day_of, lower_of, lower_or_province
from khtt.cli.common import (
    PROBLEMS,
    WorkspaceFolder,
    Year,
    examples,
    give,
    open_workspace,
    refuse,
    year_plan,
)
from khtt.cli.options import OutFile, base_option, district_option, province_option
from khtt.cli.watch import tell_problems
from khtt.nouns.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khtt.nouns.account import Account, Fate


class Format(StrEnum):
    """How the account is given."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


ProvinceName = Annotated[str | None, province_option("For which province; else the nation.")]
DistrictName = Annotated[str | None, district_option("For which district of it.")]
BaseName = Annotated[str | None, base_option("For which base office of it.")]
OnlyUnsaid = Annotated[bool, typer.Option("--unsaid", help="Only what the document does not say.")]
Output = Annotated[Format, typer.Option("--format", help="text, html or json.")]

EXAMPLES = examples(
    "khtt account --year 2022 --province dong-thap",
    "khtt account --year 2022 -p dong-thap -d huyen-hong-ngu --unsaid",
    "khtt account --year 2023 --province ca-mau --format html --out ca-mau.html",
)


def account(
    year: Year,
    province: ProvinceName = None,
    district: DistrictName = None,
    base: BaseName = None,
    unsaid: OnlyUnsaid = False,
    as_of: AsOf = None,
    output: Output = Format.TEXT,
    out: OutFile = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell where a body's document says each fact of its plan, or why it does not.

    A fact is said, passed down to the units below, or left: by a rule or a waiver. Exit status 1
    where one is lost, or told without its number or its time.
    """
    found = _account((year, as_of), workspace, province, lower_of(district, base))
    content = _shown(found, output, unsaid=unsaid)
    message = _("{count} facts in {path}")
    give(content.encode(), out, message.format(count=len(found.fates), path=out))
    tell_problems(found.problems)
    if found.errors:
        raise typer.Exit(PROBLEMS)


def _account(
    when: tuple[int, str | None], folder: Path | None, province: str | None, lower: str | None
) -> "Account":
    from khtt.compiler import new_compiler
    from khtt.compiler.chains import read_chains
    from khtt.nouns.organisation import organisation_on
    from khtt.workspace.resources import template_texts

    place = open_workspace(folder)
    loaded = year_plan(place, when[0])
    organisation = organisation_on(day_of(when[1], loaded.file.plan.day))
    chains, _problems = read_chains(place, loaded.chain, organisation)
    body = lower_or_province(chains.organisation, province, lower)
    if path := chains.fault(body):
        refuse(_("{path} has errors; see: khtt validate").format(path=path), PROBLEMS)
    return new_compiler(chains, template_texts(place.root), None).account(body)


def _shown(found: "Account", output: Format, *, unsaid: bool) -> str:
    from khtt.formats.account.html import as_html
    from khtt.formats.account.json import as_json
    from khtt.formats.account.text import as_text

    fates: Sequence[Fate] = [one for one in found.fates if not (unsaid and one.said)]
    match output:
        case Format.TEXT:
            return as_text(found, fates)
        case Format.HTML:
            return as_html(found, fates)
        case Format.JSON:
            return as_json(found, fates)

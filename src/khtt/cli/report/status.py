"""`khtt report status`: who has sent what, who is late, how far each number is."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import WorkspaceFolder, Year, examples, give, refuse_printed_workbook
from khtt.cli.options import OutFile, province_option
from khtt.cli.report.common import (
    MonthOption,
    chosen_unit,
    day_of,
    opened_store,
    tell_enclosed,
    year_reports,
)
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.nouns.report.status import Status


class Format(StrEnum):
    """How the status is given."""

    TEXT = "text"
    HTML = "html"
    XLSX = "xlsx"
    JSON = "json"


EXAMPLES = examples(
    "khtt report status --year 2022",
    "khtt report status --year 2022 --month 3 --province dong-thap --on 30/03/2022",
    "khtt report status --year 2022 --format html --out tinh-hinh.html",
)
ProvinceName = Annotated[str | None, province_option("The units of this province.")]
Day = Annotated[
    str | None,
    typer.Option("--on", metavar="DD/MM/YYYY", help="Late on which day; by default today."),
]
Output = Annotated[Format, typer.Option("--format", help="text, html, xlsx or json.")]


def status(
    year: Year,
    month: MonthOption = None,
    province: ProvinceName = None,
    on: Day = None,
    output: Output = Format.TEXT,
    out: OutFile = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell who has sent what, and what is reached.

    Who is late, and how far each number of the plan is. The units are the provinces, or with
    --province it and those below it.
    """
    from khtt.compiler.standing import NATION, year_periods
    from khtt.compiler.standing import status as standing

    refuse_printed_workbook(output, out)
    day = day_of(on)
    place, reports = year_reports(workspace, year)
    tell_enclosed(reports)
    unit = chosen_unit(reports, province) if province else NATION
    with opened_store(place, make=False) as store:
        found = standing(reports, store, unit, year_periods(reports, month), day)
    content = _shown(found, output)
    message = _("{count} units in {file}")
    give(content, out, message.format(count=len(found.rows), file=out))


def _shown(found: "Status", output: Format) -> bytes:
    from khtt.formats.status.html import as_html
    from khtt.formats.status.json import as_json
    from khtt.formats.status.text import as_text

    match output:
        case Format.TEXT:
            return as_text(found).encode()
        case Format.HTML:
            return as_html(found).encode()
        case Format.JSON:
            return as_json(found).encode()
        case Format.XLSX:
            from khtt.formats.status.xlsx import as_xlsx

            return as_xlsx(found)

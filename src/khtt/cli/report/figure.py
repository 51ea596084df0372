"""`khtt explain figure`: from which cells a figure of a report comes."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import WorkspaceFolder, Year, examples, refuse
from khtt.cli.options import district_option, province_option
from khtt.cli.report.common import (
    MonthOption,
    PeriodOption,
    chosen_unit,
    must_be_owed,
    opened_store,
    period_of,
    year_reports,
)
from khtt.nouns.language import _

if TYPE_CHECKING:
    from khtt.nouns.plan.items import Form
    from khtt.nouns.plan.table import Column

EXAMPLES = examples(
    "khtt explain figure -y 2022 --period monthly --month 3 -p dong-thap 03.4",
    "khtt explain figure -y 2022 --period annual -p dong-thap -d huyen-lai-vung 03.16",
)
_NAME = re.compile(r"(?:mẫu|m)?\s*0*(\d+)\s*[.:]\s*\(?([0-9A-Za-z]+)\)?", re.IGNORECASE)
FigureName = Annotated[
    str,
    typer.Argument(
        metavar="FORM.COLUMN", help="A column of a form: 03.4, 'Mẫu 03:4'.", show_default=False
    ),
]
ProvinceName = Annotated[str, province_option("For which province.")]
DistrictName = Annotated[str | None, district_option("For which district of it.")]


def figure(
    name: FigureName,
    year: Year,
    period: PeriodOption,
    province: ProvinceName,
    month: MonthOption = None,
    district: DistrictName = None,
    workspace: WorkspaceFolder = None,
) -> None:
    """Tell from which cells a figure comes."""
    from khtt.compiler.standing import filled_tables
    from khtt.formats.figure.text import Explained, as_text
    from khtt.nouns.report.tally import feeding

    wanted = period_of(year, period, month)
    place, reports = year_reports(workspace, year)
    must_be_owed(reports, wanted)
    above = chosen_unit(reports, province)
    unit = chosen_unit(reports, f"{above.id}/{district}") if district else above
    form, column = _column(reports.table_forms(wanted), name)
    periods = [wanted.id, *(one.id for one in wanted.months if one != wanted)]
    with opened_store(place, make=False) as store:
        tables = filled_tables(reports, store, wanted, unit)
        stored = store.figures(form.id, periods, column.number)
    filled = next(one for one in tables if one.table.form.id == form.id)
    own = tuple(feeding(filled.table, column, stored))
    names = {one.id: one.short for one in unit.rows}
    typer.echo(as_text(Explained(filled, column, own, names)), nl=False)


def _column(forms: "dict[str, Form]", name: str) -> "tuple[Form, Column]":
    found = _NAME.fullmatch(name.strip())
    if not found:
        refuse(_("'{name}' names no column; write 03.4 for column 4 of Mẫu 03").format(name=name))
    form = next((one for one in forms.values() if _digits(one.number) == int(found[1])), None)
    if form is None:
        there = ", ".join(one.number for one in forms.values())
        message = _("this period owes no form {number}; there are: {there}")
        refuse(message.format(number=found[1], there=there))
    figures = {one.number.casefold(): one for one in form.columns if one.is_figure}
    if found[2].casefold() not in figures:
        there = ", ".join(one.number for one in figures.values())
        message = _("{form} has no column {column}; there are: {there}")
        refuse(message.format(form=form.number, column=found[2], there=there))
    return form, figures[found[2].casefold()]


def _digits(number: str) -> int:
    return int("".join(filter(str.isdecimal, number)) or 0)

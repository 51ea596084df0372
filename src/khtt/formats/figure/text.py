"""Where a figure comes from: its sum, the plan's number, and every cell that it stands in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from khtt.nouns.language import _
from khtt.nouns.plan.table import Column
from khtt.nouns.report.figures import Number, Stored
from khtt.nouns.report.tally import Filled
from khtt.nouns.text import number

DIGITS = 12


@dataclass(frozen=True, slots=True)
class Explained:
    """A column of a table with the cells that its figures come from; `names` calls units by id."""

    filled: Filled
    column: Column
    stored: tuple[Stored, ...]
    names: Mapping[str, str]


def as_text(found: Explained) -> str:
    """Give the sum first, then a line for each cell."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Explained) -> Iterator[str]:
    table, column = found.filled.table, found.column
    total = found.filled.total(column.number)
    yield _("{form}, column ({number}) '{title}', {unit}, {period}: {total}").format(
        form=table.form.number,
        number=column.number,
        title=column.title,
        unit=table.unit.short,
        period=table.period.name,
        total=_shown(total),
    )
    if found.filled.is_partial(column.number) and total is not None:
        yield _("  not complete: units, months or single figures are missing")
    if column.source:
        yield _("  the column: {source}").format(source=column.source)
    if column.kind == "state":
        yield _("  a state: of several months the last value holds")
    yield from _plan(found)
    yield from _cells(found.stored, found.names)


def _plan(found: Explained) -> Iterator[str]:
    for one in found.filled.progress:
        if one.column.number == found.column.number:
            yield _("  the plan: {text}; in the year {number}").format(
                text=one.expected.text, number=_shown(one.expected.number)
            )
            share = "" if one.share is None else f" ({one.share:.1f}%)"
            lack = _("; not complete") if one.year_partial and one.year is not None else ""
            said = _("  since January: {year}{share}").format(year=_shown(one.year), share=share)
            yield f"{said}{lack}"


def _cells(stored: Sequence[Stored], names: Mapping[str, str]) -> Iterator[str]:
    if not stored:
        yield _("  no workbook that was collected has this figure")
    for one in stored:
        figure = one.figure
        said = _(
            "  {period} {unit}: {value} <- {file}:{sheet}!{cell} (sha256 {digest}, read {day})"
        ).format(
            period=one.period,
            unit=names.get(figure.unit, figure.unit),
            value=_shown(figure.value),
            file=one.file,
            sheet=figure.sheet,
            cell=figure.cell,
            digest=one.digest[:DIGITS],
            day=one.when.read_at,
        )
        came = _(", came on {day}").format(day=one.when.received_on) if one.when.received_on else ""
        yield f"{said}{came}"


def _shown(value: Number | None) -> str:
    if value is None:
        return _("blank")
    return number(value) if isinstance(value, int) else str(value)

"""The quotas of a province spread over its districts."""

from collections.abc import Iterator, Sequence

from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Item
from khtt.nouns.plan.resolved import Allotment, Area, QuotaColumn, QuotaRow
from khtt.nouns.quantity import PER, Quantity
from khtt.nouns.territory import Province
from khtt.nouns.text import lower_first
from khtt.resolve.figures import spread
from khtt.resolve.names import Names


def allotment(
    file: PlanFile,
    province: Province,
    names: Names,
    area: Area,
    weights: Sequence[int] | None = None,
) -> Allotment | None:
    """Spread every number of the script that is the province's over its districts.

    By the number of communes, or by weights of the province's own, in the order of the districts.
    """
    if not province.districts:
        return None
    columns = tuple(columns_of(file, names, area))
    communes = [district.communes.total for district in province.districts]
    spreads = [spread(column.total, weights or communes) for column in columns]
    rows = tuple(
        QuotaRow(f"BHXH {district.full_name}", communes[i], tuple(parts[i] for parts in spreads))
        for i, district in enumerate(province.districts)
    )
    return Allotment(columns, rows, sum(communes), weighted=weights is not None)


def columns_of(file: PlanFile, names: Names, area: Area) -> Iterator[QuotaColumn]:
    """Give the numbers of the script that an area is to reach, each with its total."""
    if file.script is None:
        return
    for row in (*file.script.general, *file.script.by_audience):
        if not names.carries_out(row.lead):
            continue
        yield from _column(row, _title(row, file), row.quantity, area)
        for quota in row.quotas:
            yield from _column(quota, quota.short or quota.text, quota.quantity, area)


def _title(row: Activity, file: PlanFile) -> str:
    audiences = {
        segment.id: segment.short or segment.name
        for one in file.audiences
        for segment in (one, *one.segments)
    }
    whom = audiences.get(row.audience or "", "")
    return f"{row.form} ({lower_first(whom)})" if whom else row.form


def _column(item: Item, title: str, quantity: Quantity | None, area: Area) -> Iterator[QuotaColumn]:
    if quantity is None or quantity.low is None:
        return
    said = quantity.said(area.commune_phrase)
    if quantity.percent and quantity.of == "commune":
        total = quantity.share_of(area.communes) or 0
        yield QuotaColumn(item, title, area.commune_phrase, said, total)
    elif "commune" in quantity.per and quantity.period:
        unit = f"{quantity.unit or 'lần'}/{PER[quantity.period]}"
        yield QuotaColumn(item, title, unit, said, int(quantity.low * area.communes))
        for part in quantity.of_which:
            total = int(part.at_least * area.communes)
            yield QuotaColumn(item, f"Trong đó về {part.on}", unit, part.text, total)
    elif quantity.counts_communes and not quantity.per:
        yield QuotaColumn(item, title, area.commune_phrase, said, int(quantity.low))
    elif quantity.per == ("province",):
        yield QuotaColumn(item, title, quantity.unit or "", said, int(quantity.low))

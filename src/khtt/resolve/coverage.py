"""Which tasks of a plan the units below carry out: the nation's provinces, a province's districts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from khtt.nouns.plan.chain import Chain, added_paths
from khtt.nouns.plan.coverage import Cell, Column, Coverage, Row, Status
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import (
    Action,
    Activity,
    Campaign,
    Item,
    Quota,
    ReportingDuty,
    Task,
    Theme,
)
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.plan.resolved import QuotaColumn
from khtt.nouns.territory import Territory
from khtt.resolve.citation import citation
from khtt.resolve.district import ProvinceView
from khtt.resolve.names import PROVINCE_OFFICE, Names
from khtt.resolve.province import area_of
from khtt.resolve.quotas import columns_of
from khtt.resolve.sums import parts_of
from khtt.resolve.wording import title_of

KINDS: Mapping[type[Item], str] = {
    Activity: "hoạt động",
    Quota: "chỉ tiêu",
    Task: "nhiệm vụ",
    ReportingDuty: "báo cáo",
    Campaign: "chiến dịch",
    Theme: "chủ đề",
    Action: "việc làm",
}
Chains = Mapping[str, Chain]
"""The chains of the units that have an overlay, by slug."""


def province_coverage(base: Chain, territory: Territory, chains: Chains) -> Coverage:
    """Tell what each province does with the tasks of the national plan."""
    columns = tuple(Column(one.slug, one.full_name) for one in territory.provinces)
    rows = [*_tasks(base, columns, chains), *_added(columns, chains)]
    numbers = {
        (one.slug, column.item.id): column
        for one in territory.provinces
        for column in _columns(chains.get(one.slug, base), territory, one.slug)
        if not column.title.startswith("Trong đó")
    }
    asked = {
        (one.slug, column.item.id): column.total
        for one in territory.provinces
        for column in _columns(base, territory, one.slug)
        if not column.title.startswith("Trong đó")
    }
    counted = (_counted(row, columns, numbers, asked) for row in rows)
    return Coverage("Kế hoạch của BHXH Việt Nam", base.file.plan.year, columns, tuple(counted))


def district_coverage(view: ProvinceView, chains: Chains) -> Coverage:
    """Tell what each district does with the tasks of its province's plan."""
    columns = tuple(Column(one.slug, one.full_name) for one in view.province.districts)
    base = Chain(view.file, view.chain.source)
    rows = [*_shares(view, chains), *_tasks(base, columns, chains), *_added(columns, chains)]
    title = f"Kế hoạch của {view.plan.body.short}"
    return Coverage(title, view.chain.file.plan.year, columns, tuple(rows))


def _columns(chain: Chain, territory: Territory, slug: str) -> Iterable[QuotaColumn]:
    file = chain.effective
    area = area_of(territory, territory.find_province(slug))
    return columns_of(file, Names({unit.id: unit for unit in file.units}, {}), area)


def _counted(
    row: Row,
    columns: tuple[Column, ...],
    numbers: Mapping[tuple[str, str], QuotaColumn],
    asked: Mapping[tuple[str, str], int],
) -> Row:
    """Give a row with the numbers that the units take on, where there are any."""
    keys = [(column.slug, row.id) for column in columns]
    if not any(key in asked for key in keys):
        return row
    cells = tuple(
        replace(cell, value=numbers[key].total if key in numbers else 0, expected=asked.get(key, 0))
        for cell, key in zip(row.cells, keys, strict=True)
    )
    unit = next(asked_for.unit for key, asked_for in numbers.items() if key[1] == row.id)
    return replace(row, cells=cells, total=sum(asked.get(key, 0) for key in keys), unit=unit)


def _tasks(base: Chain, columns: tuple[Column, ...], chains: Chains) -> Iterator[Row]:
    file = base.effective
    for item in _carried_out(file):
        cells = tuple(_cell(item, chains.get(column.slug)) for column in columns)
        yield Row(item.id, KINDS[type(item)], title_of(item), cells)


def _carried_out(file: PlanFile) -> Iterator[Item]:
    """Give the tasks of a plan that the units below it carry out."""
    names = Names({unit.id: unit for unit in file.units}, {})
    for row in (*file.script.general, *file.script.by_audience) if file.script else ():
        if names.carries_out(row.lead):
            yield row
            yield from row.quotas
    for one in file.responsibilities:
        if one.unit == PROVINCE_OFFICE:
            yield from one.tasks
    yield from file.campaigns
    yield from file.themes
    yield from file.reports
    if file.script is None:
        yield from (item for _, item in file.items() if type(item) is Action and not item.lead)


def _cell(item: Item, chain: Chain | None) -> Cell:
    if chain is None:
        return Cell(Status.CARRIED_OUT)
    overlay = chain.layers[-1].overlay
    if waiver := next((one for one in overlay.waive if one.id == item.id), None):
        bases = {basis.id: citation(basis) for basis in chain.effective.bases}
        allowed = bases.get(waiver.allowed_by or "", "")
        return Cell(Status.WAIVED, note=f"{waiver.because} ({allowed})")
    if setting := next((one for one in overlay.set if one.id == item.id), None):
        fields = ", ".join(setting.fields)
        return Cell(Status.ADAPTED, note=setting.because or fields)
    if _unanswered(item, overlay):
        return Cell(Status.MISSING, note="văn bản của đơn vị không có nội dung thực hiện")
    return Cell(Status.CARRIED_OUT)


def _unanswered(item: Item, overlay: Overlay) -> bool:
    """Tell whether a unit's own document has nothing that carries out an item."""
    document = overlay.document
    return bool(document and document.answers) and item.id not in {
        answer.id for answer in (document.answers if document else ())
    }


def _shares(view: ProvinceView, chains: Chains) -> Iterator[Row]:
    allotment = view.plan.allotment
    for place, column in enumerate(allotment.columns if allotment else ()):
        parts = parts_of(view, chains, place)
        cells = tuple(
            Cell(
                Status.ADAPTED if part.at else Status.CARRIED_OUT,
                part.own,
                part.spread,
                "huyện tự quyết định" if part.at else "",
            )
            for part in parts
        )
        yield Row(column.item.id, "chỉ tiêu", column.title, cells, column.total, column.unit)


def _added(columns: tuple[Column, ...], chains: Chains) -> Iterator[Row]:
    for place, column in enumerate(columns):
        chain = chains.get(column.slug)
        for _, item in added_paths(chain.layers[-1].overlay) if chain else ():
            cells = [Cell(Status.NONE)] * len(columns)
            cells[place] = Cell(Status.ADDED)
            kind = KINDS.get(type(item), "nội dung")
            yield Row(item.id, kind, title_of(item), tuple(cells))

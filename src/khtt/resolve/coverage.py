"""Which tasks of a plan those below carry out: the nation's provinces, a province's districts.

Where there are no bodies below, the communes over which a body spreads its numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khtt.nouns.organisation import Body, Level
from khtt.nouns.plan.allotment import QuotaColumn
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
from khtt.nouns.plan.resolved import Plan
from khtt.resolve.citation import citation
from khtt.resolve.columns import columns_of
from khtt.resolve.offices import handed_down, tasks_of
from khtt.resolve.shares import own_value
from khtt.resolve.sums import parts_of
from khtt.resolve.takers import takers
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
OWN = "đơn vị tự quyết định"
Chains = Mapping[str, Chain]
"""The chains of the bodies below that have an overlay, by id."""


def coverage(above: Plan, chains: Chains) -> Coverage:
    """Tell what each body below does with the tasks of the plan above."""
    columns = tuple(Column(one.id, one.area.name) for one in above.receivers.all)
    rows = [*_tasks(above, columns, chains), *_added(columns, chains)]
    if above.office.level is Level.NATION:
        rows = list(_counted(above, rows, chains))
    else:
        rows = [*_shares(above, chains), *rows]
    return Coverage(f"Kế hoạch của {above.body.short}", above.file.plan.year, columns, tuple(rows))


def _counted(above: Plan, rows: list[Row], chains: Chains) -> Iterator[Row]:
    """Give the rows with the numbers that the provinces take on, where there are any."""
    own = {
        (body.id, column.id): column.total
        for body in above.below
        for column in _columns(chains[body.id].effective if body.id in chains else above.file, body)
    }
    asked = {
        (body.id, column.id): column
        for body in above.below
        for column in _columns(above.file, body)
    }
    for row in rows:
        keys = [(body.id, row.id) for body in above.below]
        if not any(key in asked for key in keys):
            yield row
            continue
        cells = tuple(
            replace(cell, value=own.get(key, 0), expected=asked[key].total if key in asked else 0)
            for cell, key in zip(row.cells, keys, strict=True)
        )
        unit = next(asked[key].unit for key in keys if key in asked)
        total = sum(asked[key].total for key in keys if key in asked)
        yield replace(row, cells=cells, total=total, unit=unit)


def _columns(file: PlanFile, body: Body) -> Iterator[QuotaColumn]:
    found = columns_of(file, takers(file.units, body.level), body.area)
    return (column for column in found if not column.title.startswith("Trong đó"))


def _tasks(above: Plan, columns: tuple[Column, ...], chains: Chains) -> Iterator[Row]:
    for item in _carried_out(above) if above.below else ():
        cells = tuple(_cell(item, chains.get(column.slug)) for column in columns)
        yield Row(item.id, kind_of(item), title_of(item), cells)


def _carried_out(above: Plan) -> Iterator[Item]:
    """Give the tasks of a plan that the bodies below it carry out."""
    file, level = above.file, above.below[0].level if above.below else above.office.level
    taking = takers(file.units, level)
    for row in (*file.script.general, *file.script.by_audience) if file.script else ():
        if taking.falls(row.lead):
            yield row
            yield from row.quotas
    if level is Level.PROVINCE:
        yield from tasks_of(file, taking)
        yield from file.reports
    else:
        yield from handed_down(tasks_of(file, takers(file.units, Level.PROVINCE)))
    yield from (one for one in file.campaigns if taking.falls(one.lead))
    yield from file.themes
    if file.script is None:
        yield from (item for _, item in file.items() if _is_action(item))


def kind_of(item: Item) -> str:
    """Name the kind of an item; that of one of an office's own too."""
    return next((name for kind, name in KINDS.items() if isinstance(item, kind)), "nội dung")


def _is_action(item: Item) -> bool:
    return isinstance(item, Action) and not isinstance(item, Task) and not item.lead


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


def _shares(above: Plan, chains: Chains) -> Iterator[Row]:
    for place, column in enumerate(above.allotment.columns):
        cells = tuple(
            Cell(
                Status.ADAPTED if part.at else Status.CARRIED_OUT,
                part.own,
                part.spread,
                OWN if part.at else "",
            )
            for part in parts_of(above, chains, place)
        )
        total = column.total - above.allotment.kept[place]
        yield Row(column.item.id, "chỉ tiêu", column.title, cells, total, column.unit)
    yield from _undivided(above, chains)


def _undivided(above: Plan, chains: Chains) -> Iterator[Row]:
    """Give the numbers that are not handed down and that some body below takes a part of."""
    for column in above.allotment.undivided if above.below else ():
        found: list[Cell] = []
        for body in above.below:
            layer = chains[body.id].layers[-1] if body.id in chains else None
            own = own_value(column, layer, body.area)
            found.append(Cell(Status.ADAPTED, own[0], None, OWN) if own else Cell(Status.NONE))
        if any(cell.value is not None for cell in found):
            # What nobody below takes on stays with the body above.
            taken = sum(cell.value or 0 for cell in found)
            yield Row(column.id, "chỉ tiêu", column.title, tuple(found), taken, column.unit)


def _added(columns: tuple[Column, ...], chains: Chains) -> Iterator[Row]:
    for place, column in enumerate(columns):
        chain = chains.get(column.slug)
        for _, item in added_paths(chain.layers[-1].overlay) if chain else ():
            cells = [Cell(Status.NONE)] * len(columns)
            cells[place] = Cell(Status.ADDED)
            kind = kind_of(item)
            yield Row(item.id, kind, title_of(item), tuple(cells))

"""The framework script as a body carries it out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from khtt.nouns.organisation import Area, Level
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Audience, Channel, Group, Item, Quota, Script
from khtt.nouns.plan.resolved import Line, ScriptGroup, ScriptRow
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import lower_first, roman
from khtt.resolve.figures import figures
from khtt.resolve.figures import said as said_of
from khtt.resolve.takers import Takers

OWN = "Hoạt động của đơn vị"
JOINT = "Hoạt động phối hợp với cấp trên"
RECEIVED = "Hoạt động tiếp nhận từ cấp trên"


@dataclass(frozen=True, slots=True)
class Frame:
    """How a body reads a script: who takes part, what units are called, its area."""

    takers: Takers
    names: Callable[[Iterable[str]], tuple[str, ...]]
    area: Area

    def figures(self, quantity: Quantity | None, schedule: Schedule | None) -> tuple[str, ...]:
        """Work a quantity out for the area; the nation's plan leaves that to each province."""
        if self.takers.level is Level.NATION:
            return ()
        return figures(quantity, schedule, self.area)


def general_script(file: PlanFile, frame: Frame) -> tuple[ScriptGroup, ...]:
    """Give part A: what falls to the body, under the plan's headings, then where it only takes part."""
    if file.script is None:
        return ()
    takers = frame.takers
    own = [row for row in file.script.general if takers.falls(row.lead)]
    joint = [row for row in file.script.general if takers.receives(row)]
    groups = tuple(_grouped(file.script.groups, own, frame))
    if not joint:
        return groups
    tops = sum(group.level == 1 for group in groups)
    rows = [_row(row, str(i), frame) for i, row in enumerate(joint, 1)]
    title = RECEIVED if all(row.received for row in joint) else JOINT
    return (*groups, ScriptGroup(roman(tops + 1), title, 1, tuple(_shared(rows))))


def audience_script(file: PlanFile, frame: Frame) -> tuple[ScriptGroup, ...]:
    """Give part B: the groups that the work addresses and how each is reached."""
    if file.script is None:
        return ()
    takers = frame.takers
    rows = [
        row for row in file.script.by_audience if takers.falls(row.lead) or takers.receives(row)
    ]
    found: list[ScriptGroup] = []
    place = 1
    for audience in file.audiences:
        groups = list(_of_audience(audience, str(place), rows, frame))
        found += groups
        place += bool(groups)
    return tuple(found)


def quota_lines(
    script: Script | None, channel: Channel, takers: Takers, notes: Callable[[Item], Iterable[str]]
) -> Iterator[Line]:
    """Give the numbers that the script sets within a form of communication."""
    for row in script.general if script else ():
        if row.channel != channel.id or not takers.falls(row.lead):
            continue
        numbers: list[tuple[Activity | Quota, str]] = [(row, row.form)]
        numbers += [(one, one.text) for one in row.quotas]
        for item, text in numbers:
            if item.quantity and item.quantity.low is not None:
                said = f"{lower_first(text)}: {'; '.join(notes(item))}"
                yield Line("dash", f"Chỉ tiêu: {said}", (item.id,))


def _grouped(
    groups: Sequence[Group], rows: Sequence[Activity], frame: Frame
) -> Iterator[ScriptGroup]:
    loose = [row for row in rows if row.group not in {group.id for group in groups}]
    by_group = {group.id: [row for row in rows if row.group == group.id] for group in groups}
    counts: dict[str | None, int] = {}
    marks: dict[str | None, str] = {}
    for group in groups:
        below = {other.id for other in groups if _under(other, group.id, groups)}
        if not any(by_group[name] for name in (group.id, *below)):
            continue
        level = _level(group, groups)
        counts[group.parent] = counts.get(group.parent, 0) + 1
        marks[group.id] = _mark(level, counts[group.parent], marks.get(group.parent, ""))
        prefix = "" if level == 1 else marks[group.id] + "."
        numbered = [_row(row, f"{prefix}{i}", frame) for i, row in enumerate(by_group[group.id], 1)]
        yield ScriptGroup(marks[group.id], group.title, level, tuple(_shared(numbered)), group.id)
    if loose:
        mark = roman(counts.get(None, 0) + 1)
        own = [_row(row, str(i), frame) for i, row in enumerate(loose, 1)]
        yield ScriptGroup(mark, OWN, 1, tuple(_shared(own)))


def _shared(rows: Sequence[ScriptRow]) -> Iterator[ScriptRow]:
    """Tell the same work of rows that follow each other once, as the official script does."""
    for place, row in enumerate(rows):
        repeated = place > 0 and bool(row.work) and rows[place - 1].work == row.work
        yield replace(row, work_rows=0 if repeated else _same_work(row, rows[place + 1 :]) + 1)


def _same_work(row: ScriptRow, below: Sequence[ScriptRow]) -> int:
    """Count the rows right below that have the same work."""
    if not row.work:
        return 0
    return sum(1 for _ in takewhile(lambda other: other.work == row.work, below))


def _mark(level: int, count: int, above: str) -> str:
    if level == 1:
        return roman(count)
    return str(count) if level == 2 else f"{above}.{count}"  # noqa: PLR2004


def _under(group: Group, ancestor: str, groups: Sequence[Group]) -> bool:
    parents = {one.id: one.parent for one in groups}
    above = group.parent
    while above is not None:
        if above == ancestor:
            return True
        above = parents.get(above)
    return False


def _level(group: Group, groups: Sequence[Group]) -> int:
    return 1 + sum(_under(group, other.id, groups) for other in groups)


def _of_audience(
    audience: Audience, mark: str, rows: Sequence[Activity], frame: Frame
) -> Iterator[ScriptGroup]:
    own = tuple(
        _row(row, f"{mark}.{i}", frame)
        for i, row in enumerate((row for row in rows if row.audience == audience.id), 1)
    )
    below = [
        group
        for place, segment in enumerate(audience.segments, 1)
        for group in _of_audience(segment, f"{mark}.{place}", rows, frame)
    ]
    if own or below:
        yield ScriptGroup(mark, _audience_name(audience), mark.count(".") + 1, own, audience.id)
        yield from below


def _audience_name(audience: Audience) -> str:
    return (
        f"{audience.name} (chú trọng {'; '.join(audience.focus)})"
        if audience.focus
        else audience.name
    )


def _row(row: Activity, mark: str, frame: Frame) -> ScriptRow:
    own = frame.takers.falls(row.lead)
    if not own and not frame.takers.shown(row.lead):
        return _received(row, mark, frame)
    quotas = [quota for quota in row.quotas if own]
    return replace(
        _alike(row, mark, frame),
        figures=frame.figures(row.quantity, row.schedule),
        lead=frame.names(frame.takers.shown(row.lead)),
        support=frame.names(row.support),
        coordination=row.coordination or "",
        work=_work(row, quotas, frame),
        ids=(row.id, *(quota.id for quota in quotas)),
        joint=not own,
    )


def _received(row: Activity, mark: str, frame: Frame) -> ScriptRow:
    """Give what central bodies lead as the duty of a body that receives it; they help."""
    return replace(
        _alike(row, mark, frame),
        lead=frame.names(unit for unit in row.support if frame.takers.leads((unit,))),
        support=frame.names(row.lead),
        work=row.received,
        joint=True,
    )


def _alike(row: Activity, mark: str, frame: Frame) -> ScriptRow:
    """Give what a row says whoever has it: its form, how much and when."""
    return ScriptRow(
        item=row,
        number=mark,
        form=row.form,
        measure=row.measure or "",
        quantity=said_of(row.quantity, frame.area) if row.quantity else "",
        figures=(),
        schedule=row.schedule.text if row.schedule else "",
        lead=(),
        support=(),
        coordination="",
        work=(),
        ids=(row.id,),
    )


def _work(row: Activity, quotas: Sequence[Quota], frame: Frame) -> tuple[str, ...]:
    """Give what is to be done: the work, the quotas, and the products that neither has named."""
    central = row.central_work if frame.takers.level is Level.NATION else ()
    lines = [*row.work, *central, *(_quota(quota, frame) for quota in quotas)]
    said = " ".join((row.form, *lines)).lower()
    products = [product for product in row.products if product.lower() not in said]
    return (*lines, f"Sản phẩm: {'; '.join(products)}") if products else tuple(lines)


def _quota(quota: Quota, frame: Frame) -> str:
    worked = frame.figures(quota.quantity, None)
    said = lower_first(said_of(quota.quantity, frame.area))
    return f"{quota.text}: {said}" + (f" ({'; '.join(worked)})" if worked else "")

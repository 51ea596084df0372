"""The framework script as a province carries it out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Audience, Channel, Group, Item, Quota
from khtt.nouns.plan.resolved import Area, Form, ScriptGroup, ScriptRow
from khtt.nouns.text import roman
from khtt.resolve.figures import figures
from khtt.resolve.names import Names

JOINT = "Hoạt động phối hợp, tiếp nhận từ BHXH Việt Nam"
CENTRAL_WORK = "Ở cấp Trung ương"


def general_script(file: PlanFile, names: Names, area: Area) -> tuple[ScriptGroup, ...]:
    """Give part A for a province: what it leads, under the plan's headings, then where it takes part."""
    if file.script is None:
        return ()
    own = [row for row in file.script.general if names.carries_out(row.lead)]
    joint = [
        row
        for row in file.script.general
        if not names.carries_out(row.lead) and names.takes_part(row.support)
    ]
    groups = tuple(_grouped(file.script.groups, own, names, area))
    if not joint:
        return groups
    tops = sum(group.level == 1 for group in groups)
    rows = [_row(row, str(i), names, area) for i, row in enumerate(joint, 1)]
    return (*groups, ScriptGroup(roman(tops + 1), JOINT, 1, tuple(_shared(rows))))


def audience_script(file: PlanFile, names: Names, area: Area) -> tuple[ScriptGroup, ...]:
    """Give part B for a province: the groups that the work addresses and how each is reached."""
    if file.script is None:
        return ()
    rows = [row for row in file.script.by_audience if names.carries_out(row.lead)]
    found: list[ScriptGroup] = []
    for place, audience in enumerate(file.audiences, 1):
        found += _of_audience(audience, str(place), rows, (names, area))
    return tuple(found)


def channel_script(
    file: PlanFile, forms: Sequence[Form], names: Names, above: str = ""
) -> Iterator[ScriptGroup]:
    """Give a script made of the plan's own channels, themes, topics and campaigns.

    It stands in for the framework script in years whose annexes are not at hand.
    """
    for place, form in enumerate(forms, 1):
        mark = f"{above}.{place}" if above else str(place)
        items = [duty.item for duty in form.duties] + _shown(file, form.channel)
        rows = tuple(_item_row(item, f"{mark}.{i}", names) for i, item in enumerate(items, 1))
        below = tuple(channel_script(file, form.forms, names, mark))
        if rows or below:
            yield ScriptGroup(mark, form.channel.name, mark.count(".") + 1, rows)
            yield from below


def _shown(file: PlanFile, channel: Channel) -> list[Item]:
    """Give the themes, topics or campaigns that the official document lists under a channel."""
    shown = {"themes": file.themes, "topics": file.topics, "campaigns": file.campaigns}
    return list(shown[channel.shows]) if channel.shows else []


def _grouped(
    groups: Sequence[Group], rows: Sequence[Activity], names: Names, area: Area
) -> Iterator[ScriptGroup]:
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
        numbered = [
            _row(row, f"{prefix}{i}", names, area) for i, row in enumerate(by_group[group.id], 1)
        ]
        yield ScriptGroup(marks[group.id], group.title, level, tuple(_shared(numbered)))


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
    audience: Audience, mark: str, rows: Sequence[Activity], frame: tuple[Names, Area]
) -> Iterator[ScriptGroup]:
    own = tuple(
        _row(row, f"{mark}.{i}", *frame)
        for i, row in enumerate((row for row in rows if row.audience == audience.id), 1)
    )
    below = [
        group
        for place, segment in enumerate(audience.segments, 1)
        for group in _of_audience(segment, f"{mark}.{place}", rows, frame)
    ]
    if own or below:
        yield ScriptGroup(mark, _audience_name(audience), mark.count(".") + 1, own)
        yield from below


def _audience_name(audience: Audience) -> str:
    return (
        f"{audience.name} (chú trọng {'; '.join(audience.focus)})"
        if audience.focus
        else audience.name
    )


def _row(row: Activity, mark: str, names: Names, area: Area) -> ScriptRow:
    own = names.carries_out(row.lead)
    return ScriptRow(
        item=row,
        number=mark,
        form=row.form,
        measure=row.measure or "",
        quantity=row.quantity.said(area.commune_phrase) if row.quantity else "",
        figures=figures(row.quantity, row.schedule, area),
        schedule=row.schedule.text if row.schedule else "",
        lead=names.of(names.local(row.lead) if own else row.lead),
        support=names.of(row.support),
        coordination=row.coordination or "",
        work=_work(row, area, own=own),
    )


def _work(row: Activity, area: Area, *, own: bool) -> tuple[str, ...]:
    """Give what is to be done: the work, the quotas, and the products that neither has named."""
    lines = [line for line in row.work if not (own and line.startswith(CENTRAL_WORK))]
    lines += [_quota(quota, area) for quota in row.quotas if _is_local(quota, own=own)]
    said = " ".join((row.form, *lines)).lower()
    products = [product for product in row.products if product.lower() not in said]
    return (*lines, f"Sản phẩm: {'; '.join(products)}") if products else tuple(lines)


def _is_local(quota: Quota, *, own: bool) -> bool:
    """Tell whether a quota is the province's: for each province, a share of its communes, a rhythm."""
    amount = quota.quantity
    return own and (amount.percent or "province" in amount.per or amount.frequency is not None)


def _quota(quota: Quota, area: Area) -> str:
    worked = figures(quota.quantity, None, area)
    said = quota.quantity.said(area.commune_phrase)
    return f"{quota.text}: {said[:1].lower()}{said[1:]}" + (
        f" ({'; '.join(worked)})" if worked else ""
    )


def _item_row(item: Item, mark: str, names: Names) -> ScriptRow:
    schedule = getattr(item, "schedule", None)
    return ScriptRow(
        item=item,
        number=mark,
        form="",
        measure="",
        quantity="",
        figures=(),
        schedule=schedule.text if schedule else "",
        lead=names.of(names.local(getattr(item, "lead", ()))),
        support=names.of(getattr(item, "support", ())),
        coordination="",
        work=(getattr(item, "name", "") or getattr(item, "text", ""),),
    )

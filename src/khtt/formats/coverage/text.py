"""Coverage for people at a terminal: what is not simply carried out, and what does not add up."""

from collections.abc import Iterator

from khtt.nouns.plan.coverage import Coverage, Row, Status
from khtt.nouns.text import number

_PLAIN = (Status.CARRIED_OUT, Status.NONE)


def as_text(coverage: Coverage) -> str:
    """Give a block for each task that some unit adapts, waives or misses, then the counts."""
    blocks = ["\n".join(lines) for row in coverage.rows if (lines := list(_lines(coverage, row)))]
    return "\n".join([*blocks, _summary(coverage)]) + "\n"


def _lines(coverage: Coverage, row: Row) -> Iterator[str]:
    cells = list(zip(coverage.columns, row.cells, strict=True))
    told = [(column, cell) for column, cell in cells if cell.status not in _PLAIN]
    if not told and not row.gap:
        return
    total = f": {number(row.sum or 0)} of {number(row.total)} {row.unit}" if row.total else ""
    yield f"{row.id} ({row.kind}){total}"
    for column, cell in told:
        value = f" {number(cell.value)}" if cell.value is not None else ""
        spread = cell.expected if cell.value != cell.expected else None
        instead = f" instead of {number(spread)}" if spread is not None else ""
        note = f": {cell.note}" if cell.note else ""
        yield f"    {column.slug}: {cell.status}{value}{instead}{note}"
    if row.gap:
        short = ", ".join(coverage.columns[place].slug for place in row.contributors)
        yield f"    gap of {number(row.gap)}: {short}"


def _summary(coverage: Coverage) -> str:
    counts = ", ".join(
        f"{number(coverage.count(status))} {status}"
        for status in Status
        if status and coverage.count(status)
    )
    gaps = sum(row.gap > 0 for row in coverage.rows)
    units = f"{len(coverage.rows)} tasks, {len(coverage.columns)} units"
    return f"{units}: {counts}" + (f"; {gaps} gaps" if gaps else "")

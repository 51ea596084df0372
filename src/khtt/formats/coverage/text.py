"""Coverage for people at a terminal: what is not simply carried out, and what does not add up."""

from collections.abc import Iterator

from khtt.nouns.language import _, marked
from khtt.nouns.plan.coverage import Coverage, Row, Status
from khtt.nouns.text import number

# What the statuses are called, for the catalogues.
STATUSES = (
    marked("carried out"),
    marked("adapted"),
    marked("added"),
    marked("waived"),
    marked("missing"),
)
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
    total = ""
    if row.total:
        sentence = _(": {sum} of {total} {unit}")
        parts = {"sum": number(row.sum or 0), "total": number(row.total), "unit": row.unit}
        total = sentence.format(**parts)
    yield f"{row.id} ({row.kind}){total}"
    for column, cell in told:
        value = f" {number(cell.value)}" if cell.value is not None else ""
        spread = cell.expected if cell.value != cell.expected else None
        instead = _(" instead of {number}").format(number=number(spread)) if spread else ""
        note = f": {cell.note}" if cell.note else ""
        yield f"    {column.slug}: {_(cell.status)}{value}{instead}{note}"
    if row.gap:
        short = ", ".join(coverage.columns[place].slug for place in row.contributors)
        yield f"    {_('gap of {number}: {units}').format(number=number(row.gap), units=short)}"


def _summary(coverage: Coverage) -> str:
    counts = ", ".join(
        f"{number(coverage.count(status))} {_(status)}"
        for status in Status
        if status and coverage.count(status)
    )
    gaps = sum(row.gap > 0 for row in coverage.rows)
    told = {"tasks": len(coverage.rows), "units": len(coverage.columns), "counts": counts}
    if gaps:
        return _("{tasks} tasks, {units} units: {counts}; {gaps} gaps").format(**told, gaps=gaps)
    return _("{tasks} tasks, {units} units: {counts}").format(**told)

"""The standing of reports for a terminal: a line a unit, a line a number of the plan."""

from collections.abc import Iterator

from khtt.formats.status.words import (
    LOOKS,
    amount,
    brief,
    column_title,
    lack,
    numbered,
    percent,
    short_period,
    title,
)
from khtt.nouns.report.status import State, Status
from khtt.nouns.text import short_date

BAR = 20


def as_text(status: Status) -> str:
    """Give the standing as text; signs are told at the end."""
    return "".join(f"{line}\n" for line in _lines(status))


def _lines(status: Status) -> Iterator[str]:
    yield f"{title(status)} (đến ngày {short_date(status.on)})"
    yield ""
    width = max([len(row.unit.short) for row in status.rows], default=0)
    cells = [[brief(entry) for entry in row.entries] for row in status.rows]
    heads = [short_period(due.period) for due in status.dues]
    columns = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    yield _row("".ljust(width), heads, columns)
    for row, found in zip(status.rows, cells, strict=True):
        yield _row(row.unit.short.ljust(width), found, columns)
    yield ""
    for place, due in enumerate(status.dues):
        late = status.count((State.LATE,), place)
        sent = status.count((State.SENT, State.SENT_LATE), place)
        before = f", hạn trước ngày {short_date(due.before)}" if due.before else ""
        overdue = f", quá hạn {late}" if late else ""
        yield f"{due.period.name}: đã nhận {sent}/{len(status.rows)}{overdue}{before}"
    yield from _progress(status)
    if status.blanks:
        yield f"Ô để trống trong các bảng đã nhận: {status.blanks}"
    yield "; ".join(f"{look.sign} {look.word.lower()}" for look in LOOKS.values())


def _row(name: str, cells: list[str], widths: list[int]) -> str:
    shown = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join((name, *shown)).rstrip()


def _progress(status: Status) -> Iterator[str]:
    found = numbered(status)
    if not found:
        return
    yield ""
    yield "Tiến độ so với mức cả năm của kế hoạch:"
    for one in found:
        filled = round(min(one.share or 0, 100) * BAR / 100)
        bar = "█" * filled + "░" * (BAR - filled)
        reached = (
            f"{amount(one.year)}/{amount(one.expected.number)} {one.column.unit or ''}".rstrip()
        )
        yield f"  {bar} {percent(one) or '–':>7}  {reached}{lack(one)}  {column_title(one)}"
    yield ""

"""Rows that were inserted or deleted above the table: told once, for nothing stands in its place."""

from collections.abc import Sequence

from khtt.collect.identity import Sheet
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.report.layout import (
    FIRST_COLUMN,
    FIRST_ROW,
    FORM_LABEL,
    FORM_ROW,
    NUMBER_ROW,
    ORDER_COLUMN,
    PERIOD_LABEL,
    PERIOD_ROW,
    PLAN_NUMBER_LABEL,
    UNIT_LABEL,
    UNIT_ROW,
    number_title,
    same,
)

LABELS = {UNIT_ROW: UNIT_LABEL, PERIOD_ROW: PERIOD_LABEL, FORM_ROW: FORM_LABEL}


def displaced_head(sheet: Sheet) -> Diagnostic | None:
    """Tell of a line of the sheet's head that stands in another row than its own."""
    for row, label in LABELS.items():
        now = _row_of(sheet, label)
        if now is not None and now != row:
            return _displaced(sheet, label, row, now)
    return None


def displaced_headings(sheet: Sheet) -> Diagnostic | None:
    """Tell of the columns' numbers where most of them stand in another row than their own."""
    wanted = [number_title(one.number) for one in (sheet.table.columns if sheet.table else ())]
    if _stand_in(sheet, NUMBER_ROW, wanted):
        return None
    rows = range(min(len(sheet.rows), 2 * FIRST_ROW))
    now = next((row for row in rows if _stand_in(sheet, row, wanted)), None)
    return None if now is None else _displaced(sheet, wanted[0], NUMBER_ROW, now)


def _stand_in(sheet: Sheet, row: int, wanted: Sequence[str]) -> bool:
    """Tell whether most of the columns' numbers stand in a row."""
    places = enumerate(wanted, FIRST_COLUMN)
    return 2 * sum(same(sheet.value(row, place), title) for place, title in places) > len(wanted)


def first_row(sheet: Sheet) -> int:
    """Give the row of the first unit: that below the plan's numbers, wherever these stand now."""
    plan = _row_of(sheet, PLAN_NUMBER_LABEL)
    return max(FIRST_ROW, (plan or 0) + 1)


def _row_of(sheet: Sheet, label: str) -> int | None:
    rows = range(min(len(sheet.rows), 2 * FIRST_ROW))
    return next((row for row in rows if same(sheet.value(row, ORDER_COLUMN), label)), None)


def _displaced(sheet: Sheet, label: str, row: int, now: int) -> Diagnostic:
    message = _(
        "a row was inserted or deleted above the table: '{label}' stands in row {now}, not in {row}; "
        "nothing is counted"
    ).format(label=label, now=now + 1, row=row + 1)
    hint = _("fill in the blank workbook itself, without adding or deleting rows")
    return Diagnostic("KH626", message, sheet.place(now, ORDER_COLUMN), hint=hint)

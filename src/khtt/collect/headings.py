"""The columns of a sheet, held against those of its form."""

from collections.abc import Iterator

from khtt.collect.identity import Sheet
from khtt.nouns.diagnostic import Diagnostic, column_letters
from khtt.nouns.language import _
from khtt.nouns.plan.table import Column
from khtt.nouns.report.layout import COLUMN_ROW, FIRST_COLUMN, NUMBER_ROW, number_title, same

Columns = dict[int, Column]


def sound_columns(sheet: Sheet) -> tuple[Columns, list[Diagnostic]]:
    """Give the columns that stand in their places under their names, and what is with the others."""
    wanted = dict(enumerate(sheet.table.columns if sheet.table else (), FIRST_COLUMN))
    sound = {place: one for place, one in wanted.items() if _stands(sheet, place, one)}
    return sound, list(_problems(sheet, wanted, sound))


def _stands(sheet: Sheet, place: int, column: Column) -> bool:
    return same(sheet.value(NUMBER_ROW, place), number_title(column.number)) and same(
        sheet.value(COLUMN_ROW, place), column.title
    )


def _problems(sheet: Sheet, wanted: Columns, sound: Columns) -> Iterator[Diagnostic]:
    """Tell of each column that is not as it was; those moved together are told once."""
    last = 0
    for place, column in wanted.items():
        if place in sound:
            last = 0
            continue
        moved = _where(sheet, column)
        if moved is None:
            last = 0
            yield _renamed(sheet, place, column)
        elif moved - place != last:
            last = moved - place
            yield _moved(sheet, place, column, moved)


def _where(sheet: Sheet, column: Column) -> int | None:
    """Give where a column stands now, if it stands anywhere."""
    width = max(map(len, sheet.rows), default=0)
    return next((at for at in range(width) if _stands(sheet, at, column)), None)


def _moved(sheet: Sheet, place: int, column: Column, now: int) -> Diagnostic:
    message = _(
        "column ({number}) '{title}' has moved from {old} to {new}; what moved is not counted"
    ).format(
        number=column.number,
        title=column.title,
        old=column_letters(place + 1),
        new=column_letters(now + 1),
    )
    hint = _("fill in the blank workbook itself, without adding or moving columns")
    return Diagnostic("KH609", message, sheet.place(NUMBER_ROW, now), hint=hint)


def _renamed(sheet: Sheet, place: int, column: Column) -> Diagnostic:
    heading_gone = same(sheet.value(NUMBER_ROW, place), number_title(column.number))
    row = COLUMN_ROW if heading_gone else NUMBER_ROW
    message = _("here stands '{found}', not column ({number}) '{title}'; it is not counted").format(
        found=sheet.text(row, place), number=column.number, title=column.title
    )
    hint = _("fill in the blank workbook itself, without renaming columns")
    return Diagnostic("KH609", message, sheet.place(row, place), hint=hint)

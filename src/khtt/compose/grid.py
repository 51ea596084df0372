"""Whether the cells of a table cover each of its columns once."""

from collections.abc import Sequence

from khtt.nouns.document import Row


def misfit(columns: int, rows: Sequence[Row]) -> int | None:
    """Give the first row whose cells do not fill the columns that those above leave free."""
    below = [0] * columns  # over how many rows more a cell from above reaches
    for number, row in enumerate(rows):
        if not any(below) and all(cell.rows == 1 for cell in row.cells):
            if sum(cell.columns for cell in row.cells) != columns:
                return number
        elif not _placed(below, row):
            return number
    return None


def _placed(below: list[int], row: Row) -> bool:
    """Put the cells of a row into the free columns; tell whether they fill them."""
    free = [place for place, left in enumerate(below) if not left]
    for place, left in enumerate(below):
        below[place] = max(0, left - 1)
    for cell in row.cells:
        own, free = free[: cell.columns], free[cell.columns :]
        if len(own) < cell.columns or own[-1] - own[0] >= cell.columns:
            return False
        for place in own:
            below[place] = cell.rows - 1
    return not free

"""Which tasks of a plan the units below carry out, and how far their numbers add up."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What a unit does with a task of the plan above."""

    CARRIED_OUT = "carried out"
    ADAPTED = "adapted"
    ADDED = "added"
    WAIVED = "waived"
    MISSING = "missing"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A unit below: its slug and name."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one unit does with one task, the number it takes on, and why it differs."""

    status: Status
    value: int | None = None
    expected: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A task of the plan above, or one that a unit adds; `total` is what the numbers must reach."""

    id: str
    kind: str
    text: str
    cells: tuple[Cell, ...]
    total: int | None = None
    unit: str = ""

    @property
    def sum(self) -> int | None:
        """Give what the units take on together; None where they are not counted."""
        values = [cell.value for cell in self.cells if cell.value is not None]
        return sum(values) if self.total is not None else None

    @property
    def gap(self) -> int:
        """Give how much is missing; 0 where the numbers reach the total."""
        return max((self.total or 0) - (self.sum or 0), 0)

    @property
    def contributors(self) -> tuple[int, ...]:
        """Give the places of the cells that take on less than their part."""
        return tuple(
            place
            for place, cell in enumerate(self.cells)
            if cell.expected is not None and (cell.value or 0) < cell.expected
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """A table: tasks of the plan above down, units below across."""

    title: str
    year: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def count(self, status: Status) -> int:
        """Count the cells of a status."""
        return sum(cell.status is status for row in self.rows for cell in row.cells)

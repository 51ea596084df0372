"""The numbers and the money of a body, and how they are handed down: to bodies below, to communes."""

from dataclasses import dataclass

from khtt.nouns.organisation import Receiver
from khtt.nouns.plan.items import Item


@dataclass(frozen=True, slots=True)
class QuotaColumn:
    """A number of the body: its heading, how it was worked out, its total, how it is handed down.

    `each` is what every commune must reach, None for a number that is not for each commune, and
    `each_district` what every district must; `counted` tells that the number counts communes, so
    that no unit can have more than its own; `part` that it is part of the number before it.
    """

    item: Item
    title: str
    unit: str
    basis: str
    total: int
    each: int | None = None
    counted: bool = False
    periods: int = 1
    each_district: int | None = None
    part: bool = False

    @property
    def id(self) -> str:
        """Give the id of the item."""
        return self.item.id

    @property
    def yearly(self) -> int:
        """Give what the total comes to in a year."""
        return self.total * self.periods


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """What a body below, or a commune, gets of every number that is handed down."""

    to: Receiver
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Allotment:
    """The numbers of a body spread over the bodies below, or over its communes.

    In every column the rows and what is `kept` by the body itself add up to its total.
    `undivided` are numbers that are not handed down.
    """

    columns: tuple[QuotaColumn, ...] = ()
    rows: tuple[QuotaRow, ...] = ()
    kept: tuple[int, ...] = ()
    undivided: tuple[QuotaColumn, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A body's part of a number of the body above; `own` says what it set itself."""

    column: QuotaColumn
    value: int
    own: str = ""

    @property
    def id(self) -> str:
        """Give the id of the item."""
        return self.column.item.id

    @property
    def yearly(self) -> int:
        """Give what the part comes to in a year."""
        return self.value * self.column.periods


@dataclass(frozen=True, slots=True)
class Grant:
    """Money that a body has for the work, in đồng."""

    id: str
    text: str
    amount: int

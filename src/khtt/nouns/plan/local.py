"""What a locality adds to its document: who signs, its facts, its decisions, its money."""

from dataclasses import dataclass
from typing import Literal

from khtt.nouns.plan.items import Item

Kind = Literal["waived", "changed", "added"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a body decided about an item, with the words of the level above and its own."""

    kind: Kind
    item: Item
    title: str
    above: str
    own: str
    because: str = ""
    allowed_by: str = ""

    @property
    def id(self) -> str:
        """Give the id of the item."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in đồng, its parts in the order of the bodies below, and what is kept.

    They add up to it.
    """

    id: str
    text: str
    total: int
    parts: tuple[int, ...] = ()
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is so in the locality: what it is called, and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Work:
    """Work of an office's own with what it decided about it; what is not decided is empty."""

    id: str
    text: str
    quantity: str = ""
    time: str = ""
    place: str = ""
    participants: str = ""
    cost: str = ""
    source: str = ""
    who: str = ""
    person: str = ""
    units: str = ""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A line of a budget; sums in đồng, `kept` and `handed_down` are parts of the amount."""

    id: str
    text: str
    unit: str
    quantity: str
    unit_price: str
    amount: int
    source: str
    kept: int
    handed_down: int


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A budget; `words` is its total written out."""

    rows: tuple[BudgetRow, ...]
    total: int
    kept: int
    handed_down: int
    words: str


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract with a press agency or another partner."""

    id: str
    partner: str
    text: str
    quantity: str = ""
    time: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Local:
    """What a document has from its locality; what is not known yet stays blank.

    `work` is the office's own. `number_line` and `date_line` stand in the head, `attached_to` under
    the title of an annex.
    """

    number: str = ""
    day: str = ""
    number_line: str = ""
    date_line: str = ""
    attached_to: str = ""
    authority: tuple[str, ...] = ()
    signer: str = ""
    facts: tuple[Fact, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sums: tuple[Sum, ...] = ()
    work: tuple[Work, ...] = ()
    budget: BudgetTable | None = None
    contracts: tuple[ContractRow, ...] = ()

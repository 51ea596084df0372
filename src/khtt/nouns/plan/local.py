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
class Local:
    """What a document has from its locality; what is not known yet stays blank.

    `number_line` and `date_line` stand in the head, `attached_to` under the title of an annex.
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

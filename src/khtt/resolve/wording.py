"""Items and their values in the words of a body's document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khtt.nouns.organisation import Body
from khtt.nouns.plan.items import Activity, Item, Unit
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.words import Lexicon
from khtt.resolve.figures import said as said_of
from khtt.resolve.takers import DISTRICTS, EVERY_OFFICE

FIELDS = {
    "text": "nội dung",
    "name": "tên gọi",
    "form": "hình thức",
    "measure": "đơn vị tính",
    "quantity": "số lượng",
    "schedule": "thời gian",
    "deadline": "thời hạn",
    "lead": "đơn vị chủ trì",
    "support": "đơn vị phối hợp",
    "coordination": "hình thức phối hợp",
    "work": "công việc",
    "products": "sản phẩm",
    "offices": "phòng thực hiện",
    "sources": "nguồn kinh phí",
    "focus": "trọng tâm",
}
"""What the fields of an item are called in a document."""
NOT_SET = "chưa quy định"


@dataclass(frozen=True, slots=True)
class Words:
    """What a body's document says for texts with references, for units and for offices."""

    lexicon: Lexicon
    units: Mapping[str, Unit]
    body: Body
    below: str

    def said(self, text: str) -> str:
        """Give a text with names for its references."""
        return self.lexicon.said(text)

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Give the names of units, each once, in the order given."""
        return tuple(dict.fromkeys(self.lexicon.unit(one) for one in ids if one in self.units))

    @property
    def all_offices(self) -> str:
        """Give what all offices of the body are called together."""
        return self.lexicon.name("all-offices") or ""

    def one(self, name: str) -> str:
        """Give the name of a unit or an office, else the words themselves."""
        if name in self.units:
            return self.lexicon.unit(name)
        offices = {office.role: office.name for office in self.body.offices}
        offices |= {DISTRICTS: self.below, EVERY_OFFICE: self.all_offices}
        return offices.get(name) or self.said(name)


def title_of(item: Item) -> str:
    """Give what an item is called, or what it says."""
    if isinstance(item, Activity):
        return item.form
    for name in ("name", "title", "text"):
        if found := getattr(item, name, None):
            return str(found)
    return item.id


def value_of(value: object, words: Words) -> str:
    """Give a value in words: a quantity, a time, names of units and offices, or texts."""
    match value:
        case None | ():
            return NOT_SET
        case Quantity():
            return said_of(value, words.body.area)
        case Schedule():
            return value.text
        case tuple():
            return "; ".join(words.one(str(one)) for one in value)
        case _:
            return words.said(str(value))

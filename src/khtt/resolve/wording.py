"""Items and their values in the words of a document."""

from khtt.nouns.noun import Noun
from khtt.nouns.plan.items import Activity, Item
from khtt.nouns.quantity import Quantity, Schedule
from khtt.resolve.names import Names

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
}
"""What the fields of an item are called in a document."""


def title_of(item: Item) -> str:
    """Give what an item is called, or what it says."""
    if isinstance(item, Activity):
        return item.form
    for name in ("name", "title", "text"):
        if found := getattr(item, name, None):
            return str(found)
    return item.id


def value_of(value: object, names: Names, commune: str) -> str:
    """Give a value in words: a quantity, a time, names of units, or texts."""
    match value:
        case None | ():
            return "(để trống)"
        case Quantity():
            return value.said(commune)
        case Schedule():
            return value.text
        case tuple():
            known = all(isinstance(one, str) and one in names.units for one in value)
            return "; ".join(names.of(value) if known else (str(one) for one in value))
        case Noun():
            return type(value).__name__
        case _:
            return str(value)

"""What an item of any kind may say: who leads, how much, when; nothing where its kind has no such field.

Read from the fields themselves: asking a pydantic model for an attribute that it lacks is slow.
"""

from khtt.nouns.noun import Ids
from khtt.nouns.plan.items import Item
from khtt.nouns.quantity import Quantity, Schedule


def lead_of(item: Item) -> Ids:
    """Give who leads an item."""
    found: Ids = vars(item).get("lead", ())
    return found


def support_of(item: Item) -> Ids:
    """Give who supports an item."""
    found: Ids = vars(item).get("support", ())
    return found


def quantity_of(item: Item) -> Quantity | None:
    """Give how much an item asks for."""
    found: Quantity | None = vars(item).get("quantity")
    return found


def time_of(item: Item) -> Schedule | None:
    """Give when an item is done: its schedule, or its deadline."""
    fields = vars(item)
    found: Schedule | None = fields.get("schedule") or fields.get("deadline")
    return found


def text_of(item: Item, *names: str) -> str:
    """Give the first of some text fields that says something; empty for none."""
    fields = vars(item)
    return next((str(found) for name in names if (found := fields.get(name))), "")

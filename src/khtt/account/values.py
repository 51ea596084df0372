"""The typed values of an item, and the words by which a document can say them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from khtt.nouns.plan.items import Item, Target
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import number, padded

ALL_YEAR = Schedule(quarters=(1, 4))
EVEN = "mỗi năm tăng thêm", "từng năm"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field; `even` tells that it follows from the values before and after it."""

    field: str
    value: Quantity | Schedule
    even: bool = False

    def words(self, phrase: str) -> tuple[str, ...]:
        """Give the ways in which a document may say it; `phrase` names the area's communes."""
        if isinstance(self.value, Schedule):
            return said_time(self.value)
        return (*said_amount(self.value, phrase), *(EVEN if self.even else ()))


def values_of(item: Item) -> Iterator[Value]:
    """Give the values of an item that mean something on their own.

    What is done all year, regularly or as planned says no number and no day: the item's own words
    tell it.
    """
    quantity: Quantity | None = getattr(item, "quantity", None)
    if quantity and not quantity.frequency:
        yield Value("quantity", quantity)
    for field in ("schedule", "deadline"):
        schedule: Schedule | None = getattr(item, field, None)
        if schedule and schedule.text and schedule != ALL_YEAR:
            yield Value(field, schedule)
    if isinstance(item, Target):
        yield from _steps(item)


def _steps(target: Target) -> Iterator[Value]:
    lows = [step.quantity.low for step in target.steps]
    rises = {b - a for a, b in pairwise(lows) if a is not None and b is not None}
    last = len(target.steps) - 1
    for place, step in enumerate(target.steps):
        even = len(rises) == 1 and (0 < place < last or rises == {0})
        yield Value(f"steps.{step.year}", step.quantity, even)


def said_time(schedule: Schedule) -> tuple[str, ...]:
    """Give the ways to say a time: whole, or its day or deadline alone."""
    return tuple(dict.fromkeys(one for one in (schedule.text, schedule.day_text) if one))


def said_amount(quantity: Quantity, phrase: str) -> tuple[str, ...]:
    """Give the ways to say an amount: in the plan's words, or its figures with their unit."""
    if quantity.frequency:
        return (quantity.said(phrase),)
    ends = quantity.between or (quantity.low if quantity.low is not None else quantity.high,)
    known = [one for one in ends if one is not None]
    if quantity.percent:
        return quantity.said(phrase), "-".join(number(one) for one in known) + "%"
    figures = "-".join(padded(one) for one in known)
    return quantity.said(phrase), f"{figures} {quantity.unit or ''}".rstrip()

"""The typed values of an item, and the words by which a document can say them."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.nouns.plan.items import Item, Step, Target
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import number, padded

ALL_YEAR = (1, 4)
Typed = Quantity | Schedule | Step


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field: a number, a time, a target's number in a year."""

    field: str
    value: Typed

    def words(self, phrase: str) -> tuple[str, ...]:
        """Give the ways in which a document may say it; `phrase` names the area's communes."""
        match self.value:
            case Quantity():
                return _amount(self.value, phrase)
            case Schedule():
                return tuple(
                    dict.fromkeys(one for one in (self.value.text, self.value.day_text) if one)
                )
            case Step():
                return _amount(self.value.quantity, phrase)


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
        if schedule and schedule.text and schedule != Schedule(quarters=ALL_YEAR):
            yield Value(field, schedule)
    if isinstance(item, Target):
        for step in item.steps:
            yield Value(f"steps.{step.year}", step)


def _amount(quantity: Quantity, phrase: str) -> tuple[str, ...]:
    figures = quantity.between or (quantity.low if quantity.low is not None else quantity.high,)
    sign = "%" if quantity.percent else ""
    numbers = [one for one in figures if one is not None]
    joined = "-".join(number(one) for one in numbers) + sign
    return (
        quantity.said(phrase),
        *((f"{joined}",) if sign else ()),
        *(() if sign else (f"{'-'.join(padded(one) for one in numbers)} {quantity.unit or ''}",)),
    )

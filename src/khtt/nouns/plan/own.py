"""What an office does of its own: items as in any plan, with all that it decides about them.

Place, participants, cost, person in charge and the units that take part stand in no plan of the
nation; an office gives them with what it adds.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from khtt.nouns.noun import Day, Id, Ids, Noun, Text, Texts
from khtt.nouns.plan import items
from khtt.nouns.quantity import Amount, Quantity, Schedule

LOCAL = "+"
"""The ref of an item that a locality adds and that stands in no official document."""

Dong = Annotated[int, Field(ge=0)]


def local(value: object) -> object:
    """Let an added item do without a ref."""
    if isinstance(value, tuple):
        return tuple({"ref": LOCAL, **one} if isinstance(one, dict) else one for one in value)
    return value


class Person(Noun):
    """Who answers for work, and under which telephone number."""

    name: Text
    phone: Text | None = None


class Details(Noun):
    """What an office decides about work of its own, and why it adds it.

    `units` are the bodies below that take part, by the last part of their id; `cost` is in đồng.
    """

    because: Text | None = None
    place: Text | None = None
    participants: Quantity | None = None
    cost: Dong | None = None
    source: Text | None = None
    person: Person | None = None
    units: Texts = ()


class Statement(items.Statement, Details):
    """A purpose, a requirement, a content that an office adds."""


class Theme(items.Theme, Details):
    """A theme day or month of an office's own."""


class Topic(items.Topic, Details):
    """A topic of an office's own."""


class Campaign(items.Campaign, Details):
    """A campaign of an office's own; `offices` are those of it that carry it out."""

    offices: Ids = ()


class Task(items.Task, Details):
    """A task of an office's own."""


class Funding(items.Funding, Details):
    """A source of money of an office's own."""


class Target(items.Target, Details):
    """A target of an office's own."""


class Activity(items.Activity, Details):
    """An activity of an office's own; `offices` are those of it that carry it out."""

    offices: Ids = ()


Added = Statement | Theme | Topic | Campaign | Task | Funding | Target | Activity
"""Any item of an office's own."""


class Additions(Noun):
    """What the unit does beyond the plan above; `ref` is left out where no document numbers it."""

    purposes: Annotated[tuple[Statement, ...], BeforeValidator(local)] = ()
    requirements: Annotated[tuple[Statement, ...], BeforeValidator(local)] = ()
    contents: Annotated[tuple[Statement, ...], BeforeValidator(local)] = ()
    themes: Annotated[tuple[Theme, ...], BeforeValidator(local)] = ()
    topics: Annotated[tuple[Topic, ...], BeforeValidator(local)] = ()
    campaigns: Annotated[tuple[Campaign, ...], BeforeValidator(local)] = ()
    solutions: Annotated[tuple[Task, ...], BeforeValidator(local)] = ()
    funding: Annotated[tuple[Funding, ...], BeforeValidator(local)] = ()
    targets: Annotated[tuple[Target, ...], BeforeValidator(local)] = ()
    activities: Annotated[tuple[Activity, ...], BeforeValidator(local)] = ()
    tasks: Annotated[tuple[Task, ...], BeforeValidator(local)] = ()

    @property
    def items(self) -> tuple[Added, ...]:
        """Give all that is added, in the order of the model."""
        return tuple(item for name in type(self).model_fields for item in getattr(self, name))


class Reference(Noun):
    """A document by its number and day: that of the body above, or the one that is amended."""

    number: Text
    date: Day | None = None


class BudgetLine(Noun):
    """A line of the budget: what for, how much of it at which price, from which source.

    `amount` is in đồng, and may be left out where `quantity` and `unit_price` give it;
    `handed_down` is the part of it that goes to the bodies below.
    """

    id: Id
    text: Text
    unit: Text | None = None
    quantity: Amount | None = None
    unit_price: Dong | None = None
    amount: Dong | None = None
    source: Text | None = None
    handed_down: Dong = 0

    @property
    def worked_out(self) -> Decimal | None:
        """Give quantity by price; None where one of them is not given."""
        if self.quantity is None or self.unit_price is None:
            return None
        return self.quantity * self.unit_price

    @property
    def sum(self) -> int:
        """Give the amount of the line."""
        return self.amount if self.amount is not None else int(self.worked_out or 0)


class Budget(Noun):
    """The budget of an office: its lines and, where it was set before, what they add up to."""

    lines: Annotated[tuple[BudgetLine, ...], Field(min_length=1)]
    total: Dong | None = None


class Contract(Noun):
    """A contract with a press agency or another partner: with whom, for what, how much of it."""

    id: Id
    partner: Text
    text: Text
    quantity: Quantity | None = None
    schedule: Schedule | None = None
    amount: Dong | None = None


class Appended(Noun):
    """What is added to lists of an item of the plan above, and why."""

    id: Id
    because: Text | None = None
    support: Ids = ()
    work: Texts = ()
    products: Texts = ()
    offices: Ids = ()
    sources: Texts = ()
    focus: Texts = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the fields that it adds to, in the order of the model."""
        return tuple(
            name
            for name in type(self).model_fields
            if name not in ("id", "because") and getattr(self, name)
        )

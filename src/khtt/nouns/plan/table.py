"""What a report form asks for: the columns of its table, the questions of its sections."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from khtt.nouns.noun import Ids, Noun, Text

ColumnKind = Literal["name", "sum", "state"]


class Column(Noun):
    """A column of a form's table.

    `kind` tells how months make a half-year or a year: a `sum` is added up, of a `state` the last
    value holds; `name` is the column of the units' names. `against` names what of the plan the
    figure is held against (quotas, activities, targets; `on` chooses a part of them), and `source`
    which sentence of a form it is derived from.
    """

    number: Text
    title: Text
    group: Text | None = None
    unit: Text | None = None
    kind: ColumnKind = "sum"
    against: Ids = ()
    on: Text | None = None
    source: Text | None = None

    @property
    def is_figure(self) -> bool:
        """Tell whether units write numbers into it."""
        return self.kind != "name"

    @property
    def is_share(self) -> bool:
        """Tell whether its numbers are shares, which need not be whole."""
        return self.unit == "%"


class Ask(Noun):
    """A question of a form, and what of the plan its answer is held against.

    `cites` tells that the form cites the columns of its section here, and not at its end.
    """

    text: Text
    against: Ids = ()
    on: Text | None = None
    cites: bool = False


def _asks(value: object) -> object:
    """Let an author write a question that is held against nothing as its text alone."""
    if isinstance(value, tuple):
        return tuple({"text": one} if isinstance(one, str) else one for one in value)
    return value


Asks = Annotated[tuple[Ask, ...], BeforeValidator(_asks)]

"""The items of a plan with what a rule asks of them, gone through once a plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khtt.account.values import Value, values_of
from khtt.nouns.plan.file import Parts, PlanFile
from khtt.nouns.plan.items import Item, Responsibility, Task, Unit
from khtt.nouns.source import Path

KEPT = 8
TEXTS = ("name", "text", "form", "title")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item: in which collection of the plan it stands, under which items, who leads and helps.

    `levels` are those of who leads it; where nobody is named, of the unit whose task it is.
    """

    item: Item
    collection: str
    above: tuple[Item, ...]
    levels: frozenset[str]
    helping: frozenset[str]
    below: tuple[str, ...]
    values: tuple[Value, ...]

    @property
    def id(self) -> str:
        """Give the id of the item."""
        return self.item.id

    @property
    def text(self) -> str:
        """Give what the item is called."""
        found = (getattr(self.item, name, None) for name in TEXTS)
        return next((str(one) for one in found if one), self.item.id)


@dataclass(frozen=True, slots=True)
class Survey:
    """The items of a plan by id."""

    file: Parts
    entries: Mapping[str, Entry]


_kept: dict[int, Survey] = {}


def survey(file: Parts, units: tuple[Unit, ...]) -> Survey:
    """Give the survey of a plan, made once as long as the plan is in use."""
    known = _kept.get(id(file))
    if known is None:
        if len(_kept) >= KEPT:
            del _kept[next(iter(_kept))]
        known = Survey(file, {one.id: one for one in _entries(file, units)})
        _kept[id(file)] = known
    return known


def survey_of(file: PlanFile) -> Survey:
    """Give the survey of a year's plan."""
    return survey(file, file.units)


def _entries(file: Parts, units: tuple[Unit, ...]) -> Iterator[Entry]:
    levels = {unit.id: unit.level for unit in units}
    items = dict(file.items())
    below: dict[str, list[str]] = {}
    for path, item in items.items():
        for above in _above(path, items):
            below.setdefault(above.id, []).append(item.id)
    for path, item in items.items():
        above = tuple(_above(path, items))
        led = _levels(item, above, levels)
        helping = frozenset(
            str(levels[unit]) for unit in getattr(item, "support", ()) if unit in levels
        )
        values = tuple(values_of(item))
        inner = tuple(below.get(item.id, ()))
        yield Entry(item, str(path[0]), above, led, helping, inner, values)


def _above(path: Path, items: Mapping[Path, Item]) -> Iterator[Item]:
    for end in range(2, len(path)):
        if found := items.get(path[:end]):
            yield found


def _levels(item: Item, above: tuple[Item, ...], levels: Mapping[str, str]) -> frozenset[str]:
    """Give the levels of who leads: of the item itself, else of the nearest item around it.

    A task is at most what the unit whose it is can do: where that unit is of a level, so is the task.
    """
    for one in (item, *reversed(above)):
        named = (one.unit,) if isinstance(one, Responsibility) else getattr(one, "lead", ())
        if isinstance(one, Task) and any(isinstance(over, Responsibility) for over in above):
            named = (*named, *(over.unit for over in above if isinstance(over, Responsibility)))
        if found := frozenset(str(levels[unit]) for unit in named if unit in levels):
            return found
    return frozenset()

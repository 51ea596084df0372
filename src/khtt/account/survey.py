"""The items of a chain with what a rule asks of them, gone through once a chain."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from khtt.account.values import Value, values_of
from khtt.nouns.account import Fate
from khtt.nouns.diagnostic import Place
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.file import Parts
from khtt.nouns.plan.items import Item, ReportingDuty, Responsibility, Task
from khtt.nouns.source import Path

KEPT = 8
TEXTS = ("name", "text", "form", "title")
_At = Callable[[Item, Path], Place]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item: where in the plan it stands, under which items, who leads and helps.

    `levels` are those of who leads it; where nobody is named, of the unit whose task it is.
    `tellers` are other items that say it too: a report is asked for by the task of its place in the
    official document.
    """

    id: str
    item: Item
    path: Path
    above: tuple[Item, ...]
    levels: frozenset[str]
    helping: frozenset[str]
    values: tuple[Value, ...]
    at: Place
    tellers: tuple[str, ...] = ()

    @property
    def collection(self) -> str:
        """Give in which collection of the plan it stands."""
        return str(self.path[0])

    @property
    def kind(self) -> str:
        """Give the name of the item's class."""
        return type(self.item).__name__.lower()

    @property
    def text(self) -> str:
        """Give what the item is called."""
        return text_of_item(self.item)


@dataclass(frozen=True, slots=True)
class Survey:
    """The items of a chain by id; `known` are fates, `words` values that bodies share."""

    chain: Chain
    entries: Mapping[str, Entry]
    known: dict[tuple[object, ...], Fate] = field(default_factory=dict)
    words: dict[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)

    def said(self, entry: Entry, value: Value, phrase: str) -> tuple[str, ...]:
        """Give the ways to say a value where the communes are called so."""
        key = (entry.id, value.field, phrase)
        if key not in self.words:
            self.words[key] = value.words(phrase)
        return self.words[key]


_kept: dict[int, Survey] = {}


def text_of_item(item: Item) -> str:
    """Give what an item is called."""
    found = (getattr(item, name, None) for name in TEXTS)
    return next((str(one) for one in found if one), item.id)


def survey(chain: Chain) -> Survey:
    """Give the survey of a chain, made once as long as the chain is in use."""
    known = _kept.get(id(chain))
    if known is None:
        if len(_kept) >= KEPT:
            del _kept[next(iter(_kept))]
        known = Survey(chain, {one.id: one for one in _of_chain(chain)})
        _kept[id(chain)] = known
    return known


def _of_chain(chain: Chain) -> Iterator[Entry]:
    levels = {unit.id: str(unit.level) for unit in chain.effective.units}
    yield from _entries(chain.effective, levels, lambda item, _: chain.place(item.id))
    for layer in chain.layers:
        if layer.overlay.document:
            yield from _entries(layer.overlay.document, levels, _Within(layer))


class _Within:
    """Gives the place of an item of an overlay's own document."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer

    def __call__(self, _item: Item, path: Path) -> Place:
        return self.layer.place(("document", *path, "id"))


def _entries(file: Parts, levels: Mapping[str, str], at: _At) -> Iterator[Entry]:
    items = dict(file.items())
    asking: dict[str, tuple[str, ...]] = {}
    for item in items.values():
        if isinstance(item, Task):
            asking[item.ref[0]] = (*asking.get(item.ref[0], ()), item.id)
    for path, item in items.items():
        above = tuple(items[path[:end]] for end in range(2, len(path)) if path[:end] in items)
        yield Entry(
            id=item.id,
            item=item,
            path=path,
            above=above,
            levels=_levels(item, above, levels),
            helping=frozenset(
                levels[unit] for unit in getattr(item, "support", ()) if unit in levels
            ),
            values=tuple(values_of(item)),
            at=at(item, path),
            tellers=asking.get(item.ref[0], ()) if isinstance(item, ReportingDuty) else (),
        )


def _levels(item: Item, above: tuple[Item, ...], levels: Mapping[str, str]) -> frozenset[str]:
    """Give the levels of who leads: of the item itself, else of the nearest item around it.

    A task falls at most to the unit whose task it is, whoever leads it there.
    """
    for one in (item, *reversed(above)):
        named = (one.unit,) if isinstance(one, Responsibility) else getattr(one, "lead", ())
        if isinstance(one, Task):
            named = (*named, *(over.unit for over in above if isinstance(over, Responsibility)))
        if found := frozenset(levels[unit] for unit in named if unit in levels):
            return found
    return frozenset()

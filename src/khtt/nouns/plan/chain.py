"""A year's plan and the overlays under it, from the top down, and how each value came about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from khtt.nouns.diagnostic import Place
from khtt.nouns.noun import Noun
from khtt.nouns.organisation import BELOW, EVERY_OFFICE
from khtt.nouns.plan.extended import with_overlay, without
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Item
from khtt.nouns.plan.overlay import NO_FACTS, Facts, Overlay, Setting
from khtt.nouns.plan.own import Added, Appended, Task
from khtt.nouns.source import Path, Source

_DECISION = 2  # the length of the path of a decision: `set`, and its place there
_INHERITED = ("offices", "press", "broadcaster", "ethnic_languages", "epidemic_level")


@dataclass(frozen=True, slots=True)
class Layer:
    """An overlay, with the place of everything in it, and the id of the body whose it is."""

    overlay: Overlay
    source: Source
    body: str = ""

    def place(self, path: Path) -> Place:
        """Give the place of what stands at a path of the overlay; of a decision, that of its id."""
        written = self.source.written(path)
        if len(path) == _DECISION and path[0] in ("set", "waive", "append", "spread"):
            return self.source.key_place(written)
        return self.source.place(written)


@dataclass(frozen=True, slots=True)
class Step:
    """A value that a file gave to a field: the value, where it stands, and why it was chosen."""

    value: object
    at: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """How the value of an item's field came about: the plan's own first, the one that holds last."""

    id: str
    field: str
    steps: tuple[Step, ...]

    @property
    def value(self) -> object:
        """Give the value that holds."""
        return self.steps[-1].value

    @property
    def at(self) -> Place:
        """Give where it was set last."""
        return self.steps[-1].at


@dataclass(frozen=True)
class Chain:
    """A plan as written and the overlays that hold for a unit, the province's before the district's."""

    file: PlanFile
    source: Source
    layers: tuple[Layer, ...] = ()
    below: str = ""

    def under(self, *layers: Layer) -> "Chain":
        """Give the chain with overlays below."""
        return Chain(self.file, self.source, (*self.layers, *layers), self.below)

    def seen_from(self, below: str) -> "Chain":
        """Give the chain as it holds for a body below, by the last part of its id.

        What a body above does with some of those below, named in `units`, is not for the others.
        """
        return Chain(self.file, self.source, self.layers, below)

    @cached_property
    def top(self) -> "Chain":
        """Give the plan alone, without overlays."""
        return Chain(self.file, self.source)

    @cached_property
    def above(self) -> "Chain":
        """Give the chain without its lowest overlay."""
        return Chain(self.file, self.source, self.layers[:-1], self.below)

    @cached_property
    def facts(self) -> Facts:
        """Give the facts of the lowest unit, with what holds for it as part of the province."""
        found = NO_FACTS
        for layer in self.layers:
            own = layer.overlay.facts
            inherited = {
                name: getattr(found, name) for name in _INHERITED if not getattr(own, name)
            }
            found = own.model_copy(update=inherited)
        return found

    @cached_property
    def effective(self) -> PlanFile:
        """Give the plan as it stands after all overlays."""
        file = self.file
        for layer in self.layers:
            file = with_overlay(file, layer.overlay)
        if self.below:
            file = without(file, self._of_others())
        return file

    def _of_others(self) -> Iterator[str]:
        """Give the ids of what bodies above do themselves, or with others than this one."""
        for layer in self.layers:
            if layer.body.rpartition("/")[2] != self.below:
                for item in kept_above(layer.overlay):
                    if self.below not in item.units:
                        yield item.id

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """Give the path of every item in the plan's own file, by id."""
        return {item.id: path for path, item in self.file.items()}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Give every item as it stands after all overlays, by id."""
        return {item.id: item for _, item in self.effective.items()}

    def trace(self, name: str, field: str, inner: Path = ()) -> Trace | None:
        """Tell how a field of an item came about; None for an item that is in no file.

        The places are those of the field's value, or of what stands at a path within it.
        """
        steps = tuple(self._steps(name, field, inner))
        return Trace(name, field, steps) if steps else None

    def place(self, name: str, field: str = "id", inner: Path = ()) -> Place:
        """Give where a field of an item was set last; of an item that has none, the item's place."""
        trace = self.trace(name, field, inner) or self.trace(name, "id")
        return trace.at if trace else Place(self.source.file)

    def _steps(self, name: str, field: str, inner: Path) -> Iterator[Step]:
        if name in self.paths:
            path = self.paths[name]
            value = getattr(_at(self.file, path), field, None)
            yield Step(value, self.source.place(self.source.written((*path, field, *inner))))
        for layer in self.layers:
            yield from _layer_steps(layer, name, (field, *inner))


def added_paths(overlay: Overlay) -> Iterator[tuple[Path, Item]]:
    """Give every item that an overlay adds, with its path."""
    for kind in type(overlay.add).model_fields:
        for index, item in enumerate(getattr(overlay.add, kind)):
            yield ("add", kind, index), item


def _layer_steps(layer: Layer, name: str, within: Path) -> Iterator[Step]:
    field = str(within[0])
    for path, item in added_paths(layer.overlay):
        if item.id == name:
            yield Step(getattr(item, field, None), layer.place((*path, *within)))
    for kind in ("set", "append"):
        decisions: tuple[Setting | Appended, ...] = getattr(layer.overlay, kind)
        for index, one in enumerate(decisions):
            if one.id == name and field in one.fields:
                at = layer.place((kind, index, *within))
                yield Step(getattr(one, field), at, one.because or "")


def _at(noun: Noun, path: Path) -> object:
    here: object = noun
    for part in path:
        if isinstance(part, str):
            here = getattr(here, part)
        elif isinstance(here, tuple):
            here = here[part]
    return here


def kept_above(overlay: Overlay) -> Iterator[Added]:
    """Give what a body adds that is not for all those below it.

    It names some of them, or a place, a person or offices of its own, and hands no number down.
    """
    spread = {one.id for one in overlay.spread}
    for item in overlay.add.items:
        if item.units or (_is_its_own(item) and item.id not in spread):
            yield item


def _is_its_own(item: Added) -> bool:
    if isinstance(item, Task):
        return False  # the offices of a task tell whose it is
    offices: tuple[str, ...] = vars(item).get("offices", ())
    own_offices = bool(offices) and not {BELOW, EVERY_OFFICE} & set(offices)
    return bool(item.place or item.person or own_offices)


def is_divided(overlay: Overlay) -> bool:
    """Tell whether a body adds something that is not for all those below it."""
    return any(True for _ in kept_above(overlay))

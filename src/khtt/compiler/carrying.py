"""`khtt carry` as a line: an overlay loaded, carried, written, checked against the new plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from khtt.carry import Carried, Loss, Move, carry
from khtt.carry.ids import Ids, ids_of
from khtt.carry.text import Comments, as_yaml
from khtt.carry.years import moved_year
from khtt.check.overlay import check_overlay
from khtt.compiler.comparison import Side
from khtt.compiler.succession import Unit, find_body, predecessors
from khtt.diff import diff
from khtt.load import load
from khtt.nouns.diagnostic import Diagnostic, Place, PlanError, Severity
from khtt.nouns.language import _
from khtt.nouns.organisation import Body, Level
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.source import Path as Where
from khtt.nouns.source import Plain, Source
from khtt.parse import parse
from khtt.resolve.worded import national
from khtt.workspace import Workspace

# How deep in the file an entry stands that is kept or lost as a whole.
_DEPTHS = {"add": 3, "document": 3}
_DEPTH = 2


class NothingToCarryError(Exception):
    """There is no overlay to carry, and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Carriage:
    """An overlay of the new year: its text and where it belongs; what moved and what was lost.

    `old` is the file it came from, `others` the overlays of further bodies that the body continues.
    """

    path: Path
    text: str
    old: str
    moves: tuple[Move, ...]
    losses: tuple[Loss, ...]
    kept: int
    others: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = field(default=())


def carry_overlay(workspace: Workspace, old: Side, new: Side, unit: Unit) -> Carriage:
    """Give last year's overlay of a body as it would stand under the new plan.

    Raise NothingToCarryError where the body had none, PlanError where that has errors, PlaceError
    for a body that nothing knows.
    """
    body = find_body(new.chains.organisation, unit)
    layer, others = _layers(old, new, body)
    ids = _ids(old, new)
    years = (old.plan.plan.year, new.plan.plan.year)
    carried = carry(layer.source.data, ids, years, _where(body))
    folder = Path(new.chains.base.source.file).parent
    path = folder / str(years[1]) / f"{body.id}.yaml"
    carried, problems = _checked(carried, _above(new, body), path.as_posix())
    lines = workspace.read(Path(layer.source.file)).decode("utf-8-sig").splitlines()
    comments = _comments(lines, layer.source, carried, years)
    text = _with_losses(as_yaml(carried.data, comments), carried.losses)
    return Carriage(
        path,
        text,
        layer.source.file,
        carried.moves,
        carried.losses,
        sum(1 for _entry in _entries(carried.data)),
        others,
        problems,
    )


def _layers(old: Side, new: Side, body: Body) -> tuple[Layer, tuple[str, ...]]:
    bodies = predecessors(body, new.chains.organisation, old.chains.organisation)
    old.chains.refuse_faults(bodies)
    layers = [old.chains.layers[one.id] for one in bodies if one.id in old.chains.layers]
    if not layers:
        names = ", ".join(one.short for one in bodies)
        message = _("{names} had no overlay in {year}").format(names=names, year=old.plan.plan.year)
        raise NothingToCarryError(message)
    same = [one for one in layers if one.overlay.where[-1] == body.slug] or layers
    return same[0], tuple(one.source.file for one in layers if one is not same[0])


def _ids(old: Side, new: Side) -> Ids:
    changes = diff(national(old.plan), national(new.plan))
    return ids_of(old.plan, new.plan, changes, old.chains.base.source.data)


def _where(body: Body) -> dict[str, str]:
    if body.level is Level.PROVINCE:
        return {"province": body.slug}
    return {"province": body.above, body.level.value: body.slug}


def _above(new: Side, body: Body) -> "_Under":
    above = new.chains.organisation.above(body)
    chain = new.chains.chain(above) if above else new.chains.base
    return _Under(new, chain, body)


@dataclass(frozen=True, slots=True)
class _Under:
    """The new plan with the overlays above a body."""

    side: Side
    chain: Chain
    body: Body

    def problems(self, text: str, file: str) -> tuple[Source, list[Diagnostic]]:
        """Give what is wrong with an overlay here, with its places."""
        source = load(text.encode(), file)
        try:
            layer = replace(Layer(parse(source, Overlay), source), body=self.body.id)
        except PlanError as error:
            return source, list(error.diagnostics)
        return source, list(check_overlay(self.chain.under(layer), self.side.chains.organisation))


def _checked(carried: Carried, under: _Under, file: str) -> tuple[Carried, tuple[Diagnostic, ...]]:
    """Leave out, one after the other, the entries that the new plan's limits refuse."""
    while True:  # each round takes an entry away
        source, found = under.problems(as_yaml(carried.data, {}), file)
        refused = (
            (path, one.message)
            for one in found
            if one.severity is Severity.ERROR and (path := _entry_at(source, one.at))
        )
        at, reason = next(refused, ((), ""))
        if not at:
            return carried, tuple(found)
        carried = _without(carried, at, reason)


def _entry_at(source: Source, at: Place) -> Where | None:
    """Give the entry of the overlay in which a place lies."""
    places = [path for path, place in (*source.keys.items(), *source.places.items()) if place == at]
    path = max(places, key=len, default=())
    depth = _DEPTHS.get(str(path[0]), _DEPTH) if path else 0
    return path[:depth] if depth and len(path) >= depth and path[0] != "overlay" else None


def _without(carried: Carried, path: Where, reason: str) -> Carried:
    entry, data = _taken(carried.data, path)
    origin = carried.origins.get(path, path)
    # What was said of where it went holds no more.
    before = [one for one in carried.losses if one.path != origin]
    loss = Loss(origin, entry, reason)
    kept = data if isinstance(data, dict) else {}
    origins = {**carried.origins, **_moved_up(carried, path)}
    return replace(carried, data=kept, losses=(*before, loss), origins=origins)


def _moved_up(carried: Carried, path: Where) -> dict[Where, Where]:
    """Give where the entries behind one that goes from its list stood in the old overlay."""
    *within, place = path
    if not isinstance(place, int):
        return {}
    count = sum(one[:-1] == tuple(within) for one in _entries(carried.data))
    paths = ((*within, one) for one in range(place + 1, count))
    return {(*within, now): carried.origins.get(one, one) for now, one in enumerate(paths, place)}


def _taken(value: Plain, path: Where) -> tuple[Plain, Plain]:
    """Give what stands at a path, and the value without it; what is empty then goes too."""
    first, *rest = path
    if isinstance(value, dict):
        inner = value[str(first)]
        taken, left = (inner, None) if not rest else _taken(inner, tuple(rest))
        others = {key: one for key, one in value.items() if key != first}
        kept = {key: left if key == first else one for key, one in value.items()}
        return taken, others if left in (None, {}, ()) else kept
    if isinstance(value, tuple) and isinstance(first, int):
        inner = value[first]
        taken, left = (inner, None) if not rest else _taken(inner, tuple(rest))
        middle = () if left in (None, {}, ()) else (left,)
        return taken, (*value[:first], *middle, *value[first + 1 :])
    raise KeyError(first)


def _entries(data: dict[str, Plain]) -> Iterator[Where]:
    for key, value in data.items():
        if key in ("khtt", "overlay", "issuer"):
            continue
        inside = value if isinstance(value, dict) else {}
        if key in _DEPTHS:
            for name, items in inside.items():
                count = len(items) if isinstance(items, tuple) else 1
                yield from ((key, name, index) for index in range(count))
        elif isinstance(value, tuple):
            yield from ((key, index) for index in range(len(value)))
        else:
            yield from ((key, name) for name in inside)


def _comments(
    lines: list[str], source: Source, carried: Carried, years: tuple[int, int]
) -> Comments:
    """Give the comments above what the old overlay says, by where it stands now, each once."""
    found = dict[Where, tuple[str, ...]]()
    told = set[int]()
    # What stands around another comes first: a comment above a line is of the whole that begins there.
    for path in sorted(_paths(carried.data), key=len):
        origin = _origin(path, carried)
        place = source.keys.get(origin) or source.places.get(origin)
        if place and place.line not in told:
            told.add(place.line)
            if above := _above_line(lines, place.line):
                found[path] = tuple(moved_year(line, years) for line in above)
    return found


def _paths(value: Plain, within: Where = ()) -> Iterator[Where]:
    """Give the path of everything in an overlay's data."""
    inside = dict[str | int, Plain]()
    if isinstance(value, dict):
        inside.update(value)
    elif isinstance(value, tuple):
        inside.update(enumerate(value))
    for key, one in inside.items():
        yield (*within, key)
        yield from _paths(one, (*within, key))


def _origin(path: Where, carried: Carried) -> Where:
    """Give where something stood in the old overlay, by the nearest around it that moved."""
    for length in range(len(path), 0, -1):
        if path[:length] in carried.origins:
            return (*carried.origins[path[:length]], *path[length:])
    return path


def _above_line(lines: list[str], line: int) -> tuple[str, ...]:
    found = list[str]()
    for text in reversed(lines[: line - 1]):
        if not text.strip().startswith("#"):
            break
        found.append(text.strip())
    return tuple(reversed(found))


def _with_losses(text: str, losses: tuple[Loss, ...]) -> str:
    """Give the text with what found no home at its end, as comments, each with the reason."""
    if not losses:
        return text
    lines = ["", f"# {_('What found no home in the new plan')}"]
    for loss in losses:
        name = " ".join(map(str, loss.path))
        near = _("; nearest: {id}").format(id=loss.nearest) if loss.nearest else ""
        lines.append(f"# - {name}: {loss.reason}{near}")
        shown = loss.entry if isinstance(loss.entry, dict) else {"value": loss.entry}
        lines += [f"#     {one}".rstrip() for one in as_yaml(shown, {}).splitlines() if one]
    return text + "".join(f"{line}\n" for line in lines)

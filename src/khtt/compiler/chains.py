"""The overlays of a year, read and checked together with their plan.

A mistake costs what hangs on it: an overlay with an error is left out, and with it the bodies whose
it is and those below; everything else holds.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from khtt.check import unnamed_references
from khtt.check.overlay import beside_plan, check_overlay
from khtt.check.overlay.survey import entries_of
from khtt.compiler.checking import errors_of
from khtt.compiler.files import bad_list, misnamed, second
from khtt.load import load
from khtt.nouns.diagnostic import Diagnostic, Place, PlanError, Severity, ordered
from khtt.nouns.language import _
from khtt.nouns.organisation import Body, Level, Organisation, list_problems, organisation_on
from khtt.nouns.plan.chain import Chain, Layer, is_divided
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.territory import PlaceError
from khtt.parse import parse
from khtt.resolve import check_handing, check_sums, resolve
from khtt.workspace import Workspace

YEAR = re.compile(r"\d{4}")
_OF_PLACES = ("KH221", "KH222", "KH278")
_OF_WHAT_IS_DECLARED = ("KH213", "KH219", "KH224", "KH235", "KH242")
PLANS_KEPT = 64  # the nation, and the provinces that reports add up again and again
Problems = dict[Path, tuple[Diagnostic, ...]]


@dataclass(frozen=True)
class Chains:
    """A plan, the bodies of its day, and the overlays under it by the id of their body.

    `broken` are the bodies whose overlay has errors, with its file, `errors` these by file.
    """

    base: Chain
    organisation: Organisation
    layers: Mapping[str, Layer] = field(default_factory=dict)
    broken: Mapping[str, Path] = field(default_factory=dict)
    errors: Mapping[Path, tuple[Diagnostic, ...]] = field(default_factory=dict)
    _plans: dict[str, Plan] = field(default_factory=dict, repr=False, compare=False)
    _chains: dict[tuple[str, ...], Chain] = field(default_factory=dict, repr=False, compare=False)

    def chain(self, body: Body) -> Chain:
        """Give the chain that holds for a body; bodies with the same overlays share it."""
        names = tuple(one.id for one in self.line(body) if one.id in self.layers)
        own = tuple(self.layers[name] for name in names)
        below = body.level.is_lower and any(is_divided(layer.overlay) for layer in own)
        key = (*names, body.slug if below else "")
        if key not in self._chains:
            chain = self.base.under(*own) if names else self.base
            self._chains[key] = chain.seen_from(body.slug) if below else chain
        return self._chains[key]

    def line(self, body: Body) -> tuple[Body, ...]:
        """Give the bodies from below the nation down to a body."""
        above = self.organisation.above(body)
        return (*(self.line(above) if above else ()), body) if body.above else ()

    def fault(self, body: Body) -> Path | None:
        """Give the overlay with errors on which a body's document hangs, if there is one."""
        return next((self.broken[one.id] for one in self.line(body) if one.id in self.broken), None)

    def faults(self, bodies: Iterable[Body]) -> tuple[Path, ...]:
        """Give the overlays with errors on which the documents of bodies hang, each once."""
        found = (self.fault(body) for body in bodies)
        return tuple(dict.fromkeys(path for path in found if path))

    def refuse_faults(self, bodies: Iterable[Body]) -> None:
        """Raise PlanError with what is wrong in the overlays on which documents of bodies hang."""
        if found := [one for path in self.faults(bodies) for one in self.errors[path]]:
            raise PlanError(found)

    def plan(self, body: Body) -> Plan:
        """Give what the plan means for a body; that of one with others below is kept."""
        if body.id in self._plans:
            return self._plans[body.id]
        above = self.organisation.above(body)
        # The nation hands no numbers down: each province's follow from its own communes.
        plan = resolve(
            self.chain(body), body, self.organisation, self.plan(above) if above else None
        )
        if self.organisation.below(body):
            if len(self._plans) >= PLANS_KEPT:
                del self._plans[list(self._plans)[1]]  # the nation's, the first, stands above all
            self._plans[body.id] = plan
        return plan

    def with_overlay(self, below: Body) -> dict[str, Chain]:
        """Give the chains of the bodies below one that have an overlay, by id."""
        return {
            body.id: self.chain(body)
            for body in self.organisation.below(below)
            if body.id in self.layers
        }

    def files(self, body: Body) -> tuple[str, ...]:
        """Name the overlay files that decide about a body's document, from the top down."""
        return tuple(
            self.layers[one.id].source.file for one in self.line(body) if one.id in self.layers
        )


def read_chains(
    workspace: Workspace, base: Chain, organisation: Organisation
) -> tuple[Chains, Problems]:
    """Give the overlays of a plan that hold, and every problem of each of their files.

    Raise PlanError where a text names what there is not in the organisation of another day.
    """
    moved = organisation is not organisation_on(base.file.plan.day)
    if moved and (wrong := unnamed_references(base.file, base.source, organisation)):
        raise PlanError(wrong)
    reader = _Reader(workspace, base, organisation)
    for path in workspace.overlay_files(base.file.plan.year, Path(base.source.file).parent):
        reader.read(path)
    reader.take_lists()
    reader.check()
    return reader.chains(), {path: ordered(found) for path, found in reader.problems.items()}


_Look = Callable[[Chains, Body], tuple[Diagnostic, ...]]


class _Reader:
    """The overlays of a plan, one after the other, each with its problems."""

    def __init__(self, workspace: Workspace, base: Chain, organisation: Organisation) -> None:
        self.workspace = workspace
        self.base = base
        self.organisation = organisation
        self.layers: dict[str, Layer] = {}
        self.loose: list[tuple[Path, Layer]] = []
        self.broken: dict[str, Path] = {}
        self.problems: dict[Path, list[Diagnostic]] = {}
        # Whose overlay is broken decides which chains are asked for, not what they are.
        self.made: dict[tuple[str, ...], Chain] = {}

    def read(self, path: Path) -> None:
        """Read one file; one that is no overlay is a problem of its own."""
        found = self.problems.setdefault(path, [])
        if path.suffix != ".yaml":
            found.append(misnamed(path))
            return
        try:
            source = load(self.workspace.read(path), path.as_posix())
        except PlanError as error:
            found += error.diagnostics
            self._break(path)
            return
        try:
            layer = Layer(parse(source, Overlay), source)
        except PlanError as error:
            found += [beside_plan(one, source, self.base) for one in error.diagnostics]
            self._break(path)
            return
        found += source.warnings
        self.loose.append((path, layer))

    def take_lists(self) -> None:
        """Take the lists of bodies below that provinces give, then find whose each overlay is."""
        for path, layer in sorted(self.loose, key=lambda one: len(one[0].parts)):
            body = self._owner(path)
            if body is None:
                self._nobody(path, layer)
                continue
            if other := self.layers.get(body.id):
                self.problems[path].append(second(layer, other, body))
                continue
            self.layers[body.id] = replace(layer, body=body.id)
            if layer.overlay.bodies and body.level is Level.PROVINCE:
                self._take_list(path, layer, body)

    def _take_list(self, path: Path, layer: Layer, body: Body) -> None:
        entries = entries_of(layer.overlay)
        wrong = tuple(list_problems(self.organisation, body, entries))
        for one in wrong:
            self.problems[path].append(bad_list(one, layer, self.base, body))
        if not wrong:
            self.organisation = self.organisation.with_below(body, entries)

    def check(self) -> None:
        """Check each overlay against the plan above it, and what those of a body add up to."""
        unread = self.chains()
        for name, layer in self.layers.items():
            path = Path(layer.source.file)
            told = check_overlay(self._chain(name), self.organisation)
            # What an overlay above declares is not there while that file cannot be read.
            above = unread.fault(self.organisation.body(name))
            self.problems[path] += [
                one for one in told if not (above and one.code in _OF_WHAT_IS_DECLARED)
            ]
        for path, found in self.problems.items():
            if errors_of(found):
                self._break(path)
        chains = self.chains()
        self._look(chains, map(chains.organisation.body, chains.layers), self._handing)
        chains = self.chains()
        self._look(chains, chains.organisation.of_level(Level.PROVINCE), self._sums)

    def _look(self, chains: Chains, bodies: Iterable[Body], look: _Look) -> None:
        for body in bodies:
            if not chains.fault(body):
                self._add(look(chains, body))

    def _handing(self, chains: Chains, body: Body) -> tuple[Diagnostic, ...]:
        """Tell whether what a body assigns and keeps fits."""
        layer = chains.layers.get(body.id)
        if layer is None or not (layer.overlay.spread or layer.overlay.money):
            return ()
        return check_handing(chains.plan(body), chains.chain(body))

    def _sums(self, chains: Chains, body: Body) -> tuple[Diagnostic, ...]:
        """Tell whether what those below a body decide adds up to what it asks for."""
        own = chains.with_overlay(body)
        return check_sums(chains.plan(body), chains.chain(body), own) if own else ()

    def _add(self, found: Iterable[Diagnostic]) -> None:
        for problem in found:
            self.problems[Path(problem.at.file)].append(problem)
            if problem.severity is Severity.ERROR:
                self._break(Path(problem.at.file))

    def chains(self) -> Chains:
        """Give the overlays that hold."""
        layers = {name: layer for name, layer in self.layers.items() if name not in self.broken}
        errors = {path: tuple(errors_of(ordered(found))) for path, found in self.problems.items()}
        return Chains(
            self.base, self.organisation, layers, dict(self.broken), errors, _chains=self.made
        )

    def _chain(self, name: str) -> Chain:
        body = self.organisation.body(name)
        return Chains(self.base, self.organisation, self.layers, _chains=self.made).chain(body)

    def _owner(self, path: Path) -> Body | None:
        """Give the body whose overlay lies at a path, by the names of its folder and itself."""
        names = _below_year(path)
        try:
            body = self.organisation.find(names[0], Level.PROVINCE)
            if len(names) == 1:
                return body
            lowest = self.organisation.levels[-1]
            return self.organisation.find(names[1], lowest, body) if len(names) == 2 else None  # noqa: PLR2004
        except PlaceError:
            return None

    def _nobody(self, path: Path, layer: Layer) -> None:
        """Tell that a file belongs to no body, as the overlay's own words show it."""
        found = check_overlay(self.base.under(layer), self.organisation)
        self.problems[path] += [one for one in found if one.code in _OF_PLACES]
        if not self.problems[path]:
            message = _("the file belongs to no body of the plan's day")
            hint = _("khtt list provinces and khtt list districts name the bodies")
            at = Place(path.as_posix(), 1, 1)
            self.problems[path].append(Diagnostic("KH222", message, at, hint=hint))

    def _break(self, path: Path) -> None:
        for name, layer in self.layers.items():
            if Path(layer.source.file) == path:
                self.broken[name] = path
                return
        if body := self._owner(path):
            self.broken.setdefault(body.id, path)


def _below_year(path: Path) -> tuple[str, ...]:
    """Give the part of a path below its year, without the ending."""
    parts = path.with_suffix("").parts
    place = max(index for index, part in enumerate(parts[:-1]) if YEAR.fullmatch(part))
    return parts[place + 1 :]

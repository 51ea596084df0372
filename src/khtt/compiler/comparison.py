"""Two plans compared: loaded, checked, resolved for one unit where one is named, and diffed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from khtt.check import check
from khtt.compiler.chains import Chains, read_chains
from khtt.compiler.checking import errors_of
from khtt.compiler.succession import Unit, find_body, predecessors
from khtt.diff import Before, Options, diff, local_meaning
from khtt.load import load
from khtt.nouns.change import Changes, Local, Origin
from khtt.nouns.change.revision import is_revision, read_revision
from khtt.nouns.diagnostic import Place, PlanError
from khtt.nouns.organisation import Body, organisation_on
from khtt.nouns.plan.chain import Chain
from khtt.nouns.plan.file import PlanFile
from khtt.parse import parse
from khtt.resolve.worded import national
from khtt.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans: the file it came from, and the overlays that lie under it."""

    origin: Origin
    chains: Chains

    @property
    def plan(self) -> PlanFile:
        """Give the plan as written."""
        return self.chains.base.file


@dataclass(frozen=True, slots=True)
class Paper:
    """The document of a body in a year: the plan with its overlays, and whose it is."""

    chains: Chains
    body: Body


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes, both plans as compared, and what the changes mean for the unit named.

    `papers` tell what the unit's own documents are made from, where one is named.
    """

    changes: Changes
    old: PlanFile
    new: PlanFile
    local: Local | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    papers: tuple[Paper, Paper] | None = None


def read_side(workspace: Workspace, name: str, folder: Path) -> Side:
    """Read and check a plan by its path, or `REVISION:path` from the repository around `folder`.

    Raise WorkspaceError or RevisionError where it cannot be read, PlanError where it has errors.
    A plan of a revision stands without overlays.
    """
    path = Path(name)
    from_git = is_revision(name) and not workspace.exists(path)
    text = read_revision(name, folder) if from_git else workspace.read(path)
    source = load(text, name)
    plan = parse(source, PlanFile)
    if errors := errors_of(check(plan, source)):
        raise PlanError(errors)
    chain, organisation = Chain(plan, source), organisation_on(plan.plan.day)
    chains = Chains(chain, organisation)
    if not from_git:
        chains = read_chains(workspace, chain, organisation)[0]
    return Side(Origin(name, hashlib.sha256(text).hexdigest()), chains)


def compare(old: Side, new: Side, *, ids: bool = True, unit: Unit | None = None) -> Comparison:
    """Give what changed, for a unit with its overlays and figures.

    Raise UnlikePlansError for plans that cannot be compared, PlaceError for a unit that is not on
    the map of either year.
    """
    options = Options(ids=ids, old=old.origin, new=new.origin)
    if unit is None:
        before, after = national(old.plan), national(new.plan)
        return Comparison(diff(before, after, options), before, after, places=_places(new))
    body = find_body(new.chains.organisation, unit)
    bodies = predecessors(body, new.chains.organisation, old.chains.organisation)
    alone = len(bodies) == 1
    new.chains.refuse_faults((body,))
    old.chains.refuse_faults(bodies)
    # Several bodies have several plans: then the nation's are compared, theirs held beside.
    before = old.chains.chain(bodies[0]).effective if alone else old.plan
    changes = diff(national(before), national(new.chains.chain(body).effective), options)
    olds = [Before(old.chains.plan(one), _own_ids(old.chains, one)) for one in bodies]
    local = local_meaning(changes, olds, new.chains.plan(body))
    papers = (Paper(old.chains, bodies[0]), Paper(new.chains, body))
    return Comparison(changes, old.plan, new.plan, local, _places(new), papers)


def _own_ids(chains: Chains, body: Body) -> tuple[str, ...]:
    """Give the items of which the body's own overlay decides something."""
    layer = chains.layers.get(body.id)
    if layer is None:
        return ()
    overlay = layer.overlay
    answered = overlay.document.answers if overlay.document else ()
    return (
        *(one.id for one in overlay.set),
        *(one.id for one in overlay.append),
        *(one.id for one in overlay.waive),
        *(one.id for one in overlay.spread),
        *(one.id for one in answered),
    )


def _places(side: Side) -> dict[str, Place]:
    source, plan = side.chains.base.source, side.plan
    named = [(("units", index), one.id) for index, one in enumerate(plan.units)]
    named += [(("bases", index), one.id) for index, one in enumerate(plan.bases)]
    found = {name: source.place(path) for path, name in named}
    items = ((item.id, source.place(source.written(path))) for path, item in plan.items())
    return found | dict(items)

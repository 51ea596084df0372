"""Two plans compared: loaded, checked, resolved for one unit where one is named, and diffed."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from khtt.check import check
from khtt.compiler.chains import Chains, read_chains
from khtt.diff import Options, diff, local_meaning
from khtt.load import load
from khtt.nouns.change import Changes, Local, Origin
from khtt.nouns.change.agreed import Agreement, Agreements
from khtt.nouns.change.revision import is_revision, read_revision
from khtt.nouns.diagnostic import PlanError, Severity
from khtt.nouns.organisation import Area, Level, organisation_on
from khtt.nouns.plan.chain import Chain
from khtt.nouns.plan.file import PlanFile
from khtt.parse import parse
from khtt.resolve.figures import figures
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
class Unit:
    """The province that a comparison is for, or the district, by name."""

    province: str | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes, both plans as compared, and what the changes mean for the unit named."""

    changes: Changes
    old: PlanFile
    new: PlanFile
    local: Local | None = None


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
    errors = [one for one in check(plan, source) if one.severity is Severity.ERROR]
    if errors:
        raise PlanError(errors)
    chain, organisation = Chain(plan, source), organisation_on(plan.plan.day)
    chains = Chains(chain, organisation)
    if not from_git:
        chains, _ = read_chains(workspace, chain, organisation)
    return Side(Origin(name, hashlib.sha256(text).hexdigest()), chains)


def compare(old: Side, new: Side, *, ids: bool = True, unit: Unit | None = None) -> Comparison:
    """Give what changed, for a unit with its overlays and figures.

    Raise UnlikePlansError for plans that cannot be compared, PlaceError for a unit that is not on
    the map of either year.
    """
    options = Options(ids=ids, old=old.origin, new=new.origin)
    if unit is None:
        return Comparison(diff(old.plan, new.plan, options), old.plan, new.plan)
    (before, old_area), (after, new_area) = (_for_unit(side, unit) for side in (old, new))
    changes = diff(before, after, options)
    level = "district" if unit.district else "province"
    bodies = {one.id for plan in (before, after) for one in plan.units if one.level == level}
    worked_out = (_figures(old_area), _figures(new_area))
    return Comparison(
        changes, before, after, local_meaning(changes, new_area.name, bodies, worked_out)
    )


def read_agreements(workspace: Workspace, path: Path) -> tuple[Agreement, ...]:
    """Read the changes that are agreed already; raise PlanError with all that is wrong."""
    return parse(load(workspace.read(path), path.as_posix()), Agreements).accept


def _for_unit(side: Side, unit: Unit) -> tuple[PlanFile, Area]:
    organisation = side.chains.organisation
    above = organisation.find(unit.province, Level.PROVINCE) if unit.province else None
    body = above or organisation.nation
    if unit.district:
        body = organisation.find(unit.district, organisation.levels[-1], above)
    return side.chains.chain(body).effective, body.area


def _figures(area: Area) -> Callable[..., tuple[str, ...]]:
    return partial(figures, area=area)

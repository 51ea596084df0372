"""The overlays of a year, read and checked together with their plan."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from khtt.check.overlay import check_overlay
from khtt.load import load
from khtt.nouns.diagnostic import Diagnostic, Place, PlanError, Related, Severity, ordered
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.territory import District, Province, Territory
from khtt.parse import parse
from khtt.resolve import ProvinceView, check_sums
from khtt.workspace import Workspace

Where = tuple[str, ...]
"""The slugs of a province, or of a province and a district of it."""

YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Chains:
    """A plan, its map, and the overlays under it by the slugs of their units."""

    base: Chain
    territory: Territory
    layers: Mapping[Where, Layer]

    def province(self, province: Province) -> Chain:
        """Give the chain that holds for a province."""
        layer = self.layers.get((province.slug,))
        return self.base.under(layer) if layer else self.base

    def district(self, province: Province, district: District) -> Chain:
        """Give the chain that holds for a district."""
        layer = self.layers.get((province.slug, district.slug))
        above = self.province(province)
        return above.under(layer) if layer else above

    def view(self, province: Province) -> ProvinceView:
        """Give a province's plan, to be worked out once for all its districts."""
        return ProvinceView(self.province(province), self.territory, province)

    def of_districts(self, province: Province) -> dict[str, Chain]:
        """Give the chains of the districts that have an overlay, by slug."""
        return {
            district.slug: self.district(province, district)
            for district in province.districts
            if (province.slug, district.slug) in self.layers
        }

    @cached_property
    def of_provinces(self) -> dict[str, Chain]:
        """Give the chains of the provinces that have an overlay, by slug."""
        return {
            province.slug: self.province(province)
            for province in self.territory.provinces
            if (province.slug,) in self.layers
        }

    def digest_parts(self, *where: str) -> tuple[str, ...]:
        """Name the overlay files that decide about a unit, the province's first."""
        ends = range(1, len(where) + 1)
        return tuple(
            self.layers[where[:end]].source.file for end in ends if where[:end] in self.layers
        )


def read_chains(workspace: Workspace, base: Chain, territory: Territory) -> Chains:
    """Read the overlays of a plan; raise PlanError with every error in them."""
    chains, problems = check_chains(workspace, base, territory)
    errors = [one for found in problems.values() for one in found if one.severity is Severity.ERROR]
    if errors:
        raise PlanError(errors)
    return chains


def check_chains(
    workspace: Workspace, base: Chain, territory: Territory
) -> tuple[Chains, dict[Path, tuple[Diagnostic, ...]]]:
    """Give the overlays of a plan, and every problem of each of their files."""
    found = dict[Path, tuple[Diagnostic, ...]]()
    layers = dict[Where, Layer]()
    plan = Path(base.source.file)
    for path in workspace.overlay_files(base.file.plan.year, plan.parent):
        if path.suffix != ".yaml":
            found[path] = (_misnamed(path),)
            continue
        try:
            layers[_where(path)], found[path] = _read(workspace, path)
        except PlanError as error:
            found[path] = error.diagnostics
    chains = Chains(base, territory, layers)
    for where, layer in layers.items():
        path = Path(layer.source.file)
        chain = _chain(chains, where)
        found[path] = ordered([*found[path], *check_overlay(chain, territory)])
    for path, problems in _sums(chains, found):
        found[path] = ordered([*found[path], *problems])
    return chains, found


def stray_overlays(workspace: Workspace, folder: Path) -> Iterator[tuple[Path, Diagnostic]]:
    """Give the overlays of years that have no plan, each with its problem (KH223)."""
    planned = {path.stem for path in workspace.plan_files(folder)}
    for year in workspace.overlay_years(folder):
        if str(year) in planned:
            continue
        there = ", ".join(sorted(planned)) or "none"
        for path in workspace.overlay_files(year, folder):
            message = f"an overlay for {year}, of which there is no plan; there are: {there}"
            where = Related(Place((folder / f"{year}.yaml").as_posix()), "is missing")
            hint = "write the plan first, or move the overlay to its year"
            at = Place(path.as_posix(), 1, 1)
            yield path, Diagnostic("KH223", message, at, hint=hint, related=(where,))


def _misnamed(path: Path) -> Diagnostic:
    message = f"the name of an overlay ends in .yaml, not {path.suffix}: it would not be found"
    hint = f"call it {path.stem}.yaml"
    return Diagnostic("KH222", message, Place(path.as_posix(), 1, 1), hint=hint)


def _read(workspace: Workspace, path: Path) -> tuple[Layer, tuple[Diagnostic, ...]]:
    source = load(workspace.read(path), path.as_posix())
    return Layer(parse(source, Overlay), source), source.warnings


def _where(path: Path) -> Where:
    """Give the part of a path below its year, without the ending."""
    parts = path.with_suffix("").parts
    place = max(index for index, part in enumerate(parts[:-1]) if YEAR.fullmatch(part))
    return parts[place + 1 :]


def _chain(chains: Chains, where: Where) -> Chain:
    """Give the chain down to an overlay, by where its file lies."""
    above = [
        chains.layers[where[:end]] for end in range(1, len(where)) if where[:end] in chains.layers
    ]
    return chains.base.under(*above, chains.layers[where])


def _sums(
    chains: Chains, found: Mapping[Path, tuple[Diagnostic, ...]]
) -> Iterator[tuple[Path, tuple[Diagnostic, ...]]]:
    """Hold the districts' own numbers against their province's, where all their overlays are sound."""
    if any(one.severity is Severity.ERROR for problems in found.values() for one in problems):
        return
    for province in chains.territory.provinces:
        if own := chains.of_districts(province):
            for problem in check_sums(chains.view(province), own):
                yield Path(problem.at.file), (problem,)

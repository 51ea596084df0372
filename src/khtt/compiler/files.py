"""What is wrong with overlays as files: their names, their places, two of one body, lists."""

from collections.abc import Iterator
from pathlib import Path

from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.language import _
from khtt.nouns.organisation import Body, Problem
from khtt.nouns.plan.chain import Chain, Layer
from khtt.workspace import Workspace


def stray_overlays(workspace: Workspace, folder: Path) -> Iterator[tuple[Path, Diagnostic]]:
    """Give the overlays of years that have no plan, each with its problem (KH223)."""
    planned = {path.stem for path in workspace.plan_files(folder)}
    for year in workspace.overlay_years(folder):
        if str(year) in planned:
            continue
        there = ", ".join(sorted(planned)) or _("none")
        for path in workspace.overlay_files(year, folder):
            message = _(
                "an overlay for {year}, of which there is no plan; there are: {there}"
            ).format(year=year, there=there)
            where = Related(Place((folder / f"{year}.yaml").as_posix()), _("is missing"))
            hint = _("write the plan first, or move the overlay to its year")
            at = Place(path.as_posix(), 1, 1)
            yield path, Diagnostic("KH223", message, at, hint=hint, related=(where,))


def misnamed(path: Path) -> Diagnostic:
    """Tell that a file would not be found by its name."""
    message = _("the name of an overlay ends in .yaml, not {ending}: it would not be found").format(
        ending=path.suffix
    )
    hint = _("call it {name}.yaml").format(name=path.stem)
    return Diagnostic("KH222", message, Place(path.as_posix(), 1, 1), hint=hint)


def second(layer: Layer, other: Layer, body: Body) -> Diagnostic:
    """Tell that a body has an overlay already."""
    message = _("{body} has an overlay already").format(body=body.short)
    hint = _("join the two in {name}.yaml").format(name=body.slug)
    where = Related(Place(other.source.file, 1, 1), _("is the other"))
    return Diagnostic("KH222", message, layer.place(("overlay",)), hint=hint, related=(where,))


def bad_list(problem: Problem, layer: Layer, base: Chain, body: Body) -> Diagnostic:
    """Tell what is wrong with a list of bodies below; what stands twice is told with the first."""
    within = (problem.key,) if problem.nth is None else (problem.key, problem.nth)
    at = layer.place(("bodies", problem.entry, *within))
    hint = _("write the units as the map names them, each once")
    if body.area.districts_counted:
        hint = _("see: khtt list districts --province {name}").format(name=body.slug)
    where = Related(base.source.place(("plan", "as_of")), _("the map is that of this day"))
    if problem.first:
        hint = _("keep one")
        where = Related(layer.place(("bodies", *problem.first)), _("stands here first"))
    return Diagnostic("KH246", problem.message, at, hint=hint, related=(where,))

"""What the Tab key offers: years that have a plan, provinces, sections.

A completion must never fail or print: what cannot be read offers nothing.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import typer

from khtt.workspace import DiskWorkspace, WorkspaceError, nearest_workspace

LATEST = 2026  # the map that is offered where there is no plan yet


def years(incomplete: str) -> list[str]:
    """Give the years that have a plan here."""
    return [year for year in _years() if year.startswith(incomplete)]


def provinces(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Give the provinces of the map of the year that is named, else of the last plan's, by slug."""
    from khtt.nouns.territory import territory_on

    named = ctx.params.get("year")
    year = named if isinstance(named, int) else max(map(int, _years()), default=LATEST)
    places = territory_on(date(year, 12, 31)).provinces
    return [(one.slug, one.full_name) for one in places if one.slug.startswith(incomplete)]


def sections(incomplete: str) -> list[tuple[str, str]]:
    """Give the parts of a plan, each with what it is called in print."""
    from khtt.formats.plan.entries import PARTS

    return [(part, name) for part, name in PARTS.items() if part.startswith(incomplete)]


def _years() -> Iterator[str]:
    root = nearest_workspace(Path.cwd())
    try:
        files = DiskWorkspace(root).plan_files() if root else ()
    except WorkspaceError:
        return
    yield from (file.stem for file in files if file.stem.isdecimal())

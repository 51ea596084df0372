"""`khtt render`: plans compiled into Word documents."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import WorkspaceFolder, Year, on_terminal, open_workspace, refuse, year_plan
from khtt.resources import template_texts
from khtt.workspace import DiskWorkspace

if TYPE_CHECKING:
    from khtt.batch import Made
    from khtt.compiler import Compiler, LoadedPlan
    from khtt.territory import Province

render = typer.Typer(no_args_is_help=True, help="Compile a plan into Word documents.")

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="Provinces by name, slug or code (dong-thap, 'Đồng Tháp', 87); by default all.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Where to; by default build/YEAR/province."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes at work; by default one a core."),
]
ReferenceDocument = Annotated[
    Path | None,
    typer.Option(
        "--reference-doc",
        metavar="FILE",
        help="Your office's own .docx, for its styles and margins.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite documents that somebody edited.")]


@render.callback()
def _kinds() -> None:
    """Compile a plan into Word documents: one kind of document a command."""


@render.command()
def province(
    year: Year,
    names: Names = None,
    out: Out = None,
    jobs: Jobs = None,
    reference_doc: ReferenceDocument = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Compile the plan of each province, ready to be signed.

    A document that has not changed is not written again; one that somebody edited is kept.

    Examples:
      khtt render province --year 2023

      khtt render province --year 2022 dong-thap "Hà Nội" --out ban-thao

    """
    started = time.perf_counter()
    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    provinces = chosen_provinces(loaded, names or [])
    folder = (out or place.root / "build" / str(year) / "province").absolute()
    reference = read_reference(reference_doc)
    texts = template_texts(place.root)
    compiler = _compiler(loaded, texts, reference)
    inputs = _inputs(place, year, texts, reference)
    done = list(
        _watched(
            _documents(compiler, provinces, folder, (inputs, jobs or os.cpu_count() or 1, force)),
            len(provinces),
        )
    )
    _sum_up(done, folder, time.perf_counter() - started)


def chosen_provinces(loaded: "LoadedPlan", names: Sequence[str]) -> "list[Province]":
    """Give the provinces named, or all of the map; end with status 2 for a name that is none."""
    from khtt.territory import PlaceError

    if not names:
        return list(loaded.territory.provinces)
    found = {}
    wrong = []
    for name in names:
        try:
            one = loaded.territory.find_province(name)
            found[one.slug] = one
        except PlaceError as error:
            wrong.append(str(error))
    if wrong:
        refuse("; ".join(wrong))
    return list(found.values())


def read_reference(path: Path | None) -> bytes | None:
    """Read an office's own document."""
    return None if path is None else DiskWorkspace(Path()).read(path)


def _compiler(
    loaded: "LoadedPlan", texts: dict[str, str], reference: bytes | None
) -> "Compiler":
    from khtt.compiler import new_compiler
    from khtt.write import BadReferenceDocument

    try:
        return new_compiler(loaded, texts, reference)
    except BadReferenceDocument as error:
        refuse(f"--reference-doc: {error}")


def _inputs(
    place: DiskWorkspace, year: int, texts: dict[str, str], reference: bytes | None
) -> str:
    from khtt.batch import digest
    from khtt.resources import package_bytes

    plan = place.read(Path("plans") / f"{year}.yaml")
    templates = (part.encode() for text in texts.items() for part in text)
    return digest(plan, reference or b"", *templates, *package_bytes())


def _documents(
    compiler: "Compiler",
    provinces: "Sequence[Province]",
    folder: Path,
    settings: tuple[str, int, bool],
) -> "Iterator[Made]":
    from khtt.batch import Batch, Order

    inputs, jobs, force = settings
    by_slug = {one.slug: one for one in provinces}
    batch = Batch(
        DiskWorkspace(folder), Path(), lambda slug: compiler.province_document(by_slug[slug]), force
    )
    orders = [Order(slug, f"{inputs} {slug}") for slug in by_slug]
    yield from batch.run(orders, jobs)


def _watched(documents: "Iterable[Made]", total: int) -> "Iterator[Made]":
    if not on_terminal():
        yield from documents
        return
    from rich.progress import track

    yield from track(documents, "Compiling", total, transient=True)


def _sum_up(done: "Sequence[Made]", folder: Path, seconds: float) -> None:
    from khtt.batch import Outcome

    counts = {kind: sum(made.outcome is kind for made in done) for kind in Outcome}
    shown = os.path.relpath(folder)
    noun = "document" if len(done) == 1 else "documents"
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    typer.echo(f"{len(done)} {noun} in {shown}: {said} ({seconds:.1f} s)")
    edited = [made.order.name for made in done if made.outcome is Outcome.EDITED]
    for name in edited:
        typer.echo(
            f"khtt: {shown}/{name}.docx was edited since it was compiled and is kept", err=True
        )
    if edited:
        typer.echo("khtt: compile elsewhere with --out DIR, or overwrite with --force", err=True)
        raise typer.Exit(1)

"""`khtt render`: plans compiled into Word documents."""

import os
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khtt.cli.common import WorkspaceFolder, Year, examples, open_workspace, refuse, year_plan
from khtt.cli.places import chosen_districts, chosen_provinces
from khtt.cli.speech import Command, Group
from khtt.cli.watch import make_all, sum_up
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts

if TYPE_CHECKING:
    from khtt.compiler import Compiler, LoadedPlan
    from khtt.compiler.batch import Made

render = typer.Typer(cls=Group, no_args_is_help=True)

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="Provinces by name, slug or code (dong-thap, 'Đồng Tháp', 87); by default all.",
        show_default=False,
    ),
]
DistrictNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="Districts by name or slug (dong-thap/huyen-hong-ngu, 'huyện Củ Chi'); by default all.",
        show_default=False,
    ),
]
ProvinceName = Annotated[
    str | None,
    typer.Option("--province", "-p", metavar="NAME", help="Only the districts of this province."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Where to; by default build/YEAR/province."),
]
DistrictOut = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Where to; by default build/YEAR/district."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="Processes at work; by default one a core."
    ),
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
    """Compile a plan into Word documents."""


@render.command(
    cls=Command,
    epilog=examples(
        "khtt render province --year 2023",
        'khtt render province --year 2022 dong-thap "Hà Nội" --out ban-thao',
        "khtt render province --year 2025 --reference-doc mau-cua-don-vi.docx",
    ),
)
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
    """
    started = time.perf_counter()
    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    provinces = {one.slug: one for one in chosen_provinces(loaded, names or [])}
    run = _run(place, loaded, reference_doc, jobs, force=force)
    folder = Path(os.path.relpath(out or place.root / "build" / str(year) / "province"))
    made = run.make(
        folder,
        {slug: (slug,) for slug in provinces},
        lambda slug: run.compiler.province_document(provinces[slug]),
    )
    done = make_all(made, len(provinces))
    sum_up(done, folder, time.perf_counter() - started)


@render.command(
    cls=Command,
    epilog=examples(
        "khtt render district --year 2022 --province dong-thap",
        'khtt render district --year 2022 dong-thap/huyen-hong-ngu "huyện Củ Chi"',
    ),
)
def district(
    year: Year,
    names: DistrictNames = None,
    province: ProvinceName = None,
    out: DistrictOut = None,
    jobs: Jobs = None,
    reference_doc: ReferenceDocument = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Compile the plan of each district.

    It holds the district's share of the province's numbers, and its own work. It is issued by
    the district's office of Vietnam Social Security or, where the overlay says so, by its
    People's Committee.
    """
    started = time.perf_counter()
    place = open_workspace(workspace)
    loaded = year_plan(place, year)
    chosen = chosen_districts(loaded, names or [], province)
    run = _run(place, loaded, reference_doc, jobs, force=force)
    folder = Path(os.path.relpath(out or place.root / "build" / str(year) / "district"))
    made = run.make(
        folder,
        {name: (above.slug, one.slug) for name, (above, one) in chosen.items()},
        lambda name: run.compiler.district_document(*chosen[name]),
    )
    done = make_all(made, len(chosen))
    sum_up(done, folder, time.perf_counter() - started)


def read_reference(path: Path | None) -> bytes | None:
    """Read an office's own document."""
    return None if path is None else DiskWorkspace(Path()).read_document(path)


@dataclass(frozen=True)
class Run:
    """What the documents of one run share: the compiler, what they are made from, how they are made."""

    compiler: "Compiler"
    place: DiskWorkspace
    inputs: str
    jobs: int
    force: bool

    def make(
        self, folder: Path, units: Mapping[str, tuple[str, ...]], document: Callable[[str], bytes]
    ) -> "Generator[Made, None, None]":
        """Make the documents of units, each under its name in the folder."""
        from khtt.compiler.batch import Batch, Order, digest

        batch = Batch(DiskWorkspace(Path()), folder, document, self.force)
        orders = []
        for name, where in units.items():
            files = self.compiler.chains.digest_parts(*where)
            own = digest(*(self.place.read(Path(file)) for file in files)) if files else ""
            orders.append(Order(name, f"{self.inputs} {name} {own}".rstrip()))
        yield from batch.run(orders, self.jobs)


def _run(
    place: DiskWorkspace,
    loaded: "LoadedPlan",
    reference_doc: Path | None,
    jobs: int | None,
    *,
    force: bool,
) -> Run:
    """Make ready what the documents share; raise PlanError where an overlay has errors."""
    from khtt.compiler import new_compiler
    from khtt.compiler.chains import read_chains
    from khtt.write import BadReferenceDocument

    reference = read_reference(reference_doc)
    texts = template_texts(place.root)
    chains = read_chains(place, loaded.chain, loaded.territory)
    try:
        compiler = new_compiler(loaded, texts, reference, chains)
    except BadReferenceDocument as error:
        refuse(f"--reference-doc {reference_doc}: {error}")
    inputs = _inputs(place, Path(loaded.source.file), texts, reference)
    return Run(compiler, place, inputs, jobs or os.cpu_count() or 1, force)


def _inputs(
    place: DiskWorkspace, plan: Path, texts: dict[str, str], reference: bytes | None
) -> str:
    from khtt.compiler.batch import digest
    from khtt.workspace.resources import package_bytes

    templates = (part.encode() for text in texts.items() for part in text)
    return digest(place.read(plan), reference or b"", *templates, *package_bytes())

"""`khtt render`: plans compiled into Word documents, for the bodies of each level."""

import os
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from khtt.cli.bodies import AsOf, chosen_bodies, day_of, not_listed
from khtt.cli.common import (
    PROBLEMS,
    WorkspaceFolder,
    Year,
    examples,
    open_workspace,
    refuse,
    year_plan,
)
from khtt.cli.options import Force, Jobs, LowerNames, Names, Out, ProvinceName, ReferenceDocument
from khtt.cli.watch import make_all, nothing_changed, sum_up, tell_problems
from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import template_texts

if TYPE_CHECKING:
    from khtt.compiler import Compiler, LoadedPlan
    from khtt.compiler.batch import Made
    from khtt.compiler.chains import Problems
    from khtt.nouns.diagnostic import Diagnostic
    from khtt.nouns.organisation import Body, Level
    from khtt.workspace.unchanged import Request

render = typer.Typer(no_args_is_help=True)


@dataclass(frozen=True)
class Asked:
    """What a run was asked for: the year, the day, and how its documents are made."""

    year: int
    as_of: str | None
    out: Path | None
    jobs: int | None
    reference_doc: Path | None
    force: bool
    workspace: Path | None


@render.callback()
def _kinds() -> None:
    """Compile a plan into Word documents."""


@render.command(epilog=examples("khtt render national --year 2022"))
def national(
    year: Year,
    as_of: AsOf = None,
    out: Out = None,
    reference_doc: ReferenceDocument = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Compile the whole plan of BHXH Việt Nam."""
    _render("nation", Asked(year, as_of, out, 1, reference_doc, force, workspace), [], None)


@render.command(
    epilog=examples(
        "khtt render province --year 2023",
        'khtt render province --year 2022 dong-thap "Hà Nội"',
        "khtt render province --year 2025 --as-of 01/7/2025",
    ),
)
def province(
    year: Year,
    names: Names = None,
    as_of: AsOf = None,
    out: Out = None,
    jobs: Jobs = None,
    reference_doc: ReferenceDocument = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Compile the plan of each BHXH tỉnh, khu vực.

    BHXH tỉnh, thành phố; in the first half of 2025 BHXH khu vực, which the name of any of its
    provinces finds. A document that has not changed is not written again; one that somebody
    edited is kept.
    """
    asked = Asked(year, as_of, out, jobs, reference_doc, force, workspace)
    _render("province", asked, names or [], None)


@render.command(
    epilog=examples(
        "khtt render district --year 2022 --province dong-thap",
        'khtt render district --year 2022 dong-thap/huyen-hong-ngu "huyện Củ Chi"',
    ),
)
def district(
    year: Year,
    names: LowerNames = None,
    province: ProvinceName = None,
    as_of: AsOf = None,
    out: Out = None,
    jobs: Jobs = None,
    reference_doc: ReferenceDocument = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Compile the plan of each district office that exists.

    It holds the district's share of the province's numbers, and its own work. It is issued by
    the district's office of Vietnam Social Security or, where the overlay says so, by its
    People's Committee.
    """
    asked = Asked(year, as_of, out, jobs, reference_doc, force, workspace)
    _render("district", asked, names or [], province)


@render.command(
    epilog=examples(
        "khtt render base --year 2025 --as-of 01/7/2025 --province ha-noi",
        "khtt render base --year 2025 --as-of 01/7/2025 ha-noi/co-so-dong-da",
    ),
)
def base(
    year: Year,
    names: LowerNames = None,
    province: ProvinceName = None,
    as_of: AsOf = None,
    out: Out = None,
    jobs: Jobs = None,
    reference_doc: ReferenceDocument = None,
    force: Force = False,
    workspace: WorkspaceFolder = None,
) -> None:
    """Compile the plan of each BHXH cơ sở, since 1 July 2025.

    Where no list of them is public, the province gives it in its own overlay (`bodies`).
    """
    asked = Asked(year, as_of, out, jobs, reference_doc, force, workspace)
    _render("base", asked, names or [], province)


def _render(name: str, asked: Asked, names: Sequence[str], province: str | None) -> None:
    from khtt.nouns.organisation import Level
    from khtt.workspace.unchanged import remember, standing

    started = time.perf_counter()
    level = Level(name)
    place = open_workspace(asked.workspace)
    folder = Path(
        os.path.relpath(asked.out or place.root / "build" / str(asked.year) / _kind(level))
    )
    parts = _parts(place, asked.reference_doc)
    request = _request(place, level, asked, (*names, province or ""), parts)
    here = DiskWorkspace(Path())
    if count := standing(here, folder, request):
        nothing_changed(count, folder, time.perf_counter() - started)
        return
    loaded = year_plan(place, asked.year)
    run = _run(place, loaded, asked, parts)
    chains = run.compiler.chains
    bodies = chosen_bodies(chains.organisation, level, names, province)
    sound = [body for body in bodies if chains.fault(body) is None]
    missing = list(not_listed(chains.organisation, level, province, asked.year))
    for sentence in missing:
        typer.echo(f"khtt: {sentence}", err=True)
    if not bodies:
        raise typer.Exit(PROBLEMS)
    done = make_all(run.make(folder, sound), len(sound))
    kept = sum_up(done, folder, time.perf_counter() - started)
    spoilt = [body for body in bodies if body not in sound]
    if run.tell(bodies, spoilt, one_asked=bool(names or province)) or kept:
        raise typer.Exit(PROBLEMS)
    if not missing:
        written = {f"{made.order.name}.docx": made.content for made in done}
        remember(here, folder, request, written)


@dataclass(frozen=True)
class Parts:
    """What every document is made from beside plans: templates, the office's own document, khtt."""

    templates: dict[str, str]
    reference: bytes | None
    digest: str


def _parts(place: DiskWorkspace, reference_doc: Path | None) -> Parts:
    from khtt.workspace.resources import package_bytes
    from khtt.workspace.unchanged import digest

    texts = template_texts(place.root)
    reference = None
    if reference_doc:
        reference = DiskWorkspace(Path()).read_document(reference_doc)
    templates = (part.encode() for text in texts.items() for part in text)
    return Parts(texts, reference, digest(reference or b"", *templates, *package_bytes()))


def _request(
    place: DiskWorkspace, level: "Level", asked: Asked, names: Sequence[str], parts: Parts
) -> "Request":
    """Give what is asked for, and the digest of all files that decide about it."""
    from khtt.workspace.unchanged import Request, sources

    words = " ".join((level, str(asked.year), asked.as_of or "", *names))
    return Request(words, sources(place, asked.year, [parts.digest.encode()]))


def _kind(level: "Level") -> str:
    return "national" if level == "nation" else str(level)


@dataclass(frozen=True)
class Run:
    """What the documents of one run share: the compiler, what they are made from, how they are made."""

    compiler: "Compiler"
    problems: "Problems"
    place: DiskWorkspace
    inputs: str
    asked: Asked

    def make(self, folder: Path, bodies: "Sequence[Body]") -> "Generator[Made, None, None]":
        """Make the documents of bodies, each under its id in the folder."""
        from khtt.compiler.batch import Batch, Order
        from khtt.workspace.unchanged import digest

        chains, named = self.compiler.chains, {body.id: body for body in bodies}
        batch = Batch(
            DiskWorkspace(Path()),
            folder,
            lambda name: self.compiler.document(named[name]),
            self.asked.force,
            compare=self._compare,
        )
        orders = []
        for name, body in named.items():
            files = chains.files(body)
            own = digest(*(self.place.read(Path(file)) for file in files)) if files else ""
            orders.append(Order(name, f"{self.inputs} {name} {own}".rstrip()))
        yield from batch.run(orders, self.asked.jobs or os.cpu_count() or 1)

    def _compare(self, there: bytes, fresh: bytes) -> bytes | None:
        """Give what would become of an edited document, as tracked changes."""
        from khtt.compiler.inspection import renewal

        return renewal(there, fresh, self.asked.year)

    def tell(self, bodies: "Sequence[Body]", spoilt: "Sequence[Body]", *, one_asked: bool) -> bool:
        """Tell the errors on which these bodies hang, and, of a whole level, those of stray files."""
        chains = self.compiler.chains
        at_fault = {path for body in bodies if (path := chains.fault(body))}
        found: list[Diagnostic] = []
        for path, problems in self.problems.items():
            stray = path not in chains.broken.values()
            if path in at_fault or (stray and not one_asked):
                found += [one for one in problems if one.severity == "error"]
        tell_problems(found)
        if spoilt:
            names = ", ".join(body.short for body in spoilt)
            typer.echo(_("khtt: not written: {names}").format(names=names), err=True)
        return bool(found)


def _run(place: DiskWorkspace, loaded: "LoadedPlan", asked: Asked, parts: Parts) -> Run:
    """Make ready what the documents share."""
    from khtt.compiler import new_compiler
    from khtt.compiler.chains import read_chains
    from khtt.nouns.organisation import organisation_on
    from khtt.workspace.unchanged import digest
    from khtt.write import BadReferenceDocument

    organisation = organisation_on(day_of(asked.as_of, loaded.file.plan.day))
    chains, problems = read_chains(place, loaded.chain, organisation)
    try:
        compiler = new_compiler(chains, parts.templates, parts.reference)
    except BadReferenceDocument as error:
        refuse(f"--reference-doc {asked.reference_doc}: {error}")
    inputs = digest(place.read(Path(loaded.source.file)), parts.digest.encode())
    return Run(compiler, problems, place, f"{inputs} {organisation.first}", asked)

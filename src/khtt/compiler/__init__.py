"""The compiler: the line from YAML to Word, told as code.

A plan is loaded (text to data with places), parsed (data to a plan), checked, resolved for a body of
the day, composed through the templates into a document tree, and written as a .docx. What only documents
need is imported when the first is made, so that checking a plan stays quick.
"""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from khtt.check import check
from khtt.compiler.checking import check_in, errors_of, read_partly
from khtt.load import load
from khtt.nouns.diagnostic import Diagnostic, PlanError, ordered
from khtt.nouns.organisation import Body, Organisation, organisation_on
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.source import Source
from khtt.nouns.territory import Territory
from khtt.parse import parse
from khtt.workspace import Workspace

DIGEST = 16

if TYPE_CHECKING:
    from khtt.compiler.chains import Chains
    from khtt.compose import Templates
    from khtt.nouns.account import Account
    from khtt.nouns.document import Document, Origin
    from khtt.nouns.plan.chain import Chain
    from khtt.nouns.plan.resolved import Plan
    from khtt.write import Base


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan as written, with the place of everything in it."""

    file: PlanFile
    source: Source

    @property
    def organisation(self) -> Organisation:
        """Give the bodies of the day that the plan speaks from."""
        return organisation_on(self.file.plan.day)

    @property
    def territory(self) -> Territory:
        """Give the map that the plan speaks of."""
        return self.organisation.territory

    @property
    def chain(self) -> "Chain":
        """Give the chain that begins here, with no overlay yet."""
        from khtt.nouns.plan.chain import Chain

        return Chain(self.file, self.source)


def load_plan(workspace: Workspace, path: Path) -> LoadedPlan:
    """Read a plan file of the workspace; raise PlanError with everything that is wrong in its form."""
    source = load(workspace.read(path), path.as_posix())
    return LoadedPlan(parse(source, PlanFile), source)


def check_plan(loaded: LoadedPlan) -> tuple[Diagnostic, ...]:
    """Give what is wrong or doubtful in a plan by itself: references, meaning, wording."""
    return ordered([*loaded.source.warnings, *check(loaded.file, loaded.source)])


def check_files(workspace: Workspace, path: Path) -> dict[Path, tuple[Diagnostic, ...]]:
    """Give every problem of a plan file and, where it is sound, of the overlays under it, by file."""
    read, problems = read_partly(workspace, path)
    if read is None:
        return {path: problems}
    loaded = LoadedPlan(*read)
    found = check_in(workspace, path, loaded.file, loaded.source)
    if errors_of(found) or path.stem != str(loaded.file.plan.year):
        return {path: found}
    return {path: found} | _overlays(workspace, loaded, path.parent)


def _overlays(
    workspace: Workspace, loaded: LoadedPlan, folder: Path
) -> dict[Path, tuple[Diagnostic, ...]]:
    """Give the problems of the overlays under a sound plan, by file."""
    if not workspace.overlay_files(loaded.file.plan.year, folder):
        return {}
    from khtt.compiler.chains import read_chains
    from khtt.workspace.resources import template_texts

    chains, problems = read_chains(workspace, loaded.chain, loaded.organisation)
    if not chains.layers:
        return problems
    compiler = new_compiler(chains, template_texts(folder.parent), None)
    return {path: ordered((*found, *compiler.unsaid(path))) for path, found in problems.items()}


def sound_plan(workspace: Workspace, path: Path) -> LoadedPlan:
    """Read a plan and check it; raise PlanError where it has errors that nobody answers for."""
    loaded = load_plan(workspace, path)
    found = check_in(workspace, path, loaded.file, loaded.source)
    errors = errors_of(found)
    if errors and (errors := _not_allowed(workspace, path, errors)):
        raise PlanError(errors)
    return loaded


def _not_allowed(workspace: Workspace, path: Path, errors: list[Diagnostic]) -> list[Diagnostic]:
    from khtt.nouns.findings import not_allowed

    lines = workspace.read(path).decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    return not_allowed(errors, path.as_posix(), lines)


@dataclass(frozen=True)
class Compiler:
    """The templates, the look and the chains of a plan: what the documents of all bodies share."""

    templates: "Templates"
    base: "Base"
    chains: "Chains"
    _digests: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def document(self, body: Body) -> bytes:
        """Compile the plan of a body to the bytes of a .docx; raise Unsaid where it loses a fact."""
        from khtt.nouns.account import Unsaid
        from khtt.write import write

        composed, accounted = self.accounted(body)
        if accounted.errors:
            raise Unsaid(accounted.errors)
        return write(composed, self.base)

    def origin(self, body: Body) -> "Origin":
        """Give what a body's document is made from."""
        from khtt import __version__
        from khtt.nouns.document import Origin

        chain = self.chains.chain(body)
        identity = chain.file.plan
        sources = (chain.source, *(layer.source for layer in chain.layers))
        return Origin(
            plan=identity.id,
            year=identity.year,
            body=body.id,
            day=str(self.chains.organisation.first),
            version=__version__,
            inputs=(
                *((source.file, self._digest(source.file, source.text)) for source in sources),
                ("templates", self._digest("templates", *self.templates.texts.values())),
            ),
        )

    def _digest(self, name: str, *texts: str) -> str:
        """Give the digest of an input, found once."""
        if name not in self._digests:
            whole = hashlib.sha256("\0".join(texts).encode())
            self._digests[name] = whole.hexdigest()[:DIGEST]
        return self._digests[name]

    def composed(self, body: Body) -> "Document":
        """Give the document of a body as a tree, with what it is made from."""
        return self._composed(body, self.chains.plan(body))

    def account(self, body: Body) -> "Account":
        """Give what becomes of every fact of the plan for a body."""
        return self.accounted(body)[1]

    def accounted(self, body: Body) -> "tuple[Document, Account]":
        """Give the document of a body as a tree, and what becomes in it of every fact of the plan."""
        from khtt.account import account

        plan = self.chains.plan(body)
        composed = self._composed(body, plan)
        return composed, account(self.chains.chain(body), plan, composed)

    def unsaid(self, path: Path) -> tuple[Diagnostic, ...]:
        """Give what an overlay that holds decides and the document of its body does not say."""
        file = path.as_posix()
        return tuple(
            one
            for name, layer in self.chains.layers.items()
            if layer.source.file == file
            for one in self.account(self.chains.organisation.body(name)).problems
            if one.at.file == file
        )

    def _composed(self, body: Body, plan: "Plan") -> "Document":
        from khtt.compose import compose

        composed = compose(plan, self.templates, template_for(plan))
        return replace(composed, origin=self.origin(body))


def template_for(plan: "Plan") -> str:
    """Name the template of the document that a plan becomes."""
    if plan.own_document:
        return "own.html"
    return f"{plan.office.level}.html"


def new_compiler(chains: "Chains", texts: dict[str, str], reference: bytes | None) -> Compiler:
    """Make ready what all documents share; `reference` is an office's own .docx for the styles."""
    from khtt.compose import load_templates
    from khtt.write import base_package

    return Compiler(load_templates(texts, "templates"), base_package(reference), chains)

"""From Word back to YAML: what a document is, what was done to it since, what the plan says now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from khtt.compiler import Compiler, new_compiler, sound_plan
from khtt.compiler.chains import read_chains
from khtt.nouns.diagnostic import Place, PlanError
from khtt.nouns.document import Origin
from khtt.nouns.inspection import Inspection, Renewed, Step
from khtt.nouns.language import _
from khtt.nouns.layout import layout
from khtt.nouns.organisation import Body, organisation_on
from khtt.nouns.written import Written
from khtt.workspace import Workspace, WorkspaceError
from khtt.workspace.resources import template_texts
from khtt.write import write
from khtt.write.inspection import aligned, breaches_of, edits_of
from khtt.write.reading import NotWord, read

AUTHOR = "khtt"


@dataclass(frozen=True, slots=True)
class Now:
    """What the workspace would write today: the compiler, the body, the document read back."""

    compiler: Compiler
    body: Body
    written: Written

    @property
    def origin(self) -> Origin:
        """Give what it is made from."""
        return self.compiler.origin(self.body)


def inspect_document(content: bytes, workspace: Workspace | None, root: Path) -> Inspection:
    """Give what a document is and what became of it; raise NotWord where it is no Word document.

    The workspace tells what the plan says now; without it, or where it has no such plan, that is
    left open, and said.
    """
    document = read(content)
    breaches = breaches_of(document, layout())
    if not document.marked:
        return Inspection(None, "", breaches=breaches)
    now, why = _now(document, workspace, root)
    then, told = _then(document, now)
    found = Inspection(
        origin=document.origin,
        body=document.body,
        breaches=breaches,
        told=tuple(one for one in (why, told) if one),
    )
    if then is not None:
        alignment = aligned(then.parts, document.parts)
        found = replace(found, edits=edits_of(document, then, alignment), steps=alignment.steps)
    if now is None or document.record is None:
        return found
    changed = tuple(_changed_inputs(document.origin, now.origin))
    return replace(found, changed_inputs=changed, renewed=tuple(_renewed(document.record, now)))


def renewal(content: bytes, fresh: bytes, year: int) -> bytes | None:
    """Give a document as it would be written now, tracked against what stands in an edited one.

    None where that one cannot be read.
    """
    from khtt.write.redline import redline

    try:
        edited = read(content)
    except NotWord:
        return None
    return redline(fresh, aligned(edited.parts, read(fresh).parts).steps, AUTHOR, year)


def hand_edits(content: bytes, steps: tuple[Step, ...], year: int) -> bytes:
    """Give a document with what was done to it by hand as tracked changes."""
    from khtt.write.redline import redline

    return redline(content, steps, _("edited by hand"), year)


def _then(document: Written, now: Now | None) -> tuple[Written | None, str]:
    """Give what khtt wrote: by the record, else what it would write, where nothing has changed."""
    if document.record is not None:
        return document.record, ""
    if now is None or now.written.record is None:
        return None, _("the file has lost its record: what was written is not known")
    told = _("the file has lost its record: it is compared with what would be written now")
    return now.written.record, told


def _now(document: Written, workspace: Workspace | None, root: Path) -> tuple[Now | None, str]:
    if workspace is None:
        return None, _("no workspace here: what the plan says now is not known")
    path = Path("plans") / f"{document.year}.yaml"
    if not workspace.exists(path):
        sentence = _("there is no {path} here: what the plan says now is not known")
        return None, sentence.format(path=path)
    try:
        return _compiled(document, workspace, path, root)
    except (PlanError, WorkspaceError, KeyError) as error:
        sentence = _("the plan cannot be compiled as it stands: {error}")
        return None, sentence.format(error=error)


def _compiled(
    document: Written, workspace: Workspace, path: Path, root: Path
) -> tuple[Now | None, str]:
    loaded = sound_plan(workspace, path)
    day = date.fromisoformat(document.origin.day) if document.origin else loaded.file.plan.day
    chains, _problems = read_chains(workspace, loaded.chain, organisation_on(day))
    body = chains.organisation.body(document.body)
    compiler = new_compiler(chains, template_texts(root), None)
    if fault := chains.fault(body):
        sentence = _("{path} has errors: what the plan says now is not known")
        return None, sentence.format(path=fault)
    composed, accounted = compiler.accounted(body)
    lost = _("the plan decides what its document would not say; see: khtt account")
    fresh = read(write(composed, compiler.base))
    return Now(compiler, body, fresh), lost if accounted.errors else ""


def _changed_inputs(old: Origin | None, new: Origin) -> Iterator[str]:
    before = dict(old.inputs) if old else {}
    for file, digest in new.inputs:
        if before.get(file) != digest:
            yield file
    yield from (file for file in before if file not in dict(new.inputs))


def _renewed(then: Written, now: Now) -> Iterator[Renewed]:
    """Give the items whose sentences would be others now, each with its line."""
    if now.written.record is None:
        return
    before, after = _by_id(then), _by_id(now.written.record)
    chain = now.compiler.chains.chain(now.body)
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name, ()), after.get(name, ())
        if old != new:
            known = name in chain.items
            at: Place | None = chain.place(name) if known else None
            gone = [text for text in old if text not in new]
            come = [text for text in new if text not in old]
            yield Renewed(name, at, "\n".join(gone), "\n".join(come))


def _by_id(written: Written) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in written.parts:
        for name in part.ids:
            found[name] = (*found.get(name, ()), part.text)
    return found

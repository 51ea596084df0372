"""A run of many documents as somebody watches it: the bar, how it ends, what became of each."""

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from khtt.cli.common import PROBLEMS, coloured, on_terminal, refuse
from khtt.nouns.language import _

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from khtt.compiler.batch import Made
    from khtt.nouns.diagnostic import Diagnostic

FEW = 5


def make_all(documents: "Generator[Made, None, None]", total: int) -> "list[Made]":
    """Make all documents; end with status 1 when the run is stopped, and say how far it came."""
    from khtt.compiler.batch import WorkerKilled

    done: list[Made] = []
    try:
        with closing(documents):
            done.extend(_watched(documents, total))
    except KeyboardInterrupt:
        refuse(f"stopped after {len(done)} of {total}; the next run goes on from there", PROBLEMS)
    except WorkerKilled as error:
        refuse(f"{error}; try --jobs 1", PROBLEMS)
    return done


def sum_up(done: "Sequence[Made]", folder: Path, seconds: float) -> bool:
    """Print what became of the documents; tell whether one was kept or refused."""
    from khtt.compiler.batch import Outcome

    counts = {kind: sum(made.outcome is kind for made in done) for kind in Outcome}
    noun = "document" if len(done) == 1 else "documents"
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    typer.echo(f"{len(done)} {noun} in {folder}: {said} ({seconds:.1f} s)")
    edited = [made.order.name for made in done if made.outcome is Outcome.EDITED]
    for name in edited:
        typer.echo(
            f"khtt: {folder}/{name}.docx was edited since it was compiled and is kept", err=True
        )
    if edited:
        typer.echo("khtt: compile elsewhere with --out DIR, or overwrite with --force", err=True)
    tell_problems(_distinct(one for made in done for one in made.problems))
    if refused := [made.order.name for made in done if made.outcome is Outcome.REFUSED]:
        sentence = _("khtt: not written, for it would lose what the plan decides: {names}")
        typer.echo(sentence.format(names=_some(refused)), err=True)
    return bool(edited or refused)


def _distinct(found: "Iterable[Diagnostic]") -> "list[Diagnostic]":
    """Give each problem once: that of a template is the same in every document."""
    return list({(one.code, one.at): one for one in found}.values())


def _some(names: "Sequence[str]") -> str:
    """Name a few of many."""
    shown = ", ".join(names[:FEW])
    more = _("{names} and {count} others")
    return more.format(names=shown, count=len(names) - FEW) if len(names) > FEW else shown


def tell_problems(found: "Sequence[Diagnostic]") -> None:
    """Print problems as `khtt validate` does."""
    from khtt.formats.diagnostics.text import as_text
    from khtt.nouns.diagnostic import ordered

    if found:
        typer.echo(as_text(ordered(found), colour=coloured(sys.stderr)), err=True, nl=False)


def _watched(documents: "Iterable[Made]", total: int) -> "Iterator[Made]":
    if not on_terminal(sys.stderr):
        yield from documents
        return
    from rich.console import Console
    from rich.progress import track

    # What the run says at its end goes to the output, the bar does not.
    console = Console(stderr=True)
    yield from track(documents, "Compiling", total, transient=True, console=console)

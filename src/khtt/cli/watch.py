"""A run of many documents as somebody watches it: the bar, how it ends, what became of each."""

import signal
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from khtt.cli.common import PROBLEMS, coloured, on_terminal, refuse
from khtt.nouns.language import _, counted, marked

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from khtt.compiler.batch import Made
    from khtt.nouns.diagnostic import Diagnostic

FEW = 5
OUTCOMES = {
    "written": marked("{count} written"),
    "unchanged": marked("{count} unchanged"),
    "edited": marked("{count} edited"),
    "refused": marked("{count} refused"),
}


def make_all(documents: "Generator[Made, None, None]", total: int) -> "list[Made]":
    """Make all documents; end with status 1 when the run is stopped, and say how far it came."""
    from khtt.compiler.batch import WorkerKilled

    done: list[Made] = []
    stop_in_order()
    try:
        with closing(documents):
            done.extend(_watched(documents, total))
    except KeyboardInterrupt:
        sentence = _("stopped after {done} of {total}; the next run goes on from there")
        refuse(sentence.format(done=len(done), total=total), PROBLEMS)
    except WorkerKilled as error:
        refuse(_("{problem}; try --jobs 1").format(problem=error), PROBLEMS)
    return done


def stop_in_order() -> None:
    """Let Ctrl-C be an exception from here on: what is begun is ended in order."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def sum_up(done: "Sequence[Made]", folder: Path, seconds: float, suffix: str = ".docx") -> bool:
    """Print what became of the documents; tell whether one was kept or refused."""
    from khtt.compiler.batch import Outcome

    counts = {kind: sum(made.outcome is kind for made in done) for kind in Outcome}
    documents = counted("{count} document", "{count} documents", len(done))
    said = ", ".join(
        _(OUTCOMES[kind]).format(count=count) for kind, count in counts.items() if count
    )
    told = {"folder": folder, "outcomes": said, "seconds": f"{seconds:.1f}"}
    typer.echo(
        _("{documents} in {folder}: {outcomes} ({seconds} s)").format(documents=documents, **told)
    )
    edited = [made.order.name for made in done if made.outcome is Outcome.EDITED]
    for name in edited:
        sentence = _("{file} was edited since it was compiled and is kept")
        typer.echo(f"khtt: {sentence.format(file=f'{folder}/{name}{suffix}')}", err=True)
    if edited:
        sentence = _("compile elsewhere with --out DIR, or overwrite with --force")
        typer.echo(f"khtt: {sentence}", err=True)
    for made in done:
        beside = folder / f"{made.order.name}.redline{suffix}"
        if made.outcome is Outcome.EDITED and beside.exists():
            sentence = _("what would become of it: {file}")
            typer.echo(f"khtt: {sentence.format(file=beside)}", err=True)
    tell_problems(_distinct(one for made in done for one in made.problems))
    if refused := [made.order.name for made in done if made.outcome is Outcome.REFUSED]:
        sentence = _("not written, for it would lose what the plan decides: {names}")
        typer.echo(f"khtt: {sentence.format(names=_some(refused))}", err=True)
    return bool(edited or refused)


def _distinct(found: "Iterable[Diagnostic]") -> "list[Diagnostic]":
    """Give each problem once: that of a template is the same in every document."""
    return list({(one.code, one.at): one for one in found}.values())


def _some(names: "Sequence[str]") -> str:
    """Name a few of many."""
    shown = ", ".join(names[:FEW])
    more = _("{names} and {count} others")
    return more.format(names=shown, count=len(names) - FEW) if len(names) > FEW else shown


def nothing_changed(count: int, folder: Path, seconds: float) -> None:
    """Print that all documents of a run are as they were written."""
    documents = counted("{count} document", "{count} documents", count)
    outcomes = _(OUTCOMES["unchanged"]).format(count=count)
    told = {"folder": folder, "outcomes": outcomes, "seconds": f"{seconds:.1f}"}
    typer.echo(
        _("{documents} in {folder}: {outcomes} ({seconds} s)").format(documents=documents, **told)
    )


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
    yield from track(documents, _("Compiling"), total, transient=True, console=console)

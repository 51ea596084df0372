"""Many documents in one run: what has not changed is not made again, what people edited is kept.

Beside the documents lies a record (`.khtt.json`) of what each was made from and of what was written.
"""

import contextlib
import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing import connection
from pathlib import Path

from khtt.nouns.account import Unsaid
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.workspace import Workspace, WorkspaceError
from khtt.workspace.unchanged import digest

RECORD = Path(".khtt.json")
FEW = 8  # so few documents are made sooner than a second process has started
PATIENCE = 0.5  # seconds
PORTION = 4  # documents handed to a process at a time

Make = Callable[[str], bytes]
Compare = Callable[[bytes, bytes], bytes | None]
Content = bytes | tuple[Diagnostic, ...]


class WorkerKilled(RuntimeError):  # noqa: N818 (it names the problem)
    """A process at work was killed from outside, most often because memory ran out."""


class Outcome(StrEnum):
    """What became of a document."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be made: its name, and the digest of everything it is made from."""

    name: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was dealt with: the digest of its bytes, and what became of it.

    One that would lose a fact of its plan is refused: `problems` tell which.
    """

    order: Order
    content: str
    outcome: Outcome
    problems: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class Batch:
    """Documents of one folder; `force` overwrites what people edited.

    `suffix` ends the names of their files; it is empty where the names have their own.
    """

    workspace: Workspace
    folder: Path
    make: Make
    force: bool = False
    compare: Compare | None = None
    suffix: str = ".docx"
    record: dict[str, dict[str, str]] = field(default_factory=dict)
    _foreign: dict[str, str] = field(default_factory=dict)

    def run(self, orders: Sequence[Order], jobs: int) -> Generator[Made, None, None]:
        """Make what is not there yet, in several processes; what is done is on record even if stopped.

        Raise what `make` raises, WorkspaceError where a document cannot be written, and WorkerKilled.
        """
        self.record = _read(self.workspace, self.folder / RECORD)
        entries: dict[str, dict[str, str]] = {}
        finished = False
        try:
            for made in self._all(orders, jobs):
                entries[made.order.name] = self._entry(made)
                yield made
            finished = True
        finally:
            # What stopped the run, such as a full disk, is told; not that the record met it too.
            with contextlib.nullcontext() if finished else contextlib.suppress(WorkspaceError):
                self._save(entries)

    def _entry(self, made: Made) -> dict[str, str]:
        if made.outcome in (Outcome.EDITED, Outcome.REFUSED):
            return self.record.get(made.order.name, {})
        return {"inputs": made.order.inputs, "content": made.content}

    def _all(self, orders: Sequence[Order], jobs: int) -> Iterator[Made]:
        waiting = []
        for order in orders:
            if made := self._standing(order):
                yield made
            else:
                waiting.append(order)
        if jobs == 1 or len(waiting) <= FEW or not _can_fork():
            contents = self._one_by_one(waiting)
        else:
            contents = self._in_parallel(waiting, jobs)
        for order, content in contents:
            with _to_the_end():
                yield self._put(order, content)

    def _standing(self, order: Order) -> Made | None:
        """Tell of a document that need not be made: it is up to date, or somebody edited it."""
        path = self._path(order.name)
        if not self.workspace.exists(path):
            return None
        there = digest(self.workspace.read_document(path))
        known = self.record.get(order.name, {})
        fresh = known.get("inputs") == order.inputs
        if known.get("content") == there:
            return Made(order, there, Outcome.UNCHANGED) if fresh else None
        if self.force:
            return None
        if fresh:
            return Made(order, there, Outcome.EDITED)
        # It may still be just what would be written now.
        self._foreign[order.name] = there
        return None

    def _put(self, order: Order, content: Content) -> Made:
        if not isinstance(content, bytes):
            return Made(order, "", Outcome.REFUSED, content)
        made = digest(content)
        if self._foreign.get(order.name, made) != made:
            self._compare(order.name, content)
            return Made(order, made, Outcome.EDITED)
        changed = self.workspace.write(self._path(order.name), content)
        return Made(order, made, Outcome.WRITTEN if changed else Outcome.UNCHANGED)

    def _compare(self, name: str, content: bytes) -> None:
        """Put beside an edited document, which stays, what would become of it."""
        if self.compare and (said := self.compare(self._there(name), content)):
            self.workspace.write(self.folder / f"{name}.redline{self.suffix}", said)

    def _there(self, name: str) -> bytes:
        return self.workspace.read_document(self._path(name))

    def _one_by_one(self, orders: Sequence[Order]) -> Iterator[tuple[Order, Content]]:
        yield from ((order, _content(self.make, order)) for order in orders)

    def _in_parallel(self, orders: Sequence[Order], jobs: int) -> Iterator[tuple[Order, Content]]:
        # A forked process has the templates, the plan and the look already.
        context = multiprocessing.get_context("fork")
        pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(self.make,))
        portions = [orders[i : i + PORTION] for i in range(0, len(orders), PORTION)]
        futures = list[Future[list[Content]]]()
        try:
            with _without_interrupts():
                futures += (pool.submit(_portion, portion) for portion in portions)
            for portion, future in zip(portions, futures, strict=True):
                yield from zip(portion, _result(future), strict=True)
        finally:
            _end(pool, futures)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{self.suffix}"

    def _save(self, entries: dict[str, dict[str, str]]) -> None:
        if not entries:
            return
        # Another run may have ended in the meantime; its entries stay.
        record = _read(self.workspace, self.folder / RECORD) | entries
        text = json.dumps(record, indent=0, sort_keys=True)
        self.workspace.write(self.folder / RECORD, text.encode())


_make: list[Make] = []


def _start(make: Make) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _make[:] = [make]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave when the first process was killed: nobody would ever hand out work again."""
    if parent := multiprocessing.parent_process():
        connection.wait([parent.sentinel])
    os._exit(1)


def _portion(orders: Sequence[Order]) -> list[Content]:
    return [_content(_make[0], order) for order in orders]


def _content(make: Make, order: Order) -> Content:
    """Give the bytes of a document, or what it would lose; that is its own matter, not the others'."""
    try:
        return make(order.name)
    except Unsaid as error:
        return error.diagnostics


def _result(future: Future[list[Content]]) -> list[Content]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        message = _("a process at work was killed, perhaps for want of memory")
        raise WorkerKilled(message) from error


def _end(pool: ProcessPoolExecutor, futures: Sequence[Future[list[Content]]]) -> None:
    """End the processes at work; the first alone writes, what the others have in hand may be lost.

    They are given a moment to hand it over: one that is killed while it does would leave this
    process waiting for the rest for ever.
    """
    wait([future for future in futures if not future.cancel()], PATIENCE)
    for worker in multiprocessing.active_children():
        worker.kill()
    pool.shutdown(cancel_futures=True)


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


@contextlib.contextmanager
def _to_the_end() -> Iterator[None]:
    """Answer Ctrl-C after this: a document that is written is also counted and on record."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = list[int]()
    handlers = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    for one in handlers:
        signal.signal(one, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        for one, handler in handlers.items():
            signal.signal(one, handler)
        for number in asked[:1]:
            signal.raise_signal(number)


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start processes that never see Ctrl-C: the first process alone answers it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _read(workspace: Workspace, path: Path) -> dict[str, dict[str, str]]:
    """Read a record; one that cannot be read counts as none, so that documents are made anew."""
    try:
        found = json.loads(workspace.read_document(path))
    except (WorkspaceError, ValueError, RecursionError):
        return {}
    return {str(name): entry for name, entry in found.items()} if _sound(found) else {}


def _sound(found: object) -> bool:
    return isinstance(found, Mapping) and all(isinstance(entry, dict) for entry in found.values())

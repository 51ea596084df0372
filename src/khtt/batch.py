"""Many documents in one run: what has not changed is not made again, what people edited is kept.

Beside the documents lies a record (`.khtt.json`) of what each was made from and of what was written.
"""

import hashlib
import json
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from khtt.workspace import Workspace, WorkspaceError

RECORD = Path(".khtt.json")
FEW = 8  # so few documents are made sooner than a second process has started
PORTION = 4  # documents handed to a process at a time

Make = Callable[[str], bytes]


class Outcome(StrEnum):
    """What became of a document."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be made: its name, and the digest of everything it is made from."""

    name: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was dealt with: the digest of its bytes, and what became of it."""

    order: Order
    content: str
    outcome: Outcome


@dataclass(slots=True)
class Batch:
    """Documents of one folder; `force` overwrites what people edited."""

    workspace: Workspace
    folder: Path
    make: Make
    force: bool = False
    record: dict[str, dict[str, str]] = field(default_factory=dict)

    def run(self, orders: Sequence[Order], jobs: int) -> Iterator[Made]:
        """Make what is not there yet, in several processes; what is done is on record even if stopped."""
        self.record = _read(self.workspace, self.folder / RECORD)
        try:
            for made in self._all(orders, jobs):
                self.record[made.order.name] = self._entry(made)
                yield made
        finally:
            self._save()

    def _entry(self, made: Made) -> dict[str, str]:
        if made.outcome is Outcome.EDITED:
            return self.record.get(made.order.name, {})
        return {"inputs": made.order.inputs, "content": made.content}

    def _all(self, orders: Sequence[Order], jobs: int) -> Iterator[Made]:
        waiting = []
        for order in orders:
            if made := self._standing(order):
                yield made
            else:
                waiting.append(order)
        if jobs == 1 or len(waiting) <= FEW:
            yield from map(self._one, waiting)
        else:
            yield from self._in_parallel(waiting, jobs)

    def _standing(self, order: Order) -> Made | None:
        """Tell of a document that need not be made: it is up to date, or somebody edited it."""
        path = self._path(order.name)
        if not self.workspace.exists(path):
            return None
        there = digest(self.workspace.read(path))
        known = self.record.get(order.name, {})
        if known.get("content") == there:
            fresh = known.get("inputs") == order.inputs
            return Made(order, there, Outcome.UNCHANGED) if fresh else None
        return None if self.force else self._foreign(order, there)

    def _foreign(self, order: Order, there: str) -> Made | None:
        """Keep a file that khtt did not leave so, unless it is just what would be written now."""
        same = digest(self.make(order.name)) == there
        return Made(order, there, Outcome.UNCHANGED if same else Outcome.EDITED)

    def _one(self, order: Order) -> Made:
        content = self.make(order.name)
        changed = self.workspace.write(self._path(order.name), content)
        return Made(order, digest(content), Outcome.WRITTEN if changed else Outcome.UNCHANGED)

    def _in_parallel(self, orders: Sequence[Order], jobs: int) -> Iterator[Made]:
        portions = [orders[i : i + PORTION] for i in range(0, len(orders), PORTION)]
        # A forked process has the templates, the plan and the look already.
        context = multiprocessing.get_context("fork")
        pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(self,))
        try:
            yield from _as_done({pool.submit(_portion, portion) for portion in portions})
        finally:
            pool.shutdown(cancel_futures=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.docx"

    def _save(self) -> None:
        text = json.dumps(self.record, indent=0, sort_keys=True)
        if self.record:
            self.workspace.write(self.folder / RECORD, text.encode())


def digest(*parts: bytes) -> str:
    """Give the digest of bytes, each part told from the next."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


_batch: list[Batch] = []


def _start(batch: Batch) -> None:
    # The first process alone answers Ctrl-C; the others finish the document in hand.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _batch[:] = [batch]


def _portion(orders: Sequence[Order]) -> list[Made]:
    return [_batch[0]._one(order) for order in orders]  # noqa: SLF001 (the same class, in another process)


def _as_done(futures: set[Future[list[Made]]]) -> Iterator[Made]:
    while futures:
        done, futures = wait(futures, return_when=FIRST_COMPLETED)
        for future in done:
            yield from future.result()


def _read(workspace: Workspace, path: Path) -> dict[str, dict[str, str]]:
    """Read a record; one that cannot be read counts as none, so that documents are made anew."""
    try:
        found = json.loads(workspace.read(path))
    except (WorkspaceError, ValueError):
        return {}
    return {str(name): entry for name, entry in found.items()} if _sound(found) else {}


def _sound(found: object) -> bool:
    return isinstance(found, Mapping) and all(isinstance(entry, dict) for entry in found.values())

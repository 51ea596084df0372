"""Many documents in one run: what is made again, what is kept, and how a run ends early."""

import json
import os
import resource
import signal
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from khtt.compiler.batch import RECORD, Batch, Order, Outcome, WorkerKilled
from khtt.nouns.diagnostic import Diagnostic, Place, PlanError
from khtt.workspace import DiskWorkspace, MemoryWorkspace, WorkspaceError
from khtt.workspace.unchanged import digest

FOLDER = Path("build")
NAMES = tuple(f"p{number:02}" for number in range(20))
PROBLEM = Diagnostic("KH403", "there is nothing called 'x'", Place("templates/a.html", 3, 1))


def _content(name: str) -> bytes:
    return f"document {name}".encode()


def _orders(inputs: str = "one", names: tuple[str, ...] = NAMES) -> list[Order]:
    return [Order(name, inputs) for name in names]


def _outcomes(batch: Batch, orders: list[Order], jobs: int = 1) -> dict[str, int]:
    made = list(batch.run(orders, jobs))
    assert [one.order for one in made] or not orders
    return {kind: n for kind in Outcome if (n := sum(one.outcome is kind for one in made))}


@pytest.fixture
def memory() -> MemoryWorkspace:
    return MemoryWorkspace({})


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_each_document_is_made_once(tmp_path: Path, jobs: int) -> None:
    batch = Batch(DiskWorkspace(tmp_path), FOLDER, _content)
    assert _outcomes(batch, _orders(), jobs) == {"written": 20}
    made = {path.stem: path.read_bytes() for path in tmp_path.rglob("*.docx")}
    assert made == {name: _content(name) for name in NAMES}
    assert _outcomes(batch, _orders(), jobs) == {"unchanged": 20}


def test_what_is_up_to_date_is_not_made_again(memory: MemoryWorkspace) -> None:
    asked: list[str] = []

    def make(name: str) -> bytes:
        asked.append(name)
        return _content(name)

    batch = Batch(memory, FOLDER, make)
    _outcomes(batch, _orders())
    asked.clear()
    assert _outcomes(batch, _orders()) == {"unchanged": 20}
    assert asked == []
    assert _outcomes(batch, _orders("other")) == {"unchanged": 20}
    assert asked == list(NAMES)


def test_what_somebody_edited_is_kept_until_forced(memory: MemoryWorkspace) -> None:
    _outcomes(Batch(memory, FOLDER, _content), _orders())
    path = FOLDER / "p03.docx"
    memory.write(path, b"edited")
    for inputs in ("one", "one", "two", "two"):
        again = Batch(memory, FOLDER, _content)
        assert _outcomes(again, _orders(inputs)) == {"unchanged": 19, "edited": 1}
        assert memory.read(path) == b"edited"
    forced = Batch(memory, FOLDER, _content, force=True)
    assert _outcomes(forced, _orders("two")) == {"written": 1, "unchanged": 19}
    assert memory.read(path) == _content("p03")
    assert _outcomes(Batch(memory, FOLDER, _content), _orders("two")) == {"unchanged": 20}


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"p01": 5}',
        b'{"p01": {"content": 5}}',
        b'{"p01": {"inputs": "one"}}',
    ],
)
def test_a_broken_record_costs_time_and_nothing_else(
    memory: MemoryWorkspace, record: bytes
) -> None:
    _outcomes(Batch(memory, FOLDER, _content), _orders())
    memory.write(FOLDER / "p05.docx", b"edited")
    memory.write(FOLDER / RECORD, record)
    found = _outcomes(Batch(memory, FOLDER, _content), _orders("two"))
    assert found == {"unchanged": 19, "edited": 1}
    assert len(json.loads(memory.read(FOLDER / RECORD))) == 20


def test_a_document_larger_than_a_plan_may_be_is_still_a_document(memory: MemoryWorkspace) -> None:
    _outcomes(Batch(memory, FOLDER, _content), _orders())
    memory.write(FOLDER / "p00.docx", b"picture" * 1_000_000)
    assert _outcomes(Batch(memory, FOLDER, _content), _orders())["edited"] == 1


def test_runs_beside_each_other_keep_each_others_entries(memory: MemoryWorkspace) -> None:
    first = Batch(memory, FOLDER, _content).run(_orders(names=NAMES[:10]), 1)
    second = Batch(memory, FOLDER, _content).run(_orders(names=NAMES[10:]), 1)
    next(first)
    next(second)
    assert len([*first, *second]) == 18
    assert sorted(json.loads(memory.read(FOLDER / RECORD))) == list(NAMES)


def test_what_is_done_is_on_record_when_a_run_is_left(memory: MemoryWorkspace) -> None:
    with closing(Batch(memory, FOLDER, _content).run(_orders(), 1)) as run:
        next(run)
        next(run)
    assert sorted(json.loads(memory.read(FOLDER / RECORD))) == ["p00", "p01"]
    assert _outcomes(Batch(memory, FOLDER, _content), _orders()) == {"written": 18, "unchanged": 2}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_plan_error_comes_through_whole(tmp_path: Path, jobs: int) -> None:
    def make(name: str) -> bytes:
        if name == "p09":
            raise PlanError([PROBLEM])
        return _content(name)

    with pytest.raises(PlanError) as caught:
        _outcomes(Batch(DiskWorkspace(tmp_path), FOLDER, make), _orders(), jobs)
    assert caught.value.diagnostics == (PROBLEM,)
    done = sorted(path.stem for path in tmp_path.rglob("*.docx"))
    assert sorted(json.loads((tmp_path / FOLDER / RECORD).read_bytes())) == done
    assert _left(tmp_path) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_is_told_and_leaves_whole_documents(tmp_path: Path, jobs: int) -> None:
    def make(name: str) -> bytes:
        return b"x" * (5000 if name == "p12" else 10)

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, hard))
    try:
        with pytest.raises(WorkspaceError, match=r"p12\.docx: file too large"):
            _outcomes(Batch(DiskWorkspace(tmp_path), FOLDER, make), _orders(), jobs)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    done = sorted(path.stem for path in tmp_path.rglob("*.docx"))
    assert done == list(NAMES[:12])
    assert sorted(json.loads((tmp_path / FOLDER / RECORD).read_bytes())) == done
    assert _left(tmp_path) == []


def test_a_killed_worker_is_told(tmp_path: Path) -> None:
    def make(name: str) -> bytes:
        if name == "p15":
            os.kill(os.getpid(), signal.SIGKILL)
        return _content(name)

    with pytest.raises(WorkerKilled, match="was killed"):
        _outcomes(Batch(DiskWorkspace(tmp_path), FOLDER, make), _orders(), 2)
    assert _left(tmp_path) == []


def test_a_stopped_run_does_not_wait_for_its_workers(tmp_path: Path) -> None:
    def make(name: str) -> bytes:
        time.sleep(60 if name == "p08" else 0)
        return _content(name)

    def stop() -> None:
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGINT)

    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # ignored where tests run behind a shell
    batch = Batch(DiskWorkspace(tmp_path), FOLDER, make)
    begun = time.perf_counter()
    threading.Thread(target=stop).start()
    with pytest.raises(KeyboardInterrupt):
        _outcomes(batch, _orders(), 2)
    assert time.perf_counter() - begun < 20
    assert sorted(json.loads((tmp_path / FOLDER / RECORD).read_bytes())) == list(NAMES[:8])


def test_a_digest_tells_its_parts_from_each_other() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest(b"abc") != digest(b"abc", b"")


def _left(folder: Path) -> list[Path]:
    """Give what a broken write would leave behind."""
    return list(folder.rglob(".khtt-*"))

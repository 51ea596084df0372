"""Templates of strangers: nothing is run, nothing hangs, nothing fills the memory, each is refused.

Each runs in a process of its own, which tells what it took.
"""

import multiprocessing
import resource
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from khtt.compose import compose, load_templates
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.plan.resolved import Plan
from tests import rendered

HOSTILE = sorted((Path(__file__).parent / "templates" / "hostile").glob("*.html"))
SECONDS, KILOBYTES = 2.0, 200_000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot fork")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return rendered.plan(rendered.Edition(2022), "dong-thap")


def _compose(text: str, plan: Plan, told: Connection) -> None:
    begun, before = time.process_time(), _kilobytes()
    try:
        compose(plan, load_templates({"document.html": text}, "templates"), "document.html")
        codes = ["nothing"]
    except PlanError as error:
        codes = [one.code for one in error.diagnostics]
    told.send((codes, time.process_time() - begun, _kilobytes() - before))


def _kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_a_hostile_template_is_refused_in_time(path: Path, plan: Plan) -> None:
    told, tell = multiprocessing.Pipe(duplex=False)
    fork = multiprocessing.get_context("fork")
    running = fork.Process(target=_compose, args=(path.read_text("utf-8"), plan, tell))
    running.start()
    tell.close()
    codes, seconds, kilobytes = told.recv() if told.poll(20) else ([], 20.0, 0)
    running.kill()
    running.join()
    assert codes
    assert all(code.startswith("KH4") for code in codes)
    assert seconds < SECONDS
    assert kilobytes < KILOBYTES

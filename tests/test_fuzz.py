"""Files of strangers, made from our own by small harms: problems with their lines, never a trace.

The harms are drawn by a seed of the day's code, so that a failure can be had again; KHTT_FUZZ gives
the seconds for each kind of file.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from khtt.compiler import check_files
from khtt.compose import compose, load_templates
from khtt.nouns.diagnostic import PlanError
from khtt.nouns.plan.resolved import Plan
from khtt.workspace import MemoryWorkspace
from tests import rendered

ROOT = Path(__file__).parents[1]
SECONDS = float(os.environ.get("KHTT_FUZZ", "4"))
SLOWEST = 2.0  # of a processor's time, for one input
SEED = int(os.environ.get("KHTT_SEED", "20261124"))
PIECES = (
    "\0", "\t", "\u202e", "{", "}", "[", "]", ":", "- ", "&a ", "*a", "!!int ", "'", '"', "|\n", "#",
    "%", "<<: ", "---\n", "9" * 5000, "1e999", "\ud7ff", "\ufeff", "a\u0302", "null", "true", "~",
    "{{", "}}", "{%", "%}", "{#", "#}", "{% for a in plan.sections %}", "{% endfor %}", "{{ plan }}",
    "{{ plan.file.plan.__class__ }}", "<p>", "</p>", "<table>", "</section>", "{{ 'a' * 10**9 }}",
    "29/02/2023", "00/00/0000", "2022: 50%", "-1", "25%", "II-IV", "province", "{office:province}",
)  # fmt: skip


def _harmed(text: str, draw: Random) -> str:
    """Give a text with one to four harms: a piece put in, taken out, doubled, moved or replaced."""
    for _ in range(draw.randint(1, 4)):
        start = draw.randrange(len(text) + 1)
        end = min(len(text), start + draw.choice((0, 1, 3, 20, 200)))
        match draw.randrange(5):
            case 0:
                text = text[:start] + draw.choice(PIECES) + text[start:]
            case 1:
                text = text[:start] + text[end:]
            case 2:
                text = text[:end] + text[start:end] * draw.choice((1, 2, 50)) + text[end:]
            case 3:
                other = draw.randrange(len(text) + 1)
                text = text[:other] + text[start:end] + text[other:]
            case _:
                text = text[:start] + draw.choice(PIECES) + text[end:]
    return text


def _drawn(texts: list[str]) -> Iterator[tuple[int, str]]:
    """Give harmed texts until the time is over, each with the seed that makes it."""
    end, seed = time.perf_counter() + SECONDS, SEED
    while time.perf_counter() < end:
        seed += 1
        draw = Random(seed)  # noqa: S311 (nothing is secret)
        yield seed, _harmed(draw.choice(texts), draw)


def _texts(*patterns: str) -> list[str]:
    return [path.read_text("utf-8") for one in patterns for path in sorted(ROOT.glob(one))]


@contextmanager
def _told(seed: int) -> Iterator[None]:
    """Hold that nothing but a problem of the file is raised, and in time."""
    begun = time.process_time()
    try:
        yield
    except PlanError as error:
        codes = [one.code for one in error.diagnostics]
    except Exception as error:  # noqa: BLE001 (whatever it is, the seed tells how to have it again)
        pytest.fail(f"KHTT_SEED={seed - 1}: {error!r}")
    else:
        codes = []
    assert all(code.startswith("KH") for code in codes)
    assert time.process_time() - begun < SLOWEST, f"KHTT_SEED={seed - 1}"


def test_harmed_plans_give_problems_with_their_lines() -> None:
    plans = _texts(
        "tests/plans/valid/*.yaml", "src/khtt/data/scaffold/plan.yaml", "plans/2025.yaml"
    )
    for seed, text in _drawn(plans):
        place = MemoryWorkspace({"plans/2023.yaml": text.encode("utf-8", "surrogatepass")})
        with _told(seed):
            check_files(place, Path("plans/2023.yaml"))


def test_harmed_overlays_give_problems_with_their_lines() -> None:
    plan = (ROOT / "plans" / "2022.yaml").read_bytes()
    overlays = _texts("plans/2022/dong-thap.yaml", "plans/2022/dong-thap/*.yaml")
    for seed, text in _drawn(overlays):
        files = {"plans/2022.yaml": plan, "plans/2022/dong-thap.yaml": text.encode()}
        with _told(seed):
            check_files(MemoryWorkspace(files), Path("plans/2022.yaml"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return rendered.plan(rendered.Edition(2022), "dong-thap")


def test_harmed_templates_give_problems_or_documents(plan: Plan) -> None:
    templates = _texts("tests/templates/valid/*.html", "tests/templates/hostile/*.html")
    for seed, text in _drawn(templates):
        with _told(seed):
            compose(plan, load_templates({"x.html": text}, "templates"), "x.html")

"""Whole commands, each in a process of its own: time on the clock, and memory at its peak."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.line import ROOT, YEAR
from bench.measure import Goal, Part, Row, in_turns

KHTT = (sys.executable, "-m", "khtt")
PROVINCES, AGAIN = "khtt render province", "the same again, unchanged"
DISTRICTS, MEMORY = "khtt render district", "memory at the peak"
NATION, BASES = "khtt render national", "khtt render base, 2025 as of 01/7/2025"
MEMORY_NOTE = "memory: one run of each; all processes together, what they share counted in each."
HELP, BARE_HELP = "khtt --help", "--help of a bare typer app"
VALIDATE, IMPORTS = "khtt validate, one plan", "importing pydantic, yaml, typer"
BARE_APP = """
import typer

app = typer.Typer(name="bare", no_args_is_help=True)


@app.command()
def one(year: int, name: str = "") -> None:
    "Do one thing."


@app.command()
def two(year: int, name: str = "") -> None:
    "Do another thing."


app()
"""
# A first model is what pydantic cannot be used without, libyaml what YAML is read with.
BARE_IMPORTS = """
import typer
from pydantic import BaseModel
from yaml import CSafeLoader


class Item(BaseModel):
    name: str
"""
PROVINCES_SECONDS, AGAIN_SECONDS, COUNTRY_SECONDS, MEGABYTES = 4.0, 0.5, 8.0, 300.0
TIMES_TYPER, TIMES_IMPORTS = 0.8, 1.5
PAUSE = 0.02  # seconds between two looks at the memory
PROC = Path("/proc")
KB_IN_MB = 1024
IN_A_SECOND = 1000.0


def render_part(rounds: int) -> Part:
    """Measure the documents of the whole country; raise CalledProcessError where khtt fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        standing = folder / "standing"
        run(_render("province", standing))
        samples = in_turns(
            {
                PROVINCES: lambda turn: run(_render("province", folder / f"province-{turn}")),
                AGAIN: lambda _: run(_render("province", standing)),
                DISTRICTS: lambda turn: run(_render("district", folder / f"district-{turn}")),
                NATION: lambda turn: run(_render("national", folder / f"national-{turn}")),
                BASES: lambda turn: run(_bases(folder / f"base-{turn}")),
            },
            rounds,
        )
        counts = [_documents(folder / kind) for kind in ("standing", "district-0")]
        peaks = [
            peak_memory(_render(kind, folder / f"weighed-{kind}"))
            for kind in ("province", "district")
        ]
    seconds = {
        name: tuple(sample / IN_A_SECOND for sample in found) for name, found in samples.items()
    }
    rows = (
        *(Row(name, seconds[name], "s") for name in (PROVINCES, AGAIN, DISTRICTS, NATION, BASES)),
        *([Row(MEMORY, tuple(peaks), "MB")] if all(peaks) else []),
    )
    title = f"khtt render, {YEAR}: {counts[0]} documents of provinces, {counts[1]} of districts"
    return Part(title, rows, tuple(_render_goals(rows)), (MEMORY_NOTE,))


def _render_goals(rows: Sequence[Row]) -> Iterator[Goal]:
    provinces, again, districts, nation, _, *memory = rows
    yield Goal("all provinces", provinces.median, PROVINCES_SECONDS, "s")
    yield Goal("the same again", again.median, AGAIN_SECONDS, "s")
    country = nation.median + provinces.median + districts.median
    yield Goal("the nation, all provinces and districts", country, COUNTRY_SECONDS, "s")
    for row in memory:
        yield Goal("memory", max(row.samples), MEGABYTES, "MB")


def startup_part(rounds: int) -> Part:
    """Measure how soon khtt answers; raise CalledProcessError where a command fails."""
    with tempfile.TemporaryDirectory() as folder:
        bare, imports = Path(folder) / "bare.py", Path(folder) / "imports.py"
        bare.write_text(BARE_APP, "utf-8")
        imports.write_text(BARE_IMPORTS, "utf-8")
        commands = {
            BARE_HELP: (sys.executable, str(bare), "--help"),
            HELP: (*KHTT, "--help"),
            IMPORTS: (sys.executable, str(imports)),
            VALIDATE: (*KHTT, "validate", "plans/2023.yaml"),
        }
        for command in commands.values():
            run(command)  # so that all are compiled to bytecode and in the system's cache
        samples = in_turns(
            {name: _runner(command) for name, command in commands.items()},
            rounds,
        )
    beside = {HELP: BARE_HELP, VALIDATE: IMPORTS}
    rows = tuple(Row(name, samples[name], beside=beside.get(name, "")) for name in commands)
    part = Part("Startup", rows)
    goals = tuple(
        Goal(
            f"{name} over {beside[name]}",
            part.row(name).median / part.row(beside[name]).median,
            limit,
        )
        for name, limit in ((HELP, TIMES_TYPER), (VALIDATE, TIMES_IMPORTS))
    )
    return Part(part.title, rows, goals)


def _runner(command: tuple[str, ...]) -> Callable[[int], None]:
    return lambda _: run(command)


def run(command: tuple[str, ...]) -> None:
    """Run a command to its end; raise CalledProcessError where it fails."""
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)


def peak_memory(command: tuple[str, ...]) -> float:
    """Give the megabytes that a command and its children hold at most; 0 without /proc."""
    if not PROC.is_dir():
        return 0.0
    peak = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, _resident(process.pid))
            time.sleep(PAUSE)
    return peak / KB_IN_MB


def _resident(process: int) -> int:
    """Give the resident kilobytes of a process and its children; 0 for one that has ended."""
    folder = PROC / str(process)
    try:
        status = (folder / "status").read_text()
        children = [path.read_text().split() for path in folder.glob("task/*/children")]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    own = next(
        (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0
    )
    return own + sum(_resident(int(child)) for found in children for child in found)


def _render(kind: str, folder: Path) -> tuple[str, ...]:
    return (*KHTT, "render", kind, "--year", str(YEAR), "--out", str(folder))


def _bases(folder: Path) -> tuple[str, ...]:
    day = ("--year", "2025", "--as-of", "01/7/2025")
    return (*KHTT, "render", "base", *day, "--out", str(folder))


def _documents(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.docx"))

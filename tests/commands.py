"""khtt as people start it: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
KHTT = (sys.executable, "-m", "khtt")


def environment(**extra: str) -> dict[str, str]:
    """Give the environment of a plain terminal, with what a test adds."""
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "KHTT_LANG": "en"} | extra


def khtt(*arguments: str, cwd: Path = ROOT, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run khtt to its end."""
    return subprocess.run(
        [*KHTT, *arguments],
        cwd=cwd,
        env=environment(**extra),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=60,
    )


def started(*arguments: str, cwd: Path = ROOT) -> subprocess.Popen[str]:
    """Start khtt in a group of its own, as a terminal does."""
    return subprocess.Popen(
        [*KHTT, *arguments],
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )

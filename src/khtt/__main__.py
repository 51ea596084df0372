"""`khtt`, and `python -m khtt`: the command line, and Ctrl-C while it still gets ready."""

import gc
import os
import signal
import sys
from typing import NoReturn

# Most of what a command makes is there until it ends: to look for more to be freed costs a fifth.
_SELDOM = 20_000


def _leave(signal_number: int, frame: object) -> NoReturn:  # noqa: ARG001 (a handler is given both)
    """End at once: nothing is half done, and an exception in an import would tell of the import."""
    language = sys.modules.get("khtt.nouns.language")
    said = language._("stopped") if language else "stopped"
    os.write(2, f"khtt: {said}\n".encode(errors="replace"))
    os._exit(1)


def main() -> None:
    """Run khtt."""
    signal.signal(signal.SIGINT, _leave)
    gc.set_threshold(_SELDOM)
    from khtt.cli import main as run

    try:
        run()
    finally:
        gc.freeze()  # what is left goes with the process, and need not be looked through


if __name__ == "__main__":
    main()

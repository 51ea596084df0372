"""`python -m bench`: khtt beside docxtpl, beside the floor, and beside its goals.

It measures and never judges: a goal that is missed is shown, and the exit status stays 0.
"""

import argparse
import sys
from collections.abc import Callable

from bench.commands import render_part, startup_part
from bench.document import document_part
from bench.growth import documents_part, rows_part
from bench.measure import Part
from bench.reports import reports_part
from bench.table import as_json, as_text
from bench.told import told_part

PARTS: dict[str, Callable[[], Part]] = {
    "document": lambda: document_part(63),  # each province once, as in a run over all of them
    "render": lambda: render_part(5),
    "startup": lambda: startup_part(15),
    "rows": lambda: rows_part(21),
    "documents": documents_part,
    "told": lambda: told_part(63),
    "reports": lambda: reports_part(3),
}


def main() -> None:
    """Measure what was asked for, by default everything, and print it."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, with every sample")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.parts) - set(PARTS)):
        parser.error(f"there is no part '{unknown[0]}'; there are: {', '.join(PARTS)}")
    done = []
    for name in asked.parts or PARTS:
        print(f"measuring: {name}", file=sys.stderr)
        done.append(PARTS[name]())
    print(as_json(done) if asked.json else as_text(done))


if __name__ == "__main__":
    main()

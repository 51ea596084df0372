"""The data files of khtt: maps, bodies, layout rules, each with its source and its dates."""

import csv
from pathlib import Path

# Beside this file, not by importlib.resources: pip always unpacks a wheel, and importing that
# alone takes longer than reading a map.
_FOLDER = Path(__file__).parent


def data(name: str) -> Path:
    """The data file of this name, such as `gazetteer/map34_communes.csv`."""
    return _FOLDER / name


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file, by the names of its columns."""
    # Three times as fast as a DictReader.
    keys, *values = csv.reader(data(name).read_text(encoding="utf-8").splitlines())
    return [dict(zip(keys, row, strict=True)) for row in values]

"""Files that came back from units: named one by one, or found in folders."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from khtt.nouns.language import _
from khtt.workspace import DiskWorkspace, WorkspaceError

SPREADSHEETS = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv"}


def incoming(paths: Sequence[Path]) -> Iterator[Path]:
    """Give the files named, and the spreadsheets below the folders named, each once, sorted.

    What a spreadsheet program leaves beside an open file (`~$a.xlsx`) is none. Raise
    WorkspaceError for a path where nothing is.
    """
    found = dict[Path, None]()
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(sorted(filter(_is_spreadsheet, path.rglob("*")), key=_order))
        elif path.exists():
            found[path] = None
        else:
            raise WorkspaceError(path, _("there is no such file"))
    yield from found


def read_incoming(path: Path) -> bytes:
    """Give the bytes of a file; raise WorkspaceError where it cannot be read."""
    return DiskWorkspace(Path()).read_document(path)


def _order(path: Path) -> tuple[Path, str, str]:
    """Put `a.xlsx` before `a (2).xlsx`."""
    return path.parent, path.stem, path.suffix


def _is_spreadsheet(path: Path) -> bool:
    return (
        path.suffix.lower() in SPREADSHEETS
        and not path.name.startswith(("~$", "."))
        and path.is_file()
    )

"""The one door to files: on disk, or in memory."""

import contextlib
import errno
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

from khtt.nouns.diagnostic import PlanError
from khtt.nouns.language import _
from khtt.nouns.source import SIZE_LIMIT, too_large
from khtt.workspace.leftovers import beside, remove_leftovers

_YEAR = re.compile(r"\d{4}")
_PLAN_SUFFIX = ".yaml"
# An office may put pictures into its documents.
DOCUMENT_LIMIT = 50_000_000


class WorkspaceError(Exception):
    """A file cannot be read or written, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep both; the text of the error is one sentence."""
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        # A name that is not UTF-8 could not be printed.
        name = str(self.path).encode("utf-8", "backslashreplace").decode()
        return f"{name}: {self.reason}"


class Workspace(Protocol):
    """Where plans are read and documents are written; relative paths start at its root."""

    def exists(self, path: Path) -> bool:
        """Tell whether a file stands at a path."""

    def is_folder(self, path: Path) -> bool:
        """Tell whether a folder stands at a path."""

    def read(self, path: Path) -> bytes:
        """Give the bytes of a file.

        Raise WorkspaceError when that fails, PlanError (KH013) when it has over SIZE_LIMIT bytes.
        """

    def read_document(self, path: Path) -> bytes:
        """Give the bytes of a Word document; raise WorkspaceError when it has over DOCUMENT_LIMIT."""

    def write(self, path: Path, content: bytes) -> bool:
        """Put bytes at a path, whole or not at all; give whether that changed anything."""

    def plan_files(self, folder: Path = Path("plans")) -> tuple[Path, ...]:
        """Give the plans of a folder, sorted: `plans/2023.yaml`."""

    def overlay_files(self, year: int, folder: Path = Path("plans")) -> tuple[Path, ...]:
        """Give the overlays of a year, sorted: `plans/2022/dong-thap/huyen-hong-ngu.yaml`.

        Those whose names end otherwise (`.yml`, `.YAML`) are among them, so that none is lost.
        """

    def overlay_years(self, folder: Path = Path("plans")) -> tuple[int, ...]:
        """Give the years that have overlays, sorted."""


class DiskWorkspace:
    """Files below a folder; absolute paths may lead elsewhere."""

    def __init__(self, root: Path) -> None:
        """Take the folder where relative paths start."""
        self.root = root
        self._cleaned = set[Path]()

    def exists(self, path: Path) -> bool:
        """Tell whether a file stands at a path."""
        with _told(path):
            return (self.root / path).is_file()

    def is_folder(self, path: Path) -> bool:
        """Tell whether a folder stands at a path."""
        with _told(path):
            return (self.root / path).is_dir()

    def read(self, path: Path) -> bytes:
        """Give the bytes of a file of at most SIZE_LIMIT bytes."""
        with _told(path):
            file = self.root / path
            size = file.stat().st_size
            if size > SIZE_LIMIT:
                raise PlanError([too_large(str(path), size)])
            with file.open("rb") as stream:
                # A pipe or a device has no size beforehand, and perhaps no end.
                content = stream.read(SIZE_LIMIT + 1)
            if len(content) > SIZE_LIMIT:
                raise PlanError([too_large(str(path), len(content))])
            return content

    def read_document(self, path: Path) -> bytes:
        """Give the bytes of a Word document of at most DOCUMENT_LIMIT bytes."""
        with _told(path), (self.root / path).open("rb") as stream:
            return _document(path, stream.read(DOCUMENT_LIMIT + 1))

    def write(self, path: Path, content: bytes) -> bool:
        """Put bytes at a path, whole or not at all; give whether that changed anything.

        They are written beside their place and renamed into it. Missing folders are made.
        """
        with _told(path):
            # Where a link stands, the file that it leads to is replaced, not the link.
            file = (self.root / path).resolve()
            if _holds(file, content):
                return False
            file.parent.mkdir(parents=True, exist_ok=True)
            temporary = beside(file)
            try:
                temporary.write_bytes(content)
                if file.parent not in self._cleaned:
                    self._cleaned.add(file.parent)
                    remove_leftovers(temporary)
                temporary.replace(file)
            finally:
                temporary.unlink(missing_ok=True)
            return True

    def plan_files(self, folder: Path = Path("plans")) -> tuple[Path, ...]:
        """Give the plans of a folder, sorted."""
        with _told(folder):
            return self._files(folder, f"*{_PLAN_SUFFIX}")

    def overlay_files(self, year: int, folder: Path = Path("plans")) -> tuple[Path, ...]:
        """Give the overlays of a year, sorted."""
        with _told(folder):
            return _written_in_yaml(self._files(folder, f"{year}/**/*"))

    def overlay_years(self, folder: Path = Path("plans")) -> tuple[int, ...]:
        """Give the years that have overlays, sorted."""
        with _told(folder):
            found = self._files(folder, "[0-9][0-9][0-9][0-9]/**/*")
        return _years(_written_in_yaml(found), folder)

    def _files(self, folder: Path, pattern: str) -> tuple[Path, ...]:
        # An editor's lock or backup (`.#2023.yaml`) is not a plan.
        found = (file for file in (self.root / folder).glob(pattern) if file.name[0] != ".")
        return tuple(sorted(folder / file.relative_to(self.root / folder) for file in found))


class MemoryWorkspace:
    """Files that never touch a disk: names with slashes, and their bytes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Take the files to begin with."""
        self.files = dict(files)

    def exists(self, path: Path) -> bool:
        """Tell whether a file stands at a path."""
        return path.as_posix() in self.files

    def is_folder(self, path: Path) -> bool:
        """Tell whether a folder stands at a path."""
        return any(path in Path(name).parents for name in self.files)

    def read(self, path: Path) -> bytes:
        """Give the bytes of a file of at most SIZE_LIMIT bytes."""
        content = self._bytes(path)
        if len(content) > SIZE_LIMIT:
            raise PlanError([too_large(str(path), len(content))])
        return content

    def read_document(self, path: Path) -> bytes:
        """Give the bytes of a Word document of at most DOCUMENT_LIMIT bytes."""
        return _document(path, self._bytes(path))

    def write(self, path: Path, content: bytes) -> bool:
        """Put bytes at a path; give whether that changed anything."""
        changed = self.files.get(path.as_posix()) != content
        self.files[path.as_posix()] = content
        return changed

    def plan_files(self, folder: Path = Path("plans")) -> tuple[Path, ...]:
        """Give the plans of a folder, sorted."""
        found = (path for path in self._yaml() if path.parent == folder)
        return tuple(path for path in found if path.suffix == _PLAN_SUFFIX)

    def overlay_files(self, year: int, folder: Path = Path("plans")) -> tuple[Path, ...]:
        """Give the overlays of a year, sorted."""
        return tuple(path for path in self._yaml() if folder / str(year) in path.parents)

    def _bytes(self, path: Path) -> bytes:
        if (content := self.files.get(path.as_posix())) is None:
            raise WorkspaceError(path, _("there is no such file"))
        return content

    def overlay_years(self, folder: Path = Path("plans")) -> tuple[int, ...]:
        """Give the years that have overlays, sorted."""
        below = (path for path in self._yaml() if folder in path.parents)
        return _years((path for path in below if path.parent != folder), folder)

    def _yaml(self) -> list[Path]:
        return sorted(_written_in_yaml(Path(name) for name in self.files))


def _written_in_yaml(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.suffix.lower() in (".yaml", ".yml"))


def _years(overlays: Iterable[Path], folder: Path) -> tuple[int, ...]:
    """Give the years under which overlays lie."""
    names = {path.relative_to(folder).parts[0] for path in overlays}
    return tuple(sorted(int(name) for name in names if _YEAR.fullmatch(name)))


def nearest_workspace(start: Path) -> Path | None:
    """Give the nearest folder, from `start` upwards, that has a folder `plans`."""
    return next((at for at in (start, *start.parents) if (at / "plans").is_dir()), None)


def files_below(folder: Path, suffixes: Collection[str]) -> tuple[tuple[str, bytes], ...]:
    """Give the files of some kinds below a folder, by their names from there, sorted."""
    with _told(folder):
        # An editor's lock or backup (`.#province.html`) is none of them.
        found = (file for file in folder.rglob("*") if file.name[0] != ".")
        files = sorted(file for file in found if file.suffix in suffixes and file.is_file())
        return tuple((file.relative_to(folder).as_posix(), file.read_bytes()) for file in files)


def is_overlay(path: Path) -> bool:
    """Tell whether a path is that of an overlay: below a year's folder in `plans`."""
    parts = PurePosixPath(path.as_posix()).parts[:-1]
    return any(
        above == "plans" and _YEAR.fullmatch(part) is not None
        for above, part in itertools.pairwise(parts)
    )


def _document(path: Path, content: bytes) -> bytes:
    if len(content) > DOCUMENT_LIMIT:
        raise WorkspaceError(
            path,
            _("this is no document of an office: it has over {size:,} bytes").format(
                size=DOCUMENT_LIMIT
            ),
        )
    return content


def _holds(file: Path, content: bytes) -> bool:
    """Tell whether a file has exactly these bytes; it is only read when its size is right."""
    if not file.is_file() or file.stat().st_size != len(content):
        return False
    return file.read_bytes() == content


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what the system complains of as a WorkspaceError about this path."""
    try:
        str(path).encode()
        yield
    except UnicodeEncodeError as error:
        raise WorkspaceError(path, _("its name is not UTF-8")) from error
    except OSError as error:
        raise WorkspaceError(path, _reason(error)) from error
    except ValueError as error:
        raise WorkspaceError(path, _("this cannot be the name of a file")) from error
    except RuntimeError as error:
        raise WorkspaceError(path, _("its links lead in a circle")) from error


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return _("there is no such file")
        case IsADirectoryError():
            return _("this is a folder, not a file")
        case NotADirectoryError() | FileExistsError():
            return _("a part of this path is a file, not a folder")
        case PermissionError():
            return _("permission denied")
        case OSError(errno=errno.ENOSPC):
            return _("the disk is full")
        case _:
            return (error.strerror or str(error)).lower()

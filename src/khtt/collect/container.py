"""A file as it came back: its sheets, or why it is no workbook that can be read."""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape

from python_calamine import CalamineError, CalamineWorkbook

from khtt.nouns.diagnostic import Diagnostic, Place
from khtt.nouns.language import _

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK"
PROPERTIES = "docProps/custom.xml"
LARGEST = 20_000_000  # bytes; a form's workbook has some ten thousand
UNPACKED = 60_000_000
CELLS = 2_000_000
_REFERENCE = re.compile(rb'\sr="([A-Za-z]{1,3})(\d{1,9})"')
_PROPERTY = re.compile(r'name="([^"]*)"[^>]*>\s*<vt:lpwstr>(.*?)</vt:lpwstr>', re.DOTALL)
_SHEET = re.compile(r'<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_TARGET = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_CELL = re.compile(r"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_NAME = re.compile(r'\br="([A-Z]+\d+)"')
_VALUE = re.compile(r"<(?:\w+:)?v>([^<]+)</")
_FORMULA = re.compile(r"<(?:\w+:)?f\b")


# What zipfile, zlib and calamine say of bytes that are no sound workbook.
_DAMAGE = (
    CalamineError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class DamagedError(Exception):
    """A file begins as a workbook, and cannot be read to its end."""


@contextlib.contextmanager
def _undamaged() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise DamagedError from error


Value = object
Rows = list[list[Value]]


@dataclass(frozen=True)
class Container:
    """A workbook that can be read; `properties` are the file's own."""

    file: str
    content: bytes
    book: CalamineWorkbook
    properties: Mapping[str, str]

    @property
    def sheets(self) -> tuple[str, ...]:
        """Name its sheets."""
        return tuple(self.book.sheet_names)

    def rows(self, sheet: str) -> Rows:
        """Give every cell of a sheet, from A1 on; an empty one is an empty text."""
        with _undamaged():
            cells = self.book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        return [list(row) for row in cells]

    def oddities(self, sheet: str) -> dict[str, str]:
        """Give the cells that read as nothing and are not: the spreadsheet's errors, by their names.

        A formula that nobody calculated has an empty text.
        """
        with _undamaged(), zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            path = _part(archive, sheet)
            text = archive.read(path).decode("utf-8", "replace") if path else ""
        return dict(_odd(text))


def opened(file: str, content: bytes) -> Container | Diagnostic:
    """Give the workbook that bytes hold, or what is wrong with the file as a whole.

    Raise DamagedError where it shows only later that it cannot be read.
    """
    if problem := _unreadable(file, content):
        return problem
    with _undamaged(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > UNPACKED:
            return damaged(file)
        if any(_area(archive.read(name)) > CELLS for name in archive.namelist()):
            message = _("the sheet reaches far beyond the form's table")
            hint = _("delete what stands beside the table, or fill in the blank workbook anew")
            return Diagnostic("KH602", message, Place(file), hint=hint)
        properties = _properties(archive)
    with _undamaged():
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if not book.sheet_names:
            raise DamagedError
        return Container(file, content, book, properties)


def _area(part: bytes) -> int:
    """Count the cells down to the last one that a part names; calamine makes room for them all."""
    rows = columns = 0
    if b"sheetData" not in part:
        return 0
    for letters, row in _REFERENCE.findall(part):
        rows = max(rows, int(row))
        columns = max(columns, _column(letters))
    return rows * columns


@cache
def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    if PROPERTIES not in archive.namelist():
        return {}
    text = archive.read(PROPERTIES).decode("utf-8", "replace")
    return {unescape(name): unescape(value) for name, value in _PROPERTY.findall(text)}


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """Give the path of a sheet inside the file."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    ids = {unescape(name): key for name, key in _SHEET.findall(book)}
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    for link in _TARGET.findall(links):
        if f'Id="{ids.get(sheet)}"' in link and (found := re.search(r'Target="([^"]*)"', link)):
            target = found[1].removeprefix("/xl/")
            return f"xl/{target}"
    return ""


def _odd(text: str) -> Iterator[tuple[str, str]]:
    for attributes, inside in _CELL.findall(text):
        name, value = _NAME.search(attributes), _VALUE.search(inside)
        if not name:
            continue
        if 't="e"' in attributes:
            yield name[1], value[1] if value else "#"
        elif _FORMULA.search(inside) and not value:
            yield name[1], ""


def _unreadable(file: str, content: bytes) -> Diagnostic | None:
    at = Place(file)
    if not content:
        hint = _("ask the unit to send it again")
        return Diagnostic("KH601", _("the file is empty"), at, hint=hint)
    if content.startswith(OLE):
        if ENCRYPTED in content:
            hint = _("ask the unit to send it without a password")
            return Diagnostic("KH603", _("the workbook is locked by a password"), at, hint=hint)
        hint = _("open it and save it as .xlsx")
        message = _("this is a workbook of the old kind, .xls")
        return Diagnostic("KH604", message, at, hint=hint)
    if not content.startswith(ZIP):
        hint = _("fill in the workbook that `khtt report blank` makes, and send it as .xlsx")
        return Diagnostic("KH602", _("this is no workbook, or it is damaged"), at, hint=hint)
    return damaged(file) if len(content) > LARGEST else None


def damaged(file: str) -> Diagnostic:
    """Tell that a file is no workbook that can be read."""
    hint = _("ask the unit to send it again")
    return Diagnostic("KH602", _("this is no workbook, or it is damaged"), Place(file), hint=hint)

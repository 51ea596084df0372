"""What is wrong with a plan, said as data."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops the compiler, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; line and column count from 1, 0 means the file as a whole.

    In a workbook they are the row and the column of a cell on a `sheet`.
    """

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    @property
    def cell(self) -> str:
        """Give the name of the cell of a workbook, `C7`; empty for a sheet as a whole."""
        return f"{column_letters(self.column)}{self.line}" if self.line else ""

    def __str__(self) -> str:
        """Give `file:line:column`, `file:sheet!C7` in a workbook, or the file alone."""
        if self.sheet:
            return f"{self.file}:{self.sheet}" + (f"!{self.cell}" if self.cell else "")
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


_LETTERS = 26


def column_letters(column: int) -> str:
    """Give the letters of a workbook's column, counted from 1: 28 is `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a problem, and what stands there."""

    at: Place
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a stable code (KH0xx YAML to KH5xx output), what is wrong, and what to do."""

    code: str
    message: str
    at: Place
    severity: Severity = Severity.ERROR
    hint: str = ""
    related: tuple[Related, ...] = ()


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give problems in the order of their places."""
    return tuple(sorted(diagnostics, key=lambda found: (found.at, found.code, found.message)))


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Give the option that a word was probably meant to be, if there is one."""
    return next(iter(difflib.get_close_matches(word, options, n=1)), None)


class PlanError(Exception):
    """The plan is wrong: every problem that a stage could see, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the problems in the order of their places."""
        self.diagnostics = ordered(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "; ".join(f"{found.at}: {found.message}" for found in self.diagnostics)

"""The document tree: what a document says and in which role, without how it looks.

A block is immutable and may stand in many documents; the writer keeps what it made of a block. It
knows the ids of the items that it says.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

ListKind = Literal["clause", "subclause", "subsubclause", "point", "dash", "plus"]
ParagraphRole = Literal[
    "body",  # justified, first line indented
    "basis",  # a legal basis: italic
    "intro",  # the closing sentence of the bases: as body
    "centred",  # centred, upright
    "note",  # centred, italic: under an annex title
    "part",  # centred, bold: PHẦN A of an annex
    "draft",  # boxed, above the letterhead: DỰ THẢO
    "cell",  # in a table: no indent, small spacing
]
Align = Literal["left", "centre", "right", "justify"]
Mark = Literal["kept", "inserted", "deleted"]
TrackedRole = Literal[
    "title",
    "subject",
    "basis",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "body",
]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face; a line break is a newline in the text.

    Against an older text it was kept, inserted or deleted; it shows by a style of characters.
    """

    text: str
    bold: bool = False
    italic: bool = False
    mark: Mark = "kept"


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading shown in the navigation pane.

    Level 1 is `I.`, 2 is `1.`, 3 is `1.1.`, 4 is `1.1.1.`.
    """

    level: int
    runs: tuple[Run, ...]
    ids: tuple[str, ...] = ()
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An unnumbered paragraph in a role."""

    runs: tuple[Run, ...]
    role: ParagraphRole = "body"
    align: Align | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A numbered or marked paragraph: `1.`, `1.1.`, `1.1.1.`, `a)`, `-`, `+`.

    The numbers are automatic; `first` starts the count of its kind anew.
    """

    kind: ListKind
    runs: tuple[Run, ...]
    first: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracked:
    """A paragraph with tracked changes, which its reader accepts or rejects one by one.

    The marks of its runs are such changes; `mark` tells that the whole paragraph is inserted or
    deleted. Its number, if any, stands in its text.
    """

    runs: tuple[Run, ...]
    role: TrackedRole = "body"
    mark: Mark = "kept"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs, how many columns and rows it covers."""

    paragraphs: tuple[Paragraph | Listed, ...]
    columns: int = 1
    rows: int = 1
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a header row is repeated on every page, a heading row stays with the next one."""

    cells: tuple[Cell, ...]
    header: bool = False
    heading: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A bordered table with its column widths in millimetres."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar for each category, which the reader can edit; a value is a share, None where there is none.

    `day` dates the workbook with its numbers.
    """

    title: str
    series: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a document (Nghị định 30/2020, Phụ lục I, ô số 1-4).

    Each name may take several lines; the writer breaks a line that is too long.
    """

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Title:
    """The kind of document in capitals and what it is about (ô số 5a)."""

    kind: str
    subject: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexTitle:
    """The head of an annex: its label, its title in capitals, the document it belongs to."""

    label: str
    title: tuple[str, ...]
    attached_to: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Recipients on the left, the signer on the right (ô số 7, 9b).

    `manner` says how it is signed, in brackets under the authority of a form.
    """

    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    name: str
    manner: tuple[str, ...] = ()


Block: TypeAlias = (
    Heading
    | Paragraph
    | Listed
    | Tracked
    | Table
    | Chart
    | Letterhead
    | Title
    | AnnexTitle
    | Signature
)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages of one orientation; an annex counts its pages afresh."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; it comes from the plan, never from the clock."""

    title: str = ""
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    year: int = 2000


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a document: the plan, the body, the day it speaks from, each input and its digest."""

    plan: str
    year: int
    body: str
    day: str
    version: str
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; one with an origin carries the record of itself."""

    sections: tuple[Section, ...]
    properties: Properties = field(default_factory=Properties)
    origin: Origin | None = None

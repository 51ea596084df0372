"""A Word document as it is read back: its paragraphs and rows in order, its pages, its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from khtt.nouns.document import Origin

Kind = Literal["paragraph", "row"]
Sides = Literal["width", "height", "top", "right", "bottom", "left"]


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look: their font, size in points, colour."""

    font: str
    size: float
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: the faces in it, how many characters are bold or italic, its place.

    Lengths are millimetres, spacing points, `line` a multiple of the single line (0 where exact).
    """

    faces: frozenset[Face] = frozenset()
    bold: int = 0
    italic: int = 0
    align: str = "left"
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the body, or a row of a table with a text for each cell.

    `marks` are the names of its bookmarks of khtt, `ids` what the record says it says, `style` the
    name of its style, `table` and `section` count those before it. `inner` are the paragraphs of a row.
    """

    kind: Kind
    cells: tuple[str, ...]
    style: str = ""
    marks: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    table: int = 0
    section: int = 0
    look: Look = Look()
    inner: tuple["Part", ...] = ()

    @property
    def text(self) -> str:
        """Give the whole text; cells are parted by a bar."""
        return " | ".join(cell.replace("\n", " ") for cell in self.cells)

    @property
    def filled(self) -> bool:
        """Tell whether it says anything."""
        return any(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section's page and margins in millimetres."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Header:
    """The text of a page header, what of it is a page's number, and how it looks."""

    numbered: bool
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it was read.

    `record` is what it said when khtt wrote it, where the file still knows it. `body` and `year`
    are those of the file's properties. `faces` tell how each style looked, by its id.
    """

    parts: tuple[Part, ...]
    sheets: tuple[Sheet, ...]
    origin: Origin | None = None
    record: "Written | None" = None
    headers: tuple[Header, ...] = ()
    faces: Mapping[str, Look] = field(default_factory=dict)
    body: str = ""
    year: int = 0

    @property
    def marked(self) -> bool:
        """Tell whether khtt made it."""
        return self.origin is not None or any(part.marks for part in self.parts)

"""The look of a document: page, letterhead, styles, as one decree on layout sets them.

Lengths are millimetres, sizes and spacing points, line spacing a multiple of the single line.
The numbers stand in `data/nd30.json` (Nghị định 30/2020/NĐ-CP); a successor is one more file.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, Self

from pydantic import ConfigDict, TypeAdapter, with_config

from khtt.data import data

CLOSED = ConfigDict(extra="forbid")
Span = tuple[float, float]


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and its margins in millimetres; `header` is the header's from the edge."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float

    @property
    def room(self) -> float:
        """The width of the text block."""
        return self.width - self.left - self.right


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class LetterheadSizes:
    """A set of sizes that the decree allows a letterhead; they change together (mục V)."""

    parent: float
    issuer: float
    nation: float
    motto: float
    number: float
    date: float


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class LetterheadRule:
    """The head of a document: two columns, fixed words, rules as shares of the text above.

    `slack` is the room (mm) that a line must leave free; where even the smallest sizes leave less,
    the blanks left for a day or month shrink, to no fewer than `least_blanks`.
    """

    columns: tuple[float, float]
    padding: float
    slack: float
    least_blanks: int
    nation: str
    motto: str
    motto_rule: float
    issuer_rule: float
    sizes: tuple[LetterheadSizes, ...]


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class SignatureRule:
    """The foot of a document: recipients in the left column, the signer in the right one."""

    columns: tuple[float, float]
    padding: float
    heading: str


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class TableRule:
    """A bordered table: cell padding (mm), border (pt), and when a page's end may part a row.

    `character` is the mean width of a character in ems; a row estimated at more than
    `unsplit_lines` lines may go on overleaf.
    """

    padding: float
    border: float
    character: float
    unsplit_lines: int


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class ListRule:
    """How the numbered and marked paragraphs in table cells are indented (mm)."""

    first_line: float
    left: float


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class StyleRule:
    """A paragraph style of Word. What is None comes from the style that it is based on.

    `numbered` and `marked` are the style's levels in the list of numbers and in that of marks,
    `exact` an exact line height (pt), `rule` a line below the paragraph (pt).
    """

    id: str
    name: str
    size: float
    based_on: str = "Normal"
    next: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    align: Literal["left", "center", "right", "both"] | None = None
    first_line: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact: float | None = None
    rule: float | None = None
    keep_next: bool = False
    outline: int | None = None
    numbered: int | None = None
    marked: int | None = None


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class CharacterRule:
    """A character style of Word; `colour` is hexadecimal, the rest tells it in black and white."""

    id: str
    name: str
    colour: str
    bold: bool = False
    strike: bool = False
    underline: bool = False


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class Limits:
    """What the decree itself allows, from least to most; the chosen numbers lie within."""

    margins: dict[str, Span]
    sizes: dict[str, Span]
    body_first_line: Span
    body_before_at_least: float
    body_line: Span
    rule_share: Span


@with_config(CLOSED)
@dataclass(frozen=True, slots=True)
class Layout:
    """The whole look of a document, and the decree that it follows.

    `kept_whole` are words that no line break of a name or title parts, a blank at their end tying
    the next word to them; the rules below titles are shares of the text's width. `characters` are
    the styles of working papers that compare two texts; the decree's own documents use none.
    """

    name: str
    date: date
    source: str
    font: str
    colour: str
    language: str
    portrait: Page
    landscape: Page
    letterhead: LetterheadRule
    kept_whole: tuple[str, ...]
    title_rule: float
    annex_rule: float
    signature: SignatureRule
    table: TableRule
    cell_lists: ListRule
    styles: tuple[StyleRule, ...]
    characters: tuple[CharacterRule, ...]
    rules: Limits

    def style(self, style_id: str) -> StyleRule:
        """Give the style of that id; raise KeyError when there is none."""
        for rule in self.styles:
            if rule.id == style_id:
                return rule
        raise KeyError(style_id)

    @classmethod
    def read(cls, text: bytes) -> Self:
        """Read a layout from JSON; raise ValueError when a part is missing, unknown or wrong."""
        return TypeAdapter(cls).validate_json(text)


@cache
def layout(name: str = "nd30") -> Layout:
    """Give the layout of that name; raise FileNotFoundError when the package has none."""
    return Layout.read(data(f"{name}.json").read_bytes())

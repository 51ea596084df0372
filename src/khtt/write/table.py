"""Tables: Table -> w:tbl with its own grid, fixed widths, spans and repeated header rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from khtt.nouns.document import Cell, Listed, Row, Table
from khtt.nouns.layout import Layout
from khtt.nouns.typeface import POINT as MILLIMETRES_IN_POINT
from khtt.write.marks import Marks, bookmarked, fingerprint
from khtt.write.markup import JUSTIFICATION, KEEP_NEXT, content, paragraph, twips
from khtt.write.numbering import CELL_MARKED, number
from khtt.write.outline import CLAUSES, MARKS, Outline, Restart

CELL, BOLD_CELL, HEADER_CELL = "OBang", "OBangDam", "TieuDeCot"
GAP = "\0"  # stands around the place of an instance's id, which each document gives anew
HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
CENTRED_CELL = '<w:vAlign w:val="center"/>'
EMPTY = paragraph(CELL, "")


@dataclass(frozen=True, slots=True)
class MadeTable:
    """A table as text, with gaps for the ids of the list instances that its cells need.

    `marks` are the numbers of its bookmarks.
    """

    text: str
    restarts: tuple[Restart, ...] = ()
    marks: tuple[int, ...] = ()

    def filled(self, instance: Callable[[Restart], str]) -> str:
        """Give the text with an instance's id in each gap."""
        if not self.restarts:
            return self.text
        ids = [instance(restart) for restart in self.restarts]
        pieces = self.text.split(GAP)
        pieces[1::2] = [ids[int(gap)] for gap in pieces[1::2]]
        return "".join(pieces)


Reaching = dict[int, tuple[int, int]]  # first column -> rows left, columns


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as text, what reaches down after it, the number of its bookmark (0 for none).

    The row itself stays alive as long as its text, so that its identity is its own.
    """

    row: Row
    text: str
    reaching: Reaching
    number: int


@dataclass(frozen=True, slots=True)
class KeptCell:
    """A cell as text, and how many lines it takes at its width."""

    cell: Cell
    text: str
    lines: int


# By the row's identity and what reaches down before it; by the cell's, its width, its row's kind.
KeptRows = dict[tuple[object, ...], KeptRow]
KeptCells = dict[tuple[int, int, bool, bool], KeptCell]


def table(
    source: Table, edges: list[int], look: Layout, rows: KeptRows, cells: KeptCells
) -> MadeTable:
    """Make a table whose columns end at these edges; what was made before is taken again.

    `rows` are those between the same edges, `cells` those of any table.
    Raise ValueError when it has no row or no column, or when a row does not cover each column once.
    """
    if not source.rows or not source.widths:
        message = "a table needs at least one row and one column"
        raise ValueError(message)
    restarts: list[Restart] = []

    def gap(restart: Restart) -> str:
        restarts.append(restart)
        return f"{GAP}{len(restarts) - 1}{GAP}"

    maker = _RowMaker(edges, look, Outline(gap), rows, cells)
    body = "".join([maker.row(row) for row in source.rows])
    settings = _settings(edges, look.table.padding)
    return MadeTable(f"<w:tbl>{settings}{body}</w:tbl>", tuple(restarts), tuple(maker.marks.taken))


def frame(columns: tuple[float, float], padding: float, aside: float, rows: str) -> str:
    """Give a table without borders, whose left edge stands `aside` mm from the margin."""
    edges = column_edges(columns, sum(columns))
    place = f'<w:tblInd w:w="{twips(aside)}" w:type="dxa"/>'
    return f"<w:tbl>{_settings(edges, padding, '', place)}{rows}</w:tbl>"


def frame_row(columns: tuple[float, float], left: str, right: str) -> str:
    """Give a row of such a table, which no page's end parts."""
    first, second = columns
    return f"<w:tr>{WHOLE_ROW}{_box(twips(first), left)}{_box(twips(second), right)}</w:tr>"


def column_edges(widths: tuple[float, ...], room: float) -> list[int]:
    """Give where columns begin and end, in twips; if wider than the room (mm), narrowed evenly."""
    narrowing = min(1.0, room / (sum(widths) or 1.0))
    return [twips(edge * narrowing) for edge in accumulate(widths, initial=0.0)]


def _settings(
    edges: list[int],
    padding: float,
    style: str = '<w:tblStyle w:val="TableGrid"/>',
    place: str = '<w:jc w:val="center"/>',
) -> str:
    sides = "".join(
        f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>'
        for side, wide in (("top", 0), ("left", padding), ("bottom", 0), ("right", padding))
    )
    columns = "".join(f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(edges))
    return (
        f'<w:tblPr>{style}<w:tblW w:w="{edges[-1]}" w:type="dxa"/>{place}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _box(width: int, inside: str, settings: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{settings}</w:tcPr>{inside}</w:tc>'


class _RowMaker:
    """Makes the rows of one table, one after the other; it remembers the cells that reach down."""

    def __init__(
        self, edges: list[int], look: Layout, outline: Outline, rows: KeptRows, cells: KeptCells
    ) -> None:
        self.edges = edges
        self.whole = look.table.unsplit_lines
        em = look.style(CELL).size * MILLIMETRES_IN_POINT
        self.character = twips(look.table.character * em)
        self.outline = outline
        self.rows, self.cells = rows, cells
        self.marks = Marks()
        self.counting = False  # whether the row at hand holds a number
        self.reaching: Reaching = {}

    def row(self, row: Row) -> str:
        """Give a row; one without numbers is the same wherever the same reaches down to it."""
        key = (id(row), *self.reaching.items())
        kept = self.rows.get(key)
        # A row that stands in the table twice has two bookmarks, so it is made twice.
        if kept is not None and kept.number not in self.marks.taken:
            self.reaching = dict(kept.reaching)
            if kept.number:
                self.marks.taken.add(kept.number)
            return kept.text
        number = fingerprint(row.ids, row_text(row)) if row.ids else 0
        fresh = number not in self.marks.taken
        self.counting = False
        text = self._made(row, number)
        if fresh and not self.counting:
            self.rows[key] = KeptRow(row, text, dict(self.reaching), number)
        return text

    def _made(self, row: Row, number: int) -> str:
        """Make a row; one of many lines may be parted by a page's end, the others may not."""
        tallest = 0
        boxes = []
        for column, cell in self._placed(row):
            if cell is None:
                boxes.append(self._continued(column))
                continue
            made = self._cell(cell, row, self.edges[column + cell.columns] - self.edges[column])
            boxes.append(self._marked(row, number, made.text) if number else made.text)
            number = 0
            if cell.rows == 1 and made.lines > tallest:
                tallest = made.lines
        settings = HEADER_ROW if row.header else WHOLE_ROW if tallest <= self.whole else ""
        return f"<w:tr>{settings}{''.join(boxes)}</w:tr>"

    def _placed(self, row: Row) -> Iterator[tuple[int, Cell | None]]:
        """Give each cell with its first column, and None where one from above reaches down."""
        waiting = iter(row.cells)
        column, columns = 0, len(self.edges) - 1
        while column < columns:
            if column in self.reaching:
                wide = self.reaching[column][1]
                yield column, None
            else:
                cell = next(waiting, None)
                if cell is None or column + cell.columns > columns:
                    break
                wide = cell.columns
                yield column, cell
                if cell.rows > 1:
                    self.reaching[column] = (cell.rows - 1, wide)
            column += wide
        if column < columns or next(waiting, None):
            message = f"a row does not fit: {len(row.cells)} cells in a table of {columns} columns"
            raise ValueError(message)

    def _continued(self, column: int) -> str:
        """Give the cell that goes on from the row above."""
        rows, wide = self.reaching.pop(column)
        if rows > 1:
            self.reaching[column] = (rows - 1, wide)
        span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        width = self.edges[column + wide] - self.edges[column]
        return _box(width, EMPTY, f"{span}<w:vMerge/>")

    def _cell(self, cell: Cell, row: Row, width: int) -> KeptCell:
        """Give a cell; one without numbers is the same in every row of its kind."""
        key = (id(cell), width, row.header, row.heading)
        kept = self.cells.get(key)
        if kept is None:
            text = _box(width, self._paragraphs(cell, row), _spans(cell, row))
            kept = KeptCell(cell, text, _lines(cell, width // self.character))
            if not self.counting:
                self.cells[key] = kept
        return kept

    def _paragraphs(self, cell: Cell, row: Row) -> str:
        style = HEADER_CELL if row.header else BOLD_CELL if cell.bold else CELL
        keep = KEEP_NEXT if row.heading else ""
        align = "" if cell.align == "left" else JUSTIFICATION[cell.align]
        parts = []
        for part in cell.paragraphs:
            if isinstance(part, Listed):
                settings = f"{keep}{self._number(part)}{align}"
            else:
                settings = f"{keep}{JUSTIFICATION[part.align] if part.align else align}"
            parts.append(paragraph(style, content(part.runs), settings))
        return "".join(parts) or EMPTY

    def _marked(self, row: Row, number: int, cell: str) -> str:
        """Give a row's first cell with the row's bookmark around its first paragraph."""
        before, mark, after = cell.partition("</w:pPr>")
        said, end, rest = after.partition("</w:p>")
        marked = bookmarked(self.marks.free_from(number), row.ids[0], said)
        return f"{before}{mark}{marked}{end}{rest}"

    def _number(self, part: Listed) -> str:
        if part.kind in MARKS:
            return number(MARKS[part.kind], CELL_MARKED)
        self.counting = True
        return number(*self.outline.place(CLAUSES[part.kind], first=part.first))


def row_text(row: Row) -> str:
    """Give what a row says."""
    return " ".join(
        "".join([run.text for run in part.runs]) for cell in row.cells for part in cell.paragraphs
    )


def _spans(cell: Cell, row: Row) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    return f"{span}{merge}{CENTRED_CELL if row.header else ''}"


def _lines(cell: Cell, characters: int) -> int:
    """Estimate the lines of a cell whose lines hold so many characters."""
    return sum(
        sum([len(run.text) for run in part.runs]) // max(characters, 1) + 1
        for part in cell.paragraphs
    )

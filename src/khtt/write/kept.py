"""What was made of texts, rows and tables that many documents share: it is made once.

Each is known by its identity: what is kept holds the block too, so that no other takes its place.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from khtt.nouns.document import Heading, Listed, Paragraph, Row, Table
from khtt.nouns.layout import Layout
from khtt.write.archive import Stretch
from khtt.write.marks import bookmarked, fingerprint
from khtt.write.markup import capitals, content, encoded
from khtt.write.record import paragraph_record, row_record
from khtt.write.table import KeptCells, KeptRows, MadeTable, column_edges, table

KEPT_TABLES = 32
KEPT_ROWS = 2048
KEPT_TEXTS = 2048
KEPT_CELLS = 4096
WORTH_KEEPING = 4096  # a shorter table is deflated again each time, together with what is around it


@dataclass(frozen=True, slots=True)
class KeptText:
    """What was made of a paragraph: what stands in it, that within its bookmark, its record.

    `number` is that of the bookmark, 0 without one.
    """

    block: Heading | Listed | Paragraph
    plain: str
    marked: str
    number: int
    record: str


@dataclass(frozen=True)
class KeptTable:
    """What was made of a table; `told` gives what a row says for the record."""

    rows: tuple[Row, ...]
    made: MadeTable
    told: Callable[[Row], str]

    @cached_property
    def stretch(self) -> Stretch | None:
        """Give the table deflated, if it is worth that and the same in every document."""
        if self.made.restarts or len(self.made.text) < WORTH_KEEPING:
            return None
        return Stretch.of(encoded(self.made.text))

    @cached_property
    def record(self) -> Stretch:
        """Give the record of the table deflated."""
        return Stretch.of(encoded(f"<t>{''.join(map(self.told, self.rows))}</t>"))


@dataclass(slots=True)
class Kept:
    """What was made of the last tables, rows and paragraphs."""

    tables: dict[tuple[int, ...], KeptTable] = field(default_factory=dict)
    rows: dict[tuple[int, ...], KeptRows] = field(default_factory=dict)
    cells: KeptCells = field(default_factory=dict)
    records: dict[int, tuple[Row, str]] = field(default_factory=dict)
    texts: dict[int, KeptText] = field(default_factory=dict)

    def text(self, block: Heading | Listed | Paragraph, style: str) -> KeptText:
        """Give what was made of this very paragraph, or make it; a block has one style."""
        kept = self.texts.get(id(block))
        if kept is None:
            if len(self.texts) >= KEPT_TEXTS:
                self.texts.clear()
            kept = self.texts[id(block)] = _kept_text(block, style)
        return kept

    def table(self, source: Table, room: float, look: Layout) -> KeptTable:
        """Give what was made of these very rows between the same edges, or make it."""
        edges = column_edges(source.widths, room)
        key = (*edges, *map(id, source.rows))
        kept = self.tables.get(key)
        if kept is None:
            if len(self.cells) > KEPT_CELLS:
                self.cells.clear()
            made = table(source, edges, look, self._rows_between(tuple(edges)), self.cells)
            kept = KeptTable(source.rows, made, self._record)
            if len(self.tables) >= KEPT_TABLES:
                del self.tables[next(iter(self.tables))]
            self.tables[key] = kept
        return kept

    def _rows_between(self, edges: tuple[int, ...]) -> KeptRows:
        if sum(map(len, self.rows.values())) > KEPT_ROWS:
            self.rows.clear()
        return self.rows.setdefault(edges, {})

    def _record(self, row: Row) -> str:
        kept = self.records.get(id(row))
        if kept is None:
            if len(self.records) >= KEPT_ROWS:
                self.records.clear()
            kept = self.records[id(row)] = row, row_record(row)
        return kept[1]


def _kept_text(block: Heading | Listed | Paragraph, style: str) -> KeptText:
    text = "".join([run.text for run in block.runs])
    plain = content(block.runs)
    if isinstance(block, Heading) and block.level == 1:
        text, plain = text.upper(), capitals(block.runs)
    record = paragraph_record(style, text, block)
    if not block.ids:
        return KeptText(block, plain, plain, 0, record)
    number = fingerprint(block.ids, text)
    return KeptText(block, plain, bookmarked(number, block.ids[0], plain), number, record)

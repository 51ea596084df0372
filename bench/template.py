"""A template for docxtpl of a document that khtt composed, and the data to fill it with.

The template is a .docx as an author of docxtpl would make it: the same styles, page and tables, with
`{{ }}` where texts stand and `{%p %}`, `{%tr %}` around paragraphs and rows that repeat. It is
made by khtt's own writer, so both documents look alike. Cells that go on below are plain cells, and
the data is made ready beforehand: both spare docxtpl some work.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    Listed,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Table,
    Title,
)

Flow = Heading | Paragraph | Listed
Value = str | list["Value"] | dict[str, "Value"]
Context = dict[str, Value]
Shape = tuple[object, ...]
FLOW = (Heading, Paragraph, Listed)


@dataclass(slots=True)
class Filling:
    """The data of a template; names are capitals without blanks, so that no writer changes them."""

    context: Context = field(default_factory=dict)

    def name(self, value: Value) -> str:
        """Keep a value; give its name."""
        name = f"V{len(self.context)}"
        self.context[name] = value
        return name

    def tag(self, value: str) -> str:
        """Keep a text; give the tag that stands for it."""
        return f"{{{{{self.name(value)}}}}}"


def template(document: Document) -> tuple[Document, Context]:
    """Give the template of a document, as a document whose texts are tags, and its data."""
    filling = Filling()
    sections = tuple(_section(section, filling) for section in document.sections)
    return replace(document, sections=sections), filling.context


def _section(section: Section, filling: Filling) -> Section:
    blocks: list[Block] = []
    for flows, group in groupby(section.blocks, key=lambda block: isinstance(block, FLOW)):
        if flows:
            blocks += _flow([block for block in group if isinstance(block, FLOW)], filling)
        else:
            blocks += [_framed(block, filling) for block in group]
    if isinstance(blocks[-1], FLOW):
        blocks.append(Paragraph(()))  # the section's end must not stand in a tag's paragraph
    return replace(section, blocks=tuple(blocks))


def _flow(blocks: Sequence[Flow], filling: Filling) -> list[Block]:
    """Give a loop over paragraphs, with one paragraph for each kind."""
    kinds = {_plain(block): f"k{i}" for i, block in enumerate(dict.fromkeys(map(_plain, blocks)))}
    data: list[Value] = [{"KIND": kinds[_plain(block)], "TEXT": _text(block)} for block in blocks]
    made: list[Block] = [_tag(f"{{%p for B in {filling.name(data)} %}}")]
    for block, kind in kinds.items():
        choice = "if" if kind == "k0" else "elif"
        made.append(_tag(f"{{%p {choice} B.KIND == '{kind}' %}}"))
        made.append(replace(block, runs=(Run("{{ B.TEXT }}"),)))
    return [*made, _tag("{%p endif %}"), _tag("{%p endfor %}")]


def _plain(block: Flow) -> Flow:
    """Give a block without its text: its kind."""
    if isinstance(block, Listed):
        return replace(block, runs=(), first=False)
    return replace(block, runs=())


def _framed(block: Block, filling: Filling) -> Block:
    match block:
        case Letterhead():
            return Letterhead(
                tuple(map(filling.tag, block.parent)),
                tuple(map(filling.tag, block.issuer)),
                filling.tag(block.number),
                filling.tag(block.place_and_date),
            )
        case Title():
            return Title(block.kind, tuple(map(filling.tag, block.subject)))
        case AnnexTitle():
            titles = tuple(map(filling.tag, block.title))
            return AnnexTitle(block.label, titles, filling.tag(block.attached_to.strip("()")))
        case Signature():
            recipients = tuple(filling.tag(one.rstrip(".;")) for one in block.recipients)
            return Signature(recipients, tuple(map(filling.tag, block.authority)), block.name)
        case Table():
            return _table(block, filling)
        case _:
            return block


def _table(source: Table, filling: Filling) -> Table:
    """Give a table whose rows are a loop, with one row for each shape."""
    head = [row for row in source.rows if row.header]
    body = [row for row in _without_spans(source) if not row.header]
    shapes: dict[Shape, Row] = {}
    for row in body:
        shapes.setdefault(_shape(row), row)
    numbers = {shape: str(i) for i, shape in enumerate(shapes)}
    data: list[Value] = [
        {"SHAPE": numbers[_shape(row)], "C": [_cell_data(cell) for cell in row.cells]}
        for row in body
    ]
    wide = len(source.widths)
    rows = [*head, _tag_row(f"{{%tr for R in {filling.name(data)} %}}", wide)]
    for shape, row in shapes.items():
        choice = "if" if numbers[shape] == "0" else "elif"
        rows.append(_tag_row(f"{{%tr {choice} R.SHAPE == '{numbers[shape]}' %}}", wide))
        rows.append(_row(row))
    rows += [_tag_row("{%tr endif %}", wide), _tag_row("{%tr endfor %}", wide)]
    return Table(source.widths, tuple(rows))


def _without_spans(source: Table) -> Iterable[Row]:
    """Give the rows, with an empty cell wherever one from above reaches down."""
    reaching: dict[int, tuple[int, int]] = {}  # first column -> rows left, columns
    for row in source.rows:
        waiting = iter(row.cells)
        cells: list[Cell] = []
        column = 0
        while column < len(source.widths):
            left, wide = reaching.pop(column, (0, 0))
            cell = Cell((), columns=wide) if left else next(waiting)
            left = left or cell.rows
            if left > 1:
                reaching[column] = (left - 1, cell.columns)
            cells.append(replace(cell, rows=1))
            column += cell.columns
        yield replace(row, cells=tuple(cells))


def _shape(row: Row) -> Shape:
    return (row.heading, *((one.columns, one.align, one.bold, _form(one)) for one in row.cells))


def _form(cell: Cell) -> str:
    if not cell.paragraphs:
        return "empty"
    kinds = {one.kind for one in cell.paragraphs if isinstance(one, Listed)}
    mixed = any(isinstance(one, Paragraph) for one in cell.paragraphs)
    return kinds.pop() if len(kinds) == 1 and not mixed else "text"


def _cell_data(cell: Cell) -> Value:
    texts = [_text(one) for one in cell.paragraphs]
    return "\n".join(texts) if _form(cell) == "text" else list[Value](texts)


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(_cell(cell, i) for i, cell in enumerate(row.cells)))


def _cell(cell: Cell, place: int) -> Cell:
    paragraphs: tuple[Paragraph | Listed, ...] = ()
    match _form(cell), cell.paragraphs:
        case ("text", (first, *_)):
            paragraphs = (replace(first, runs=(Run(f"{{{{ R.C[{place}] }}}}"),)),)
        case (_, (first, *_)):
            item = replace(first, runs=(Run("{{ X }}"),))
            paragraphs = (_tag(f"{{%p for X in R.C[{place}] %}}"), item, _tag("{%p endfor %}"))
        case _:
            pass
    return replace(cell, paragraphs=paragraphs)


def _tag(tag: str) -> Paragraph:
    return Paragraph((Run(tag),))


def _tag_row(tag: str, wide: int) -> Row:
    return Row((Cell((Paragraph((Run(tag),), "cell"),), columns=wide),))


def _text(block: Flow) -> str:
    return "".join(run.text for run in block.runs)

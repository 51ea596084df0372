"""Every document of every body, on every organisation, keeps the laws; and the laws see what is wrong."""

from collections import Counter

import pytest

from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Cell,
    Document,
    Heading,
    Listed,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from khtt.nouns.organisation import Level
from tests import laws
from tests.laws import LAWS, Law
from tests.rendered import EDITIONS, Edition, bodies, chains, composed

GROUPS = [(edition, level) for edition in EDITIONS for level in chains(edition).organisation.levels]
HEAD = ("STT", "Việc", "Số")


@pytest.mark.parametrize(("edition", "level"), GROUPS, ids=str)
def test_every_document_keeps_every_law(edition: Edition, level: Level) -> None:
    broken: Counter[str] = Counter()
    for body in bodies(edition, level):
        document = composed(edition, body)
        broken.update(f"{law.__name__}: {one}" for law in LAWS for one in set(law(document)))
    assert broken == Counter()


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _table(*rows: tuple[str, ...], heading: int = -1) -> Table:
    def row(place: int, texts: tuple[str, ...]) -> Row:
        cells = tuple(Cell((_text(text),)) for text in texts)
        return Row(cells, header=place == 0, heading=place == heading)

    return Table((10, 10, 10), tuple(row(*pair) for pair in enumerate((HEAD, *rows))))


def _document(*blocks: Block, annexes: tuple[tuple[str, Block], ...] = ()) -> Document:
    added = (Section((AnnexTitle(label, (), ""), block), annex=True) for label, block in annexes)
    return Document((Section(blocks), *added))


@pytest.mark.parametrize(
    ("law", "document"),
    [
        (
            laws.no_column_says_one_thing,
            _document(_table(*((str(i), str(i), "1") for i in "abcd"))),
        ),
        (laws.no_column_is_blank, _document(_table(("1", "a", ""), ("2", "b", "")))),
        (laws.no_table_is_empty, _document(_table())),
        (laws.no_table_is_empty, _document(_table(("1", "a", "b"), heading=1))),
        (laws.no_row_stands_twice, _document(_table(("1", "a", "b"), ("2", "a", "b")))),
        (
            laws.an_annex_says_more,
            _document(_text("Một việc"), annexes=(("Phụ lục", _text("việc")),)),
        ),
        (laws.annexes_are_counted, _document(annexes=(("Phụ lục I", _text("a")),))),
        (
            laws.annexes_are_counted,
            _document(annexes=(("Phụ lục I", _text("a")), ("Phụ lục III", _text("b")))),
        ),
        (laws.no_heading_is_bare, _document(Heading(1, (Run("Mục"),)), Heading(1, (Run("Mục"),)))),
        (laws.no_heading_is_bare, _document(Heading(1, (Run("Mục"),)))),
        (
            laws.nothing_is_counted_to_one,
            _document(Heading(1, (Run("Mục"),)), Listed("clause", (Run("Ý"),))),
        ),
        (
            laws.no_number_hangs,
            _document(Heading(1, (Run("Mục"),)), Listed("subsubclause", (Run("Ý"),))),
        ),
        (laws.no_paragraph_is_empty, _document(_text(" "))),
        (laws.no_trace_of_the_machine, _document(_text("Việc regular"))),
        (laws.no_trace_of_the_machine, _document(_text("Việc;."))),
        (
            laws.an_abbreviation_is_written_out_first,
            _document(_table(("1", "UBND huyện", "2")), _text("Ủy ban nhân dân (UBND) tỉnh")),
        ),
        (laws.composed_unicode, _document(_text("Kê\u0301 hoạch"))),
    ],
)
def test_a_law_sees_what_breaks_it(law: Law, document: Document) -> None:
    assert list(law(document))


def test_a_cell_that_spans_rows_fills_its_column_there() -> None:
    spanning = Row((Cell((_text("5"),), rows=2), Cell((_text("a"),), columns=2)))
    below = Row((Cell((_text("b"),)), Cell((_text("c"),))))
    rows = laws.grid(Table((10, 10, 10), (spanning, below)))
    assert [texts for _, texts in rows] == [["5", "a", "a"], ["5", "b", "c"]]

"""The comparison table in Word (bảng so sánh): old, new, what changed; a landscape working paper."""

from collections.abc import Iterable, Iterator
from itertools import count

from khtt.formats.changes.labels import (
    KINDS,
    distance,
    field_label,
    field_values,
    kind_label,
    meaning_sides,
    note,
    overview,
    part_title,
    place,
    sure,
    titles,
)
from khtt.formats.changes.rows import Row, Told, fields, parts, sides
from khtt.nouns.change import Change, Changes, FieldChange, Local, Meaning, counted
from khtt.nouns.change.words import Mark
from khtt.nouns.change.words import Run as Words
from khtt.nouns.document import (
    Align,
    Block,
    Cell,
    Document,
    Paragraph,
    Properties,
    Run,
    Section,
    Table,
    Title,
)
from khtt.nouns.document import Row as TableRow
from khtt.nouns.text import lower_first, upper_first
from khtt.write import base_package, write

_WIDTHS = (12.0, 88.0, 88.0, 64.0)
_LOCAL_WIDTHS = (12.0, 120.0, 60.0, 60.0)
_MOST_PLACES = 12


def as_docx(changes: Changes, local: Local | None = None) -> bytes:
    """Give the table as a .docx, grouped by section, what is inserted and deleted marked by styles.

    What only follows from a change is counted in its row. Raise ValueError when a text holds a
    character that no document can carry.
    """
    old, new = titles(changes)
    about = (f"{new} so với {lower_first(old)}",)
    blocks: list[Block] = [Title("Bảng so sánh", about), *_opening(changes)]
    if local:
        blocks += _local(local, changes)
    rows = tuple(_rows(changes))
    if rows:
        blocks.append(Table(_WIDTHS, (_header(changes, "Nội dung"), *rows)))
    properties = Properties(
        title="Bảng so sánh", subject=about[0], author="khtt", year=changes.new.year
    )
    return write(Document((Section(tuple(blocks), landscape=True),), properties), base_package())


def _opening(changes: Changes) -> Iterator[Paragraph]:
    kinds = "; ".join(
        f"{number} {lower_first(KINDS[kind])}" for kind, number in changes.summary.kinds
    )
    yield Paragraph((Run(f"{overview(changes)}{f': {kinds}' if kinds else ''}."),))
    if kinds:
        said = (
            Run("Chữ có trong năm mới", mark="inserted"),
            Run(" được gạch chân; "),
            Run("chữ chỉ có trong năm cũ", mark="deleted"),
            Run(" được gạch ngang. Nơi hai năm khác nhau quá nửa thì để nguyên văn cả hai."),
        )
        yield Paragraph(said)


def _header(changes: Changes, about: str) -> TableRow:
    old, new = (f"{about} năm {edition.year}" for edition in (changes.old, changes.new))
    return TableRow(tuple(_cell(label) for label in ("STT", old, new, "Thay đổi")), header=True)


def _cell(text: str, align: Align = "left") -> Cell:
    return Cell((Paragraph((Run(text),), "cell"),), align=align)


def _rows(changes: Changes) -> Iterator[TableRow]:
    numbers = count(1)
    for part, rows in parts(changes):
        title = Cell(
            (Paragraph((Run(part_title(part)),), "cell"),), columns=len(_WIDTHS), bold=True
        )
        yield TableRow((title,), heading=True)
        for row in rows:
            old, new = sides(row)
            what = Cell(tuple(_happened(changes, row)))
            yield TableRow((_cell(str(next(numbers)), "centre"), _side(old), _side(new), what))


def _side(told: Iterable[Told]) -> Cell:
    paragraphs: list[Paragraph] = []
    for one in told:
        where = (Run(f"{place(one.ref)}: ", bold=True),) if one.ref else ()
        paragraphs.append(Paragraph((*where, *map(_run, one.runs)), "cell"))
    return Cell(tuple(paragraphs)) if paragraphs else _cell("–", "centre")


def _run(run: Words) -> Run:
    return Run(run.text, mark=run.mark.value)


def _happened(changes: Changes, row: Row) -> Iterator[Paragraph]:
    for change in row.changes:
        further = "; ".join(one for one in (sure(change), note(change)) if one)
        label = (
            Run(kind_label(change), bold=True),
            Run(f" ({further})" if further else "", italic=True),
        )
        yield Paragraph(label, "cell")
        yield from (_field(field) for field in fields(change))
        yield from _followers(changes.followers(change))


def _field(field: FieldChange) -> Paragraph:
    old, new = field_values(field)
    far = distance(field)
    runs = (
        Run(f"{upper_first(field_label(field))}: "),
        _run(Words(Mark.DELETED, old)),
        Run(" → " if old and new else ""),
        _run(Words(Mark.INSERTED, new)),
        Run(f" ({far})" if far else ""),
    )
    return Paragraph(tuple(run for run in runs if run.text), "cell")


def _followers(followers: tuple[Change, ...]) -> Iterator[Paragraph]:
    """Give what follows, counted by kind, with the first places."""
    for kind, number in counted(followers):
        refs = [one.entry.ref for one in followers if one.kind is kind and one.entry.ref]
        shown = [place(ref) for ref in dict.fromkeys(refs)]
        more = f" và {len(shown) - _MOST_PLACES} mục khác" if len(shown) > _MOST_PLACES else ""
        where = f": {'; '.join(shown[:_MOST_PLACES])}{more}" if shown else ""
        times = f" ({number})" if number > 1 else ""
        said = f"Kéo theo {lower_first(KINDS[kind])}{times}{where}"
        yield Paragraph((Run(said, italic=True),), "cell")


def _local(local: Local, changes: Changes) -> Iterator[Block]:
    yield Paragraph((Run(f"Đối với {local.name}", bold=True),))
    if not local.meanings:
        yield Paragraph((Run("Không có thay đổi nào."),))
        return
    old, new = (f"Năm {edition.year}" for edition in (changes.old, changes.new))
    header = TableRow(tuple(map(_cell, ("STT", "Nội dung", old, new))), header=True)
    rows = (_meaning(number, meaning) for number, meaning in enumerate(local.meanings, start=1))
    yield Table(_LOCAL_WIDTHS, (header, *rows))
    yield Paragraph((Run("Toàn bộ thay đổi", bold=True),))


def _meaning(number: int, meaning: Meaning) -> TableRow:
    change = meaning.change
    where = f"{place(change.entry.ref)}: " if change.entry.ref else ""
    said = Paragraph(
        (Run(f"{kind_label(change)}. ", bold=True), Run(f"{where}{change.entry.text}")), "cell"
    )
    sides = (_cell(side) for side in meaning_sides(meaning))
    return TableRow((_cell(str(number), "centre"), Cell((said,)), *sides))

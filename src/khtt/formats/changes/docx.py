"""The comparison table in Word (bảng so sánh): old, new, what changed; a landscape working paper."""

from collections.abc import Iterable, Iterator
from itertools import count

from khtt.formats.changes.decided import decisions
from khtt.formats.changes.duties import duties, line
from khtt.formats.changes.gist import gist
from khtt.formats.changes.here import beginning, continues, is_table, topics, values
from khtt.formats.changes.here import line as here
from khtt.formats.changes.labels import (
    distance,
    field_label,
    field_values,
    kind_label,
    kind_name,
    note,
    overview,
    part_title,
    place,
    sure,
    titles,
)
from khtt.formats.changes.rows import Row, Told, fields, parts, sides
from khtt.nouns.change import Change, Changes, FieldChange, Local, Meaning
from khtt.nouns.change import counted as by_kind
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
from khtt.nouns.language import _, counted
from khtt.nouns.text import lower_first, upper_first
from khtt.write import base_package, write

_WIDTHS = (12.0, 88.0, 88.0, 64.0)
_LOCAL_WIDTHS = (12.0, 120.0, 60.0, 60.0)
_MOST_PLACES = 12
_MOST_WHOLE = 12


def as_docx(changes: Changes, local: Local | None = None) -> bytes:
    """Give the table as a .docx, grouped by section, what is inserted and deleted marked by styles.

    What only follows from a change is counted in its row. Raise ValueError when a text holds a
    character that no document can carry.
    """
    old, new = titles(changes)
    about = (_("{new} against {old}").format(new=new, old=lower_first(old)),)
    table = _("Comparison table")
    blocks: list[Block] = [Title(table, about)]
    blocks += _local(local, changes) if local else _decided(changes)
    blocks += _opening(changes)
    rows = tuple(_rows(changes))
    if rows:
        blocks.append(Table(_WIDTHS, (_header(changes), *rows)))
    properties = Properties(title=table, subject=about[0], author="khtt", year=changes.new.year)
    return write(Document((Section(tuple(blocks), landscape=True),), properties), base_package())


def _sentence(text: str) -> Paragraph:
    """Give a sentence of the first page, set as close as a cell: twenty of them stand on it."""
    return Paragraph((Run(f"- {text}"),), "cell")


def _decided(changes: Changes) -> Iterator[Block]:
    """Give the first page: what was decided; then what each body has to do."""
    found = decisions(changes)
    if found:
        yield Paragraph((Run(_("What was decided"), bold=True),))
        yield from map(_sentence, (one.text for one in found))
    bodies = duties(changes)
    if bodies:
        yield Paragraph((Run(_("What each body has to do"), bold=True),))
    for one in bodies:
        yield Paragraph((Run(one.name, bold=True, italic=True),))
        yield from (Paragraph((Run(said),)) for said in one.lines)


def _opening(changes: Changes) -> Iterator[Paragraph]:
    kinds = "; ".join(f"{number} {kind_name(kind)}" for kind, number in changes.summary.kinds)
    if kinds:
        yield Paragraph((Run(_("All changes"), bold=True),))
    yield Paragraph((Run(f"{overview(changes)}{f': {kinds}' if kinds else ''}."),))
    if kinds:
        said = (
            Run(_("What stands in the new year only"), mark="inserted"),
            Run(_(" is underlined; ")),
            Run(_("what stood in the old year only"), mark="deleted"),
            Run(_(" is struck out. Where more than half differs, both stand whole.")),
        )
        yield Paragraph(said)


def _header(changes: Changes) -> TableRow:
    old, new = (
        _("Text of {year}").format(year=edition.year) for edition in (changes.old, changes.new)
    )
    labels = (_("No."), old, new, _("Change"))
    return TableRow(tuple(_cell(label) for label in labels), header=True)


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
        yield Paragraph((Run(f"[{change.fingerprint}]", italic=True),), "cell")


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
    """Give what follows: what came or went in its words, the rest counted with the first places."""
    alone = [one for one in followers if not one.old or not one.new]
    whole = alone if len(alone) <= _MOST_WHOLE else []
    yield from (Paragraph((Run(line(one)),), "cell") for one in whole)
    rest = tuple(one for one in followers if one not in whole)
    for kind, number in by_kind(rest):
        refs = [one.entry.ref for one in rest if one.kind is kind and one.entry.ref]
        shown = [place(ref) for ref in dict.fromkeys(refs)]
        left = len(shown) - _MOST_PLACES
        more = f"; {counted('{count} more', '{count} more', left)}" if left > 0 else ""
        where = f": {'; '.join(shown[:_MOST_PLACES])}{more}" if shown else ""
        what = f"{number} {kind_name(kind)}{where}"
        yield Paragraph((Run(_("and so: {what}").format(what=what), italic=True),), "cell")


def _local(local: Local, changes: Changes) -> Iterator[Block]:
    heading = _("What it means for {unit}").format(unit=local.name)
    yield Paragraph((Run(heading, bold=True),))
    if local.continues:
        yield Paragraph((Run(continues(local)),))
    if not local.meanings:
        yield Paragraph((Run(_("There are no changes.")),))
        return
    yield from map(_sentence, gist(local))
    for title, found in topics(local):
        yield Paragraph((Run(f"{title} ({len(found)})", bold=True, italic=True),))
        if is_table(found):
            yield _side_by_side(found, changes)
        else:
            yield from (Paragraph((Run(here(one)),)) for one in found)


def _side_by_side(found: tuple[Meaning, ...], changes: Changes) -> Table:
    years = (_("Year {year}").format(year=one.year) for one in (changes.old, changes.new))
    header = TableRow(tuple(map(_cell, (_("No."), _("Item"), *years))), header=True)
    rows = (_meaning(number, one) for number, one in enumerate(found, start=1))
    return Table(_LOCAL_WIDTHS, (header, *rows))


def _meaning(number: int, meaning: Meaning) -> TableRow:
    sides = (_cell(side) for side in values(meaning))
    return TableRow((_cell(str(number), "centre"), _cell(beginning(meaning)), *sides))

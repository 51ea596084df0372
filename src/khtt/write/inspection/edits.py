"""What was done to a document by hand, told edit by edit."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from khtt.nouns.change.words import exact_runs
from khtt.nouns.inspection import Edit, EditKind, Step
from khtt.nouns.language import _, marked
from khtt.nouns.text import letters_of
from khtt.nouns.written import Face, Look, Part, Sheet, Written
from khtt.write.inspection.align import Alignment
from khtt.write.inspection.components import is_first_heading

ANNEX = ("PhuLuc", "Phụ lục")
SIDES = {
    "width": marked("width"),
    "height": marked("height"),
    "top": marked("top margin"),
    "right": marked("right margin"),
    "bottom": marked("bottom margin"),
    "left": marked("left margin"),
}
TOLERANCE = 0.6  # millimetres; programs round lengths


def edits_of(now: Written, then: Written, alignment: Alignment) -> tuple[Edit, ...]:
    """Give the edits that lead from what was written to what stands there now."""
    steps = alignment.steps
    told = [*_pages(steps, now.sheets, then.sheets), *_texts(steps, alignment.moved)]
    return (*told, *_looks(steps, then.faces))


def _texts(steps: Sequence[Step], moved: Sequence[tuple[Part, Part]]) -> Iterator[Edit]:
    gone = {id(old) for old, _new in moved}
    come = {id(new): old for old, new in moved}
    annexes = _annexes(steps)
    lost = [step.old for step in steps if step.old and step.new is None]
    where = ""
    for place, step in enumerate(steps):
        part = step.new or step.old
        if part is not None and _is_title(part):
            where = part.text
        if place in annexes:
            if annexes[place]:
                yield Edit(EditKind.ANNEX, annexes[place], before=annexes[place])
        elif step.new is None and step.old is not None:
            if id(step.old) not in gone:
                yield Edit(EditKind.DELETED, where, step.old.text, ids=step.old.ids)
        elif step.old is None and step.new is not None:
            yield from _arrived(step.new, come.get(id(step.new)), where)
        elif step.old and step.new and not _unchanged(step.old, step.new, lost):
            yield _edited(step.old, step.new, where)


def _arrived(new: Part, old: Part | None, where: str) -> Iterator[Edit]:
    if old is None:
        yield Edit(EditKind.INSERTED, where, after=new.text)
        return
    yield Edit(EditKind.MOVED, where, old.text, new.text, ids=old.ids)
    if old.cells != new.cells:
        yield _edited(old, new, where)


def _unchanged(old: Part, new: Part, lost: Sequence[Part]) -> bool:
    """Tell whether a part says the same, or only got what ran down to it from a row that is gone."""
    if old.cells == new.cells:
        return True
    more = list(new.cells)
    for cell in old.cells:
        if cell not in more:
            return False
        more.remove(cell)
    gone = [cell for row in lost if row.table == old.table for cell in row.cells]
    return old.kind == "row" and bool(more) and all(not cell or cell in gone for cell in more)


def _edited(old: Part, new: Part, where: str) -> Edit:
    runs = tuple(exact_runs(old.text, new.text))
    return Edit(EditKind.EDITED, where, old.text, new.text, runs, old.ids)


def _is_title(part: Part) -> bool:
    return part.style in ANNEX or is_first_heading(part)


def _annexes(steps: Sequence[Step]) -> dict[int, str]:
    """Give the steps of annexes that are gone as a whole: the first with the annex's title."""
    found: dict[int, str] = {}
    starts = [
        place
        for place, step in enumerate(steps)
        if (step.old or step.new) and (step.old or step.new or Part("row", ())).style in ANNEX
    ]
    for start, end in zip_longest(starts, starts[1:], fillvalue=len(steps)):
        stretch = steps[start:end]
        if len(stretch) > 1 and all(step.new is None for step in stretch):
            title = " - ".join(step.old.text for step in stretch[:2] if step.old)
            found |= {place: title if place == start else "" for place in range(start, end)}
    return found


def _pages(steps: Sequence[Step], now: Sequence[Sheet], then: Sequence[Sheet]) -> Iterator[Edit]:
    """Give the pages of sections that are still there; what stood in one tells which it is."""
    pairs = {(one.old.section, one.new.section) for one in steps if one.old and one.new}
    for place, (first, second) in enumerate(sorted(pairs), 1):
        old, new = then[first], now[second]
        for side, said in SIDES.items():
            before, after = getattr(old, side), getattr(new, side)
            if abs(before - after) > TOLERANCE:
                sentence = _("pages of section {place}: {side}")
                where = sentence.format(place=place, side=_(said))
                yield Edit(EditKind.PAGE, where, f"{before:g} mm", f"{after:g} mm")


def _looks(steps: Sequence[Step], faces: Mapping[str, Look]) -> Iterator[Edit]:
    where = ""
    for step in steps:
        if step.new is not None and _is_title(step.new):
            where = step.new.text
        if step.old is None or step.new is None:
            continue
        for new in step.new.inner or (step.new,):
            expected = faces.get(step.old.style) if step.new.kind == "paragraph" else None
            told = list(_look(new, step.old, expected, faces))
            if told:
                text = f"{new.text[:60]}: {'; '.join(told)}"
                yield Edit(EditKind.LOOK, where, after=text, ids=step.old.ids)


def _look(new: Part, old: Part, expected: Look | None, faces: Mapping[str, Look]) -> Iterator[str]:
    fonts = {face.font for look in faces.values() for face in look.faces}
    for face in sorted(new.look.faces, key=lambda one: (one.font, one.size)):
        if fonts and face.font not in fonts:
            yield _("font {font}").format(font=face.font)
        if face.colour:
            yield _("colour {colour}").format(colour=face.colour)
    if expected is None:
        return
    yield from _sized(new.look.faces, expected)
    yield from _weights(new, old, expected)


def _sized(faces: frozenset[Face], expected: Look) -> Iterator[str]:
    sizes = {face.size for face in expected.faces}
    for size in sorted({face.size for face in faces} - sizes):
        yield _("size {size:g}").format(size=size)


def _weights(new: Part, old: Part, expected: Look) -> Iterator[str]:
    length = max(letters_of(new.text), 1)
    for name, count, written, all_of_style in (
        (_("bold"), new.look.bold, old.look.bold, expected.bold),
        (_("italic"), new.look.italic, old.look.italic, expected.italic),
    ):
        before = _share(written, letters_of(old.text)) if not all_of_style else "all"
        if _share(count, length) != before:
            yield name if count else _("not {face}").format(face=name)
    if new.look.align != (old.look.align or expected.align):
        yield _("aligned {align}").format(align=new.look.align)


def _share(count: int, length: int) -> str:
    if not count:
        return "none"
    return "all" if count >= length * 0.98 else "part"

"""Tracked changes: what Word and LibreOffice show, accept and reject one by one.

The rules that keep both exact: `w:ins` and `w:del` are never nested, deleted text is `w:delText`,
ids are unique, the mark of a paragraph inserted or deleted says so among its run properties, and
the paragraph after it stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from khtt.nouns.document import Block, Mark, Paragraph, Properties, Run, Tracked, TrackedRole
from khtt.write.markup import FACES, KEEP_NEXT, escape, paragraph, run
from khtt.write.parts import first_day

BODY = "BodyText"
STYLES: dict[TrackedRole, str] = {"title": "Title", "subject": "TrichYeu", "basis": "CanCu"}
# The headings' own styles would number them: so these are bold and of the same outline level.
OUTLINE: dict[TrackedRole, int] = {"heading1": 0, "heading2": 1, "heading3": 2, "heading4": 3}
TAGS: dict[Mark, str] = {"inserted": "ins", "deleted": "del"}


class Revisions:
    """Writes the tracked changes of one document and numbers them.

    They carry the document's author and the first day of its year: no clock, so equal bytes.
    """

    def __init__(self, properties: Properties) -> None:
        """Begin to count."""
        author = escape(properties.author).replace('"', "&quot;")
        self._signed = f'w:author="{author}" w:date="{first_day(properties.year)}"'
        self._count = 0

    def paragraph(self, block: Tracked, after: Block | None) -> str:
        """Give a paragraph; raise ValueError when it goes and none that it can fall into follows."""
        if block.mark != "kept" and not isinstance(after, Tracked | Paragraph):
            message = "a paragraph follows one that is inserted or deleted"
            raise ValueError(message)
        level = OUTLINE.get(block.role)
        settings = "" if level is None else f'{KEEP_NEXT}<w:outlineLvl w:val="{level}"/>'
        if block.mark != "kept":
            settings += f"<w:rPr><w:{TAGS[block.mark]} {self._stamp()}/></w:rPr>"
        runs = _settled(block, after)
        if level is not None:
            runs = [replace(one, bold=True) for one in runs]
        inside = "".join(self._stretch(mark, stretch) for mark, stretch in groupby(runs, _mark))
        return paragraph(STYLES.get(block.role, BODY), inside, settings)

    def _stretch(self, mark: Mark, runs: Iterator[Run]) -> str:
        inside = "".join(_run(one) for one in runs)
        if mark == "kept":
            return inside
        return f"<w:{TAGS[mark]} {self._stamp()}>{inside}</w:{TAGS[mark]}>"

    def _stamp(self) -> str:
        self._count += 1
        return f'w:id="{self._count}" {self._signed}'


def _mark(run_: Run) -> Mark:
    return run_.mark


def _run(one: Run) -> str:
    made = run(one.text, FACES[one.bold, one.italic, "kept"])
    if one.mark != "deleted":
        return made
    return made.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")


def _settled(block: Tracked, after: Block | None) -> Sequence[Run]:
    """Give the runs as they stand: those of an inserted or deleted paragraph share its fate.

    Where a kept paragraph ends in an insertion and the next one begins with one, LibreOffice takes
    both for one, and rejecting it takes the paragraph's mark along. So a deletion stands between.
    """
    runs = tuple(one for one in block.runs if one.text)
    if block.mark != "kept":
        return [replace(one, mark=block.mark) for one in runs]
    if isinstance(after, Tracked) and _begins_inserted(after) and runs[-1:] and _inserted(runs[-1]):
        return _parted(runs)
    return runs


def _begins_inserted(block: Tracked) -> bool:
    """Tell whether a paragraph begins with an insertion, or would once it is parted itself."""
    runs = tuple(one for one in block.runs if one.text)
    lone = len(runs) > 1 and _last_word(runs[0].text) == runs[0].text
    return block.mark == "inserted" or any(map(_inserted, runs[: 2 if lone else 1]))


def _inserted(run_: Run) -> bool:
    return run_.mark == "inserted"


def _parted(runs: Sequence[Run]) -> Sequence[Run]:
    """Give runs that end in an insertion so that they end in a deletion."""
    ending = list(takewhile(_inserted, reversed(runs)))[::-1]
    if len(ending) == len(runs):
        return runs
    *head, before = runs[: -len(ending)]
    if before.mark == "deleted":
        return [*head, *ending, before]
    word = _last_word(before.text)
    stem = replace(before, text=before.text.removesuffix(word))
    again, gone = (
        replace(before, text=word, mark="inserted"),
        replace(before, text=word, mark="deleted"),
    )
    return [*head, *([stem] if stem.text else []), again, *ending, gone]


def _last_word(text: str) -> str:
    """Give the last word with the blanks after it."""
    return text[len(text.rstrip().rpartition(" ")[0]) :].lstrip() or text

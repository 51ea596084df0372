"""Tracked changes: what Word and LibreOffice show, accept and reject one by one.

The rules that keep both exact: `w:ins` and `w:del` are never nested, deleted text is `w:delText`,
ids are unique, the mark of a paragraph inserted or deleted says so among its run properties, and
the paragraph after it stays.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from khtt.document import Block, Mark, Paragraph, Properties, Run, Tracked, TrackedRole
from khtt.write.markup import FACES, escape, paragraph, run
from khtt.write.parts import first_day

STYLES: dict[TrackedRole, str] = {
    "title": "Title",
    "subject": "TrichYeu",
    "basis": "CanCu",
    "heading1": "Heading1",
    "heading2": "Heading2",
    "heading3": "Heading3",
    "heading4": "Heading4",
    "body": "BodyText",
}
TAGS: dict[Mark, str] = {"inserted": "ins", "deleted": "del"}
# Automatic numbers would count deleted paragraphs too.
UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


class Revisions:
    """Writes the tracked changes of one document and numbers them.

    They carry the document's author and the first day of its year: no clock, so equal bytes.
    """

    def __init__(self, properties: Properties) -> None:
        """Begin to count."""
        author = escape(properties.author).replace('"', "&quot;")
        self._signed = f'w:author="{author}" w:date="{first_day(properties)}"'
        self._count = 0

    def paragraph(self, block: Tracked, after: Block | None) -> str:
        """Give a paragraph; raise ValueError when it goes and none that it can fall into follows."""
        if block.mark != "kept" and not isinstance(after, Tracked | Paragraph):
            message = "a paragraph follows one that is inserted or deleted"
            raise ValueError(message)
        settings = UNNUMBERED if block.role.startswith("heading") else ""
        if block.mark != "kept":
            settings += f"<w:rPr><w:{TAGS[block.mark]} {self._stamp()}/></w:rPr>"
        runs = _settled(block, after)
        inside = "".join(self._stretch(mark, runs) for mark, runs in groupby(runs, _mark))
        return paragraph(STYLES[block.role], inside, settings)

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

    Where a kept paragraph ends in an insertion and the next one is inserted, LibreOffice takes both
    for one, and rejecting it takes the kept paragraph's mark along. So a deletion stands between.
    """
    runs = tuple(one for one in block.runs if one.text)
    if block.mark != "kept":
        return [Run(one.text, one.bold, one.italic, block.mark) for one in runs]
    followed = isinstance(after, Tracked) and after.mark == "inserted"
    if not followed or not runs or runs[-1].mark != "inserted":
        return runs
    return [*runs[:-2], *_parted(runs[-2:])]


def _parted(ending: Sequence[Run]) -> Sequence[Run]:
    """Give the last two runs, the second inserted, so that they end in a deletion."""
    if len(ending) == 1:
        return ending
    before, inserted = ending
    if before.mark == "deleted":
        return inserted, before
    stem, blank, word = before.text.rpartition(" ")
    if before.mark == "inserted":
        return ending
    again = Run(word + inserted.text, inserted.bold, inserted.italic, "inserted")
    gone = Run(word, before.bold, before.italic, "deleted")
    return Run(stem + blank, before.bold, before.italic), again, gone

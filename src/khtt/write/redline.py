"""A document with tracked changes against an older text of it: accept all to keep, reject all to go back.

The document itself is taken as it is, with its look; what differs is marked in it. What is gone from
it is put in as deleted, in the style that it had.
"""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from khtt.nouns.change.words import Mark, exact_runs
from khtt.nouns.inspection import Step
from khtt.nouns.written import Part
from khtt.write.parts import first_day
from khtt.write.pieces import deleted_table, parts_of, plain_run
from khtt.write.reading.package import DOCUMENT, Element, W, child, opened
from khtt.write.reading.package import value as attribute
from khtt.write.reading.stage import continued, raw_text
from khtt.write.repack import repacked, serialised


def redline(content: bytes, steps: Sequence[Step], author: str, year: int) -> bytes:
    """Give the document with tracked changes; `steps` lead from the older text to what it says.

    Raise NotWord where it is no Word document.
    """
    package = opened(content)
    tree = package.tree(DOCUMENT)
    assert tree is not None  # noqa: S101 (`opened` has looked)
    _Redline(tree, Stamps(author, year), package.tree("word/styles.xml")).mark(steps)
    return repacked(content, {DOCUMENT: serialised(tree, package.parts[DOCUMENT])})


class Stamps:
    """Who changed, and when."""

    def __init__(self, author: str, year: int) -> None:
        """Begin to count."""
        self.author = author
        self.date = first_day(year)
        self.count = 9_000_000

    def element(self, name: str) -> Element:
        """Give an element that marks a change."""
        self.count += 1
        names = {"id": str(self.count), "author": self.author, "date": self.date}
        return ET.Element(f"{W}{name}", {f"{W}{key}": text for key, text in names.items()})


class _Redline:
    """The elements of a document, marked step by step."""

    def __init__(self, tree: Element, stamps: Stamps, styles: Element | None) -> None:
        body = child(tree, "body")
        assert body is not None  # noqa: S101 (the reader has found its parts)
        self.body = body
        self.stamps = stamps
        self.parents = {inner: outer for outer in tree.iter() for inner in outer}
        self.elements = list(parts_of(body))
        found = styles.findall(f"{W}style") if styles is not None else []
        # A deleted paragraph that were numbered would shift the numbers of those that stay.
        found = [one for one in found if child(one, "pPr", "numPr") is None]
        self.styles = {attribute(one, "styleId"): attribute(one, "styleId") for one in found}
        self.styles |= {
            attribute(child(one, "name"), "val"): attribute(one, "styleId") for one in found
        }

    def mark(self, steps: Sequence[Step]) -> None:
        """Mark every step; what is deleted goes before the next part that stays."""
        waiting: list[Part] = []
        last: Step | None = None
        for step in steps:
            if step.new is None:
                waiting += [step.old] if step.old else []
                continue
            self._delete(waiting, last, step)
            waiting = []
            self._step(step, self.elements[step.place])
            last = step
        self._delete(waiting, last, None)

    def _step(self, step: Step, element: Element) -> None:
        row = element.tag == f"{W}tr"
        if step.old is None:
            (self._insert_row if row else self._insert)(element)
        elif step.new and step.old.cells != step.new.cells:
            if row:
                self._row(step.old, element)
            else:
                self._words(element, step.old.text)

    def _row(self, old: Part, row: Element) -> None:
        cells = [one for one in row.iter(f"{W}tc") if not continued(one)]
        for cell, text in zip(cells, old.cells, strict=False):
            paragraphs = list(cell.iter(f"{W}p"))
            filled = [one for one in paragraphs if raw_text(one).strip()]
            lines = text.split("\n") if text else []
            if len(filled) == len(lines):
                for paragraph, line in zip(filled, lines, strict=True):
                    self._words(paragraph, line)
                continue
            for paragraph in filled:
                self._words(paragraph, "")
            target = paragraphs[0]
            target.append(self._gone(" ".join(lines), None))

    def _words(self, paragraph: Element, old: str) -> None:
        """Mark the words of a paragraph that differ from an older text."""
        text = raw_text(paragraph)
        plain = "".join(" " if letter.isspace() else letter for letter in text)
        if " ".join(plain.split()) == old:
            return
        marks: list[Mark] = []
        gone: dict[int, str] = {}
        for words in exact_runs(old, plain):
            if words.mark is Mark.DELETED:
                gone[len(marks)] = gone.get(len(marks), "") + words.text
            else:
                marks += [words.mark] * len(words.text)
        at, face = 0, None
        for run in list(paragraph.iter(f"{W}r")):
            length = len(raw_text(run))
            if length:
                face = child(run, "rPr")
                self._split(
                    run,
                    marks[at : at + length],
                    {
                        place - at: words
                        for place, words in gone.items()
                        if at <= place < at + length
                    },
                )
                at += length
        for place, said in gone.items():
            if place >= at:
                paragraph.append(self._gone(said, face))

    def _split(self, run: Element, marks: Sequence[Mark], gone: dict[int, str]) -> None:
        """Put pieces in the place of a run: kept, inserted, and what was deleted between them."""
        outer = self.parents[run]
        place = list(outer).index(run)
        face = child(run, "rPr")
        pieces: list[Element] = []
        text, start = raw_text(run), 0
        ends = sorted({*gone, *(i for i in range(1, len(marks)) if marks[i] != marks[i - 1])} - {0})
        for end in (*ends, len(text)):
            if start in gone:
                pieces.append(self._gone(gone[start], face))
            if end > start:
                piece = plain_run(text[start:end], face)
                pieces.append(self._wrapped(piece) if marks[start] is Mark.INSERTED else piece)
            start = end
        outer.remove(run)
        for step, piece in enumerate(pieces):
            outer.insert(place + step, piece)

    def _wrapped(self, *runs: Element) -> Element:
        inserted = self.stamps.element("ins")
        inserted.extend(runs)
        return inserted

    def _gone(self, text: str, face: Element | None) -> Element:
        deleted = self.stamps.element("del")
        if text:
            deleted.append(plain_run(text, face, "delText"))
        return deleted

    def _insert(self, paragraph: Element) -> None:
        """Mark a paragraph as inserted, its mark too unless it is the last one."""
        self._insert_runs(paragraph)
        if paragraph is not self.elements[-1]:
            self._mark_paragraph(paragraph, "ins")

    def _mark_paragraph(self, paragraph: Element, name: str) -> None:
        properties = child(paragraph, "pPr")
        if properties is None:
            properties = ET.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        face = child(properties, "rPr")
        if face is None:
            face = ET.Element(f"{W}rPr")
            ahead = (f"{W}sectPr", f"{W}pPrChange")
            later = [place for place, one in enumerate(properties) if one.tag in ahead]
            properties.insert(later[0] if later else len(properties), face)
        face.insert(0, self.stamps.element(name))

    def _insert_row(self, row: Element) -> None:
        properties = child(row, "trPr")
        if properties is None:
            properties = ET.Element(f"{W}trPr")
            ahead = child(row, "tblPrEx")
            row.insert(0 if ahead is None else 1, properties)
            ET.SubElement(properties, f"{W}cantSplit")  # it may not be empty but for the mark
        properties.append(self.stamps.element("ins"))
        for paragraph in row.iter(f"{W}p"):
            self._insert_runs(paragraph)

    def _insert_runs(self, paragraph: Element) -> None:
        for place, one in enumerate(paragraph):
            if one.tag == f"{W}r":
                paragraph[place] = self._wrapped(one)

    def _delete(self, gone: Sequence[Part], last: Step | None, after: Step | None) -> None:
        """Put deleted parts before the part that follows, rows into the table they were in."""
        element = self.elements[after.place] if after else None
        for kind, group in groupby(gone, key=lambda part: (part.kind, part.table)):
            parts = list(group)
            if kind[0] == "paragraph":
                self._place([self._deleted(part) for part in parts], element)
                continue
            beside = next((one for one in (last, after) if _same_table(one, kind[1])), None)
            rows = [self._deleted_row(part) for part in parts]
            if beside is None:
                table = deleted_table(rows, max(len(part.cells) for part in parts))
                self._place([table, self._deleted(Part("paragraph", ("",)))], element)
            else:
                self._put_rows(rows, self.elements[beside.place], behind=beside is last)

    def _put_rows(self, rows: Sequence[Element], beside: Element, *, behind: bool) -> None:
        table = self.parents[beside]
        place = list(table).index(beside) + behind
        for step, row in enumerate(rows):
            table.insert(place + step, row)
            self.parents[row] = table

    def _place(self, elements: Sequence[Element], after: Element | None) -> None:
        outer, before = self._anchor(after)
        place = list(outer).index(before) if before is not None else len(outer)
        for step, element in enumerate(elements):
            outer.insert(place + step, element)
            self.parents[element] = outer

    def _anchor(self, after: Element | None) -> tuple[Element, Element | None]:
        """Give where something stands before a part: before its table, where it is a row."""
        if after is None:
            ending = child(self.body, "sectPr")
            return self.body, self.elements[-1] if self._lone_end() else ending
        here = after
        while here.tag == f"{W}tr":
            here = self.parents[here]
        return self.parents[here], here

    def _lone_end(self) -> bool:
        """Tell whether the document ends in an empty paragraph, before which the rest can stand."""
        end = self.elements[-1]
        return end.tag == f"{W}p" and self.parents[end] is self.body and not raw_text(end).strip()

    def _deleted(self, part: Part) -> Element:
        paragraph = ET.Element(f"{W}p")
        properties = ET.SubElement(paragraph, f"{W}pPr")
        if style := self.styles.get(part.style):
            ET.SubElement(properties, f"{W}pStyle", {f"{W}val": style})
        self._mark_paragraph(paragraph, "del")
        paragraph.append(self._gone(part.text, None))
        return paragraph

    def _deleted_row(self, part: Part) -> Element:
        row = ET.Element(f"{W}tr")
        properties = ET.SubElement(row, f"{W}trPr")
        ET.SubElement(properties, f"{W}cantSplit")
        properties.append(self.stamps.element("del"))
        for text in part.cells:
            cell = ET.SubElement(row, f"{W}tc")
            width = ET.SubElement(ET.SubElement(cell, f"{W}tcPr"), f"{W}tcW")
            width.set(f"{W}w", "0")
            width.set(f"{W}type", "auto")
            for line in text.split("\n"):
                paragraph = ET.SubElement(cell, f"{W}p")
                if line:
                    paragraph.append(self._gone(line, None))
        return row


def _same_table(step: Step | None, table: int) -> bool:
    """Tell whether a step keeps a row of the older text's table."""
    return bool(step and step.old and step.old.kind == "row" and step.old.table == table)

"""Pieces of WordprocessingML as elements: what a redline puts in and looks at."""

import copy
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from khtt.write.reading.package import Element, W
from khtt.write.reading.stage import flat, rows_of

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BREAKS = {"\n": f"{W}br", "\t": f"{W}tab"}


def deleted_table(rows: Sequence[Element], columns: int) -> Element:
    """Give a table of rows, as narrow as their texts allow."""
    table = ET.Element(f"{W}tbl")
    properties = ET.SubElement(table, f"{W}tblPr")
    ET.SubElement(properties, f"{W}tblW", {f"{W}w": "0", f"{W}type": "auto"})
    grid = ET.SubElement(table, f"{W}tblGrid")
    for _column in range(columns):
        ET.SubElement(grid, f"{W}gridCol", {f"{W}w": "1200"})
    table.extend(rows)
    return table


def parts_of(body: Element) -> Iterator[Element]:
    """Give the paragraphs and rows of a document in the order of the reader."""
    for element in flat(body):
        if element.tag == f"{W}tbl":
            yield from rows_of(element)
        else:
            yield element


def plain_run(text: str, face: Element | None, name: str = "t") -> Element:
    """Give a run; a blank stays, a line break is one. `name` is delText for what is deleted."""
    run = ET.Element(f"{W}r")
    if face is not None:
        run.append(copy.deepcopy(face))
    for broken, group in groupby(text, key=lambda letter: letter if letter in "\n\t" else ""):
        letters = "".join(group)
        if broken:
            for _letter in letters:
                ET.SubElement(run, BREAKS[broken])
        else:
            said = ET.SubElement(run, f"{W}{name}", {SPACE: "preserve"})
            said.text = letters
    return run

"""Where in the templates a piece of rendered markup comes from.

Only a document that cannot be read is rendered again, with marks that tell the template and the line.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping

from khtt.compose.engine import environment, rendered
from khtt.compose.leaf import MarkupError
from khtt.compose.markup import JINJA
from khtt.compose.tree import document
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.report.document import ReportDocument

TAG = re.compile("<[^<>]*>")
# Private characters, which no plan and no template holds.
MARK = re.compile("\ue000([0-9]+):([0-9]+)\ue001")
Spans = tuple[tuple[int, int], ...]


def locate(
    texts: Mapping[str, str], name: str, plan: Plan | ReportDocument
) -> tuple[str, int] | None:
    """Give the template and the line where the document cannot be read, None where it can."""
    names = tuple(texts)
    marked = {name: _marked(index, texts[name]) for index, name in enumerate(names)}
    markup, marks = _unmarked(rendered(environment(marked), name, plan))
    try:
        document(markup)
    except MarkupError as error:
        offset = error.offset or 0
        offset += len(markup) - offset - len(markup[offset:].lstrip())
        found = marks[max(0, bisect_right(marks, (offset + 1, -1, -1)) - 1)]
        return names[found[1]], found[2]
    return None


def _marked(index: int, text: str) -> str:
    """Put a mark where a line begins and after whatever Jinja inserts, but not inside of a tag."""
    spans = tuple(found.span() for found in JINJA.finditer(text))
    plain = JINJA.sub(lambda found: " " * len(found[0]), text)
    closed = (*spans, *(found.span() for found in TAG.finditer(plain)))
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    places = sorted({*lines, *(end for _, end in spans)})
    pieces = []
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        if not any(start < place < end for start, end in closed):
            pieces.append(f"\ue000{index}:{bisect_right(lines, place)}\ue001")
        pieces.append(text[place:following])
    return "".join(pieces)


def _unmarked(markup: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Give the markup alone, and at which offset which template and line begins."""
    pieces, marks = list[str](), [(0, 0, 1)]
    size = end = 0
    for found in MARK.finditer(markup):
        pieces.append(markup[end : found.start()])
        size += found.start() - end
        end = found.end()
        marks.append((size, int(found[1]), int(found[2])))
    return "".join((*pieces, markup[end:])), marks

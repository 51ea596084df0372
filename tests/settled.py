"""What a document with tables says once all tracked changes are accepted or rejected."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

INSERTED, DELETED = qn("w:ins"), qn("w:del")
TEXTS = {qn("w:t"), qn("w:delText")}
BLANKS = {qn("w:br"), qn("w:tab")}


def accepted(content: bytes) -> list[str]:
    """Give every paragraph that says something, once all changes are accepted."""
    return list(_settled(content, DELETED))


def rejected(content: bytes) -> list[str]:
    """Give every paragraph that says something, once all changes are rejected."""
    return list(_settled(content, INSERTED))


def plain(content: bytes) -> list[str]:
    """Give every paragraph that says something."""
    return accepted(content)


def _settled(content: bytes, gone: str) -> Iterator[str]:
    waiting = ""
    for paragraph in docx.Document(BytesIO(content)).element.body.iter(qn("w:p")):
        row = next(paragraph.iterancestors(qn("w:tr")), None)
        if row is not None and row.find(f"{qn('w:trPr')}/{gone}") is not None:
            continue
        text = waiting + "".join(_texts(paragraph, gone))
        waiting = ""
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{gone}") is not None:
            waiting = text
        elif said := " ".join(text.split()):
            yield said
    assert not waiting, "the last paragraph cannot go"


def _texts(element: BaseOxmlElement, gone: str) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == gone:
            continue
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag in BLANKS:
            yield " "
        elif child.tag != qn("w:tabs"):
            yield from _texts(child, gone)

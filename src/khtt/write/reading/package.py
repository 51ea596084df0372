"""The package of a Word document: its parts as trees of XML."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

from khtt.write.markup import MAIN

W = f"{{{MAIN}}}"
LIMIT = 100_000_000  # bytes of one part; the largest plan has a hundredth of it
DOCUMENT = "word/document.xml"
Element = ET.Element


class NotWord(Exception):  # noqa: N818 (it names the problem)
    """The file is no Word document that can be read."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document by name."""

    parts: dict[str, bytes]

    def tree(self, name: str) -> Element | None:
        """Give a part as a tree; None where there is none. Raise NotWord where it is damaged."""
        if name not in self.parts:
            return None
        return parsed(self.parts[name], name)

    def trees(self, folder: str) -> Iterator[Element]:
        """Give the XML parts whose names begin so."""
        for name in sorted(self.parts):
            if name.startswith(folder) and name.endswith(".xml"):
                yield parsed(self.parts[name], name)


def parsed(content: bytes, name: str) -> Element:
    """Give a part as a tree; raise NotWord where it is damaged or declares entities."""
    if b"<!DOCTYPE" in content[:1000] or b"<!ENTITY" in content:
        message = f"{name} declares entities"
        raise NotWord(message)
    try:
        return ET.fromstring(content)  # noqa: S314 (no entities: looked for above)
    except ET.ParseError as error:
        message = f"{name} is damaged: {error}"
        raise NotWord(message) from None


def opened(content: bytes) -> Package:
    """Open a document; raise NotWord where it is none."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if any(one.file_size > LIMIT for one in archive.infolist()):
                message = "a part of it is too large"
                raise NotWord(message)
            parts = {one.filename: archive.read(one) for one in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        message = f"it is no .docx: {error}"
        raise NotWord(message) from None
    if DOCUMENT not in parts:
        message = "it has no word/document.xml"
        raise NotWord(message)
    return Package(parts)


def value(element: Element | None, name: str = "val", default: str = "") -> str:
    """Give an attribute of an element."""
    return default if element is None else element.get(f"{W}{name}", default)


def child(element: Element | None, *names: str) -> Element | None:
    """Give an element within another, one name a level."""
    for name in names:
        element = None if element is None else element.find(f"{W}{name}")
    return element


def switched(element: Element | None, *, otherwise: bool) -> bool:
    """Tell whether a property such as bold is on."""
    if element is None:
        return otherwise
    return value(element, default="true") not in ("false", "0", "off", "none")

"""A package with some of its parts exchanged; the same input gives the same bytes."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
ROOT = re.compile(r"<(?![?!])[^>]*>")
RESERVED = re.compile(r"ns\d+")


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Give a package in which some parts are others."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            about = zipfile.ZipInfo(entry.filename, FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(about, parts.get(entry.filename) or old.read(entry))
    return made.getvalue()


def serialised(tree: ET.Element, content: bytes) -> bytes:
    """Give a tree as bytes, with the prefixes that the part had, also those that only a list names."""
    names = dict[str, str]()
    for _event, (prefix, uri) in ET.iterparse(BytesIO(content), events=("start-ns",)):  # noqa: S314
        names.setdefault(prefix, uri)
    for prefix, uri in names.items():
        if not RESERVED.fullmatch(prefix):
            ET.register_namespace(prefix, uri)
    text = ET.tostring(tree, encoding="unicode")
    root = ROOT.search(text)
    assert root is not None  # noqa: S101 (every tree has a root)
    declared = set(re.findall(r"\sxmlns:?(\w*)=", root[0]))
    missing = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in names.items()
        if prefix and prefix not in declared
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (head + text[: root.end() - 1] + missing + text[root.end() - 1 :]).encode()

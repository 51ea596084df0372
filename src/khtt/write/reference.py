"""An office's own .docx as the source of styles: its styles win, those that it lacks are added."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from khtt.nouns.language import _
from khtt.nouns.layout import Page
from khtt.write.markup import MAIN
from khtt.write.problem import BadReferenceDocument

EMU_IN_MM = 36000
W = f"{{{MAIN}}}"
ID, VALUE, KIND = f"{W}styleId", f"{W}val", f"{W}type"
POINTERS = tuple(f"{W}{name}" for name in ("basedOn", "next", "link"))
BEFORE_NUMBER = {
    f"{W}{name}"
    for name in (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
    )
}
AFTER_PARAGRAPH = {f"{W}{name}" for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}


# What a damaged file, or one of another kind, makes of the reading.
BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    AttributeError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What is taken from the reference."""

    styles: str
    theme: bytes | None
    page: Page


def read_reference(data: bytes, ours: str, page: Page) -> Reference:
    """Take styles, theme and page from a .docx; raise BadReferenceDocument when it is none."""
    try:
        office = docx.Document(BytesIO(data))
        theirs = office.styles.element
        _merge(theirs, parse_xml(ours.encode()))
        return Reference(serialize_part_xml(theirs).decode(), _theme(office), _page(office, page))
    except BROKEN as problem:
        message = _("the reference document is no Word document (.docx): {problem}")
        raise BadReferenceDocument(message.format(problem=problem)) from problem


def _theme(office: Docx) -> bytes | None:
    parts = office.part.rels.values()
    return next((one.target_part.blob for one in parts if one.reltype == RT.THEME), None)


def _page(office: Docx, page: Page) -> Page:
    """Give the page of the first section, upright; what it leaves open is as in the layout."""
    section = next(iter(office.sections), None)
    if section is None:
        return page
    found = {
        "width": section.page_width,
        "height": section.page_height,
        "top": section.top_margin,
        "bottom": section.bottom_margin,
        "left": section.left_margin,
        "right": section.right_margin,
        "header": section.header_distance,
    }
    page = replace(page, **{key: emu / EMU_IN_MM for key, emu in found.items() if emu is not None})
    if page.width > page.height:
        return replace(page, width=page.height, height=page.width)
    return page


def _merge(theirs: BaseOxmlElement, ours: BaseOxmlElement) -> None:
    """Let their styles stand under our ids, add those that they lack, and keep our numbering."""
    _share_ids(theirs, ours)
    _drop_numbers(theirs)
    present = {style.get(ID): style for style in theirs.iter(f"{W}style")}
    for style in ours.iter(f"{W}style"):
        same = present.get(style.get(ID))
        number = style.find(f"{W}pPr/{W}numPr")
        if same is None:
            theirs.append(style)
        elif number is not None:
            _put_number(same, number)
    _speak_our_language(theirs, ours)


def _share_ids(theirs: BaseOxmlElement, ours: BaseOxmlElement) -> None:
    """Give their styles the ids of ours of the same name; Word's ids differ by its language."""
    by_name = {_name(style): style.get(ID) for style in ours.iter(f"{W}style")}
    taken = set(by_name.values())
    ids = {}
    for style in theirs.iter(f"{W}style"):
        old = style.get(ID, "")
        new = by_name.get(_name(style)) or (f"{old}Office" if old in taken else old)
        ids[old] = new
        style.set(ID, new)
    for pointer in theirs.iter(*POINTERS):
        pointer.set(VALUE, ids.get(pointer.get(VALUE, ""), pointer.get(VALUE, "")))


def _name(style: BaseOxmlElement) -> tuple[str, str]:
    name = style.find(f"{W}name")
    return style.get(KIND, ""), "" if name is None else name.get(VALUE, "").casefold()


def _drop_numbers(theirs: BaseOxmlElement) -> None:
    """Take out the lists of their styles: they are defined in a part that is not taken."""
    for settings in theirs.iter(f"{W}pPr"):
        for number in settings.findall(f"{W}numPr"):
            settings.remove(number)


def _put_number(style: BaseOxmlElement, number: BaseOxmlElement) -> None:
    settings = style.find(f"{W}pPr")
    if settings is None:
        settings = OxmlElement("w:pPr")
        style.insert(_index(style, AFTER_PARAGRAPH, present=True), settings)
    settings.insert(_index(settings, BEFORE_NUMBER, present=False), number)


def _index(parent: BaseOxmlElement, tags: Iterable[str], *, present: bool) -> int:
    """Give the place of the first child whose tag is, or is not, one of these."""
    children = list(parent)
    for index, child in enumerate(children):
        if (child.tag in tags) is present:
            return index
    return len(children)


def _speak_our_language(theirs: BaseOxmlElement, ours: BaseOxmlElement) -> None:
    """Set the language of the text; fonts and sizes stay theirs."""
    defaults = theirs.find(f"{W}docDefaults")
    our_defaults = ours.find(f"{W}docDefaults")
    face = theirs.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    language = ours.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if defaults is None and our_defaults is not None:
        theirs.insert(0, our_defaults)
    elif face is not None and language is not None:
        for old in face.findall(f"{W}lang"):
            face.remove(old)
        face.append(language)

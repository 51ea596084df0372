"""What each paragraph of a document is: its nation's name, its number, its bases, its headings.

A component shows in its words and in its place, so any document can be asked.
"""

import re
from collections.abc import Iterator

from khtt.nouns.written import Part, Written

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"
NUMBER_LINE = re.compile(r"^Số\s*:")
DATE_LINE = re.compile(r"^[^,;.]{2,40}, ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
KINDS = ("KẾ HOẠCH", "QUYẾT ĐỊNH", "THÔNG BÁO", "BÁO CÁO", "CHƯƠNG TRÌNH", "HƯỚNG DẪN", "TỜ TRÌNH")
ROMAN_HEADING = re.compile(r"^[IVX]+\.\s+\S")
ANNEX = re.compile(r"^phụ lục(\s+[IVX]+)?$", re.IGNORECASE)
ATTACHED = re.compile(r"^\((ban hành )?kèm theo", re.IGNORECASE)
SHORT = 60
SIGNER = re.compile(r"^(TM|KT|TL|TUQ|Q)\. ")


def components(document: Written, pieces: list[Part]) -> Iterator[tuple[str, Part]]:
    """Tell what each paragraph is, in the order of a document: head, bases, body, foot, annexes."""
    outside = {id(part) for part in document.parts if part.kind == "paragraph"}
    stage, based = "head", True
    for part in pieces:
        found = _named(part)
        if found in STAGES.get(stage, ()) or (found == "basis" and not based):
            found = None
        based = based and not _is_heading(part)
        if found is None and stage == "foot" and part.text.startswith("-"):
            found = "recipient"
        elif found is None and stage == "body" and id(part) in outside:
            found = _of_body(part)
        if found:
            yield found, part
        stage = _next(stage, found, part)


# What is no component of its kind once the document has come so far.
STAGES = {
    "body": ("kind", "nation", "motto", "number", "date"),
    "foot": ("kind", "basis"),
    "annexes": ("kind", "basis"),
}


def _next(stage: str, found: str | None, part: Part) -> str:
    if found in ("annex", "attached") and stage == "foot":
        return "annexes"
    if found == "recipients":
        return "foot"
    if stage == "head" and found == "kind":
        return "body"
    return "annexes" if stage == "foot" and part.look.align == "center" and not found else stage


def _of_body(part: Part) -> str | None:
    """Tell a heading from a paragraph; a short line or one in the middle may be anything."""
    if _is_heading(part):
        return "heading"
    long = len(part.text) >= SHORT
    return "body" if long and part.look.align != "center" else None


def _named(part: Part) -> str | None:
    """Tell a component by its words."""
    text, upper = part.text, part.text.upper()
    tests = (
        ("nation", upper == NATION),
        ("motto", upper.replace("–", "-") == MOTTO),
        ("number", bool(NUMBER_LINE.match(text))),
        ("date", bool(DATE_LINE.match(text))),
        ("kind", upper in KINDS),
        ("basis", text.startswith("Căn cứ ")),
        ("recipients", text.rstrip(" :").casefold() == "nơi nhận"),
        ("annex", bool(ANNEX.match(text))),
        ("attached", bool(ATTACHED.match(text))),
        ("signer", bool(SIGNER.match(upper)) and text == upper),
    )
    return next((name for name, holds in tests if holds), None)


def is_first_heading(part: Part) -> bool:
    """Tell whether a paragraph has the style of a heading of the first level."""
    # Documents name a style, records give its id.
    return part.style.casefold() in ("heading 1", "heading1")


def _is_heading(part: Part) -> bool:
    return is_first_heading(part) or (bool(ROMAN_HEADING.match(part.text)) and part.look.bold > 0)

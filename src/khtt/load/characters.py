"""Bytes -> text, and what may stand in it, before YAML is read."""

import unicodedata

from khtt.nouns.diagnostic import Diagnostic, Place, PlanError, Severity


def decoded(text: bytes, file: str) -> str:
    """Give the text of UTF-8 bytes, without a byte order mark and with plain line ends.

    Raise PlanError (KH009) at the first byte that is not UTF-8.
    """
    try:
        characters = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # After a byte order mark the codec counts from behind it.
        start = error.start + len(text) - len(error.object)
        place = _place_of_byte(text, start, file)
        message = f"byte {text[start]:#04x} is not UTF-8"
        raise PlanError([Diagnostic("KH009", message, place, hint="save as UTF-8")]) from error
    return characters.replace("\r\n", "\n")


def _place_of_byte(text: bytes, start: int, file: str) -> Place:
    before = text[:start].decode("utf-8-sig")
    return Place(file, before.count("\n") + 1, start_column(before))


def start_column(before: str) -> int:
    """Give the column, from 1, of what follows this text."""
    return len(before) - before.rfind("\n")


def refused_characters(text: str, file: str) -> list[Diagnostic]:
    """Give a problem for each character that a plan may not hold, once a line (KH003, KH010)."""
    if text.replace("\n", "").isprintable():
        return []
    return [
        refused(character, Place(file, number, line.index(character) + 1))
        for number, line in enumerate(text.split("\n"), 1)
        if not line.isprintable()
        for character in sorted(set(line))
        if not character.isprintable()
    ]


def refused(character: str, place: Place) -> Diagnostic:
    """Give the problem of one character that is a tab, a control, or cannot be seen."""
    if character == "\t":
        return Diagnostic("KH003", "a tab stands here", place, hint="indent and part with blanks")
    name = unicodedata.name(character, "a control or private character").lower()
    message = f"the character U+{ord(character):04X} may not stand in a plan: {name}"
    blank = unicodedata.category(character) == "Zs"
    hint = "write an ordinary blank" if blank else "delete it; it cannot be seen on paper"
    return Diagnostic("KH010", message, place, hint=hint)


def not_composed(text: str, file: str) -> list[Diagnostic]:
    """Give a warning (KH011) at the first letter that is not NFC, if there is one."""
    if unicodedata.is_normalized("NFC", text):
        return []
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines) if not unicodedata.is_normalized("NFC", line))
    line = lines[number]
    end = next(e for e in range(len(line) + 1) if not unicodedata.is_normalized("NFC", line[:e]))
    return [
        Diagnostic(
            "KH011",
            "the text is not NFC: here a letter and its marks are separate characters",
            Place(file, number + 1, max(end - 1, 1)),
            Severity.WARNING,
            "it is read as NFC; let the editor save it so (Unicode dựng sẵn)",
        )
    ]

"""Bytes -> text, and what may stand in it, before YAML is read."""

import re
import unicodedata

from khtt.nouns.diagnostic import Diagnostic, Place, PlanError, Severity
from khtt.nouns.language import _

# UTF-8 taken for an old code page: `Ã` and what cannot be shown behind it.
_MISREAD = re.compile(r"\S*[\u00c3\u00c4\u00c5\u00c6\u00e1][\u00ba\u00bb]?[\u0080-\u00a0\u00ad]\S*")


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
        message = _("byte {byte:#04x} is not UTF-8").format(byte=text[start])
        raise PlanError([Diagnostic("KH009", message, place, hint=_("save as UTF-8"))]) from error
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
    found = list[Diagnostic]()
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        if wrong := _MISREAD.search(line):
            place = Place(file, number, wrong.start() + 1)
            message = _("this was read in the wrong code page: {text}").format(
                text=printable(wrong[0])
            )
            found.append(Diagnostic("KH010", message, place, hint=_("type the text again")))
            continue
        found += [
            refused(character, Place(file, number, line.index(character) + 1))
            for character in sorted(set(line))
            if not character.isprintable()
        ]
    return found


def printable(text: str) -> str:
    """Give text without what cannot be shown."""
    return "".join(character if character.isprintable() else "?" for character in text)


def refused(character: str, place: Place) -> Diagnostic:
    """Give the problem of one character that is a tab, a control, or cannot be seen."""
    if character == "\t":
        return Diagnostic(
            "KH003", _("a tab stands here"), place, hint=_("indent and part with blanks")
        )
    name = unicodedata.name(character, "a control or private character").lower()
    message = _("the character U+{code:04X} may not stand in a plan: {name}").format(
        code=ord(character), name=name
    )
    blank = unicodedata.category(character) == "Zs"
    hint = _("write an ordinary blank") if blank else _("delete it; it cannot be seen on paper")
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
            _("the text is not NFC: here a letter and its marks are separate characters"),
            Place(file, number + 1, max(end - 1, 1)),
            Severity.WARNING,
            _("it is read as NFC; let the editor save it so (Unicode dựng sẵn)"),
        )
    ]

"""Rules about how texts are typed: letters, quotes, brackets, blanks, marks (KH38x)."""

import re
import unicodedata
from collections.abc import Iterator

from khtt.check.survey import Survey, Text
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Signature
from khtt.nouns.plan.items import Basis, Form, FormSection
from khtt.nouns.text import bare

_LOOKALIKES = {
    **dict(zip("аеорсухіјѕВАЕКМНОРСТХ", "aeopcyxijsBAEKMHOPCTX", strict=True)),  # noqa: RUF001 (Cyrillic)
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),  # noqa: RUF001 (Greek)
    "\u00d0": "Đ",
    "\u0189": "Đ",
    "\u00f0": "đ",
}
_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_ENUMERATED = Pattern(r"(?:^|[\s;:,.(])(?:\d{1,2}|[a-zđ]|[ivx]+)$")
_MOJIBAKE = Pattern(
    r"\ufffd|[\u00c3\u00c4\u00c5\u00c6\u00e1][\u00a0-\u00bf\u0080-\u009f\u2018-\u203a\u0160-\u017e\u0192\u02c6\u02dc]"
    r"|\u00e1[\u00ba\u00bb]|\u00e2\u20ac"
)
_BEFORE = Pattern(r"(?<=\S)(\s+)(?=[,;:.!?)”\]](?!\.\.|\d))")
_AFTER = Pattern(r"(?<=[^\W\d_])[,;:](?=[^\W\d_])|(?<=[a-zà-ỹ])\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])")
_INSIDE = Pattern(r"(?<=[(“\[])\s+")
_TWICE = Pattern(r",\s*[,;.:]|;\s*[,;.:]|:\s*[,;.:]|(?<!\.)\.\.(?!\.)|\.\s*[,;:](?!\w)")
_HYPHEN = Pattern(r"(?<=[^\W\d_])(?: -(?=[^\W\d_])|- (?=[^\W\d_]))")
_NUMBERING = Pattern(r"(?:\d{1,2}(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.|[-–—+•*])\s+(?=\S)")
_STOP = Pattern(r"[.;,:]\s*$")
_ENDS_WELL = Pattern(r"(?:…|\.\.\.|\bv\.v\.?|\bTP\.|\btr\.)$")


def foreign_letters(survey: Survey) -> Iterator[Diagnostic]:
    """KH381: a letter of another alphabet looks like a Vietnamese one.

    Cyrillic `а` for `a`, Greek `Ο` for `O`, Icelandic `Ð` for `Đ`: nothing shows on paper, and no
    search finds the word. Type it again.

    Wrong:
        recipients: [Bộ Tài сhính]
    Right:
        recipients: [Bộ Tài chính]
    """
    if all(
        letter < "\u0370" and letter not in _LOOKALIKES
        for letter in survey.letters
        if not "\u1e00" <= letter <= "\u2fff"
    ):
        return
    for path, noun, text in survey.spoken:
        if isinstance(noun, Basis) and path[-1] == "number":
            continue  # KH324 says what it should be
        for index, letter in enumerate(text):
            if letter in _LOOKALIKES or (letter.isalpha() and _foreign(letter)):
                name = unicodedata.name(letter, "").lower()
                message = _("'{letter}' is a letter of another alphabet: {name}").format(
                    letter=letter, name=name
                )
                right = _LOOKALIKES.get(letter)
                hint = _("write {letter}").format(letter=right) if right else _("type it again")
                yield survey.error("KH381", survey.spot(path, index), message, hint)
                break


def _foreign(letter: str) -> bool:
    return not unicodedata.name(letter, "").startswith("LATIN")


def unbalanced(survey: Survey) -> Iterator[Diagnostic]:
    """KH382 (warning): a bracket or a quotation mark is opened and not closed, or the other way round.

    What belongs together cannot be told. Close it, or delete it.

    Wrong:
        contents: [{id: said, ref: I, text: "Khung giờ “vàng và các chương trình"}]
    Right:
        contents: [{id: said, ref: I, text: "Khung giờ “vàng” và các chương trình"}]
    """
    for path, _noun, text in survey.spoken:
        if (at := _unbalanced(text)) is not None:
            message = _("{sign} has no partner").format(sign=text[at])
            yield survey.warning(
                "KH382", survey.spot(path, at), message, _("close it, or delete it")
            )


def _unbalanced(text: str) -> int | None:
    open_ = list[int]()
    for index, char in enumerate(text):
        if char in _PAIRS:
            open_.append(index)
        elif char in _CLOSING:
            if open_ and text[open_[-1]] == _CLOSING[char]:
                open_.pop()
            elif char != "’" and not (char == ")" and _ENUMERATED.search(text[:index])):
                return index
    if text.count('"') % 2:
        return text.index('"')
    return open_[0] if open_ and text[open_[0]] != "‘" else None


def mixed_quotes(survey: Survey) -> Iterator[Diagnostic]:
    """KH383 (warning): straight quotation marks stand beside curly ones.

    One document keeps to one kind; administrative texts write “ ”.

    Wrong:
        contents: [{id: said, ref: I, text: 'Khung giờ “vàng”, vấn đề "nóng"'}]
    Right:
        contents: [{id: said, ref: I, text: 'Khung giờ “vàng”, vấn đề “nóng”'}]
    """
    if not {'"', "“"} <= survey.letters:
        return
    for path, _noun, text in survey.own:
        if '"' in text:
            at = survey.spot(path, text.index('"'))
            message = _("a straight quotation mark, where others are “ ”")
            yield survey.warning("KH383", at, message, _("write “ and ”"))


def blanks_at_marks(survey: Survey) -> Iterator[Diagnostic]:
    """KH384 (warning): a blank stands before a comma, or none after it; a mark stands twice.

    Blanks follow a comma, a semicolon, a colon, and never go before; a dash has one on both sides
    or on none.

    Wrong:
        contents: [{id: said, ref: I, text: "Tin , bài,phóng sự"}]
    Right:
        contents: [{id: said, ref: I, text: "Tin, bài, phóng sự"}]
    """
    patterns = (
        (_TWICE, _("two marks in a row: {sign}"), _("keep one")),
        (_BEFORE, _("a blank stands before {sign}"), _("delete the blank")),
        (_AFTER, _("no blank after {sign}"), _("add a blank")),
        (_INSIDE, _("a blank stands after {sign}"), _("delete the blank")),
        (_HYPHEN, _("a blank on one side of a dash"), _("write it on both sides, or on none")),
    )
    for path, noun, text in survey.spoken:
        if isinstance(noun, Form | FormSection) or path in survey.holders:
            continue
        for pattern, message, hint in patterns:
            if found := pattern.search(text):
                yield survey.warning(
                    "KH384",
                    survey.spot(path, found.start()),
                    message.format(sign=_sign(found, pattern)),
                    hint,
                )
                break


def _sign(found: re.Match[str], pattern: Pattern) -> str:
    if pattern is _BEFORE:
        return found.string[found.end()]
    if pattern is _INSIDE:
        return found.string[found.start() - 1]
    return found[0].replace(" ", "")


def numbered_text(survey: Survey) -> Iterator[Diagnostic]:
    """KH386 (warning): a text begins with a number or a dash, or ends with a stop.

    Numbers, dashes and stops come from the templates: the document would have them twice. The
    place in the official document goes to `ref`.

    Wrong:
        contents: [{id: said, ref: I, text: 1. Nội dung thứ nhất;}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung thứ nhất}]
    """
    for path, noun, text in survey.spoken:
        if isinstance(noun, Form | FormSection) or (
            isinstance(noun, Basis) and path[-1] != "subject"
        ):
            continue
        if found := _NUMBERING.match(text):
            message = _("the text begins with its number: {number}").format(number=found[0].strip())
            hint = _("delete it; the template numbers, the place goes to `ref`")
            yield survey.warning("KH386", survey.spot(path, 0), message, hint)
        elif (found := _STOP.search(text)) and not _ENDS_WELL.search(text):
            message = _("the text ends with {sign}").format(sign=found[0].strip())
            hint = _("delete it; the template closes the sentence")
            yield survey.warning("KH386", survey.spot(path, found.start()), message, hint)


def mojibake(survey: Survey) -> Iterator[Diagnostic]:
    """KH387: a text was read in the wrong code page: `BÃ¡o` for `Báo`.

    The file went through a program that takes UTF-8 for something else. Type the text again.

    Wrong:
        recipients: [BÃ¡o chÃ¬]
    Right:
        recipients: [Báo chì]
    """
    if not survey.letters & set("\ufffdÃÄÅÆáâ"):
        return
    for path, _noun, text in survey.spoken:
        if found := _MOJIBAKE.search(text):
            message = _("this was read in the wrong code page: {text}").format(
                text=text[found.start() :][:20]
            )
            right = _recoded(text)
            hint = _("write {right}").format(right=right) if right else _("type the text again")
            yield survey.error("KH387", survey.spot(path, found.start()), message, hint)


def _recoded(text: str) -> str:
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def placeholder(survey: Survey) -> Iterator[Diagnostic]:
    """KH390: a text holds a placeholder that nobody filled in: `TODO`, `???`, `…/…`, `[điền tên]`.

    It would be printed and signed. Write the text, or leave the key out: what is left out stays
    blank in documents.

    Wrong:
        recipients: ["[cần bổ sung]"]
    Right:
        recipients: [Bộ Tài chính]
    """
    for path, noun, text in survey.spoken:
        if isinstance(noun, Form | FormSection):
            continue
        if found := survey.holders.get(path):
            message = _("a placeholder stands here: {text}").format(
                text=text[found.start() : found.end()]
            )
            hint = _("write the text, or leave the key out")
            yield survey.error("KH390", survey.spot(path, found.start()), message, hint)


_SENTENCES = ("text", "title")


def first_letter(survey: Survey) -> Iterator[Diagnostic]:
    """KH391 (warning): a text begins with a small letter.

    A text is a sentence; the templates write capitals where a heading needs them.

    Wrong:
        contents: [{id: said, ref: I, text: nội dung truyền thông của năm}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung truyền thông của năm}]
    """
    candidates = [text for text in survey.own if _sentence(text)]
    small = [text for text in candidates if text.text[:1].islower()]
    # Where a plan writes many so, that is its way.
    if len(small) <= max(2, len(candidates) // 10):
        for path, _noun, text in small:
            message = _("the text begins with a small letter")
            hint = _("write {letter}").format(letter=text[0].upper())
            yield survey.warning("KH391", survey.spot(path, 0), message, hint)


def _sentence(text: Text) -> bool:
    """Tell whether a text is a sentence that does not begin with a foreign word."""
    first = text.text.split(" ", 1)[0]
    if isinstance(text.noun, Signature):
        return False
    return text.path[-1] in _SENTENCES and " " in text.text and bare(first) != first


LETTERS = (
    foreign_letters,
    unbalanced,
    mixed_quotes,
    blanks_at_marks,
    numbered_text,
    mojibake,
    placeholder,
    first_letter,
)

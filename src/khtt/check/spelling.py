"""Rules about words: doubled, without diacritics, left over from an input method (KH385-KH389)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from khtt.check.marks import lost_marks
from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Term
from khtt.nouns.syllable import is_bare_syllable, is_syllable, tone_misplaced, typed, words
from khtt.nouns.text import bare

_DOUBLED = Pattern(r"(?<!\w)([^\W\d_]+(?: [^\W\d_]+)?) \1(?!\w)", re.IGNORECASE)
_WORD = Pattern(r"[^\W\d_]+")
_ASCII_WORD = Pattern(r"[A-Za-z]+")
_LONE = Pattern(
    r"(?<= )(?:[đĐ] (?=[ảáàãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ])|[b-df-hj-np-tv-z] (?=[à-ỹ]\w*\b))"
)
# Keys of VNI and VIQR: a digit in or after a syllable, a hook that became a question mark.
_KEYED = Pattern(r"(?<![\w-])[A-ZĐ]?[a-zđà-ỹ]+[1-9](?:[a-zđà-ỹ]+[1-9]?)*(?![\w-])")
_HOOK = Pattern(r"(?<!\w)[a-z]{3,}\?(?= [a-zđà-ỹ])")
_NUMBERED = ("top", "ban", "cap", "nhom")
_LAST_WORD = Pattern(r"([^\W\d_]+) $")
_FEWEST, _SHARE = 3, 0.8


def doubled_word(survey: Survey) -> Iterator[Diagnostic]:
    """KH385 (warning): a word stands twice in a row.

    It slipped in while typing. Words that Vietnamese doubles ("luôn luôn", "người người") are fine.

    Wrong:
        contents: [{id: said, ref: I, text: Vấn đề về về chính sách}]
    Right:
        contents: [{id: said, ref: I, text: Vấn đề về chính sách}]
    """
    on_purpose = words()["reduplicated"].split()
    # "thực hiện hiện đại hóa": the end of one word and the beginning of the next.
    compounds = words()["compounds"].split(", ")
    for path, _noun, text in survey.own:
        for found in _DOUBLED.finditer(text):
            word = found[1].lower()
            after = _WORD.search(text, found.end())
            joined = (
                f"{word} {after[0].lower()}" if after and after.start() == found.end() + 1 else ""
            )
            if word in on_purpose or joined in compounds or _is_seam(found, joined, survey):
                continue
            message = _("'{word}' stands twice").format(word=found[1])
            at = survey.spot(path, found.start() + len(found[1]) + 1)
            yield survey.warning("KH385", at, message, _("delete one"))
            break


def _is_seam(found: re.Match[str], joined: str, survey: Survey) -> bool:
    """Tell whether one word ends and another begins here: "hành vi vi phạm".

    So it is where the second word stands elsewhere in the plan, after another word than this one's.
    """
    before = _LAST_WORD.search(found.string, 0, found.start())
    if not joined or not before:
        return False
    elsewhere = Pattern(rf"([^\W\d_]+)[ ,;(“]+{re.escape(joined)}(?!\w)", re.IGNORECASE)
    word = found[1].lower()
    return any(
        one[1].lower() not in (before[1].lower(), word)
        for text in survey.texts
        if joined in text.text
        for one in elsewhere.finditer(text.text)
    )


def without_diacritics(survey: Survey) -> Iterator[Diagnostic]:
    """KH388 (warning): a Vietnamese text has no diacritics.

    It was typed without an input method, or lost its marks on the way. Type it again.

    Wrong:
        contents: [{id: said, ref: I, text: To chuc hoi nghi truyen thong}]
    Right:
        contents: [{id: said, ref: I, text: Tổ chức hội nghị truyền thông}]
    """
    for path, _noun, text in survey.own:
        if not text.isascii() or " " not in text:
            continue
        said = [word for word in _ASCII_WORD.findall(text) if not word.isupper()]
        likely = [word for word in said if len(word) > 1 and is_bare_syllable(word)]
        if len(likely) >= _FEWEST and len(likely) >= _SHARE * len(said):
            message = _("the text has no diacritics")
            yield survey.warning(
                "KH388", survey.spot(path, 0), message, _("type it with its marks")
            )
    yield from lost_marks(survey)


def slip_of_the_keyboard(survey: Survey) -> Iterator[Diagnostic]:
    """KH389 (warning): a word is none: keys of the input method are left, or a mark stands wrong.

    `khoong` for `không`, `tạọ` for `tạo`, `dạmg` for `dạng`, `Đaị` for `Đại`, `sửa đ ổi`.

    Wrong:
        contents: [{id: said, ref: I, text: Nội dung truyeenf thông}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung truyền thông}]
    """
    slips = _slips(survey)
    for path, noun, text in survey.own:
        if isinstance(noun, Term):
            continue
        for left in _keys_left(text):
            message = _("'{word}' is no word").format(word=left[0])
            at = survey.spot(path, left.start())
            yield survey.warning("KH389", at, message, _("type it again"))
        said = _WORD.finditer(text) if slips else ()
        if found := next((word for word in said if word[0] in slips), None):
            message = _("'{word}' is no word").format(word=found[0])
            right = slips[found[0]]
            hint = _("write {right}").format(right=right) if right else _("type it again")
            yield survey.warning("KH389", survey.spot(path, found.start()), message, hint)
        elif lone := _LONE.search(text):
            message = _("a word is torn apart: '{text}'").format(
                text=text[lone.start() : lone.end() + 3].strip()
            )
            at = survey.spot(path, lone.start())
            yield survey.warning("KH389", at, message, _("delete the blank"))


def _slips(survey: Survey) -> dict[str, str]:
    """Give the words that are none, each with what it should be."""
    said = {word for text in survey.own for word in _WORD.findall(text.text)}
    judged = ((word, _slip(word)) for word in said)
    return {word: right for word, right in judged if right is not None}


def _capital_inside(word: str) -> bool:
    """Tell whether a capital with a mark stands behind a small letter: `NhÂn`, not `QyĐ`."""
    pairs = pairwise(word)
    return any(a.islower() and b.isupper() and not b.isascii() and b != "Đ" for a, b in pairs)


def _keys_left(text: str) -> Iterator[re.Match[str]]:
    """Give the words in which keys of an input method stand: `phi1`, `cung?`."""
    if any(char.isdecimal() for char in text):
        for found in _KEYED.finditer(text):
            letters = re.sub(r"\d", "", found[0])
            if len(letters) > 2 and is_bare_syllable(bare(letters)) and letters not in _NUMBERED:  # noqa: PLR2004 (mp3, h264)
                yield found
    if "?" in text:
        yield from _HOOK.finditer(text)


def _slip(word: str) -> str | None:
    """Give what a word should be, empty where that is not known; None for a word that may stand."""
    if word.isascii():
        small = word.lower()
        if word.isupper() or is_bare_syllable(word) or small in words()["english"].split():
            return None
        return typed(word)
    if _capital_inside(word):
        return word[0] + word[1:].lower()
    if tone_misplaced(word):
        return ""
    return "" if word.islower() and not is_syllable(word) and bare(word) != word else None


SPELLING = (doubled_word, without_diacritics, slip_of_the_keyboard)

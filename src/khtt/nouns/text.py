"""Vietnamese text: its order, keys for comparing it, numbers and dates in it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

_MARKS = re.compile("[\u0300-\u036f]+")
_NOT_SLUG = re.compile("[^a-z0-9]+")
_DASH = re.compile("[-\u2010-\u2015]")
_DASHES = re.compile(rf"\s*{_DASH.pattern}\s*")
_APOSTROPHES = re.compile("['\u02bc\u2018\u2019]\\s*")

# Two vowels that end a syllable, the tone on the second; not after q, where u belongs to the
# consonant (quý). Works on NFD text, where the tone follows its vowel.
_NEW_TONE = re.compile(
    "([ouOU])([aeyAEY])(?:(?<=[oO][aeAE])|(?<=[uU][yY])(?<![qQ]..))"
    "([\u0300\u0301\u0303\u0309\u0323])(?![A-Za-z\u0300-\u036f])"
)

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# ngang, huyền, hỏi, ngã, sắc, nặng: the order in which Vietnamese dictionaries put the tones.
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_LETTERS = {
    unicodedata.normalize("NFC", letter + tone): (index, rank)
    for index, letter in enumerate(_ALPHABET)
    for rank, tone in enumerate(_TONES)
}
_PUNCTUATION = " _-,;:!?./'\"()"
_PIECES = re.compile(r"\d+|\D")
_OTHER, _NUMBER, _LETTER = range(3)
_DIGITS = 1000  # of a number that are looked at

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN_LIMIT = 4000
_SWAP_SEPARATORS = str.maketrans(",.", ".,")
_TWO_DIGITS = 10
_MARCH = 3

SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


def sort_key(text: str) -> SortKey:
    """Give the key that sorts text as Vietnamese dictionaries do.

    Letters decide first (ă after a, đ after d), then tones, then case, small before capital.
    A run of digits counts as one number: Quận 3 comes before Quận 10.
    """
    text = unicodedata.normalize("NFC", text)
    weights = [_weight(piece) for piece in _PIECES.findall(text.lower())]
    return tuple(w[0] for w in weights), tuple(w[1] for w in weights), text.swapcase()


def _weight(piece: str) -> tuple[tuple[int, int], int]:
    if piece in _LETTERS:
        index, tone = _LETTERS[piece]
        return (_LETTER, index), tone
    if piece.isdecimal():
        return (_NUMBER, int(piece[:_DIGITS])), 0
    rank = _PUNCTUATION.find(piece)
    return (_OTHER, rank if rank >= 0 else len(_PUNCTUATION) + ord(piece)), 0


def bare(text: str) -> str:
    """Give text without its diacritics, case kept: `Đồng Tháp` gives `Dong Thap`."""
    # Đ is a letter of its own: Unicode does not decompose it.
    text = text.replace("Đ", "D").replace("đ", "d")
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))


def slug(text: str) -> str:
    """Give text as a file name or id: `Bà Rịa - Vũng Tàu` gives `ba-ria-vung-tau`."""
    return _NOT_SLUG.sub("-", bare(text).lower()).strip("-")


def old_tone(text: str) -> str:
    """Give text in NFC, tones placed the old way: `hoà`, `thuỷ` give `hòa`, `thủy`."""
    return unicodedata.normalize(
        "NFC", _NEW_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    )


def fold(text: str) -> str:
    """Give the key under which two spellings of one name are equal, diacritics kept.

    NFC, tone placement, case, spaces, dashes and apostrophes make no difference.
    """
    dashed = _DASHES.sub("-", text) if _DASH.search(text) else text
    return old_tone(" ".join(_APOSTROPHES.sub("'", dashed).split())).casefold()


def number(value: int | Decimal) -> str:
    """Give a number as written in Vietnamese: `1.000`, `12,5`. Decimals keep their digits."""
    shown = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    return shown.translate(_SWAP_SEPARATORS)


def padded(value: int | Decimal) -> str:
    """Give a count with two digits when it is a whole number from 1 to 9: `02 hội nghị`."""
    if 0 < value < _TWO_DIGITS and value == int(value):
        return f"0{int(value)}"
    return number(value)


def roman(value: int) -> str:
    """Give a number from 1 to 3999 in Roman numerals; raise ValueError for any other."""
    if not 0 < value < _ROMAN_LIMIT:
        message = f"no Roman numeral for {value}"
        raise ValueError(message)
    shown = ""
    for size, sign in _ROMAN:
        count, value = divmod(value, size)
        shown += sign * count
    return shown


def long_date(day: date) -> str:
    """Give a date in words, `ngày 05 tháng 01 năm 2020` (NĐ 30/2020, Phụ lục I, II.4.b)."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """Give a date in digits, `05/02/2024`, `09/3/2023` (NĐ 30/2020, Phụ lục I, II.4.b)."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    # The decree asks for a leading zero in January and February only.
    return f"{day.month:02d}" if day.month < _MARCH else str(day.month)


def joined(items: Sequence[str], last: str = "và") -> str:
    """Give items as one phrase: `a, b và c`; `a và b; c` where an item has a conjunction of its own.

    No items give an empty text.
    """
    if len(items) < 2:  # noqa: PLR2004 (one item needs no conjunction)
        return "".join(items)
    if any(f" {last} " in item for item in items):
        return "; ".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def upper_first(text: str) -> str:
    """Give text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Give text closed with a full stop, unless it is closed already or ends with an ellipsis."""
    return text if text.endswith((".", "…", "!", "?", ":")) else f"{text}."


def lower_first(text: str, proper: Iterable[str] = ()) -> str:
    """Give text with a small first letter, to go on inside a sentence.

    An abbreviation or a brand (BHXH, TikTok) and the proper nouns given keep their capital.
    """
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if any(letter.isupper() for letter in first[1:]) or any(_begins(text, p) for p in proper):
        return text
    return text[:1].lower() + text[1:]


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) :][:1].isalnum()


def letters_of(text: str) -> int:
    """Count what is not blank."""
    return sum(map(len, text.split()))

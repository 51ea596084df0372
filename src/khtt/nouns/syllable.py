"""What a Vietnamese syllable can be, to tell a slip of the keyboard from a word."""

import json
import re
import unicodedata
from functools import cache, lru_cache

from khtt.data import data
from khtt.nouns.text import bare

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPS = ("c", "ch", "p", "t")
_SHARP = ("\u0301", "\u0323")
_TELEX_TONES = dict(zip("fsxrj", "\u0300\u0301\u0303\u0309\u0323", strict=True))
_TELEX_LETTERS = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("uow", "ươ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_VOWELS = "aăâeêioôơuưy"
_WORDS_OF_A_PLAN = 2000


@cache
def words() -> dict[str, str]:
    """Give the lists of words and parts of words that the rules of spelling know."""
    known: dict[str, str] = json.loads(data("words.json").read_bytes())
    return known


@cache
def _syllables() -> frozenset[str]:
    known = words()
    onsets = (*known["onsets"].split(), "")
    return frozenset(onset + rime for onset in onsets for rime in known["rimes"].split())


@cache
def _bare_syllables() -> frozenset[str]:
    known = words()
    rimes = {bare(rime) for rime in known["rimes"].split()}
    onsets = {bare(onset) for onset in known["onsets"].split()} | {""}
    return frozenset(onset + rime for onset in onsets for rime in rimes)


@cache
def _toneless() -> dict[int, str]:
    """Give the table that takes the tones off letters."""
    return {
        ord(toned): letter
        for letter in "aăâeêioôơuưy"
        for tone in _TONES
        if len(toned := unicodedata.normalize("NFC", letter + tone)) == 1
    }


@lru_cache(_WORDS_OF_A_PLAN)
def _parts(word: str) -> tuple[str, str, int]:
    """Give a word without tones, its tones, and the index of the letter that bears the first."""
    small = word.lower()
    letters = small.translate(_toneless())
    toned = [
        index
        for index, (one, bare_one) in enumerate(zip(small, letters, strict=True))
        if one != bare_one
    ]
    tones = "".join(_tone(small[index]) for index in toned)
    return letters, tones, toned[0] if toned else -1


def _tone(letter: str) -> str:
    return next(mark for mark in unicodedata.normalize("NFD", letter) if mark in _TONES)


def is_syllable(word: str) -> bool:
    """Tell whether a word can be a Vietnamese syllable, wherever its tone stands."""
    letters, tones, _at = _parts(word)
    if letters not in _syllables() or len(tones) > 1:
        return False
    return not letters.endswith(_STOPS) or tones in _SHARP


def is_bare_syllable(word: str) -> bool:
    """Tell whether a word without marks could be a Vietnamese syllable that lost them."""
    return word.lower() in _bare_syllables()


def tone_misplaced(word: str) -> bool:
    """Tell whether the tone stands on a letter that neither spelling puts it on: `Đaị`."""
    letters, tones, at = _parts(word)
    return len(tones) == 1 and letters in _syllables() and at not in _bearers(letters)


def _bearers(letters: str) -> set[int]:
    """Give the letters that may bear the tone."""
    # The u of qu and the i of gi belong to the consonant, unless no other vowel follows.
    start = 2 if re.match(rf"qu[{_VOWELS}]|gi[{_VOWELS}]", letters) else 0
    vowels = [index for index, char in enumerate(letters) if char in _VOWELS and index >= start]
    if not vowels:
        return set()
    marked = [index for index in vowels if letters[index] in "ăâêôơư"]
    if marked:
        return {marked[-1]}
    group = letters[vowels[0] : vowels[-1] + 1]
    closed = vowels[-1] < len(letters) - 1
    if len(vowels) == 1 or closed:
        return {vowels[-1]} if closed or len(vowels) == 1 else {vowels[0]}
    if len(vowels) > 2:  # noqa: PLR2004 (oai, uya: the one in the middle)
        return {vowels[1]}
    return {vowels[0], vowels[1]} if group in ("oa", "oe", "uy") else {vowels[0]}


def typed(word: str) -> str | None:
    """Give the syllable that the keys of an input method (Telex) would have made: `khoong`."""
    small = word.lower()
    tone = _TELEX_TONES.get(small[-1:], "")
    body, found = (small[:-1] if tone else small), 0
    for keys, letter in _TELEX_LETTERS:
        if keys in body:
            body, found = body.replace(keys, letter, 1), found + 1
    if not (tone and found) and not (len(small) > 4 and (tone or found)):  # noqa: PLR2004
        return None
    if body not in _syllables() or (body.endswith(_STOPS) and tone not in _SHARP):
        return None
    at = max(_bearers(body), default=0)
    return unicodedata.normalize("NFC", body[: at + 1] + tone + body[at + 1 :])

"""Texts under which a different spelling, year or order makes no difference."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khtt.nouns.text import old_tone

_BRANCHES = ("bhtn", "bhxh", "bhyt")
_RUN = re.compile(r"\b(?:bhxh|bhyt|bhtn)(?:\s*(?:,|và|;)\s*(?:bhxh|bhyt|bhtn)\b)+")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.]*\d)")
_PADDED = re.compile(r"(?<![\d.,])0+(?=\d)(?![\d]*\.)")
_TOKEN = re.compile(r"[\w%]+(?:/[\w%]+)*")
_MARKS = str.maketrans(dict.fromkeys("\"'“”‘’«»„…-\u2010\u2011\u2012–\u2014\u2015", " "))
_LEADING = re.compile(r"^(?:các|những)\s+")


Phrases = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Normal:
    """How one plan's texts are brought to a common form.

    `shorts` are abbreviations in place of what they stand for, `phrases` the new phrases in place
    of the old; both are in common form themselves.
    """

    year: int
    shorts: Phrases = ()
    phrases: Phrases = ()

    def plain(self, text: str) -> str:
        """Give the words that count: no case, punctuation, own year or order of BHXH, BHYT, BHTN."""
        text = unicodedata.normalize("NFC", text).casefold().translate(_MARKS)
        text = _RUN.sub(_sorted_run, old_tone(text))
        text = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), text)
        text = _PADDED.sub("", text)
        words = " ".join(_TOKEN.findall(text))
        return _replaced(self._years(words), self.shorts)

    def renamed(self, text: str) -> str:
        """Give the plain text with the new phrases in place of the old."""
        return _replaced(self.plain(text), self.phrases)

    def _years(self, words: str) -> str:
        """Name the plan's year and its neighbours by what they are to the plan.

        The neighbours only after "năm", for a date or the number of a decree stays what it is.
        """
        words = re.sub(rf"(?<![\d]){self.year}(?![\d/])", "⟨nay⟩", words)
        for step, name in ((-1, "⟨trước⟩"), (1, "⟨sau⟩")):
            words = re.sub(rf"\bnăm {self.year + step}(?!\d)", f"năm {name}", words)
        return words


def _replaced(words: str, phrases: Phrases) -> str:
    words = f" {words} "
    for old, new in phrases:
        words = words.replace(f" {old} ", f" {new} ")
    return words.strip()


def _sorted_run(found: re.Match[str]) -> str:
    return ", ".join(branch for branch in _BRANCHES if branch in found[0])


def same(old: str, new: str, normals: tuple[Normal, Normal]) -> bool:
    """Tell whether two texts say the same words, renamed phrases or not."""
    if normals[0].plain(old) == normals[1].plain(new):
        return True
    return normals[0].renamed(old) == normals[1].renamed(new)


def apart(
    old: Sequence[str], new: Sequence[str], normals: tuple[Normal, Normal]
) -> tuple[list[str], list[str]]:
    """Give the texts that only one side has; their order means nothing."""
    gone = [one for one in old if not any(same(one, other, normals) for other in new)]
    return gone, [one for one in new if not any(same(other, one, normals) for other in old)]


def bare(name: str, normal: Normal) -> str:
    """Give a name in common form without the "các" that only says that there are several."""
    return _LEADING.sub("", normal.plain(name))


def phrases(renamed: Iterable[tuple[str, str]], normal: Normal) -> Phrases:
    """Give renamed names as phrases to replace, the longest first: "các" before them is no part."""
    found = dict[str, str]()
    for old, new in renamed:
        found.setdefault(bare(old, normal), bare(new, normal))
    kept = [(old, new) for old, new in found.items() if old and old != new]
    return tuple(sorted(kept, key=lambda pair: (-len(pair[0]), pair)))

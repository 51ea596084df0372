"""Texts under which a different spelling, year or order makes no difference."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from khtt.text import old_tone

_BRANCHES = ("bhtn", "bhxh", "bhyt")
_RUN = re.compile(r"\b(?:bhxh|bhyt|bhtn)(?:\s*(?:,|và|;)\s*(?:bhxh|bhyt|bhtn)\b)+")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.]*\d)")
_PADDED = re.compile(r"(?<![\d.,])0+(?=\d)(?![\d]*\.)")
_TOKEN = re.compile(r"[\w%]+(?:/[\w%]+)*")
_MARKS = str.maketrans({mark: " " for mark in "\"'“”‘’«»„…‐‑‒–—―-"})
_LEADING = re.compile(r"^(?:các|những)\s+")


@dataclass(frozen=True, slots=True)
class Normal:
    """How one plan's texts are brought to a common form: its year and the phrases it renamed.

    `phrases` maps a phrase, itself in common form, to the one that takes its place.
    """

    year: int
    phrases: tuple[tuple[str, str], ...] = ()

    def plain(self, text: str) -> str:
        """Give the words that count: no case, punctuation, own year or order of BHXH, BHYT, BHTN."""
        text = unicodedata.normalize("NFC", text).casefold().translate(_MARKS)
        text = _RUN.sub(_sorted_run, old_tone(text))
        text = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), text)
        text = _PADDED.sub("", text)
        words = " ".join(_TOKEN.findall(text))
        return self._years(words)

    def renamed(self, text: str) -> str:
        """Give the plain text with the new phrases in place of the old."""
        words = f" {self.plain(text)} "
        for old, new in self.phrases:
            words = words.replace(f" {old} ", f" {new} ")
        return words.strip()

    def _years(self, words: str) -> str:
        for step, name in ((0, "⟨nay⟩"), (-1, "⟨trước⟩"), (1, "⟨sau⟩")):
            words = re.sub(rf"(?<!\d){self.year + step}(?!\d)", name, words)
        return words


def _sorted_run(found: re.Match[str]) -> str:
    return ", ".join(branch for branch in _BRANCHES if branch in found[0])


Phrases = tuple[tuple[str, str], ...]


def phrases(renamed: Iterable[tuple[str, str]], normal: Normal) -> Phrases:
    """Give renamed names as phrases to replace, the longest first: "các" before them is no part."""
    found = dict[str, str]()
    for old, new in renamed:
        found.setdefault(_LEADING.sub("", normal.plain(old)), _LEADING.sub("", normal.plain(new)))
    kept = [(old, new) for old, new in found.items() if old and old != new]
    return tuple(sorted(kept, key=lambda pair: (-len(pair[0]), pair)))

"""Abbreviations written out: in citations always, elsewhere at their first appearance."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from khtt.nouns.text import upper_first

# What follows the abbreviation in the name of a body: BHXH Việt Nam, BHXH tỉnh Đồng Tháp.
_BODY = re.compile(
    r"(?:Việt Nam|(?:các |cấp |liên )?(?:tỉnh|thành phố|quận|huyện|thị xã|khu vực|cơ sở)"
    r"|Bộ Quốc phòng|Công an nhân dân)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for."""

    short: str
    long: str

    def find(self, text: str) -> re.Match[str] | None:
        """Find it as a word of its own, not inside a document number such as 294/QĐ-LĐTBXH."""
        # Looking for the letters first is ten times as quick as the pattern alone.
        word, place = _word(self.short), text.find(self.short)
        while place >= 0:
            if found := word.match(text, place):
                return found
            place = text.find(self.short, place + 1)
        return None

    def at(self, found: re.Match[str]) -> str:
        """Give the long form; a body's name (BHXH Việt Nam, BHXH tỉnh) starts with a capital."""
        rest = found.string[found.end() :].lstrip()
        starts = not found.string[: found.start()].strip()
        return upper_first(self.long) if starts or _BODY.match(rest) else self.long


def written_out(text: str, terms: Iterable[Abbreviation]) -> str:
    """Give text with every abbreviation replaced by what it stands for."""
    for term in terms:
        text = _word(term.short).sub(term.at, text)
    return text


def introduced(text: str, term: Abbreviation) -> str:
    """Give text with the first appearance written out, the abbreviation in brackets behind it."""
    found = term.find(text)
    if found is None:
        return text
    return f"{text[: found.start()]}{term.at(found)} ({term.short}){text[found.end() :]}"


@lru_cache
def _word(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-]){re.escape(short)}(?![\w/]|-[A-ZĐ])")

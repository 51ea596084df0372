"""Numbers of official documents: `1676/QĐ-TTg`, `41/2024/QH15`, `28-NQ/TW`, `4860/BTC-BHXH`."""

import re
from dataclasses import dataclass
from typing import Self

from khtt.nouns.pattern import Pattern
from khtt.nouns.text import bare

_LETTERS = r"[A-ZĐ][A-Za-zĐđ]*\d{0,2}"
_STATE = Pattern(rf"(\d+[a-z]?)(?:/(\d{{4}}))?/({_LETTERS}(?:[-.]{_LETTERS})*)")
_PARTY = Pattern(rf"(\d+[a-z]?)()-({_LETTERS}/{_LETTERS}(?:[-.]{_LETTERS})*)")
WRITTEN = Pattern(
    rf"(?<![\w/.,-])\d+[a-z]?(?:/\d{{4}})?[-/]{_LETTERS}(?:[-/.]{_LETTERS})*(?![\w/])"
)
"""A number within a text; the letters after it tell it from a date or a phone."""

# Nghị định 30/2020/NĐ-CP, Phụ lục III; the documents of the Party and of law-making beside it.
KINDS = {
    "NĐ": ("Nghị định",),
    "QĐ": ("Quyết định", "Quy định"),
    "QyĐ": ("Quy định",),
    "QĐi": ("Quy định",),
    "NQ": ("Nghị quyết",),
    "NQLT": ("Nghị quyết liên tịch",),
    "CT": ("Chỉ thị",),
    "KH": ("Kế hoạch",),
    "TT": ("Thông tư",),
    "TTLT": ("Thông tư liên tịch",),
    "HD": ("Hướng dẫn",),
    "KL": ("Kết luận",),
    "TB": ("Thông báo",),
    "TC": ("Thông cáo",),
    "BC": ("Báo cáo",),
    "CTr": ("Chương trình",),
    "TTr": ("Tờ trình",),
    "QC": ("Quy chế",),
    "ĐA": ("Đề án",),
    "DA": ("Dự án",),
    "PA": ("Phương án",),
    "CĐ": ("Công điện",),
    "PL": ("Pháp lệnh",),
}
LETTER = ("Công văn",)
LAWS = ("Luật", "Bộ luật", "Hiến pháp", "Nghị quyết")
KNOWN = (*(kind for kinds in KINDS.values() for kind in kinds), *LETTER, "Bộ luật", "Luật")
_ASSEMBLY = Pattern(r"QH\d{1,2}")
_STANDING = Pattern(r"UBTVQH\d{1,2}")
# The thirteenth Assembly sat from May 2011 to May 2016; a term has five years.
_TERM_13, _YEARS_OF_A_TERM = 2011, 5

ISSUERS = {
    "CP": ("Chính phủ",),
    "TTg": ("Thủ tướng",),
    "TW": ("Trung ương", "Bộ Chính trị", "Ban Bí thư"),
    "BYT": ("Bộ Y tế",),
    "BTC": ("Bộ Tài chính",),
    "BNV": ("Bộ Nội vụ",),
    "BGDĐT": ("Bộ Giáo dục",),
    "BTTTT": ("Bộ Thông tin",),
    "BLĐTBXH": ("Lao động",),
    "LĐTBXH": ("Lao động",),
    "BHXH": ("BHXH", "Bảo hiểm xã hội"),
    "UBND": ("Ủy ban nhân dân", "UBND"),
    "HĐND": ("Hội đồng nhân dân", "HĐND"),
    "BCS": ("Ban Cán sự",),
    "BCSĐ": ("Ban Cán sự",),
}


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a document in its parts; `tokens` are those of its symbol: QĐ, TTg."""

    text: str
    year: int | None
    tokens: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Read a number; None where it has not the form of one."""
        found = _STATE.fullmatch(text) or _PARTY.fullmatch(text)
        if not found:
            return None
        year = int(found[2]) if found[2] else None
        return cls(text, year, tuple(re.split("[-/.]", found[3])))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Name the kinds of document that bear such a number; none where it does not tell."""
        first = self.tokens[0]
        if _ASSEMBLY.fullmatch(first):
            return LAWS
        if _STANDING.fullmatch(first):
            return ("Pháp lệnh", "Nghị quyết")
        if first in KINDS:
            return KINDS[first]
        # `4860/BTC-BHXH`: a letter bears its sender and who wrote it, no kind.
        return LETTER if len(self.tokens) > 1 else ()

    @property
    def assembly(self) -> range | None:
        """Give the years of the National Assembly whose number a law bears: `QH15` is 2021-2026."""
        found = _ASSEMBLY.fullmatch(self.tokens[0]) or _STANDING.fullmatch(self.tokens[0])
        if not found:
            return None
        term = int(re.sub(r"\D", "", found[0]))
        first = _TERM_13 + (term - 13) * _YEARS_OF_A_TERM
        return range(first, first + _YEARS_OF_A_TERM + 1) if term >= 12 else None  # noqa: PLR2004 (four to five years before)

    @property
    def issuers(self) -> tuple[str, ...]:
        """Give words of which the issuer's name holds one; none where it does not tell."""
        if _ASSEMBLY.fullmatch(self.tokens[0]):
            return ("Quốc hội",)
        if _STANDING.fullmatch(self.tokens[-1]):
            return ("Ủy ban Thường vụ Quốc hội",)
        sender = self.tokens[0] if self.kinds == LETTER else self.tokens[-1]
        return ISSUERS.get(sender, ())


_RIGHT = {bare(word).casefold(): word for word in (*KINDS, *ISSUERS) if word != "QĐi"}


def mended(text: str) -> str:
    """Give a number as it was most likely meant: `1676/QD-Ttg` gives `1676/QĐ-TTg`."""
    text = text.replace("\u00d0", "Đ").replace(" ", "")
    if not (found := re.match(r"[\dOolI]+", text)):
        return text
    digits = found[0].translate(str.maketrans("OolI", "0011"))
    text = digits + text[found.end() :]
    text = re.sub(r"/2[O0]\d\d(?=/)|/\d[OolI\d]{3}(?=/)", _digits, text)
    return re.sub(r"[A-Za-zĐđ]+", _token, text)


def _digits(found: re.Match[str]) -> str:
    return found[0].translate(str.maketrans("OolI", "0011"))


def _token(found: re.Match[str]) -> str:
    word = found[0]
    return word if word in KINDS or word in ISSUERS else _RIGHT.get(bare(word).casefold(), word)


def same_document(text: str) -> str:
    """Give the key under which two spellings of a number are equal."""
    return re.sub(r"[^a-z0-9]", "", bare(mended(text)).casefold())


def kind_of(words: str) -> str | None:
    """Give the kind of document with which words begin, if they name one that numbers tell."""
    found = [kind for kind in KNOWN if words.casefold().startswith(kind.casefold())]
    return max(found, key=len, default=None)

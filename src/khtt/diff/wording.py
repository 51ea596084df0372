"""What became of the words of a pair, and which renamed phrases they follow from."""

import re
import unicodedata
from dataclasses import dataclass

from khtt.diff.normal import Normal
from khtt.nouns.change import Wording


@dataclass(frozen=True, slots=True)
class Words:
    """How the two plans' texts are brought together, with the renamed phrases and without."""

    old: Normal
    new: Normal

    def compare(self, old: str, new: str) -> Wording:
        """Give how far two texts differ.

        Punctuation, spelling variants, the plan's year and the order of BHXH, BHYT, BHTN are
        cosmetic. What is equal once renamed phrases are replaced is renamed.
        """
        if unicodedata.normalize("NFC", old) == unicodedata.normalize("NFC", new):
            return Wording.IDENTICAL
        if self.old.plain(old) == self.new.plain(new):
            return Wording.COSMETIC
        if self.old.renamed(old) == self.new.renamed(new):
            return Wording.RENAMED
        return Wording.REWORDED

    def stale(self, old: str, new: str) -> bool:
        """Tell whether a text was copied with the older plan's year in it: "trong năm 2022"."""
        if self.old.year == self.new.year or self.old.plain(old) == self.new.plain(new):
            return False
        named = rf"(?<!đến )(?<!từ )(?<!giữa )\bnăm {self.old.year}(?![\d/–-])"
        same = unicodedata.normalize("NFC", old) == unicodedata.normalize("NFC", new)
        return same and re.search(named, new) is not None

    def followed(self, old: str, new: str) -> tuple[str, str] | None:
        """Give the renamed phrase that most of the difference follows from, if one stands in both."""
        before, after = f" {self.old.plain(old)} ", f" {self.new.plain(new)} "
        for gone, come in self.old.phrases:
            if f" {gone} " in before and f" {come} " in after:
                return gone, come
        return None

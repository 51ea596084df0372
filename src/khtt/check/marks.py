"""Words whose marks are other than where the plan writes them else: a part of KH388."""

from collections.abc import Iterator

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.source import Path
from khtt.nouns.syllable import is_bare_syllable
from khtt.nouns.text import bare

_PAIRS = (
    Pattern(r"[a-z]{2,}(?= ([a-z]{2,})(?!\w))"),
    Pattern(r"[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?= ([A-ZĐÀ-Ỹ][a-zà-ỹ]+)(?!\w))"),
)


def lost_marks(survey: Survey) -> Iterator[Diagnostic]:
    """Tell of two words without marks that the plan writes with them elsewhere: `thuong xuyen`.

    Names too of which one word lost its mark: `Đồng Thap`. Only what stands once can be a slip.
    """
    once = dict[str, tuple[Path, int] | None]()
    mixed = (text for text in survey.own if not text.text.isascii())
    for path, _noun, text in mixed:
        for found in (one for pattern in _PAIRS for one in pattern.finditer(text)):
            if text[found.start() - 1 : found.start()].isalnum():
                continue
            words = f"{found[0]} {found[1]}"
            once[words] = None if words in once else (path, found.start())
    single = {words: at for words, at in once.items() if at and _bare_pair(words)}
    if not single:
        return
    whole = "\n".join(text.text for text in survey.texts)
    plain = bare(whole)
    told = set[Path]()
    for words, (path, start) in single.items():
        if path not in told and (right := _with_marks(words, whole, plain)):
            told.add(path)
            message = _("'{words}' has lost its marks").format(words=words)
            hint = _("write {right}").format(right=right)
            yield survey.warning("KH388", survey.spot(path, start), message, hint)


def _bare_pair(words: str) -> bool:
    """Tell whether two words could be syllables that lost their marks: both, or one of a name."""
    pair = words.split(" ")
    bare_ones = [one for one in pair if one.isascii()]
    return len(bare_ones) >= (1 if words.istitle() else len(pair)) and all(
        is_bare_syllable(bare(one)) for one in pair
    )


def _with_marks(words: str, whole: str, plain: str) -> str:
    """Give how the plan writes two words elsewhere, with a mark on each that has none here."""
    start, looked_for = -1, bare(words)
    while (start := plain.find(looked_for, start + 1)) >= 0:
        end = start + len(words)
        there = whole[start:end]
        if whole[start - 1 : start].isalpha() or whole[end : end + 1].isalpha():
            continue
        here = zip(words.split(" "), there.split(" "), strict=True)
        changed = [(a, b) for a, b in here if a != b]
        lost = changed and all(a.isascii() and not b.isascii() for a, b in changed)
        if lost and (len(changed) == 2 or (words.istitle() and there.istitle())):  # noqa: PLR2004 (both words)
            return there
    return ""

"""The rule about words for levels and kinds of place that an overlay's unit does not have (KH318)."""

import re
from collections.abc import Iterator

from khtt.check.naming import found_words, own_texts
from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Severity
from khtt.nouns.language import _
from khtt.nouns.territory import Province

_KINDS = re.compile(r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)(?!\w)")
# A party committee's or the youth union's name tells the kind by its first syllable.
_PREFIXES = {
    "tỉnh": "tỉnh",
    "thành": "thành phố",
    "quận": "quận",
    "huyện": "huyện",
    "thị": "thị xã",
}
_PREFIX = re.compile(r"(?<!\w)([Tt]ỉnh|[Tt]hành|[Qq]uận|[Hh]uyện|[Tt]hị) ?(?:ủy|đoàn)(?!\w)")


def foreign_level(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH318: an overlay names a kind of place that its unit does not have (warning).

    In a quận there is no huyện, in a city of the centre no `Tỉnh ủy`. What a unit says of its own
    places in plain words is right there; of all others it speaks by references, for the bodies
    below have other names.
    """
    kinds, level = _kinds(survey), "district" if survey.overlay.overlay.district else "province"
    if not kinds:
        return
    for path, _noun, text in own_texts(survey.survey):
        for found, word in found_words(text):
            named = _named(found[0])
            if level in word.right if word.right else named <= kinds:
                continue
            message = _("'{words}' is not said in this unit").format(words=found[0])
            hint = _("write {reference}").format(reference=word.reference)
            source = survey.layer.source
            at = source.place_within(source.written(path), found.start())
            yield Diagnostic("KH318", message, at, Severity.WARNING, hint)


def _kinds(survey: OverlaySurvey) -> frozenset[str]:
    """Give the kinds of place of the unit, of those below it, and of the province it lies in."""
    province, district = survey.province, survey.district
    if province is None:
        return frozenset()
    below = district.communes.kinds if district else _below(province)
    return frozenset(map(str, (province.kind, *((district.kind,) if district else ()), *below)))


def _below(province: Province) -> tuple[str, ...]:
    return (*(district.kind for district in province.districts), *province.communes.kinds)


def _named(words: str) -> frozenset[str]:
    prefixes = (_PREFIXES[found[1].lower()] for found in _PREFIX.finditer(words))
    return frozenset((*_KINDS.findall(words.lower()), *prefixes)) - (
        {"tỉnh"} if "thuộc tỉnh" in words else set()
    )


LEVELS = (foreign_level,)

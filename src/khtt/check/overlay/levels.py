"""The rule about words for levels and kinds of place that an overlay's unit does not have (KH318)."""

import re
from collections.abc import Iterator

from khtt.check.naming import found_words, own_texts
from khtt.check.overlay.survey import OverlaySurvey
from khtt.check.unnamed import without_name
from khtt.nouns.diagnostic import Diagnostic, Severity
from khtt.nouns.language import _
from khtt.nouns.organisation import Body
from khtt.nouns.words.standpoint import Standpoint

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
    """KH318 (warning): an overlay names a kind of place that its unit does not have.

    In a quận there is no huyện, in a city of the centre no `Tỉnh ủy`. What a unit says of its own
    places in plain words is right there; of all others it speaks by references, for the bodies
    below have other names.
    """
    if survey.body is None:
        return
    kinds, level, source = _kinds(survey.body, survey), survey.body.level, survey.layer.source
    for path, _noun, text in own_texts(survey.survey):
        for found, word in found_words(text):
            if level in word.right if word.right else _named(found[0]) <= kinds:
                continue
            message = _("'{words}' is not said in this unit").format(words=found[0])
            hint = _("write {reference}").format(reference=word.reference)
            at = source.place_within(source.written(path), found.start())
            yield Diagnostic("KH318", message, at, Severity.WARNING, hint)


def _kinds(body: Body, survey: OverlaySurvey) -> frozenset[str]:
    """Give the kinds of place of the unit, of those below it, and of the province it lies in."""
    at = Standpoint.of(body, survey.organisation)
    words = (word.kind for level in at.scale[1:] for word in at.places(level).words)
    return frozenset(kind for word in words for kind in _KINDS.findall(word.lower()))


def _named(words: str) -> frozenset[str]:
    prefixes = (_PREFIXES[found[1].lower()] for found in _PREFIX.finditer(words))
    return frozenset((*_KINDS.findall(words.lower()), *prefixes)) - (
        {"tỉnh"} if "thuộc tỉnh" in words else set()
    )


def reference_without_name(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH220: what a reference names does not exist for the overlay's unit, or for one below it.

    Say what holds instead: `{radio:district|radio:commune}`.
    """
    if survey.body is None:
        return iter(())
    return without_name(survey.survey, (survey.body, *survey.below), survey.organisation)


LEVELS = (foreign_level, reference_without_name)

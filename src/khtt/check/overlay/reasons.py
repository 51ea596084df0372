"""The rule about reasons and texts that say nothing (KH249)."""

import re
from collections.abc import Iterator

from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.blank import is_open
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.source import Path

_LETTERS = re.compile(r"[^\W\d_]")
_SHORTEST = 4
_TEXTS = ("text", "name", "form", "title", "place", "partner")


def says_nothing(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH249: a reason, or the text of something added, says nothing: `...`, `TODO`, `nêu lý do`.

    It stands in a document that is signed. Write what is meant in a few words.
    """
    for path, text, about in _told(survey):
        short = path[-1] == "because" and len(_LETTERS.findall(text)) < _SHORTEST
        if short or is_open(text):
            where = (
                survey.against(about, "id", _("is what it decides about"))
                if about in survey.items
                else Related(survey.head(), _("the plan above"))
            )
            message = _("'{text}' says nothing").format(text=text)
            hint = _("write what is meant in a few words")
            yield survey.breach("KH249", path, message, where, hint)


def _told(survey: OverlaySurvey) -> Iterator[tuple[Path, str, str]]:
    overlay = survey.overlay
    for kind in ("set", "append", "waive", "spread"):
        for index, one in enumerate(getattr(overlay, kind)):
            if one.because:
                yield (kind, index, "because"), one.because, one.id
    for path, item in survey.added():
        for name in ("because", *_TEXTS):
            if isinstance(text := getattr(item, name, None), str):
                yield (*path, name), text, item.id
    lines = overlay.budget.lines if overlay.budget else ()
    parts: list[tuple[Path, str]] = [
        (("budget", "lines", index), one.text) for index, one in enumerate(lines)
    ]
    parts += [(("contracts", index), one.text) for index, one in enumerate(overlay.contracts)]
    parts += [(("money", index), one.text) for index, one in enumerate(overlay.money)]
    for path, text in parts:
        yield (*path, "text"), text, ""
    signature = overlay.facts.signature
    if signature and signature.name:
        yield ("facts", "signature", "name"), signature.name, ""


REASONS = (says_nothing,)

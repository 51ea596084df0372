"""Which words of a plan the rules about texts look at, and how a finding is said."""

import re
from collections.abc import Callable, Iterator

from khtt.check.survey import Survey, Text
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Signature
from khtt.nouns.plan.items import Basis

REFERENCE = Pattern(r"\{\{|\}\}|\{[^{}]*\}")
"""A reference such as `{agencies}` or `{radio:district}`, or a brace that is meant."""


def spoken(survey: Survey) -> Iterator[Text]:
    """Give every text but the names of persons, which are spelled as they spell them.

    A reference such as `{radio:district}` stands for words: it is replaced by as many letters.
    """
    for text in survey.texts:
        if isinstance(text.noun, Signature) and text.path[-1] == "name":
            continue
        yield text._replace(text=REFERENCE.sub(_letters, text.text)) if "{" in text.text else text


def _letters(found: re.Match[str]) -> str:
    return "a" * len(found[0])


def own(survey: Survey) -> Iterator[Text]:
    """Give the texts that the plan words itself; the titles of laws stay as they are."""
    return (text for text in spoken(survey) if not isinstance(text.noun, Basis))


Told = Callable[[re.Match[str]], tuple[str, str] | None]
"""Gives message and hint for what was found, or None where it is fine."""


def warned(
    survey: Survey, code: str, pattern: Pattern, texts: Iterator[Text], told: Told
) -> Iterator[Diagnostic]:
    """Give a warning at the first place of each text where a pattern matches and is wrong."""
    for path, _, text in texts:
        for found in pattern.finditer(text):
            if said := told(found):
                yield survey.warning(code, survey.spot(path, found.start()), *said)
                break

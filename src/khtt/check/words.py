"""Which words of a plan the rules about texts look at."""

import re
from collections.abc import Iterator

from khtt.check.survey import Survey, Text
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

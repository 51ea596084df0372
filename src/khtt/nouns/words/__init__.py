"""Words from meaning: how the documents of a body call who and what a plan's texts refer to."""

from khtt.nouns.words.lexicon import Lexicon, NoName, UnknownRole, lexicon, unknown_role
from khtt.nouns.words.places import Bodies
from khtt.nouns.words.references import (
    LEVELS,
    MalformedReference,
    Reference,
    WordsError,
    references,
)
from khtt.nouns.words.roles import Role, roles

__all__ = [
    "LEVELS",
    "Bodies",
    "Lexicon",
    "MalformedReference",
    "NoName",
    "Reference",
    "Role",
    "UnknownRole",
    "WordsError",
    "lexicon",
    "references",
    "roles",
    "unknown_role",
]

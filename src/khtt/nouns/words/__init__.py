"""Words from meaning: how the documents of a body call who and what a plan's texts refer to."""

from khtt.nouns.words.lexicon import Lexicon, NoName, UnknownRole, lexicon, no_name, unknown_role
from khtt.nouns.words.places import Bodies
from khtt.nouns.words.references import (
    LEVELS,
    Alternative,
    MalformedReference,
    Reference,
    WordsError,
    references,
)
from khtt.nouns.words.roles import Role, roles

__all__ = [
    "LEVELS",
    "Alternative",
    "Bodies",
    "Lexicon",
    "MalformedReference",
    "NoName",
    "Reference",
    "Role",
    "UnknownRole",
    "WordsError",
    "lexicon",
    "no_name",
    "references",
    "roles",
    "unknown_role",
]

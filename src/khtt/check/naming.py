"""Rules about the references in texts (KH219), and about words that stand where one should (KH318)."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from khtt.check.survey import Survey, Text
from khtt.data import data
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.plan.file import Annex, Identity, Term
from khtt.nouns.plan.items import Basis, Unit
from khtt.nouns.words import Reference, WordsError, references, roles, unknown_role

_MARKUP = re.compile(r"\{[%#]|\{\{\s")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
# Documents are called as they are: `Kế hoạch số 05/KH-UBND ngày 03/3/2021 của UBND tỉnh`.
_CITED = re.compile(
    r"(?:Luật|Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chỉ thị|Công văn|Thông tư|Hướng dẫn|Chương trình)"
    r" (?:liên tịch )?số [^;.]*"
)
_AS_THEY_ARE = (Basis, Identity, Annex, Term)


@dataclass(frozen=True)
class LevelWord:
    """Words that name a level: how they look, the reference that says the same, where they are right.

    `keys` are pieces of which one is there wherever the words are; `right` names the levels in
    whose documents the words hold for every body.
    """

    keys: tuple[str, ...]
    written: str
    reference: str
    right: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern, compiled when a key is first met: most plans meet few."""
        return re.compile(self.written)


@cache
def level_words() -> tuple[LevelWord, ...]:
    """Give the words that name a level, the longer before the shorter."""
    held = json.loads(data("level_words.json").read_bytes())
    kinds: dict[str, str] = held["words"]
    return tuple(
        LevelWord(
            tuple(word["keys"]),
            re.sub(r"<(\w+)>", lambda found: kinds[found[1]], word["pattern"]),
            word["reference"],
            tuple(word.get("right", ())),
        )
        for word in held["phrases"]
    )


def words_in(text: str, known: Iterable[LevelWord]) -> tuple[LevelWord, ...]:
    """Give those of the words that name a level which may stand in a text."""
    return tuple(word for word in known if any(key in text for key in word.keys))


def found_words(
    text: str, known: Iterable[LevelWord] | None = None
) -> Iterator[tuple[re.Match[str], LevelWord]]:
    """Give the words in a text that name a level, outside of quotations, citations and references.

    `known` are those to look for, where it is known already which of all there can be.
    """
    words = words_in(text, level_words() if known is None else known)
    if not words:
        return
    taken = [found.span() for found in chain(_QUOTED.finditer(text), _CITED.finditer(text))]
    for word in words:
        for found in word.pattern.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                yield found, word


def own_texts(survey: Survey) -> Iterator[Text]:
    """Give the texts that say a plan's decisions; titles of documents stay as they are."""
    return (text for text in survey.texts if not isinstance(text.noun, _AS_THEY_ARE))


def unknown_reference(survey: Survey) -> Iterator[Diagnostic]:
    """KH219: a reference in a text is malformed, or names neither a role nor a unit of the plan.

    What stands in braces is replaced by a name in every document: `{office}`, `{radio:district}`,
    `{places:commune|places}`. `docs/guide/en/words.md` lists the roles; a unit of the plan is one
    by its id. A brace that is meant is doubled.
    """
    units = survey.units
    for path, _noun, text in survey.texts:
        if ("{" not in text and "}" not in text) or _MARKUP.search(text):
            continue
        for problem in _problems(text, units):
            at = survey.spot(path, problem.offset)
            yield Diagnostic("KH219", problem.message, at, hint=problem.hint)


def _problems(text: str, units: dict[str, Unit]) -> Iterator[WordsError]:
    try:
        found = tuple(references(text))
    except WordsError as malformed:
        yield malformed
        return
    for reference in found:
        for role, level in reference.alternatives:
            if role not in roles() and (role not in units or level is not None):
                problem = unknown_role(role, units)
                problem.offset = reference.start + 1 + reference.written[1:].index(role)
                yield problem


def level_in_plain_words(survey: Survey) -> Iterator[Diagnostic]:
    """KH318 (warning): a text names a level in plain words where a reference should stand.

    A plan is said by the nation, by provinces, cities, districts and bases, which call the same
    body by different names: `UBND tỉnh` is `UBND thành phố` in a city and `UBND huyện` further
    down. Write the reference that the hint offers. Titles of documents and quotations are left
    alone, and so is the plan of one province or district, whose words hold there.
    """
    if survey.plan.plan.scope != "nation":
        return
    texts = tuple(own_texts(survey))
    known = words_in("\n".join(text.text for text in texts), level_words())
    for path, _noun, text in texts:
        for found, word in found_words(text, known):
            message = _("'{words}' names a level: other bodies call it otherwise").format(
                words=found[0]
            )
            hint = _("write {reference}").format(reference=word.reference)
            yield survey.warning("KH318", survey.spot(path, found.start()), message, hint)


def references_in(text: str) -> tuple[Reference, ...]:
    """Give the references in a text; none of a malformed text, of which KH219 tells."""
    if "{" not in text:
        return ()
    try:
        return tuple(references(text))
    except WordsError:
        return ()


def roles_in(text: str) -> tuple[str, ...]:
    """Give the roles and units that a text refers to."""
    found = references_in(text)
    return tuple(role for reference in found for role, _level in reference.alternatives)


def with_names(text: str) -> str:
    """Give a text with the names that its references may give, for the abbreviations in them."""
    return " ".join((text, *(name for one in references_in(text) for name in names_of(one))))


def names_of(reference: Reference) -> Iterator[str]:
    """Give every name that a reference to a role may give."""
    known = (roles()[role] for role, _level in reference.alternatives if role in roles())
    return (name for role in known for names in role.names for name in names.patterns.values())


WORDS = (unknown_reference, level_in_plain_words)

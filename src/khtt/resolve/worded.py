"""A plan file with a name for every reference in its texts, as the documents of a body say them."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from khtt.nouns.noun import Noun
from khtt.nouns.organisation.building import organisation_on
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.overlay import Facts
from khtt.nouns.source import Path
from khtt.nouns.words import Lexicon, WordsError, lexicon

N = TypeVar("N", bound=Noun)
Failed = Callable[[Path, WordsError], None]
"""What is told of a reference that gives no name: the path of its text, and the problem."""

# How a text is said at its path, and how a part of a plan is made again with its texts said.
_Say = Callable[[Path, str], str]
_Maker = Callable[[_Say, Path], object]

# A plan is said for hundreds of bodies; where its references stand is looked for once.
_KEPT = 16
_makers: OrderedDict[int, tuple[Noun, _Maker | None]] = OrderedDict()


def worded(file: N, words: Lexicon, failed: Failed | None = None) -> N:
    """Give a plan file, or a part of one, with every reference said by a lexicon, the rest as it is.

    A text with a reference that has no name stays as written, and is told to `failed`: `check`
    has refused it before wherever the text falls to the body (KH219, KH220).
    """
    maker = _known_maker(file)
    made = maker(partial(_said, words, failed), ()) if maker else file
    return made if isinstance(made, type(file)) else file


def national(file: PlanFile) -> PlanFile:
    """Give a plan file in the nation's words, as its official document reads.

    Of a reference without a name the text stays as written; `check` tells of it.
    """
    organisation = organisation_on(file.plan.day)
    words = lexicon(organisation.nation, organisation, file.units, Facts(), file.plan.day)
    return worded(file, words)


def _said(words: Lexicon, failed: Failed | None, path: Path, text: str) -> str:
    try:
        return words.said(text)
    except WordsError as problem:
        if failed is not None:
            failed(path, problem)
        return text


def _known_maker(file: Noun) -> _Maker | None:
    """Give how a file is made again; the files last asked for are kept, by identity."""
    known = _makers.get(id(file))
    if known is None or known[0] is not file:
        known = (file, _maker(file))
        _makers[id(file)] = known
        while len(_makers) > _KEPT:
            _makers.popitem(last=False)
    return known[1]


def _maker(value: object) -> _Maker | None:
    """Give how a value is made again; None for one in which no reference stands."""
    if isinstance(value, str):
        return partial(_text, value) if "{" in value or "}" in value else None
    if isinstance(value, tuple):
        parts = [(index, maker) for index, one in enumerate(value) if (maker := _maker(one))]
        return partial(_tuple, value, parts) if parts else None
    if isinstance(value, Noun):
        fields = [(name, maker) for name, one in vars(value).items() if (maker := _maker(one))]
        return partial(_noun, value, fields) if fields else None
    return None


def _text(text: str, say: _Say, path: Path) -> str:
    return say(path, text)


def _tuple(
    value: tuple[object, ...], parts: Sequence[tuple[int, _Maker]], say: _Say, path: Path
) -> tuple[object, ...]:
    made = list(value)
    for index, maker in parts:
        made[index] = maker(say, (*path, index))
    return tuple(made)


def _noun(noun: Noun, fields: Sequence[tuple[str, _Maker]], say: _Say, path: Path) -> Noun:
    return noun.model_copy(update={name: maker(say, (*path, name)) for name, maker in fields})

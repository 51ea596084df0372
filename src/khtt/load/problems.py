"""What the YAML parser complains of, in plain words."""

from typing import NamedTuple

import yaml

from khtt.nouns.diagnostic import Diagnostic, Place, Related


class Words(NamedTuple):
    """A complaint in plain words; `opening` tells that the fault lies where the piece began."""

    message: str
    hint: str = ""
    opening: bool = False


_INDENT = Words(
    "this line does not fit the lines around it",
    "look at the indentation and the dash of this line and the one above",
)
_FLOW = Words("a comma or a closing bracket is missing before this")
_ESCAPE = Words(
    "a backslash in double quotes starts an escape that YAML does not know",
    "use single quotes",
)
_SIGN = Words("a value cannot begin with this sign", "put the value in quotes")
_PERCENT = Words("a line cannot begin with %", "put the value in quotes")

WORDS = {
    "mapping values are not allowed in this context": Words(
        "a colon and a blank stand inside a value", "put the whole value in quotes"
    ),
    "could not find expected ':'": Words(
        "a key without its colon", "write `key: value`", opening=True
    ),
    "found character that cannot start any token": _SIGN,
    "found unexpected end of stream": Words(
        "a quote is opened here and never closed", opening=True
    ),
    "found unexpected document indicator": Words(
        "a quote is opened here and never closed", opening=True
    ),
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": _INDENT,
    "block sequence entries are not allowed in this context": _INDENT,
    "mapping keys are not allowed in this context": _INDENT,
    "did not find expected node content": Words("a value is missing before this"),
    "did not find expected ',' or ']'": _FLOW,
    "did not find expected ',' or '}'": _FLOW,
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected <document start>": Words(
        "the plan has ended before this line", "look at the indentation"
    ),
    "did not find expected comment or line break": Words(
        "after `|` or `>` the text begins on the next line"
    ),
    "did not find expected alphabetic or numeric character": _SIGN,
    "did not find expected whitespace or line break": _SIGN,
    "did not find expected tag URI": _SIGN,
    "could not find expected directive name": _PERCENT,
    "found unexpected non-alphabetical character": _PERCENT,
    "found undefined tag handle": Words("a tag stands here; a plan holds none", "delete it"),
}


def malformed(error: yaml.YAMLError, file: str) -> Diagnostic:
    """Give the problem (KH001) of a text that is not YAML."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Diagnostic("KH001", f"this is not YAML: {error}", Place(file))
    said = error.problem or "the parser does not say why"
    words = WORDS.get(said, Words(f"this is not YAML: {said}"))
    problem, opening = _place(error.problem_mark, file), _place(error.context_mark, file)
    place = opening if words.opening and opening.line else problem
    related: tuple[Related, ...] = ()
    if opening.line and opening != place:
        related = (Related(opening, "the piece begins here"),)
    return Diagnostic("KH001", words.message, place, hint=words.hint, related=related)


def _place(mark: yaml.Mark | None, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)

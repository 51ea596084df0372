"""What the YAML parser complains of, in plain words."""

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from khtt.load.look import looked_at
from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.language import _, marked


class Words(NamedTuple):
    """A complaint in plain words; `opening` tells that the fault lies where the piece began."""

    message: str
    hint: str = ""
    opening: bool = False


_INDENT = Words(
    marked("this line does not fit the lines around it"),
    marked("look at the indentation and the dash of this line and the one above"),
)
_FLOW = Words(
    marked("a comma or a closing bracket is missing before this"),
    marked("close the bracket; a text with a comma, a colon or a bracket in it goes in quotes"),
)
_ESCAPE = Words(
    marked("a backslash in double quotes starts an escape that YAML does not know"),
    marked("use single quotes"),
)
_SIGN = Words(marked("a value cannot begin with this sign"), marked("put the value in quotes"))
_QUOTE = Words(
    marked("a quote is opened here and never closed"),
    marked("close it at the end of the text"),
    opening=True,
)
_KEY = Words(marked("a key without its colon"), marked("write `key: value`"), opening=True)
_COLON = Words(
    marked("a colon and a blank stand inside a value"), marked("put the whole value in quotes")
)
_VALUE = Words(marked("a value is missing before this"), marked("write it, or delete the comma"))
_ENDED = Words(marked("the plan has ended before this line"), marked("look at the indentation"))
_BLOCK = Words(
    marked("after `|` or `>` the text begins on the next line"),
    marked("write `>-` and go on below"),
)
_PERCENT = Words(marked("a line cannot begin with %"), marked("put the value in quotes"))
_TAG = Words(marked("a tag stands here; a plan holds none"), marked("put the text in quotes"))
_PLAIN = {
    "mapping values are not allowed in this context": _COLON,
    "could not find expected ':'": _KEY,
    "found character that cannot start any token": _SIGN,
    "found unexpected end of stream": _QUOTE,
    "found unexpected document indicator": _QUOTE,
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": _INDENT,
    "block sequence entries are not allowed in this context": _INDENT,
    "mapping keys are not allowed in this context": _INDENT,
    "did not find expected node content": _VALUE,
    "did not find expected ',' or ']'": _FLOW,
    "did not find expected ',' or '}'": _FLOW,
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected <document start>": _ENDED,
    "did not find expected comment or line break": _BLOCK,
    "did not find expected alphabetic or numeric character": _SIGN,
    "did not find expected whitespace or line break": _SIGN,
    "did not find expected tag URI": _SIGN,
    "could not find expected directive name": _PERCENT,
    "found unexpected non-alphabetical character": _PERCENT,
    "found undefined tag handle": _TAG,
}


def _words(said: str) -> Words:
    """Give the plain words for what the parser says."""
    words = _PLAIN.get(said)
    if words:
        return Words(_(words.message), _(words.hint) if words.hint else "", words.opening)
    message = _("this is not YAML: {said}").format(said=said)
    return Words(message, _("look at this line and the one above"))


# What the author most likely did is looked for in the lines, unless the parser knows it.
_SURE = {
    "found character that cannot start any token",
    "found unknown escape character",
    "did not find expected hexdecimal number",
    "found invalid Unicode character escape code",
    "did not find expected comment or line break",
}


def malformed(error: yaml.YAMLError, file: str, lines: Sequence[str]) -> Diagnostic:
    """Give the problem (KH001) of a text that is not YAML."""
    if not isinstance(error, yaml.MarkedYAMLError):
        message = _("this is not YAML: {said}").format(said=error)
        return Diagnostic("KH001", message, Place(file))
    said = error.problem or "the parser does not say why"
    if said not in _SURE and error.problem_mark:
        opening_line = error.context_mark.line if error.context_mark else None
        if found := looked_at(lines, error.problem_mark.line, opening_line):
            at = Place(file, found.line + 1, found.column + 1)
            return Diagnostic("KH001", found.message, at, hint=found.hint)
    return _as_said(error, said, file, lines)


def _as_said(error: yaml.MarkedYAMLError, said: str, file: str, lines: Sequence[str]) -> Diagnostic:
    """Give the problem as the parser says it, in plain words."""
    words = _words(said)
    problem, opening = _place(error.problem_mark, file), _place(error.context_mark, file)
    if "','" in said and opening.line:
        here = _line(lines, problem)[problem.column - 1 : problem.column + 1]
        if problem.line == opening.line and here == ": ":
            message = _("a colon and a blank stand inside a text")
            return Diagnostic("KH001", message, problem, hint=_("put the whole text in quotes"))
        if problem.line > opening.line:
            bracket = _line(lines, opening)[opening.column - 1 : opening.column]
            message = _("the bracket {sign} is never closed").format(sign=bracket)
            return Diagnostic("KH001", message, opening, hint=_("close it at the end of the line"))
    place = opening if words.opening and opening.line else problem
    related: tuple[Related, ...] = ()
    if opening.line and opening != place:
        related = (Related(opening, _("the piece begins here")),)
    return Diagnostic("KH001", words.message, place, hint=words.hint, related=related)


def _line(lines: Sequence[str], at: Place) -> str:
    """Give the line of a place, empty behind the last."""
    return lines[at.line - 1] if 0 < at.line <= len(lines) else ""


def _place(mark: yaml.Mark | None, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)

"""YAML text -> Source: plain data and the place of every key and value.

The rules are fewer than YAML's own, so that a plan says what it looks like it says:

- `true`, `false`, `null`, `~`, nothing, and whole numbers without sign or leading zero are typed;
  all else is text as written: `1900.9068`, `05`, `12:30`, `no`, `3.000`, `2024-02-05`, `1_000`.
- Keys are text and stand once in a mapping.
- No anchors, aliases, merges, tags or second documents.
- Text is NFC and printable.
"""

from khtt.load.characters import decoded, not_composed, refused_characters
from khtt.load.reader import Reader, new_parser
from khtt.nouns.diagnostic import Diagnostic, PlanError, Severity
from khtt.nouns.source import SIZE_LIMIT, Source, too_large


def load(text: bytes, file: str) -> Source:
    """Give the data of a YAML text with their places; raise PlanError with all that is wrong.

    `file` is the name that places carry. A text that is not NFC is read as NFC, with a warning;
    the places are those of the author's text.
    """
    if len(text) > SIZE_LIMIT:
        raise PlanError([too_large(file, len(text))])
    characters = decoded(text, file)
    _stop_at_errors(refused_characters(characters, file))
    warnings = not_composed(characters, file)
    reader = Reader(new_parser(characters), file, normalise=bool(warnings))
    data = reader.read()
    _stop_at_errors([*reader.problems, *warnings])
    return Source(file, data, reader.places, reader.keys, tuple(warnings), characters)


def _stop_at_errors(problems: list[Diagnostic]) -> None:
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise PlanError(problems)

"""YAML text -> Source: plain data and the place of every key and value.

The rules are fewer than YAML's own, so that a plan says what it looks like it says:

- `true`, `false`, `null`, `~`, nothing, and whole numbers without sign or leading zero are typed;
  all else is text as written: `1900.9068`, `05`, `12:30`, `no`, `3.000`, `2024-02-05`, `1_000`.
- Keys are text and stand once in a mapping.
- No anchors, aliases, merges, tags or second documents.
- Text is NFC and printable.
"""

from khtt.load.characters import decoded, not_composed, refused_characters
from khtt.load.look import conflict
from khtt.load.reader import Reader, new_parser
from khtt.nouns.diagnostic import Diagnostic, Place, PlanError, Severity
from khtt.nouns.source import SIZE_LIMIT, Source, too_large


def load(text: bytes, file: str) -> Source:
    """Give the data of a YAML text with their places; raise PlanError with all that is wrong.

    `file` is the name that places carry. A text that is not NFC is read as NFC, with a warning;
    the places are those of the author's text.
    """
    source, problems = load_partly(text, file)
    if source is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise PlanError(problems)
    return source


def load_partly(text: bytes, file: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Give what of a YAML text can be read, and all that is wrong with it; None where nothing can."""
    if len(text) > SIZE_LIMIT:
        return None, (too_large(file, len(text)),)
    try:
        characters = decoded(text, file)
    except PlanError as error:
        return None, error.diagnostics
    if marks := conflict(characters):
        at = Place(file, marks.line + 1, marks.column + 1)
        return None, (Diagnostic("KH014", marks.message, at, hint=marks.hint),)
    if refused := refused_characters(characters, file):
        return None, tuple(refused)
    warnings = not_composed(characters, file)
    parser = new_parser(characters)
    reader = Reader(parser, file, normalise=bool(warnings), text=characters)
    data = reader.read()
    problems = (*reader.problems, *warnings)
    if reader.broken or data is None:
        return None, problems
    return Source(file, data, reader.places, reader.keys, tuple(warnings), characters), problems

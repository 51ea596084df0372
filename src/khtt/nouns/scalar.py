"""Where a character of a YAML value stands in the file that it was read from."""

import unicodedata

_ESCAPED = {"x": 4, "u": 6, "U": 10}
_LONGEST_LETTER = 4  # a letter with its marks written apart


def index_of(text: str, start: int, value: str, offset: int) -> int:
    """Give the index in the text of a file of the character at an offset of a value.

    `start` is where the value begins: plain, quoted, or as a block after `|` or `>`. Where text
    and value cannot be brought together, give `start`.
    """
    style = text[start : start + 1]
    at = _first(text, start) if style in ("|", ">") else start + (style in ("'", '"'))
    for index in range(min(offset, len(value))):
        # A line may be folded before the next character, and no blank stands for that.
        step = _step(text, at, value[index], style)
        if step is None:
            return start
        at = step
    return _before(text, at, value[offset : offset + 1], style)


def _first(text: str, start: int) -> int:
    """Give where the first line of a block begins, without its indentation."""
    end = text.find("\n", start)
    return _skip(text, end) if end >= 0 else start


def _skip(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def _step(text: str, at: int, char: str, style: str) -> int | None:
    """Give where the text goes on after a character of the value."""
    at = _before(text, at, char, style)
    here = text[at : at + 1]
    if style == '"' and here == "\\":
        return at + _ESCAPED.get(text[at + 1 : at + 2], 2)
    if style == "'" and char == "'" and text[at : at + 2] == "''":
        return at + 2
    if here == char and char != "\n":
        return at + 1
    if char.isspace():
        return _folded(text, at, char)
    for end in range(at + 1, at + 1 + _LONGEST_LETTER):
        if unicodedata.normalize("NFC", text[at:end]) == char:
            return end
    return None


def _folded(text: str, at: int, char: str) -> int | None:
    """Give where the next line begins; several line ends in a row are one less of them."""
    if not text[at : at + 1].isspace():
        return None
    end = text.find("\n", at)
    if end < 0 or text[at:end].strip():
        return None
    if char == "\n" and not text[end + 1 : _line_end(text, end + 1)].strip():
        return end + 1
    return _skip(text, at)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _before(text: str, at: int, char: str, style: str) -> int:
    """Pass what stands for nothing before a character: an escaped line end, an empty line."""
    while style == '"' and text[at : at + 2] == "\\\n":
        at = _skip(text, at + 2)
    if char and not char.isspace() and text[at : at + 1] == "\n":
        return _skip(text, at)
    return at

"""What an author most likely did where the YAML parser gave up, found by looking at the lines."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern

_KEY_LINE = Pattern(r"\s*(?:- )?[A-Za-z_]+:(?:\s|$)|\s*- ")
_VALUE = Pattern(r"\s*(?:- +)?(?:[\w-]+: +)?(?=\S)")
_TIGHT_DASH = Pattern(r"(\s*)-(?=[^\W\d_])")
_TIGHT_COLON = Pattern(r"\s*(?:- +)?[a-z_]+:(?=[^\s:/])")
_DASHED = Pattern(r"\s*(?:- +)?[\w-]+: +- ")
_NO_COLON = Pattern(r"(\s*(?:- +)?)([a-z_]+)(?= \S|$)")
_CONFLICT = Pattern(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_FEW = 4  # lines above the one where the parser gave up


class Finding(NamedTuple):
    """What is wrong, what to do, and where: line and column count from 0."""

    line: int
    column: int
    message: str
    hint: str


def conflict(text: str) -> Finding | None:
    """Find the first mark of a merge that git could not do itself."""
    found = _CONFLICT.search(text)
    if not found:
        return None
    line = text.count("\n", 0, found.start())
    message = _("a merge conflict is not resolved")
    hint = _("keep what is right, and delete the lines with <<<<<<<, ======= and >>>>>>>")
    return Finding(line, 0, message, hint)


def looked_at(lines: Sequence[str], line: int, opening: int | None) -> Finding | None:
    """Give what is wrong at or shortly above the line where the parser gave up."""
    lines = [_without_comment(one) for one in lines]
    last = min(line, len(lines) - 1)
    first = max(0, min(last, opening if opening is not None else last) - _FEW)
    for look in (_open_quote, _text_after_value, _tight):
        for number in range(last, first - 1, -1):
            if found := look(lines, number):
                return found
    return _no_colon(lines, last) or _no_dash(lines, last) or _deeper(lines, last)


def _without_comment(line: str) -> str:
    """Give a line without its comment, where no quote can hold the sign."""
    return line if '"' in line or "'" in line else line.split(" #", maxsplit=1)[0]


def _value(line: str) -> int:
    found = _VALUE.match(line)
    return found.end() if found else len(line)


def _open_quote(lines: Sequence[str], number: int) -> Finding | None:
    """A value begins with a quote that its line does not close, and the next line is a new one."""
    line = lines[number]
    for start in _quotes(line):
        after = next((one for one in lines[number + 1 :] if one.strip()), "x:")
        if _closed(line, start) is None and (_KEY_LINE.match(after) or _flow_goes_on(line)):
            message = _("a quote is opened here and never closed")
            return Finding(number, start, message, _("close it at the end of the text"))
    return None


def _quotes(line: str) -> list[int]:
    """Give where quoted values begin: after a key, a dash, or inside brackets."""
    found = re.finditer(r"(?:^\s*(?:- +)?(?:[\w-]+: +)?|[\[{,] *(?:[\w-]+: +)?)(?=[\"'])", line)
    starts, end = list[int](), -1
    for one in found:
        if one.end() >= end:
            starts.append(one.end())
            end = _closed(line, one.end()) or len(line)
    return starts


def _flow_goes_on(line: str) -> bool:
    return "[" in line or "{" in line


def _closed(line: str, start: int) -> int | None:
    """Give where a quoted value ends on its line, behind the closing quote."""
    quote, at = line[start], start + 1
    while at < len(line):
        if line[at] == "\\" and quote == '"':
            at += 2
        elif line[at] == quote and line[at : at + 2] != "''":
            return at + 1
        else:
            at += 2 if line[at] == quote else 1
    return None


def _text_after_value(lines: Sequence[str], number: int) -> Finding | None:
    """A quoted piece, or a bracket, and then the text goes on: `[cần] Nội dung`, `{office} mở`."""
    line = lines[number]
    start = _value(line)
    first = line[start : start + 1]
    if first == "-" and _DASHED.match(line):
        message = _("a text cannot begin with a dash")
        return Finding(number, start, message, _("delete the dash, or put the text in quotes"))
    if first in ('"', "'"):
        end = _closed(line, start)
    elif first in ("[", "{"):
        end = _bracket_end(line, start)
    else:
        return None
    rest = line[end:].strip() if end else ""
    if not rest or rest[0] in ",]}#:":
        return None
    if first in ('"', "'"):
        message = _("the text goes on after the closing quote")
        return Finding(number, end or start, message, _("put the whole text in single quotes"))
    message = _("a text that begins with {sign} needs quotes").format(sign=first)
    return Finding(number, start, message, _("put the whole text in quotes"))


def _bracket_end(line: str, start: int) -> int | None:
    depth = 0
    for at in range(start, len(line)):
        depth += (line[at] in "[{") - (line[at] in "]}")
        if not depth:
            return at + 1
    return None


def _tight(lines: Sequence[str], number: int) -> Finding | None:
    line = lines[number]
    if found := _TIGHT_DASH.match(line):
        message = _("a blank is missing after the dash")
        return Finding(number, found.end(), message, _("write `- ` and then the value"))
    if found := _TIGHT_COLON.match(line):
        message = _("a blank is missing after the colon")
        return Finding(number, found.end(), message, _("write `key: value`"))
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _no_colon(lines: Sequence[str], number: int) -> Finding | None:
    """A line between keys is a word and a value, or a word over indented lines."""
    for at in (number, number - 1):
        line = lines[at] if 0 <= at < len(lines) else ""
        found = _NO_COLON.match(line)
        alone = found and not line[found.end() :].strip()
        below = lines[at + 1] if at + 1 < len(lines) else ""
        over = below.strip() and _indent(below) > _indent(line)
        if (
            found
            and ":" not in line
            and not found[1].endswith("- ")
            and (over if alone else _among_keys(lines, at))
        ):
            message = _("a colon is missing after `{key}`").format(key=found[2])
            return Finding(at, found.end(), message, _("write `{key}: ...`").format(key=found[2]))
    return None


def _among_keys(lines: Sequence[str], number: int) -> bool:
    """Tell whether the line above at this indentation is a key, not an entry of a list."""
    above = _above(lines, number)
    return bool(above and re.match(r"[A-Za-z_]+:(?:\s|$)", above.strip().removeprefix("- ")))


def _above(lines: Sequence[str], number: int) -> str:
    """Give the nearest line above that stands at, or left of, this one's indentation."""
    indent = _indent(lines[number])
    above = (
        line
        for line in reversed(lines[:number])
        if line.strip() and not line.strip().startswith("#")
    )
    return next(
        (
            line
            for line in above
            if _indent(line.replace("- ", "  ", 1)) == indent or _indent(line) <= indent
        ),
        "",
    )


def _no_dash(lines: Sequence[str], number: int) -> Finding | None:
    """The lines around it begin with a dash, this one does not."""
    for at in (number, number - 1):
        line = lines[at] if 0 <= at < len(lines) else ""
        if not line.strip() or line.lstrip().startswith(("- ", "#")):
            continue
        above = (
            one for one in reversed(lines[:at]) if one.strip() and _indent(one) <= _indent(line)
        )
        before = next(above, "")
        if before.lstrip().startswith("- ") and _indent(before) == _indent(line):
            message = _("a dash is missing before this")
            return Finding(at, _indent(line), message, _("begin the line with `- `"))
    return None


def _deeper(lines: Sequence[str], number: int) -> Finding | None:
    """A key stands further right than the key above it, which has a value already."""
    line = lines[number]
    before = next((one for one in reversed(lines[:number]) if one.strip()), "")
    shown = before.replace("- ", "  ", 1) if before.lstrip().startswith("- ") else before
    if not re.match(r"\s*[A-Za-z_]+:(?:\s|$)", line) or not re.match(r"\s*[A-Za-z_]+: +\S", shown):
        return None
    if _indent(line) != _indent(shown):
        message = _("this line does not begin under the one above")
        hint = _("begin it in column {column}").format(column=_indent(shown) + 1)
        return Finding(number, _indent(line), message, hint)
    return None

"""An overlay's data as YAML text, with the comments that stood beside it."""

import json
import re
from collections.abc import Iterator, Mapping

from khtt.nouns.source import Path, Plain

Comments = Mapping[Path, tuple[str, ...]]
_WIDE = 100
# Read again, such a text would be a number, a truth or nothing.
_OTHERWISE = re.compile(r"0|[1-9][0-9]{0,14}|~|null|true|false|", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W_](?:[^\n:#\[\]{},&*!|>'\"%@`]|:(?=\S)|%)*")
_BARE = re.compile(r"[\w/.%-]+")


def as_yaml(data: Mapping[str, Plain], comments: Comments) -> str:
    """Give the data in blocks, a comment above what it stood above; read again it is the same."""
    return "".join(f"{line}\n" for line in _mapping(data, (), "", comments)).lstrip("\n")


def scalar(value: str | int | None) -> str:
    """Give a value as it is written."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    stays = _PLAIN.fullmatch(value) and not _OTHERWISE.fullmatch(value) and value == value.strip()
    return value if stays else json.dumps(value, ensure_ascii=False)


def _mapping(
    data: Mapping[str, Plain], path: Path, indent: str, comments: Comments
) -> Iterator[str]:
    for key, value in data.items():
        here = (*path, key)
        above = comments.get(here, ())
        if not path and (above or isinstance(value, dict | tuple)):
            yield ""
        yield from (f"{indent}{line}" for line in above)
        name = scalar(key)
        match value:
            case dict() if value:
                yield f"{indent}{name}:"
                yield from _mapping(value, here, f"{indent}  ", comments)
            case tuple() if value and (line := _in_a_line(value)):
                yield f"{indent}{name}: {line}"
            case tuple() if value:
                yield f"{indent}{name}:"
                yield from _sequence(value, here, f"{indent}  ", comments)
            case dict() | tuple():
                yield f"{indent}{name}: {'{}' if isinstance(value, dict) else '[]'}"
            case _:
                yield f"{indent}{name}: {scalar(value)}"


def _in_a_line(value: tuple[Plain, ...]) -> str:
    """Give a short list of plain words in one line, or nothing."""
    words = [
        one if isinstance(one, int) else str(one) for one in value if isinstance(one, str | int)
    ]
    bare = all(_BARE.fullmatch(str(one)) for one in words) and len(words) == len(value)
    line = f"[{', '.join(scalar(one) for one in words)}]"
    return line if bare and len(line) < _WIDE else ""


def _sequence(
    values: tuple[Plain, ...], path: Path, indent: str, comments: Comments
) -> Iterator[str]:
    for index, value in enumerate(values):
        here = (*path, index)
        yield from (f"{indent}{line}" for line in comments.get(here, ()))
        if isinstance(value, dict) and value:
            first, *rest = _mapping(value, here, f"{indent}  ", comments)
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        elif isinstance(value, tuple) and value:
            yield f"{indent}- {_in_a_line(value) or '[]'}"
        else:
            yield f"{indent}- {_alone(value)}"


def _alone(value: Plain) -> str:
    if isinstance(value, dict | tuple):
        return "{}" if isinstance(value, dict) else "[]"
    return scalar(value)

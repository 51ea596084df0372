"""A plan as a person reads it: on a terminal as paragraphs, in a pipe a line an item."""

import re
import textwrap
from collections.abc import Iterator

from khtt.formats.plan.entries import PARTS, Entry, entries
from khtt.nouns.plan.file import PlanFile

INDENT = "  "
HANGING = INDENT * 2
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
ID = re.compile(r"\[[a-z0-9-]+\]$")
WIDEST = 100
NARROWEST = 40


def as_text(
    plan: PlanFile, part: str | None = None, *, colour: bool = False, width: int | None = None
) -> str:
    """Give a plan, or one part of it: the ref, the text, quantity, time, who, and the id.

    Without a width every item is one line, which a search finds whole; with one, lines are wrapped
    at it and details stand on lines of their own.
    """
    lines = [line for name in ((part,) if part else PARTS) for line in _part(plan, name, width)]
    return "".join(f"{_painted(line) if colour else line}\n" for line in lines)


def _part(plan: PlanFile, name: str, width: int | None) -> Iterator[str]:
    found = entries(plan, name)
    if not found:
        return
    yield f"{PARTS[name].upper()}  [{name}]"
    for entry in found:
        if width is None:
            yield _line(entry)
        else:
            yield from _paragraphs(entry, max(NARROWEST, min(width, WIDEST)))
    yield ""


def _line(entry: Entry) -> str:
    whole = " | ".join((*entry.texts, *_details(entry)))
    return INDENT * (entry.depth + 1) + _told(entry, whole)


def _paragraphs(entry: Entry, width: int) -> Iterator[str]:
    first, *rest = entry.texts
    indent = INDENT * (entry.depth + 1)
    yield from _wrapped(_told(entry, first), indent, width)
    for text in (*rest, *_details(entry)):
        yield from _wrapped(text, indent + HANGING, width)


def _told(entry: Entry, text: str) -> str:
    return "  ".join(
        part for part in (entry.ref, text, f"[{entry.id}]" if entry.id else "") if part
    )


def _details(entry: Entry) -> tuple[str, ...]:
    return tuple(f"{label}: {said}" for label, said in entry.details)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    # Too deep for a narrow window: the words matter more than the depth.
    shown = indent[: width // 3]
    return textwrap.wrap(
        text,
        width,
        initial_indent=shown,
        subsequent_indent=shown + HANGING,
        break_on_hyphens=False,
    )


def _painted(line: str) -> str:
    if line and not line.startswith(INDENT):
        return f"{BOLD}{line}{PLAIN}"
    if found := ID.search(line):
        return f"{line[: found.start()]}{DIM}{found[0]}{PLAIN}"
    return line

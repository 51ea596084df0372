"""Chapters without what says nothing: bare headings, and numbers that count to one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from khtt.nouns.plan.resolved import Chapter
from khtt.resolve.refs import RANKS


def trimmed(found: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Give chapters without those that hold nothing; a line alone under its heading has no number."""
    return tuple(_plain(tuple(_kept(found))))


def _kept(found: Sequence[Chapter]) -> Iterator[Chapter]:
    """Leave out the headings with nothing under them."""
    for place, one in enumerate(found):
        if one.lines or one.table or _has_below(one, found[place + 1 :]):
            yield one


def _has_below(one: Chapter, after: Sequence[Chapter]) -> bool:
    for other in after:
        if other.level <= one.level:
            return False
        if other.lines or other.table:
            return True
    return False


def _plain(found: Sequence[Chapter]) -> Iterator[Chapter]:
    """Take the number from a line that is alone under its heading: nothing is counted to one."""
    for one, after in zip_longest(found, found[1:]):
        counted = [line for line in one.lines if line.mark in RANKS]
        if len(counted) != 1 or (after and after.level > one.level):
            yield one
            continue
        alone = replace(counted[0], mark="paragraph", first=False)
        yield replace(one, lines=tuple(alone if x is counted[0] else x for x in one.lines))

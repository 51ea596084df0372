"""Words that may not stand in a body's document, by its level, its places and its day.

`words_excluded.json` says of each pattern why, and when it holds: on `levels`, everywhere `below` a
level, `from` a day or `until` one, where the body `lacks` a kind of place.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from khtt.nouns.organisation import Body, Organisation
from khtt.nouns.words.standpoint import Standpoint

LIST = Path(__file__).parent / "words_excluded.json"
KINDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


@dataclass(frozen=True)
class Excluded:
    """Words that are excluded for some bodies, and why."""

    pattern: re.Pattern[str]
    why: str
    levels: tuple[str, ...]
    below: str
    lacks: frozenset[str]
    first: date
    last: date

    def holds(self, level: str, kinds: frozenset[str], day: date) -> bool:
        """Tell whether the words are excluded at a level, among such places, on a day."""
        if not self.first <= day <= self.last:
            return False
        if self.levels and level not in self.levels:
            return False
        return level != self.below and not self.lacks & kinds


@cache
def excluded() -> tuple[Excluded, ...]:
    return tuple(
        Excluded(
            pattern=re.compile(one["pattern"], re.MULTILINE),
            why=one["why"],
            levels=tuple(one.get("levels", ())),
            below=one.get("below", ""),
            lacks=frozenset(one.get("lacks", ())),
            first=date.fromisoformat(one.get("from", "0001-01-01")),
            last=date.fromisoformat(one.get("until", "9999-12-31")),
        )
        for one in json.loads(LIST.read_text("utf-8"))
    )


def kinds_of(body: Body, organisation: Organisation) -> frozenset[str]:
    """Give the kinds of place of a body: of those above it, its own, and those below."""
    at = Standpoint.of(body, organisation)
    words = [word.kind.lower() for level in at.scale[1:] for word in at.places(level).words]
    # `thành phố Thủ Đức` is a thành phố; a base lies in a province, whose kind may be said.
    return frozenset(kind for word in words for kind in KINDS if re.match(rf"{kind}\b", word))


@cache
def _rules(
    level: str, kinds: frozenset[str], day: date
) -> tuple[tuple[Excluded, ...], re.Pattern[str]]:
    """Give the rules for such bodies, and one pattern that finds a line that breaks any."""
    rules = tuple(one for one in excluded() if one.holds(level, kinds, day))
    any_of = "|".join(f"(?:{one.pattern.pattern})" for one in rules)
    return rules, re.compile(any_of, re.MULTILINE)


def offences(
    body: Body, organisation: Organisation, lines: Iterable[str], day: date | None = None
) -> Iterator[tuple[str, str, str]]:
    """Give each excluded word in the lines of a body's document: the words, why, and the line."""
    kinds = kinds_of(body, organisation)
    rules, any_of = _rules(str(body.level), kinds, day or organisation.first)
    for line in lines:
        if any_of.search(line):
            for one in rules:
                if found := one.pattern.search(line):
                    yield found[0], one.why, line

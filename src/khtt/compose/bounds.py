"""What a template may reach, and how far it may go: strangers write templates too.

Reached are plain values alone: the fields of nouns and data classes of khtt and the properties that
khtt itself declares, the keys of mappings, and a few methods of text, lists and mappings that give
plain values again. Everything else is refused, not only what is known to be dangerous.

How far: what a template loops, calls, joins and repeats is spent from the budget of its document.
"""

import functools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import islice

from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext, Macro

from khtt.nouns.language import _
from khtt.nouns.noun import Noun

MOST_STEPS = 1_000_000  # turns of loops, calls; a document of an office takes some 20,000
LOOK = 100  # steps from one look at the clock to the next
MOST_TEXT = 40_000_000  # characters made on the way; a document of an office makes some 2,000,000
LARGE = 10_000  # characters or items that take time themselves
MOST_AT_ONCE = 5_000_000  # characters of one text
MOST_ITEMS = 100_000  # of one list
MOST_BITS = 256  # of a whole number
MOST_DEPTH = 8  # lists in lists
MOST_SECONDS = 1.5  # of a processor's time

TEXT_METHODS = frozenset({
    "capitalize", "count", "endswith", "find", "index", "isalpha", "isdecimal", "isdigit",
    "islower", "isnumeric", "isspace", "isupper", "join", "lower", "lstrip", "partition",
    "removeprefix", "removesuffix", "replace", "rfind", "rpartition", "rsplit", "rstrip", "split",
    "splitlines", "startswith", "strip", "striptags", "title", "upper",
})  # fmt: skip
LOOP = frozenset({
    "changed", "cycle", "depth", "depth0", "first", "index", "index0", "last", "length",
    "nextitem", "previtem", "revindex", "revindex0",
})  # fmt: skip
METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, TEXT_METHODS),
    (tuple, frozenset({"count", "index"})),
    (list, frozenset({"count", "index"})),
    (Mapping, frozenset({"get", "items", "keys", "values"})),
    (date, frozenset({"day", "isoweekday", "month", "weekday", "year"})),
    (Enum, frozenset({"name", "value"})),
    (Macro, frozenset({"name"})),
    (LoopContext, LOOP),
)
# As tuples: a union is made anew each time that it is asked for, some thousand times a document.
NESTED = (list, tuple, dict)
MANY = (list, tuple, Mapping)
LOOPED = (tuple, list, range, str, Mapping)
WATCHED = ("join", "replace", "round", "sum")  # filters that are looked at before they begin
OF_SUM = 3  # what `sum` is given at most: Jinja, the values, and whose field of each
MOST_DIGITS = 20  # of a number that is rounded


class EndlessError(Exception):
    """A template goes further than any document goes: it loops, calls or repeats too much."""


class Budget:
    """What is left for one document."""

    def __init__(self) -> None:
        """Begin with everything."""
        self.steps = MOST_STEPS
        self.text = MOST_TEXT
        self.check = MOST_STEPS - LOOK
        self.end = time.process_time() + MOST_SECONDS

    def step(self, count: int = 1) -> None:
        """Take so many steps."""
        self.steps -= count
        if self.steps < self.check:
            self._look()

    def _look(self) -> None:
        """See how much is left; the clock is read once in a while."""
        self.check = self.steps - LOOK
        if self.steps < 0:
            raise EndlessError(_("the loops of this document count too far"))
        if time.process_time() > self.end:
            raise EndlessError(_("this document takes too long"))

    def make(self, value: object) -> None:
        """Take what a text or a list needs that is about to be made or was made."""
        if isinstance(value, str):
            self.letters(len(value))
        elif isinstance(value, int):
            if value.bit_length() > MOST_BITS:
                raise EndlessError(_("a number grows too large"))
        elif isinstance(value, MANY):
            self.items(len(value))

    def letters(self, count: int) -> None:
        """Take a text of so many characters."""
        self.text -= count
        if count > LARGE:
            self._look()
        if count > MOST_AT_ONCE or self.text < 0:
            raise EndlessError(_("a text grows too long"))

    def items(self, count: int) -> None:
        """Take a list of so many items."""
        if count > MOST_ITEMS:
            raise EndlessError(_("a list grows too long"))
        self.step(count // 10 + 1)
        if count > LARGE:
            self._look()

    def looped(self, values: object) -> object:
        """Give what a loop goes through, paid for."""
        if not isinstance(values, LOOPED) and isinstance(values, Iterator):
            values = list(islice(values, MOST_ITEMS + 1))
            self.items(len(values))
        if isinstance(values, LOOPED):
            self.step(len(values) + 1)
        return values

    def range(self, *ends: int) -> range:
        """Give Jinja's `range`."""
        counted = range(*ends)
        if len(counted) > MOST_ITEMS:
            raise EndlessError(_("the loops of this document count too far"))
        return counted

    def nested(self, value: object, depth: int = 0) -> None:
        """Refuse lists in lists in lists: each level may double what lies below."""
        if depth > MOST_DEPTH:
            raise EndlessError(_("lists lie too deep in each other"))
        if isinstance(value, NESTED):
            self.step(len(value))
            for one in value.values() if isinstance(value, dict) else value:
                self.nested(one, depth + 1)

    def joined(self, texts: Iterable[str]) -> str:
        """Give texts as one."""
        pieces = list(texts)
        self.letters(sum(map(len, pieces)))
        return "".join(pieces)

    def operation(self, operator: str, left: object, right: object) -> None:
        """Take what `+` and `*` are about to make."""
        for one, other in ((left, right), (right, left)):
            if isinstance(one, str | list | tuple):
                more = len(other) if isinstance(other, str | list | tuple) else other
                times = more if isinstance(more, int) else 0
                whole = len(one) * max(times, 0) if operator == "*" else len(one) + times
                (self.letters if isinstance(one, str) else self.items)(whole)
                return
        bits = [one.bit_length() for one in (left, right) if isinstance(one, int)]
        if sum(bits) > MOST_BITS:
            raise EndlessError(_("a number grows too large"))

    def before(self, name: str, given: tuple[object, ...]) -> tuple[object, ...]:
        """Take what a filter or a method of this name is about to make; give what it is given."""
        match name, given:
            case "replace", (whole, old, new, *_more):
                text, old_, new_ = str(whole), str(old), str(new)
                self.letters(len(text) + text.count(old_) * max(0, len(new_) - len(old_)))
            case "join", (str(between), parts, *more) if not isinstance(parts, str):
                pieces = self._items(parts)
                self.letters(sum(len(one) for one in pieces if isinstance(one, str)))
                self.letters(len(between) * len(pieces))
                return between, pieces, *more
            case _other:
                pass
        return given

    def filter(
        self, name: str, given: tuple[object, ...], named: Mapping[str, object]
    ) -> tuple[object, ...]:
        """Refuse what a filter cannot end or must not make; give what it is given."""
        first = [one for one in given if isinstance(one, EvalContext)]
        values = [*given[len(first) :], *named.values()]
        if name == "round" and any(map(_many_digits, values[1:])):
            raise EndlessError(_("a number is rounded to too many digits"))
        if name == "sum" and (named.keys() & {"start"} or len(values) > OF_SUM):
            raise EndlessError(_("only numbers are summed"))
        if name == "replace":
            self.before(name, tuple(values))
        if name == "join" and not isinstance(values[0], str):
            parts = self._items(values[0])
            between = values[1] if len(values) > 1 else ""
            self.before(name, (str(between), parts))
            return (*first, parts, *given[len(first) + 1 :])
        return given

    def _items(self, values: object) -> list[object]:
        found = list(islice(values, MOST_ITEMS + 1)) if isinstance(values, Iterable) else []
        self.items(len(found))
        return found


def _many_digits(value: object) -> bool:
    return isinstance(value, int) and abs(value) > MOST_DIGITS


_SHOWN: dict[type, frozenset[str]] = {}


def _shown(kind: type) -> frozenset[str]:
    if kind not in _SHOWN:
        _SHOWN[kind] = _declared(kind)
    return _SHOWN[kind]


def _declared(kind: type) -> frozenset[str]:
    """Give the names of what a type of khtt shows: its fields, and the properties it declares."""
    if not issubclass(kind, Noun) and not (is_dataclass(kind) or _ours(kind)):
        return frozenset()
    names = {*kind.model_fields} if issubclass(kind, Noun) else set[str]()
    if is_dataclass(kind):
        names |= {one.name for one in fields(kind)}
    for base in filter(_ours, kind.__mro__):
        found = vars(base).items()
        names |= {name for name, one in found if isinstance(one, property | cached_property)}
        names |= {*getattr(base, "_fields", ())}
    return frozenset(name for name in names if not name.startswith("_"))


def _ours(kind: type) -> bool:
    return kind.__module__.partition(".")[0] == "khtt"


def may_reach(kind: type, name: str) -> bool:
    """Tell whether a template may ask a value of this type for this."""
    if name.startswith("_"):
        return False
    return name in _shown(kind) or any(
        issubclass(kind, one) and name in names for one, names in METHODS
    )


def bounded(
    filter_: Callable[..., object], name: str, budget: Callable[[], Budget]
) -> Callable[..., object]:
    """Give a filter whose result is paid for."""
    if name not in WATCHED:

        @functools.wraps(filter_)
        def plain(*given: object, **named: object) -> object:
            left = budget()
            left.step()
            made = filter_(*given, **named)
            left.make(made)
            return made

        return plain

    @functools.wraps(filter_)
    def watched(*given: object, **named: object) -> object:
        left = budget()
        left.step()
        made = filter_(*left.filter(name, given, named), **named)
        left.make(made)
        return made

    return watched

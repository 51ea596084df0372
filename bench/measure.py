"""What is measured, beside what, and the goals that it is held against."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

MS = 1000.0
Contenders = Mapping[str, Callable[[int], object]]


@dataclass(frozen=True, slots=True)
class Row:
    """The samples of one contender; `beside` names the row that it is told in times of."""

    name: str
    samples: tuple[float, ...]
    unit: str = "ms"
    beside: str = ""

    @property
    def median(self) -> float:
        """Give the median of the samples."""
        return statistics.median(self.samples)

    @property
    def least(self) -> float:
        """Give the least of the samples: what the machine can do when nothing disturbs it."""
        return min(self.samples)


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and the limit that it has to keep; a floor where `at_least` is set."""

    name: str
    value: float
    limit: float
    unit: str = "x"
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Tell whether the limit is kept."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the table: rows measured in turns, goals, and what a reader has to know."""

    title: str
    rows: tuple[Row, ...]
    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = ()

    def row(self, name: str) -> Row:
        """Give the row of that name; raise KeyError when there is none."""
        for one in self.rows:
            if one.name == name:
                return one
        raise KeyError(name)


def in_turns(contenders: Contenders, rounds: int) -> dict[str, tuple[float, ...]]:
    """Give the milliseconds of each contender; each round runs all, another one first each time.

    A machine that slows down for a while so slows down all of them. What an earlier one left to the
    garbage collector is collected before the clock starts.
    """
    samples: dict[str, list[float]] = {name: [] for name in contenders}
    names = list(contenders)
    for turn in range(rounds):
        first = turn % len(names)
        for name in (*names[first:], *names[:first]):
            gc.collect()
            samples[name].append(milliseconds(partial(contenders[name], turn)))
    return {name: tuple(found) for name, found in samples.items()}


def milliseconds(run: Callable[[], object]) -> float:
    """Give how long a run took."""
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * MS

"""The fate of every fact of a chain for one body: said, passed down, or left for a reason."""

from dataclasses import dataclass

from khtt.nouns.diagnostic import Diagnostic, Place, PlanError, Severity


class Unsaid(PlanError):  # noqa: N818 (it names the problem)
    """A document would lose a fact of its plan, so it is not written."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where a document says something: the section or annex by its title, and how often."""

    where: str
    times: int


@dataclass(frozen=True, slots=True)
class Passed:
    """Who gets something handed down, and how much; the value is empty for work without a number."""

    to: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """Why a body's document does not say something: the rule's name and sentence, and its place."""

    rule: str
    sentence: str
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an item of the chain, or of a decision of the body's own overlay.

    `kind` is the item's class or the part of the overlay: `activity`, `set`, `waive`.
    """

    id: str
    kind: str
    text: str
    at: Place
    said: tuple[Said, ...] = ()
    passed: tuple[Passed, ...] = ()
    left: Left | None = None

    @property
    def lost(self) -> bool:
        """Tell whether it has no fate at all."""
        return not (self.said or self.passed or self.left)

    @property
    def times(self) -> int:
        """Count how often it is said."""
        return sum(one.times for one in self.said)


@dataclass(frozen=True, slots=True)
class Account:
    """What became of everything that a chain holds for a body, and what is said nowhere."""

    body: str
    name: str
    year: int
    fates: tuple[Fate, ...]
    problems: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Give the problems for which the document is not written."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    def count(self) -> dict[str, int]:
        """Count the fates by kind."""
        return {
            "said": sum(bool(one.said) for one in self.fates),
            "passed": sum(bool(one.passed) for one in self.fates),
            "left": sum(one.left is not None and not one.said for one in self.fates),
            "lost": sum(one.lost for one in self.fates),
        }

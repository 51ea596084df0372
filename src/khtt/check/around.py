"""What lies around a plan: the plans of the years before, and what of it could not be read."""

from dataclasses import dataclass

from khtt.nouns.outline import Outline


@dataclass(frozen=True, slots=True)
class Around:
    """What the rules may compare a plan with.

    `older` are the plans of the years before, the latest first. `gone` are texts of what could not be
    read.
    """

    older: tuple[Outline, ...] = ()
    gone: frozenset[str] = frozenset()


NOTHING = Around()

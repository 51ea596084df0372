"""What lies around a plan: the plans of other years, the parts that templates print."""

from dataclasses import dataclass

from khtt.nouns.outline import Outline


@dataclass(frozen=True, slots=True)
class Around:
    """What the rules may compare a plan with.

    `older` are the plans of the years before, the latest first. `parts` are the sections that the
    templates can print; None where that is not known. `gone` are texts of what could not be read.
    """

    older: tuple[Outline, ...] = ()
    parts: frozenset[str] | None = None
    gone: frozenset[str] = frozenset()


NOTHING = Around()

"""What a collection asks for, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.plan.items import Form
from khtt.nouns.report.figures import Reading
from khtt.nouns.report.period import Period
from khtt.nouns.report.table import ReportUnit


@dataclass(frozen=True)
class Asked:
    """The period and the forms that are collected, and all units that may send them, by id.

    `within` is the id of the unit whose files, and those of the units below it, are wanted; empty
    for everybody's.
    """

    period: Period
    forms: Mapping[str, Form]
    units: Mapping[str, ReportUnit]
    within: str = ""

    def wants(self, unit: str) -> bool:
        """Tell whether a unit's workbook is wanted."""
        return not self.within or unit == self.within or unit.startswith(f"{self.within}/")


@dataclass(frozen=True)
class Collected:
    """What files said, and every problem in them."""

    readings: tuple[Reading, ...]
    problems: tuple[Diagnostic, ...]
    files: int

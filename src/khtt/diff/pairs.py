"""What is different between two items that belong together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khtt.diff.amounts import amount_change
from khtt.diff.normal import Normal
from khtt.diff.people import Found, Names, lead_change, list_changes, named_changes
from khtt.diff.records import Record
from khtt.diff.times import time_change
from khtt.nouns.change import Kind, Wording
from khtt.nouns.plan.items import Target
from khtt.nouns.quantity import Quantity

# The text of an item names them too: where it was reworded it has told already.
_TOLD_BY_TEXT = ("products", "sources", "focus")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both plans' years and common forms, and what their units, bases and audiences became."""

    normals: tuple[Normal, Normal]
    units: Names
    bases: Names
    audiences: Names

    def typed(self, old: Record, new: Record, wording: Wording) -> Iterator[Found]:
        """Give the changes of the typed fields of a pair."""
        yield from self._amount(old, new)
        yield from self._time(old, new)
        if lead := lead_change(old.lead, new.lead, self.units):
            yield lead
        yield from named_changes(
            "support",
            (Kind.SUPPORT_ADDED, Kind.SUPPORT_GONE),
            (old.support, new.support),
            self.units,
        )
        yield from named_changes(
            "audiences",
            (Kind.AUDIENCE_ADDED, Kind.AUDIENCE_GONE),
            (old.audiences, new.audiences),
            self.audiences,
        )
        yield from named_changes(
            "bases", (Kind.BASIS_ADDED, Kind.BASIS_DROPPED), (old.bases, new.bases), self.bases
        )
        yield from named_changes(
            "to",
            (Kind.CONTENT_CHANGED, Kind.CONTENT_CHANGED),
            (old.addressees, new.addressees),
            self.units,
        )
        yield from self._lists(old, new, wording)

    def _amount(self, old: Record, new: Record) -> Iterator[Found]:
        years = (self.normals[0].year, self.normals[1].year)
        if isinstance(old.item, Target) and isinstance(new.item, Target):
            yield from _steps(old.item, new.item, years)
        elif found := amount_change(old.quantity, new.quantity):
            kind, field = found
            # An item may say its frequency in its text alone.
            said = (field.old or field.new).casefold() in (
                new if field.old else old
            ).words.casefold()
            if kind is not Kind.CONTENT_CHANGED or not said:
                yield kind, (field,), ""

    def _time(self, old: Record, new: Record) -> Iterator[Found]:
        years = (self.normals[0].year, self.normals[1].year)
        name = "deadline" if new.kind in ("task", "report", "solution") else "schedule"
        if found := time_change(old.schedule, new.schedule, years, name):
            kind, field = found
            yield kind, (field,), ""

    def _lists(self, old: Record, new: Record, wording: Wording) -> Iterator[Found]:
        fields = tuple(
            field
            for field in list_changes(old, new, self.normals)
            if field.name != "offices" or _both_say("offices", old, new)
            if wording is not Wording.REWORDED or field.name not in _TOLD_BY_TEXT
        )
        measure = tuple(field for field in fields if field.name == "measure")
        rest = tuple(field for field in fields if field.name != "measure")
        if measure:
            yield Kind.MEASURE_CHANGED, measure, ""
        if rest:
            yield Kind.CONTENT_CHANGED, rest, ""


def _both_say(name: str, old: Record, new: Record) -> bool:
    """Tell whether both items are of a class that has the field, so that its absence says a thing."""
    return hasattr(old.item, name) and hasattr(new.item, name)


def _steps(old: Target, new: Target, years: tuple[int, int]) -> Iterator[Found]:
    """Compare a target year by year where both plans set it, else each plan's own year."""
    before = {step.year: step.quantity for step in old.steps}
    after = {step.year: step.quantity for step in new.steps}
    both = [year for year in before if year in after and before[year] != after[year]]
    for year in both:
        yield from _step(before[year], after[year], str(year))
    if not both:
        yield from _step(before.get(years[0]), after.get(years[1]), "")


def _step(old: Quantity | None, new: Quantity | None, year: str) -> Iterator[Found]:
    if found := amount_change(old, new):
        kind, field = found
        yield kind, (replace(field, name=f"{field.name} {year}".strip()),), ""

"""Why a document does not say an item of the plan: one small function a rule, the first that holds.

A rule gives its sentence where it holds, else nothing. What no rule answers for is lost.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from khtt.account.survey import Entry
from khtt.nouns.account import Left
from khtt.nouns.language import _
from khtt.nouns.organisation import Level
from khtt.nouns.plan.items import (
    Activity,
    Channel,
    Form,
    Method,
    ReportingDuty,
    Responsibility,
    Section,
    Task,
)

CENTRAL = frozenset({"central"})
MEANT = {
    Level.NATION: frozenset({"central", "province", "district", "commune", "partner", "base"}),
    Level.PROVINCE: frozenset({"province", "district", "commune"}),
    Level.DISTRICT: frozenset({"district", "commune"}),
    Level.BASE: frozenset({"district", "base", "commune"}),
}
TO_ALL_BELOW = ("districts", "all")
# What a plan below the province leaves to the plan that it carries out.
FRAMEWORK = (
    "purposes",
    "requirements",
    "targets",
    "audiences",
    "solutions",
    "funding",
    "stages",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules ask of a body: its level, its year's plan, what it decided itself."""

    level: Level
    epidemic_level: int | None
    script: bool
    own_document: bool
    own: frozenset[str]
    answers: Mapping[str, tuple[str, ...]]

    @property
    def below(self) -> bool:
        """Tell whether the body stands below the province."""
        return self.level.is_lower


Rule = Callable[[Case, Entry], str]


def left(case: Case, entry: Entry) -> Left | None:
    """Give the rule that answers for an item which the document does not say."""
    for rule in RULES:
        if sentence := rule(case, entry):
            return Left(rule.__name__.replace("_", "-"), sentence)
    return None


def heading(_case: Case, entry: Entry) -> str:
    """Tell of a heading of the plan: what stands under it has a fate of its own."""
    held = isinstance(entry.item, Section | Responsibility | Channel) and not getattr(
        entry.item, "text", None
    )
    return _("a heading: what stands under it has a fate of its own") if held else ""


def answered(case: Case, entry: Entry) -> str:
    """Tell of what items of the body's own document carry out."""
    if names := case.answers.get(entry.id):
        return _("the body's own document answers it: {ids}").format(ids=", ".join(names))
    return ""


def own_document(case: Case, entry: Entry) -> str:
    """Tell of the plan above where the body issues a document in its own words."""
    if case.own_document and entry.id not in case.own:
        return _("the body issues a document of its own, in its own words")
    return ""


def central(case: Case, entry: Entry) -> str:
    """Tell of what the central bodies do without those below."""
    if case.level is not Level.NATION and entry.levels == CENTRAL and not _helps(case, entry):
        return _("central bodies alone carry it out")
    return ""


def received(case: Case, entry: Entry) -> str:
    """Tell of a row of the script that central bodies lead, and of which those below get nothing."""
    led = isinstance(entry.item, Activity) and entry.levels == CENTRAL and not entry.item.received
    if led and case.level is not Level.NATION:
        return _("central bodies lead it, and those below are to do nothing with it")
    return ""


def other_level(case: Case, entry: Entry) -> str:
    """Tell of what bodies of another level do."""
    others = entry.levels - MEANT[case.level]
    if entry.levels and others == entry.levels and not _helps(case, entry):
        return _("bodies of another level carry it out: {levels}").format(
            levels=", ".join(sorted(others))
        )
    return ""


def fulfilled(_case: Case, entry: Entry) -> str:
    """Tell of a task or a report that the plan itself carries out by being written."""
    if isinstance(entry.item, Task | ReportingDuty) and entry.item.fulfilled == "plan":
        return _("this plan itself carries it out")
    return ""


def condition(case: Case, entry: Entry) -> str:
    """Tell of a method for another level of the epidemic than the locality's."""
    for one in (entry.item, *entry.above):
        conditions = one.when.epidemic_levels if isinstance(one, Method) and one.when else ()
        if conditions and case.epidemic_level and case.epidemic_level not in conditions:
            sentence = _("its condition is not met: the locality's epidemic level is {level}")
            return sentence.format(level=case.epidemic_level)
    return ""


def offices_above(case: Case, entry: Entry) -> str:
    """Tell of a task that offices of the province do without those below."""
    if not case.below or not isinstance(entry.item, Task) or entry.id in case.own:
        return ""
    handed = set(entry.item.offices) & set(TO_ALL_BELOW)
    return "" if handed else _("an office of the body above carries it out")


def script_rows(case: Case, entry: Entry) -> str:
    """Tell of the forms of communication where the rows of the framework script tell them."""
    if case.below and case.script and entry.collection == "channels" and entry.id not in case.own:
        return _("the rows of the framework script tell it")
    return ""


def plan_above(case: Case, entry: Entry) -> str:
    """Tell of what a plan below the province leaves to the plan that it carries out."""
    if case.below and entry.collection in FRAMEWORK and entry.id not in case.own:
        return _("the plan that this one carries out says it for all its units")
    return ""


def reported_above(case: Case, entry: Entry) -> str:
    """Tell of a report that the body above owes."""
    if case.below and isinstance(entry.item, ReportingDuty):
        return _("the body above owes this report")
    return ""


def attached_above(case: Case, entry: Entry) -> str:
    """Tell of a report form, which is attached to the nation's plan."""
    if isinstance(entry.item, Form) and case.level is not Level.NATION:
        return _("a form: the plan of the nation has it attached")
    return ""


def _helps(case: Case, entry: Entry) -> bool:
    """Tell whether bodies of this level are to support it."""
    return bool(entry.helping & (MEANT[case.level] - {"commune"}))


RULES: tuple[Rule, ...] = (
    heading,
    answered,
    own_document,
    fulfilled,
    condition,
    central,
    received,
    other_level,
    offices_above,
    script_rows,
    plan_above,
    reported_above,
    attached_above,
)

"""Chain -> Diagnostics: what an overlay decides wrongly, one function a rule, listed in OVERLAY_RULES.

A rule's docstring is its documentation: what is wrong, why it matters, what to do.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from khtt.check.bases import BASES
from khtt.check.bodies import (
    body_of_the_past,
    district_of_the_past,
    led_by_nobody,
)
from khtt.check.cited import told_otherwise, undeclared_document
from khtt.check.duplicates import listed_twice
from khtt.check.folding import folded
from khtt.check.letters import LETTERS
from khtt.check.meaning import MEANING
from khtt.check.naming import unknown_reference
from khtt.check.overlay.amounts import AMOUNTS
from khtt.check.overlay.dates import DATES
from khtt.check.overlay.items import ITEMS, decided
from khtt.check.overlay.levels import LEVELS
from khtt.check.overlay.limits import BOUNDS
from khtt.check.overlay.names import NAMES
from khtt.check.overlay.odds import ODDS
from khtt.check.overlay.places import PLACES
from khtt.check.overlay.reasons import REASONS
from khtt.check.overlay.rights import RIGHTS
from khtt.check.overlay.signing import SIGNING
from khtt.check.overlay.spreads import SPREADS
from khtt.check.overlay.survey import OverlaySurvey
from khtt.check.quantities import QUANTITIES, zero
from khtt.check.references import declared_twice, duplicate_id, malformed_ref, named_twice
from khtt.check.refs import repeated_heading, wrong_roman
from khtt.check.spelling import SPELLING
from khtt.check.survey import Survey
from khtt.check.times import TIMES
from khtt.check.wording import (
    date_form,
    every_month,
    markup,
    stray_blanks,
    tone_place,
)
from khtt.check.years import YEARS
from khtt.nouns.diagnostic import Diagnostic, Place, Related, ordered
from khtt.nouns.language import _
from khtt.nouns.organisation import Organisation
from khtt.nouns.plan.chain import Chain
from khtt.nouns.source import Source

OverlayRule = Callable[[OverlaySurvey], Iterator[Diagnostic]]
OVERLAY_RULES: tuple[OverlayRule, ...] = (
    *PLACES,
    *ITEMS,
    *RIGHTS,
    *NAMES,
    *BOUNDS,
    *AMOUNTS,
    *REASONS,
    *DATES,
    *SIGNING,
    *SPREADS,
    *ODDS,
    *LEVELS,
)

# What holds for every plan holds for an overlay's own parts too.
_SHARED: tuple[Callable[[Survey], Iterator[Diagnostic]], ...] = (
    duplicate_id,
    declared_twice,
    malformed_ref,
    named_twice,
    *MEANING,
    markup,
    stray_blanks,
    date_form,
    every_month,
    tone_place,
    repeated_heading,
    wrong_roman,
    listed_twice,
    unknown_reference,
    *BASES,
    told_otherwise,
    undeclared_document,
    *YEARS,
    # An amount of 0 is a district's share that its province's sum decides about.
    *(rule for rule in QUANTITIES if rule is not zero),
    *TIMES,
    body_of_the_past,
    district_of_the_past,
    led_by_nobody,
    *LETTERS,
    *SPELLING,
)


def check_overlay(chain: Chain, organisation: Organisation) -> tuple[Diagnostic, ...]:
    """Give every problem of the lowest overlay of a chain, sorted by place."""
    survey = OverlaySurvey(chain, organisation)
    own = (problem for rule in OVERLAY_RULES for problem in rule(survey))
    found = (problem for rule in _SHARED for problem in rule(survey.survey))
    shared = folded(found, survey.survey)
    return ordered([*own, *(_with_plan(problem, survey) for problem in shared)])


def _with_plan(problem: Diagnostic, survey: OverlaySurvey) -> Diagnostic:
    """Name the plan's year beside a time outside it, and beside a decision what it is about."""
    if problem.code == "KH301":
        return replace(problem, related=(Related(survey.head(), _("is the plan's year")),))
    if problem.related:
        return problem
    name = _decided_at(problem.at, survey)
    if name not in survey.items:
        return replace(problem, related=(Related(survey.head(), _("is the plan it lies under")),))
    return replace(problem, related=(survey.against(name, "id", _("is what it decides about")),))


def _decided_at(at: Place, survey: OverlaySurvey) -> str:
    """Give the id of the item whose decision stands at a place; empty for none."""
    layer = survey.layer
    begun = [(layer.source.key_place((name,)), "") for name in layer.overlay.model_fields_set]
    begun += [(layer.place(path), name) for path, name in decided(survey)]
    before = [(place.line, place.column, name) for place, name in begun]
    return max((one for one in before if one[:2] <= (at.line, at.column)), default=(0, 0, ""))[2]


def beside_plan(problem: Diagnostic, source: Source, chain: Chain) -> Diagnostic:
    """Give a problem of an overlay's form with the place of the plan that it is about.

    That is the item whose decision stands there, else where the plan says what it is.
    """
    if problem.related:
        return problem
    data = source.data if isinstance(source.data, dict) else {}
    before: tuple[Place, str] = (Place(source.file), "")
    for kind in ("set", "waive", "spread"):
        decisions = data.get(kind)
        for name in decisions if isinstance(decisions, dict) else ():
            at = source.key_place((kind, name))
            before = max(before, (at, name)) if at <= problem.at else before
    others = [source.key_place((key,)) for key in data]
    name = before[1]
    if name in chain.items and not any(before[0] < at <= problem.at for at in others):
        where = Related(chain.place(name), _(_("is what it decides about")))
    else:
        where = Related(chain.source.place(("plan", "year")), _("is the plan it lies under"))
    return replace(problem, related=(where,))

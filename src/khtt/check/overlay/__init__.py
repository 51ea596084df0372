"""Chain -> Diagnostics: what an overlay decides wrongly, one function a rule, listed in OVERLAY_RULES.

A rule's docstring is its documentation: what is wrong, why it matters, what to do.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from khtt.check.meaning import MEANING
from khtt.check.overlay.items import ITEMS
from khtt.check.overlay.limits import BOUNDS
from khtt.check.overlay.names import NAMES
from khtt.check.overlay.places import PLACES
from khtt.check.overlay.survey import OverlaySurvey
from khtt.check.references import declared_twice, duplicate_id, malformed_ref, named_twice
from khtt.check.survey import Survey
from khtt.check.wording import (
    date_form,
    every_month,
    markup,
    stray_blanks,
    tone_place,
)
from khtt.diagnostic import Diagnostic, Related, ordered
from khtt.plan.chain import Chain
from khtt.territory import Territory

OverlayRule = Callable[[OverlaySurvey], Iterator[Diagnostic]]
OVERLAY_RULES: tuple[OverlayRule, ...] = (*PLACES, *ITEMS, *NAMES, *BOUNDS)

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
)


def check_overlay(chain: Chain, territory: Territory) -> tuple[Diagnostic, ...]:
    """Give every problem of the lowest overlay of a chain, sorted by place."""
    survey = OverlaySurvey(chain, territory)
    own = (problem for rule in OVERLAY_RULES for problem in rule(survey))
    shared = (problem for rule in _SHARED for problem in rule(survey.survey))
    return ordered([*own, *(_with_year(problem, survey) for problem in shared)])


def _with_year(problem: Diagnostic, survey: OverlaySurvey) -> Diagnostic:
    """Name the plan's year beside a day that lies outside it."""
    if problem.code != "KH301":
        return problem
    return replace(problem, related=(Related(survey.head(), "is the plan's year"),))

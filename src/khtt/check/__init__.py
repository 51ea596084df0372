"""PlanFile -> Diagnostics: what the plan says wrongly, one function a rule, listed in RULES.

A rule's docstring is its documentation: what is wrong, why it matters, what to do. The rules for
overlays are in `khtt.check.overlay`, which is imported only where there are overlays.
"""

from collections.abc import Callable, Iterator

from khtt.check.draft import DRAFT
from khtt.check.meaning import MEANING
from khtt.check.naming import WORDS
from khtt.check.references import REFERENCE
from khtt.check.survey import Survey
from khtt.check.unnamed import reference_without_name, unnamed_references
from khtt.check.wording import WORDING
from khtt.nouns.diagnostic import Diagnostic, ordered
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.source import Source

__all__ = ["RULES", "Rule", "check", "unnamed_references"]

Rule = Callable[[Survey], Iterator[Diagnostic]]
RULES: tuple[Rule, ...] = (
    *REFERENCE,
    *MEANING,
    *DRAFT,
    *WORDING,
    *WORDS,
    reference_without_name,
)


def check(plan: PlanFile, source: Source) -> tuple[Diagnostic, ...]:
    """Give every problem of a plan that its shape alone does not show, sorted by place."""
    survey = Survey.of(plan, source)
    return ordered(problem for rule in RULES for problem in rule(survey))

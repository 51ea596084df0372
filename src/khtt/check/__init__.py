"""PlanFile -> Diagnostics: what the plan says wrongly, one function a rule, listed in RULES.

A rule's docstring is its documentation, of the form that `khtt.nouns.rule` reads: what is wrong,
why it matters, a wrong and a right example. The rules for overlays are in `khtt.check.overlay`,
which is imported only where there are overlays.
"""

from collections.abc import Callable, Iterator

from khtt.check.around import NOTHING, Around
from khtt.check.bases import BASES
from khtt.check.bodies import BODIES
from khtt.check.cited import CITED
from khtt.check.draft import DRAFT
from khtt.check.duplicates import DUPLICATES
from khtt.check.folding import folded
from khtt.check.forms import FORMS
from khtt.check.history import HISTORY
from khtt.check.identity import IDENTITY
from khtt.check.letters import LETTERS
from khtt.check.meaning import MEANING
from khtt.check.naming import WORDS
from khtt.check.quantities import QUANTITIES
from khtt.check.references import REFERENCE
from khtt.check.refs import REFS
from khtt.check.sections import SECTIONS
from khtt.check.spelling import SPELLING
from khtt.check.survey import Survey
from khtt.check.times import TIMES
from khtt.check.unnamed import reference_without_name, unnamed_references
from khtt.check.wording import WORDING
from khtt.check.years import YEARS
from khtt.nouns.diagnostic import Diagnostic, ordered
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.source import Source

__all__ = ["RULES", "Around", "Rule", "check", "unnamed_references"]

Rule = Callable[[Survey], Iterator[Diagnostic]]
RULES: tuple[Rule, ...] = (
    *REFERENCE,
    *REFS,
    *SECTIONS,
    *HISTORY,
    *FORMS,
    *MEANING,
    *DRAFT,
    *WORDING,
    *WORDS,
    reference_without_name,
    *BASES,
    *CITED,
    *IDENTITY,
    *YEARS,
    *QUANTITIES,
    *TIMES,
    *DUPLICATES,
    *BODIES,
    *LETTERS,
    *SPELLING,
)


def check(plan: PlanFile, source: Source, around: Around = NOTHING) -> tuple[Diagnostic, ...]:
    """Give every problem of a plan that its shape alone does not show, sorted by place."""
    survey = Survey.of(plan, source, around=around)
    found = (problem for rule in RULES for problem in rule(survey))
    return ordered(folded(found, survey))

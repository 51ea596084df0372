"""One mistake, one message: what follows from a problem is told under it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.plan.items import Basis

_SHOWN = 3

# Which problems of the same line are one slip.
_OF_THE_LINE = {
    "KH384": {"KH313", "KH390"},
    "KH382": {"KH383"},
    "KH366": {"KH259"},
    "KH386": {"KH384", "KH390"},
    "KH389": {"KH381", "KH387"},
}

# Which problems follow from which, wherever both stand: a wrong year makes all dates wrong.
_OF_THE_PLAN = {
    "KH341": {"KH301", "KH342", "KH343", "KH344", "KH356"},
    "KH302": {"KH301", "KH342", "KH344"},
    "KH348": {"KH372"},
    "KH372": {"KH373"},
    "KH212": {"KH312"},
    "KH343": {"KH308", "KH328", "KH371", "KH372", "KH374"},
}
# The map, the bodies and the bases in force hang on the day that the plan speaks from.
_OF_THE_DAY = {"KH308", "KH328", "KH343", "KH371", "KH372", "KH374"}
# A legal basis that is declared wrongly is told otherwise by every text.
_DECLARED = ("KH308", "KH324", "KH321", "KH322", "KH323", "KH330", "KH325")
_OF_A_BASIS = {"KH326", "KH327", "KH330", "KH321", "KH322", "KH323"}


def folded(found: Iterable[Diagnostic], survey: Survey) -> list[Diagnostic]:
    """Give the problems with the consequences of each as its related places."""
    problems = list(found)
    day = survey.place(("plan", "as_of"))
    bases = sorted(survey.place(path) for path, _basis in survey.every(Basis))
    under = dict[int, list[Diagnostic]]()
    left = list[Diagnostic]()
    for problem in problems:
        cause = _cause(problem, problems, day, bases)
        if cause is None:
            left.append(problem)
        else:
            under.setdefault(id(cause), []).append(problem)
    return [_with(problem, under.get(id(problem), [])) for problem in left]


def _cause(
    problem: Diagnostic, problems: list[Diagnostic], day: Place, bases: list[Place]
) -> Diagnostic | None:
    for other in problems:
        if problem.code in _OF_THE_PLAN.get(other.code, ()):
            return other
        if other.code in _OF_THE_LINE.get(problem.code, ()) and other.at.line == problem.at.line:
            return other
        if other.code == "KH301" and other.at == day and problem.code in _OF_THE_DAY:
            return other
    if problem.code in _OF_A_BASIS:
        return _wrong_basis(problem, problems, bases)
    return None


def _wrong_basis(
    problem: Diagnostic, problems: list[Diagnostic], bases: list[Place]
) -> Diagnostic | None:
    """Give the problem of the declaration that a problem hangs on."""
    about = (
        problem.related[0].at
        if problem.code in ("KH326", "KH327") and problem.related
        else problem.at
    )
    own = bisect_right(bases, about)
    if not own or (problem.code in ("KH326", "KH327") and not problem.related):
        return None
    rank = _DECLARED.index(problem.code) if problem.code in _DECLARED else len(_DECLARED)
    causes = [
        other
        for other in problems
        if other.code in _DECLARED[:rank]
        and other is not problem
        and bisect_right(bases, other.at) == own
        and (own < len(bases) or other.at.line - about.line < len(Basis.model_fields))
    ]
    return min(causes, key=lambda other: _DECLARED.index(other.code), default=None)


def _with(problem: Diagnostic, consequences: list[Diagnostic]) -> Diagnostic:
    if not consequences:
        return problem
    told = tuple(
        Related(one.at, one.message)
        for one in sorted(consequences, key=lambda one: one.at)[:_SHOWN]
    )
    return replace(problem, related=(*problem.related, *told))

"""The rule about references that have no name for a body that reads them (KH220)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from khtt.check.naming import references_in
from khtt.check.survey import Survey, Text, lead_of
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.organisation import Body, Level, Organisation, organisation_on
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Item, Responsibility, Unit
from khtt.nouns.plan.overlay import NO_FACTS
from khtt.nouns.source import Path, Source
from khtt.nouns.words import (
    Alternative,
    Lexicon,
    Reference,
    WordsError,
    lexicon,
    no_name,
)

_NOWHERE_BELOW = {"central"}
_NOT_BELOW_PROVINCES = {"central", "province"}


def reference_without_name(survey: Survey) -> Iterator[Diagnostic]:
    """KH220: what a reference names does not exist for a body to which its item falls.

    A district ends on 30 June 2025, an island has no communes: the document would have no word
    there. Say what holds instead, `{radio:district|radio:commune}`, or let `lead` name those who
    carry the item out, so that it falls to nobody else.
    """
    return _unnamed(survey, organisation_on(survey.plan.plan.day))


def unnamed_references(
    plan: PlanFile, source: Source, organisation: Organisation
) -> tuple[Diagnostic, ...]:
    """Give the references of a plan without a name (KH220) in the organisation of another day."""
    return tuple(_unnamed(Survey.of(plan, source), organisation))


def _unnamed(survey: Survey, organisation: Organisation) -> Iterator[Diagnostic]:
    return without_name(survey, organisation.bodies, organisation)


def without_name(
    survey: Survey, bodies: Iterable[Body], organisation: Organisation
) -> Iterator[Diagnostic]:
    """Give the references in texts that have no name for one of these bodies, each once."""
    return _told(survey, _lexicons(_unlike(bodies, organisation), survey, organisation))


def _unlike(bodies: Iterable[Body], organisation: Organisation) -> tuple[Body, ...]:
    """Give one body of each sort: what has a name in one has a name in all of its sort."""
    above = {body.id: body for body in organisation.bodies}
    sorts = {
        (
            body.level,
            body.kind,
            body.area.counts.kinds,
            above[body.above].kind if body.above else "",
        ): body
        for body in bodies
    }
    return tuple(sorts.values())


def _lexicons(
    bodies: Sequence[Body], survey: Survey, organisation: Organisation
) -> tuple[Lexicon, ...]:
    units = tuple(survey.units.values())
    return tuple(lexicon(body, organisation, units, NO_FACTS) for body in bodies)


def _told(survey: Survey, lexicons: Sequence[Lexicon]) -> Iterator[Diagnostic]:
    items = dict(survey.every(Item))
    levels = {unit.id: str(unit.level) for unit in survey.plan.units}
    without = dict[tuple[Alternative, ...], tuple[Lexicon, ...]]()
    for text in survey.texts:
        for reference in references_in(text.text):
            if reference.alternatives not in without:
                without[reference.alternatives] = _without(reference, lexicons)
            if not (nameless := without[reference.alternatives]):
                continue
            barred = _barred(text, items, levels)
            words = next((words for words in nameless if words.body.level not in barred), None)
            if words is not None:
                yield _diagnostic(survey, text, reference, words)


def _without(reference: Reference, lexicons: Sequence[Lexicon]) -> tuple[Lexicon, ...]:
    """Give the lexicons in which a reference has no name."""
    try:
        return tuple(
            words
            for words in lexicons
            if not any(map(words.name, *zip(*reference.alternatives, strict=True)))
        )
    except WordsError:
        return ()  # told as KH219


def _diagnostic(survey: Survey, text: Text, reference: Reference, words: Lexicon) -> Diagnostic:
    problem = no_name(reference, words.body)
    at = survey.spot(text.path, problem.offset)
    return Diagnostic("KH220", problem.message, at, hint=problem.hint)


def _barred(text: Text, items: Mapping[Path, Item], levels: Mapping[str, str]) -> frozenset[Level]:
    """Give the levels to which a text does not fall, by who leads the items around it."""
    barred = frozenset[Level]()
    around = [items[text.path[:end]] for end in range(len(text.path)) if text.path[:end] in items]
    leads = [lead_of(item) for item in around]
    if isinstance(text.noun, Unit):
        leads.append((text.noun.id,))
    for lead in leads:
        named = {levels[unit] for unit in lead if unit in levels}
        if named and named <= _NOWHERE_BELOW:
            barred |= frozenset(Level) - {Level.NATION}
        elif named and named <= _NOT_BELOW_PROVINCES and not _handed_on(around):
            barred |= {level for level in Level if level.is_lower}
    return barred


def _handed_on(around: Iterable[Item]) -> bool:
    """Tell whether a task of the province's office may be its districts' too, by its `offices`."""
    return any(isinstance(item, Responsibility) for item in around)

"""Rules about the days of an overlay's document and of what it names (KH250, KH263, KH277)."""

from collections.abc import Callable, Iterator
from datetime import date

from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Place, Related
from khtt.nouns.language import _
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.quantity import Schedule
from khtt.nouns.source import Path
from khtt.nouns.text import short_date

DATE: Path = ("facts", "date")


def basis_after_document(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH250: a document that the overlay rests on, carries out or replaces is dated after its own.

    What is not there yet allows nothing. Without a day of its own, the document is of the plan's
    years. Mend one of the two days.
    """
    own, end = survey.overlay.facts.date, _end(survey)
    day = own or end
    for index, basis in enumerate(survey.overlay.bases):
        if basis.date and basis.date > day:
            message = _("'{id}' is dated {date}, after the document: {day}").format(
                id=basis.id, date=short_date(basis.date), day=short_date(day)
            )
            where = Related(_day_place(survey), _("the day of the document"))
            hint = _("mend the day of one of them")
            yield survey.breach("KH250", ("bases", index, "date"), message, where, hint)


def _end(survey: OverlaySurvey) -> date:
    return date(max(survey.above.plan.until or 0, survey.above.plan.year), 12, 31)


def _day_place(survey: OverlaySurvey) -> Place:
    return survey.layer.place(DATE) if survey.overlay.facts.date else survey.head()


def impossible_day(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH263: the document's day does not fit: before the plan above, after its years, or too late.

    A plan carries out the one above, which was there before it; what it sets to be done is still
    to come. Mend the day.
    """
    day = survey.overlay.facts.date
    if day is None:
        return
    plan = survey.above.plan
    hint = _("mend the day")
    if day < plan.day:
        where = Related(
            _plan_day(survey),
            _("the plan above speaks from {day}").format(day=short_date(plan.day)),
        )
        message = _("the document is dated {day}, before the plan above").format(
            day=short_date(day)
        )
        yield survey.breach("KH263", DATE, message, where, hint)
    if day > _end(survey):
        message = _("the document is dated {day}, after the plan's years").format(
            day=short_date(day)
        )
        yield survey.breach(
            "KH263", DATE, message, Related(survey.head(), _("the plan's year")), hint
        )
    for layer in survey.chain.above.layers:
        above = layer.overlay.facts.date
        if above and day < above:
            message = _("the document is dated {day}, before that of the body above").format(
                day=short_date(day)
            )
            where = Related(layer.place(DATE), _("is dated {day}").format(day=short_date(above)))
            yield survey.breach("KH263", DATE, message, where, hint)
    yield from _past(survey, day)


def _plan_day(survey: OverlaySurvey) -> Place:
    issued = survey.above.plan.issued.date
    path: Path = ("plan", "issued", "date") if issued else ("plan", "as_of")
    return survey.chain.source.place(path)


def _past(survey: OverlaySurvey, day: date) -> Iterator[Diagnostic]:
    """Tell of what the overlay sets for a time before its own document."""
    own = ("set", "add", "contracts")
    for path, schedule in survey.survey.every(Schedule):
        last = schedule.last_day or schedule.also or schedule.day or schedule.before
        if path[0] in own and last and last < day:
            message = _("{time} is over when the document is issued, on {day}").format(
                time=schedule.text, day=short_date(day)
            )
            where = Related(survey.layer.place(DATE), _("the day of the document"))
            problem = survey.breach("KH263", path, message, where, _("mend one of the two days"))
            yield problem


def wrong_reference(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH277: the plan above, or the one that is amended, is named by a day or number that cannot be.

    The plan above is older than the document and has one number; a plan amends one of its own,
    issued earlier under another number. Mend what is named.
    """
    overlay = survey.overlay
    facts, amended = overlay.facts, overlay.amends
    day = facts.date or _end(survey)
    if facts.parent:
        path: Path = ("facts", "parent")
        if facts.parent.date and facts.parent.date > day:
            where = Related(_day_place(survey), _("the day of the document"))
            yield _wrong(survey, (*path, "date"), _("the plan above is dated after it"), where)
        for said, place in _known_above(survey):
            if said[0] and said[0] != facts.parent.number:
                message = _("the plan above has the number {number}").format(number=said[0])
                yield _wrong(survey, (*path, "number"), message, Related(place, _("says so")))
            if said[1] and facts.parent.date and said[1] != facts.parent.date:
                message = _("the plan above is dated {day}").format(day=short_date(said[1]))
                yield _wrong(survey, (*path, "date"), message, Related(place, _("says so")))
    if amended:
        where = Related(_day_place(survey), _("the day of the document"))
        if amended.date and amended.date >= day:
            message = _("what is amended is not older than the document")
            yield _wrong(survey, ("amends", "date"), message, where)
        if amended.date and amended.date < survey.above.plan.day:
            message = _("what is amended is older than the plan above")
            where = Related(_plan_day(survey), _("the day of the plan above"))
            yield _wrong(survey, ("amends", "date"), message, where)
        if facts.number and _bare(facts.number) == _bare(amended.number):
            message = _("the document would amend itself: both have the number {number}").format(
                number=amended.number
            )
            where = Related(survey.layer.place(("facts", "number")), _("its own number"))
            yield _wrong(survey, ("amends", "number"), message, where)


def _bare(number: str) -> str:
    return number.partition("/")[0].lstrip("0")


def _known_above(
    survey: OverlaySurvey,
) -> Iterator[tuple[tuple[str | None, date | None], Place]]:
    if survey.lower:
        for layer in survey.chain.above.layers:
            facts = layer.overlay.facts
            number = facts.number if facts.number and "/" in facts.number else None
            yield (number, facts.date), _at_number(layer.overlay, layer.place)
    else:
        issued = survey.above.plan.issued
        yield (issued.number, issued.date), survey.chain.source.place(("plan", "issued"))


def _at_number(overlay: Overlay, place: Callable[[Path], Place]) -> Place:
    return place(("facts", "number")) if overlay.facts.number else place(DATE)


def _wrong(survey: OverlaySurvey, path: Path, message: str, where: Related) -> Diagnostic:
    return survey.breach("KH277", path, message, where, _("mend what is named"))


DATES = (basis_after_document, impossible_day, wrong_reference)

"""Rules about quantities, schedules and who does what (KH30x)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.plan.file import Identity
from khtt.nouns.plan.items import (
    Activity,
    Basis,
    Campaign,
    ReportingDuty,
    Responsibility,
    Statement,
    Target,
    Task,
)
from khtt.nouns.plan.overlay import Document
from khtt.nouns.quantity import VALUE_KEYS, Quantity, Schedule
from khtt.nouns.source import Path
from khtt.nouns.text import short_date

_HUNDRED = 100


def outside_the_plan(survey: Survey) -> Iterator[Diagnostic]:
    """KH301: a day, or the step of a target, lies outside the years of the plan.

    It was mistyped, or left from last year's file. A plan speaks from its issue, or the first of
    January, to the end of its last year; a report or a task may be due in the January after. The day
    as of which it speaks (`as_of`) is of those years, or of the year before them.

    Wrong:
        themes: [{id: day, ref: I.1, name: Ngày, schedule: {day: 15/01/2022}}]
    Right:
        themes: [{id: day, ref: I.1, name: Ngày, schedule: {day: 15/01/2023}}]
    """
    plan = survey.plan.plan
    start = date(plan.year, 1, 1)
    if plan.issued.date:
        start = min(start, plan.issued.date)
    last = max(plan.until or plan.year, plan.year)
    end, report_end = date(last, 12, 31), date(last + 1, 1, 31)
    duties = _told_afterwards(survey)
    for path, day in _days(survey):
        if not start <= day <= (report_end if path[:-1] in duties else end):
            message = _("{day} lies outside the plan's time, {years}").format(
                day=short_date(day), years=_years(plan)
            )
            yield survey.error("KH301", path, message, _("mend the year"))
    for path, identity in survey.every(Identity):
        if not date(plan.year - 1, 1, 1) <= identity.as_of <= end:
            message = _("{day} is not of the plan's time, {years}").format(
                day=short_date(identity.as_of), years=_years(plan)
            )
            hint = _("name the day from which the plan speaks: it chooses the map")
            yield survey.error("KH301", (*path, "as_of"), message, hint)
    for path, target in survey.every(Target):
        for index, step in enumerate(target.steps):
            if not plan.year <= step.year <= last:
                message = _("the step of {year} lies outside the plan's time, {years}").format(
                    year=step.year, years=_years(plan)
                )
                yield survey.error("KH301", (*path, "steps", index), message, _("mend the year"))


def _told_afterwards(survey: Survey) -> set[Path]:
    """Give the deadlines that may fall into the January after: not that of the unit's own plan."""
    reports = {
        (*path, "deadline") for path, one in survey.every(ReportingDuty) if not one.fulfilled
    }
    return reports | {(*path, "deadline") for path, one in survey.every(Task) if not one.fulfilled}


def _years(plan: Identity) -> str:
    last = plan.until or plan.year
    return f"{plan.year}-{last}" if last > plan.year else f"{plan.year}"


def _days(survey: Survey) -> Iterator[tuple[Path, date]]:
    for path, schedule in survey.every(Schedule):
        for name in ("day", "last_day", "also", "before"):
            day = getattr(schedule, name)
            if isinstance(day, date):
                yield (*path, name), day


def reversed_range(survey: Survey) -> Iterator[Diagnostic]:
    """KH302: a span of time ends before it begins.

    Write the earlier end first: `II-IV`, `8-9`. A span over the new year is two spans.

    Wrong:
        themes: [{id: day, ref: I.1, name: Ngày, schedule: {months: [9-8]}}]
    Right:
        themes: [{id: day, ref: I.1, name: Ngày, schedule: {months: [8-9]}}]
    """
    hint = _("write the earlier end first")
    for path, until in _ends(survey):
        if until < survey.plan.plan.year:
            message = _("the plan ends in {until}, before it begins in {year}").format(
                until=until, year=survey.plan.plan.year
            )
            yield survey.error("KH302", path, message, _("mend the year"))
    for path, schedule in survey.every(Schedule):
        first, last = schedule.quarters or (0, 0)
        if first > last:
            yield survey.error("KH302", (*path, "quarters"), _("the quarters run backwards"), hint)
        for index, (first, last) in enumerate(schedule.months):
            if first > last:
                here = (*path, "months", index)
                yield survey.error(
                    "KH302",
                    here,
                    _("months {first}-{last} run backwards").format(first=first, last=last),
                    hint,
                )
        for key, later in (("last_day", schedule.last_day), ("also", schedule.also)):
            if schedule.day and later and later < schedule.day:
                message = _("the last day comes before the first")
                yield survey.error("KH302", (*path, key), message, hint)


def _ends(survey: Survey) -> Iterator[tuple[Path, int]]:
    """Give the last year that a plan, or a unit's own document, names."""
    found = [(path, one.until) for path, one in survey.every(Identity)]
    found += [(path, one.until) for path, one in survey.every(Document)]
    for path, until in found:
        if until:
            yield (*path, "until"), until


def _numbers(quantity: Quantity) -> Iterator[tuple[str, Decimal]]:
    for key in VALUE_KEYS:
        value = getattr(quantity, key)
        for number in value if isinstance(value, tuple) else (value,):
            if number is not None:
                yield key, number


def share_over_hundred(survey: Survey) -> Iterator[Diagnostic]:
    """KH303: a share is over 100%.

    There is no more than the whole. Mend the number, or drop the percent sign.

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {at_least: 250%, of: commune}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {at_least: 25%, of: commune}}]
    """
    for path, quantity in survey.every(Quantity):
        for key, value in _numbers(quantity):
            if quantity.percent and value > _HUNDRED:
                message = _("{value}% is more than the whole").format(value=value)
                yield survey.error("KH303", (*path, key), message, _("mend the number"))


def part_over_whole(survey: Survey) -> Iterator[Diagnostic]:
    """KH304: a part (`of_which`) is greater than the whole.

    Only parts in the whole's own unit of measure are compared. Mend one of the two numbers.

    Wrong:
        campaigns: [{id: drive, ref: I, name: Phát, quantity: {at_least: 5, unit: lượt, of_which: [{at_least: 7, unit: lượt, on: BHYT}]}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Phát, quantity: {at_least: 5, unit: lượt, of_which: [{at_least: 2, unit: lượt, on: BHYT}]}}]
    """
    for path, quantity in survey.every(Quantity):
        whole = quantity.high or quantity.low
        for index, part in enumerate(quantity.of_which):
            if whole and part.unit == quantity.unit and part.at_least > whole:
                message = _("a part of {at_least} is more than the whole, {whole}").format(
                    at_least=part.at_least, whole=whole
                )
                yield survey.error(
                    "KH304", (*path, "of_which", index), message, _("mend one of them")
                )


def leads_and_supports(survey: Survey) -> Iterator[Diagnostic]:
    """KH305: a unit both leads and supports.

    Who leads is answerable; who supports is not. A task without `lead` is led by the unit that it
    stands under. Keep the unit in one of the two.

    Wrong:
        contents: [{id: one, ref: I.1, text: Một, lead: vss, support: vss}]
    Right:
        contents: [{id: one, ref: I.1, text: Một, lead: vss}]
    """
    own = {
        (*path, "tasks", index): duty.unit
        for path, duty in survey.every(Responsibility)
        for index, _task in enumerate(duty.tasks)
    }
    for path, part in _led(survey):
        lead = part.lead or (own.get(path, ""),)
        for index, unit in enumerate(part.support):
            if unit in lead:
                message = _("'{unit}' leads and supports '{id}'").format(unit=unit, id=part.id)
                yield survey.error("KH305", (*path, "support", index), message, _("keep one"))


def _led(survey: Survey) -> Iterator[tuple[Path, Statement | Campaign | Activity]]:
    yield from survey.every(Statement)
    yield from survey.every(Campaign)
    yield from survey.every(Activity)


def number_of_nothing(survey: Survey) -> Iterator[Diagnostic]:
    """KH306: a number has no unit of measure.

    "Tối thiểu 05" of what? Write `unit: lượt`, or `measure` at the activity.

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {at_least: 5}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {at_least: 5, unit: cuộc}}]
    """
    measured = {(*path, "quantity") for path, part in survey.every(Activity) if part.measure}
    for path, quantity in survey.every(Quantity):
        # `of` without a percent sign is KH353's.
        counted = not (quantity.percent or quantity.frequency or quantity.of)
        if counted and not quantity.unit and path not in measured:
            hint = _("write it, such as `unit: lượt`")
            yield survey.error("KH306", path, _("the number has no unit of measure"), hint)


def half_a_schedule(survey: Survey) -> Iterator[Diagnostic]:
    """KH307: a schedule lacks the half that gives the other its meaning, or says nothing.

    `last_day` or `also` goes with `day`, and `before_day` with `every`; alone they would not be printed.

    Wrong:
        themes: [{id: day, ref: I.1, name: Ngày, schedule: {before_day: 20}}]
    Right:
        themes: [{id: day, ref: I.1, name: Ngày, schedule: {before_day: 20, every: month}}]
    """
    for path, schedule in survey.every(Schedule):
        lone = "last_day" if schedule.last_day else "also" if schedule.also else ""
        if lone and not schedule.day:
            message = _("`{key}` stands without `day`").format(key=lone)
            yield survey.error("KH307", (*path, lone), message, _("add `day`, or use `before`"))
        elif schedule.last_day and schedule.also:
            message = _("`last_day` and `also` stand together: is it a span, or two days?")
            yield survey.error("KH307", (*path, "also"), message, _("leave one of the two out"))
        elif schedule.before_day and not schedule.every:
            message = _("`before_day` stands without `every`")
            yield survey.error("KH307", (*path, "before_day"), message, _("add `every: month`"))
        elif not schedule.text:
            yield survey.error("KH307", path, _("the schedule says nothing"), _("leave it out"))


def basis_of_tomorrow(survey: Survey) -> Iterator[Diagnostic]:
    """KH308: a legal basis is dated after the day that the plan speaks from.

    A plan cannot rest on, or name by its date, what was not there yet. Mend the date of one. An
    overlay may: its office decides in the course of the year.

    Wrong:
        bases: [{id: law, type: Luật Bảo hiểm xã hội, number: 41/2024/QH15, date: 29/6/2024}]
    Right:
        bases: [{id: law, type: Luật Bảo hiểm xã hội, number: 58/2014/QH13, date: 20/11/2014}]
    """
    day = survey.plan.plan.day
    of_plan = {basis.id for basis in survey.plan.bases}
    for path, basis in survey.every(Basis):
        if basis.id in of_plan and basis.date and basis.date > day:
            message = _("the basis is dated {day}, after the plan's day {other}").format(
                day=short_date(basis.date), other=short_date(day)
            )
            yield survey.error("KH308", (*path, "date"), message, _("mend the date, or `as_of`"))


MEANING = (
    outside_the_plan,
    reversed_range,
    share_over_hundred,
    part_over_whole,
    leads_and_supports,
    number_of_nothing,
    half_a_schedule,
    basis_of_tomorrow,
)

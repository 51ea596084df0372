"""Rules about schedules that contradict themselves or what they belong to (KH357-KH359)."""

import re
from collections.abc import Iterator

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.items import ReportingDuty
from khtt.nouns.plan.overlay import Document
from khtt.nouns.quantity import Schedule
from khtt.nouns.source import Path

_IN_A_QUARTER = 3


def stage_after_the_end(survey: Survey) -> Iterator[Diagnostic]:
    """KH357: a stage of a unit's own document ends after the document itself.

    Mend the year of the stage, or `until` of the document.
    """
    for path, document in survey.every(Document):
        for index, stage in enumerate(document.stages):
            if document.until and stage.until > document.until:
                message = _("the stage ends in {year}, the document in {until}").format(
                    year=stage.until, until=document.until
                )
                at: Path = (*path, "stages", index, "until")
                yield survey.error("KH357", at, message, _("mend one of the two"))


def times_that_clash(survey: Survey) -> Iterator[Diagnostic]:
    """KH358: the parts of a schedule contradict one another.

    A month stands twice, or lies outside the quarters; a day lies outside the months or quarters;
    what comes round bears one day of one year.

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, schedule: {quarters: I, months: [8-9]}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, schedule: {quarters: III, months: [8-9]}}]
    """
    for path, schedule in survey.every(Schedule):
        if schedule.every and (schedule.before or schedule.day):
            message = _("what is due every {every} has no day of one year").format(
                every=schedule.every
            )
            hint = _("write `before_day: 20, every: month`, or delete `every`")
            yield survey.error("KH358", (*path, "every"), message, hint)
        yield from _months(survey, path, schedule)
        yield from _outside(survey, path, schedule)


def _months(survey: Survey, path: Path, schedule: Schedule) -> Iterator[Diagnostic]:
    seen = set[int]()
    for index, (first, last) in enumerate(schedule.months):
        span = set(range(first, last + 1))
        if twice := span & seen:
            message = _("month {month} stands twice").format(month=min(twice))
            yield survey.error("KH358", (*path, "months", index), message, _("delete one"))
        seen |= span


def _outside(survey: Survey, path: Path, schedule: Schedule) -> Iterator[Diagnostic]:
    allowed = set(range(1, 13))
    where = ""
    if schedule.quarters and schedule.quarters[0] <= schedule.quarters[1]:
        first, last = schedule.quarters
        allowed = set(range((first - 1) * _IN_A_QUARTER + 1, last * _IN_A_QUARTER + 1))
        where = "quarters"
        for index, (start, end) in enumerate(schedule.months):
            if not set(range(start, end + 1)) <= allowed and start <= end:
                key = "quarters" if _later(survey, path) else "months"
                at: Path = (*path, key) if key == "quarters" else (*path, "months", index)
                message = _("the months do not lie in the quarters")
                yield survey.error("KH358", at, message, _("mend one of the two"))
                return
    if schedule.months and not where:
        allowed = {month for first, last in schedule.months for month in range(first, last + 1)}
        where = "months"
    days = (("day", schedule.day), ("last_day", schedule.last_day), ("also", schedule.also))
    for key, day in days:
        if day and where and day.month not in allowed:
            message = _("the day does not lie in the {where}").format(where=where)
            yield survey.error("KH358", (*path, key), message, _("mend one of the two"))


def _later(survey: Survey, path: Path) -> bool:
    """Tell whether the quarters stand behind the months: what was added last is the likelier slip."""
    return survey.place((*path, "quarters")) > survey.place((*path, "months"))


_HALF = Pattern(r"6 tháng|sáu tháng|nửa năm", re.IGNORECASE)
_FIRST_HALF = Pattern(r"cả năm|cuối năm|6 tháng cuối", re.IGNORECASE)
_RHYTHMS = (
    (Pattern(r"hằng tuần|hàng tuần|\btuần\b", re.IGNORECASE), "week"),
    (Pattern(r"hằng tháng|hàng tháng|báo cáo tháng", re.IGNORECASE), "month"),
    (Pattern(r"hằng quý|hàng quý|báo cáo quý", re.IGNORECASE), "quarter"),
)
_YEARLY = Pattern(r"báo cáo (?:tổng kết )?(?:công tác )?năm\b|hằng năm|tổng kết năm", re.IGNORECASE)
_SHORTEST_MONTH = 28
_HALF_YEAR, _YEAR = range(5, 9), (11, 12, 1, 2)


def report_out_of_time(survey: Survey) -> Iterator[Diagnostic]:
    """KH359 (warning): a report is due at a time that does not fit its name.

    A half-year report in December, a yearly one in March, a monthly one every quarter; or due
    before the 31st of each month, though some have none.

    Wrong:
        reports: [{id: half, ref: I, name: Báo cáo 6 tháng, lead: office, to: vss, deadline: {before: 20/12/2023}}]
    Right:
        reports: [{id: half, ref: I, name: Báo cáo 6 tháng, lead: office, to: vss, deadline: {before: 20/6/2023}}]
    """
    for path, duty in survey.every(ReportingDuty):
        if duty.deadline and (told := _misfit(duty.name, duty.deadline)):
            key, message = told
            at: Path = (*path, "deadline", key)
            yield survey.warning("KH359", at, message, _("mend the time, or the name"))


def _misfit(name: str, due: Schedule) -> tuple[str, str] | None:
    day = due.before or due.day
    key = "before" if due.before else "day"
    half = _HALF.search(name) and not _FIRST_HALF.search(name)
    if day and half and day.month not in _HALF_YEAR:
        return key, _(
            "a half-year report is due in the middle of the year, not in month {month}"
        ).format(month=day.month)
    if day and not half and _YEARLY.search(name) and day.month not in _YEAR:
        return key, _("a yearly report is due at the end of the year, not in month {month}").format(
            month=day.month
        )
    for pattern, period in _RHYTHMS:
        if due.every and pattern.search(name) and due.every != period:
            return "every", _(
                "the report is called one of every {period}, and is due every {every}"
            ).format(period=period, every=due.every)
    if due.every == "month" and due.before_day and due.before_day > _SHORTEST_MONTH:
        return "before_day", _("not every month has a day {day}").format(day=due.before_day)
    return None


TIMES = (stage_after_the_end, times_that_clash, report_out_of_time)

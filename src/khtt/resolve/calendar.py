"""The year of a province month by month: themes, work with a time of its own, deadlines."""

from collections.abc import Iterator, Sequence

from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Item, Theme
from khtt.nouns.plan.resolved import Entry, Month
from khtt.nouns.quantity import Schedule
from khtt.resolve.names import Names

MONTHS = range(1, 13)
MONTHS_A_QUARTER = 3


def calendar(file: PlanFile, names: Names) -> tuple[Month, ...]:
    """Give the twelve months; what lasts all year and has no deadline stands in none of them."""
    themes = [(theme.schedule, _entry(theme, theme.name, theme.schedule)) for theme in file.themes]
    works = list(_works(file, names))
    deadlines = list(_deadlines(file, names))
    return tuple(
        Month(month, _in(month, themes, file), _in(month, works, file), _in(month, deadlines, file))
        for month in MONTHS
    )


def theme_entries(themes: Sequence[Theme]) -> tuple[Entry, ...]:
    """Give the themes with their times."""
    return tuple(_entry(theme, theme.name, theme.schedule) for theme in themes)


def _entry(item: Item, text: str, schedule: Schedule) -> Entry:
    """Give an entry with the day in it; the month is told by where it stands."""
    return Entry(item, text, schedule.day_text)


def _in(month: int, entries: Sequence[tuple[Schedule, Entry]], file: PlanFile) -> tuple[Entry, ...]:
    return tuple(entry for schedule, entry in entries if month in _months(schedule, file.plan.year))


def _months(schedule: Schedule, year: int) -> tuple[int, ...]:
    if schedule.every == "month":
        return tuple(MONTHS)
    for day in (schedule.before, schedule.day):
        if day:
            until = schedule.last_day or day
            return tuple(range(day.month, until.month + 1)) if day.year == year else ()
    if schedule.months:
        return tuple(month for first, last in schedule.months for month in range(first, last + 1))
    if schedule.quarters and schedule.quarters != (1, 4):
        start, end = schedule.quarters
        return tuple(range((start - 1) * MONTHS_A_QUARTER + 1, end * MONTHS_A_QUARTER + 1))
    return ()


def _works(file: PlanFile, names: Names) -> Iterator[tuple[Schedule, Entry]]:
    for campaign in file.campaigns:
        if campaign.schedule:
            yield campaign.schedule, _entry(campaign, campaign.name, campaign.schedule)
    rows = (*file.script.general, *file.script.by_audience) if file.script else ()
    for row in rows:
        if row.schedule and not row.schedule.every and names.carries_out(row.lead):
            yield row.schedule, _entry(row, row.form, row.schedule)


def _deadlines(file: PlanFile, names: Names) -> Iterator[tuple[Schedule, Entry]]:
    reports = [one for one in file.reports if one.deadline and names.carries_out(one.lead)]
    days = {report.deadline.before for report in reports if report.deadline}
    for report in reports:
        if report.deadline:
            yield report.deadline, _entry(report, report.name, report.deadline)
    for one in file.responsibilities:
        for task in one.tasks:
            if task.deadline and names.local((one.unit,)) and task.deadline.before not in days:
                yield task.deadline, _entry(task, task.text, task.deadline)

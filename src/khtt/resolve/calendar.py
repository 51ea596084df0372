"""The year of a body month by month: themes, work with a time of its own, deadlines.

What comes round every week, month or quarter stands before the months.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from khtt.nouns.organisation import Area
from khtt.nouns.plan.facets import lead_of, quantity_of, support_of, text_of, time_of
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Action, Activity, Channel, Item, ReportingDuty
from khtt.nouns.plan.own import LOCAL, Person
from khtt.nouns.plan.resolved import Entry, Month, TimedRow
from khtt.nouns.quantity import Schedule
from khtt.resolve.columns import Titles
from khtt.resolve.figures import said
from khtt.resolve.takers import Takers

MONTHS = range(1, 13)
MONTHS_A_QUARTER = 3
MONTHLY = "Hằng tháng"
ROUNDS = {"week": "Hằng tuần", "month": MONTHLY, "quarter": "Hằng quý"}


class Calendar:
    """What of a plan has a time, as one body sees it."""

    def __init__(
        self, file: PlanFile, takers: Takers, names: Callable[[Iterable[str]], tuple[str, ...]]
    ) -> None:
        """Take the plan in the body's words, who takes part, and what units are called."""
        self.file = file
        self.takers = takers
        self.names = names

    def months(self, area: Area) -> tuple[Month, ...]:
        """Give the twelve months; what lasts all year and has no deadline stands in none of them."""
        themes = list(self._entries(self.file.themes, area))
        works = list(self._works(area))
        deadlines = list(self._deadlines(area))
        return tuple(
            Month(
                month, self._in(month, themes), self._in(month, works), self._in(month, deadlines)
            )
            for month in MONTHS
        )

    def _in(self, month: int, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if month in entry.months)

    def _entries(self, items: Iterable[Item], area: Area) -> Iterator[Entry]:
        for item in items:
            schedule = time_of(item)
            if schedule and self.takers.falls(lead_of(item)):
                yield self.entry(item, schedule, area)

    def entry(self, item: Item, schedule: Schedule, area: Area) -> Entry:
        """Give an entry with the day in it; the month is told by where it stands."""
        quantity = quantity_of(item)
        told = said(quantity, area) if quantity and quantity.low is not None else ""
        return Entry(
            item=item,
            text=text_of(item, "name", "form", "text"),
            time=schedule.day_text,
            when=schedule.text,
            months=months_of(schedule, self.file.plan.year),
            quantity=told,
            lead=self.names(self.takers.shown(lead_of(item))) or self._own_lead(item),
            support=self.names(support_of(item)),
            to=next(iter(self.names((item.to,))), "") if isinstance(item, ReportingDuty) else "",
        )

    def rounds(self, area: Area) -> Iterator[tuple[str, Entry]]:
        """Give what comes round all year with a number for each time, and how often it does."""
        titles = Titles(self.file)
        for row in self._rows:
            quantity = row.quantity
            period = ROUNDS.get(quantity.period or "") if quantity else None
            if quantity is None or period is None or not self.takers.falls(row.lead):
                continue
            schedule = row.schedule or Schedule()
            counted = area.total or "commune" not in quantity.per
            if counted and not months_of(schedule, self.file.plan.year):
                yield period, replace(self.entry(row, schedule, area), text=titles.of(row))

    @property
    def _rows(self) -> tuple[Activity, ...]:
        script = self.file.script
        return (*script.general, *script.by_audience) if script else ()

    def _works(self, area: Area) -> Iterator[Entry]:
        yield from self._entries(self.file.campaigns, area)
        for channel in self.file.channels:
            yield from self._entries(_actions(channel), area)
        for row in self._rows:
            if row.schedule and not row.schedule.every and self._takes_part(row):
                yield self.entry(row, row.schedule, area)

    def _takes_part(self, row: Activity) -> bool:
        """Tell whether a body carries a row out, or helps another than a central body with it."""
        helps = self.takers.receives(row) and bool(self.takers.shown(row.lead))
        return helps or self.takers.falls(row.lead)

    def _deadlines(self, area: Area) -> Iterator[Entry]:
        told = set[date | None]()
        for one in self.file.reports:
            if not one.deadline:
                continue
            if self.takers.falls(one.lead):
                told.add(one.deadline.before)
                yield self.entry(one, one.deadline, area)
            elif self._below and one.fulfilled is None:
                told.add(one.deadline.before)
                yield replace(self.entry(one, one.deadline, area), lead=self._itself)
        for duty in self.file.responsibilities:
            if self.takers.leads((duty.unit,)):
                tasks = [task for task in duty.tasks if task.deadline]
                yield from self._entries(
                    (task for task in tasks if task.deadline and task.deadline.before not in told),
                    area,
                )
        yield from self._entries((task for task in self.file.solutions if task.deadline), area)

    def _own_lead(self, item: Item) -> tuple[str, ...]:
        """Give who does what a body adds and names nobody for: those it charges, or itself."""
        return self._itself if item.ref[0] == LOCAL else ()

    @property
    def _itself(self) -> tuple[str, ...]:
        """Give the name of the body, which sends its part of what the body above reports."""
        return self.names([one for one in self.takers.units if self.takers.leads((one,))][:1])

    @property
    def _below(self) -> bool:
        """Tell whether the body works for a province, whose reports need its figures."""
        return self.takers.level.is_lower


def work_table(
    months: Iterable[Month], rounds: Iterable[tuple[str, Entry]]
) -> tuple[TimedRow, ...]:
    """Give the work table: what has a time of its own, once, under the month in which it begins."""
    regular: dict[str, dict[str, Entry]] = {name: {} for name in ROUNDS.values()}
    for name, entry in rounds:
        regular[name][entry.id] = entry
    begun: dict[int, dict[str, Entry]] = {}
    for month in months:
        for entry in month.entries:
            if vars(entry.item).get("fulfilled"):
                continue  # a plan that is due is there when its table is read
            every = entry.months == tuple(MONTHS)
            if every:
                regular[MONTHLY].setdefault(entry.id, entry)
            elif month.number == entry.months[0]:
                begun.setdefault(month.number, {}).setdefault(f"{entry.id} {entry.when}", entry)
    told = [*regular.items(), *((str(month), begun[month]) for month in sorted(begun))]
    return tuple(
        TimedRow(
            ids=(entry.id,),
            month=month,
            rows=0 if place else len(entries),
            text=entry.text,
            quantity=entry.quantity,
            who=_who(entry),
            when=entry.when,
            regular=bool(entry.quantity) and month in regular,
        )
        for month, entries in told
        for place, entry in enumerate(entries.values())
    )


def _who(entry: Entry) -> str:
    helped = f"phối hợp: {'; '.join(entry.support)}" if entry.support else ""
    person: Person | None = vars(entry.item).get("person")
    named = f"phụ trách: {person.name}" if person else ""
    return "; ".join(part for part in ("; ".join(entry.lead), helped, named) if part)


def months_of(schedule: Schedule, year: int) -> tuple[int, ...]:
    """Give the months that a schedule falls into; none for what lasts all year, or is of another year."""
    if schedule.every == "month":
        return tuple(MONTHS)
    for day in (schedule.before, schedule.day):
        if day:
            until = schedule.last_day or day
            also = {schedule.also.month} if schedule.also else set[int]()
            months = {*range(day.month, until.month + 1), *also}
            return tuple(sorted(months)) if day.year == year else ()
    if schedule.months:
        return tuple(month for first, last in schedule.months for month in range(first, last + 1))
    if schedule.quarters and schedule.quarters != (1, 4):
        start, end = schedule.quarters
        return tuple(range((start - 1) * MONTHS_A_QUARTER + 1, end * MONTHS_A_QUARTER + 1))
    return ()


def _actions(channel: Channel) -> Iterator[Action]:
    yield from channel.actions
    for below in channel.channels:
        yield from _actions(below)

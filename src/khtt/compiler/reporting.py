"""Who owes which report forms for a period, and what the plan expects of each figure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from khtt.compiler import LoadedPlan, load_plan
from khtt.compiler.chains import Chains
from khtt.nouns.organisation import Body, Level
from khtt.nouns.plan.allotment import QuotaColumn
from khtt.nouns.plan.items import Form, Item, ReportingDuty
from khtt.nouns.plan.overlay import Facts
from khtt.nouns.plan.table import Ask, Column
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.report.period import HALF, MONTHS, Period, PeriodKind, months_until
from khtt.nouns.report.table import Expectation, ReportUnit, Table
from khtt.nouns.text import joined, lower_first, upper_first
from khtt.nouns.words import lexicon
from khtt.resolve.figures import said
from khtt.resolve.worded import worded
from khtt.workspace import Workspace

Numbers = Mapping[str, tuple[tuple[QuotaColumn, int], ...]]
"""What falls to a unit of every number of the plan, by item; its parts stand beside it."""


class NoFormsError(Exception):
    """No plan encloses report forms, or none for such a period."""


@dataclass(frozen=True)
class Reporting:
    """The reports of a year: its plan, its units, and the forms, which may be another plan's.

    `enclosed_in` is the year of the plan that encloses the forms.
    """

    loaded: LoadedPlan
    chains: Chains
    source: LoadedPlan

    @property
    def year(self) -> int:
        """Give the year that is reported on."""
        return self.loaded.file.plan.year

    @property
    def enclosed_in(self) -> int:
        """Give the year of the plan that encloses the forms."""
        return self.source.file.plan.year

    @cached_property
    def forms(self) -> dict[str, Form]:
        """Give the forms by id."""
        return {form.id: form for form in self.source.file.forms}

    @cached_property
    def provinces(self) -> tuple[ReportUnit, ...]:
        """Give the bodies that owe reports to the nation, each with those below it."""
        organisation = self.chains.organisation
        return tuple(
            replace(_unit(body), below=tuple(map(_unit, organisation.below(body))))
            for body in organisation.of_level(Level.PROVINCE)
        )

    @cached_property
    def units(self) -> dict[str, ReportUnit]:
        """Give every unit that reports by its id."""
        return {unit.id: unit for province in self.provinces for unit in province.rows}

    def body(self, unit: ReportUnit) -> Body:
        """Give the body that a unit is."""
        return self.chains.organisation.body(unit.id)

    def worded(self, form: Form, unit: ReportUnit) -> Form:
        """Give a form in the words of a unit's documents."""
        organisation = self.chains.organisation
        units = self.source.file.units
        words = lexicon(self.body(unit), organisation, units, Facts(), self.loaded.file.plan.day)
        return worded(form, words, lambda _path, _problem: None)

    def duty(self, period: Period) -> ReportingDuty:
        """Give the duty to report on such a period; raise NoFormsError where there is none."""
        for duty in self.source.file.reports:
            if duty.form and _kind(duty) is period.kind:
                return duty
        raise NoFormsError

    def owes(self, period: Period) -> bool:
        """Tell whether a report is owed on such a period."""
        try:
            self.duty(period)
        except NoFormsError:
            return False
        return True

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Give the periods of the year that a report is owed on."""
        longer = (Period(self.year, kind) for kind in (PeriodKind.HALF_YEAR, PeriodKind.ANNUAL))
        return tuple(filter(self.owes, (*months_until(self.year, MONTHS), *longer)))

    def recipients(self, form: Form) -> tuple[str, ...]:
        """Give whom a report is sent to; who passes it on in this year stands for who did then."""
        units = {one.id: one.name for one in (*self.source.file.units, *self.loaded.file.units)}
        now = {duty.id: duty.through for duty in self.loaded.file.reports}
        instead = dict[str, str]()
        for duty in self.source.file.reports:
            if duty.through and (own := now.get(duty.id)):
                above = self.chains.organisation.nation.short
                instead[f"{units[duty.through]} {above}"] = f"{units[own]} {above}"
        return tuple(instead.get(one, one) for one in form.recipients)

    def report_form(self, period: Period) -> Form:
        """Give the form of the report on a period."""
        return self.forms[self.duty(period).form or ""]

    def table_forms(self, period: Period) -> dict[str, Form]:
        """Give the forms of tables that a report on a period encloses, by id."""
        return {one: self.forms[one] for one in self.report_form(period).encloses}

    def deadline(self, period: Period) -> date | None:
        """Give the day before which a report on a period is due."""
        own = next(
            (one for one in self.loaded.file.reports if one.id == self.duty(period).id), None
        )
        for duty in (own, self.duty(period)):
            if duty and duty.deadline and (found := _due(duty.deadline, period)):
                return found
        return None

    def table(self, form: Form, period: Period, unit: ReportUnit) -> Table:
        """Give a form's table as a unit owes it for a period, with what the plan expects."""
        found = ((column, self.expected(column, unit)) for column in form.columns)
        expected = {column.number: one for column, one in found if one}
        return Table(form, period, unit, expected)

    def expected(self, asked: Column | Ask, unit: ReportUnit) -> Expectation | None:
        """Give what the plan expects of a unit where a form asks for a figure."""
        parts = [one for name in asked.against if (one := self._part(name, asked.on, unit))]
        if not parts:
            return None
        numbers = [one.number for one in parts if one.number is not None]
        whole = sum(numbers) if len(numbers) == len(parts) else None
        texts = list(dict.fromkeys(one.text for one in parts))
        text = upper_first(" và ".join((texts[0], *map(lower_first, texts[1:]))))
        return Expectation(text, whole, joined([one.title for one in parts]))

    def measure(self, asked: Ask, unit: ReportUnit) -> str:
        """Give what the answer to a question is counted in: places, or as its column or the plan says."""
        items = filter(None, map(self._items.get, asked.against))
        quantities = [one for one in (_quantity(item, self.year) for item in items) if one]
        if any(one.percent and one.of == "commune" for one in quantities):
            return self.body(unit).area.commune_phrase
        columns = (column for form in self.forms.values() for column in form.columns)
        same = (one.unit for one in columns if (one.against, one.on) == (asked.against, asked.on))
        return next(filter(None, (*same, *(one.unit for one in quantities))), "")

    def after(self, period: Period) -> tuple[Period, ...]:
        """Give the months of a longer period on which reports are due after that on it."""
        due = self.deadline(period)
        if period.kind is PeriodKind.MONTHLY or due is None:
            return ()
        days = ((one, self.deadline(one)) for one in period.months if self.owes(one))
        return tuple(one for one, day in days if day and day > due)

    def _part(self, name: str, on: str | None, unit: ReportUnit) -> Expectation | None:
        item = self._items.get(name)
        if item is None:
            return None
        area = self.body(unit).area
        for column, value in self._numbers(unit).get(item.id, ()):
            if column.title.endswith(f" {on}") if on else column.title == _title(column):
                own = _quantity(column.item, self.year)
                text = column.basis if on or own is None else said(own, area)
                return Expectation(text, value * column.periods, column.title)
        quantity = _quantity(item, self.year)
        if quantity is None or ("province" in quantity.per and not area.provinces):
            # What the province as a whole has to reach, it does not ask of a unit below.
            return None
        part = next((one for one in quantity.of_which if one.on == on), None)
        text = part.text if part else "" if on else said(quantity, area)
        return Expectation(text) if text else None

    @cached_property
    def _items(self) -> dict[str, Item]:
        """Give the year's items by the ids they have and those that they continue."""
        items = [item for _, item in self.loaded.file.items()]
        return {old: one for one in items for old in one.was} | {one.id: one for one in items}

    def _numbers(self, unit: ReportUnit) -> Numbers:
        """Give the numbers that fall to a unit, by item."""
        if unit.id not in self._known:
            self._known.clear()
            self._known.update(self._province_numbers(unit.id.partition("/")[0]))
        return self._known.get(unit.id, {})

    @cached_property
    def _known(self) -> dict[str, Numbers]:
        """Keep what the units of one province have; they are asked for one after the other."""
        return {}

    def _province_numbers(self, name: str) -> Iterator[tuple[str, Numbers]]:
        plan = self.chains.plan(self.chains.organisation.body(name))
        allotment = plan.allotment
        whole = (*allotment.columns, *allotment.undivided)
        yield name, _by_item((column, column.total) for column in whole)
        for row in allotment.rows:
            if row.to.id in self.chains.layers:
                # Its own file may have set other numbers.
                shares = self.chains.plan(self.chains.organisation.body(row.to.id)).shares
                yield row.to.id, _by_item((one.column, one.value) for one in shares)
            else:
                pairs = zip(allotment.columns, row.values, strict=True)
                yield row.to.id, _by_item(pairs)


def reporting(workspace: Workspace, loaded: LoadedPlan, chains: Chains) -> Reporting:
    """Give the reports of a year; raise NoFormsError where no plan encloses forms.

    Where its own plan encloses none, the forms of the latest plan before it hold, else of any.
    """
    if loaded.file.forms:
        return Reporting(loaded, chains, loaded)
    others = sorted(workspace.plan_files(), key=lambda path: _age(path, loaded.file.plan.year))
    for path in others:
        other = load_plan(workspace, path)
        if other.file.forms:
            return Reporting(loaded, chains, other)
    raise NoFormsError


def _age(path: Path, year: int) -> tuple[bool, int]:
    own = int(path.stem) if path.stem.isdecimal() else 0
    return own > year, -own


def _unit(body: Body) -> ReportUnit:
    return ReportUnit(body.id, body.name, body.short, body.superior, body.seat)


def _kind(duty: ReportingDuty) -> PeriodKind | None:
    deadline = duty.deadline
    if deadline is None:
        return None
    if deadline.every == "month":
        return PeriodKind.MONTHLY
    if deadline.before:
        return PeriodKind.HALF_YEAR if deadline.before.month <= HALF + 1 else PeriodKind.ANNUAL
    return PeriodKind.ANNUAL if deadline.every == "year" else None


def _due(deadline: Schedule, period: Period) -> date | None:
    if deadline.before_day and period.kind is PeriodKind.MONTHLY:
        return period.last_day.replace(day=min(deadline.before_day, period.last_day.day))
    if deadline.before:
        return deadline.before.replace(year=period.year)
    return None


def _by_item(pairs: Iterable[tuple[QuotaColumn, int]]) -> Numbers:
    found = dict[str, tuple[tuple[QuotaColumn, int], ...]]()
    for column, value in pairs:
        found[column.item.id] = (*found.get(column.item.id, ()), (column, value))
    return found


def _title(column: QuotaColumn) -> str:
    """Give the title of a number that is no part of another."""
    return "" if column.title.startswith("Trong đó") else column.title


def _quantity(item: Item, year: int) -> Quantity | None:
    for step in getattr(item, "steps", ()):
        if step.year == year and isinstance(step.quantity, Quantity):
            return step.quantity
    quantity = getattr(item, "quantity", None)
    return quantity if isinstance(quantity, Quantity) else None

"""Figures from the store joined with what was asked: tables filled in, and who has sent what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from khtt.compiler.reporting import Reporting
from khtt.nouns.plan.items import Form
from khtt.nouns.report.figures import Number, Total
from khtt.nouns.report.gaps import Key, Sent
from khtt.nouns.report.period import Period, PeriodKind
from khtt.nouns.report.status import Due, Entry, Status, StatusRow, state_of
from khtt.nouns.report.table import Expectation, ReportUnit
from khtt.nouns.report.tally import Filled, Progress, fill
from khtt.workspace.store import Received, Store

NATION = ReportUnit("", "Bảo hiểm xã hội Việt Nam", "BHXH Việt Nam")
"""The body above all others: its units are the provinces."""

Receipts = Mapping[tuple[str, str], Sequence[Received]]


def filled_tables(
    reports: Reporting, store: Store, period: Period, unit: ReportUnit
) -> tuple[Filled, ...]:
    """Give a unit's tables for a period with their figures."""
    return filled_of(reports, store, period, (unit,))[unit.id]


def filled_of(
    reports: Reporting, store: Store, period: Period, units: Sequence[ReportUnit]
) -> dict[str, tuple[Filled, ...]]:
    """Give the tables of units for a period with their figures; the store is asked once a form."""
    found = defaultdict[str, list[Filled]](list)
    for form in reports.table_forms(period).values():
        sent = _sent(reports, store, form, period)
        parts = _split(sent, nation=True)
        nothing = Sent((), (), (), sent.received, sent.blanks, sent.by_month)
        for unit in units:
            part = parts.get(unit.id.partition("/")[0], nothing)
            found[unit.id].append(fill(reports.table(form, period, unit), part))
    return {unit: tuple(tables) for unit, tables in found.items()}


def _sent(reports: Reporting, store: Store, form: Form, period: Period) -> Sent:
    months, until = _ids(period.months), _ids(period.until)
    known = list(dict.fromkeys([period.id, *until]))
    received = store.received(form.id, known)
    return Sent(
        store.totals(form.id, [period.id]),
        () if period.kind is PeriodKind.MONTHLY else store.totals(form.id, months),
        store.totals(form.id, until),
        frozenset((one.unit, one.period) for one in received),
        _by_key(store.blanks(form.id, known)),
        any(form.id in forms for _, forms in _owed(reports, period.months)),
    )


def _by_key(blanks: Iterable[tuple[str, str, str]]) -> dict[Key, frozenset[str]]:
    found = defaultdict[Key, set[str]](set)
    for unit, column, period in blanks:
        found[unit, column].add(period)
    return {key: frozenset(periods) for key, periods in found.items()}


def _ids(periods: Iterable[Period]) -> list[str]:
    return [period.id for period in periods]


def status(
    reports: Reporting, store: Store, unit: ReportUnit, periods: Sequence[Period], on: date
) -> Status:
    """Tell the standing of a body's reports on a day; a body's rows are those right below it."""
    known = dict(_owed(reports, periods))
    receipts = _receipts(store, known)
    rows = _rows_of(reports, unit)
    last = max(known, key=lambda one: (one.last_day, len(known[one])))
    progress = _progress(reports, store, rows, last, nation=not unit.id)
    if unit.id:
        tables = filled_tables(reports, store, last, unit)
        whole = tuple(one for table in tables for one in table.progress)
    else:
        whole = _together(progress.values())
    entries = {
        row.id: tuple(
            _entry(reports, receipts, row, period, (known[period], on)) for period in known
        )
        for row in rows
    }
    return Status(
        unit,
        reports.year,
        on,
        tuple(Due(period, reports.deadline(period)) for period in known),
        tuple(StatusRow(row, entries[row.id], progress.get(row.id, ())) for row in rows),
        whole,
        _blanks(store, known, unit),
    )


def year_periods(reports: Reporting, month: int | None) -> tuple[Period, ...]:
    """Give the periods that a year's reports are on, or a month alone."""
    if month:
        return (Period(reports.year, PeriodKind.MONTHLY, month),)
    return reports.periods


def _owed(
    reports: Reporting, periods: Iterable[Period]
) -> Iterable[tuple[Period, tuple[str, ...]]]:
    """Give the periods that a report is owed on, with the ids of its tables."""
    for period in filter(reports.owes, periods):
        yield period, tuple(reports.table_forms(period))


def _rows_of(reports: Reporting, unit: ReportUnit) -> tuple[ReportUnit, ...]:
    return reports.provinces if not unit.id else unit.rows


def _receipts(store: Store, known: Mapping[Period, tuple[str, ...]]) -> Receipts:
    """Give what came by unit and period; one entry a form."""
    found = defaultdict[tuple[str, str], list[Received]](list)
    by_form = defaultdict[str, list[str]](list)
    for period, forms in known.items():
        for form in forms:
            by_form[form].append(period.id)
    for form, periods in by_form.items():
        for one in store.received(form, periods):
            found[one.unit, one.period].append(one)
    return found


def _entry(
    reports: Reporting,
    receipts: Receipts,
    unit: ReportUnit,
    period: Period,
    asked: tuple[tuple[str, ...], date],
) -> Entry:
    forms, on = asked
    came = receipts.get((unit.id, period.id), ())
    days = [date.fromisoformat(one.when.day) for one in came]
    read = [date.fromisoformat(one.when.read_at[:10]) for one in came]
    state = state_of(days, len(forms), reports.deadline(period), on)
    below = [one.id for one in unit.below]
    sent = sum(len(receipts.get((one, period.id), ())) >= len(forms) for one in below)
    file = came[0].file if came else ""
    return Entry(
        period,
        state,
        file,
        max(days, default=None),
        max(read, default=None),
        (sent, len(below)),
    )


def _blanks(store: Store, known: Mapping[Period, tuple[str, ...]], unit: ReportUnit) -> int:
    within = {one.id for one in unit.rows} if unit.id else None
    return sum(
        within is None or one in within
        for period, forms in known.items()
        for form in forms
        for one, _, _ in store.blanks(form, [period.id])
    )


def _progress(
    reports: Reporting,
    store: Store,
    rows: Sequence[ReportUnit],
    period: Period,
    *,
    nation: bool,
) -> dict[str, tuple[Progress, ...]]:
    """Give how far each row is with the year's numbers at a period's end."""
    found = defaultdict[str, list[Progress]](list)
    for form in reports.table_forms(period).values():
        whole = _sent(reports, store, form, period)
        nothing = Sent((), (), (), whole.received, whole.blanks, whole.by_month)
        sent = _split(whole, nation=nation)
        for row in rows:
            if row.below and not nation:
                # What is the body's own stands for it and those below it together.
                continue
            table = reports.table(form, period, row)
            found[row.id] += fill(table, sent.get(row.id, nothing)).progress
    return {unit: tuple(progress) for unit, progress in found.items()}


def _split(sent: Sent, *, nation: bool) -> dict[str, Sent]:
    """Part figures by unit, or by province."""
    parts = defaultdict[str, list[list[Total]]](lambda: [[], [], []])
    for place, totals in enumerate((sent.own, sent.months, sent.year)):
        for one in totals:
            owner = one.unit.partition("/")[0] if nation else one.unit
            parts[owner][place].append(one)
    return {
        owner: Sent(
            tuple(own), tuple(months), tuple(year), sent.received, sent.blanks, sent.by_month
        )
        for owner, (own, months, year) in parts.items()
    }


def _together(rows: Iterable[Sequence[Progress]]) -> tuple[Progress, ...]:
    """Add up what the rows have reached, and what is expected of them."""
    columns = defaultdict[str, list[Progress]](list)
    for row in rows:
        for one in row:
            columns[one.column.title].append(one)
    return tuple(map(_whole, columns.values()))


def _whole(parts: Sequence[Progress]) -> Progress:
    first = parts[0]
    numbers = [one.expected.number for one in parts if one.expected.number is not None]
    expected = Expectation(
        first.expected.text, sum(numbers) if numbers else None, first.expected.title
    )
    return Progress(
        first.column,
        expected,
        _sum(one.value for one in parts),
        _sum(one.year for one in parts),
        any(one.partial or one.value is None for one in parts),
        any(one.year_partial or one.year is None for one in parts),
    )


def _sum(values: Iterable[Number | None]) -> Number | None:
    found = [value for value in values if value is not None]
    return sum(found) if found else None

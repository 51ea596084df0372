"""A report form put into words for one unit and period: what its Word document says."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from khtt.compiler.reporting import Reporting
from khtt.nouns.plan.items import FormSection
from khtt.nouns.plan.table import Ask
from khtt.nouns.report.document import Answer, ProgressRow, ReportDocument, ReportSection
from khtt.nouns.report.figures import Number
from khtt.nouns.report.gaps import Missing
from khtt.nouns.report.period import Period, PeriodKind, columns_name, periods_name
from khtt.nouns.report.table import Expectation, ReportUnit
from khtt.nouns.report.tally import Filled, Progress
from khtt.nouns.text import joined, lower_first, number, short_date, upper_first
from khtt.resolve.citation import DAY_BLANK, NUMBER_BLANK

SYMBOL = "BC-BHXH"
_PERIOD_BLANK = re.compile(r"\s*(?:tháng\s*…\s*năm\s*…|6 tháng/năm\s*…)\s*$")
_COLUMNS = re.compile(r"(.+), cột (.+)")


def report_document(
    reports: Reporting, period: Period, unit: ReportUnit, filled: Sequence[Filled] = ()
) -> ReportDocument:
    """Give a unit's report on a period; `filled` are its tables once their figures are there."""
    form = reports.worded(reports.report_form(period), unit)
    progress = [one for table in filled for one in table.progress]
    return ReportDocument(
        body=unit,
        form=form.number,
        number_line=f"Số:{NUMBER_BLANK}\u00a0\u00a0/{SYMBOL}",
        date_line=f"{unit.seat}, ngày{DAY_BLANK}tháng{DAY_BLANK}năm {period.year}",
        subject=f"{_subject(form.title)} {period.name}",
        year=period.year,
        sections=tuple(_sections(reports, form.sections, Case(period, unit, filled))),
        recipients=reports.recipients(form),
        notes=tuple(_notes(reports, period)),
        filled=bool(filled),
        progress=tuple(map(_progress_row, progress)),
        progress_title=f"Tiến độ so với kế hoạch, {period.name}",
        missing=tuple(_missing(reports, period, filled)),
    )


def _subject(title: str) -> str:
    """Give what a report is about, without the blank for its period."""
    return upper_first(_PERIOD_BLANK.sub("", title).removeprefix("Báo cáo ").strip())


class Case(NamedTuple):
    """Whose report on what it is, and its tables once their figures are there."""

    period: Period
    unit: ReportUnit
    filled: Sequence[Filled]


def _sections(
    reports: Reporting, sections: Sequence[FormSection], case: Case
) -> Iterator[ReportSection]:
    deepest_is_clause = all("." not in one.number and one.number.isdecimal() for one in sections)
    for section, following in itertools.zip_longest(sections, sections[1:]):
        level = 2 if deepest_is_clause else section.number.count(".") + 1
        yield ReportSection(
            level,
            _of_year(section.title, reports, case.period),
            tuple(_answer(reports, ask, case.unit, case.filled) for ask in section.asks),
            _cited(section),
            tuple(_results(section, case.filled)),
            last=following is None or not following.number.startswith(f"{section.number}."),
        )


def _of_year(title: str, reports: Reporting, period: Period) -> str:
    """Move a title that names the year of the plan which encloses the form."""
    title = title.replace(f"năm {reports.enclosed_in}", f"năm {period.year}")
    following = "6 tháng cuối năm" if period.kind is PeriodKind.HALF_YEAR else "năm tiếp theo"
    return title.replace("6 tháng/năm tiếp theo", following)


def _cited(section: FormSection) -> str:
    found = _COLUMNS.fullmatch(section.columns or "")
    return f"cột số {found[2]} phụ lục {found[1]}" if found else ""


def _answer(reports: Reporting, ask: Ask, unit: ReportUnit, filled: Sequence[Filled]) -> Answer:
    expected = reports.expected(ask, unit)
    if expected is None:
        return Answer(ask.text, cites=ask.cites)
    measure = reports.measure(ask, unit)
    reached = [_reached(one) for table in filled for one in table.progress if _answers(one, ask)]
    told = [one for one in reached if one]
    said = "; ".join((*told[:1], *map(lower_first, told[1:])))
    return Answer(ask.text, _plan_text(expected, measure), f"{said}." if said else "", ask.cites)


def _answers(one: Progress, ask: Ask) -> bool:
    return one.column.against == ask.against


def _plan_text(expected: Expectation, measure: str) -> str:
    text = lower_first(expected.text)
    if expected.number is None:
        return text
    return f"{text}; mức cả năm {number(expected.number)} {measure}".rstrip()


def _reached(one: Progress) -> str:
    if one.value is None:
        return ""
    unit = f" {one.column.unit}" if one.column.unit else ""
    lack = _lack(one.year_partial)
    share = f", đạt {_percent(one.share)} mức cả năm{lack}" if one.share is not None else ""
    year = f"; lũy kế {shown(one.year)}{unit}{lack}" if one.year != one.value else ""
    return f"{one.column.title}: {shown(one.value)}{unit}{_lack(one.partial)}{year}{share}"


def _lack(partial: bool) -> str:  # noqa: FBT001 (a word for a state)
    return " (chưa đủ)" if partial else ""


def _results(section: FormSection, filled: Sequence[Filled]) -> Iterator[Answer]:
    """Give what the columns that a section cites came to."""
    found = _COLUMNS.fullmatch(section.columns or "")
    for table in filled:
        if found and table.table.form.number == found[1]:
            wanted = set(_numbers(found[2]))
            for column in table.table.columns:
                if column.number in wanted:
                    yield Answer(column.title, result=_sum(table, column.number, column.unit or ""))


def _sum(table: Filled, column: str, unit: str) -> str:
    value = table.total(column)
    if value is None:
        return "chưa có số liệu"
    lacking = " (chưa đủ số liệu)" if table.is_partial(column) else ""
    return f"{shown(value)} {unit}".rstrip() + lacking


def _numbers(text: str) -> Iterator[str]:
    """Read `2-8` and `9, 16`."""
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if first.isdecimal() and (last or first).isdecimal():
            yield from map(str, range(int(first), int(last or first) + 1))


def _notes(reports: Reporting, period: Period) -> Iterator[str]:
    tables = [form.number for form in reports.table_forms(period).values()]
    yield f"Báo cáo bao gồm bảng số liệu tại {joined(tables)} kèm theo."
    if deadline := reports.deadline(period):
        yield f"Thời hạn gửi báo cáo: trước ngày {short_date(deadline)}."
    if said := counted(reports, period):
        yield said


def counted(reports: Reporting, period: Period) -> str:
    """Say what the figures of a period count that is reported on before its last month's are due.

    A half-year is six months by the words of its form, and the form is due before the sixth is.
    """
    late = reports.after(period)
    if not late:
        return ""
    first = short_date(date(period.year, 1, 1))
    due = joined([f"{one.name.partition(' năm')[0]} ({_before(reports, one)})" for one in late])
    return (
        f"Số liệu tính từ ngày {first} đến ngày lập báo cáo; báo cáo {due} đến hạn sau, phần còn "
        "lại tính vào báo cáo tháng."
    )


def _before(reports: Reporting, period: Period) -> str:
    deadline = reports.deadline(period)
    return f"trước ngày {short_date(deadline)}" if deadline else ""


def _progress_row(one: Progress) -> ProgressRow:
    expected = one.expected.number
    return ProgressRow(
        f"({one.column.number}) {one.column.title}",
        one.column.unit or "",
        number(expected) if expected is not None else one.expected.text,
        shown(one.value) + _lack(one.partial) if one.value is not None else "chưa có",
        shown(one.year) + _lack(one.year_partial) if one.year is not None else "chưa có",
        _percent(one.share) + _lack(one.year_partial) if one.share is not None else "",
        one.share,
    )


def _missing(reports: Reporting, period: Period, filled: Sequence[Filled]) -> Iterator[str]:
    """Say whose figures are missing; units that lack the same are told together."""
    for table in filled:
        number = table.table.form.number
        yield from (f"{number}, {one}" for one in _lacking(table.missing))
        yield from (f"{number}, lũy kế, {one}" for one in _lacking(table.missing_before))
    late = set(reports.after(period))
    if late.intersection(one for table in filled for lack in table.missing for one in lack.periods):
        yield counted(reports, period).rstrip(".")


def _lacking(missing: Iterable[Missing]) -> Iterator[str]:
    units = dict[str, list[str]]()
    for one in missing:
        columns = f", cột {columns_name(one.columns)} để trống" if one.columns else ""
        units.setdefault(f"{periods_name(one.periods)}{columns}", []).append(one.unit.short)
    for what, names in units.items():
        yield f"{what}: {', '.join(names)}"


def shown(value: Number | None) -> str:
    """Give a number as Vietnamese texts write it."""
    if value is None:
        return ""
    return number(value) if isinstance(value, int) else f"{value:.1f}".replace(".", ",")


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1f}%".replace(".", ",")

"""A year as a page: the year first, then a month a page; it prints, and fits a phone."""

import calendar
from datetime import date

from khtt.formats.calendar.words import KINDS, WEEKDAYS, days, title
from khtt.formats.markup import Html, element, page, said
from khtt.nouns.agenda import Agenda, Event, EventKind
from khtt.nouns.report.period import MONTHS

COLOURS = {
    EventKind.THEME: ("#1D4F91", "#DCE8F7"),
    EventKind.CAMPAIGN: ("#7A3E00", "#FBE6CF"),
    EventKind.ACTIVITY: ("#1F5A34", "#DDF0E2"),
    EventKind.DEADLINE: ("#8A1C1C", "#F9DAD7"),
}
_STYLE = """
:root { color-scheme: light; font: 15px/1.45 "Segoe UI", system-ui, sans-serif; color: #1c1c1c }
* { box-sizing: border-box } body { margin: 0 auto; padding: .8rem; max-width: 72rem; background: #fff }
h1 { font-size: 1.3rem; margin: 0 0 .4rem } h2 { font-size: 1.15rem; margin: 1.4rem 0 .4rem }
h3 { font-size: .95rem; margin: 0 0 .2rem } a { color: inherit }
.key { display: flex; flex-wrap: wrap; gap: .3rem .7rem; margin: .3rem 0 .8rem; padding: 0 }
.key li { list-style: none; padding: 0 .6rem; border-radius: 1rem }
.year { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .7rem }
.year > section { border: 1px solid #c8c8c8; border-radius: 6px; padding: .4rem .5rem; min-width: 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { text-align: center; padding: .08rem; font-size: .8rem; font-weight: 400 }
th { color: #565656 } td.marked { border-radius: 4px; font-weight: 700 }
.year ul { margin: .3rem 0 0; padding: 0; font-size: .76rem; line-height: 1.3 }
.year ul li { list-style: none; border-left: 3px solid; padding-left: .35rem; margin: .1rem 0;
  overflow-wrap: anywhere }
.month ol { margin: 0; padding: 0 } .month ol > li { list-style: none; border-left: 4px solid;
  padding: .25rem .6rem; margin: .35rem 0; border-radius: 0 6px 6px 0 }
.month .when { font-size: .85em } .month .what { color: #1c1c1c; font-weight: 600; overflow-wrap: anywhere }
.month p { margin: .15rem 0 0; font-size: .9em; color: #3a3a3a; white-space: pre-line }
.month table { max-width: 34rem; margin-bottom: .6rem } .month td, .month th { padding: .35rem .1rem;
  font-size: .9rem; border: 1px solid #d8d8d8 }
@media print {
  @page { size: A4; margin: 10mm } body { padding: 0; max-width: none; font-size: 11px }
  .year { grid-template-columns: repeat(3, 1fr); gap: 2mm }
  .year > section { padding: 1mm 1.5mm } .year ul { font-size: 6.4pt; line-height: 1.15 }
  .year th, .year td { font-size: 6.6pt; padding: 0 } .year h3 { font-size: 8.5pt }
  .month { break-before: page } li { break-inside: avoid } a { text-decoration: none }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact }
}
"""
FEW = 7


def as_html(agenda: Agenda) -> str:
    """Give a page that needs nothing but itself."""
    months = range(1, MONTHS + 1)
    year = element("div", *(_small(agenda, month) for month in months), class_="year")
    body = element(
        "main",
        element("h1", said(title(agenda))),
        _key(),
        element("h2", said("Cả năm")),
        year,
        *(_month(agenda, month) for month in months),
    )
    return page(title(agenda), _STYLE + _colours(), body)


def _colours() -> str:
    return "".join(
        f".{kind.value} {{ color: {ink}; background: {ground}; border-color: {ink} }}\n"
        for kind, (ink, ground) in COLOURS.items()
    )


def _key() -> Html:
    return element(
        "ul",
        *(element("li", said(name), class_=kind.value) for kind, name in KINDS.items()),
        class_="key",
    )


def _small(agenda: Agenda, month: int) -> Html:
    """Give a month of the year's page: its days, and what it holds in short."""
    found = agenda.month(month)
    lines = [element("li", said(_short(one)), class_=one.kind.value) for one in found[:FEW]]
    if len(found) > FEW:
        lines.append(element("li", said(f"và {len(found) - FEW} việc khác")))
    name = f"Tháng {month}"
    link = element("a", said(name), href=f"#thang-{month}")
    inside = [element("h3", link), _grid(agenda, month, name)]
    return element("section", *inside, *([element("ul", *lines)] if lines else []))


def _short(event: Event) -> str:
    if event.first == event.last:
        return f"{event.first.day}/{event.first.month}: {event.title.partition(': ')[2] or event.title}"
    return event.title


def _month(agenda: Agenda, month: int) -> Html:
    """Give a month's own page."""
    found = agenda.month(month)
    name = f"Tháng {month} năm {agenda.year}"
    items = [_event(one) for one in found]
    listed = (
        element("ol", *items) if items else element("p", said("Không có việc có thời gian riêng."))
    )
    return element(
        "section",
        element("h2", said(name), id=f"thang-{month}"),
        _grid(agenda, month, name),
        listed,
        class_="month",
    )


def _event(event: Event) -> Html:
    when = element("span", said(f"{days(event)} · {KINDS[event.kind]}"), class_="when")
    what = element("div", said(event.title), class_="what")
    details = [element("p", said(event.details))] if event.details else []
    return element("li", when, what, *details, class_=event.kind.value)


def _grid(agenda: Agenda, month: int, name: str) -> Html:
    head = element("tr", *(element("th", said(day), scope="col") for day in WEEKDAYS))
    weeks = calendar.Calendar().monthdatescalendar(agenda.year, month)
    rows = [element("tr", *(_day(agenda, day, month) for day in week)) for week in weeks]
    return element("table", element("thead", head), element("tbody", *rows), aria_label=name)


def _day(agenda: Agenda, day: date, month: int) -> Html:
    if day.month != month:
        return element("td", said(""))
    found = [one for one in agenda.events if one.is_day and one.first <= day <= one.last]
    if not found:
        return element("td", said(str(day.day)))
    told = "; ".join(one.title for one in found)
    # A deadline shows through whatever else there is on its day.
    shown = max(found, key=lambda one: list(COLOURS).index(one.kind))
    return element("td", said(str(day.day)), class_=f"marked {shown.kind.value}", title=told)

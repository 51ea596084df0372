"""The standing of reports as a page: one file, no script, that prints on A4."""

from khtt.formats.markup import Html, element, joined, page, said
from khtt.formats.status.words import (
    LOOKS,
    UNKNOWN,
    amount,
    brief,
    column_title,
    lack,
    numbered,
    percent,
    short_period,
    title,
    told,
)
from khtt.nouns.report.status import State, Status, StatusRow
from khtt.nouns.report.tally import Progress
from khtt.nouns.text import short_date

FULL = 100
_STYLE = """
:root { color-scheme: light; font: 15px/1.45 "Segoe UI", system-ui, sans-serif; color: #1c1c1c }
body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: #fff }
h1 { font-size: 1.35rem; margin: 0 0 .2rem } h2 { font-size: 1.1rem; margin: 1.6rem 0 .5rem }
p { margin: .2rem 0 .6rem } .muted { color: #565656 }
.key { display: flex; flex-wrap: wrap; gap: .4rem .8rem; margin: .6rem 0; padding: 0 }
.key li { list-style: none; padding: .1rem .6rem; border: 1px solid #b8b8b8; border-radius: 1rem }
.frame { overflow-x: auto; border: 1px solid #c4c4c4; border-radius: 6px }
.frame:focus-visible { outline: 3px solid #1f5c99 }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { border: 1px solid #d0d0d0; padding: .25rem .45rem; text-align: center }
thead th { background: #eef2f7; font-weight: 600 } thead small { font-weight: 400; display: block }
tbody th { text-align: left; font-weight: 400; min-width: 11rem; background: #fafafa }
td.number { text-align: right; white-space: nowrap } td.blank { color: #6b3e00 }
tfoot td, tfoot th { background: #eef2f7; font-weight: 600 }
meter, .bar { width: 9rem; height: .8rem } .bar { background: #e3e3e3; display: inline-block;
  border-radius: 3px; overflow: hidden; vertical-align: middle; margin-right: .4rem }
.bar span { display: block; height: 100%; background: #1f5c99 }
.bar.full span { background: #1d6b36 }
@media print {
  @page { size: A4 landscape; margin: 12mm } body { padding: 0; max-width: none; font-size: 11px }
  .frame { overflow: visible; border: 0 } tr { break-inside: avoid } thead { display: table-header-group }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact }
}
"""


def as_html(status: Status) -> str:
    """Give a page that needs nothing but itself; what a sign means is told beside it."""
    body = element("main", _head(status), _sent(status), _progress(status))
    return page(title(status), _STYLE + _colours(), body)


def _colours() -> str:
    return "".join(
        f".{state.value} {{ background: {look.ground}; color: {look.ink} }}\n"
        for state, look in LOOKS.items()
    )


def _head(status: Status) -> Html:
    blanks = f" Các bảng đã nhận còn {status.blanks} ô để trống." if status.blanks else ""
    return joined(
        element("h1", said(title(status))),
        element("p", said(f"Tính đến ngày {short_date(status.on)}.{blanks}"), class_="muted"),
    )


def _sent(status: Status) -> Html:
    key = [
        element("li", said(f"{look.sign} {look.word}"), class_=state.value)
        for state, look in LOOKS.items()
    ]
    heads = [element("th", said("Đơn vị"), scope="col")]
    for due in status.dues:
        before = said(f"trước {due.before.day}/{due.before.month}") if due.before else said("")
        name = said(short_period(due.period))
        heads.append(element("th", name, element("small", before), scope="col"))
    rows = [_row(row) for row in status.rows]
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        element("tfoot", _counts(status)),
    )
    return joined(
        element("h2", said("Tình hình gửi báo cáo"), id="sent"),
        element("ul", *key, class_="key"),
        _frame(table, "sent"),
    )


def _frame(table: Html, label: str) -> Html:
    """Let a wide table scroll by itself, by keyboard too."""
    return element("div", table, class_="frame", tabindex="0", role="region", aria_labelledby=label)


def _row(row: StatusRow) -> Html:
    cells = [
        element("td", said(brief(entry)), class_=entry.state.value, title=told(entry))
        for entry in row.entries
    ]
    return element("tr", element("th", said(row.unit.short), scope="row"), *cells)


def _counts(status: Status) -> Html:
    cells = [
        element(
            "td", said(f"{status.count((State.SENT, State.SENT_LATE), place)}/{len(status.rows)}")
        )
        for place in range(len(status.dues))
    ]
    return element("tr", element("th", said("Đã nhận"), scope="row"), *cells)


def _progress(status: Status) -> Html:
    found = numbered(status)
    if not found:
        return said("")
    heads = ("Chỉ tiêu", "Kế hoạch", "Mức cả năm", "Lũy kế", "Đạt")
    whole = element(
        "table",
        element("thead", element("tr", *(element("th", said(one), scope="col") for one in heads))),
        element("tbody", *(_reached(one) for one in found)),
    )
    return joined(
        element("h2", said("Tiến độ so với kế hoạch"), id="progress"),
        _frame(whole, "progress"),
        element("h2", said("Tiến độ của từng đơn vị"), id="units"),
        _frame(_by_unit(status, found), "units"),
    )


def _reached(one: Progress) -> Html:
    unit = f" {one.column.unit}" if one.column.unit else ""
    return element(
        "tr",
        element("th", said(column_title(one)), scope="row"),
        element("td", said(one.expected.text)),
        element("td", said(amount(one.expected.number) + unit), class_="number"),
        element(
            "td",
            said(amount(one.year) + lack(one)),
            class_="number" if one.year is not None else "blank",
        ),
        element("td", _bar(one), class_="number"),
    )


def _bar(one: Progress) -> Html:
    if one.share is None:
        return said(UNKNOWN)
    width = min(one.share, FULL)
    inner = element("span", style=f"width:{width:.1f}%")
    kind = "bar full" if one.share >= FULL else "bar"
    return joined(
        element("span", inner, class_=kind, aria_hidden="true"), said(percent(one) + lack(one))
    )


def _by_unit(status: Status, found: tuple[Progress, ...]) -> Html:
    heads = [element("th", said("Đơn vị"), scope="col")]
    heads += [element("th", said(column_title(one)), scope="col") for one in found]
    rows = []
    for row in status.rows:
        shares = {one.column.title: one for one in row.progress}
        cells = [_share(shares.get(one.column.title)) for one in found]
        rows.append(element("tr", element("th", said(row.unit.short), scope="row"), *cells))
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows))


def _share(one: Progress | None) -> Html:
    if one is None or not one.expected.number:
        return element("td", said("–"))
    if one.share is None:
        return element("td", said(UNKNOWN), class_="blank")
    return element(
        "td",
        said(percent(one) + lack(one)),
        class_="number",
        title=f"{amount(one.year)}/{amount(one.expected.number)}{lack(one)}",
    )

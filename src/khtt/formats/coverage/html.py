"""Coverage as a page to look at: one file, no script, a colour for every status."""

from html import escape

from khtt.formats.coverage.words import LOOKS, shown, told
from khtt.nouns.plan.coverage import Cell, Column, Coverage, Row, Status
from khtt.nouns.text import number

_STYLE = """
:root { color-scheme: light; font: 13px/1.4 system-ui, "Segoe UI", sans-serif; color: #222 }
body { margin: 1.5rem }
h1 { font-size: 1.35rem; margin: 0 0 .3rem }
.key { display: flex; flex-wrap: wrap; gap: .4rem .8rem; margin: .8rem 0 1rem; padding: 0 }
.key li { list-style: none; padding: .15rem .6rem; border-radius: 1rem }
.frame { overflow: auto; max-height: 82vh; border: 1px solid #ccc; border-radius: 6px }
table { border-collapse: separate; border-spacing: 0 }
th, td { border-right: 1px solid #fff; border-bottom: 1px solid #fff; padding: .2rem .35rem }
td { text-align: center; min-width: 1.9rem; font-variant-numeric: tabular-nums }
thead th { position: sticky; top: 0; z-index: 2; background: #f3f3f3; vertical-align: bottom }
thead th.unit > span { writing-mode: vertical-rl; transform: rotate(180deg); font-weight: 500;
  white-space: nowrap }
tbody th { position: sticky; left: 0; z-index: 1; background: #fafafa; text-align: left;
  font-weight: 400; width: 25rem; min-width: 25rem }
thead th:first-child { left: 0; z-index: 3; text-align: left }
tbody th small { color: #777; display: block }
.sum { background: #f3f3f3; text-align: right; white-space: nowrap }
.gap { background: #a01c10; color: #fff; font-weight: 600 }
@media print { .frame { max-height: none; overflow: visible } body { margin: 0 } }
"""
_PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<p>{count} nhiệm vụ, {units} đơn vị{gaps}.</p>
<ul class="key">{key}</ul>
<div class="frame">
<table>
<thead><tr><th>Nhiệm vụ của kế hoạch cấp trên</th>{head}<th>Tổng</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
</body>
</html>
"""


def as_html(coverage: Coverage) -> str:
    """Give a page that needs nothing but itself; what a cell means is told when pointed at."""
    gaps = sum(row.gap > 0 for row in coverage.rows)
    return _PAGE.format(
        title=escape(f"{coverage.title} năm {coverage.year}: mức độ thực hiện"),
        style=_STYLE + _colours(),
        count=number(len(coverage.rows)),
        units=number(len(coverage.columns)),
        gaps=f", {gaps} chỉ tiêu chưa đủ" if gaps else "",
        key="".join(_key(coverage, status) for status in Status if status),
        head="".join(_head(column) for column in coverage.columns),
        rows="\n".join(_row(row, coverage.columns) for row in coverage.rows),
    )


def _colours() -> str:
    return "".join(
        f".{_name(status)} {{ background: {look.ground}; color: {look.ink} }}\n"
        for status, look in LOOKS.items()
    )


def _name(status: Status) -> str:
    return status.name.lower().replace("_", "-")


def _key(coverage: Coverage, status: Status) -> str:
    look, count = LOOKS[status], number(coverage.count(status))
    return f'<li class="{_name(status)}">{look.sign} {look.word}: {count}</li>'


def _head(column: Column) -> str:
    return f'<th class="unit"><span>{escape(column.name)}</span></th>'


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    cells = "".join(_cell(column, cell) for column, cell in zip(columns, row.cells, strict=True))
    about = escape(f"{row.kind} · {row.id}" + (f" · {row.unit}" if row.unit else ""))
    return f"<tr><th>{escape(row.text)}<small>{about}</small></th>{cells}{_sum(row, columns)}</tr>"


def _cell(column: Column, cell: Cell) -> str:
    told_ = escape(told(column.name, cell), quote=True)
    return f'<td class="{_name(cell.status)}" title="{told_}">{escape(shown(cell))}</td>'


def _sum(row: Row, columns: tuple[Column, ...]) -> str:
    if row.total is None:
        return '<td class="sum"></td>'
    reached = f"{number(row.sum or 0)} / {number(row.total)}"
    if not row.gap:
        return f'<td class="sum">{reached}</td>'
    short = ", ".join(columns[place].name for place in row.contributors)
    told_ = escape(f"Thiếu {number(row.gap)}: {short}", quote=True)
    return f'<td class="sum gap" title="{told_}">{reached}</td>'

"""Progress against the plan's numbers: a table and a chart that Excel edits."""

from xlsxwriter import Workbook

from khtt.nouns.report.tally import Filled, Progress

SHEET = "Tiến độ"
HEAD = ("Chỉ tiêu", "Đơn vị tính", "Mức cả năm", "Trong kỳ", "Lũy kế từ đầu năm", "Đạt", "Ghi chú")
WIDTHS = (82, 12, 12, 12, 18, 10, 16)
SHARE_COLUMN, NOTE_COLUMN = 5, 6
PARTIAL = "chưa đủ số liệu"
HUNDRED = 100


def progress_sheet(book: Workbook, filled: Filled) -> None:
    """Add a sheet with what is reached of each number of the plan."""
    sheet = book.add_worksheet(SHEET)
    bold = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
    cell = book.add_format({"border": 1, "text_wrap": True, "num_format": "#,##0"})
    percent = book.add_format({"border": 1, "num_format": "0.0%"})
    for place, (title, width) in enumerate(zip(HEAD, WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, bold)
    rows = [one for one in filled.progress if one.expected.number]
    for row, one in enumerate(rows, 1):
        sheet.write_string(row, 0, title_of(one), cell)
        sheet.write_string(row, 1, one.column.unit or "", cell)
        for place, value in enumerate((one.expected.number, one.value, one.year), 2):
            if value is None:
                sheet.write_blank(row, place, None, cell)
            else:
                sheet.write_number(row, place, value, cell)
        share = "" if one.share is None else one.share / HUNDRED
        formula = f'=IF(AND(C{row + 1}>0,E{row + 1}<>""),E{row + 1}/C{row + 1},"")'
        sheet.write_formula(row, SHARE_COLUMN, formula, percent, share)
        sheet.write_string(row, NOTE_COLUMN, PARTIAL if one.year_partial else "", cell)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if rows:
        _chart(book, filled, len(rows))


def title_of(one: Progress) -> str:
    """Name what is held against the plan."""
    return f"({one.column.number}) {one.column.title}"


def _chart(book: Workbook, filled: Filled, rows: int) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Tỷ lệ đạt so với mức cả năm",
            "categories": [SHEET, 1, 0, rows, 0],
            "values": [SHEET, 1, SHARE_COLUMN, rows, SHARE_COLUMN],
            "fill": {"color": "#1F5C99"},
            "data_labels": {"value": True, "num_format": "0%"},
        }
    )
    chart.set_title(
        {"name": f"Tiến độ so với kế hoạch: {filled.table.unit.short}, {filled.table.period.name}"}
    )
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "min": 0})
    chart.set_size({"width": 900, "height": 120 + 48 * rows})
    book.get_worksheet_by_name(SHEET).insert_chart(rows + 2, 0, chart)

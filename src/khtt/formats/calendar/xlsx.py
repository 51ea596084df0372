"""A year as a workbook: a row an event, with days that sort and filter."""

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook

from khtt.formats.calendar.words import KINDS, title
from khtt.nouns.agenda import Agenda

HEAD = (("Từ ngày", 12), ("Đến ngày", 12), ("Loại", 12), ("Nội dung", 70), ("Chi tiết", 60))
FONT = {"font_name": "Times New Roman", "font_size": 11}
A4, FIRST = 9, 3
# How many letters stand in a line of the two wide columns, and how high it is.
TITLE, DETAILS, LINE = 70, 58, 15


def as_xlsx(agenda: Agenda) -> bytes:
    """Give a workbook of one sheet; the same year gives the same bytes."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    born = datetime(agenda.year, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": title(agenda), "created": born})
    sheet = book.add_worksheet(f"Lịch {agenda.year}")
    border = FONT | {"border": 1, "valign": "top", "text_wrap": True}
    head = book.add_format(border | {"bold": True, "bg_color": "#DCE6F1", "align": "center"})
    text, day = book.add_format(border), book.add_format(border | {"num_format": "dd/mm/yyyy"})
    sheet.write_string(0, 0, title(agenda), book.add_format(FONT | {"bold": True, "font_size": 14}))
    for place, (name, width) in enumerate(HEAD):
        sheet.set_column(place, place, width)
        sheet.write_string(FIRST - 1, place, name, head)
    for row, event in enumerate(agenda.events, FIRST):
        sheet.set_row(row, LINE * max(_lines(event.title, TITLE), _lines(event.details, DETAILS)))
        for place, when in enumerate((event.first, event.last)):
            sheet.write_datetime(row, place, datetime(when.year, when.month, when.day), day)  # noqa: DTZ001 (a day of the sheet)
        for place, said in enumerate((KINDS[event.kind], event.title, event.details), 2):
            sheet.write_string(row, place, said, text)
    last = FIRST + max(len(agenda.events), 1) - 1
    sheet.autofilter(FIRST - 1, 0, last, len(HEAD) - 1)
    sheet.freeze_panes(FIRST, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST - 1)
    book.close()
    return made.getvalue()


def _lines(text: str, letters: int) -> int:
    """Count the lines that a text takes; a spreadsheet does not always do so itself."""
    return sum(1 + len(line) // letters for line in text.split("\n"))

"""The looks of a form's cells."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

Look = dict[str, str | bool | int]

FONT = "Times New Roman"
HEAD, PLAN, ENTRY = "#DCE6F1", "#F2F2F2", "#FFFBE6"
WHOLE, SHARE, PERCENT = "#,##0", "#,##0.0", "0.0%"


class Looks:
    """Every look once; a figure's cell alone may be written into."""

    def __init__(self, book: Workbook) -> None:
        """Make them for a workbook."""
        self._book = book
        self.plain = self._look()
        self.bold = self._look(bold=True)
        self.title = self._look(bold=True, font_size=14)
        self.italic = self._look(italic=True, font_size=10)
        middle: Look = {"align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
        self.heading = self._look(bold=True, bg_color=HEAD, font_size=10, **middle)
        self.column = self._look(bg_color=HEAD, font_size=10, **middle)
        self.measure = self._look(bg_color=HEAD, font_size=9, italic=True, **middle)
        self.plan = self._look(bg_color=PLAN, font_size=9, **middle)
        self.plan_label = self._look(bg_color=PLAN, font_size=10, bold=True, **middle)
        self.plan_number = self._look(bg_color=PLAN, num_format=WHOLE, border=1, font_size=10)
        self.note = self._look(bg_color=PLAN, font_size=8, **middle)
        self.percent = self._look(bg_color=PLAN, num_format=PERCENT, border=1, font_size=10)
        entry: Look = {"bg_color": ENTRY, "border": 1, "locked": False, "valign": "vcenter"}
        self.figure = self._look(num_format=WHOLE, **entry)
        self.share = self._look(num_format=SHARE, **entry)
        self.order = self._look(border=1, align="center", valign="vcenter")
        self.name = self._look(border=1, text_wrap=True, valign="vcenter")
        self.total = self._look(border=1, bold=True, num_format=WHOLE, bg_color=HEAD)
        self.total_name = self._look(border=1, bold=True, bg_color=HEAD)

    def _look(self, **look: str | bool | int) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 11} | look)

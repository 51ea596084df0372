"""Whose workbook it is, of which form and for when: by its hidden mark and by what it shows."""

from dataclasses import dataclass

from khtt.collect.container import Container, Rows
from khtt.nouns.diagnostic import Diagnostic, Place
from khtt.nouns.language import _
from khtt.nouns.plan.items import Form
from khtt.nouns.report.asked import Asked
from khtt.nouns.report.layout import (
    FORM_ROW,
    ID_COLUMN,
    MARK,
    MARK_ROW,
    PERIOD_ROW,
    UNIT_ROW,
    VALUE_COLUMN,
    VERSION,
    same,
)
from khtt.nouns.report.period import period_of
from khtt.nouns.report.table import ReportUnit, Table

PARTS = 5


@dataclass(frozen=True)
class Sheet:
    """The sheet of a form in a workbook; without a table the workbook is not the one wanted."""

    file: str
    name: str
    rows: Rows
    table: Table | None = None
    problems: tuple[Diagnostic, ...] = ()

    def value(self, row: int, column: int) -> object:
        """Give what stands in a cell; nothing is an empty text."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def text(self, row: int, column: int) -> str:
        """Give the text in a cell, without blanks around it."""
        return str(self.value(row, column)).strip()

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell."""
        return Place(self.file, row + 1, column + 1, self.name)


def identified(container: Container, asked: Asked) -> Sheet:
    """Find the sheet of a form, and hold against each other what the file says of itself."""
    sheet = _marked(container)
    mark = sheet.text(MARK_ROW, ID_COLUMN)
    inside = container.properties.get(MARK, "")
    if not mark.startswith(MARK) and not inside:
        message = _("this is no workbook of a report form")
        hint = _("fill in the workbook that `khtt report blank` makes, and send that")
        return _refused(sheet, Diagnostic("KH605", message, Place(sheet.file), hint=hint))
    if mark.startswith(MARK) and inside and mark != inside:
        message = _("the sheet and the properties of the file name another unit, form or period")
        hint = _("ask the unit to fill in its own blank workbook, not a sheet copied into another")
        at = Place(sheet.file, sheet=sheet.name)
        return _refused(sheet, Diagnostic("KH608", message, at, hint=hint))
    parts = (mark if mark.startswith(MARK) else inside).split(";")
    if len(parts) != PARTS or parts[1] != VERSION:
        message = _("the workbook was made by another version of khtt")
        at = Place(sheet.file, sheet=sheet.name)
        return _refused(sheet, Diagnostic("KH605", message, at, hint=_("send a new blank")))
    return _checked(sheet, parts[2:], asked)


def _marked(container: Container) -> Sheet:
    """Give the sheet that bears a mark, or else the first one."""
    sheets = [Sheet(container.file, name, container.rows(name)) for name in container.sheets[:1]]
    for name in container.sheets[1:]:
        if sheets[0].text(MARK_ROW, ID_COLUMN).startswith(MARK):
            break
        sheets.insert(0, Sheet(container.file, name, container.rows(name)))
    marked = (one for one in sheets if one.text(MARK_ROW, ID_COLUMN).startswith(MARK))
    return next(marked, sheets[-1])


def _checked(sheet: Sheet, parts: list[str], asked: Asked) -> Sheet:
    form, unit = asked.forms.get(parts[0]), asked.units.get(parts[2])
    problems = [one for one in (_period(sheet, parts[1], asked), _unit(sheet, unit, asked)) if one]
    if wrong_form := _form(sheet, form, asked):
        # Another form is of another period too, more often than not.
        problems = [wrong_form]
    if problems or not form or not unit:
        return _refused(sheet, *problems)
    table = Table(form, asked.period, unit)
    return Sheet(sheet.file, sheet.name, sheet.rows, table)


def _form(sheet: Sheet, form: Form | None, asked: Asked) -> Diagnostic | None:
    shown = sheet.text(FORM_ROW, VALUE_COLUMN)
    if form and same(shown, form.number):
        return None
    wanted = ", ".join(one.number for one in asked.forms.values())
    message = _("this is the workbook of {shown}; wanted: {wanted}").format(
        shown=shown or _("no form"), wanted=wanted
    )
    hint = _("collect it for the period that owes this form")
    return Diagnostic("KH605", message, sheet.place(FORM_ROW, VALUE_COLUMN), hint=hint)


def _period(sheet: Sheet, marked: str, asked: Asked) -> Diagnostic | None:
    shown = sheet.text(PERIOD_ROW, VALUE_COLUMN)
    wanted = asked.period.name
    if marked == asked.period.id and same(shown, wanted):
        return None
    period = period_of(marked)
    said = shown if marked == asked.period.id or not period else period.name
    message = _("the workbook is for {said}; wanted: {wanted}").format(
        said=said or _("no period"), wanted=wanted
    )
    if period and not same(shown, period.name):
        message += _("; the sheet shows '{shown}', its mark says {marked}").format(
            shown=shown, marked=period.name
        )
    hint = _("collect it for its own period, or ask the unit for the right workbook")
    return Diagnostic("KH606", message, sheet.place(PERIOD_ROW, VALUE_COLUMN), hint=hint)


def _unit(sheet: Sheet, unit: ReportUnit | None, asked: Asked) -> Diagnostic | None:
    at, shown = sheet.place(UNIT_ROW, VALUE_COLUMN), sheet.text(UNIT_ROW, VALUE_COLUMN)
    if unit is None:
        message = _("'{shown}' is no unit that reports in this year").format(shown=shown)
        return Diagnostic("KH607", message, at, hint=_("see: khtt report status"))
    if not asked.wants(unit.id):
        home = asked.units[asked.within].name
        message = _("a workbook of {unit}, which is not {home} nor below it")
        said = message.format(unit=unit.name, home=home)
        return Diagnostic("KH607", said, at, hint=_("collect it with its own province"))
    if not same(shown, unit.name):
        message = _("the sheet names '{shown}', its mark {unit}").format(
            shown=shown, unit=unit.name
        )
        hint = _("ask the unit to fill in its own blank workbook")
        return Diagnostic("KH608", message, at, hint=hint)
    return None


def _refused(sheet: Sheet, *problems: Diagnostic) -> Sheet:
    return Sheet(sheet.file, sheet.name, sheet.rows, None, problems)

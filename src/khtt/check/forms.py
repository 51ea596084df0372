"""Rules about report forms: what their columns and questions are held against."""

from collections.abc import Iterator

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic, nearest
from khtt.nouns.language import _
from khtt.nouns.plan.items import Form, Item
from khtt.nouns.plan.table import Ask, Column


def held_against_nothing(survey: Survey) -> Iterator[Diagnostic]:
    """KH280: a column or a question of a form is held against an item that is not there.

    Its figures would be told without the plan's number, and nobody would miss it. Name the id of a
    quota, an activity or a target.
    """
    known = {item.id for _path, item in survey.every(Item)}
    for kind in (Column, Ask):
        for path, part in survey.every(kind):
            for index, name in enumerate(part.against):
                if name not in known:
                    near = nearest(name, known)
                    hint = _("did you mean '{near}'?").format(near=near) if near else ""
                    message = _("it is held against '{name}', which is not there")
                    at = (*path, "against", index)
                    yield survey.error("KH280", at, message.format(name=name), hint)


def column_twice(survey: Survey) -> Iterator[Diagnostic]:
    """KH281: two columns of a form have the same number.

    Figures are kept by the column's number; those of two columns would be mixed. Give each its own.
    """
    for path, form in survey.every(Form):
        seen = set[str]()
        for index, column in enumerate(form.columns):
            if column.number in seen:
                message = _("there is a column {number} already").format(number=column.number)
                at = (*path, "columns", index, "number")
                yield survey.error("KH281", at, message, _("give each column its own number"))
            seen.add(column.number)


FORMS = (held_against_nothing, column_twice)

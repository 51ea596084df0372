"""Rules about report forms."""

from collections.abc import Iterator

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.plan.items import Form


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


FORMS = (column_twice,)

"""The report forms that a body's document encloses, and when the reports on them are due."""

from collections.abc import Iterable, Iterator, Sequence

from khtt.nouns.organisation import Level
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Form
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.plan.resolved import Duty, EnclosedForm
from khtt.nouns.text import lower_first
from khtt.resolve.takers import Takers


def enclosed_forms(
    file: PlanFile, takers: Takers, reports: Sequence[Duty], overlay: Overlay | None
) -> tuple[EnclosedForm, ...]:
    """Give the forms of the reports that a body owes, those that its overlay names, and its own.

    The nation's document encloses what the official one did. A form whose report falls to another
    is not the body's to enclose, unless its overlay says so.
    """
    named = overlay.encloses if overlay else ()
    if takers.level is Level.NATION:
        there = {ref for annex in file.annexes if annex.included for ref in annex.refs}
        owed = {form.id for form in file.forms if there & set(form.ref)}
    else:
        owed = set(_owed(file, takers))
    own = overlay.forms if overlay else ()
    found = [form for form in file.forms if form.id in owed or form.id in named]
    return tuple(_enclosed(form, file.forms, reports) for form in (*found, *own))


def _owed(file: PlanFile, takers: Takers) -> Iterator[str]:
    """Give the forms of the reports that fall to a body, and the tables that go with them."""
    forms = {form.id: form for form in file.forms}
    for one in file.reports:
        if one.form in forms and takers.leads(one.lead):
            yield one.form
            yield from forms[one.form].encloses


def _enclosed(form: Form, forms: Iterable[Form], reports: Iterable[Duty]) -> EnclosedForm:
    due = tuple(
        (one.id, f"{one.text}: gửi {lower_first(one.schedule)}")
        for one in reports
        if getattr(one.item, "form", None) == form.id and one.schedule
    )
    return EnclosedForm(form, due, tuple(one for one in forms if one.id in form.encloses))

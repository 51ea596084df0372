"""Rules about offices, sections, annexes and forms: what a plan names beside its items (KH25x)."""

import re
from collections.abc import Iterator

from khtt.check.references import REF
from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic, nearest
from khtt.nouns.language import _
from khtt.nouns.organisation import BELOW, DIRECTOR, EVERY_OFFICE, offices_by_work
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Annex
from khtt.nouns.plan.items import Form, Group, Item, Task, Unit

_ANNEX = Pattern(r"Phụ lục (?:số )?([IVX]+|\d+)\b")
_FORM = Pattern(r"(?:Mẫu|Biểu)(?: số)? (\d+)\b")


def unknown_office(survey: Survey) -> Iterator[Diagnostic]:
    """KH251: `offices` names no office that a province has.

    The task would fall to nobody. The offices are named by their work: communication, finance,
    collection, benefits, assessment, inspection, personnel, administration, it; `districts` are
    the offices below.

    Wrong:
        responsibilities:
          - {id: duties, ref: VII.1, unit: vss, title: Việc, tasks: [{id: task, ref: VII.1.1, text: Việc, offices: finances}]}
    Right:
        responsibilities:
          - {id: duties, ref: VII.1, unit: vss, title: Việc, tasks: [{id: task, ref: VII.1.1, text: Việc, offices: finance}]}
    """
    work = (office.role for office in offices_by_work())
    offices = (*work, BELOW, EVERY_OFFICE, DIRECTOR)
    roles = (*offices, *(unit.id for _path, unit in survey.every(Unit)))
    for path, task in survey.every(Task):
        for index, name in enumerate(task.offices):
            if name not in roles:
                meant = nearest(name, roles)
                listed = ", ".join(offices)
                hint = _("did you mean {name}?").format(name=meant) if meant else ""
                message = _("there is no office '{name}'").format(name=name)
                at = (*path, "offices", index)
                yield survey.error(
                    "KH251", at, message, hint or _("write one of {names}").format(names=listed)
                )


def unknown_annex(survey: Survey) -> Iterator[Diagnostic]:
    """KH259 (warning): an annex leads nowhere, or a text names an annex or a form that is not there.

    The reader would look for it in vain. Declare it in `annexes` or `forms`, or mend the number.

    Wrong:
        contents: [{id: said, ref: I, text: Chi tiết tại Phụ lục III kèm theo}]
        annexes: [{title: Phụ lục I. Nội dung, refs: I}]
    Right:
        contents: [{id: said, ref: I, text: Chi tiết tại Phụ lục I kèm theo}]
        annexes: [{title: Phụ lục I. Nội dung, refs: I}]
    """
    yield from _annex_refs(survey)
    yield from _form_numbers(survey)
    titles = [one.title for _path, one in survey.every(Annex)]
    numbers = [one.number for _path, one in survey.every(Form)]
    annexes = {found[1] for title in titles for found in _ANNEX.finditer(title)}
    forms = {str(int(found[1])) for one in (*titles, *numbers) for found in _FORM.finditer(one)}
    for path, noun, text in survey.own:
        if isinstance(noun, Annex | Form) or ("Phụ lục" not in text and "ẫu" not in text):
            continue
        for pattern, known in ((_ANNEX, annexes), (_FORM, forms)):
            for found in pattern.finditer(text):
                if not known or found[1].lstrip("0") in known:
                    continue
                message = _("the plan has no {name}").format(name=found[0])
                hint = _("mend the number, or declare it in `annexes`")
                yield survey.warning("KH259", survey.spot(path, found.start()), message, hint)


def _form_numbers(survey: Survey) -> Iterator[Diagnostic]:
    for path, form in survey.every(Form):
        number = _FORM.search(form.number)
        ref = re.fullmatch(r"M(\d+)", form.ref[0])
        if number and ref and int(number[1]) != int(ref[1]):
            message = _("{number} does not fit the ref {ref}").format(
                number=form.number, ref=form.ref[0]
            )
            yield survey.warning("KH259", (*path, "number"), message, _("mend one of the two"))


def _annex_refs(survey: Survey) -> Iterator[Diagnostic]:
    there = {ref for _path, item in survey.every(Item) for ref in item.ref}
    forms = any(True for _one in survey.every(Form))
    ends = {ref[: at.start()] for ref in there for at in re.finditer(r"\.", ref)}
    for path, annex in survey.every(Annex):
        for index, ref in enumerate(annex.refs):
            of_form = (ref.startswith("M") and not forms) or ref in survey.around.gone
            if ref not in there | ends and not of_form and REF.fullmatch(ref):
                message = _("no item has the ref {ref}").format(ref=ref)
                hint = _("name the ref of the item that speaks of the annex")
                yield survey.warning("KH259", (*path, "refs", index), message, hint)


def encloses_itself(survey: Survey) -> Iterator[Diagnostic]:
    """KH260: a form encloses itself, or a heading of the script stands under itself.

    Name the other one, or delete the line.

    Wrong:
        forms: [{id: report, ref: M01, title: Báo cáo, number: Mẫu 01, encloses: report}]
    Right:
        forms: [{id: report, ref: M01, title: Báo cáo, number: Mẫu 01}]
    """
    for path, group in survey.every(Group):
        if group.parent == group.id:
            message = _("'{name}' stands under itself").format(name=group.id)
            hint = _("name the heading above it, or delete `parent`")
            yield survey.error("KH260", (*path, "parent"), message, hint)
    for path, form in survey.every(Form):
        for index, name in enumerate(form.encloses):
            if name == form.id:
                message = _("'{name}' encloses itself").format(name=name)
                yield survey.error("KH260", (*path, "encloses", index), message, _("delete it"))


SECTIONS = (unknown_office, unknown_annex, encloses_itself)

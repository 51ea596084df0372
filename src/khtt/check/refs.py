"""Rules about refs into the official document, and about sections, forms and annexes (KH25x)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from khtt.check.survey import Survey
from khtt.check.words import own
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.language import _
from khtt.nouns.organisation import Role
from khtt.nouns.plan.file import Annex, PlanFile
from khtt.nouns.plan.items import Activity, Form, Group, Item, Quota, ReportingDuty, Section, Task, Unit
from khtt.nouns.plan.overlay import LOCAL
from khtt.nouns.source import Path
from khtt.nouns.text import roman

DISTRICTS, ALL = "districts", "all"
_ROMAN = re.compile(r"[IVX]+")
_VALUES = {"I": 1, "V": 5, "X": 10}
_LAST = re.compile(r"(.*?)([bps]?)(\d+)")
_ANNEX = re.compile(r"Phụ lục (?:số )?([IVX]+|\d+)\b")
_FORM = re.compile(r"(?:Mẫu|Biểu)(?: số)? (\d+)\b")
_ELSEWHERE = re.compile(r"(?:theo|tại|ở|của|kèm theo) (?:Kế hoạch|Quyết định|Công văn|Thông tư|Nghị định)")
_SHARED = (ReportingDuty, Form, Quota)


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
    roles = {*get_args(Role), DISTRICTS, ALL, *(unit.id for _path, unit in survey.every(Unit))}
    for path, task in survey.every(Task):
        for index, name in enumerate(task.offices):
            if name not in roles:
                meant = nearest(name, roles)
                listed = ", ".join((*get_args(Role), DISTRICTS, ALL))
                hint = _("did you mean {name}?").format(name=meant) if meant else ""
                message = _("there is no office '{name}'").format(name=name)
                at = (*path, "offices", index)
                yield survey.error("KH251", at, message, hint or _("write one of {names}").format(names=listed))


def unprinted_section(survey: Survey) -> Iterator[Diagnostic]:
    """KH254: no template prints a first-level section.

    A province's document prints each of them with the template that bears its id
    (`templates/parts/ID.html`). Take the id of a section that is there, or add the template.
    """
    parts = survey.around.parts
    if parts is None:
        return
    for path, section in survey.every(Section):
        if all("." not in ref for ref in section.ref) and section.id not in parts:
            if path[0] != "sections":
                continue
            meant = nearest(section.id, parts)
            hint = _("did you mean '{name}'?").format(name=meant) if meant else ""
            message = _("no template prints the section '{name}'").format(name=section.id)
            missing = _("add templates/parts/{name}.html").format(name=section.id)
            yield survey.error("KH254", (*path, "id"), message, hint or missing)


def repeated_ref(survey: Survey) -> Iterator[Diagnostic]:
    """KH255 (warning): two items of one kind have the same ref.

    Two items cannot stand in one place of the official document. One of the refs was mistyped.

    Wrong:
        contents:
          - {id: first, ref: III.1, text: Nội dung thứ nhất}
          - {id: second, ref: III.1, text: Nội dung thứ hai}
    Right:
        contents:
          - {id: first, ref: III.1, text: Nội dung thứ nhất}
          - {id: second, ref: III.2, text: Nội dung thứ hai}
    """
    first = dict[tuple[object, str], Path]()
    items = dict(survey.every(Item))
    for path, item in survey.every(Item):
        above = items.get(path[:-2])
        if isinstance(item, _SHARED) or len(item.ref) > 1 or item.ref[0] == LOCAL:
            continue
        if above and not item.ref[0].startswith(above.ref[0]):
            continue  # KH257 says that it is misplaced
        key = (path[0] if path[0] != "script" else path[:2], item.ref[0])
        if key not in first:
            first[key] = path
            continue
        message = _("the ref {ref} is taken").format(ref=item.ref[0])
        found = survey.warning("KH255", (*path, "ref"), message, _("mend one of the two"))
        related = (Related(survey.place((*first[key], "ref")), _("stands here first")),)
        yield replace(found, related=related)


def skipped_ref(survey: Survey) -> Iterator[Diagnostic]:
    """KH256 (warning): the refs of neighbours leave a number out, or run backwards.

    An item of the official document was forgotten, or a ref mistyped.

    Wrong:
        contents:
          - {id: first, ref: III.1, text: Nội dung thứ nhất}
          - {id: second, ref: III.3, text: Nội dung thứ hai}
    Right:
        contents:
          - {id: first, ref: III.1, text: Nội dung thứ nhất}
          - {id: second, ref: III.2, text: Nội dung thứ hai}
    """
    taken = Counter(ref for _path, item in survey.every(Item) for ref in item.ref)
    before: tuple[Path, Item] | None = None
    for path, item in survey.every(Item):
        if _counted(item) is None or isinstance(item, _SHARED):
            continue
        if before and before[0][:-1] == path[:-1] and taken[before[1].ref[0]] == 1:
            if told := _jump(before[1], item, taken):
                at = before[0] if told[2] else path
                yield survey.warning("KH256", (*at, "ref"), *told[:2])
        before = (path, item)


def _jump(before: Item, item: Item, taken: Counter[str]) -> tuple[str, str, bool] | None:
    """Tell what is wrong between neighbours, and whether the fault is the first one's."""
    last, here = _counted(before), _counted(item)
    if not last or not here or last[:2] != here[:2] or here[2] in (last[2], last[2] + 1):
        return None
    missing = f"{last[0]}{last[1]}{last[2] + 1}" if last[0] else roman(last[2] + 1)
    if here[2] > last[2] and missing in taken:
        return None
    message = _("after {last} comes {ref}").format(last=before.ref[0], ref=item.ref[0])
    hint = _("is {missing} missing, or the ref mistyped?").format(missing=missing)
    return message, hint, here[2] < last[2] and _second(here[2])


def _second(number: int) -> bool:
    """Tell whether a number follows the first place: then what stood before it was wrong."""
    return number == 2  # noqa: PLR2004 (b4, b2, b3: the first is mistyped)


def _counted(item: Item) -> tuple[str, str, int] | None:
    """Give what a ref counts in: `IV.1.b3` is the third dash of IV.1."""
    if len(item.ref) > 1:
        return None
    if _ROMAN.fullmatch(item.ref[0]):
        return ("", "", _number(item.ref[0]))
    found = _LAST.fullmatch(item.ref[0])
    return (found[1], found[2], int(found[3])) if found and "." in found[1] else None


def _number(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def misplaced_ref(survey: Survey) -> Iterator[Diagnostic]:
    """KH257 (warning): a ref leads into another part of the document than the item's own.

    A ref begins with that of what the item stands in: `IV.1.2.b3` under the channel `IV.1.2`, and
    its first part is a section of the plan.

    Wrong:
        channels:
          - {id: radio, ref: IV.1, name: Phát thanh, actions: [{id: news, ref: IV.2.b1, text: Tin}]}
    Right:
        channels:
          - {id: radio, ref: IV.1, name: Phát thanh, actions: [{id: news, ref: IV.1.b1, text: Tin}]}
    """
    items = {path: item for path, item in survey.every(Item)}
    sections = {roman(max(_number(head), 1)) if _ROMAN.fullmatch(head := ref.split(".")[0]) else head for path, one in survey.every(Section) if path[0] == "sections" for ref in one.ref}
    for path, item in items.items():
        ref = item.ref[0]
        if isinstance(item, _SHARED) or len(item.ref) > 1 or ref == LOCAL:
            continue
        above = items.get(path[:-2])
        head = ref.split(".")[0]
        if _ROMAN.fullmatch(head) and not _canonical(head):
            continue  # KH258 says so
        if above and len(above.ref) == 1 and not isinstance(above, Activity) and above.ref[0] != LOCAL:
            if not ref.startswith(f"{above.ref[0]}.") and ref.split(".")[:1] and ref != above.ref[0]:
                message = _("{ref} does not lie within {above}").format(ref=ref, above=above.ref[0])
                hint = _("begin the ref with {above}.").format(above=above.ref[0])
                yield survey.warning("KH257", (*path, "ref"), message, hint)
        elif _ROMAN.fullmatch(head) and _canonical(head) and head not in sections and path[0] in PlanFile.model_fields:
            message = _("the plan has no section {head}").format(head=head)
            hint = _("its sections are {names}").format(names=", ".join(sorted(sections, key=_number)))
            if sections and _whole(sections):
                yield survey.warning("KH257", (*path, "ref"), message, hint)


def _whole(sections: set[str]) -> bool:
    """Tell whether the sections declared are all of the document's: I, II, III without a gap."""
    return {_number(one) for one in sections if _ROMAN.fullmatch(one)} == set(range(1, len(sections) + 1)) and len(sections) > 1


def _canonical(letters: str) -> bool:
    return roman(max(_number(letters), 1)) == letters


def wrong_roman(survey: Survey) -> Iterator[Diagnostic]:
    """KH258: a ref begins with letters that are no Roman number.

    4 is IV, 9 is IX.

    Wrong:
        contents: [{id: first, ref: IIII.1, text: Nội dung}]
    Right:
        contents: [{id: first, ref: IV.1, text: Nội dung}]
    """
    for path, item in survey.every(Item):
        for index, ref in enumerate(item.ref):
            head = ref.split(".")[0]
            if _ROMAN.fullmatch(head) and not _canonical(head):
                right = roman(max(_number(head), 1))
                message = _("{head} is no Roman number").format(head=head)
                at = (*path, "ref", index)
                yield survey.error("KH258", at, message, _("write {right}").format(right=right))


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
    annexes = {found[1] for _path, one in survey.every(Annex) for found in _ANNEX.finditer(one.title)}
    forms = {int(found[1]) for text in (*(one.number for _path, one in survey.every(Form)), *(one.title for _path, one in survey.every(Annex))) for found in _FORM.finditer(text)}
    for path, form in survey.every(Form):
        number = _FORM.search(form.number)
        ref = re.fullmatch(r"M(\d+)", form.ref[0])
        if number and ref and int(number[1]) != int(ref[1]):
            message = _("{number} does not fit the ref {ref}").format(number=form.number, ref=form.ref[0])
            yield survey.warning("KH259", (*path, "number"), message, _("mend one of the two"))
    for path, noun, text in own(survey):
        if isinstance(noun, Annex | Form) or ("Phụ lục" not in text and "ẫu" not in text):
            continue
        for pattern, known in ((_ANNEX, annexes), (_FORM, forms)):
            for found in pattern.finditer(text):
                name = int(found[1]) if found[1].isdecimal() and pattern is _FORM else found[1]
                if not known or name in known or _ELSEWHERE.search(text, found.end(), found.end() + 30) and not annexes:
                    continue
                message = _("the plan has no {name}").format(name=found[0])
                hint = _("mend the number, or declare it in `annexes`")
                yield survey.warning("KH259", survey.spot(path, found.start()), message, hint)


def _annex_refs(survey: Survey) -> Iterator[Diagnostic]:
    there = {ref for _path, item in survey.every(Item) for ref in item.ref}
    forms = any(True for _one in survey.every(Form))
    ends = {ref[: at.start()] for ref in there for at in re.finditer(r"\.", ref)}
    for path, annex in survey.every(Annex):
        for index, ref in enumerate(annex.refs):
            of_form = ref.startswith("M") and not forms
            if ref not in there | ends and not of_form:
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


REFS = (
    unknown_office,
    unprinted_section,
    repeated_ref,
    skipped_ref,
    misplaced_ref,
    wrong_roman,
    unknown_annex,
    encloses_itself,
)

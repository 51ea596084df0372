"""Rules about refs into the official document, and about sections, forms and annexes (KH25x)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from khtt.check.references import REF
from khtt.check.survey import Survey, repeated
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import (
    Activity,
    Form,
    Item,
    Quota,
    ReportingDuty,
    Section,
)
from khtt.nouns.plan.overlay import LOCAL
from khtt.nouns.source import Path
from khtt.nouns.text import roman

_ROMAN = Pattern(r"[IVX]+")
_VALUES = {"I": 1, "V": 5, "X": 10}
_LAST = Pattern(r"(.*?)([bps]?)(\d+)")
_SHARED = (ReportingDuty, Form, Quota)


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
        if _led_by_others(items[first[key]], item):
            continue  # one sentence of the document, in two items that others carry out
        message = _("the ref {ref} is taken").format(ref=item.ref[0])
        found = survey.warning("KH255", (*path, "ref"), message, _("mend one of the two"))
        related = (Related(survey.place((*first[key], "ref")), _("stands here first")),)
        yield replace(found, related=related)


def repeated_heading(survey: Survey) -> Iterator[Diagnostic]:
    """KH255 (warning): two headings of a unit's own document have the same ref."""
    headings = ((ref, (*path, "ref")) for path, one in survey.every(Section) for ref in one.ref)
    for ref, path, first in repeated(headings):
        message = _("the ref {ref} is taken").format(ref=ref)
        found = survey.warning("KH255", path, message, _("mend one of the two"))
        yield replace(found, related=(Related(survey.place(first), _("stands here first")),))


def _led_by_others(one: Item, other: Item) -> bool:
    leads = [frozenset(getattr(item, "lead", ())) for item in (one, other)]
    return leads[0] != leads[1]


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
    taken.update(survey.around.gone)
    before: tuple[Path, Item] | None = None
    for path, item in survey.every(Item):
        if _counted(item) is None or isinstance(item, _SHARED):
            continue
        beside = before and before[0][:-1] == path[:-1] and taken[before[1].ref[0]] == 1
        if before and beside and (told := _jump(before[1], item, taken)):
            at = before[0] if told[2] else path
            yield survey.warning("KH256", (*at, "ref"), *told[:2])
            if not told[2]:
                continue  # what comes next follows the one before it
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
    items, sections = dict(survey.every(Item)), _sections(survey)
    beside = _strangers(items)
    for path in sorted({*beside.values()}, key=survey.place):
        message = _("what stands in {ref} has other refs").format(ref=items[path].ref[0])
        yield survey.warning("KH257", (*path, "ref"), message, _("mend the ref"))
    wrong = set(beside)
    for path, item in items.items():
        if path in beside or path[:-2] in wrong:
            continue
        ref, above = item.ref[0], items.get(path[:-2])
        if isinstance(item, _SHARED) or len(item.ref) > 1 or ref == LOCAL:
            continue
        if not _canonical_head(ref) or not REF.fullmatch(ref):
            continue  # KH258 or KH214 says so
        if above and not isinstance(above, Activity) and len(above.ref) == 1:
            if (
                above.ref[0] != LOCAL
                and ref != above.ref[0]
                and not ref.startswith(f"{above.ref[0]}.")
            ):
                message = _("{ref} does not lie within {above}").format(ref=ref, above=above.ref[0])
                hint = _("begin the ref with {above}.").format(above=above.ref[0])
                yield survey.warning("KH257", (*path, "ref"), message, hint)
        elif path[0] in PlanFile.model_fields and not above:
            found = list(_outside(survey, (*path, "ref"), ref.split(".")[0], sections))
            wrong |= {path} if found else set()
            yield from found


def _strangers(items: dict[Path, Item]) -> dict[Path, Path]:
    """Give the items that share a first part of their refs and lie in one that has another."""
    within = dict[Path, list[Path]]()
    for path, item in items.items():
        above = items.get(path[:-2])
        counted = above and not isinstance(above, Activity) and not isinstance(item, _SHARED)
        if above and counted and len(item.ref) == len(above.ref) == 1 and item.ref[0] != LOCAL:
            within.setdefault(path[:-2], []).append(path)
    found = dict[Path, Path]()
    for at, below in within.items():
        own, refs = items[at].ref[0], {items[path].ref[0].rpartition(".")[0] for path in below}
        if len(below) > 1 and len(refs) == 1 and own not in refs and own != LOCAL:
            common = refs.pop()
            if common and not common.startswith(f"{own}."):
                found |= dict.fromkeys(below, at)
    return found


def _sections(survey: Survey) -> set[str]:
    """Give the first-level sections of a plan that declares them whole; else none."""
    heads = [
        ref.split(".")[0]
        for at, one in survey.every(Section)
        if at[0] == "sections"
        for ref in one.ref
    ]
    sections = {roman(max(_number(one), 1)) if _ROMAN.fullmatch(one) else one for one in heads}
    return sections if _whole(sections) else set()


def _outside(survey: Survey, path: Path, head: str, sections: set[str]) -> Iterator[Diagnostic]:
    """Tell of a ref into a section that a plan with whole sections has not."""
    if sections and _ROMAN.fullmatch(head) and head not in sections | survey.around.gone:
        message = _("the plan has no section {head}").format(head=head)
        names = ", ".join(sorted(sections, key=_number))
        hint = _("its sections are {names}").format(names=names)
        yield survey.warning("KH257", path, message, hint)


def _canonical_head(ref: str) -> bool:
    head = ref.split(".", maxsplit=1)[0]
    return not _ROMAN.fullmatch(head) or _canonical(head)


def _whole(sections: set[str]) -> bool:
    """Tell whether the sections declared are all of the document's: I, II, III without a gap."""
    return {_number(one) for one in sections if _ROMAN.fullmatch(one)} == set(
        range(1, len(sections) + 1)
    ) and len(sections) > 1


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


REFS = (
    repeated_ref,
    skipped_ref,
    misplaced_ref,
    wrong_roman,
)

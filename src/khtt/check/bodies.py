"""Rules about bodies: whether they are there on the plan's day, and who does what (KH37x)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.law import Renamed, renamed_bodies
from khtt.nouns.noun import Noun
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Issued, Signature
from khtt.nouns.plan.items import Activity, Campaign, Channel, ReportingDuty, Statement, Unit
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.quantity import Quantity
from khtt.nouns.source import Path
from khtt.nouns.text import fold, short_date

# Quyết định 391/QĐ-BTC: Vietnam Social Security is headed by a Giám đốc from that day.
MINISTRY = date(2025, 3, 1)
# Luật Tổ chức chính quyền địa phương 72/2025/QH15: no districts from that day.
TWO_TIERS = date(2025, 7, 1)
_OLD_HEAD = Pattern(r"Tổng Giám đốc(?= BHXH| Bảo hiểm xã hội|$| \(để b/c\))|Phó TGĐ$")
_OF_A_DOCUMENT = Pattern(r"\d/[^;]{0,60}$|\d-[A-ZĐ]{2}[^;]{0,60}$")


@cache
def _gone(day: date) -> tuple[Pattern | None, dict[str, Renamed]]:
    names = {one.name.casefold(): one for one in renamed_bodies() if one.until < day}
    if not names:
        return None, names
    listed = "|".join(re.escape(one.name) for one in names.values())
    return Pattern(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE), names


def body_of_the_past(survey: Survey) -> Iterator[Diagnostic]:
    """KH371 (warning): a body or a kind of place is named that was not there any more on the plan's day.

    Its work goes on elsewhere, and nobody would take up the task. The hint names the successor; the
    data give the document that says so (`src/khtt/data/renamed.json`).

    Wrong:
        plan: {year: 2026, issued: {year: 2026}, as_of: 05/01/2026, title: Kế hoạch năm 2026, subject: Công tác năm 2026}
        recipients: [Bộ Lao động - Thương binh và Xã hội]
    Right:
        plan: {year: 2026, issued: {year: 2026}, as_of: 05/01/2026, title: Kế hoạch năm 2026, subject: Công tác năm 2026}
        recipients: [Bộ Nội vụ]
    """
    pattern, names = _gone(survey.plan.plan.day)
    if pattern is None:
        return
    for path, _noun, text in survey.own:
        for found in pattern.finditer(text):
            if _OF_A_DOCUMENT.search(text, 0, found.start()):
                continue
            one = names[found[0].casefold()]
            message = _("there is no {name} after {day}").format(
                name=one.name, day=short_date(one.until)
            )
            hint = _("it is now {now}").format(now=one.now)
            yield survey.warning("KH371", survey.spot(path, found.start()), message, hint)


def head_of_another_day(survey: Survey) -> Iterator[Diagnostic]:
    """KH372 (warning): the head of Vietnam Social Security bears the title of another day.

    Tổng Giám đốc until 28/02/2025, Giám đốc since (Quyết định 391/QĐ-BTC). A province's or a
    district's office is headed by a Giám đốc.

    Wrong:
        plan: {signature: {head: Giám đốc}}
    Right:
        plan: {signature: {head: Tổng Giám đốc}}
    """
    plan = survey.plan.plan
    of_plan = not isinstance(survey.parts[0].noun, Overlay) and plan.scope == "nation"
    right = "Giám đốc" if not of_plan or plan.day >= MINISTRY else "Tổng Giám đốc"
    for path, signature in survey.every(Signature):
        head = signature.head.casefold()
        known = head in ("giám đốc", "tổng giám đốc") or _signs_the_plan(survey, path)
        if known and head and head != right.casefold():
            shown = right.upper() if signature.head.isupper() else right
            message = _("the head is not called {head} on the plan's day").format(
                head=signature.head
            )
            hint = _("write {right}").format(right=shown)
            if signature.title:
                hint = _("write {right}, and the deputy's title likewise").format(right=shown)
            yield survey.warning("KH372", (*path, "head"), message, hint)
    if plan.day >= MINISTRY:
        for path, noun, text in survey.own:
            if not isinstance(noun, Signature | Issued) and (found := _OLD_HEAD.search(text)):
                message = _("the head is not called {head} on the plan's day").format(head=found[0])
                hint = _("write {right}").format(
                    right=found[0].replace("Tổng ", "").replace("TGĐ", "Giám đốc")
                )
                yield survey.warning("KH372", survey.spot(path, found.start()), message, hint)


def _signs_the_plan(survey: Survey, path: Path) -> bool:
    """Tell whether a signature is that of a plan of Vietnam Social Security itself."""
    issuer = survey.units.get(survey.plan.plan.issuer)
    name = fold(issuer.name) if issuer else ""
    return path == ("plan", "signature") and name.startswith(("bảo hiểm xã hội", "bhxh"))


def district_of_the_past(survey: Survey) -> Iterator[Diagnostic]:
    """KH374 (warning): a number is for each district, or a unit is one of districts, on a map without districts.

    Since 01/7/2025 there are provinces and communes. Count by commune or by province.

    Wrong:
        plan: {year: 2026, issued: {year: 2026}, as_of: 05/01/2026, title: Kế hoạch năm 2026, subject: Công tác năm 2026}
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {exactly: 1, unit: cuộc, per: [district]}}]
    Right:
        plan: {year: 2026, issued: {year: 2026}, as_of: 05/01/2026, title: Kế hoạch năm 2026, subject: Công tác năm 2026}
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {exactly: 1, unit: cuộc, per: [commune]}}]
    """
    if survey.plan.plan.day < TWO_TIERS:
        return
    message = _("there are no districts since 01/7/2025")
    for path, quantity in survey.every(Quantity):
        hint = _("write commune or province")
        if "district" in quantity.per:
            at = (*path, "per", quantity.per.index("district"))
            yield survey.warning("KH374", at, message, hint)
        if quantity.of == "district":
            yield survey.warning("KH374", (*path, "of"), message, hint)
    for path, unit in survey.every(Unit):
        if unit.level == "district":
            hint = _("write `level: commune`, or delete the unit")
            yield survey.warning("KH374", (*path, "level"), message, hint)


def led_by_nobody(survey: Survey) -> Iterator[Diagnostic]:
    """KH375: `lead` or `support` is an empty list.

    It was meant to be filled. Name the unit, or leave the key out.

    Wrong:
        contents: [{id: said, ref: I, text: Nội dung, lead: []}]
    Right:
        contents: [{id: said, ref: I, text: Nội dung, lead: [vss]}]
    """
    for path, noun in survey.parts:
        for key in ("lead", "support", "audiences", "bases", "offices"):
            if key in noun.model_fields_set and getattr(noun, key, None) == () and _owes(noun):
                message = _("`{key}` is empty").format(key=key)
                hint = _("name one, or leave `{key}` out").format(key=key)
                yield survey.error("KH375", (*path, key), message, hint)


def _owes(noun: Noun) -> bool:
    return isinstance(noun, Statement | Campaign | Activity | Channel | ReportingDuty)


def reports_to_itself(survey: Survey) -> Iterator[Diagnostic]:
    """KH376: a unit reports to itself, or through the one it reports to.

    Name the body above it in `to`; `through` is the office there that takes the report in.

    Wrong:
        reports: [{id: year, ref: I, name: Báo cáo năm, lead: vss, to: vss}]
    Right:
        reports: [{id: year, ref: I, name: Báo cáo năm, lead: office, to: vss}]
    """
    for path, duty in survey.every(ReportingDuty):
        if duty.to in duty.lead:
            message = _("'{unit}' reports to itself").format(unit=duty.to)
            yield survey.error("KH376", (*path, "to"), message, _("name the body above it"))
        if duty.through in (duty.to, *duty.lead):
            message = _("the report goes through '{unit}', which has it anyway").format(
                unit=duty.through
            )
            hint = _("name the office that takes it in, or delete `through`")
            yield survey.error("KH376", (*path, "through"), message, hint)


_PROVINCE = Pattern(r"\b(?:BHXH|UBND|Ủy ban nhân dân) (?:các )?tỉnh|\b(?:cấp )tỉnh\b")
_DISTRICT = Pattern(r"\b(?:BHXH|UBND) (?:cấp )?huyện|\bcấp huyện\b")
_CENTRAL = Pattern(
    r"\bBHXH (?:Bộ Quốc phòng|Công an nhân dân|Việt Nam)$|^Bảo hiểm xã hội Việt Nam$|^Bộ \w+"
)


def unit_of_another_level(survey: Survey) -> Iterator[Diagnostic]:
    """KH377 (warning): the name of a unit speaks of another level than its `level`.

    The level decides into whose documents a task goes.

    Wrong:
        units: [{id: ministry, name: Bộ Tài chính, level: province}]
        contents: [{id: said, ref: I, text: Nội dung, support: [ministry]}]
    Right:
        units: [{id: ministry, name: Bộ Tài chính, level: central}]
        contents: [{id: said, ref: I, text: Nội dung, support: [ministry]}]
    """
    for path, unit in survey.every(Unit):
        for pattern, levels in (
            (_CENTRAL, ("central", "partner")),
            (_PROVINCE, ("province", "partner") if "BHXH" not in unit.name else ("province",)),
            (_DISTRICT, ("district", "partner") if "BHXH" not in unit.name else ("district",)),
        ):
            if pattern.search(unit.name):
                if unit.level not in levels:
                    message = _("{name} is not of level {level}").format(
                        name=unit.name, level=unit.level
                    )
                    hint = _("write `level: {level}`").format(level=levels[0])
                    yield survey.warning("KH377", (*path, "level"), message, hint)
                break


BODIES = (
    body_of_the_past,
    head_of_another_day,
    district_of_the_past,
    led_by_nobody,
    reports_to_itself,
    unit_of_another_level,
)

"""Rules about what a plan is: its year, name, number, issuer and signature (KH34x, KH37x)."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Identity, Signature
from khtt.nouns.plan.items import Unit

if TYPE_CHECKING:
    from khtt.nouns.source import Path

_YEAR = Pattern(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")
_SPAN_BEFORE = Pattern(r"(?:đến|tới|từ|giai đoạn|tầm nhìn|[-–])[^,;]{0,12}$", re.IGNORECASE)
_SYMBOL = Pattern(r"KH-[A-ZĐ][\wĐ]*(?:-[A-ZĐ][\wĐ]*)*")
_NUMBERED = Pattern(r"(\d+[a-z]?)/(.+)")


def _span(plan: Identity) -> range:
    return range(plan.year, max(plan.until or plan.year, plan.year) + 1)


def file_of_another_year(survey: Survey) -> Iterator[Diagnostic]:
    """KH341: the name of the file says another year than the plan in it.

    Overlays, documents and comparisons find a plan by the name of its file: `plans/YEAR.yaml`
    holds the plan of YEAR. It was copied from the year before and not renamed, or not changed.
    """
    stem = PurePosixPath(survey.source.file).stem
    year = survey.plan.plan.year
    if re.fullmatch(r"(?:19|20)\d\d", stem) and int(stem) != year:
        message = _("the plan is of {year}, its file of {stem}").format(year=year, stem=stem)
        hint = _("mend `year`, or rename the file to {year}.yaml").format(year=year)
        yield survey.error("KH341", ("plan", "year"), message, hint)


def title_of_another_year(survey: Survey) -> Iterator[Diagnostic]:
    """KH342 (warning): the title or the subject of the plan says another year than the plan.

    It was left from last year's file, and stands in the head of every document.

    Wrong:
        plan: {title: Kế hoạch truyền thông năm 2022}
    Right:
        plan: {title: Kế hoạch truyền thông năm 2023}
    """
    plan = survey.plan.plan
    for key in ("title", "subject", "field"):
        text: str = getattr(plan, key)
        for found in _YEAR.finditer(text):
            if int(found[0]) in _span(plan) or _SPAN_BEFORE.search(text, 0, found.start()):
                continue
            message = _("`{key}` speaks of {found}, the plan is of {year}").format(
                key=key, found=found[0], year=plan.year
            )
            at = survey.spot(("plan", key), found.start())
            yield survey.warning("KH342", at, message, _("mend the year"))


def issued_in_another_year(survey: Survey) -> Iterator[Diagnostic]:
    """KH343: the year of issue is neither the plan's year nor the one before, or not that of its date.

    A plan is issued in its year, or at the end of the year before.

    Wrong:
        plan: {issued: {year: 2020}}
    Right:
        plan: {issued: {year: 2022}}
    """
    plan = survey.plan.plan
    at = ("plan", "issued", "year")
    if plan.issued.date and plan.issued.date.year != plan.issued.year:
        message = _("`year` says {year}, the date {other}").format(
            year=plan.issued.year, other=plan.issued.date.year
        )
        yield survey.error("KH343", at, message, _("mend the one that is wrong"))
    elif not plan.year - 1 <= plan.issued.year <= plan.year:
        message = _("a plan of {year} is not issued in {other}").format(
            year=plan.year, other=plan.issued.year
        )
        hint = _("write {year}, or {before} if it was issued before the year began").format(
            year=plan.year, before=plan.year - 1
        )
        yield survey.error("KH343", at, message, hint)


def symbol_of_another_kind(survey: Survey) -> Iterator[Diagnostic]:
    """KH347: the number or symbol of the plan is not that of a plan.

    A plan's symbol begins with `KH-` and names the issuer: `KH-BHXH`, `KH-UBND` (Nghị định
    30/2020/NĐ-CP, Phụ lục III). The number is a number and that symbol: `166/KH-BHXH`.

    Wrong:
        plan: {symbol: QĐ-BHXH}
    Right:
        plan: {symbol: KH-BHXH}
    """
    plan = survey.plan.plan
    if not _SYMBOL.fullmatch(plan.symbol):
        message = _("{symbol} is not the symbol of a plan").format(symbol=plan.symbol)
        hint = _("write KH-BHXH, or KH- and the letters of the issuer")
        yield survey.error("KH347", ("plan", "symbol"), message, hint)
    number = plan.issued.number
    if not number or number.isdecimal():
        return
    found = _NUMBERED.fullmatch(number)
    if not found or found[2] != plan.symbol:
        message = _("{number} is not a number with the plan's symbol").format(number=number)
        hint = _("write it as 166/{symbol}").format(symbol=plan.symbol)
        yield survey.error("KH347", ("plan", "issued", "number"), message, hint)


_LEVELS = {"nation": "central", "province": "province", "district": "district"}


def issuer_of_another_level(survey: Survey) -> Iterator[Diagnostic]:
    """KH348: the plan is issued by a body that cannot issue it, or stands under itself.

    A plan for the nation comes from a central body, one for a province from a province's. `parent`
    is the body above the issuer.

    Wrong:
        plan: {parent: vss}
    Right:
        plan: {scope: nation}
    """
    plan = survey.plan.plan
    if plan.parent == plan.issuer:
        message = _("'{unit}' is said to stand above itself").format(unit=plan.issuer)
        hint = _("name the body above it, or delete `parent`")
        yield survey.error("KH348", ("plan", "parent"), message, hint)
    unit = next((one for _path, one in survey.every(Unit) if one.id == plan.issuer), None)
    if unit and unit.level != _LEVELS[plan.scope]:
        message = _(
            "'{unit}' is of level {level}; a plan of scope {scope} is not its to issue"
        ).format(unit=unit.id, level=unit.level, scope=plan.scope)
        hint = _("name a unit of level {level}, or mend `scope`").format(level=_LEVELS[plan.scope])
        key = "scope" if "scope" in plan.model_fields_set and unit.level == "central" else "issuer"
        yield survey.error("KH348", ("plan", key), message, hint)


def signed_by_nobody(survey: Survey) -> Iterator[Diagnostic]:
    """KH373: the authority of the signature does not fit who signs.

    `KT.` is written where a deputy signs for the head, and only there: the deputy's own title goes
    to `title`. `TM.` is written by bodies that work as a collective, such as a People's Committee,
    and needs its `body` (Nghị định 30/2020/NĐ-CP, Điều 13).

    Wrong:
        plan: {signature: {authority: KT., head: TỔNG GIÁM ĐỐC, title: TỔNG GIÁM ĐỐC}}
    Right:
        plan: {signature: {authority: KT., head: TỔNG GIÁM ĐỐC, title: PHÓ TỔNG GIÁM ĐỐC}}
    """
    for path, signature in survey.every(Signature):
        if told := _authority(signature) or _deputy(signature):
            key, message, hint = told
            at: Path = (*path, key)
            yield survey.error("KH373", at, message, hint)


def _deputy(signature: Signature) -> tuple[str, str, str] | None:
    """Tell of a deputy who is another head's: PHÓ TỔNG GIÁM ĐỐC for GIÁM ĐỐC."""
    title = (signature.title or "").casefold()
    wrong = title.startswith("phó") and not title.startswith(f"phó {signature.head.casefold()}")
    if signature.authority != "KT." or not wrong:
        return None
    told = _("{title} is not the deputy of {head}").format(
        title=signature.title, head=signature.head
    )
    return "title", told, _("write PHÓ {head}").format(head=signature.head)


def _authority(signature: Signature) -> tuple[str, str, str] | None:
    head, title = signature.head.casefold(), (signature.title or "").casefold()
    deputy, own = title.startswith("phó"), signature.authority in ("", "Q.")
    collective = signature.body or re.search("chủ tịch|chủ nhiệm|trưởng ban", head)
    match signature.authority:
        case "KT." if not title:
            told = _("`KT.` without the title of who signs")
            return (
                "authority",
                told,
                _("add `title`, such as PHÓ {head}").format(head=signature.head),
            )
        case "KT." if title == head:
            told = _("the head signs for himself")
            hint = _("write the deputy's title, or delete `authority` and `title`")
            return "title", told, hint
        case "TM." if not collective:
            told = _("`TM.` is written by bodies that work as a collective, not for {head}").format(
                head=signature.head
            )
            return "authority", told, _("delete it, or write KT. where a deputy signs")
        case "TL." | "TUQ." if not title:
            told = _("`{authority}` without the title of who signs").format(
                authority=signature.authority
            )
            return "authority", told, _("add `title`")
        case "" | "Q." | "TL." | "TUQ." if deputy and (own or title == f"phó {head}"):
            told = _("a deputy signs without `KT.`")
            return "authority", told, _("write `authority: KT.`")
    return None


IDENTITY = (
    file_of_another_year,
    title_of_another_year,
    issued_in_another_year,
    symbol_of_another_kind,
    issuer_of_another_level,
    signed_by_nobody,
)

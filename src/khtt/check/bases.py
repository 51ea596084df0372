"""Rules about the legal bases that a plan declares (KH32x)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from khtt.check.survey import Survey
from khtt.nouns.citation import LETTER, Number, kind_of, mended, same_document
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.law import replaced_laws
from khtt.nouns.plan.items import Basis
from khtt.nouns.source import Path
from khtt.nouns.text import fold, short_date


def _numbered(survey: Survey) -> Iterator[tuple[Path, Basis, Number]]:
    for path, basis in survey.every(Basis):
        if basis.number and (number := Number.of(mended(basis.number))):
            yield path, basis, number


def basis_of_another_kind(survey: Survey) -> Iterator[Diagnostic]:
    """KH321: the kind of a legal basis does not fit its number.

    `NĐ` stands for Nghị định, `QĐ` for Quyết định, `CT` for Chỉ thị; a number without such letters
    is that of a letter (Công văn). One of the two was mistyped.

    Wrong:
        bases: [{id: decree, type: Quyết định, number: 43/2021/NĐ-CP}]
    Right:
        bases: [{id: decree, type: Nghị định, number: 43/2021/NĐ-CP}]
    """
    for path, basis, number in _numbered(survey):
        kind = kind_of(basis.type)
        if not kind or not number.kinds or kind in number.kinds:
            continue
        if number.kinds == LETTER and kind in ("Luật", "Bộ luật"):
            continue
        kinds = _(" or ").join(number.kinds)
        message = _("the number {number} is that of a {kinds}, not of a {kind}").format(
            number=basis.number, kinds=kinds, kind=kind
        )
        hint = _("write `type: {kind}`, or mend the number").format(kind=number.kinds[0])
        yield survey.error("KH321", (*path, "type"), message, hint)


def basis_of_another_issuer(survey: Survey) -> Iterator[Diagnostic]:
    """KH322: the issuer of a legal basis does not fit its number.

    `NĐ-CP` comes from Chính phủ, `QĐ-TTg` from Thủ tướng Chính phủ, `QH15` from Quốc hội, `NQ/TW`
    from the Party's centre. One of the two was mistyped.

    Wrong:
        bases: [{id: decree, type: Nghị định, number: 43/2021/NĐ-CP, issuer: Quốc hội}]
    Right:
        bases: [{id: decree, type: Nghị định, number: 43/2021/NĐ-CP, issuer: Chính phủ}]
    """
    yield from _law_of_another(survey)
    for path, basis, number in _numbered(survey):
        words = number.issuers
        if not basis.issuer or not words:
            continue
        issuer = fold(basis.issuer)
        # Thủ tướng Chính phủ is not Chính phủ, and a ministry's own letter bears its office.
        wrong = not any(fold(word) in issuer for word in words)
        if wrong or (words == ("Chính phủ",) and "thủ tướng" in issuer):
            message = _("the number {number} is not one of {issuer}").format(
                number=basis.number, issuer=basis.issuer
            )
            hint = _("its letters stand for {words}").format(words=_(" or ").join(words))
            yield survey.error("KH322", (*path, "issuer"), message, hint)


def _law_of_another(survey: Survey) -> Iterator[Diagnostic]:
    """Tell of a law without its number that somebody else than the National Assembly made."""
    for path, basis in survey.every(Basis):
        law = not basis.number and kind_of(basis.type) in ("Luật", "Bộ luật")
        if law and basis.issuer and fold(basis.issuer) != "quốc hội":
            message = _("a law is not made by {issuer}").format(issuer=basis.issuer)
            hint = _("write {right}").format(right="Quốc hội")
            yield survey.error("KH322", (*path, "issuer"), message, hint)


def basis_of_another_year(survey: Survey) -> Iterator[Diagnostic]:
    """KH323: the year in the number of a legal basis is not that of its date, or of its Assembly.

    `43/2021/NĐ-CP` was issued in 2021; `QH15` is the Assembly of 2021-2026, so a law of 2024 bears
    it. One of the two was mistyped.

    Wrong:
        bases: [{id: decree, type: Nghị định, number: 43/2021/NĐ-CP, date: 31/3/2020}]
    Right:
        bases: [{id: decree, type: Nghị định, number: 43/2021/NĐ-CP, date: 31/3/2021}]
    """
    for path, basis, number in _numbered(survey):
        if number.year and basis.date and number.year != basis.date.year:
            message = _("{number} is of {year}, its date of {other}").format(
                number=basis.number, year=number.year, other=basis.date.year
            )
            yield survey.error("KH323", (*path, "date"), message, _("mend the one that is wrong"))
            continue
        years, year = number.assembly, number.year or (basis.date.year if basis.date else None)
        if years and year and year not in years:
            message = _("{symbol} is the Assembly of {first}-{last}").format(
                symbol=number.tokens[0], first=years[0], last=years[-1]
            )
            hint = _("mend the number, or the year in it")
            yield survey.error("KH323", (*path, "number"), message, hint)


def malformed_number(survey: Survey) -> Iterator[Diagnostic]:
    """KH324: the number of a legal basis has not the form of one.

    State documents are numbered `1676/QĐ-TTg` or `43/2021/NĐ-CP`, laws `41/2024/QH15`, documents
    of the Party `28-NQ/TW`. Look-alikes (Ð for Đ, O for 0) and lost marks (`QD`, `ND-CP`) hide
    the document from every comparison.

    Wrong:
        bases: [{id: decision, type: Quyết định, number: 1676/QD-TTg}]
    Right:
        bases: [{id: decision, type: Quyết định, number: 1676/QĐ-TTg}]
    """
    for path, basis in survey.every(Basis):
        kind = kind_of(basis.type)
        if (
            not basis.number
            or not kind
            or (basis.number.isdecimal() and kind in ("Đề án", "Dự án"))
        ):
            continue
        right = mended(basis.number)
        if right == basis.number and Number.of(right) and "NĐCP" not in right:
            continue
        message = _("{number} is not the number of a document").format(number=basis.number)
        hint = _("write it as 1676/QĐ-TTg, 43/2021/NĐ-CP, 41/2024/QH15 or 28-NQ/TW")
        if right != basis.number and Number.of(right):
            hint = _("write {number}").format(number=right)
        offset = next(
            (i for i, (a, b) in enumerate(zip(basis.number, right, strict=False)) if a != b), 0
        )
        yield survey.error("KH324", survey.spot((*path, "number"), offset), message, hint)


def document_twice(survey: Survey) -> Iterator[Diagnostic]:
    """KH325: one document is declared under two ids.

    Half of the items would rest on the one and half on the other, and the preamble would cite it
    twice. Keep one, and name it everywhere.

    Wrong:
        bases:
          - {id: decree, type: Nghị định, number: 43/2021/NĐ-CP}
          - {id: decree-43, type: Nghị định, number: 43/2021/ND-CP}
    Right:
        bases:
          - {id: decree, type: Nghị định, number: 43/2021/NĐ-CP}
          - {id: decree-44, type: Nghị định, number: 44/2021/NĐ-CP}
    """
    first = dict[str, tuple[Path, str]]()
    for path, basis in survey.every(Basis):
        if not basis.number or basis.number.isdecimal():
            continue
        key = same_document(basis.number)
        if key not in first:
            first[key] = (path, basis.id)
            continue
        there, name = first[key]
        message = _("{number} is declared already, as '{name}'").format(
            number=basis.number, name=name
        )
        hint = _("keep one of the two, and name it everywhere")
        related = (Related(survey.place((*there, "number")), _("declared here first")),)
        if basis.id != name:
            found = survey.error("KH325", (*path, "number"), message, hint)
            yield replace(found, related=related)


def replaced_law(survey: Survey) -> Iterator[Diagnostic]:
    """KH328 (warning): a law was replaced before the plan's day, or will be within its year.

    A plan cannot be founded on what is no longer in force. Name the law that replaced it, or both
    where the change falls in the plan's year.

    Wrong:
        bases: [{id: code, type: Bộ luật Lao động, number: 10/2012/QH13}]
    Right:
        bases: [{id: code, type: Bộ luật Lao động, number: 45/2019/QH14}]
    """
    plan = survey.plan.plan
    declared = {basis.number for _path, basis in survey.every(Basis)}
    known = {law.number: law for law in replaced_laws()}
    for path, basis in survey.every(Basis):
        law = known.get(basis.number or "")
        if law is None:
            continue
        gone = law.since <= plan.day
        going = law.passed <= plan.day and law.since.year <= (plan.until or plan.year)
        if gone or (going and law.by not in declared):
            message = _("{number} is replaced by {by} from {day}").format(
                number=law.number, by=law.by, day=short_date(law.since)
            )
            hint = _("cite {by}").format(by=law.by)
            yield survey.warning("KH328", (*path, "number"), message, hint)


def cited_and_superseded(survey: Survey) -> Iterator[Diagnostic]:
    """KH329: a document is cited as a basis and superseded by this plan at once.

    A plan cannot rest on what it abolishes. Write `cited: false`, or leave it out of `supersedes`.

    Wrong:
        plan: {supersedes: [old-plan]}
        bases: [{id: old-plan, type: Kế hoạch, number: 166/KH-BHXH, date: 22/01/2023}]
    Right:
        plan: {supersedes: [old-plan]}
        bases: [{id: old-plan, type: Kế hoạch, number: 166/KH-BHXH, date: 22/01/2023, cited: false}]
    """
    superseded = set(survey.plan.plan.supersedes)
    for path, basis in survey.every(Basis):
        if basis.cited and basis.id in superseded:
            message = _("'{name}' is cited as a basis, and the plan supersedes it").format(
                name=basis.id
            )
            hint = _("write `cited: false`, or leave it out of `supersedes`")
            yield survey.error("KH329", (*path, "cited"), message, hint)


def basis_told_otherwise(survey: Survey) -> Iterator[Diagnostic]:
    """KH330 (warning): a legal basis has another number, date or kind in an older year's plan.

    One id is one document, whatever the year. One of the two plans is wrong, or this is another
    document and needs another id.
    """
    for path, basis in survey.every(Basis):
        older = next((one for one in survey.around.older if basis.id in one.bases), None)
        if older is None:
            continue
        mine = {
            "number": basis.number or "",
            "date": short_date(basis.date) if basis.date else "",
            "type": basis.type,
        }
        for key, theirs in older.facts(basis.id).items():
            if mine[key] and theirs and _level(mine[key]) != _level(theirs):
                message = _("'{name}' has another `{key}` in the plan of {year}: {value}").format(
                    name=basis.id, key=key, year=older.year, value=theirs
                )
                hint = _("mend the one that is wrong, or give another document another id")
                yield survey.warning("KH330", (*path, key), message, hint)


def _level(value: str) -> str:
    """Give a value without what only its writing shows: `03/3/2021` is `3/3/2021`.

    A law under revision, `Luật Việc làm (sửa đổi)`, is the law that it becomes.
    """
    return re.sub(r"(?<!\d)0(?=\d+/)| ?\(sửa đổi\)$", "", value)


BASES = (
    basis_of_another_kind,
    basis_of_another_issuer,
    basis_of_another_year,
    malformed_number,
    document_twice,
    replaced_law,
    cited_and_superseded,
    basis_told_otherwise,
)

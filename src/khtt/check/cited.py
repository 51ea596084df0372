"""Rules about documents that texts name (KH32x, KH33x), held against the declared ones."""

import re
from collections.abc import Iterator
from dataclasses import replace

from khtt.check.survey import Survey, Text
from khtt.nouns.citation import KNOWN, WRITTEN, Number, kind_of, same_document
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.language import _
from khtt.nouns.noun import DAY
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Issued
from khtt.nouns.plan.items import Activity, Audience, Basis, Statement, Target
from khtt.nouns.plan.overlay import Facts
from khtt.nouns.text import fold, short_date

_KIND_BEFORE = Pattern(
    rf"({'|'.join(sorted(KNOWN, key=len, reverse=True))})(?: số)? $", re.IGNORECASE
)
_ISSUER_AFTER = Pattern(
    r" của ((?:Bộ|Ban|Ủy ban|Hội đồng) [^\W\d_]+|(?:Thủ tướng )?Chính phủ|Quốc hội|UBND|HĐND|BHXH)(?!\w)"
)
_ISSUERS_WRITTEN = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("bhxh", "bảo hiểm xã hội"),
)
_DATE_AFTER = Pattern(rf",? ngày ({DAY.pattern})")


def _citations(survey: Survey) -> Iterator[tuple[Text, re.Match[str]]]:
    for text in survey.own:
        if (
            "/" in text.text
            and text.path[-1] != "number"
            and not isinstance(text.noun, Issued | Facts)
        ):
            for found in WRITTEN.finditer(text.text):
                yield text, found


def _declared(survey: Survey) -> dict[str, Basis]:
    return {same_document(basis.number): basis for basis in survey.bases if basis.number}


def told_otherwise(survey: Survey) -> Iterator[Diagnostic]:
    """KH326: a text names a document with another kind, date, issuer or spelling than `bases` declares.

    The document would contradict its own preamble. Mend the one that is wrong.

    Wrong:
        bases: [{id: decision, type: Quyết định, number: 1676/QĐ-TTg, date: 21/11/2019}]
        contents:
          - {id: said, ref: I, text: Theo Quyết định số 1676/QĐ-TTg ngày 21/11/2018, bases: decision}
    Right:
        bases: [{id: decision, type: Quyết định, number: 1676/QĐ-TTg, date: 21/11/2019}]
        contents:
          - {id: said, ref: I, text: Theo Quyết định số 1676/QĐ-TTg ngày 21/11/2019, bases: decision}
    """
    declared = _declared(survey)
    for text, found in _citations(survey):
        basis = declared.get(same_document(found[0]))
        if basis is None:
            continue
        offset, right = _otherwise(text.text, found, basis)
        if offset >= 0:
            message = _(
                "the text names '{name}' otherwise than `bases`, which says {right}"
            ).format(name=basis.id, right=right)
            hint = _("write {right}, or mend `bases`").format(right=right)
            problem = survey.error("KH326", survey.spot(text.path, offset), message, hint)
            yield replace(problem, related=_declaration(survey, basis.id))


def _otherwise(text: str, found: re.Match[str], basis: Basis) -> tuple[int, str]:
    """Give where a text names a document otherwise, and what is declared; -1 where it does not."""
    before = _KIND_BEFORE.search(text, 0, found.start())
    after = _DATE_AFTER.match(text, found.end())
    by = _ISSUER_AFTER.match(text, after.end() if after else found.end())
    kind = kind_of(basis.type)
    if found[0] != basis.number:
        return found.start(), basis.number or ""
    if before and kind and before[1].casefold() != kind.casefold():
        return before.start(1), basis.type
    if after and basis.date and _day(after) != (basis.date.day, basis.date.month, basis.date.year):
        return after.start(1), short_date(basis.date)
    if by and basis.issuer and _written_out(by[1]) not in _written_out(basis.issuer):
        return by.start(1), basis.issuer
    return -1, ""


def _written_out(issuer: str) -> str:
    words = fold(issuer)
    for short, long in _ISSUERS_WRITTEN:
        words = words.replace(short, long)
    return words


def _declaration(survey: Survey, name: str) -> tuple[Related, ...]:
    """Give the place where a basis is declared, if it is declared in this file."""
    paths = [path for path, basis in survey.every(Basis) if basis.id == name]
    return tuple(Related(survey.place(path), _("declared here")) for path in paths[:1])


def _day(found: re.Match[str]) -> tuple[int, int, int]:
    return int(found[2]), int(found[3]), int(found[4])


def undeclared_document(survey: Survey) -> Iterator[Diagnostic]:
    """KH327 (warning): a text names a document that `bases` does not declare.

    What is declared can be cited in full, checked and compared between years; `cited: false` keeps
    it out of the preamble. Or the number was mistyped.

    Wrong:
        contents: [{id: said, ref: I, text: Theo Quyết định số 546/QĐ-TTg}]
    Right:
        bases: [{id: decision, type: Quyết định, number: 546/QĐ-TTg, cited: false}]
        contents: [{id: said, ref: I, text: Theo Quyết định số 546/QĐ-TTg, bases: decision}]
    """
    declared = _declared(survey)
    numbers = [basis.number for basis in declared.values() if basis.number]
    told = set[str]()
    for text, found in _citations(survey):
        key = same_document(found[0])
        if key in declared or key in told or not Number.of(found[0]):
            continue
        told.add(key)
        message = _("{number} is not declared in `bases`").format(number=found[0])
        meant = nearest(found[0], numbers)
        hint = _("declare it in `bases` with `cited: false`, or mend the number")
        if meant and meant.split("/")[-1] == found[0].split("/")[-1]:
            hint = _("did you mean {number}? else declare it with `cited: false`").format(
                number=meant
            )
        problem = survey.warning("KH327", survey.spot(text.path, found.start()), message, hint)
        name = _meant(survey, found[0])
        yield replace(problem, related=_declaration(survey, name) if name else ())


def _meant(survey: Survey, number: str) -> str:
    """Give the basis that a number most likely is: another spelling of it, or an older plan's."""
    head = number.rpartition("/")[0]
    if "/" in head:
        for basis in survey.bases:
            if (basis.number or "").rpartition("/")[0] == head:
                return basis.id
    older = (
        name
        for plan in survey.around.older
        for name in plan.bases
        if plan.facts(name).get("number") == number
    )
    return next(older, "")


def basis_not_named(survey: Survey) -> Iterator[Diagnostic]:
    """KH331 (warning): a text names a declared document that the item's own `bases` leaves out.

    `bases` tells on what an item rests; from it come the account and the comparison of years.

    Wrong:
        bases: [{id: decision, type: Quyết định, number: 1676/QĐ-TTg, date: 21/11/2019}]
        contents: [{id: said, ref: I, text: Theo Quyết định số 1676/QĐ-TTg}]
    Right:
        bases: [{id: decision, type: Quyết định, number: 1676/QĐ-TTg, date: 21/11/2019}]
        contents: [{id: said, ref: I, text: Theo Quyết định số 1676/QĐ-TTg, bases: decision}]
    """
    declared = _declared(survey)
    names = {basis.id: same_document(basis.number) for basis in survey.bases if basis.number}
    for text, found in _citations(survey):
        key, item = same_document(found[0]), text.noun
        basis = declared.get(key)
        if basis is None or not isinstance(item, Statement | Target | Audience | Activity):
            continue
        if not any(names.get(name) == key for name in item.bases) and text.path[-1] in (
            "text",
            "form",
        ):
            message = _("the text names {number}, `bases` of '{item}' does not").format(
                number=found[0], item=item.id
            )
            hint = _("add {name} to its `bases`").format(name=basis.id)
            at = survey.spot(text.path, found.start())
            if item.bases:
                at = survey.place((*text.path[:-1], "bases"))
            yield survey.warning("KH331", at, message, hint)
            break


CITED = (told_otherwise, undeclared_document, basis_not_named)

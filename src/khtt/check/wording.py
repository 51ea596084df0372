"""Rules about the texts of a plan (KH31x)."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from khtt.check.naming import names_of, references_in, with_names
from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.noun import DAY
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Term
from khtt.nouns.plan.items import Form, Item, Unit
from khtt.nouns.text import fold, old_tone, short_date

# `1676/QĐ-TTg`, `28-NQ/TW`: the capitals of a document's number are no abbreviations of the text.
_DOCUMENT_NUMBER = Pattern(r"(?<!\w)\d+[/-][^\s,;)]+")
# Not `VTV1` or `COVID-19`, which are names, nor the codes of forms: `TK1-TS`, `C70a-HD`.
_ABBREVIATION = Pattern(r"(?<![\w-])[A-ZĐ]{2,}(?!\w|-\d)")
_HOLDERS = ("TODO", "FIXME", "TBD", "TBC", "XXX")  # KH390 says what they are
_ROMAN = Pattern(r"(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
# A doubled brace is a brace that is meant; with a blank inside, it is a template's.
_MARKUP = Pattern(r"[<>]|\{[%#]|[%#]\}|\{\{\s|\s\}\}|&#?\w+;|\*\*|(?<!_)__(?!_)|`")
_BLANKS = Pattern(r"\s\s|\n|^\s|\s\Z")
_EVERY = Pattern(r"\b([hH]àng) (?=(?:ngày|tuần|tháng|quý|năm)\b)")
_WORD_BEFORE = Pattern(
    r"\b(?:bán|mua|giao|nhập|xuất|gửi|nhận|chở|khách|cửa|đơn|ngân|mặt|kho|chuyển|bày|lấy|đặt|bốc) $",
    re.IGNORECASE,
)
_NEW_TONE = Pattern("(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\\w)")


def unused_abbreviation(survey: Survey) -> Iterator[Diagnostic]:
    """KH311 (warning): an abbreviation is declared and never used.

    It is left over, or the text spells it out. Delete it.

    Wrong:
        abbreviations: [{short: TTXVN, long: Thông tấn xã Việt Nam}]
    Right:
        abbreviations: [{short: TTXVN, long: Thông tấn xã Việt Nam}]
        contents: [{id: one, ref: I.1, text: TTXVN đưa tin}]
    """
    # The symbol in the plan's own number, `KH-BHXH`, is no use of the word.
    spoken = (
        with_names(text.text)
        for text in survey.texts
        if not isinstance(text.noun, Term) and text.path[-1] != "symbol"
    )
    said = " ".join((*survey.around.gone, *spoken))
    longs = Counter(fold(term.long) for _path, term in survey.every(Term))
    for path, term in survey.every(Term):
        if not re.search(rf"(?<!\w){re.escape(term.short)}(?!\w)", said):
            if longs[fold(term.long)] > 1:
                continue  # KH366 says that it is another's double
            message = _("the abbreviation {short} is never used").format(short=term.short)
            yield survey.warning("KH311", (*path, "short"), message, _("delete it"))


def undeclared_abbreviation(survey: Survey) -> Iterator[Diagnostic]:
    """KH312 (warning): an abbreviation is used and not declared, said once at its first use.

    Nghị định 30/2020 wants it spelled out at its first use, and khtt can do that only for what
    it knows. Declare it in `abbreviations`. Names of units, words in capitals, and the report
    forms, whose heads are prescribed, do not count.

    Wrong:
        contents: [{id: one, ref: I.1, text: TTXVN đưa tin}]
    Right:
        abbreviations: [{short: TTXVN, long: Thông tấn xã Việt Nam}]
        contents: [{id: one, ref: I.1, text: TTXVN đưa tin}]
    """
    known = {*_HOLDERS} | {
        word for _path, term in survey.every(Term) for word in re.findall(r"\w+", term.short)
    }
    for _path, unit in survey.every(Unit):
        known.update(_ABBREVIATION.findall(f"{unit.name} {unit.short or ''}"))
    for path, noun, text in survey.texts:
        heading = text.isupper() and " " in text
        if heading or isinstance(noun, Form) or not isinstance(noun, Item):
            continue
        for word in _ABBREVIATION.findall(_DOCUMENT_NUMBER.sub(" ", with_names(text))):
            if word not in known and not _ROMAN.fullmatch(word):
                known.add(word)
                hint = _("add {{short: {word}, long: ...}} to `abbreviations`").format(word=word)
                message = _("{word} is not declared").format(word=word)
                yield survey.warning("KH312", survey.spot(path, _where(text, word)), message, hint)


def _where(text: str, word: str) -> int:
    """Give where a word stands in a text, or the reference that stands for a name with the word."""
    if word in text:
        return text.index(word)
    found = (one.start for one in references_in(text) if any(word in n for n in names_of(one)))
    return next(found, 0)


def markup(survey: Survey) -> Iterator[Diagnostic]:
    """KH313: a text holds markup: `<`, `>`, `{%`, `**`, or an entity such as `&amp;`.

    A plan says what was decided; how it looks is the templates' matter. Write plain text:
    `dưới 5%` for `< 5%`.

    Wrong:
        contents: [{id: one, ref: I.1, text: Nội dung <b>đậm</b>}]
    Right:
        contents: [{id: one, ref: I.1, text: Nội dung đậm}]
    """
    for path, _noun, text in survey.texts:
        if (found := _MARKUP.search(text)) and not _is_placeholder(text):
            message = _("the text holds markup: {sign}").format(sign=found[0])
            at = survey.spot(path, found.start())
            yield survey.error("KH313", at, message, _("write plain text"))


def _is_placeholder(text: str) -> bool:
    """Tell whether angle brackets hold a blank to be filled in: KH390 says so."""
    return bool(re.search(r"<[^<>/]*(?:điền|bổ sung|nhập|chèn)[^<>]*>", text))


def stray_blanks(survey: Survey) -> Iterator[Diagnostic]:
    """KH314 (warning): a text begins or ends with a blank, has two in a row, or breaks the line.

    Such blanks show in the document and disturb the comparison of plans. A text over several
    lines is folded with `>-`.

    Wrong:
        contents: [{id: one, ref: I.1, text: Nội  dung}]
    Right:
        contents: [{id: one, ref: I.1, text: Nội dung}]
    """
    for path, _noun, text in survey.texts:
        if found := _BLANKS.search(text):
            at = survey.spot(path, found.start())
            if "\n" in found[0]:
                at = survey.place(path) if found.end() == len(text) else at
                told = _("the text has a line break"), _("fold long texts with `>-`")
            else:
                told = _("the text has stray blanks"), _("delete the blanks")
            yield survey.warning("KH314", at, *told)


def date_form(survey: Survey) -> Iterator[Diagnostic]:
    """KH315 (warning): a date is not written as Nghị định 30/2020 writes it.

    Days under 10, and the months January and February, take a leading zero; other months take
    none (Phụ lục I, II.4.b): `05/02/2024`, `03/3/2021`.

    Wrong:
        contents: [{id: one, ref: I.1, text: Trước ngày 5/2/2023}]
    Right:
        contents: [{id: one, ref: I.1, text: Trước ngày 05/02/2023}]
    """
    for path, _noun, text in survey.own:
        for found in DAY.finditer(text):
            right = _right(found)
            if right and right != found[0]:
                message = _("the date {found} should be {right}").format(
                    found=found[0], right=right
                )
                at = survey.spot(path, found.start())
                yield survey.warning("KH315", at, message, _("write {right}").format(right=right))


def _right(found: re.Match[str]) -> str | None:
    day, month, year = map(int, found.groups())
    try:
        return short_date(date(year, month, day))
    except ValueError:
        return None


def every_month(survey: Survey) -> Iterator[Diagnostic]:
    """KH316 (warning): `hàng tháng` stands for `hằng tháng`; so with ngày, tuần, quý and năm.

    `hằng` is the word for what comes round; laws since 2020 write it so.

    Wrong:
        contents: [{id: one, ref: I.1, text: Báo cáo hàng tháng}]
    Right:
        contents: [{id: one, ref: I.1, text: Báo cáo hằng tháng}]
    """
    for path, _noun, text in survey.own:
        found = next((one for one in _EVERY.finditer(text) if not _is_goods(one)), None)
        if found:
            right = "Hằng" if found[1][0].isupper() else "hằng"
            message = _("'{word}' should be '{right}' here").format(word=found[1], right=right)
            at = survey.spot(path, found.start())
            yield survey.warning("KH316", at, message, _("write {right}").format(right=right))


def _is_goods(found: re.Match[str]) -> bool:
    """Tell whether `hàng` is goods, a shop, a bank or a customer here: "bán hàng ngày Tết"."""
    before = _WORD_BEFORE.search(found.string, 0, found.start())
    return bool(before) or found.string[found.end() :].startswith(("ngày Tết", "ngày lễ"))


def tone_place(survey: Survey) -> Iterator[Diagnostic]:
    """KH317 (warning): a tone mark stands on the other vowel: `hoà`, `uỷ` for `hòa`, `ủy`.

    Both spellings are read alike, but one document keeps to one; Nghị định 30/2020 writes
    `CỘNG HÒA`.

    Wrong:
        contents: [{id: one, ref: I.1, text: Cấp uỷ địa phương}]
    Right:
        contents: [{id: one, ref: I.1, text: Cấp ủy địa phương}]
    """
    for path, _noun, text in survey.own:
        for found in _NEW_TONE.finditer(text):
            word = re.split(r"\W", text[: found.end()])[-1]
            if (right := old_tone(word)) != word and not _is_name(word, text, found.end()):
                message = _("'{word}' should be '{right}'").format(word=word, right=right)
                at = survey.spot(path, found.end() - len(word))
                yield survey.warning("KH317", at, message, _("write {right}").format(right=right))


def _is_name(word: str, text: str, end: int) -> bool:
    """Tell whether a word stands in a person's name: capitals on it and on a neighbour."""
    if not word[:1].isupper() or word.isupper():
        return False
    before = text[: end - len(word)].rsplit(" ", 2)[-2:-1]
    return text[end : end + 2].strip()[:1].isupper() or (bool(before) and before[0][:1].isupper())


WORDING = (
    unused_abbreviation,
    undeclared_abbreviation,
    markup,
    stray_blanks,
    date_form,
    every_month,
    tone_place,
)

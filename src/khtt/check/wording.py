"""Rules about the texts of a plan (KH31x)."""

import re
from collections.abc import Iterator
from datetime import date

from khtt.check.naming import with_names
from khtt.check.survey import Survey, Text
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.noun import DAY
from khtt.nouns.plan.file import Term
from khtt.nouns.plan.items import Basis, Form, Item, Unit
from khtt.nouns.text import old_tone, short_date

# `1676/QĐ-TTg`, `28-NQ/TW`: the capitals of a document's number are no abbreviations of the text.
_DOCUMENT_NUMBER = re.compile(r"\d+[/-][^\s,;)]+")
# Not `VTV1` or `COVID-19`, which are names.
_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w|-\d)")
_ROMAN = re.compile(r"[IVXLC]+")
# A doubled brace is a brace that is meant; with a blank inside, it is a template's.
MARKUP = re.compile(r"[<>]|\{[%#]|[%#]\}|\{\{\s|\s\}\}|&#?\w+;")
_BLANKS = re.compile(r"\s\s|\n|^\s|\s\Z")
_EVERY = re.compile(r"\b([hH]àng) (?=(?:ngày|tuần|tháng|quý|năm)\b)")
_NEW_TONE = re.compile("(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\\w)")


def unused_abbreviation(survey: Survey) -> Iterator[Diagnostic]:
    """KH311: an abbreviation is declared and never used (warning).

    It is left over, or the text spells it out. Delete it.
    """
    # The symbol in the plan's own number, `KH-BHXH`, is no use of the word.
    said = " ".join(
        with_names(text.text)
        for text in survey.texts
        if not isinstance(text.noun, Term) and text.path[-1] != "symbol"
    )
    for path, term in survey.every(Term):
        if not re.search(rf"(?<!\w){re.escape(term.short)}(?!\w)", said):
            message = f"the abbreviation {term.short} is never used"
            yield survey.warning("KH311", (*path, "short"), message, "delete it")


def undeclared_abbreviation(survey: Survey) -> Iterator[Diagnostic]:
    """KH312: an abbreviation is used and not declared (warning), said once at its first use.

    Nghị định 30/2020 wants it spelled out at its first use, and khtt can do that only for what
    it knows. Declare it in `abbreviations`. Names of units, words in capitals, and the report
    forms, whose heads are prescribed, do not count.
    """
    known = {word for _, term in survey.every(Term) for word in re.findall(r"\w+", term.short)}
    for _, unit in survey.every(Unit):
        known.update(_ABBREVIATION.findall(f"{unit.name} {unit.short or ''}"))
    for path, noun, text in survey.texts:
        heading = text.isupper() and " " in text
        if heading or isinstance(noun, Form) or not isinstance(noun, Item):
            continue
        for word in _ABBREVIATION.findall(_DOCUMENT_NUMBER.sub(" ", with_names(text))):
            if word not in known and not _ROMAN.fullmatch(word):
                known.add(word)
                hint = f"add {{short: {word}, long: ...}} to `abbreviations`"
                yield survey.warning("KH312", path, f"{word} is not declared", hint)


def markup(survey: Survey) -> Iterator[Diagnostic]:
    """KH313: a text holds markup: `<`, `>`, `{{`, `{%`, or an entity such as `&amp;`.

    A plan says what was decided; how it looks is the templates' matter. Write plain text:
    `dưới 5%` for `< 5%`. A brace that is meant is doubled, without a blank inside: `{{a}}`.
    """
    for path, _, text in survey.texts:
        if found := MARKUP.search(text):
            message = f"the text holds markup: {found[0]}"
            yield survey.error("KH313", path, message, "write plain text")


def stray_blanks(survey: Survey) -> Iterator[Diagnostic]:
    """KH314: a text begins or ends with a blank, has two in a row, or breaks the line (warning).

    Such blanks show in the document and disturb the comparison of plans. A text over several
    lines is folded with `>-`.
    """
    for path, _, text in survey.texts:
        if found := _BLANKS.search(text):
            hint = "fold long texts with `>-`" if "\n" in found[0] else "delete the blanks"
            what = "a line break" if "\n" in found[0] else "stray blanks"
            yield survey.warning("KH314", path, f"the text has {what}", hint)


def _own(survey: Survey) -> Iterator[Text]:
    """Give the texts that the plan words itself; the titles of laws stay as they are."""
    return (text for text in survey.texts if not isinstance(text.noun, Basis))


def date_form(survey: Survey) -> Iterator[Diagnostic]:
    """KH315: a date is not written as Nghị định 30/2020 writes it (warning).

    Days under 10, and the months January and February, take a leading zero; other months take
    none (Phụ lục I, II.4.b): `05/02/2024`, `03/3/2021`.
    """
    for path, _, text in _own(survey):
        for found in DAY.finditer(text):
            right = _right(found)
            if right and right != found[0]:
                message = f"the date {found[0]} should be {right}"
                yield survey.warning("KH315", path, message, f"write {right}")


def _right(found: re.Match[str]) -> str | None:
    day, month, year = map(int, found.groups())
    try:
        return short_date(date(year, month, day))
    except ValueError:
        return None


def every_month(survey: Survey) -> Iterator[Diagnostic]:
    """KH316: `hàng tháng` stands for `hằng tháng` (warning); so with ngày, tuần, quý and năm.

    `hằng` is the word for what comes round; laws since 2020 write it so.
    """
    for path, _, text in _own(survey):
        if found := _EVERY.search(text):
            right = "Hằng" if found[1][0].isupper() else "hằng"
            message = f"'{found[1]}' should be '{right}' here"
            yield survey.warning("KH316", path, message, f"write '{right}'")


def tone_place(survey: Survey) -> Iterator[Diagnostic]:
    """KH317: a tone mark stands on the other vowel (warning): `hoà`, `uỷ` for `hòa`, `ủy`.

    Both spellings are read alike, but one document keeps to one; Nghị định 30/2020 writes
    `CỘNG HÒA`.
    """
    for path, _, text in _own(survey):
        for found in _NEW_TONE.finditer(text):
            word = re.split(r"\W", text[: found.end()])[-1]
            if (right := old_tone(word)) != word:
                message = f"'{word}' should be '{right}'"
                yield survey.warning("KH317", path, message, f"write '{right}'")


WORDING = (
    unused_abbreviation,
    undeclared_abbreviation,
    markup,
    stray_blanks,
    date_form,
    every_month,
    tone_place,
)

"""Rules about years, dates and weekdays within texts (KH344, KH345)."""

import re
from collections.abc import Iterator
from datetime import date

from khtt.check.survey import Survey, Text
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.noun import DAY
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Annex, Identity, Term
from khtt.nouns.plan.items import Form, Group, Item, Script
from khtt.nouns.quantity import Schedule

_SPOKEN_YEAR = Pattern(
    r"(?:(?<=[Nn]ăm )|(?<=tháng \d/)|(?<=tháng \d\d/)|(?<= \d/\d/)|(?<= \d/\d\d/)|(?<= \d\d/\d/)|(?<= \d\d/\d\d/))2\d{3}\b"
)
# A year that is not the plan's own is that of a span, a comparison, a document, a target.
_TIED = Pattern(
    r"giai đoạn|đến năm|tới năm|từ năm|tầm nhìn|sau năm|trước năm|kể từ|so với|cùng kỳ|tổng kết"
    r"|kết quả|sơ kết|đánh giá|(?<!pháp )luật|nghị quyết|nghị định|hiệu lực|thi hành|áp dụng|quyết định|thông tư|chỉ thị|công văn|kế hoạch số|số \d"
    r"|năm học|thành lập|kỷ niệm|\d{4} ?[-–]",
    re.IGNORECASE,
)
_NEXT = Pattern(r"chuẩn bị|xây dựng|dự toán|phương hướng|nhiệm vụ|hết|trước|sang", re.IGNORECASE)
_AFTER = Pattern(r" ?[-–] ?20\d\d")
_CLAUSE = Pattern(r"[;.]")
_BARE_DAY = Pattern(r"(?<=ngày )(\d{1,2})/(\d{1,2})(?![\d/])")
_MONTH = Pattern(r"(?<=tháng )(\d{2,})(?![\d/-]|\.\d)")
_QUARTER = Pattern(r"(?<=[Qq]uý )([IVX]+)(?:\s?[-–,]\s?([IVX]+))?\b")
_QUARTERS = {"I", "II", "III", "IV"}
_ORDER = {"I": 1, "II": 2, "III": 3, "IV": 4}
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY = Pattern(
    rf"(?:thứ (hai|ba|tư|năm|sáu|bảy)|chủ nhật),? ?\(?(?:ngày )?{DAY.pattern}", re.IGNORECASE
)
_SPAN = Pattern(
    r"(năm học )?(?<![\d/.-])((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)(?![\d/-])", re.IGNORECASE
)
_SIGHT = Pattern(r"(20\d\d), tầm nhìn (?:đến )?(?:năm )?(20\d\d)")
_FAR = 5  # years after the plan in which a day is nobody's yet
_LEAP = 2024
_LAST_MONTH = 12


def stray_year(survey: Survey) -> Iterator[Diagnostic]:
    """KH344 (warning): a text speaks of a year that is not the plan's.

    It was left from the file of another year. A year that belongs to a document, a span or a
    target ("đến năm 2030", "tổng kết năm 2024") is fine.

    Wrong:
        contents: [{id: money, ref: I, text: Kinh phí được giao năm 2021}]
    Right:
        contents: [{id: money, ref: I, text: Kinh phí được giao năm 2023}]
    """
    plan = survey.plan.plan
    years = range(plan.year, max(plan.until or plan.year, plan.year) + 1)
    for path, noun, text in survey.own:
        if "2" not in text or not isinstance(noun, Item | Script | Group | Annex | Schedule):
            continue
        for found in _SPOKEN_YEAR.finditer(text):
            year = int(found[0])
            far = year > years[-1] + _FAR and text[found.start() - 1] == "/"
            if year not in years and (far or not _tied(text, found, plan)):
                message = _("the text speaks of {found}, the plan is of {year}").format(
                    found=found[0], year=plan.year
                )
                hint = _("write {year}, or say what the year belongs to").format(year=plan.year)
                yield survey.warning("KH344", survey.spot(path, found.start()), message, hint)


def _tied(text: str, found: re.Match[str], plan: Identity) -> bool:
    ends = [one.end() for one in _CLAUSE.finditer(text, 0, found.start())]
    before = text[ends[-1] if ends else 0 : found.start()]
    if _TIED.search(before) or _AFTER.match(text, found.end()):
        return True
    return int(found[0]) == plan.year + 1 and bool(_NEXT.search(before))


def impossible_date(survey: Survey) -> Iterator[Diagnostic]:
    """KH345: a text names a day, month, quarter or span of years that cannot be, or a wrong weekday.

    Who reads it cannot keep it. A school year is two years in a row. Mend the date.

    Wrong:
        contents: [{id: report, ref: I, text: Chốt số liệu ngày 31/6/2023}]
    Right:
        contents: [{id: report, ref: I, text: Chốt số liệu ngày 30/6/2023}]
    """
    for text in survey.texts:
        if not re.search(r"\d|[Qq]uý", text.text):
            continue
        yield from _spans(survey, text)
        if isinstance(text.noun, Term):
            continue
        yield from _days(survey, text)
        if not isinstance(text.noun, Form):
            yield from _periods(survey, text)


def _spans(survey: Survey, text: Text) -> Iterator[Diagnostic]:
    for found in _SPAN.finditer(text.text):
        first, last = int(found[2]), int(found[3])
        hint = _("mend one of the two years")
        if found[1] and last != first + 1:
            message = _("a school year is of two years in a row, not {span}").format(
                span=f"{first}-{last}"
            )
        elif last < first:
            message = _("the years {span} run backwards").format(span=f"{first}-{last}")
        else:
            continue
        yield survey.error("KH345", survey.spot(text.path, found.start(2)), message, hint)
    for found in _SIGHT.finditer(text.text):
        if int(found[2]) <= int(found[1]):
            message = _("what is in sight ends in {year}, before {end}").format(
                year=found[2], end=found[1]
            )
            at = survey.spot(text.path, found.start(2))
            yield survey.error("KH345", at, message, _("mend one of the two years"))


def _days(survey: Survey, text: Text) -> Iterator[Diagnostic]:
    told = set[int]()
    for found in _WEEKDAY.finditer(text.text):
        day = _date(int(found[2]), int(found[3]), int(found[4]))
        said = _WEEKDAYS.index(found[1].lower()) if found[1] else 6
        if day and day.weekday() != said:
            right = (
                f"thứ {_WEEKDAYS[day.weekday()]}" if day.weekday() < len(_WEEKDAYS) else "chủ nhật"
            )
            told.add(found.start(2))
            message = _("{day} is a {right}").format(
                day=found[0].split()[-1].lstrip("("), right=right
            )
            hint = _("write {right}, or mend the date").format(right=right)
            yield survey.error("KH345", survey.spot(text.path, found.start()), message, hint)
    for pattern in (DAY, _BARE_DAY):
        for found in pattern.finditer(text.text):
            year = int(found[3]) if pattern is DAY else _LEAP
            if not _date(int(found[1]), int(found[2]), year):
                message = _("there is no such day as {day}").format(day=found[0])
                at = survey.spot(text.path, found.start())
                yield survey.error("KH345", at, message, _("mend the date"))


def _periods(survey: Survey, text: Text) -> Iterator[Diagnostic]:
    for found in _MONTH.finditer(text.text):
        if not 1 <= int(found[1]) <= _LAST_MONTH:
            message = _("there is no month {month}").format(month=found[1])
            yield survey.error(
                "KH345", survey.spot(text.path, found.start()), message, _("mend it")
            )
    for found in _QUARTER.finditer(text.text):
        first, last = (_ORDER.get(one or "", 0) for one in found.groups())
        if 0 < last < first:
            message = _("the quarters run backwards")
            at = survey.spot(text.path, found.start())
            yield survey.error("KH345", at, message, _("write the earlier end first"))
        for quarter in found.groups():
            if quarter and quarter not in _QUARTERS:
                message = _("there is no quarter {quarter}").format(quarter=quarter)
                at = survey.spot(text.path, found.start())
                yield survey.error("KH345", at, message, _("write I, II, III or IV"))


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


YEARS = (stray_year, impossible_date)

"""Rules about amounts: what they count, for whom, and whether the words agree (KH35x, KH361)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.language import _
from khtt.nouns.measure import PERIODS
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.items import Activity, Item, Target
from khtt.nouns.quantity import VALUE_KEYS, Quantity
from khtt.nouns.source import Path
from khtt.nouns.text import number

_PLACES = ("province", "district", "commune")
_WORD = Pattern(r"\w+")
_WHOLE = 100
_NUMERALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_IN_WORDS = Pattern(rf"(?<![\d.,/-])(\d{{1,2}}) \(({'|'.join(_NUMERALS)})\)", re.IGNORECASE)


def _values(quantity: Quantity) -> Iterator[tuple[str, Decimal]]:
    for key in VALUE_KEYS:
        value = getattr(quantity, key)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Decimal):
                yield key, one


def zero(survey: Survey) -> Iterator[Diagnostic]:
    """KH351: a quantity is zero.

    Nothing is asked for. Write the number, or leave the quantity out; who need not do it is waived
    by an overlay.

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {exactly: 0, unit: cuộc}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {exactly: 1, unit: cuộc}}]
    """
    for path, quantity in survey.every(Quantity):
        for key, value in _values(quantity):
            if value == 0 and key not in ("over", "between", "at_most"):
                message = _("a quantity of 0 asks for nothing")
                hint = _("write the number, or leave `quantity` out")
                yield survey.error("KH351", (*path, key), message, hint)


def contradictory_per(survey: Survey) -> Iterator[Diagnostic]:
    """KH352: `per` names the same twice, two periods, or two levels.

    A number is for one period and one kind of place: "lượt/tuần/xã".

    Wrong:
        campaigns: [{id: drive, ref: I, name: Phát, quantity: {at_least: 5, unit: lượt, per: [week, month]}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Phát, quantity: {at_least: 5, unit: lượt, per: [week, commune]}}]
    """
    for path, quantity in survey.every(Quantity):
        for index, per in enumerate(quantity.per):
            before = quantity.per[:index]
            family = next((group for group in (PERIODS, _PLACES) if per in group), (per,))
            clash = next((one for one in before if one in family), None)
            if clash == per:
                message = _("`per` names {per} twice").format(per=per)
                yield survey.error("KH352", (*path, "per", index), message, _("delete one"))
            elif clash:
                message = _("a number is not for each {clash} and for each {per} at once").format(
                    clash=clash, per=per
                )
                yield survey.error(
                    "KH352", (*path, "per", index), message, _("keep one of the two")
                )


def share_without_percent(survey: Survey) -> Iterator[Diagnostic]:
    """KH353: `of` stands beside a number without a percent sign.

    `of` tells what a share is a share of. Without the sign "25% số xã" becomes "25".

    Wrong:
        campaigns: [{id: drive, ref: I, name: Hội nghị, quantity: {about: 25, of: commune}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Hội nghị, quantity: {about: 25%, of: commune}}]
    """
    for path, quantity in survey.every(Quantity):
        if quantity.of and not quantity.percent and not quantity.frequency:
            key, value = next(_values(quantity))
            message = _("`of` tells the whole of a share, and {value} is no share").format(
                value=number(value)
            )
            hint = _("write {value}%, or delete `of`").format(value=number(value))
            yield survey.error("KH353", (*path, key), message, hint)


def unit_beside_measure(survey: Survey) -> Iterator[Diagnostic]:
    """KH354 (warning): a quantity counts something else than the activity's `measure`.

    The column "Đơn vị tính" would say one thing and the number another.

    Wrong:
        script: {title: Kịch bản, general: [{id: row, ref: PL1.A.1, form: Hội nghị, measure: Hội nghị, quantity: {exactly: 2, unit: clip}}]}
    Right:
        script: {title: Kịch bản, general: [{id: row, ref: PL1.A.1, form: Hội nghị, measure: Hội nghị, quantity: {exactly: 2, unit: hội nghị}}]}
    """
    for path, activity in survey.every(Activity):
        unit = activity.quantity.unit if activity.quantity else None
        if not activity.measure or not unit:
            continue
        if not set(_WORD.findall(unit.casefold())) & set(
            _WORD.findall(activity.measure.casefold())
        ):
            message = _("the quantity counts {unit}, `measure` says {measure}").format(
                unit=unit, measure=activity.measure
            )
            at = (*path, "quantity", "unit")
            yield survey.warning("KH354", at, message, _("mend one of the two"))


def number_in_words(survey: Survey) -> Iterator[Diagnostic]:
    """KH355 (warning): a text of an item names another number than its quantity, or two for one.

    "Tổ chức 03 hội nghị" beside a quantity of 2 hội nghị, or "02 (ba)" in one text. One of the two
    was not changed.

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, text: Tổ chức 03 cuộc ra quân, quantity: {exactly: 2, unit: cuộc}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, text: Tổ chức 02 cuộc ra quân, quantity: {exactly: 2, unit: cuộc}}]
    """
    yield from _spelled_otherwise(survey)
    for path, item in survey.every(Item):
        quantity = getattr(item, "quantity", None)
        if not isinstance(quantity, Quantity) or not quantity.unit or quantity.percent:
            continue
        right = {value for _key, value in _values(quantity)}
        if right == {Decimal(0)}:
            continue  # KH351 says so
        right |= {part.at_least for part in quantity.of_which}
        counted = Pattern(
            rf"(?<![\d.,/-])(\d+(?:\.\d{{3}})*) {re.escape(quantity.unit)}(?!\w)", re.IGNORECASE
        )
        for at, text in _texts(item, path):
            for found in counted.finditer(text):
                if Decimal(found[1].replace(".", "")) not in right:
                    message = _("the text says {found}, the quantity {right}").format(
                        found=found[0], right=quantity.text
                    )
                    spot = survey.spot(at, found.start())
                    yield survey.warning("KH355", spot, message, _("mend one of the two"))


def _spelled_otherwise(survey: Survey) -> Iterator[Diagnostic]:
    """Tell of figures with another number in words behind them: `02 (ba)`."""
    for path, _noun, text in survey.own:
        for found in _IN_WORDS.finditer(text) if "(" in text else ():
            if int(found[1]) != _NUMERALS.index(found[2].casefold()) + 1:
                message = _("{figures} is not {words}").format(figures=found[1], words=found[2])
                at = survey.spot(path, found.start())
                yield survey.warning("KH355", at, message, _("mend one of the two"))


def _texts(item: Item, path: Path) -> Iterator[tuple[Path, str]]:
    for key in ("text", "form", "name"):
        if isinstance(text := getattr(item, key, None), str):
            yield (*path, key), text
    works = getattr(item, "work", ())
    if isinstance(works, tuple):
        yield from (((*path, "work", index), work) for index, work in enumerate(works))


def falling_steps(survey: Survey) -> Iterator[Diagnostic]:
    """KH356 (warning): the steps of a target fall, count different things, or name a year out of order.

    A target is to be reached step by step, each of the same: 50%, 55%, 60% of the staff.

    Wrong:
        plan: {until: 2025}
        targets: [{id: trained, ref: I, text: Tập huấn, steps: {2023: {exactly: 70%, of: staff}, 2024: {exactly: 60%, of: staff}}}]
    Right:
        plan: {until: 2025}
        targets: [{id: trained, ref: I, text: Tập huấn, steps: {2023: {exactly: 60%, of: staff}, 2024: {exactly: 70%, of: staff}}}]
    """
    for path, target in survey.every(Target):
        for index, step in enumerate(target.steps[1:], 1):
            before = target.steps[index - 1]
            low, last = step.quantity.low, before.quantity.low
            if step.year <= before.year:
                message = _("the step of {year} comes after that of {last}").format(
                    year=step.year, last=before.year
                )
                yield survey.warning(
                    "KH356", (*path, "steps", index), message, _("put them in order")
                )
            elif not _alike(step.quantity, before.quantity):
                message = _("the step of {year} counts another thing than that of {last}").format(
                    year=step.year, last=before.year
                )
                at = (*path, "steps", index)
                yield survey.warning("KH356", at, message, _("mend one of them"))
            elif low is not None and last is not None and low < last:
                # A share without its percent sign is told elsewhere, and one of over 100%.
                over = before.quantity.percent and last > _WHOLE
                if over or step.quantity.percent != before.quantity.percent:
                    continue
                message = _("the target falls from {last} to {low}").format(
                    last=number(last), low=number(low)
                )
                yield survey.warning(
                    "KH356", (*path, "steps", index), message, _("mend one of them")
                )


def _alike(one: Quantity, other: Quantity) -> bool:
    return (one.unit, one.of, one.per) == (other.unit, other.of, other.per)


def unit_beside_per(survey: Survey) -> Iterator[Diagnostic]:
    """KH361 (warning): a quantity tells its period or place twice, in `unit` or `of` and in `per`.

    "đợt/năm" with `per: [year]` would be printed "đợt/năm/năm".

    Wrong:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {at_least: 6, unit: đợt/năm, per: [year]}}]
    Right:
        campaigns: [{id: drive, ref: I, name: Ra quân, quantity: {at_least: 6, unit: đợt, per: [year]}}]
    """
    for path, quantity in survey.every(Quantity):
        if quantity.of and quantity.of in quantity.per:
            index = quantity.per.index(quantity.of)
            message = _("a share of the {of}s is not for each {of}").format(of=quantity.of)
            yield survey.warning("KH361", (*path, "per", index), message, _("delete it"))
        elif quantity.unit and "/" in quantity.unit and quantity.per:
            at = survey.spot((*path, "unit"), quantity.unit.index("/"))
            message = _("what the number is for stands in `unit` and in `per`")
            yield survey.warning("KH361", at, message, _("leave it to `per`"))


QUANTITIES = (
    zero,
    contradictory_per,
    share_without_percent,
    unit_beside_measure,
    number_in_words,
    falling_steps,
    unit_beside_per,
)

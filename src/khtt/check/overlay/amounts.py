"""Rules about decisions that lower or empty what the plan asks for in another way (KH247, KH271, KH272)."""

from collections.abc import Iterator
from fractions import Fraction

from khtt.check.kinds import kind_of
from khtt.check.overlay.survey import OverlaySurvey
from khtt.check.overlay.window import months_touched, outside, times_touched
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.plan.direction import change_of
from khtt.nouns.plan.items import Item
from khtt.nouns.plan.overlay import Setting
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.source import Path
from khtt.nouns.text import lower_first, number

_WEAKER = {
    "regular": {"own-choice", "as-required"},
    "as-planned": {"own-choice", "as-required"},
}
_ONCE = 1


def nothing_of_it(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH247: a quantity, a sum or a part is nil.

    Nought of something is a waiver without its reason and its document, or a line that says nothing.
    Waive the item with a reason, or leave the line out.
    """
    for path, quantity in survey.survey.every(Quantity):
        most = quantity.high if quantity.high is not None else quantity.low
        if most == 0:
            message = _("a quantity of nought: {text}").format(text=lower_first(quantity.text))
            hint = _("waive the item with a reason and a document, or give a number")
            yield survey.breach("KH247", path, message, survey.about(path), hint)
    for index, money in enumerate(survey.overlay.money):
        if money.amount == 0:
            where = Related(survey.head(), _("the plan above"))
            message = _("a sum of nought đồng")
            hint = _("leave it out")
            yield survey.breach("KH247", ("money", index, "amount"), message, where, hint)


def cut_short(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH271: a time is so short that less comes of it in the year than the plan asks for.

    Five times a week all year are 260 times, in one quarter 65; six drives a year do not go into
    one quarter. Keep the time, or raise the number so that the year comes to as much.
    """
    for index, setting in enumerate(survey.overlay.set):
        item = survey.items.get(setting.id)
        if item is None or setting.schedule is None:
            continue
        if change_of(item, "schedule") != "within" or _leaves(item, setting, survey):
            continue
        if found := _cut(item, setting, survey.above.plan.year):
            where = survey.against(item.id, "quantity", _("asks for so much"))
            hint = _("keep {time}, or raise the number").format(time=_time(item))
            yield survey.breach("KH271", ("set", index, "schedule"), found, where, hint)


def _leaves(item: Item, setting: Setting, survey: OverlaySurvey) -> bool:
    """Tell whether the time lies outside of that above, which is told already (KH229)."""
    plan = survey.above.plan
    above: Schedule = getattr(item, "schedule", None) or Schedule()
    years = (plan.year, plan.until or plan.year)
    return setting.schedule is None or outside(above, setting.schedule, years)


def _time(item: Item) -> str:
    schedule: Schedule | None = getattr(item, "schedule", None)
    return schedule.text if schedule and schedule.text else _("the whole year")


def _cut(item: Item, setting: Setting, year: int) -> str:
    """Say how a schedule cuts what comes of a quantity in the year; empty where it does not."""
    above: Quantity | None = getattr(item, "quantity", None)
    quotas = getattr(item, "quotas", ())
    wide: Schedule = getattr(item, "schedule", None) or Schedule()
    narrow = setting.schedule or Schedule()
    for asked in (above, *(quota.quantity for quota in quotas)):
        if asked is None or asked.low is None or asked.period is None:
            continue
        own = setting.quantity if setting.quantity and asked is above else asked
        if asked.period == "year":
            months = months_touched(narrow, year)
            needed = min(int(asked.low), months_touched(wide, year))
            if months < needed:
                message = _("{item}: {count} times a year do not go into {time}")
                return message.format(
                    item=kind_of(item), count=number(asked.low), time=lower_first(narrow.text)
                )
            continue
        before = Fraction(asked.low) * times_touched(wide, asked.period, year)
        after = Fraction(own.low or 0) * times_touched(narrow, own.period or asked.period, year)
        if after < before:
            message = _("{item}: in {time} the year comes to {after}, above to {before}")
            return message.format(
                item=kind_of(item),
                time=lower_first(narrow.text),
                after=number(int(after)),
                before=number(int(before)),
            )
    return ""


def weakened(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH272: what the plan asks for is made vaguer, rarer or empty without being lowered in numbers.

    `about` in place of `at_least`, as the unit chooses in place of regularly, a flexible time in
    place of a fixed one, an empty list. Keep the plan's own words, or waive with a reason.
    """
    for index, setting in enumerate(survey.overlay.set):
        item = survey.items.get(setting.id)
        if item is None:
            continue
        for path, message in _weaknesses(item, setting):
            field = str(path[0])
            where = survey.against(item.id, field, _("asks for it"))
            hint = _("keep what the plan asks for, or waive the item with a reason and a document")
            yield survey.breach("KH272", ("set", index, *path), message, where, hint)


def _weaknesses(item: Item, setting: Setting) -> Iterator[tuple[Path, str]]:
    above: Quantity | None = getattr(item, "quantity", None)
    below = setting.quantity
    bound = change_of(item, "quantity") == "at_least"
    if above and below and bound and _vaguer(above, below):
        message = _("{item}: {below} is vaguer than {above}").format(
            item=kind_of(item), below=lower_first(below.text), above=lower_first(above.text)
        )
        yield ("quantity",), message
    wide, narrow = getattr(item, "schedule", None), setting.schedule
    timed = narrow and (narrow.quarters or narrow.months or narrow.day or narrow.before)
    if wide and narrow and timed and narrow.flexible and not wide.flexible:
        yield ("schedule",), _("{item}: the time is made flexible").format(item=kind_of(item))
    for field in setting.fields:
        if getattr(setting, field) == () and getattr(item, field, ()) != ():
            message = _("`{field}` of {item} is emptied").format(field=field, item=kind_of(item))
            yield (field,), message


def _vaguer(above: Quantity, below: Quantity) -> bool:
    if above.frequency:
        once = below.period == "year" and below.low is not None and below.low <= _ONCE
        weaker = below.frequency in _WEAKER.get(above.frequency, ())
        return weaker or (above.frequency == "regular" and once)
    firm = above.about is None and not above.approximate and above.low is not None
    return firm and (below.about is not None or below.approximate)


AMOUNTS = (nothing_of_it, cut_short, weakened)

"""What stands in one cell: a number, nothing, or something that is none."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from khtt.nouns.language import _
from khtt.nouns.report.figures import Number

LARGEST = 10**12
_DAY_0 = dt.date(1899, 12, 30).toordinal()
_DAY = dt.timedelta(days=1)


class _Nothing(Enum):
    NOTHING = 0


NOTHING: Final = _Nothing.NOTHING
Nothing = Literal[_Nothing.NOTHING]


@dataclass(frozen=True, slots=True)
class Bad:
    """Why what stands in a cell is no figure."""

    code: str
    message: str
    hint: str


def read_value(value: object, *, share: bool) -> Number | Nothing | Bad:
    """Give the number in a cell; a share need not be whole, a count must be."""
    match value:
        case bool():
            return _bad("KH617", _("true or false, where a number belongs"))
        case int() | float():
            return _number(value, share=share)
        case str() if not value.strip():
            return NOTHING
        case str():
            said = _("the text '{text}', where a number belongs").format(text=value)
            return Bad("KH614", said, _("write the number alone, with nothing around it"))
        case _:
            return _bad("KH617", _("a date, where a number belongs: {value}").format(value=value))


def _number(value: float, *, share: bool) -> Number | Bad:
    if value < 0:
        return _bad("KH615", _("a negative number: {value}").format(value=shown(value)))
    if value > LARGEST:
        return _bad("KH624", _("a number that no unit can have: {value}").format(value=value))
    if float(value).is_integer():
        return int(value)
    if share:
        return value
    said = _("{value} is not a whole number").format(value=shown(value))
    return Bad("KH616", said, _("a count has no fraction"))


def shown(value: object) -> str:
    """Give a value as it is told: a whole number has no fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def summed(value: object) -> float | None:
    """Give what a spreadsheet adds up for a cell: a date is a number of days; None for no number."""
    match value:
        case int() | float() if not isinstance(value, bool):
            return value
        case dt.datetime():
            return value.toordinal() - _DAY_0 + _part(value.time())
        case dt.date():
            return value.toordinal() - _DAY_0
        case dt.time():
            return _part(value)
        case dt.timedelta():
            return value / _DAY
        case _:
            return None


def _part(time: dt.time) -> float:
    """Give the part of a day that has passed at a time."""
    day = dt.datetime.combine(dt.date.min, time)
    return (day - dt.datetime.combine(dt.date.min, dt.time())) / _DAY


def _bad(code: str, message: str) -> Bad:
    return Bad(code, message, _("write the number; the figure is a blank until then"))

"""How much and when: what "tối thiểu 05 lượt/tuần/xã" and "Quý II-IV" are.

The Vietnamese text is made from the value, never the other way round.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from khtt.nouns.measure import (
    COMMUNE,
    COMMUNE_KINDS,
    FREQUENCY,
    OF,
    PER,
    PERIODS,
    TIMES_A_YEAR,
    Frequency,
    Of,
    Per,
    Period,
)
from khtt.nouns.noun import Day, Noun, Text
from khtt.nouns.text import number, padded, roman, short_date

ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _amount(value: object) -> object:
    """Read a whole number, `12,5` or `25%` as a decimal."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and re.fullmatch(r"\d{1,15}(,\d{1,6})?%?", value):
        return Decimal(value.rstrip("%").replace(",", "."))
    return value


Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0)]
VALUE_KEYS = ("exactly", "at_least", "at_most", "about", "over", "between")


class Part(Noun):
    """A part of a quantity with a minimum of its own: "02 lượt về BHXH tự nguyện"."""

    at_least: Amount
    unit: Text
    on: Text

    @property
    def text(self) -> str:
        """Give the part as an office writes it."""
        return f"trong đó tối thiểu {padded(self.at_least)} {self.unit} về {self.on}"


class Quantity(Noun):
    """A typed quantity: one of `exactly`, `at_least`, `at_most`, `about`, `over`, `between`, or a frequency.

    `percent` tells that the numbers are shares of `of`; `per` lists what the number is for each of.
    """

    exactly: Amount | None = None
    at_least: Amount | None = None
    at_most: Amount | None = None
    about: Amount | None = None
    over: Amount | None = None
    between: tuple[Amount, Amount] | None = None
    approximate: bool = False
    percent: bool = False
    of: Of | None = None
    unit: Text | None = None
    per: tuple[Per, ...] = ()
    of_which: tuple[Part, ...] = ()
    frequency: Frequency | None = None
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, data: object) -> object:
        """Read `regular` as a frequency and notice percent signs."""
        if isinstance(data, str):
            return {"frequency": data}
        if isinstance(data, dict):
            written = [value for key in VALUE_KEYS for value in _flat(data.get(key))]
            if any(isinstance(value, str) and value.endswith("%") for value in written):
                return {**data, "percent": True}
        return data

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        given = [key for key in VALUE_KEYS if getattr(self, key) is not None]
        if len(given) + (self.frequency is not None) != 1:
            message = f"a quantity says exactly one of {', '.join(VALUE_KEYS)} or frequency"
            raise ValueError(message)
        if self.between and self.between[0] >= self.between[1]:
            message = "the first number of a range must be below the second"
            raise ValueError(message)
        if self.percent and self.of is None:
            message = "a share says what it is a share of: add `of`"
            raise ValueError(message)
        return self

    @property
    def low(self) -> Decimal | None:
        """Give the least amount that keeps the promise, if there is one."""
        if self.between:
            return self.between[0]
        return next(
            (v for v in (self.exactly, self.at_least, self.about, self.over) if v is not None), None
        )

    @property
    def high(self) -> Decimal | None:
        """Give the largest amount meant, if there is one."""
        if self.between:
            return self.between[1]
        return self.exactly if self.exactly is not None else self.at_most

    @property
    def text(self) -> str:
        """Give the quantity as an office writes it: "Tối thiểu 05 lượt/tuần/xã"."""
        return self.said(COMMUNE)

    def said(self, commune: str, called: Mapping[Per, str] = PER) -> str:
        """Give the text with the place's own words: its communes ("xã, thị trấn"), what a number is per.

        What is called by an empty text is the place itself, and is not said.
        """
        if self.frequency:
            said = FREQUENCY[self.frequency]
            return f"{said} ({self.note})" if self.note else said
        whole = f"{self._prefix}{self._figures(commune)}{self._unit(commune, called)}"
        parts = f" ({'; '.join(part.text for part in self.of_which)})" if self.of_which else ""
        note = f" ({self.note})" if self.note else ""
        return whole[:1].upper() + whole[1:] + parts + note

    @property
    def _prefix(self) -> str:
        if self.approximate or self.about is not None:
            return "khoảng "
        if self.at_least is not None:
            return "tối thiểu "
        if self.at_most is not None:
            return "tối đa "
        return "trên " if self.over is not None else ""

    def _figures(self, commune: str) -> str:
        values = self.between or (self.low if self.low is not None else self.high,)
        if self.percent and self.of:
            shares = "-".join(number(value) for value in values if value is not None)
            whole = f"số {commune}" if self.of == "commune" else OF[self.of]
            return f"{shares}% {whole}"
        return "-".join(padded(value) for value in values if value is not None)

    def _unit(self, commune: str, called: Mapping[Per, str]) -> str:
        unit = f" {self.unit}" if self.unit else ""
        each = (commune if per == "commune" else called.get(per, PER[per]) for per in self.per)
        return unit + "".join(f"/{one}" for one in each if one)

    @property
    def period(self) -> Period | None:
        """Give the period that the number is for, if it is for one."""
        return next((per for per in PERIODS if per in self.per), None)

    @property
    def counts_communes(self) -> bool:
        """Tell whether the number is one of communes: `40 xã`, `12 phường, thị trấn`."""
        words = re.split(r",\s*", self.unit or "")
        return not self.percent and all(word in COMMUNE_KINDS for word in words)

    def share_of(self, whole: int) -> int | None:
        """Give the least whole number that reaches the share: 25% of 143 is 36."""
        if not self.percent or self.low is None:
            return None
        return int((self.low * whole / 100).to_integral_value(ROUND_CEILING))


def _flat(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _quarters(value: object) -> object:
    """Read `II-IV` or `I` as a first and a last quarter."""
    if isinstance(value, str) and value:
        ends = [ROMAN.get(end) for end in value.split("-")]
        if None not in ends and len(ends) <= 2:  # noqa: PLR2004
            return (ends[0], ends[-1])
    return value


def _months(value: object) -> object:
    """Read `[2, 5, "8-9"]` as spans of months."""
    spans = value if isinstance(value, tuple) else (value,)
    return tuple(_span(span) for span in spans)


def _span(span: object) -> object:
    if isinstance(span, int):
        return (span, span)
    if isinstance(span, str) and (found := re.fullmatch(r"(\d{1,2})-(\d{1,2})", span)):
        return (int(found[1]), int(found[2]))
    return span


Quarter = Annotated[int, Field(ge=1, le=4)]
Month = Annotated[int, Field(ge=1, le=12)]
Quarters = Annotated[tuple[Quarter, Quarter], BeforeValidator(_quarters)]
Months = Annotated[tuple[tuple[Month, Month], ...], BeforeValidator(_months)]


class Schedule(Noun):
    """When something is done: quarters, months, a day, a deadline, a rhythm, or another body's calendar."""

    quarters: Quarters | None = None
    months: Months = ()
    day: Day | None = None
    last_day: Day | None = None
    also: Day | None = None
    before: Day | None = None
    before_day: Annotated[int, Field(ge=1, le=31)] | None = None
    every: Period | None = None
    at_most_every: tuple[Annotated[int, Field(ge=1)], Period] | None = None
    follows: Text | None = None
    flexible: bool = False
    note: Text | None = None

    def times(self, period: Period) -> int:
        """Count how often a period comes round in a year within the quarters of the schedule."""
        first, last = self.quarters or (1, 4)
        return TIMES_A_YEAR[period] * (last - first + 1) // 4

    @property
    def text(self) -> str:
        """Give the schedule as an office writes it: "Quý II-IV", "Trước ngày 15/01/2023"."""
        said = "; ".join(part for part in self._parts() if part)
        return said[:1].upper() + said[1:]

    @property
    def day_text(self) -> str:
        """Give the day or the deadline alone, empty where the schedule has none."""
        if self.before_day:
            return f"trước ngày {self.before_day}"
        day = f"trước ngày {short_date(self.before)}" if self.before else self._day_text()
        return f"{day}; {self.note}" if day and self.note else day

    def _parts(self) -> tuple[str, ...]:
        return (
            self._quarters_text(),
            "; ".join(f"tháng {_ends(first, last)}" for first, last in self.months),
            self._day_text(),
            f"trước ngày {short_date(self.before)}" if self.before else "",
            self._rhythm_text(),
            f"theo {self.follows}" if self.follows else "",
            "thời gian linh hoạt" if self.flexible else "",
            self.note or "",
        )

    def _quarters_text(self) -> str:
        if not self.quarters:
            return ""
        first, last = self.quarters
        return f"Quý {roman(first)}" + (f"-{roman(last)}" if last > first else "")

    def _day_text(self) -> str:
        if not self.day:
            return ""
        if self.last_day:
            return f"từ ngày {short_date(self.day)} đến ngày {short_date(self.last_day)}"
        also = f"; ngày {short_date(self.also)}" if self.also else ""
        return f"ngày {short_date(self.day)}{also}"

    def _rhythm_text(self) -> str:
        if self.before_day and self.every:
            return f"trước ngày {self.before_day} hằng {PER[self.every]}"
        if self.at_most_every:
            count, period = self.at_most_every
            return f"tối đa {padded(count)} {PER[period]}/lần"
        return f"hằng {PER[self.every]}" if self.every else ""


def _ends(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}, {last}" if last == first + 1 else f"{first}-{last}"

"""Dates and years moved from one plan's year to another's."""

import re
from calendar import monthrange

from khtt.nouns.noun import DAY

_OWN = r"(?<!đến )(?<!từ )\bnăm {year}(?![\d/–-])"
_FEBRUARY = 2


def moved_day(text: str, years: tuple[int, int]) -> str:
    """Give a date of the old year in the new one: 15/01/2022 is 15/01/2023; others stay."""
    found = DAY.fullmatch(text.strip())
    if not found or int(found[3]) - years[0] not in (0, 1):
        return text
    day, month, year = found[1], found[2], int(found[3]) + years[1] - years[0]
    last = monthrange(year, int(month))[1]
    if int(month) == _FEBRUARY and int(day) > last:
        day = str(last)
    return f"{day}/{month}/{year}"


def moved_year(text: str, years: tuple[int, int]) -> str:
    """Give a text with the old plan's own year moved: "trong năm 2022" is "trong năm 2023"."""
    return re.sub(_OWN.format(year=years[0]), f"năm {years[1]}", text)

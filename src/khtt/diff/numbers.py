"""Numbers and days that stand in a text and in no typed field."""

import re
from collections.abc import Iterable, Mapping

from khtt.nouns.change import Direction, FieldChange

# What names a document, a clause, a telephone or an age of industry is no figure of the plan.
_NAMES = re.compile(
    r"(?:\bsố\s+)?(?<!\w)\d+(?:/\d+)?\s?[/-]\s?[A-ZĐ][\w/-]*(?:\s+ngày\s+[\d/]+)?"
    r"|\b(?:Điều|Khoản|khoản|Mẫu|Phụ lục|Đề án|Tổng đài|Hotline|Luật|QH)\s+(?:số\s+)?[\d./]+"
    r"|\b1[89]00[. ]?\d{4}\b|\b\d\.0\b|\b0\d{9,10}\b|\bsố\s+\d[\d.]{6,}"
)
_FIGURE = re.compile(
    r"(?<![\w./-])(?P<value>\d[\d.,]*(?:\s*[-–/]\s*\d[\d.,]*)*)\s*(?P<unit>%|[^\W\d_]+)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

Figures = Mapping[str, str]


def figures(text: str, year: int) -> Figures:
    """Give the numbers of a text, each as it is compared, with its word as it is shown.

    The plan's own year is no figure, and a day of it is one day whatever the year.
    """
    found = dict[str, str]()
    for one in _FIGURE.finditer(_NAMES.sub(" ", text)):
        value = one["value"].rstrip(".,").strip()
        key = _ZEROS.sub("", value.replace(str(year), "nay").replace(" ", "").replace("–", "-"))
        if key == "nay" or _is_year(value, year):
            continue
        percent = one["unit"] == "%"
        shown = f"{value}%" if percent else f"{value} {one['unit'] or ''}".strip()
        found.setdefault(f"{key}%" if percent else key, shown)
    return found


def number_change(
    old: str, new: str, years: tuple[int, int], typed: Iterable[str]
) -> FieldChange | None:
    """Give the numbers that only one of two texts holds, or None; `typed` are told elsewhere."""
    before, after = figures(old, years[0]), figures(new, years[1])
    known = {key for text in typed for year in years for key in figures(text, year)}
    gone = [shown for key, shown in before.items() if key not in after and key not in known]
    come = [shown for key, shown in after.items() if key not in before and key not in known]
    if not gone and not come:
        return None
    direction = (
        Direction.CHANGED if gone and come else Direction.ADDED if come else Direction.DROPPED
    )
    return FieldChange("numbers", "; ".join(gone), "; ".join(come), direction)


def _is_year(value: str, year: int) -> bool:
    """Tell whether a number is the plan's year, the one before or the one after."""
    return bool(_YEAR.fullmatch(value)) and abs(int(value) - year) <= 1

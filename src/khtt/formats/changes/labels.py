"""What a change, its parts and its figures are called, in the language in use."""

import re
from decimal import Decimal

from khtt.formats.changes.names import BANDS, FIELDS, ITEMS, KINDS, PARTS, VALUES
from khtt.formats.diagnostics.text import printable
from khtt.nouns.change import (
    Band,
    Change,
    Changes,
    Direction,
    Entry,
    FieldChange,
    Kind,
    Part,
    Tally,
)
from khtt.nouns.language import _
from khtt.nouns.text import number, upper_first

_OF_YEAR = re.compile(r"(.+) (\d{4})")
_ANNEX = re.compile(r"PL(\d+)(?:\.(.+))?")
_FORM = re.compile(r"M(\d+)")
_PARAGRAPH = re.compile(r"(.+)\.([bps])(\d+)")
_LONGEST = 100
_BEFORE_A_DIFFERENCE = 40


def part_title(part: Part) -> str:
    """Give a section's number and title: "III. Nội dung thông tin, truyền thông"."""
    if part.key in PARTS:
        return _(PARTS[part.key])
    return f"{place(part.key)}. {part.title}" if part.title else place(part.key)


def place(ref: str) -> str:
    """Give a place as officers cite it: "IV.1.2, gạch đầu dòng 3", "Phụ lục 1, A.6.2.b", "Mẫu 01"."""
    if counted := _PARAGRAPH.fullmatch(ref):
        above, number_ = place(counted[1]), counted[3]
        match counted[2]:
            case "b":
                return _("{place}, dash {number}").format(place=above, number=number_)
            case "p":
                return _("{place}, paragraph {number}").format(place=above, number=number_)
            case _other:
                return _("{place}, plus sign {number}").format(place=above, number=number_)
    if annex := _ANNEX.fullmatch(ref):
        named = _("Annex {number}").format(number=annex[1])
        return f"{named}, {annex[2]}" if annex[2] else named
    form = _FORM.fullmatch(ref)
    return _("Form {number}").format(number=form[1]) if form else ref


def kind_name(kind: Kind) -> str:
    """Give what a kind of change is called."""
    return _(KINDS[kind])


def item_name(kind: str) -> str:
    """Give what a kind of item is called, nothing for what is no item."""
    return _(ITEMS[kind]) if kind in ITEMS else ""


def kind_label(change: Change) -> str:
    """Give what happened, and to what kind of item where that is not told by the words."""
    label = upper_first(kind_name(change.kind))
    if change.kind not in (Kind.ADDED, Kind.REMOVED):
        return label
    return f"{label} {item_name(change.entry.kind)}".strip()


def field_label(field: FieldChange) -> str:
    """Give the name of a field: "số lượng", "số lượng năm 2023"."""
    if (of_year := _OF_YEAR.fullmatch(field.name)) and of_year[1] in FIELDS:
        return _("{field} of {year}").format(field=_(FIELDS[of_year[1]]), year=of_year[2])
    return _(FIELDS[field.name]) if field.name in FIELDS else field.name


# What these hold is a list, an entry a line.
_LISTS = ("recipients", "archive", "annexes")


def field_values(field: FieldChange) -> tuple[str, str]:
    """Give both values of a field in words; places as officers cite them."""
    old, new = (_(VALUES[v]) if v in VALUES else v for v in (field.old, field.new))
    if field.name in _LISTS:
        old, new = (side.replace("\n", "; ") for side in (old, new))
    return (place(old), place(new)) if field.name == "ref" else (old, new)


def short(text: str, longest: int = _LONGEST) -> str:
    """Give the beginning of a text, in one line."""
    line = printable(" ".join(text.split()))
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip('…')}…"


def apart(old: str, new: str, longest: int = _LONGEST) -> tuple[str, str]:
    """Give the beginnings of two texts, or what is around their first difference if it comes late."""
    sides = (short(old, longest), short(new, longest))
    if sides[0] != sides[1] or old == new:
        return sides
    one, two = (printable(" ".join(side.split())) for side in (old, new))
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(two))
    start = one.rfind(" ", 0, max(same - _BEFORE_A_DIFFERENCE, 0)) + 1
    return short(f"…{one[start:]}", longest), short(f"…{two[start:]}", longest)


def title_of(entry: Entry, longest: int = _LONGEST) -> str:
    """Give the heading of an item, or how its text begins."""
    head = entry.text.split("\n")[0]
    if entry.kind in ("theme", "topic", "campaign", "channel", "responsibility", "report"):
        head = head.split(": ")[0]
    return short(head, longest)


def distance(field: FieldChange) -> str:
    """Give how far a value went: "tăng 5 điểm phần trăm, 20%"; empty where that says nothing."""
    steps = []
    if field.points is not None:
        steps.append(_("{number} percentage points").format(number=_plain(field.points)))
    elif field.amount is not None:
        steps.append(f"{_plain(field.amount)} {field.unit}".strip())
    if field.percent is not None:
        steps.append(f"{_plain(field.percent)}%")
    if not steps:
        return ""
    far = ", ".join(steps)
    match field.direction:
        case Direction.UP:
            return _("up by {far}").format(far=far)
        case Direction.DOWN:
            return _("down by {far}").format(far=far)
        case _other:
            return far


def _plain(value: Decimal) -> str:
    size = abs(value)
    whole = size == size.to_integral_value()
    return number(int(size) if whole else size.normalize())


def note(change: Change) -> str:
    """Give what else is to be said of a change."""
    return _(change.note) if change.note else ""


def sure(change: Change) -> str:
    """Give how sure a match by text is, empty where it is certain."""
    if change.band is Band.CERTAIN:
        return ""
    return _("{band} ({percent} alike)").format(
        band=_(BANDS[change.band]), percent=f"{change.score:.0%}"
    )


def titles(changes: Changes) -> tuple[str, str]:
    """Give the names of both plans, the year in each."""
    old, new = (
        one.title
        if str(one.year) in one.title
        else _("{title} of {year}").format(title=one.title, year=one.year)
        for one in (changes.old, changes.new)
    )
    return upper_first(old), upper_first(new)


def overview(changes: Changes) -> str:
    """Give the whole in one sentence."""
    total = sum(count for _kind, count in changes.summary.kinds)
    years = {"new": changes.new.year, "old": changes.old.year}
    if not total:
        return _("The plan of {new} has no changes against that of {old}").format(**years)
    if not changes.summary.follow:
        return _("The plan of {new} has {total} changes against that of {old}").format(
            **years, total=total
        )
    return _(
        "The plan of {new} has {total} changes against that of {old}, and {follow} that follow"
    ).format(**years, total=total, follow=changes.summary.follow)


def whence(tally: Tally) -> str:
    """Give the old sections that a section continues, where their numbers were others."""
    others = tally.came_from != (tally.part.key,)
    if not tally.came_from or not others:
        return ""
    return _("from {places}").format(places=", ".join(map(place, tally.came_from)))

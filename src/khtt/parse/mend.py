"""What to write instead of a value of the wrong kind."""

import re

from khtt.nouns.language import _
from khtt.nouns.measure import FREQUENCY, OF, PER
from khtt.nouns.noun import DAY
from khtt.nouns.pattern import Pattern
from khtt.nouns.text import fold, roman
from khtt.parse.fault import Fault, quoted

_ISO_DAY = Pattern(r"(\d{4})-(\d\d?)-(\d\d?)")
_OTHER_DAY = Pattern(r"(\d{1,2})[-.](\d{1,2})[-.](\d{4})")
_MONTH_OF = Pattern(r"(\d{1,2})/(\d{4})")
_SEPARATED = Pattern(r"\d{1,3}([.,_ ]\d{3})+")
_POINT = Pattern(r"\d+\.\d+%?")
_SPAN = Pattern(r"(\d+)\s*[-–]\s*(\d+)")
_AMOUNT = Pattern(
    r"(?:(tối thiểu|ít nhất|tối đa|nhiều nhất|khoảng|trên)\s+)?(\d+(?:[.,]\d+)?%?)"
    r"(?:\s*[-–]\s*(\d+%?))?\s*([^/\d%]*?)((?:\s*/\s*[^/]+)*)",
    re.IGNORECASE,
)
_FORMS = {
    "tối thiểu": "at_least",
    "ít nhất": "at_least",
    "tối đa": "at_most",
    "nhiều nhất": "at_most",
    "khoảng": "about",
    "trên": "over",
}
_QUARTER = Pattern(
    r"(?:quý )?([1-4]|IV|III|II|I)(?:\s*[-–]\s*(?:quý )?([1-4]|IV|III|II|I))?", re.IGNORECASE
)
_MONTHS = Pattern(
    r"(?:tháng )?(\d{1,2}(?:\s*[-–]\s*\d{1,2})?(?:\s*,\s*(?:tháng )?\d{1,2})*)", re.IGNORECASE
)
_PLAIN_KEYS = (
    "quarters",
    "months",
    "between",
    "at_most_every",
    "steps",
    "quantity",
    "schedule",
    "deadline",
)


def mend(fault: Fault) -> str:
    """Give what to do; followed, it makes the error go."""
    value = fault.value
    if value is None or value == "":
        return _("write a value, or leave the key out")
    if isinstance(value, dict | tuple):
        return "" if fault.key in _PLAIN_KEYS else _structure(fault)
    counted = "quantity" in (fault.key, fault.part)
    if counted and isinstance(value, int) and not isinstance(value, bool):
        return quantity_like(str(value))
    if fault.key in ("quarters", "months", "between"):
        return _times(fault.key, str(value))
    if fault.key in ("schedule", "deadline"):
        return _schedule(fault.key, str(value))
    return _scalar(fault, value)


def _scalar(fault: Fault, value: str | int) -> str:
    if fault.type == "string_type":
        return _("put it in quotes: '{value}'").format(value=quoted(value))
    if fault.type == "tuple_type" and fault.key not in _PLAIN_KEYS:
        return _("write [{value}]").format(value=_listed(fault.key, str(value)))
    if fault.type.startswith("model") and isinstance(value, str):
        shown = f"{{id: ..., text: {quoted(value)}}}"
        return _("write its keys, such as {example}").format(example=shown)
    return _text(fault.type, value) if isinstance(value, str) else ""


def _structure(fault: Fault) -> str:
    if fault.type == "tuple_type" and isinstance(fault.value, dict):
        return _("begin each entry with `- `, or put it in [brackets]")
    if fault.type == "string_type" and isinstance(fault.value, tuple):
        return _("write one text, not a list; a text in brackets goes in quotes")
    if fault.type == "string_type":
        return _("put the text in quotes")
    return _("look at the indentation and the dashes")


def _listed(key: str, value: str) -> str:
    """Give a value as it stands in a list, in the plan's own words where they are known."""
    words = {fold(said): name for name, said in PER.items()} if key == "per" else {}
    parts = [part.strip() for part in re.split(r"[,;/]", value) if part.strip()]
    return ", ".join(words.get(fold(part), part) for part in parts)


def _text(kind: str, value: str) -> str:
    match kind:
        case "date_type":
            return day_like(value)
        case "is_instance_of":
            return _number_like(value)
        case "int_type":
            found = re.search(r"\d+", value)
            hint = _("write {value}, without quotes and leading zeros")
            return hint.format(value=int(found[0])) if found else _("write a whole number")
        case "bool_type":
            return _("write true or false")
        case _:
            return _("look at the indentation and the dashes")


def _number_like(value: str) -> str:
    """Give the number alone; what it counts goes to `unit`."""
    if _SEPARATED.fullmatch(value):
        whole = re.sub("[^0-9]", "", value)
        return _("write {value}, without separators").format(value=whole)
    if _POINT.fullmatch(value):
        return _("write {value}, with a comma").format(value=value.replace(".", ","))
    if found := re.match(r"(\d+(?:,\d+)?%?)\s*(.*)", value):
        if found[2].strip():
            return _("write {value}, and `unit: {unit}` beside it").format(
                value=found[1], unit=found[2].strip()
            )
        return _("write {value}").format(value=found[1])
    return _("write a number, such as 5 or 25%")


def day_like(value: str) -> str:
    """Give a day as a plan writes it, where another way of writing is known again."""
    if found := _ISO_DAY.fullmatch(value):
        return _("write {value}").format(value=f"{found[3]:0>2}/{found[2]:0>2}/{found[1]}")
    if found := _OTHER_DAY.fullmatch(value):
        return _("write {value}").format(value=f"{found[1]}/{found[2]}/{found[3]}")
    if found := _MONTH_OF.fullmatch(value):
        return _("name the day, or write `months: [{month}]`").format(month=int(found[1]))
    return _("write the date as day/month/year")


def quantity_like(value: str) -> str:
    """Give a quantity that says what the words say: `5 hội nghị`, `tối thiểu 25% số xã`."""
    for name, said in FREQUENCY.items():
        if fold(value) == fold(said):
            return _("write {value}").format(value=name)
    found = _AMOUNT.fullmatch(value.strip())
    if not found:
        return _("write one such as {example}").format(example="{at_least: 5, unit: lượt}")
    form = _FORMS.get((found[1] or "").lower(), "exactly")
    amount = f"[{found[2]}, {found[3]}]" if found[3] else found[2].replace(".", "")
    keys = [f"{'between' if found[3] else form}: {amount}"]
    if "%" in amount:
        of = next((name for name, said in OF.items() if fold(said) == fold(found[4])), "commune")
        keys.append(f"of: {of}")
    else:
        keys.append(f"unit: {found[4].strip() or 'lượt'}")
    words = {fold(said): name for name, said in PER.items()}
    pers = [words[fold(part)] for part in found[5].split("/") if fold(part) in words]
    if pers:
        keys.append(f"per: [{', '.join(pers)}]")
    return _("write {value}").format(value="{" + ", ".join(keys) + "}")


def _times(key: str, value: str) -> str:
    value = value.strip("()")
    if key == "between" and (found := _SPAN.fullmatch(value)):
        return _("write [{value}]").format(value=f"{found[1]}, {found[2]}")
    if key == "quarters" and (found := _QUARTER.fullmatch(value)):
        ends = [_roman(one) for one in found.groups() if one]
        return _("write {value}").format(value="-".join(ends))
    if key == "months" and (found := _MONTHS.fullmatch(value)):
        return _("write [{value}]").format(
            value=re.sub("tháng ", "", found[1], flags=re.IGNORECASE)
        )
    shown = {"between": "[5, 10]", "quarters": "II-IV", "months": "[2, 5, 8-9]"}[key]
    return _("write it as {example}").format(example=shown)


def _roman(value: str) -> str:
    return roman(int(value)) if value.isdecimal() else value.upper()


def _schedule(key: str, value: str) -> str:
    if DAY.fullmatch(value):
        return _("write {value}").format(
            value=f"{{{'before' if key == 'deadline' else 'day'}: {value}}}"
        )
    if re.match("quý", value, re.IGNORECASE) and (found := _QUARTER.fullmatch(value)):
        ends = [_roman(one) for one in found.groups() if one]
        return _("write {value}").format(value=f"{{quarters: {'-'.join(ends)}}}")
    if found := _MONTHS.fullmatch(value):
        months = re.sub("tháng ", "", found[1], flags=re.IGNORECASE)
        return _("write {value}").format(value=f"{{months: [{months}]}}")
    return _("write one such as {example}").format(example="{months: [5]}")

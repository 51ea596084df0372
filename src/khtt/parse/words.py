"""What is wrong with a value, in plain words and with what to do."""

import re
from collections.abc import Callable

from khtt.nouns.diagnostic import Diagnostic, nearest
from khtt.nouns.noun import DAY, ID
from khtt.nouns.text import slug
from khtt.parse.fault import Fault, quoted

_AMOUNT = "a whole number or a share such as 25%"
_MAPPING = "a mapping of keys"
_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "date_type": "a day such as 15/01/2023",
    "is_instance_of": _AMOUNT,
}
# Where an author writes less than the model holds, the model's kind would not be understood.
_KEYS = {
    "quarters": "a quarter such as I, or quarters such as II-IV",
    "months": "months such as [2, 5, 8-9]",
    "between": "two numbers such as [5, 10]",
    "at_most_every": "a number and a period such as [2, month]",
    "steps": "years with their quantities such as {2023: {at_least: 50%, of: workforce}}",
    "quantity": "a mapping such as {at_least: 5, unit: lượt}",
}
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SEPARATED = re.compile(r"\d{1,3}([.,_ ]\d{3})+")
_LONG = 16  # digits of what is no number any more
_POINT = re.compile(r"\d+\.\d+%?")
_REF = re.compile(r"([IVX]+|PL\d*|M\d+)(\..+)?")
_OPTION = re.compile(r"'([^']*)'|(\d+)")
_MOST_OPTIONS = 12


def described(fault: Fault) -> Diagnostic:
    """Give the problem that a fault is."""
    return _WORDS.get(fault.type, _wrong_kind)(fault)


def unknown_key(fault: Fault, meant: str | None, fields: tuple[str, ...]) -> Diagnostic:
    """Give the problem of a key that does not belong here (KH101)."""
    hint = f"did you mean `{meant}`?" if meant else ""
    if not meant and 0 < len(fields) <= _MOST_OPTIONS:
        hint = f"the keys here are {', '.join(fields)}"
    message = f"the key `{fault.loc[-1]}` does not belong here"
    return Diagnostic("KH101", message, fault.at, hint=hint or "delete it")


def _missing(fault: Fault) -> Diagnostic:
    last = fault.loc[-1]
    if isinstance(last, int):
        return _wrong_kind(fault)
    around = f" of {fault.name}" if fault.path else ""
    hint = f"add `{last}: ...`"
    return Diagnostic("KH102", f"the key `{last}`{around} is missing", fault.at, hint=hint)


def _wrong_kind(fault: Fault) -> Diagnostic:
    # `months: [a]` fails at its first month; `per: [5]` fails at its own.
    expected = _KEYS.get(fault.key) or _KINDS.get(fault.type, "something else")
    message = f"{fault.name} must be {expected}, not {fault.written}"
    return Diagnostic("KH103", message, fault.at, hint=_mend(fault))


def _mend(fault: Fault) -> str:
    value = fault.value
    if value is None or value == "":
        return "write a value, or leave the key out"
    if fault.key == "quantity" and isinstance(value, int):
        return f"write {{exactly: {value}}}"
    if fault.type == "string_type" and isinstance(value, int):
        return f"put it in quotes: '{quoted(value)}'"
    if fault.type == "tuple_type" and isinstance(value, str | int) and fault.key not in _KEYS:
        return f"write [{value}]"
    if isinstance(value, dict | tuple) and fault.key not in _KEYS:
        return "look at the indentation and the dashes"
    return _mend_text(fault.type, value) if isinstance(value, str) else ""


def _mend_text(kind: str, value: str) -> str:
    if kind == "date_type" and (iso := _ISO_DAY.fullmatch(value)):
        return f"write {iso[3]}/{iso[2]}/{iso[1]}"
    if kind == "is_instance_of" and _SEPARATED.fullmatch(value):
        return f"write {re.sub('[^0-9]', '', value)}, without separators"
    if kind == "is_instance_of" and _POINT.fullmatch(value):
        return f"write {value.replace('.', ',')}, with a comma"
    if kind == "int_type" and value.isdecimal() and len(value) < _LONG:
        return f"write {int(value)}, without quotes and leading zeros"
    if kind == "bool_type":
        return "write true or false"
    return "write the date as day/month/year" if kind == "date_type" else ""


def _bad_id(fault: Fault) -> Diagnostic:
    value = str(fault.value)
    if _REF.fullmatch(value):
        hint = "the number of an item goes to `ref`; an id says what the item is about"
    else:
        hint = f"write {slug(value)}" if re.fullmatch(ID, slug(value)) else "begin with a letter"
    message = f"{fault.written} is not an id: small letters a-z, digits and single hyphens"
    return Diagnostic("KH104", message, fault.at, hint=hint)


def _bad_value(fault: Fault) -> Diagnostic:
    if isinstance(fault.value, str) and DAY.fullmatch(fault.value):
        message = f"{fault.name}: there is no such day as {fault.value}"
        return Diagnostic("KH105", message, fault.at, hint="write day/month/year")
    if isinstance(fault.value, str) and not fault.value.strip():
        hint = "write the text, or leave the key out"
        return Diagnostic("KH106", f"{fault.name} is empty", fault.at, hint=hint)
    hint = "write one such as {at_least: 5, unit: lượt}" if fault.key == "quantity" else ""
    return Diagnostic("KH109", f"{fault.name}: {fault.context}", fault.at, hint=hint)


def _bad_choice(fault: Fault) -> Diagnostic:
    options = [text or digits or "''" for text, digits in _OPTION.findall(fault.context)]
    listed = ", ".join(options)
    if fault.key == "frequency" and fault.path[-1:] != ("frequency",):
        expected = f"{_KEYS['quantity']}, or one of {listed}"
        message = f"{fault.name} must be {expected}, not {fault.written}"
    elif len(options) == 1:
        message = f"{fault.name} must be {listed}, not {fault.written}"
    else:
        message = f"{fault.name} must be one of {listed}, not {fault.written}"
    meant = nearest(str(fault.value), options)
    hint = f"did you mean {meant}?" if meant else ""
    if fault.key == "frequency" and str(fault.value)[:1].isdecimal():
        hint = f"write {{exactly: {fault.value}}}, or at_least, at_most, about, over instead"
    return Diagnostic("KH107", message, fault.at, hint=hint)


def _out_of_bounds(fault: Fault) -> Diagnostic:
    bound = "at least" if fault.type.startswith("greater") else "at most"
    message = f"{fault.name} must be {bound} {fault.context}, not {fault.written}"
    return Diagnostic("KH108", message, fault.at)


def _too_few(fault: Fault) -> Diagnostic:
    return Diagnostic("KH108", f"{fault.name} is empty", fault.at, hint="write at least one value")


_WORDS: dict[str, Callable[[Fault], Diagnostic]] = {
    "missing": _missing,
    "string_pattern_mismatch": _bad_id,
    "value_error": _bad_value,
    "literal_error": _bad_choice,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
    "too_short": _too_few,
}

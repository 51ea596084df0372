"""What is wrong with a value, in plain words and with what to do."""

import re
from collections.abc import Callable

from khtt.nouns.diagnostic import Diagnostic, nearest
from khtt.nouns.language import _
from khtt.nouns.measure import PER
from khtt.nouns.noun import DAY, ID
from khtt.nouns.pattern import Pattern
from khtt.nouns.text import fold, slug
from khtt.parse.examples import example
from khtt.parse.fault import Fault
from khtt.parse.mend import mend, quantity_like

_OPTION = Pattern(r"'([^']*)'|(\d+)")
_REF = Pattern(r"([IVX]+|PL\d*|M\d+)(\..+)?")
_SEVERAL = Pattern(r"\s*(?:,|;|\bvà\b|\band\b)\s*")
_MOST_OPTIONS = 12


def _kinds() -> dict[str, str]:
    mapping = _("a mapping of keys")
    return {
        "string_type": _("text"),
        "int_type": _("a whole number"),
        "bool_type": _("true or false"),
        "tuple_type": _("a list"),
        "model_type": mapping,
        "model_attributes_type": mapping,
        "date_type": _("a day such as 15/01/2023"),
        "is_instance_of": _("a whole number or a share such as 25%"),
    }


def _keys(key: str) -> str | None:
    """Give what an author writes there, where the model's own kind would not be understood."""
    return {
        "quarters": _("a quarter such as I, or quarters such as II-IV"),
        "months": _("months such as [2, 5, 8-9]"),
        "between": _("two numbers such as [5, 10]"),
        "at_most_every": _("a number and a period such as [2, month]"),
        "steps": _("years with their quantities such as {example}").format(
            example="{2023: {at_least: 50%, of: workforce}}"
        ),
        "quantity": _("a mapping such as {example}").format(example="{at_least: 5, unit: lượt}"),
        "schedule": _("a mapping such as {example}").format(example="{months: [5]}"),
        "deadline": _("a mapping such as {example}").format(example="{before: 15/01/2023}"),
    }.get(key)


def described(fault: Fault) -> Diagnostic:
    """Give the problem that a fault is."""
    return _WORDS.get(fault.type, _wrong_kind)(fault)


def unknown_key(
    fault: Fault, meant: str | None, fields: tuple[str, ...], home: tuple[str, ...]
) -> Diagnostic:
    """Give the problem of a key that does not belong here (KH101).

    `meant` is a key that was probably meant, `home` leads to a mapping that knows the key.
    """
    key = str(fault.loc[-1])
    message = _("the key `{key}` does not belong here").format(key=key)
    if fault.flow and fault.value is None and key.isdecimal():
        hint = _("a list goes in brackets, such as [2, {key}]").format(key=key)
    elif fault.flow and fault.value is None and not re.fullmatch(r"[a-z_]+", key):
        hint = _("a comma ends a text here: put the whole text in quotes")
    elif meant:
        hint = _("did you mean `{key}`?").format(key=meant)
    elif home:
        inner = ": {".join((*home, key)) + ": ..." + "}" * len(home)
        hint = _("it stands in `{part}`: write {example}").format(part=home[-1], example=inner)
    elif 0 < len(fields) <= _MOST_OPTIONS:
        hint = _("the keys here are {keys}").format(keys=", ".join(fields))
    else:
        hint = _("delete it, or look at the indentation")
    return Diagnostic("KH101", message, fault.at, hint=hint)


def _missing(fault: Fault) -> Diagnostic:
    last = fault.loc[-1]
    if isinstance(last, int):
        return _wrong_kind(fault)
    shown = example(fault.part, str(last))
    hint = _("add `{key}: {example}`").format(key=last, example=shown)
    if not fault.path:
        message = _("the key `{key}` is missing").format(key=last)
    else:
        message = _("the key `{key}` of {name} is missing").format(key=last, name=fault.name)
    return Diagnostic("KH102", message, fault.at, hint=hint)


def _wrong_kind(fault: Fault) -> Diagnostic:
    # `months: [a]` fails at its first month; `per: [5]` fails at its own.
    expected = _keys(fault.key) or _kinds().get(fault.type, _("something else"))
    message = _("{name} must be {expected}, not {written}").format(
        name=fault.name, expected=expected, written=fault.written
    )
    return Diagnostic("KH103", message, fault.at, hint=mend(fault))


def _bad_id(fault: Fault) -> Diagnostic:
    value = str(fault.value)
    several = [part for part in _SEVERAL.split(value) if part]
    if len(several) > 1 and fault.key != "id" and all(re.fullmatch(ID, one) for one in several):
        message = _("{name} must be {expected}, not {written}").format(
            name=fault.name, expected=_("a list"), written=fault.written
        )
        hint = _("write [{value}]").format(value=", ".join(several))
        return Diagnostic("KH103", message, fault.at, hint=hint)
    if _REF.fullmatch(value):
        hint = _("the number of an item goes to `ref`; an id says what the item is about")
    elif re.fullmatch(ID, slug(value)):
        hint = _("write {value}").format(value=slug(value))
    else:
        hint = _("begin with a letter")
    message = _("{written} is not an id: small letters a-z, digits and single hyphens").format(
        written=fault.written
    )
    return Diagnostic("KH104", message, fault.at, hint=hint)


def _bad_value(fault: Fault) -> Diagnostic:
    if isinstance(fault.value, str) and DAY.fullmatch(fault.value):
        message = _("{name}: there is no such day as {value}").format(
            name=fault.name, value=fault.value
        )
        return Diagnostic("KH105", message, fault.at, hint=_("mend the day; write day/month/year"))
    if isinstance(fault.value, str) and not fault.value.strip():
        message = _("{name} is empty").format(name=fault.name)
        return Diagnostic(
            "KH106", message, fault.at, hint=_("write the text, or leave the key out")
        )
    message, hint = _quantity_says(fault)
    return Diagnostic("KH109", f"{fault.name}: {message}", fault.at, hint=hint)


def _quantity_says(fault: Fault) -> tuple[str, str]:
    """Give what a quantity lacks; the model says it in the words of the plan."""
    value = fault.value if isinstance(fault.value, dict) else {}
    if "share" in fault.context:
        hint = _("add `of`, such as of: commune")
        return _("a share says what it is a share of"), hint
    if "range" in fault.context:
        first = value.get("between")
        shown = (
            ", ".join(str(one) for one in reversed(first)) if isinstance(first, tuple) else "5, 10"
        )
        return _("the first number of a range must be below the second"), _(
            "write [{value}]"
        ).format(value=shown)
    keys = "exactly, at_least, at_most, about, over, between"
    message = _("a quantity says exactly one of {keys} or frequency").format(keys=keys)
    given = [key for key in value if key in keys.split(", ") or key == "frequency"]
    if len(given) > 1:
        return message, _("keep one of {keys}").format(keys=", ".join(given))
    return message, _("write one such as {example}").format(example="{at_least: 5, unit: lượt}")


def _bad_choice(fault: Fault) -> Diagnostic:
    options = [found[1] or found[2] or "''" for found in _OPTION.finditer(fault.context)]
    listed = ", ".join(options)
    if fault.key == "frequency" and fault.path[-1:] != ("frequency",):
        return _bad_quantity(fault, listed)
    one = _("{name} must be {options}, not {written}")
    several = _("{name} must be one of {options}, not {written}")
    message = (one if len(options) == 1 else several).format(
        name=fault.name, options=listed, written=fault.written
    )
    meant = nearest(str(fault.value), options)
    hint = _("did you mean {word}?").format(word=meant) if meant else ""
    if right := listed if len(options) == 1 else _in_english(fault.value, options):
        hint = hint or _("write {value}").format(value=right)
    hint = hint or _("write one of {options}").format(options=listed)
    return Diagnostic("KH107", message, fault.at, hint=hint)


def _in_english(value: object, options: list[str]) -> str:
    """Give the word of the plan's file for a period or a place written in Vietnamese."""
    said = {fold(word): name for name, word in PER.items()}
    name = said.get(fold(str(value)), "")
    return name if name in options else ""


def _bad_quantity(fault: Fault, frequencies: str) -> Diagnostic:
    expected = _("{example}, or one of {options}").format(
        example="{at_least: 5, unit: lượt}", options=frequencies
    )
    message = _("{name} must be {expected}, not {written}").format(
        name=fault.name, expected=expected, written=fault.written
    )
    return Diagnostic("KH107", message, fault.at, hint=quantity_like(str(fault.value)))


def _out_of_bounds(fault: Fault) -> Diagnostic:
    least = fault.type.startswith("greater")
    template = (
        _("{name} must be at least {bound}, not {written}")
        if least
        else _("{name} must be at most {bound}, not {written}")
    )
    message = template.format(name=fault.name, bound=fault.context, written=fault.written)
    hint = _("write a number from {bound} up") if least else _("write a number up to {bound}")
    return Diagnostic("KH108", message, fault.at, hint=hint.format(bound=fault.context))


def _too_few(fault: Fault) -> Diagnostic:
    message = _("{name} is empty").format(name=fault.name)
    return Diagnostic("KH108", message, fault.at, hint=_("write at least one value"))


_WORDS: dict[str, Callable[[Fault], Diagnostic]] = {
    "missing": _missing,
    "string_pattern_mismatch": _bad_id,
    "value_error": _bad_value,
    "literal_error": _bad_choice,
    "greater_than_equal": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
    "too_short": _too_few,
}

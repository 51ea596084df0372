"""How a value came about, in one sentence."""

from dataclasses import dataclass

from khtt.nouns.diagnostic import Place
from khtt.nouns.language import _
from khtt.nouns.plan.chain import Step, Trace
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import lower_first, number


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom a value is worked out: the unit, its communes, and the map they are counted on."""

    unit: str
    communes: int
    commune_phrase: str
    map_name: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A district's part of a number of its province, by which weights, and in what it is counted.

    `unit` are the province's words, `here` the district's: "xã, phường, thị trấn", "xã, thị trấn".
    """

    value: int
    total: int
    unit: str
    here: str
    by: str


def as_sentence(trace: Trace, setting: Setting, spread: Spread | None = None) -> str:
    """Say where a value comes from, what it comes to here, and who changed it why.

    `36 xã: 25% (plans/2022.yaml:412) of 143 communes (map of 2023), rounded up; set to 40 by
    plans/2022/dong-thap.yaml:31, because ...`. A district's part of it leads the sentence.
    """
    first, *others = trace.steps
    said = _first(first, setting) + "".join(
        _("; set to {later}").format(later=_later(step, setting)) for step in others
    )
    if spread is None:
        return said
    told = {"value": number(spread.value), "what": spread.here, "part": _part(spread)}
    sentence = _("{value} {what}: {part}, for {unit}; {said}")
    return sentence.format(**told, unit=setting.unit, said=said)


def decided(trace: Trace, own: Setting, above: Setting, spread: Spread | None) -> str:
    """Say what a district decided itself, and what it would have without that."""
    *others, last = trace.steps
    instead = ""
    if spread:
        sentence = _("; instead of {value}: {part}")
        instead = sentence.format(value=number(spread.value), part=_part(spread))
    told = {"value": _worked(last.value, own), "at": _at(last.at), "reason": _because(last)}
    before = as_sentence(Trace(trace.id, trace.field, tuple(others)), above)
    sentence = _("{value}: set by {at}{reason}{instead}; above: {before}")
    return sentence.format(**told, instead=instead, before=before)


def shared(spread: Spread, unit: str, above: str) -> str:
    """Say a commune's part of a number, and how the body that spreads it came by that."""
    told = {"value": number(spread.value), "what": spread.here, "total": number(spread.total)}
    sentence = _("{value} {what} for {unit}: of {total}, spread by {by}; the whole: {above}")
    return sentence.format(**told, unit=unit, by=spread.by, above=above)


def _part(spread: Spread) -> str:
    sentence = _("part of the province's {total} {unit}, spread by {by}")
    return sentence.format(total=number(spread.total), unit=spread.unit, by=spread.by)


def waived(name: str, at: Place, because: str, allowed_by: str) -> str:
    """Say that an item is not carried out, and what allows it."""
    sentence = _("{name} is not carried out: waived by {at}, because {because} ({allowed_by})")
    return sentence.format(name=name, at=_at(at), because=because, allowed_by=allowed_by)


def _first(step: Step, setting: Setting) -> str:
    value, at = step.value, _at(step.at)
    if isinstance(value, Quantity):
        return _quantity(value, at, setting)
    return f"{_words(value, setting)} ({at})"


def _quantity(value: Quantity, at: str, setting: Setting) -> str:
    communes = _("{count} communes (map of {map})").format(
        count=number(setting.communes), map=_(setting.map_name)
    )
    reached = value.share_of(setting.communes)
    if reached is not None and value.of == "commune" and value.low is not None:
        share = _("{share}% ({at}) of {communes}").format(
            share=number(value.low), at=at, communes=communes
        )
        rounded = "" if value.low * setting.communes % 100 == 0 else _(", rounded up")
        return f"{number(reached)} {setting.commune_phrase}: {share}{rounded}"
    if "commune" in value.per and value.period and value.low is not None:
        each = _("{each} ({at}) in {communes}").format(
            each=lower_first(value.said(setting.commune_phrase)), at=at, communes=communes
        )
        return f"{_whole(value, setting)}: {each}"
    return f"{value.said(setting.commune_phrase)} ({at})"


def _whole(value: Quantity, setting: Setting) -> str:
    whole = number(int((value.low or 0) * setting.communes))
    return f"{whole} {value.unit}/{_period(value)}"


def _period(value: Quantity) -> str:
    return {"week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}[
        value.period or "year"
    ]


def _later(step: Step, setting: Setting) -> str:
    sentence = _("{value} by {at}{reason}")
    told = {"value": _worked(step.value, setting), "at": _at(step.at), "reason": _because(step)}
    return sentence.format(**told)


def _because(step: Step) -> str:
    return _(", because {reason}").format(reason=step.reason) if step.reason else ""


def _worked(value: object, setting: Setting) -> str:
    """Give what a value comes to, with its words in brackets where they are others."""
    if not isinstance(value, Quantity):
        return lower_first(_words(value, setting))
    said = lower_first(value.said(setting.commune_phrase))
    if value.percent and value.of == "commune":
        reached = number(value.share_of(setting.communes) or 0)
        return f"{reached} {setting.commune_phrase} ({said})"
    if "commune" in value.per and value.period and value.low is not None:
        return f"{_whole(value, setting)} ({said})"
    return said


def _words(value: object, setting: Setting) -> str:
    match value:
        case Quantity():
            return value.said(setting.commune_phrase)
        case Schedule():
            return value.text
        case tuple():
            return "; ".join(str(one) for one in value) or _("nothing")
        case None:
            return _("nothing")
        case _:
            return str(value)


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"

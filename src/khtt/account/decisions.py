"""What a body's own overlay decides, piece by piece, with the words by which its document says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.nouns.diagnostic import Place
from khtt.nouns.plan.chain import Layer
from khtt.nouns.plan.overlay import Facts, Setting
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import long_date, number


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: its name, its kind, its place, and what says it.

    Any of `words` says it: in a block that claims `id`, or anywhere where `id` is empty. Without
    words it is enough that the id is claimed.
    """

    name: str
    kind: str
    at: Place
    words: tuple[str, ...] = ()
    id: str = ""


def decisions(layer: Layer, phrase: str) -> Iterator[Decision]:
    """Give all that an overlay decides, but for the items that it adds, which are items like others."""
    overlay = layer.overlay
    yield from _facts(layer, overlay.facts)
    for index, setting in enumerate(overlay.set):
        yield from _settings(layer, index, setting, phrase)
    for index, waiver in enumerate(overlay.waive):
        at = layer.place(("waive", index))
        yield Decision(waiver.id, "waive", at, id=waiver.id)
        if waiver.because:
            yield Decision(f"{waiver.id}.because", "waive", at, (waiver.because,), waiver.id)
    for index, one in enumerate(overlay.money):
        yield Decision(
            one.id, "money", layer.place(("money", index)), (number(one.amount),), one.id
        )
    for index, text in enumerate(overlay.recipients):
        at = layer.place(("recipients", index))
        yield Decision(f"recipient {index + 1}", "recipients", at, (text.rstrip(".;"),))
    for index, name in enumerate(overlay.supersedes):
        yield Decision(name, "supersedes", layer.place(("supersedes", index)), id=name)
    for index, basis in enumerate(overlay.bases):
        if basis.cited:
            yield Decision(basis.id, "bases", layer.place(("bases", index)), id=basis.id)


def _facts(layer: Layer, facts: Facts) -> Iterator[Decision]:
    def fact(name: str, *words: str) -> Decision:
        return Decision(name, "facts", layer.place(("facts", *name.split("."))), words)

    for name in ("place", "number"):
        if found := getattr(facts, name):
            yield fact(name, found)
    if facts.date:
        yield fact("date", long_date(facts.date))
    if facts.signature:
        for name in ("body", "head", "title", "name"):
            if found := getattr(facts.signature, name):
                yield fact(f"signature.{name}", found)
    for name in ("press", "ethnic_languages"):
        for one in getattr(facts, name):
            yield fact(name, one)
    for office in facts.offices:
        yield fact("offices", office.name)
    if facts.broadcaster:
        yield fact("broadcaster", facts.broadcaster)
    if facts.enterprises is not None:
        yield fact("enterprises", number(facts.enterprises))
    if facts.epidemic_level is not None:
        yield fact("epidemic_level", f"Cấp {facts.epidemic_level}")


def _settings(layer: Layer, index: int, setting: Setting, phrase: str) -> Iterator[Decision]:
    for field in setting.fields:
        at = layer.place(("set", index, field))
        words = _words(getattr(setting, field), phrase)
        yield Decision(f"{setting.id}.{field}", "set", at, words, setting.id)


def _words(value: object, phrase: str) -> tuple[str, ...]:
    """Give the words of a value; units are named by id and told by name, so they have none here."""
    match value:
        case Quantity():
            return (value.said(phrase),)
        case Schedule():
            return (value.text,)
        case str():
            return (value.rstrip("."),) if "{" not in value else ()
    return ()

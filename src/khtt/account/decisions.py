"""What a body's own overlay decides, piece by piece, with the words by which its document says it."""

from collections.abc import Iterator

from khtt.account.own import Decision, own_decisions
from khtt.account.values import said_amount
from khtt.nouns.plan.chain import Layer
from khtt.nouns.plan.overlay import Facts, Setting
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import long_date, number


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
    yield from _handing(layer)
    yield from own_decisions(layer)
    for index, basis in enumerate(overlay.bases):
        if basis.cited:
            yield Decision(basis.id, "bases", layer.place(("bases", index)), id=basis.id)


def _handing(layer: Layer) -> Iterator[Decision]:
    """Give what an overlay decides about handing numbers down."""
    overlay = layer.overlay
    for index, one in enumerate(overlay.spread):
        yield Decision(one.id, "spread", layer.place(("spread", index)), down=one.id)
    for index, measure in enumerate(overlay.measures):
        yield Decision(measure.name, "measures", layer.place(("measures", index)), by=measure.name)
    if overlay.weights:
        yield Decision("weights", "weights", layer.place(("weights",)), by="weights")


def _facts(layer: Layer, facts: Facts) -> Iterator[Decision]:
    for name, words in _said_facts(facts):
        at = layer.place(("facts", *name.split(".")))
        yield Decision(name, "facts", at, (words,))


def _said_facts(facts: Facts) -> Iterator[tuple[str, str]]:
    """Give each fact with the words that say it."""
    signature = facts.signature
    texts = {
        "place": facts.place,
        "number": facts.number,
        "date": long_date(facts.date) if facts.date else None,
        "broadcaster": facts.broadcaster,
        "enterprises": None if facts.enterprises is None else number(facts.enterprises),
        "epidemic_level": facts.epidemic_level and f"Cấp {facts.epidemic_level}",
        "signature.body": signature and signature.body,
        "signature.head": signature and signature.head,
        "signature.title": signature and signature.title,
        "signature.name": signature and signature.name,
    }
    yield from ((name, str(text)) for name, text in texts.items() if text)
    yield from (("press", one) for one in facts.press)
    yield from (("ethnic_languages", one) for one in facts.ethnic_languages)
    yield from (("offices", one.name) for one in facts.offices)


def _settings(layer: Layer, index: int, setting: Setting, phrase: str) -> Iterator[Decision]:
    for field in setting.fields:
        at = layer.place(("set", index, field))
        words = _words(getattr(setting, field), phrase)
        yield Decision(f"{setting.id}.{field}", "set", at, words, setting.id)


def _words(value: object, phrase: str) -> tuple[str, ...]:
    """Give the words of a value; units are named by id and told by name, so they have none here."""
    match value:
        case Quantity():
            return said_amount(value, phrase)
        case Schedule():
            return (value.text,)
        case str():
            return (value.rstrip("."),) if "{" not in value else ()
        case _:
            return ()

"""What an office decides about work of its own, its budget, its contracts, its forms."""

from collections.abc import Iterator
from dataclasses import dataclass

from khtt.nouns.diagnostic import Place
from khtt.nouns.plan.chain import Layer, added_paths
from khtt.nouns.plan.own import BudgetLine, Contract, Details
from khtt.nouns.source import Path
from khtt.nouns.text import number


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: its name, its kind, its place, and what says it.

    Any of `words` says it: in a block that claims `id`, or anywhere where `id` is empty. Without
    words it is enough that the id is claimed. How something is handed down shows in what those
    below get: `down` names it, `by` the measure that was asked for.
    """

    name: str
    kind: str
    at: Place
    words: tuple[str, ...] = ()
    id: str = ""
    down: str = ""
    by: str = ""


def own_decisions(layer: Layer) -> Iterator[Decision]:
    """Give what an overlay says of its own work beside the items themselves."""
    overlay = layer.overlay
    for path, item in added_paths(overlay):
        if isinstance(item, Details):
            yield from _details(layer, path, item.id, item)
    for index, appended in enumerate(overlay.append):
        for field in appended.fields:
            texts: tuple[str, ...] = getattr(appended, field)
            at = layer.place(("append", index, field))
            known = field in ("work", "products", "sources", "focus")
            for text in texts:
                words = (text,) if known else ()
                yield Decision(f"{appended.id}.{field}", "append", at, words, appended.id)
    lines = overlay.budget.lines if overlay.budget else ()
    for index, line in enumerate(lines):
        yield from _budget(layer, index, line)
    for index, contract in enumerate(overlay.contracts):
        yield from _contract(layer, index, contract)
    yield from _forms(layer)
    if overlay.amends:
        yield Decision("amends", "amends", layer.place(("amends",)), (overlay.amends.number,))


def _forms(layer: Layer) -> Iterator[Decision]:
    for index, form in enumerate(layer.overlay.forms):
        yield Decision(form.id, "forms", layer.place(("forms", index)), (form.title,))
    for index, name in enumerate(layer.overlay.encloses):
        yield Decision(name, "encloses", layer.place(("encloses", index)), id=name)


def _details(layer: Layer, path: Path, name: str, item: Details) -> Iterator[Decision]:
    """Give place, participants, cost, source, person and reason of work of its own."""
    person = item.person
    said = {
        "because": item.because,
        "place": item.place,
        "participants": item.participants and item.participants.text,
        "cost": None if item.cost is None else number(item.cost),
        "source": item.source,
        "person.name": person and person.name,
        "person.phone": person and person.phone,
    }
    for field, words in said.items():
        if words:
            at = layer.place((*path, *field.split(".")))
            yield Decision(f"{name}.{field}", "add", at, (str(words),), name)


def _budget(layer: Layer, index: int, line: BudgetLine) -> Iterator[Decision]:
    said = {
        "text": line.text,
        "amount": number(line.sum),
        "quantity": None if line.quantity is None else number(line.quantity),
        "unit_price": None if line.unit_price is None else number(line.unit_price),
        "source": line.source,
        "handed_down": number(line.handed_down) if line.handed_down else None,
    }
    for field, words in said.items():
        if words:
            at = layer.place(("budget", "lines", index, field))
            yield Decision(f"{line.id}.{field}", "budget", at, (words,), line.id)


def _contract(layer: Layer, index: int, contract: Contract) -> Iterator[Decision]:
    said = {
        "partner": contract.partner,
        "text": contract.text,
        "quantity": contract.quantity and contract.quantity.text,
        "schedule": contract.schedule and contract.schedule.text,
        "amount": None if contract.amount is None else number(contract.amount),
    }
    for field, words in said.items():
        if words:
            at = layer.place(("contracts", index, field))
            yield Decision(f"{contract.id}.{field}", "contracts", at, (str(words),), contract.id)

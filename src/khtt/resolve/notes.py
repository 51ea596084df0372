"""What stands after an item's text in a body's document: how much, when, who."""

from khtt.nouns.organisation import Area
from khtt.nouns.plan.facets import lead_of, quantity_of, support_of, time_of
from khtt.nouns.plan.items import Item
from khtt.nouns.text import joined, lower_first
from khtt.resolve.figures import figures, said
from khtt.resolve.wording import Words

ALL_YEAR = (1, 4)


def notes_of(item: Item, area: Area, words: Words, *, local: bool) -> tuple[str, ...]:
    """Give what stands after an item's text: how much, what that comes to here, when, and who.

    Who leads and joins in is said of what a locality adds: the plan's own texts say it themselves.
    """
    quantity, schedule = quantity_of(item), time_of(item)
    found: list[str] = []
    if quantity and (quantity.low is not None or quantity.high is not None or local):
        found.append(lower_first(said(quantity, area)))
        found += figures(quantity, schedule, area)
    if schedule and schedule.text and schedule.quarters != ALL_YEAR:
        found.append(lower_first(schedule.text))
    for label, units in (("chủ trì", lead_of(item)), ("phối hợp", support_of(item))):
        names = words.names(units) if local else ()
        if names:
            found.append(f"{label}: {joined(names)}")
    return tuple(found)

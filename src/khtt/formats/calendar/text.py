"""A year as text: a line an event, month by month."""

from collections.abc import Iterator

from khtt.formats.calendar.words import KINDS, days, title
from khtt.nouns.agenda import Agenda
from khtt.nouns.report.period import MONTHS


def as_text(agenda: Agenda) -> str:
    """Give the year month by month; what runs over several months stands in each."""
    return "".join(f"{line}\n" for line in _lines(agenda))


def _lines(agenda: Agenda) -> Iterator[str]:
    yield title(agenda)
    for month in range(1, MONTHS + 1):
        found = agenda.month(month)
        if not found:
            continue
        yield ""
        yield f"THÁNG {month}"
        for event in found:
            yield f"  {days(event):<23}  {KINDS[event.kind]:<10}  {event.title}"

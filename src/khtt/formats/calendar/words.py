"""How a year's events are told in every format."""

from khtt.nouns.agenda import Agenda, Event, EventKind
from khtt.nouns.text import short_date

KINDS = {
    EventKind.THEME: "Chủ đề",
    EventKind.CAMPAIGN: "Chiến dịch",
    EventKind.ACTIVITY: "Hoạt động",
    EventKind.DEADLINE: "Hạn",
}
WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def title(agenda: Agenda) -> str:
    """Give what the calendar is of."""
    return f"Lịch truyền thông: {agenda.title}"


def days(event: Event) -> str:
    """Give the days of an event: one, or from the first to the last."""
    if event.first == event.last:
        return short_date(event.first)
    return f"{short_date(event.first)} - {short_date(event.last)}"

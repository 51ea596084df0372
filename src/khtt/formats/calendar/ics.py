"""A year for calendar programs: whole days, in Việt Nam's time, with reminders (RFC 5545)."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Timezone, TimezoneStandard
from icalendar import Event as Entry

from khtt.formats.calendar.words import KINDS, title
from khtt.nouns.agenda import Agenda, Event, EventKind, Issued

ZONE = "Asia/Ho_Chi_Minh"
OFFSET = timedelta(hours=7)
PRODUCT = "-//khtt//Lich truyen thong//VI"
DOMAIN = "khtt"
MORNING = timedelta(hours=8)
# How many days before a deadline, and before anything else, a calendar reminds.
DEADLINE_REMINDERS, REMINDERS = (7, 3, 1), (1,)


def issued(agenda: Agenda) -> dict[str, Issued]:
    """Give the events by their uid, each with a digest of what it says: it changes when that does."""
    return {
        uid(agenda, one): Issued(_digest(one), one.title, one.first, one.last)
        for one in agenda.events
    }


def uid(agenda: Agenda, event: Event) -> str:
    """Give the name of an event that no other calendar has, and that stays."""
    return f"{event.id}.{agenda.id.replace('/', '.')}@{DOMAIN}"


def as_ics(agenda: Agenda, issued: Mapping[str, Issued]) -> bytes:
    """Give the calendar; `issued` numbers each event's changes, and has those that are gone."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title(agenda))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for event in agenda.events:
        known = issued.get(uid(agenda, event))
        calendar.add_component(_entry(agenda, event, known.sequence if known else 0))
    for name in sorted(name for name, one in issued.items() if not one.digest):
        if cancelled := _cancelled(agenda, name, issued[name]):
            calendar.add_component(cancelled)
    made: bytes = calendar.to_ical()
    return made


def _digest(event: Event) -> str:
    return hashlib.sha256(repr(event).encode()).hexdigest()[:16]


def _zone() -> Timezone:
    """Give Việt Nam's time: seven hours ahead, without a summer time, since 1975."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 (the zone's own local time)
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


def _entry(agenda: Agenda, event: Event, sequence: int) -> Entry:
    entry = Entry()
    _stamp(entry, agenda, uid(agenda, event), sequence)
    entry.add("summary", event.title)
    entry.add("dtstart", event.first)
    # The end of whole days is the day after the last.
    entry.add("dtend", event.last + timedelta(days=1))
    entry.add("description", event.details)
    entry.add("categories", [KINDS[event.kind]])
    entry.add("transp", "TRANSPARENT")
    entry.add("class", "PUBLIC")
    deadline = event.kind is EventKind.DEADLINE
    for before in DEADLINE_REMINDERS if deadline else REMINDERS:
        entry.add_component(_alarm(event, before))
    return entry


def _alarm(event: Event, before: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    # At eight in the morning: whole days begin at midnight.
    alarm.add("trigger", MORNING - timedelta(days=before))
    return alarm


def _cancelled(agenda: Agenda, name: str, gone: Issued) -> Entry | None:
    """Tell calendars that imported an event before that it is gone, on the days that it had."""
    if gone.first is None or gone.last is None:
        return None
    entry = Entry()
    _stamp(entry, agenda, name, gone.sequence)
    entry.add("summary", f"Đã bỏ: {gone.title}")
    entry.add("dtstart", gone.first)
    entry.add("dtend", gone.last + timedelta(days=1))
    entry.add("status", "CANCELLED")
    entry.add("transp", "TRANSPARENT")
    return entry


def _stamp(entry: Entry, agenda: Agenda, name: str, sequence: int) -> None:
    entry.add("uid", name)
    # The day of the plan, not of the export: the same plan gives the same bytes.
    entry.add("dtstamp", datetime(agenda.day.year, agenda.day.month, agenda.day.day, tzinfo=UTC))
    entry.add("sequence", sequence)

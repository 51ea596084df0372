"""What the parts of a plan are called in a sentence, in the language in use."""

from khtt.nouns.language import _, marked
from khtt.nouns.plan.items import Item

_KINDS = {
    "unit": marked("unit"),
    "basis": marked("basis"),
    "legal basis": marked("legal basis"),
    "audience": marked("audience"),
    "group": marked("group"),
    "channel": marked("channel"),
    "item": marked("item"),
    "form": marked("form"),
    "id": marked("id"),
    "sum of money": marked("sum of money"),
    "abbreviation": marked("abbreviation"),
    "action": marked("action"),
    "activity": marked("activity"),
    "campaign": marked("campaign"),
    "funding": marked("funding"),
    "method": marked("method"),
    "quota": marked("quota"),
    "reportingduty": marked("report"),
    "responsibility": marked("responsibility"),
    "section": marked("section"),
    "stage": marked("stage"),
    "statement": marked("statement"),
    "target": marked("target"),
    "task": marked("task"),
    "theme": marked("theme"),
    "topic": marked("topic"),
}


def called(name: str) -> str:
    """Name a kind of part: `unit`, `legal basis`."""
    return _(_KINDS.get(name, name))


def kind_of(item: Item) -> str:
    """Name an item in a sentence: `activity 'script-loudspeaker-broadcasts'`."""
    return f"{called(type(item).__name__.lower())} '{item.id}'"

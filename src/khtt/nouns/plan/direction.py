"""Who below may change which field of an item, and how."""

from collections.abc import Mapping

from khtt.nouns.plan.items import (
    Action,
    Activity,
    Audience,
    Campaign,
    Change,
    Channel,
    Item,
    Permissions,
    Quota,
    ReportingDuty,
    Statement,
    Target,
    Task,
    Theme,
    Topic,
)

_LED: Mapping[str, Change] = {"lead": "fixed", "support": "free"}

# The first kind that fits holds. Of fields not named here an item has none to change.
_OF_KINDS: Mapping[type[Item], Mapping[str, Change]] = {
    Task: {**_LED, "text": "fixed", "deadline": "within", "offices": "free"},
    Action: {
        **_LED,
        "text": "fixed",
        "quantity": "at_least",
        "schedule": "within",
        "products": "free",
    },
    Statement: {**_LED, "text": "fixed"},
    Theme: {"name": "fixed", "schedule": "within", "text": "free"},
    Topic: {"name": "fixed", "text": "free"},
    Campaign: {
        **_LED,
        "name": "fixed",
        "text": "free",
        "quantity": "at_least",
        "schedule": "within",
    },
    ReportingDuty: {"name": "fixed", "lead": "fixed", "deadline": "within"},
    Target: {"text": "fixed"},
    Channel: {"name": "fixed", "text": "free", "lead": "fixed"},
    Audience: {"name": "fixed"},
}
_OF_ACTIVITIES: Mapping[str, Change] = {
    "measure": "fixed",
    "coordination": "free",
    "products": "free",
}
NEEDS_REASON: frozenset[Change] = frozenset({"at_least", "within"})
"""Changes that the plan binds, and so asks a reason for."""


def change_of(item: Item, field: str) -> Change | None:
    """Tell how a field of an item may be changed below; None where it has no such field."""
    if isinstance(item, Activity):
        if field in Permissions.model_fields:
            return _permission(item.change, field)
        return _OF_ACTIVITIES.get(field)
    if isinstance(item, Quota):
        return {"quantity": item.change, "text": "fixed"}.get(field)
    fields = next((fields for kind, fields in _OF_KINDS.items() if isinstance(item, kind)), {})
    return fields.get(field)


def changeable(item: Item) -> tuple[str, ...]:
    """Give the fields of an item that may be changed below."""
    names = dict.fromkeys((*Permissions.model_fields, *_OF_ACTIVITIES, "text", "name", "deadline"))
    return tuple(
        name for name in (*names, "offices") if change_of(item, name) not in (None, "fixed")
    )


def to_fill(item: Item) -> tuple[str, ...]:
    """Give the fields of an item that those below must supply."""
    return tuple(
        field for field in (*Permissions.model_fields, "text") if change_of(item, field) == "fill"
    )


def _permission(change: Permissions, field: str) -> Change:
    found: Change = getattr(change, field)
    return found

"""Which fields of an overlay name something by its id, and what it declares itself."""

from collections.abc import Iterator, Mapping

from khtt.nouns.source import Plain

NAMING = (
    "lead",
    "support",
    "audiences",
    "audience",
    "bases",
    "channel",
    "allowed_by",
    "unit",
    "to",
    "through",
    "supersedes",
    "carries_out",
)


def named(value: Plain, key: str = "") -> Iterator[str]:
    """Give what the naming fields of the data name."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from named(one, name)
    elif isinstance(value, tuple):
        for one in value:
            yield from named(one, key)
    elif isinstance(value, str) and key in NAMING:
        yield value


def without_was(written: Plain) -> Plain:
    """Give a unit or basis as it is declared in a file that continues none."""
    if not isinstance(written, dict):
        return written
    return {key: one for key, one in written.items() if key != "was"}


def own_ids(data: Mapping[str, Plain]) -> Iterator[str]:
    """Give the ids that the overlay declares itself."""
    add, document = (data.get(name) for name in ("add", "document"))
    groups = [data.get("bases"), data.get("units"), data.get("money")]
    for part in (add, document):
        groups += list(part.values()) if isinstance(part, dict) else []
    for group in groups:
        for one in group if isinstance(group, tuple) else ():
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                yield str(one["id"])

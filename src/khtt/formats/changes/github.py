"""Changes as annotations of GitHub's workflows (workflow commands), at the lines of the new plan."""

from collections.abc import Mapping

from khtt.formats.changes.duties import line
from khtt.formats.changes.labels import kind_label
from khtt.nouns.change import Change, Changes, Level
from khtt.nouns.diagnostic import Place

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_COMMANDS = {Level.HIGH: "warning", Level.MEDIUM: "notice"}


def as_github(changes: Changes, places: Mapping[str, Place]) -> str:
    """Give one workflow command for each decision; what is form alone makes none.

    `places` are those of the new plan's items by their ids; what is gone stands at the file.
    """
    told = (change for change in changes.causes if change.level in _COMMANDS)
    return "".join(f"{_command(changes, change, places)}\n" for change in told)


def _command(changes: Changes, change: Change, places: Mapping[str, Place]) -> str:
    at = Place(changes.new.origin.file)
    if change.new:
        at = places.get(change.new[0].id, at)
    properties = {"file": at.file}
    if at.line:
        properties["line"] = str(at.line)
    properties["title"] = f"{kind_label(change)} [{change.fingerprint}]"
    said = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[change.level]} {said}::{line(change).translate(_DATA)}"

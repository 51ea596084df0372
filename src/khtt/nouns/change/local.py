"""What the changes mean for one body: what it does now, with its own figures, beside what it did."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a change asks of a body, in the order in which it is read."""

    NEW = "new"
    NUMBERS = "numbers"
    DATES = "dates"
    REPORTS = "reports"
    ENDS = "ends"
    UNSEEN = "unseen"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something that is different for the body: the item, and its values then and now.

    `id`, `ref` and `text` are those of the newer item where there is one. `what` is the kind of
    thing (duty, report, activity, number, theme, money), `fingerprint` the change that it follows
    from, empty where only the body's own figures moved. `rolled` tells of a date that is the same
    in the new year.
    """

    topic: Topic
    what: str
    id: str
    ref: str
    text: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    fingerprint: str = ""
    rolled: bool = False


@dataclass(frozen=True, slots=True)
class Local:
    """What the changes mean for one body: its name, the bodies that it continues, each meaning."""

    name: str
    meanings: tuple[Meaning, ...]
    continues: tuple[str, ...] = ()

    def of(self, topic: Topic) -> tuple[Meaning, ...]:
        """Give the meanings of a topic."""
        return tuple(one for one in self.meanings if one.topic is topic)

"""The kinds of change, how much each weighs, and how sure a match by text is."""

from enum import StrEnum


class Kind(StrEnum):
    """What happened. Themes, units and bases added or gone have their own item kind beside it."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    COSMETIC = "cosmetic"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    TARGET_RAISED = "target-raised"
    TARGET_LOWERED = "target-lowered"
    TARGET_ADDED = "target-added"
    TARGET_DROPPED = "target-dropped"
    TARGET_CHANGED = "target-changed"
    MEASURE_CHANGED = "unit-of-measure-changed"
    DEADLINE_EARLIER = "deadline-earlier"
    DEADLINE_LATER = "deadline-later"
    DEADLINE_ROLLED_OVER = "deadline-rolled-over"
    DEADLINE_EXTENDED = "deadline-extended"
    DEADLINE_ADDED = "deadline-added"
    DEADLINE_DROPPED = "deadline-dropped"
    DEADLINE_CHANGED = "deadline-changed"
    UNIT_RENAMED = "unit-renamed"
    UNIT_MERGED = "unit-merged"
    UNIT_SPLIT = "unit-split"
    UNIT_ADDED = "unit-added"
    UNIT_GONE = "unit-gone"
    LEAD_CHANGED = "lead-changed"
    SUPPORT_ADDED = "support-added"
    SUPPORT_GONE = "support-gone"
    AUDIENCE_ADDED = "audience-added"
    AUDIENCE_GONE = "audience-gone"
    BASIS_REPLACED = "basis-replaced"
    BASIS_ADDED = "basis-added"
    BASIS_DROPPED = "basis-dropped"
    TERM_RENAMED = "term-renamed"
    NUMBER_CHANGED = "number-changed"
    YEAR_STALE = "year-stale"
    CONTENT_CHANGED = "content-changed"
    NOT_SEEN = "not-seen"
    ID_REUSED = "id-reused"


class Level(StrEnum):
    """How much a change asks of an office: high is a decision to act on, low is form alone."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """Give the weight: the higher, the more it asks."""
        return ("low", "medium", "high").index(self.value)


class Band(StrEnum):
    """How sure a match is: declared identities are certain, `review` asks for a human eye."""

    CERTAIN = "certain"
    LIKELY = "likely"
    REVIEW = "review"

    @property
    def rank(self) -> int:
        """Give the order: the higher, the surer."""
        return ("review", "likely", "certain").index(self.value)


class Relation(StrEnum):
    """How two items belong together: one to one, one of several that merged, or of a split."""

    SAME = "same"
    MERGE = "merge"
    SPLIT = "split"


class Wording(StrEnum):
    """What became of the words of a pair; `renamed` follows from a renamed term alone."""

    IDENTICAL = "identical"
    COSMETIC = "cosmetic"
    RENAMED = "renamed"
    REWORDED = "reworded"


class Direction(StrEnum):
    """Where a value went."""

    UP = "up"
    DOWN = "down"
    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


_LOW = (Kind.COSMETIC, Kind.RENUMBERED, Kind.MOVED, Kind.DEADLINE_ROLLED_OVER)
_MEDIUM = (
    Kind.REWORDED,
    Kind.SPLIT,
    Kind.MERGED,
    Kind.UNIT_RENAMED,
    Kind.UNIT_ADDED,
    Kind.SUPPORT_ADDED,
    Kind.SUPPORT_GONE,
    Kind.AUDIENCE_ADDED,
    Kind.AUDIENCE_GONE,
    Kind.BASIS_REPLACED,
    Kind.BASIS_ADDED,
    Kind.BASIS_DROPPED,
    Kind.TERM_RENAMED,
    Kind.NUMBER_CHANGED,
    Kind.YEAR_STALE,
    Kind.CONTENT_CHANGED,
    Kind.NOT_SEEN,
    Kind.ID_REUSED,
)
TARGETS = (
    Kind.TARGET_RAISED,
    Kind.TARGET_LOWERED,
    Kind.TARGET_ADDED,
    Kind.TARGET_DROPPED,
    Kind.TARGET_CHANGED,
    Kind.MEASURE_CHANGED,
)
DEADLINES = (
    Kind.DEADLINE_EARLIER,
    Kind.DEADLINE_LATER,
    Kind.DEADLINE_ROLLED_OVER,
    Kind.DEADLINE_EXTENDED,
    Kind.DEADLINE_ADDED,
    Kind.DEADLINE_DROPPED,
    Kind.DEADLINE_CHANGED,
)


def level(kind: Kind) -> Level:
    """Give what a kind of change asks of an office."""
    if kind in _LOW:
        return Level.LOW
    return Level.MEDIUM if kind in _MEDIUM else Level.HIGH

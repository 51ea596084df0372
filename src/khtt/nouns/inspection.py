"""What an inspection of a Word document found."""

from dataclasses import dataclass
from enum import StrEnum

from khtt.nouns.change.words import Run
from khtt.nouns.diagnostic import Place
from khtt.nouns.document import Origin
from khtt.nouns.written import Part


class EditKind(StrEnum):
    """What was done to a document by hand."""

    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    ANNEX = "annex deleted"
    LOOK = "look"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Step:
    """A place of two texts: what stands in the older, what in the newer; one of them may be missing.

    `place` is where the newer part stands among all parts of its document.
    """

    old: Part | None
    new: Part | None
    place: int = -1


@dataclass(frozen=True, slots=True)
class Edit:
    """Something done by hand: under which title, the text before and after, word by word."""

    kind: EditKind
    where: str
    before: str = ""
    after: str = ""
    runs: tuple[Run, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renewed:
    """A line of the plan that has changed since: its item, its place, what it said and says now."""

    id: str
    at: Place | None
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Breach:
    """A clause of the decree on layout that a paragraph does not keep."""

    clause: str
    rule: str
    found: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a document is, what was done to it by hand, what the plan says now, what layout it breaks.

    `steps` lead from what khtt wrote to what stands there; empty where that is not known.
    `told` says what could not be found out, and why.
    """

    origin: Origin | None
    body: str
    edits: tuple[Edit, ...] = ()
    renewed: tuple[Renewed, ...] = ()
    breaches: tuple[Breach, ...] = ()
    changed_inputs: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    told: tuple[str, ...] = ()

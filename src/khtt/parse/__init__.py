"""Source -> PlanFile: pydantic, its errors turned into Diagnostics with places."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar, overload

from pydantic import ValidationError

from khtt.nouns.diagnostic import Diagnostic, PlanError, nearest
from khtt.nouns.noun import Noun
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.source import Path, Source
from khtt.parse.fault import Fault
from khtt.parse.fields import fields_at, home_of
from khtt.parse.prune import entry_around, pruned
from khtt.parse.words import described, unknown_key

N = TypeVar("N", bound=Noun)
_TRIES = 4
_AMOUNTS = ("quantity", "schedule", "deadline", "steps")


@overload
def parse(source: Source) -> PlanFile: ...
@overload
def parse(source: Source, model: type[N]) -> N: ...
def parse(source: Source, model: type[Noun] = PlanFile) -> Noun:
    """Give what a source says, by default as a PlanFile; raise PlanError with all that is wrong."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        raise PlanError(_diagnostics(_faults(error, source), model)) from None


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a plan can be read: `source` has its places, `gone` the texts of what cannot."""

    plan: PlanFile
    source: Source
    gone: frozenset[str]


def parse_rest(source: Source) -> Rest | None:
    """Give what of a plan can be read where parts of it are wrong; None where nothing can."""
    gone = frozenset[str]()
    for attempt in range(_TRIES):
        try:
            return Rest(PlanFile.model_validate(source.data), source, gone)
        except ValidationError as error:
            drop = _dropped(_faults(error, source), source, attempt)
        if not drop:
            return None
        source, more = pruned(source, drop)
        gone |= more
    return None


def _dropped(faults: list[Fault], source: Source, attempt: int) -> set[Path]:
    """Give what to leave out: the key alone at first, then the entry of a list around it."""
    found = set[Path]()
    for fault in faults:
        entry = entry_around(source, fault.path)
        if fault.type != "missing" and not attempt and len(fault.path) > 1:
            found.add(_whole(fault.path))
        elif entry:
            found.add(entry)
        elif len(fault.path) == 1 and fault.type != "missing":
            found.add(fault.path)
    return found


def _whole(path: Path) -> Path:
    """Give the path of the amount or the time that a fault lies in: half of one means nothing."""
    ends = [index for index, key in enumerate(path) if key in _AMOUNTS]
    return path[: ends[0] + 1] if ends else path


def _faults(error: ValidationError, source: Source) -> list[Fault]:
    return [Fault.of(details, source) for details in error.errors(include_url=False)]


def _diagnostics(faults: list[Fault], model: type[Noun]) -> Iterable[Diagnostic]:
    missing = {fault.loc for fault in faults if fault.type == "missing"}
    told = list[Diagnostic]()
    for fault in faults:
        if fault.type == "extra_forbidden":
            around = fault.loc[:-1]
            fields = fields_at(model, around)
            meant = nearest(str(fault.loc[-1]), fields)
            # A slip in a key is one problem, not an unknown key and a missing one.
            missing.discard((*around, meant))
            told.append(
                unknown_key(fault, meant, fields, home_of(model, around, str(fault.loc[-1])))
            )
        elif fault.type != "missing":
            told.append(described(fault))
    told += [
        described(fault) for fault in faults if fault.type == "missing" and fault.loc in missing
    ]
    # One slip may fail twice in the model: as the first and as the last month of `[15]`.
    return {(one.at, one.code, one.message): one for one in told}.values()

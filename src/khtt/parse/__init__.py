"""Source -> PlanFile: pydantic, its errors turned into Diagnostics with places."""

from collections.abc import Iterable
from typing import TypeVar, overload

from pydantic import ValidationError

from khtt.nouns.diagnostic import Diagnostic, PlanError, nearest
from khtt.nouns.noun import Noun
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.source import Source
from khtt.parse.fault import Fault
from khtt.parse.fields import fields_at
from khtt.parse.words import described, unknown_key

N = TypeVar("N", bound=Noun)


@overload
def parse(source: Source) -> PlanFile: ...
@overload
def parse(source: Source, model: type[N]) -> N: ...
def parse(source: Source, model: type[Noun] = PlanFile) -> Noun:
    """Give what a source says, by default as a PlanFile; raise PlanError with all that is wrong."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        faults = [Fault.of(details, source) for details in error.errors(include_url=False)]
        raise PlanError(_diagnostics(faults, model)) from None


def _diagnostics(faults: list[Fault], model: type[Noun]) -> Iterable[Diagnostic]:
    missing = {fault.loc for fault in faults if fault.type == "missing"}
    told = list[Diagnostic]()
    for fault in faults:
        if fault.type == "extra_forbidden":
            fields = fields_at(model, fault.loc[:-1])
            meant = nearest(str(fault.loc[-1]), fields)
            # A slip in a key is one problem, not an unknown key and a missing one.
            missing.discard((*fault.loc[:-1], meant))
            told.append(unknown_key(fault, meant, fields))
        elif fault.type != "missing":
            told.append(described(fault))
    told += [
        described(fault) for fault in faults if fault.type == "missing" and fault.loc in missing
    ]
    # One slip may fail twice in the model: as the first and as the last month of `[15]`.
    return dict.fromkeys(told)

"""The base of every part of a plan file: frozen, strict, without unknown keys."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


class Noun(BaseModel):
    """A part of a plan: what was written, and nothing else."""

    # Only what is read from a file is built into a validator: an overlay is not, where there is none.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


def _day(value: object) -> object:
    """Read `15/01/2023` as a date; leave anything else for pydantic to refuse."""
    if isinstance(value, str) and (found := DAY.fullmatch(value)):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    return value


def _listed(value: object) -> object:
    """Let an author write one value where several may stand."""
    return (value,) if isinstance(value, str) else value


def _filled(text: str) -> str:
    if not text.strip():
        message = "the text is empty"
        raise ValueError(message)
    return text


Id = Annotated[str, Field(pattern=ID)]
Text = Annotated[str, AfterValidator(_filled)]
Day = Annotated[date, BeforeValidator(_day)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed)]
Refs = Annotated[tuple[Text, ...], BeforeValidator(_listed), Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]

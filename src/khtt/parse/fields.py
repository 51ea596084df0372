"""What keys a model knows."""

from collections.abc import Iterator
from typing import get_args

from khtt.nouns.noun import Noun
from khtt.nouns.source import Path


def fields_at(model: type[Noun], path: Path) -> tuple[str, ...]:
    """Give the keys that may stand at a path of a model; none where no mapping stands."""
    found = _model_at(model, path)
    return tuple(found.model_fields) if found else ()


def home_of(model: type[Noun], path: Path, key: str) -> tuple[str, ...]:
    """Give the keys that lead from a path of a model to a mapping below it that knows a key."""
    here = _model_at(model, path)
    for name, field in here.model_fields.items() if here else ():
        if any(key in noun.model_fields for noun in _nouns(field.annotation)):
            return (name,)
    return ()


def _model_at(model: type[Noun], path: Path) -> type[Noun] | None:
    found: type[Noun] | None = model
    for part in path:
        if found and isinstance(part, str):
            field = found.model_fields.get(part)
            found = next(_nouns(field.annotation), None) if field else None
    return found


def _nouns(annotation: object) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    for part in get_args(annotation):
        yield from _nouns(part)

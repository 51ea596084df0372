"""What keys a model knows."""

from collections.abc import Iterator
from typing import get_args

from khtt.nouns.noun import Noun
from khtt.nouns.source import Path


def fields_at(model: type[Noun], path: Path) -> tuple[str, ...]:
    """Give the keys that may stand at a path of a model; none where no mapping stands."""
    found: type[Noun] | None = model
    for part in path:
        if found and isinstance(part, str):
            field = found.model_fields.get(part)
            found = next(_nouns(field.annotation), None) if field else None
    return tuple(found.model_fields) if found else ()


def _nouns(annotation: object) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    for part in get_args(annotation):
        yield from _nouns(part)

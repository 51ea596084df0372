"""Changes that an office has agreed to already, each with its reason."""

from typing import Annotated

from pydantic import Field

from khtt.nouns.noun import Noun, Text

Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class Agreement(Noun):
    """One change, by its fingerprint, and why it is agreed."""

    fingerprint: Fingerprint
    reason: Text


class Agreements(Noun):
    """The file of `--accept`: `accept:` and under it fingerprints with their reasons."""

    accept: tuple[Agreement, ...]

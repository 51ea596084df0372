"""From which change others follow: the first of a line of causes."""

from khtt.nouns.change import Change


def first_cause(change: Change | None) -> str:
    """Give the fingerprint of what a change follows from, its own where it follows from nothing."""
    return (change.cause or change.fingerprint) if change else ""

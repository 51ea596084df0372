"""The stage `inspect`: Written, Written -> what was done by hand; Written -> the clauses it breaks."""

from khtt.inspect.align import aligned
from khtt.inspect.edits import edits_of
from khtt.inspect.law import breaches_of

__all__ = ["aligned", "breaches_of", "edits_of"]

"""The stage `inspect`: what was done to a document by hand, and which clauses of layout it breaks."""

from khtt.inspect.align import aligned
from khtt.inspect.edits import edits_of

__all__ = ["aligned", "edits_of"]

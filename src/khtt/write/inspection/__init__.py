"""Documents read back and judged: what was done to them by hand, which clauses they break."""

from khtt.write.inspection.align import aligned
from khtt.write.inspection.edits import edits_of
from khtt.write.inspection.law import breaches_of

__all__ = ["aligned", "breaches_of", "edits_of"]

"""PlanFile, PlanFile -> Changes: what changed from one year's plan to the next."""

from khtt.diff.local import Before, local_meaning
from khtt.diff.stage import Options, UnlikePlansError, diff

__all__ = ["Before", "Options", "UnlikePlansError", "diff", "local_meaning"]

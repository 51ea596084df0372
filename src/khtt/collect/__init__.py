"""Workbooks that units filled in -> figures, each with its cell; the only reader of .xlsx."""

from khtt.collect.stage import collect

__all__ = ["collect"]

"""Reads a Word document back: what it says, how it looks, what made it."""

from khtt.write.reading.package import NotWord, Package, opened
from khtt.write.reading.stage import read

__all__ = ["NotWord", "Package", "opened", "read"]

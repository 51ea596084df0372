"""The stage `write`: Document -> .docx bytes; the only place that knows WordprocessingML."""

from khtt.write.base import Base, base_package
from khtt.write.docx import write
from khtt.write.problem import BadReferenceDocument

__all__ = ["BadReferenceDocument", "Base", "base_package", "write"]

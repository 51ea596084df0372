"""The document of a body as it would be issued, with tracked changes against last year's."""

from khtt.compiler import new_compiler
from khtt.compiler.comparison import Paper
from khtt.write import write
from khtt.write.revised import revised

AUTHOR = "khtt"


def unit_redline(old: Paper, new: Paper, texts: dict[str, str]) -> bytes:
    """Give the new document tracked against the old one: accepted the new text, rejected the old.

    `texts` are the templates of both.
    """
    before, after = (_document(paper, texts) for paper in (old, new))
    return revised(before, after, AUTHOR, new.chains.base.file.plan.year)


def _document(paper: Paper, texts: dict[str, str]) -> bytes:
    compiler = new_compiler(paper.chains, texts, None)
    return write(compiler.composed(paper.body), compiler.base)

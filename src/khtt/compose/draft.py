"""A draft's marks: DỰ THẢO above its letterhead, and at its end what it still lacks."""

from dataclasses import replace

from khtt.nouns.document import Document, Listed, Paragraph, Run, Section
from khtt.nouns.plan.gaps import Gap

MARK = Paragraph((Run("DỰ THẢO", bold=True),), "draft")
TITLE = Paragraph((Run("NHỮNG NỘI DUNG DỰ THẢO CÒN THIẾU", bold=True),), "part")
NOTE = Paragraph((Run("(Trang này chỉ có ở bản dự thảo.)", italic=True),), "note")
NOTHING = Paragraph((Run("Dự thảo đã đủ nội dung để trình ký."),), "body")


def drafted(document: Document, missing: tuple[Gap, ...]) -> Document:
    """Give a document with a draft's marks."""
    first, *others = document.sections
    listed = tuple(Listed("dash", (Run(f"{gap.words}."),)) for gap in missing)
    last = Section((TITLE, NOTE, *(listed or (NOTHING,))))
    return replace(document, sections=(replace(first, blocks=(MARK, *first.blocks)), *others, last))

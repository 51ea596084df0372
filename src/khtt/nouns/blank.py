"""Texts that are left open: they say nothing, or hold a blank where something is still to be said."""

import re

from khtt.nouns.pattern import Pattern
from khtt.nouns.text import fold

_LETTER = Pattern(r"[^\W\d_]")
_MARKS = " .…:!?()[]<>-_*'\""
# What stands, alone, where somebody meant to write something later.
_PLACEHOLDERS = {
    "nêu lý do",
    "lý do",
    "ghi lý do",
    "nêu lý do ở đây",
    "không có lý do",
    "theo yêu cầu",
    "chưa có",
    "bổ sung sau",
    "cập nhật sau",
    "họ và tên",
    "todo",
    "tbd",
    "fixme",
    "xxxx",
    "because",
    "reason",
    "none",
    "test",
    "n/a",
    "lorem ipsum",
}
HOLDER = Pattern(
    r"\b(?:TODO|FIXME|TBD|TBC|XXX+|lorem|ipsum)\b|\?{2,}|_{3,}|^[\s.…?*_-]+$|…\s*/\s*…|\.{3,}/"
    r"|\.{5,}"
    r"|[\[<(](?:[^\])>]*?\b)?(?:cần bổ sung|bổ sung sau|điền|chèn|nhập|ghi rõ|cập nhật sau"
    r"|tên đơn vị)\b[^\])>]*[\])>]"
    r"|\b(?:cần bổ sung|bổ sung sau|sẽ cập nhật)\b(?=\W*$)",
    re.IGNORECASE,
)
"""A placeholder that nobody filled in, wherever it stands: `TODO`, `???`, `…/…`, `[điền tên]`."""

_DOTS = r"(?:…|\.{3})"
# `[…]`, `....`, `……`, `…/2026`, `tổ chức … hội nghị`, `xx`. An ellipsis at a word, or in a clause
# that has a comma before it, ends a list: `tin, bài…`.
_BLANK = Pattern(
    rf"\[[\s.…]*\]|\.{{4}}|{_DOTS}\s*{_DOTS}"
    rf"|(?<![\w.…]){_DOTS}\s*[/%]"
    rf"|(?:^|[.;:!?]\s)(?:[^,;:]*[\s(])?{_DOTS}(?=\s*\w)"
    r"|\b(?:XEM LẠI|xx)\b",
    re.IGNORECASE,
)


def is_open(text: str) -> bool:
    """Tell whether a text says nothing, or holds a blank where something is still to be said."""
    if fold(text).strip(_MARKS) in _PLACEHOLDERS or not _LETTER.search(text):
        return True
    return any(pattern.search(text) for pattern in (HOLDER, _BLANK))

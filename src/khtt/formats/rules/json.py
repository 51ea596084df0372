"""Rules for programs."""

import json
from collections.abc import Iterable

from khtt.nouns.language import _
from khtt.nouns.rule import Page


def as_json(pages: Iterable[Page]) -> str:
    """Give a list of rules: code, severity, title, why, a wrong and a right example."""
    listed = [
        {
            "code": page.code,
            "severity": page.severity.value,
            "title": _(page.title),
            "why": _(page.why),
            "wrong": page.wrong,
            "right": page.right,
        }
        for page in pages
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"

"""What is told of a rule: its code, what is wrong, why that matters, a wrong and a right example.

A page is read from a docstring of a fixed form, so that the rule and what is told of it stand in
one place:

    KH303: a share is over 100%.

    There is no more than the whole. Mend the number, or drop the percent sign.

    Wrong:
        targets: [{id: trained, ref: II.1, text: Tập huấn, steps: {2023: {exactly: 170%, of: staff}}}]
    Right:
        targets: [{id: trained, ref: II.1, text: Tập huấn, steps: {2023: {exactly: 70%, of: staff}}}]
"""

import re
from dataclasses import dataclass
from inspect import cleandoc
from typing import Self

from khtt.nouns.diagnostic import Severity

_HEAD = re.compile(r"(KH\d{3})(?: \((warning)\))?: (.+?)\.?", re.DOTALL)
_PARTS = re.compile(r"^(Wrong|Right):\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What is told of a rule; `wrong` and `right` are parts of a plan file, or empty."""

    code: str
    severity: Severity
    title: str
    why: str
    wrong: str = ""
    right: str = ""

    @classmethod
    def of(cls, docstring: str) -> Self:
        """Read a docstring; raise ValueError where it has not the form."""
        told, *examples = _PARTS.split(cleandoc(docstring))
        head, _, why = told.partition("\n\n")
        found = _HEAD.fullmatch(head)
        if not found:
            message = f"this is not the page of a rule: {head}"
            raise ValueError(message)
        parts = {
            name: cleandoc("\n" + text)
            for name, text in zip(examples[::2], examples[1::2], strict=True)
        }
        return cls(
            code=found[1],
            severity=Severity.WARNING if found[2] else Severity.ERROR,
            title=_line(found[3]),
            why="\n\n".join(_line(part) for part in why.strip().split("\n\n")),
            wrong=parts.get("Wrong", ""),
            right=parts.get("Right", ""),
        )


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

"""What changed from one plan to another, and what its reports are given.

`khtt.diff.diff(old, new, options)` makes Changes; a report is one module in `khtt.formats` with
one public function, and knows nothing but these nouns:

- `changes_text.as_text(changes, local=None, *, colour=False) -> str`
- `changes_markdown.as_markdown(changes, local=None) -> str`
- `changes_json.as_json(changes, local=None) -> str`
- `changes_html.as_html(changes, local=None) -> str`
- `changes_docx.as_docx(changes, local=None) -> bytes`, the comparison table
- `changes_redline.as_redline(changes, old, new) -> bytes`, with both PlanFiles

`local` is what the changes mean for one province or district. A change with a `cause` is shown
under it, never beside it. `khtt.nouns.change.select` narrows what is shown, and
`khtt.nouns.change.words.marked(old, new)` gives the words deleted, inserted and kept.
"""

from typing import TYPE_CHECKING

from khtt.nouns.change.kinds import (
    DEADLINES,
    TARGETS,
    Band,
    Direction,
    Kind,
    Level,
    Relation,
    Wording,
)

if TYPE_CHECKING:
    from khtt.nouns.change.local import Local, Meaning, Topic
    from khtt.nouns.change.nouns import (
        NOWHERE,
        Change,
        Changes,
        Edition,
        Entry,
        FieldChange,
        Origin,
        Pair,
        Part,
        Summary,
        Tally,
        counted,
    )

_LOCAL = ("Local", "Meaning", "Topic")
__all__ = [
    "DEADLINES",
    "NOWHERE",
    "TARGETS",
    "Band",
    "Change",
    "Changes",
    "Direction",
    "Edition",
    "Entry",
    "FieldChange",
    "Kind",
    "Level",
    "Local",
    "Meaning",
    "Origin",
    "Pair",
    "Part",
    "Relation",
    "Summary",
    "Tally",
    "Topic",
    "Wording",
    "counted",
]


def __getattr__(name: str) -> object:
    """Import a noun at its first use: the command line needs only the kinds, for its help."""
    if name not in __all__:
        message = f"module 'khtt.nouns.change' has no attribute '{name}'"
        raise AttributeError(message)
    from khtt.nouns.change import local, nouns

    return getattr(local if name in _LOCAL else nouns, name)

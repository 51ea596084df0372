"""Rules about ids that lead to the plans of other years (KH252, KH253)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic, nearest
from khtt.nouns.language import _
from khtt.nouns.outline import words_of
from khtt.nouns.plan.items import Basis, Item, Unit

if TYPE_CHECKING:
    from khtt.nouns.source import Path

_FEWEST, _ALIKE = 4, 0.65  # shorter texts are alike by chance


def unknown_predecessor(survey: Survey) -> Iterator[Diagnostic]:
    """KH252 (warning): `was` names an id that no older plan has.

    The comparison of years would show the item as new and the old one as dropped. Mend the id.
    """
    older = set[str]().union(*(plan.pieces for plan in survey.around.older))
    if not older:
        return
    parts: list[tuple[Path, Item | Unit | Basis]] = [*survey.every(Item), *survey.every(Unit)]
    parts += survey.every(Basis)
    for path, part in parts:
        for index, name in enumerate(part.was):
            if name not in older:
                meant = nearest(name, older)
                hint = _("did you mean '{name}'?").format(name=meant) if meant else ""
                message = _("no older plan has an item '{name}'").format(name=name)
                at = (*path, "was", index)
                yield survey.warning("KH252", at, message, hint or _("mend it, or delete it"))


def changed_id(survey: Survey) -> Iterator[Diagnostic]:
    """KH253 (warning): an item has last year's text under another id.

    An id is how an item is found again in the other years: a new one makes a new item of it. Take
    the old id, or tell with `was` that it goes on.
    """
    if not survey.around.older:
        return
    plan = survey.around.older[0]
    items = list(survey.every(Item))
    new = [(path, item) for path, item in items if item.id not in plan.pieces]
    taken = {name for _path, item in items for name in (item.id, *item.was)}
    left = [(name, *plan.told(name)) for name in plan.pieces if new and name not in taken]
    for path, item in new:
        old = _same(item, left)
        if old:
            message = _("the text is that of '{old}' in the plan of {year}").format(
                old=old, year=plan.year
            )
            hint = _("did you mean '{old}'? else add `was: {old}`").format(old=old)
            yield survey.warning("KH253", (*path, "id"), message, hint)


def _same(item: Item, before: list[tuple[str, str, frozenset[str]]]) -> str | None:
    """Give the older item that shares nearly all words."""
    said = ((key, vars(item).get(key)) for key in ("text", "name", "title", "form"))
    key, text = next(((key, one) for key, one in said if isinstance(one, str)), ("", ""))
    words = words_of(text)
    if len(words) < _FEWEST:
        return None
    fewest, most = max(_FEWEST, _ALIKE * len(words)), len(words) / _ALIKE
    for name, other, theirs in before:
        if key != other or not fewest <= len(theirs) <= most:
            continue
        if len(words & theirs) >= _ALIKE * len(words | theirs):
            return name
    return None


HISTORY = (unknown_predecessor, changed_id)

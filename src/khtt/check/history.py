"""Rules about ids that lead to the plans of other years (KH252, KH253)."""

import re
from collections.abc import Iterator
from itertools import chain

from khtt.check.survey import Survey
from khtt.nouns.diagnostic import Diagnostic, nearest
from khtt.nouns.language import _
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Basis, Item, Unit
from khtt.nouns.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _ALIKE = 5, 0.8  # shorter texts are alike by chance


def _ids(plan: PlanFile) -> set[str]:
    items = (item.id for _path, item in plan.items())
    return {*items, *(unit.id for unit in plan.units), *(basis.id for basis in plan.bases)}


def unknown_predecessor(survey: Survey) -> Iterator[Diagnostic]:
    """KH252 (warning): `was` names an id that no older plan has.

    The comparison of years would show the item as new and the old one as dropped. Mend the id.
    """
    older = set[str]().union(*(_ids(plan) for plan in survey.around.older))
    if not older:
        return
    parts = chain(survey.every(Item), survey.every(Unit), survey.every(Basis))
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
    known = {item.id for _path, item in plan.items()}
    here = {item.id for _path, item in survey.every(Item)}
    taken = here | {name for _path, item in survey.every(Item) for name in item.was}
    before = [(*_key(item), item.id) for _path, item in plan.items() if item.id not in taken]
    for path, item in survey.every(Item):
        old = None if item.id in known else _same(item, before)
        if old:
            message = _("the text is that of '{old}' in the plan of {year}").format(
                old=old, year=plan.plan.year
            )
            hint = _("did you mean '{old}'? else add `was: {old}`").format(old=old)
            yield survey.warning("KH253", (*path, "id"), message, hint)


def _same(item: Item, before: list[tuple[str, frozenset[str], str]]) -> str | None:
    """Give the older item of the same kind that shares nearly all words."""
    kind, words = _key(item)
    for other, theirs, name in before:
        if kind == other and len(words) >= _FEWEST and len(words & theirs) >= _ALIKE * len(words | theirs):
            return name
    return None


def _key(item: Item) -> tuple[str, frozenset[str]]:
    """Give the kind and the words by which an item is known again, without the year's numbers."""
    for name in ("text", "name", "title", "form"):
        if isinstance(said := getattr(item, name, None), str):
            return type(item).__name__, frozenset(_WORD.findall(fold(said)))
    return type(item).__name__, frozenset()


HISTORY = (unknown_predecessor, changed_id)

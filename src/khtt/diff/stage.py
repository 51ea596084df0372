"""PlanFile, PlanFile -> Changes: what a year changed, in decisions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khtt.diff.bodies import (
    basis_changes,
    basis_links,
    basis_text,
    unit_changes,
    unit_links,
    units_met,
)
from khtt.diff.declared import Link
from khtt.diff.hangs import folded_bodies
from khtt.diff.items import Items
from khtt.diff.match import match
from khtt.diff.normal import Normal, phrases
from khtt.diff.order import in_order
from khtt.diff.pairs import Comparison
from khtt.diff.people import Names
from khtt.diff.records import Records, records
from khtt.diff.tallies import tallies
from khtt.diff.terms import plan_changes, term_changes, with_renames, with_shorts
from khtt.diff.texts import Texts
from khtt.diff.unseen import folded_unseen
from khtt.nouns.change import (
    NOWHERE,
    Change,
    Changes,
    Edition,
    Kind,
    Origin,
    Pair,
    Summary,
    counted,
)
from khtt.nouns.language import _
from khtt.nouns.plan.file import PlanFile

Named = tuple[str, str]
"""An id and what stands for it in a text."""


class UnlikePlansError(Exception):
    """Two plans cannot be compared, and why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Options:
    """Whether ids are believed, and the files the plans came from."""

    ids: bool = True
    old: Origin = NOWHERE
    new: Origin = NOWHERE


_DEFAULT = Options()


def diff(old: PlanFile, new: PlanFile, options: Options = _DEFAULT) -> Changes:
    """Give what changed from one plan to another; raise UnlikePlansError for unlike plans.

    Items are matched by declared ids, then by text; with `options.ids` false by text alone.
    """
    _refuse(old, new)
    sides = (records(old), records(new))
    shorts = with_shorts(old, new)
    units, texts, links = _matched(sides, shorts, ids=options.ids)
    normals = texts.normals
    bases = basis_links(old, new, normals, ids=options.ids)

    unit_found = tuple(unit_changes(old, new, units, normals, sides[1]))
    basis_found = tuple(basis_changes(old, new, bases, normals))
    declared = [*term_changes(old.plan, new.plan), *unit_found, *basis_found]
    comparison = Comparison(
        normals,
        _names(_units(old), _units(new), units, unit_found),
        _names(_bases(old), _bases(new), bases, basis_found),
        _audiences(sides, links),
    )
    items = Items(
        texts, links, comparison, {c.entry.id: c for c in declared if c.kind is Kind.UNIT_MERGED}
    )
    found = [*declared, *items.changes(_phrase_causes(normals, declared))]
    found += plan_changes(old, new, normals)
    changes = in_order(sides, folded_bodies(sides, folded_unseen(sides, found)))
    editions = (_edition(old, options.old), _edition(new, options.new))
    return _summed(editions, sides, items.pairs(), changes)


def _matched(
    sides: tuple[Records, Records], shorts: tuple[Normal, Normal], *, ids: bool
) -> tuple[tuple[Link, ...], Texts, tuple[Link, ...]]:
    """Give the bodies that belong together, the texts in the new plan's words, and the pairs.

    Without ids, bodies whose tasks belong together are the same: the texts are read once more.
    """
    plans = (sides[0].plan, sides[1].plan)
    units = unit_links(*plans, shorts, ids=ids)
    texts = Texts(*sides, with_renames(plans, shorts, units))
    links = match(texts, ids=ids)
    met = () if ids else tuple(units_met(sides, links, units))
    if met:
        units = (*units, *met)
        texts = Texts(*sides, with_renames(plans, shorts, units))
        links = match(texts, ids=ids)
    return units, texts, links


def _summed(
    editions: tuple[Edition, Edition],
    sides: tuple[Records, Records],
    pairs: tuple[Pair, ...],
    changes: tuple[Change, ...],
) -> Changes:
    summary = Summary(
        tallies(sides, pairs, changes),
        counted(change for change in changes if not change.cause),
        sum(1 for change in changes if change.cause),
    )
    olds, news = (dict(_units(side.plan)) for side in sides)
    # Those of the new plan first, as it orders and calls them.
    return Changes(*editions, pairs, changes, summary, {**news, **olds, **news})


def _refuse(old: PlanFile, new: PlanFile) -> None:
    if old.plan.scope != new.plan.scope:
        message = _("a plan of a {old} cannot be compared with one of a {new}")
        raise UnlikePlansError(message.format(old=old.plan.scope, new=new.plan.scope))
    for plan in (old, new):
        if not any(True for _ in plan.items()):
            message = _("the plan of {year} has no items to compare")
            raise UnlikePlansError(message.format(year=plan.plan.year))


def _edition(plan: PlanFile, origin: Origin) -> Edition:
    return Edition(origin, plan.plan.id, plan.plan.year, plan.plan.title, plan.khtt)


def _names(
    old: Sequence[Named], new: Sequence[Named], links: Iterable[Link], changes: Iterable[Change]
) -> Names:
    became = dict[str, tuple[str, ...]]()
    for link in links:
        name = old[link.old][0]
        became[name] = (*became.get(name, ()), new[link.new][0])
    alone = [change for change in changes if not change.old or not change.new]
    causes = {entry.id: one for one in alone for entry in (*one.old, *one.new)}
    return Names(became, dict(old), dict(new), causes)


def _units(plan: PlanFile) -> list[Named]:
    return [(unit.id, unit.name) for unit in plan.units]


def _bases(plan: PlanFile) -> list[Named]:
    return [(basis.id, basis_text(basis)) for basis in plan.bases]


def _audiences(sides: tuple[Records, Records], links: Iterable[Link]) -> Names:
    old, new = sides
    became = dict[str, tuple[str, ...]]()
    for link in links:
        one = old.all[link.old].id
        became[one] = (*became.get(one, ()), new.all[link.new].id)
    said = [{r.id: r.heading for r in side.all if r.group == "audiences"} for side in sides]
    return Names(became, said[0], said[1], {})


def _phrase_causes(
    normals: tuple[Normal, Normal], declared: Iterable[Change]
) -> dict[tuple[str, str], str]:
    """Give for each renamed phrase the fingerprint of the change that renamed it."""
    causes = dict[tuple[str, str], str]()
    for change in declared:
        if change.kind is Kind.TERM_RENAMED:
            said = [(field.old, field.new) for field in change.fields]
        elif change.kind in (Kind.UNIT_RENAMED, Kind.UNIT_MERGED):
            said = [(entry.text, change.new[0].text) for entry in change.old]
        else:
            continue
        causes.update(dict.fromkeys(phrases(said, normals[1]), change.fingerprint))
    return causes

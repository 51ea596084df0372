"""The words that changed everywhere: the name of the work, names of units, and the plan's own data."""

import re
from collections.abc import Iterator, Sequence, Sized

from khtt.diff.declared import Link
from khtt.diff.normal import Normal, apart, phrases, same
from khtt.nouns.change import Change, Direction, Entry, FieldChange, Kind, Part
from khtt.nouns.plan.file import Identity, PlanFile

TERMS = Part("terms", "")
PLAN = Part("plan", "")

_NOT_DIGITS = re.compile(r"\D")


def with_shorts(old: PlanFile, new: PlanFile) -> tuple[Normal, Normal]:
    """Give the common forms of both plans, with the abbreviations that either declares."""
    years = (old.plan.year, new.plan.year)
    said = [(term.long, term.short) for plan in (old, new) for term in plan.abbreviations]
    one, two = (Normal(year, phrases(said, Normal(year))) for year in years)
    return one, two


def with_renames(
    plans: tuple[PlanFile, PlanFile], normals: tuple[Normal, Normal], units: Sequence[Link]
) -> tuple[Normal, Normal]:
    """Give the common forms, the old one also with the phrases that the new plan replaced."""
    old, new = normals
    return Normal(old.year, old.shorts, phrases(_renamed(*plans, units), new)), new


def _renamed(old: PlanFile, new: PlanFile, units: Sequence[Link]) -> Iterator[tuple[str, str]]:
    yield old.plan.field, new.plan.field
    yield old.plan.verb, new.plan.verb
    for link in units:
        before, after = old.units[link.old], new.units[link.new]
        yield before.name, after.name
        if before.short and after.short:
            yield before.short, after.short


def term_changes(old: Identity, new: Identity) -> Iterator[Change]:
    """Give the new name of the year's work, if it has one."""
    if old.field == new.field:
        return
    fields = [FieldChange("field", old.field, new.field)]
    if old.verb != new.verb:
        fields.append(FieldChange("verb", old.verb, new.verb))
    yield Change(
        Kind.TERM_RENAMED,
        TERMS,
        (Entry("term", "field", (), old.field),),
        (Entry("term", "field", (), new.field),),
        fields=tuple(fields),
    )


def plan_changes(old: PlanFile, new: PlanFile, normals: tuple[Normal, Normal]) -> Iterator[Change]:
    """Give what is different in the plan's own data, as one change: signature, recipients, ..."""
    fields = tuple(_fields(old, new, normals))
    if fields:
        entries = tuple(Entry("plan", plan.plan.id, (), plan.plan.title) for plan in (old, new))
        yield Change(Kind.CONTENT_CHANGED, PLAN, entries[:1], entries[1:], fields=fields)


def _fields(old: PlanFile, new: PlanFile, normals: tuple[Normal, Normal]) -> Iterator[FieldChange]:
    for name, before, after in (
        ("title", old.plan.title, new.plan.title),
        ("place", old.plan.place, new.plan.place),
        ("symbol", old.plan.symbol, new.plan.symbol),
        *_signature(old.plan, new.plan),
    ):
        if not same(before, after, normals):
            yield FieldChange(name, before, after, _direction(before, after))
    for name, olds, news in (
        ("annexes", _titles(old), _titles(new)),
        ("recipients", old.recipients, new.recipients),
        ("archive", old.archive, new.archive),
    ):
        gone, come = apart(olds, news, normals)
        if gone or come:
            yield FieldChange(name, "\n".join(gone), "\n".join(come), _direction(gone, come))
    before, after = (_phone(plan.plan) for plan in (old, new))
    if _NOT_DIGITS.sub("", before) != _NOT_DIGITS.sub("", after):
        yield FieldChange("phone", before, after, _direction(before, after))


def _signature(old: Identity, new: Identity) -> Iterator[tuple[str, str, str]]:
    for name in ("authority", "body", "head", "title", "name"):
        before, after = (getattr(plan.signature, name) or "" for plan in (old, new))
        yield f"signature {name}", before, after


def _phone(plan: Identity) -> str:
    return plan.contact.phone or "" if plan.contact else ""


def _titles(plan: PlanFile) -> tuple[str, ...]:
    return tuple(annex.title for annex in plan.annexes)


def _direction(old: Sized, new: Sized) -> Direction:
    if old and new:
        return Direction.CHANGED
    return Direction.ADDED if new else Direction.DROPPED

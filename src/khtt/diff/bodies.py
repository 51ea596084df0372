"""Units and legal bases: which are the same, which are renamed, merged, replaced, added or gone."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from khtt.diff.assign import assign
from khtt.diff.declared import Link, declared
from khtt.diff.likeness import Weights, cosines, features
from khtt.diff.normal import Normal, bare
from khtt.diff.records import Records
from khtt.nouns.change import Change, Direction, Entry, FieldChange, Kind, Level, Part
from khtt.nouns.language import marked
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Basis, Responsibility, Unit
from khtt.nouns.text import short_date

UNITS = Part("units", "")
BASES = Part("bases", "")

_ALIKE = 0.5
_NO_YEAR = 9999
_LAW = re.compile(r"\b(?:luật|bộ luật|nghị định|pháp lệnh)\b")
_DRAFT = re.compile(r"\b(?:dự án|dự thảo|sửa đổi|bổ sung|một số điều|của)\b")
_MENTIONED = marked("only mentioned, the plan is not founded on it")
_SUPERSEDED = marked("the new plan says that it takes its place")

Normals = tuple[Normal, Normal]


def unit_links(old: PlanFile, new: PlanFile, normals: Normals, *, ids: bool) -> tuple[Link, ...]:
    """Give the units that belong together, by id or else by name."""
    if ids:
        return declared(old.units, new.units)
    return _by_name([unit.name for unit in old.units], [unit.name for unit in new.units], normals)


def units_met(
    sides: tuple[Records, Records], links: Iterable[Link], known: Iterable[Link]
) -> Iterator[Link]:
    """Give the bodies that headings charge which belong together: what one did the other does."""
    rows, columns = {link.old for link in known}, {link.new for link in known}
    olds, news = ({one.id: i for i, one in enumerate(side.plan.units)} for side in sides)
    for link in links:
        before, after = sides[0].all[link.old].item, sides[1].all[link.new].item
        if isinstance(before, Responsibility) and isinstance(after, Responsibility):
            row, column = olds.get(before.unit), news.get(after.unit)
            if row is None or column is None or row in rows or column in columns:
                continue
            yield Link(row, column)
            rows.add(row)
            columns.add(column)


def basis_links(old: PlanFile, new: PlanFile, normals: Normals, *, ids: bool) -> tuple[Link, ...]:
    """Give the legal bases that belong together.

    By id, else by number and date whatever the ids, else a law and its draft by their name; without
    ids by type, number and subject.
    """
    if not ids:
        return _by_name(list(map(basis_text, old.bases)), list(map(basis_text, new.bases)), normals)
    links = list(declared(old.bases, new.bases))
    for key in (_number_and_date, partial(_name_of_law, normals=normals)):
        links += _by_key(old.bases, new.bases, links, key)
    return tuple(links)


def _by_key(
    old: Sequence[Basis], new: Sequence[Basis], links: Sequence[Link], key: Callable[[Basis], str]
) -> Iterator[Link]:
    """Pair what the links leave over by a key that only one of each side has."""
    rows, columns = ({getattr(link, side) for link in links} for side in ("old", "new"))
    here = {key(one): i for i, one in enumerate(old) if i not in rows and key(one)}
    there = {key(one): i for i, one in enumerate(new) if i not in columns and key(one)}
    yield from (Link(index, there[name]) for name, index in here.items() if name in there)


def _number_and_date(basis: Basis) -> str:
    return f"{basis.number.casefold()} {basis.date or ''}" if basis.number else ""


def _name_of_law(basis: Basis, normals: Normals) -> str:
    """Give the name of a law without what only says that it is a draft or an amendment."""
    words = normals[0].plain(f"{basis.type} {basis.subject or ''}")
    return " ".join(_DRAFT.sub(" ", words).split()) if _LAW.search(words) else ""


def _by_name(old: Sequence[str], new: Sequence[str], normals: Normals) -> tuple[Link, ...]:
    olds = [features(normals[0].renamed(name)) for name in old]
    news = [features(normals[1].renamed(name)) for name in new]
    weights = Weights([*olds, *news])
    table = cosines([weights.vector(one) for one in olds], [weights.vector(one) for one in news])
    worth = [{column: like for column, like in row.items() if like >= _ALIKE} for row in table]
    return tuple(Link(row, column) for row, column in sorted(assign(worth).items()))


def unit_entry(unit: Unit) -> Entry:
    """Give a unit as reports show it."""
    return Entry("unit", unit.id, (), unit.name, bodies=(unit.id,))


def basis_entry(basis: Basis) -> Entry:
    """Give a legal basis as reports show it."""
    return Entry("basis", basis.id, (), basis_text(basis))


def basis_text(basis: Basis) -> str:
    """Give type, number, date and subject: "Quyết định số 89/QĐ-TTg ngày 23/01/2024 ..."."""
    parts = (
        basis.type,
        f"số {basis.number}" if basis.number else "",
        f"ngày {short_date(basis.date)}" if basis.date else "",
        f"của {basis.issuer}" if basis.issuer and basis.number else "",
        basis.subject or "",
    )
    return " ".join(part for part in parts if part)


def unit_changes(
    old: PlanFile, new: PlanFile, links: Sequence[Link], normals: Normals, items: Records
) -> Iterator[Change]:
    """Give what became of the units, in the order of the new plan, those gone last.

    A body that `items`, those of the new plan, still name is not gone, though it may lead and
    support nothing any more.
    """
    said = f" {' '.join(normals[1].plain(record.words) for record in items.all)} "
    for index, unit in enumerate(new.units):
        before = [old.units[link.old] for link in links if link.new == index]
        kind = _unit_kind(before, unit, normals)
        if kind:
            yield Change(kind, UNITS, tuple(map(unit_entry, before)), (unit_entry(unit),))
    for index, unit in enumerate(old.units):
        after = [new.units[link.new] for link in links if link.old == index]
        if not after and f" {bare(unit.name, normals[0])} " not in said:
            yield Change(Kind.UNIT_GONE, UNITS, (unit_entry(unit),), ())
        elif len(after) > 1:
            yield Change(Kind.UNIT_SPLIT, UNITS, (unit_entry(unit),), tuple(map(unit_entry, after)))


def _unit_kind(before: Sequence[Unit], unit: Unit, normals: Normals) -> Kind | None:
    if not before:
        return Kind.UNIT_ADDED
    if len(before) > 1:
        return Kind.UNIT_MERGED
    same = normals[0].plain(before[0].name) == normals[1].plain(unit.name)
    return None if same else Kind.UNIT_RENAMED


def basis_changes(
    old: PlanFile, new: PlanFile, links: Sequence[Link], normals: Normals
) -> Iterator[Change]:
    """Give what became of the legal bases; one cited no longer, or newly, is dropped or added."""
    for index, basis in enumerate(new.bases):
        before = [old.bases[link.old] for link in links if link.new == index]
        if not before and basis.id in new.plan.supersedes:
            yield _superseded(basis, new)
        elif not before:
            yield _basis_change(Kind.BASIS_ADDED, [], [basis])
        for one in before:
            yield from _kept_basis(one, basis, normals)
    for index, basis in enumerate(old.bases):
        if all(link.old != index for link in links):
            yield _basis_change(Kind.BASIS_DROPPED, [basis], [])


def _basis_change(kind: Kind, old: Sequence[Basis], new: Sequence[Basis]) -> Change:
    cited = any(basis.cited for basis in (*old, *new))
    return Change(
        kind,
        BASES,
        tuple(map(basis_entry, old)),
        tuple(map(basis_entry, new)),
        note="" if cited else _MENTIONED,
        weight=None if cited or kind is Kind.BASIS_REPLACED else Level.LOW,
    )


def _superseded(basis: Basis, new: PlanFile) -> Change:
    """Give the replacing of a document by the plan, which no earlier plan need have named."""
    plan = Entry("plan", new.plan.id, (), new.plan.title)
    return Change(Kind.BASIS_REPLACED, BASES, (basis_entry(basis),), (plan,), note=_SUPERSEDED)


def _kept_basis(old: Basis, new: Basis, normals: Normals) -> Iterator[Change]:
    if _is_other(old, new):
        yield _basis_change(Kind.BASIS_REPLACED, [old], [new])
    elif _absolute(normals[0]).plain(basis_text(old)) != _absolute(normals[1]).plain(
        basis_text(new)
    ):
        field = FieldChange("text", basis_text(old), basis_text(new))
        yield Change(
            Kind.CONTENT_CHANGED, BASES, (basis_entry(old),), (basis_entry(new),), fields=(field,)
        )
    elif old.cited != new.cited:
        kind = Kind.BASIS_ADDED if new.cited else Kind.BASIS_DROPPED
        direction = Direction.ADDED if new.cited else Direction.DROPPED
        said = ("mentioned", "cited") if new.cited else ("cited", "mentioned")
        yield Change(
            kind,
            BASES,
            (basis_entry(old),),
            (basis_entry(new),),
            fields=(FieldChange("cited", *said, direction),),
        )


def _is_other(old: Basis, new: Basis) -> bool:
    """Tell whether two bases are two documents: a number or a date is another, or came to a draft."""
    if old.number or new.number:
        return (old.number, old.date) != (new.number, new.date)
    return bool(old.date and new.date and old.date != new.date)


def _absolute(normal: Normal) -> Normal:
    """Give a common form in which years stay as they are: a decree's year is no plan's year."""
    return replace(normal, year=_NO_YEAR)

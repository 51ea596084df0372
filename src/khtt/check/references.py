"""Rules about ids, references to them, and refs into the official document (KH21x)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from khtt.check.kinds import called
from khtt.check.naming import roles_in
from khtt.check.survey import KINDS, Survey, repeated
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.language import _
from khtt.nouns.pattern import Pattern
from khtt.nouns.plan.file import Annex, Term
from khtt.nouns.plan.items import Basis, Group, Item, Unit
from khtt.nouns.plan.overlay import LOCAL, Money
from khtt.nouns.source import Path
from khtt.nouns.text import fold

# III.4, IV.1.2.b3, III.2.2.a.p1, II.2.2.b2.s1; PL1.A.6.2.b, PL1.A.II.a; M01.
_NUMBER = r"[1-9]\d?"
_WITHIN = rf"(\.({_NUMBER}|[IVX]+))*(\.[a-zđ])?"
REF = Pattern(rf"([IVX]+|PL{_NUMBER}(\.[A-H])?|M\d\d){_WITHIN}(\.[bp]{_NUMBER})?(\.s{_NUMBER})?")


def _repeated(
    survey: Survey, code: str, what: str, names: Iterator[tuple[str, Path]]
) -> Iterator[Diagnostic]:
    for name, path, first in repeated(names):
        message = _("the {what} '{name}' is declared a second time").format(
            what=called(what), name=name
        )
        related = (Related(survey.place(first), _("declared here first")),)
        yield replace(survey.error(code, path, message, _("rename or delete one")), related=related)


def duplicate_id(survey: Survey) -> Iterator[Diagnostic]:
    """KH211: two items have the same id.

    An id is how an item is found again in overlays and in the plans of other years, so it stands
    once in a plan, whatever the kind of item. Give one of the two another id.

    Wrong:
        contents: [{id: one, ref: I.1, text: Một}, {id: one, ref: I.2, text: Hai}]
    Right:
        contents: [{id: one, ref: I.1, text: Một}, {id: two, ref: I.2, text: Hai}]
    """
    yield from _repeated(survey, "KH211", "id", survey.ids(Item))


def declared_twice(survey: Survey) -> Iterator[Diagnostic]:
    """KH212: a unit, a legal basis, a group, a sum of money or an abbreviation is declared twice.

    What is declared twice may be said in two ways, and nobody knows which is meant. Keep one.

    Wrong:
        abbreviations: [{short: BHXH, long: bảo hiểm xã hội}, {short: BHXH, long: bảo hiểm}]
    Right:
        abbreviations: [{short: BHXH, long: bảo hiểm xã hội}]
    """
    yield from _repeated(survey, "KH212", "unit", survey.ids(Unit))
    yield from _repeated(survey, "KH212", "legal basis", survey.ids(Basis))
    yield from _repeated(survey, "KH212", "group", survey.ids(Group))
    money = ((one.id, (*path, "id")) for path, one in survey.every(Money))
    yield from _repeated(survey, "KH212", "sum of money", money)
    terms = ((term.short, (*path, "short")) for path, term in survey.every(Term))
    yield from _repeated(survey, "KH212", "abbreviation", terms)


def unknown_id(survey: Survey) -> Iterator[Diagnostic]:
    """KH213: an id names nothing.

    Units, legal bases, audiences, channels, groups and forms are declared once and named by id
    everywhere else. Mend the id, or declare what it names.

    Wrong:
        contents: [{id: one, ref: I.1, text: Một, lead: vsss}]
    Right:
        contents: [{id: one, ref: I.1, text: Một, lead: vss}]
    """
    known = {kind: dict(survey.ids(model)) for kind, model in KINDS.items()}
    for path, kind, name in survey.references:
        if name not in known[kind] and name not in survey.around.gone:
            meant = nearest(name, known[kind])
            hint = (
                _("did you mean '{name}'?").format(name=meant)
                if meant
                else _("declare the {kind}, or mend the id").format(kind=called(kind))
            )
            yield survey.error(
                "KH213",
                path,
                _("there is no {kind} '{name}'").format(kind=called(kind), name=name),
                hint,
            )


def malformed_ref(survey: Survey) -> Iterator[Diagnostic]:
    """KH214: a ref is not one.

    A ref leads to the place in the official document: `III.4` is item 4 of section III,
    `IV.1.2.b3` the third dash under IV.1.2, `.p1` the first unnumbered paragraph, `.s1` the first
    plus sign, `III.2.2.a` a lettered clause, `PL1.A.6.2.b` a row of an annex, `M01` a form.

    Wrong:
        contents: [{id: one, ref: mục 1, text: Một}]
    Right:
        contents: [{id: one, ref: I.1, text: Một}]
    """
    hint = _("write III.4, IV.1.2.b3, III.2.2.a.p1, PL1.A.6.2.b or M01; several as a list")
    refs = [((*path, "ref"), part.ref) for path, part in survey.every(Item)]
    refs += [((*path, "refs"), part.refs) for path, part in survey.every(Annex)]
    for path, texts in refs:
        for index, text in enumerate(texts):
            if text != LOCAL and not REF.fullmatch(text):
                yield survey.error(
                    "KH214", (*path, index), _("'{text}' is not a ref").format(text=text), hint
                )


def _continued(survey: Survey) -> Iterator[tuple[dict[str, tuple[str, ...]], str, Path]]:
    """Give every id that has a `was`, with its path and what all ids of its kind continue."""
    kinds: tuple[list[tuple[Path, Item | Unit | Basis]], ...] = (
        [*survey.every(Item)],
        [*survey.every(Unit)],
        [*survey.every(Basis)],
    )
    for parts in kinds:
        was = {part.id: part.was for _, part in parts}
        yield from ((was, part.id, path) for path, part in parts if part.was)


def continues_itself(survey: Survey) -> Iterator[Diagnostic]:
    """KH215: `was` names the item's own id.

    Equal ids are matched without `was`; it lists other ids that the item continues, splits or
    merges. Delete it, or name the old id.

    Wrong:
        contents: [{id: one, ref: I.1, text: Một, was: one}]
    Right:
        contents: [{id: one, ref: I.1, text: Một, was: old-one}]
    """
    for was, name, path in _continued(survey):
        for index, old in enumerate(was[name]):
            if old == name:
                message = _("'{name}' is said to continue itself").format(name=name)
                yield survey.error("KH215", (*path, "was", index), message, _("delete it"))


def continues_in_a_circle(survey: Survey) -> Iterator[Diagnostic]:
    """KH216: two or more items continue one another.

    Of two items only the newer can continue the older. Delete one `was`.

    Wrong:
        contents: [{id: one, ref: I.1, text: Một, was: two}, {id: two, ref: I.2, text: Hai, was: one}]
    Right:
        contents: [{id: one, ref: I.1, text: Một, was: old-two}, {id: two, ref: I.2, text: Hai, was: old-one}]
    """
    for was, name, path in _continued(survey):
        for index, old in enumerate(was[name]):
            if old != name and name in _ancestors(was, old):
                message = _("'{name}' continues '{old}', which leads back to '{name}'").format(
                    name=name, old=old
                )
                yield survey.error("KH216", (*path, "was", index), message, _("delete one `was`"))


def _ancestors(was: dict[str, tuple[str, ...]], name: str) -> set[str]:
    found, next_up = set[str](), [name]
    while next_up:
        for old in was.get(next_up.pop(), ()):
            if old not in found:
                found.add(old)
                next_up.append(old)
    return found


def never_used(survey: Survey) -> Iterator[Diagnostic]:
    """KH217 (warning): a unit, or a basis with `cited: false`, is declared and never named.

    It was forgotten somewhere, or it is left over. A basis that is cited needs no mention: the
    plan is founded on it. Audiences need none either: the plan lists them.

    Wrong:
        bases: [{id: law, type: Luật Thanh tra, cited: false}]
    Right:
        bases: [{id: law, type: Luật Thanh tra}]
    """
    used = {(reference.kind, reference.id) for reference in survey.references}
    used |= {("unit", role) for _path, _noun, text in survey.texts for role in roles_in(text)}
    # Where a reference names nothing and most likely means this one, KH213 says so.
    for kind, model in (("unit", Unit), ("basis", Basis)):
        known = [name for name, _path in survey.ids(model)]
        unknown = {name for one, name in used if one == kind} - set(known)
        used |= {(kind, meant) for name in unknown if (meant := nearest(name, known))}
    names = Counter(fold(unit.name) for _path, unit in survey.every(Unit))
    declared: list[tuple[Path, Unit | Basis]] = [*survey.every(Unit)]
    declared += [(path, basis) for path, basis in survey.every(Basis) if not basis.cited]
    for path, part in declared:
        kind = "unit" if isinstance(part, Unit) else "basis"
        if isinstance(part, Unit) and names[fold(part.name)] > 1:
            continue  # KH364 says that it is another's double
        if (kind, part.id) not in used and part.id not in survey.around.gone:
            message = _("the {kind} '{id}' is declared and never named").format(
                kind=called(kind), id=part.id
            )
            yield survey.warning("KH217", (*path, "id"), message, _("name it, or delete it"))


def named_twice(survey: Survey) -> Iterator[Diagnostic]:
    """KH218: one list names the same id twice.

    It would stand twice in the document, or another id was meant. Delete one.

    Wrong:
        contents: [{id: one, ref: I.1, text: Một, lead: [vss, vss]}]
    Right:
        contents: [{id: one, ref: I.1, text: Một, lead: [vss]}]
    """
    seen = set[tuple[Path, str]]()
    for path, kind, name in survey.references:
        if (path[:-1], name) in seen and isinstance(path[-1], int):
            message = _("the {kind} '{name}' is named twice here").format(
                kind=called(kind), name=name
            )
            yield survey.error("KH218", path, message, _("delete one"))
        seen.add((path[:-1], name))


REFERENCE = (
    duplicate_id,
    declared_twice,
    unknown_id,
    malformed_ref,
    continues_itself,
    continues_in_a_circle,
    never_used,
    named_twice,
)

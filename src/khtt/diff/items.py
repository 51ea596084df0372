"""The changes of the items: words, typed fields, places, merges and splits, added and removed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from khtt.diff.declared import Link
from khtt.diff.pairs import Comparison
from khtt.diff.places import Places, cause_above
from khtt.diff.records import Record, Records
from khtt.diff.texts import Texts
from khtt.diff.wording import Words
from khtt.nouns.change import (
    Band,
    Change,
    Direction,
    Entry,
    FieldChange,
    Kind,
    Pair,
    Part,
    Relation,
    Wording,
)
from khtt.nouns.plan.items import Responsibility

_NOTHING_IN_COMMON = 0.1
# Measured: pairs that the plans declare share more words than this, however reworded.
_NO_WORDS_IN_COMMON = 0.07
_REUSED = "the id is that of the older plan, the text has nothing in common with it"


class Items:
    """Everything the changes of the items are made from."""

    def __init__(
        self,
        texts: Texts,
        links: Sequence[Link],
        comparison: Comparison,
        merged: Mapping[str, Change],
    ) -> None:
        """Take the pairs, what units, bases and audiences became, and the units that merged."""
        self._texts = texts
        self._old, self._new = texts.old.records, texts.new.records
        self._links = links
        self._comparison = comparison
        self._merged = merged
        self._parts = joined_parts(texts.old.records, texts.new.records, links)
        self._words = Words(*comparison.normals)
        self._wordings = {(link.old, link.new): self._wording(link) for link in links}
        self.causes_old = dict[int, Change]()

    def pairs(self) -> tuple[Pair, ...]:
        """Give the pairs as reports show them."""
        return tuple(
            Pair(
                self._entry_old(link.old),
                self._entry_new(link.new),
                link.relation,
                self._wordings[link.old, link.new],
                link.score,
                link.band,
            )
            for link in self._links
        )

    def changes(self, causes: Mapping[tuple[str, str], str]) -> Iterator[Change]:
        """Give the changes, causes before what follows; `causes` are those of renamed phrases."""
        yield from self._joined()
        yield from self._places()
        yield from self._gone()
        yield from self._come()
        for link in self._links:
            if link.relation is Relation.SAME:
                yield from self._worded(link, causes)
                yield from self._typed(link)

    def _wording(self, link: Link) -> Wording:
        old, new = self._old.all[link.old], self._new.all[link.new]
        return self._words.compare(old.words, new.words)

    def _entry_old(self, index: int) -> Entry:
        return self._old.entry(self._old.all[index])

    def _entry_new(self, index: int) -> Entry:
        return self._new.entry(self._new.all[index])

    def _change(
        self, kind: Kind, olds: Iterable[int], news: Iterable[int], links: Iterable[Link]
    ) -> Change:
        olds, news = tuple(olds), tuple(news)
        part = part_of(self._new, self._new.all[news[0]]) if news else self._old_part(olds[0])
        sure = min(links, key=lambda link: (link.band.rank, link.score), default=None)
        return Change(
            kind,
            part,
            tuple(map(self._entry_old, olds)),
            tuple(map(self._entry_new, news)),
            score=sure.score if sure else 1.0,
            band=sure.band if sure else Band.CERTAIN,
        )

    def _old_part(self, index: int) -> Part:
        part = part_of(self._old, self._old.all[index])
        return self._parts.get(part.key, part)

    def _one(
        self, kind: Kind, link: Link, fields: tuple[FieldChange, ...] = (), cause: str = ""
    ) -> Change:
        change = self._change(kind, [link.old], [link.new], [link])
        return replace(change, fields=fields, cause=cause)

    def _joined(self) -> Iterator[Change]:
        """Give merges, by the item that came of them, and splits, by the item that was split."""
        for record in self._new.all:
            links = [
                link
                for link in self._links
                if link.new == record.index and link.relation is not Relation.SPLIT
            ]
            if len(links) > 1:
                change = self._change(
                    Kind.MERGED, [link.old for link in links], [record.index], links
                )
                into = (
                    self._merged.get(record.item.unit)
                    if isinstance(record.item, Responsibility)
                    else None
                )
                change = replace(change, cause=into.fingerprint if into else "")
                self.causes_old.update({link.old: change for link in links})
                yield change
        for record in self._old.all:
            links = [
                link
                for link in self._links
                if link.old == record.index and link.relation is not Relation.MERGE
            ]
            if len(links) > 1:
                yield self._change(Kind.SPLIT, [record.index], [link.new for link in links], links)

    def _charged(self, record: Record) -> str:
        """Give the cause of a heading that goes because its body did."""
        return (
            self._comparison.units.cause(record.item.unit)
            if isinstance(record.item, Responsibility)
            else ""
        )

    def _places(self) -> Iterator[Change]:
        places = Places(self._old, self._new, self._links)
        for link, kind, fields in places.changes():
            if self._is_joined(link):
                continue  # the merge or split tells both numbers
            follows = kind is Kind.RENUMBERED and places.kept_tail(link)
            above = (
                cause_above(self._old, self._old.all[link.old], self.causes_old) if follows else ""
            )
            change = self._one(kind, link, fields, above)
            self.causes_old.setdefault(link.old, change)
            yield change

    def _gone(self) -> Iterator[Change]:
        kept = {link.old for link in self._links}
        gone = {r.index: self._alone(_dropped(r), r) for r in self._old.all if r.index not in kept}
        for index, change in gone.items():
            record = self._old.all[index]
            cause = self._folded(record, gone) or self._charged(record)
            gone[index] = replace(change, cause=cause)
            yield gone[index]

    def _alone(self, kind: Kind, record: Record) -> Change:
        """Give the change of an item that stands in one of the plans only."""
        if kind in (Kind.REMOVED, Kind.TARGET_DROPPED):
            change = self._change(kind, [record.index], [], [])
            return replace(change, fields=_target(record, Direction.DROPPED))
        change = self._change(kind, [], [record.index], [])
        return replace(change, fields=_target(record, Direction.ADDED))

    def _folded(self, record: Record, gone: Mapping[int, Change]) -> str:
        """Give the heading that went with all under it, or that merged into a line."""
        above = self._old.all[record.parent] if record.parent is not None else None
        if above and above.index in gone and self._whole(self._old, above, gone):
            return gone[above.index].cause or gone[above.index].fingerprint
        for heading in self._old.ancestors(record):
            merged = self.causes_old.get(heading.index)
            into = (
                self._new.by_id[merged.new[0].id] if merged and merged.kind is Kind.MERGED else None
            )
            if merged and into and into.index not in self._new.children:
                return merged.cause or merged.fingerprint
        return ""

    def _whole(self, side: Records, heading: Record, alone: Mapping[int, Change]) -> bool:
        """Tell whether nothing under a heading lives on, or none of it is older."""
        if heading.kind == "section":
            return False  # a heading of the document is no decision that others follow from
        return all(below.index in alone for below in side.below(heading))

    def _come(self) -> Iterator[Change]:
        known = {link.new for link in self._links}
        come = {r.index: self._alone(_added(r), r) for r in self._new.all if r.index not in known}
        for index, change in come.items():
            above = self._new.all[index].parent
            if above in come and self._whole(self._new, self._new.all[above], come):
                cause = come[above].cause or come[above].fingerprint
                come[index] = replace(change, cause=cause)
            elif above is not None:
                come[index] = replace(change, cause=self._spelled_out(above))
            yield come[index]

    def _spelled_out(self, above: int) -> str:
        """Give the change of a heading whose own text became the paragraphs under it."""
        same = (
            link for link in self._links if link.new == above and link.relation is Relation.SAME
        )
        link = next(same, None)
        if link is None or not self._old.all[link.old].text or self._new.all[above].text:
            return ""
        joined = self.causes_old.get(link.old) if self._is_joined(link) else None
        return (joined or self._one(Kind.REWORDED, link)).fingerprint

    def _worded(self, link: Link, causes: Mapping[tuple[str, str], str]) -> Iterator[Change]:
        old, new = self._old.all[link.old], self._new.all[link.new]
        match self._wordings[link.old, link.new]:
            case Wording.COSMETIC:
                yield self._one(Kind.COSMETIC, link)
            case Wording.RENAMED:
                phrase = self._words.followed(old.words, new.words)
                yield self._one(Kind.REWORDED, link, cause=causes.get(phrase, "") if phrase else "")
            case Wording.REWORDED if not self._is_joined(link):
                yield self._one(Kind.REWORDED, link)
            case _:
                pass
        if old.id == new.id and self._is_reused(old, new):
            yield replace(self._one(Kind.ID_REUSED, link), note=_REUSED)

    def _is_joined(self, link: Link) -> bool:
        return any(
            other is not link and (other.new == link.new or other.old == link.old)
            for other in self._links
        )

    def _is_reused(self, old: Record, new: Record) -> bool:
        like, common = self._texts.likeness(old, new), self._texts.common(old, new)
        return like < _NOTHING_IN_COMMON and common < _NO_WORDS_IN_COMMON

    def _typed(self, link: Link) -> Iterator[Change]:
        old, new = self._old.all[link.old], self._new.all[link.new]
        wording = self._wordings[link.old, link.new]
        for kind, fields, cause in self._comparison.typed(old, new, wording):
            yield self._one(kind, link, fields, cause)


def joined_parts(old: Records, new: Records, links: Sequence[Link]) -> dict[str, Part]:
    """Give the new section that each old one became, by its number."""
    found = dict[str, Part]()
    for link in links:
        before, after = old.all[link.old], new.all[link.new]
        if before.kind == after.kind == "section" and "." not in before.ref + after.ref:
            found.setdefault(before.ref, part_of(new, after))
    return found


def part_of(records: Records, record: Record) -> Part:
    """Give the section an item stands in, with the title that its plan gives it."""
    if record.group == "script":
        script = records.plan.script
        return Part(record.ref.split(".")[0], script.title if script else "")
    if record.group == "forms":
        return Part("forms", "")
    root = record.ref.split(".")[0]
    titles = {section.ref[0]: section.title for section in records.plan.sections}
    return Part(root, titles.get(root, ""))


def _dropped(record: Record) -> Kind:
    return Kind.TARGET_DROPPED if _is_target(record) else Kind.REMOVED


def _added(record: Record) -> Kind:
    return Kind.TARGET_ADDED if _is_target(record) else Kind.ADDED


def _is_target(record: Record) -> bool:
    return record.kind in ("quota", "target") and bool(_target(record, Direction.ADDED))


def _target(record: Record, direction: Direction) -> tuple[FieldChange, ...]:
    if record.quantity is None or record.quantity.frequency:
        return ()
    said = record.quantity.text
    dropped = direction is Direction.DROPPED
    return (FieldChange("quantity", said if dropped else "", "" if dropped else said, direction),)

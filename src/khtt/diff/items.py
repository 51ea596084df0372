"""The changes of the items: words, typed fields, places, merges and splits, added and removed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from khtt.diff.alone import Alone
from khtt.diff.declared import Link
from khtt.diff.numbers import number_change
from khtt.diff.pairs import Comparison
from khtt.diff.places import Places, cause_above
from khtt.diff.records import Record, Records
from khtt.diff.spelled import spelled_out, told_links
from khtt.diff.texts import Texts
from khtt.diff.wording import Words
from khtt.nouns.change import (
    Band,
    Change,
    Entry,
    FieldChange,
    Kind,
    Pair,
    Part,
    Relation,
    Wording,
)
from khtt.nouns.language import marked
from khtt.nouns.plan.items import Responsibility

_NOTHING_IN_COMMON = 0.1
# Measured: pairs that the plans declare share more words than this, however reworded.
_NO_WORDS_IN_COMMON = 0.07
_TELLING = (Kind.REWORDED, Kind.MERGED, Kind.SPLIT)
_STALE = marked("the text still names the year of the older plan")
_REUSED = marked("the id is that of the older plan, the text has nothing in common with it")


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
        self._spelled = spelled_out(self._old, self._new, links)
        self._matched = links
        self._links = told_links(self._new, links, self._spelled)
        self._comparison = comparison
        self._merged = merged
        self._parts = joined_parts(texts.old.records, texts.new.records, links)
        self._words = Words(*comparison.normals)
        self._wordings = {(link.old, link.new): self._wording(link) for link in links}
        self.causes_old = dict[int, Change]()
        self._reworded = list[Change]()
        self._spelled_changes = dict[int, Change | None].fromkeys(self._spelled)

    def pairs(self) -> tuple[Pair, ...]:
        """Give the pairs as reports show them."""
        return tuple(
            Pair(
                self._entry_old(link.old),
                self._new.entry(self._new.all[link.new]),
                link.relation,
                self._wordings[link.old, link.new],
                link.score,
                link.band,
            )
            for link in self._matched
        )

    def changes(self, causes: Mapping[tuple[str, str], str]) -> Iterator[Change]:
        """Give the changes, causes before what follows; `causes` are those of renamed phrases."""
        yield from self._noted(self._joined())
        yield from self._places()
        for link in self._links:
            if link.relation is Relation.SAME:
                yield from self._noted(self._worded(link, causes))
                yield from self._typed(link)
        names = (self._comparison.units.old, self._comparison.units.new)
        alone = Alone(
            self._old,
            self._new,
            self._matched,
            names,
            self._comparison.units.cause,
            self.causes_old,
            self._reworded,
        )
        yield from alone.gone(self._alone)
        yield from alone.come(self._alone, self._spelled_changes)

    def _noted(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Remember the changes of texts that became headings, and add what their numbers did."""
        for change in changes:
            into = self._new.by_id[change.new[0].id].index
            if into in self._spelled and change.kind in _TELLING:
                self._spelled_changes[into] = change
            if change.kind is Kind.REWORDED:
                self._reworded.append(change)
            yield change
            yield from self._numbers(change)

    def _numbers(self, change: Change) -> Iterator[Change]:
        """Give the numbers that went or came with a new wording and that no field holds."""
        if change.kind not in _TELLING or change.cause:
            return
        typed = [
            value.text
            for entry in (*change.old, *change.new)
            for value in (entry.quantity, entry.schedule)
            if value
        ]
        years = (self._old.plan.plan.year, self._new.plan.plan.year)
        if field := number_change(change.old_text, change.new_text, years, typed):
            yield replace(change, kind=Kind.NUMBER_CHANGED, fields=(field,), weight=None)

    def _wording(self, link: Link) -> Wording:
        old, new = self._old.all[link.old], self._new.all[link.new]
        return self._words.compare(old.words, self._spelled.get(link.new, new.words))

    def _entry_old(self, index: int) -> Entry:
        return self._old.entry(self._old.all[index])

    def _entry_new(self, index: int) -> Entry:
        entry = self._new.entry(self._new.all[index])
        return replace(entry, text=self._spelled.get(index, entry.text))

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

    def _alone(self, kind: Kind, record: Record) -> Change:
        """Give the change of an item that stands in one of the plans only."""
        if kind in (Kind.REMOVED, Kind.TARGET_DROPPED):
            return self._change(kind, [record.index], [], [])
        return self._change(kind, [], [record.index], [])

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
        if self._words.stale(old.words, new.words):
            yield replace(self._one(Kind.YEAR_STALE, link), note=_STALE)
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

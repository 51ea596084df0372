"""The stage itself: each item and each decision gets its fate; what has none becomes a problem."""

from collections.abc import Iterator
from functools import cached_property

from khtt.account.decisions import decisions
from khtt.account.own import Decision
from khtt.account.passing import passed_down
from khtt.account.rules import Case, left
from khtt.account.said import Sayings, counted, plain
from khtt.account.survey import Entry, Survey, survey, text_of_item
from khtt.account.values import Value, values_of
from khtt.nouns.account import Account, Fate, Left, Said
from khtt.nouns.diagnostic import Diagnostic, Place, Severity
from khtt.nouns.document import Document
from khtt.nouns.language import _
from khtt.nouns.plan.chain import Chain, Layer, added_paths
from khtt.nouns.plan.items import Item
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.source import Path


def account(chain: Chain, plan: Plan, document: Document) -> Account:
    """Give what became of everything that a chain holds for the body of a plan.

    A problem is an item without a fate (KH501), a value that its blocks do not say (KH502), a
    decision of the body's own overlay that is nowhere said (KH503); a warning is one that decides
    about no number handed down.
    """
    return _Accounting(chain, plan, document).account()


class _Accounting:
    """A chain, what it means for a body, and what the body's document says of it."""

    def __init__(self, chain: Chain, plan: Plan, document: Document) -> None:
        self.chain = chain
        self.plan = plan
        self.says = Sayings(document)
        self.passed = passed_down(plan)
        self.phrase = plan.office.area.commune_phrase
        self.survey: Survey = survey(chain)
        last = chain.layers[-1] if chain.layers else None
        self.own: Layer | None = last if last and last.body == plan.office.id else None
        self.case = _case(chain, plan, self.own)
        # Without decisions of its own a body's fates are those of every body of its level.
        self.shared = None if self.own else (self.case.level, self.case.epidemic_level)
        self.found: list[Diagnostic] = []

    def account(self) -> Account:
        """Give the account."""
        fates = tuple(self._fates())
        return Account(
            body=self.plan.office.id,
            name=self.plan.body.name,
            year=self.plan.file.plan.year,
            fates=fates,
            problems=tuple(self.found),
        )

    def _fates(self) -> Iterator[Fate]:
        for entry in self.survey.entries.values():
            yield self._item(entry)
        yield from self._waived()
        for decision in decisions(self.own, self.phrase) if self.own else ():
            yield self._decision(decision)

    def _item(self, entry: Entry) -> Fate:
        where = self.says.where(entry.id)
        if not where and entry.tellers:
            where = self.says.where_of(entry.tellers)
        if where:
            for value in entry.values:
                if not self._says(entry, value):
                    self._unsaid(entry, value)
        fate = self._fate(entry, where)
        if fate.lost:
            self._lost(entry)
        return fate

    def _fate(self, entry: Entry, where: tuple[str, ...]) -> Fate:
        """Give the fate of an item, found once for all bodies that share it."""
        if entry.id in self.passed or self.shared is None:
            return self._made(entry, where)
        key = (entry.id, self.shared, *where)
        known = self.survey.known.get(key)
        if known is None:
            known = self.survey.known[key] = self._made(entry, where)
        return known

    def _made(self, entry: Entry, where: tuple[str, ...]) -> Fate:
        passed = self.passed.get(entry.id, ())
        reason = None if where else left(self.case, entry)
        return Fate(entry.id, entry.kind, entry.text, entry.at, counted(where), passed, reason)

    def _says(self, entry: Entry, value: Value) -> bool:
        """Tell whether a block that claims an item says a value, or what was worked out from it."""
        words = self._words(entry, value)
        names = (entry.id, *entry.tellers, *self.case.answers.get(entry.id, ()))
        return self.says.holds(names, words) or self.says.holds(names, self._worked(entry, value))

    def _words(self, entry: Entry, value: Value) -> tuple[str, ...]:
        """Give the ways to say a value; what names bodies is said in the body's own words."""
        words = self.survey.said(entry, value, self.phrase)
        item = self._worded_item(entry) if any("{" in one for one in words) else None
        own = values_of(item) if item else ()
        found = next((one for one in own if one.field == value.field), None)
        return found.words(self.phrase) if found else words

    def _worded_item(self, entry: Entry) -> Item | None:
        """Give an item as the body's plan words it: it stands there at its place, or near it."""
        found = _part_at(self.plan.file, entry.path)
        if isinstance(found, Item) and found.id == entry.id:
            return found
        return self.worded.get(entry.id)

    @cached_property
    def worded(self) -> dict[str, Item]:
        """Give the items as the body's plan words them."""
        return {item.id: item for _path, item in self.plan.file.items()}

    def _worked(self, entry: Entry, value: Value) -> tuple[str, ...]:
        """Give what a number comes to for the body."""
        shares = self.plan.shares if value.field == "quantity" else ()
        return tuple(f"{share.value:02}" for share in shares if share.id == entry.id)

    def _waived(self) -> Iterator[Fate]:
        """Give the items that an overlay takes out, with the waiver that did."""
        for layer in self.chain.layers:
            for index, waiver in enumerate(layer.overlay.waive):
                reason = Left("waived", waiver.because or "", layer.place(("waive", index)))
                item = self.chain.top.items.get(waiver.id)
                kind = type(item).__name__.lower() if item else "item"
                text = text_of_item(item) if item else waiver.id
                said = self.says.said(waiver.id)
                yield Fate(waiver.id, kind, text, self.chain.place(waiver.id), said, (), reason)

    def _decision(self, decision: Decision) -> Fate:
        if decision.down or decision.by:
            return self._handed(decision)
        said = self._decided(decision)
        text = decision.words[0] if decision.words else decision.id
        if not said:
            message = _("the document of {body} says nowhere what the overlay decides: {words}")
            hint = _("khtt account --unsaid lists all of this kind")
            filled = message.format(body=self.plan.body.short, words=text)
            self.found.append(Diagnostic("KH503", filled, decision.at, hint=hint))
        return Fate(decision.name, decision.kind, text, decision.at, said)

    def _handed(self, decision: Decision) -> Fate:
        """Give the fate of a decision about handing down: the numbers that follow from it."""
        by = dict(
            zip(
                (one.id for one in self.plan.allotment.columns), self.plan.allotment.by, strict=True
            )
        )
        named = {decision.down} if decision.down else {one for one in by if by[one] == decision.by}
        sums = self.own.overlay.money if self.own else ()
        named |= {one.id for one in sums if decision.by and (one.by or "weights") == decision.by}
        passed = tuple(one for name in sorted(named) for one in self.passed.get(name, ()))
        if not passed and not any(by.get(name) or name in self.says for name in named):
            message = _("'{name}' decides about no number that {body} hands down")
            hint = _("name a number of the plan or a sum of money, or delete it")
            filled = message.format(name=decision.name, body=self.plan.body.short)
            self.found.append(Diagnostic("KH503", filled, decision.at, Severity.WARNING, hint))
        return Fate(decision.name, decision.kind, decision.name, decision.at, (), passed)

    def _decided(self, decision: Decision) -> tuple[Said, ...]:
        wanted = tuple(plain(words) for words in decision.words)
        if not decision.id:
            return self.says.anywhere(wanted)
        names = (decision.id, *self.case.answers.get(decision.id, ()))
        where = self.says.holding(names, wanted) if wanted else self.says.where(decision.id)
        return counted(tuple(where))

    def _lost(self, entry: Entry) -> None:
        message = _("'{id}' is said nowhere in the document of {body}, and no rule leaves it out")
        hint = _("name who carries it out, waive it with a reason, or let a template say it")
        filled = message.format(id=entry.id, body=self.plan.body.short)
        self.found.append(Diagnostic("KH501", filled, entry.at, hint=hint))

    def _unsaid(self, entry: Entry, value: Value) -> None:
        message = _("the document of {body} tells '{id}' without its {field}: {words}").format(
            body=self.plan.body.short,
            id=entry.id,
            field=value.field,
            words=next(iter(value.words(self.phrase)), ""),
        )
        hint = _("let the template say it where it says the item")
        at = self._value_place(entry, value)
        self.found.append(Diagnostic("KH502", message, at, Severity.ERROR, hint))

    def _value_place(self, entry: Entry, value: Value) -> Place:
        if self.chain.trace(entry.id, "id") is None:
            return entry.at
        return self.chain.place(entry.id, value.field.partition(".")[0])


def _part_at(whole: object, path: Path) -> object:
    """Give the part of a plan at a path, None where the path leads nowhere."""
    for key in path:
        if isinstance(key, str):
            whole = getattr(whole, key, None)
        else:
            whole = whole[key] if isinstance(whole, tuple) and key < len(whole) else None
    return whole


def _case(chain: Chain, plan: Plan, own: Layer | None) -> Case:
    document = own.overlay.document if own else None
    added = [item.id for _path, item in added_paths(own.overlay)] if own else []
    inner = [item.id for _path, item in document.items()] if document else []
    return Case(
        level=plan.office.level,
        epidemic_level=chain.facts.epidemic_level if chain.layers else None,
        script=chain.file.script is not None,
        own_document=document is not None,
        own=frozenset((*added, *inner)),
        answers={one.id: one.by for one in document.answers} if document else {},
    )

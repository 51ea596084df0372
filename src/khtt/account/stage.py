"""The stage itself: each item and each decision gets its fate; what has none becomes a problem."""

from collections.abc import Iterator

from khtt.account.decisions import Decision, decisions
from khtt.account.passing import passed_down
from khtt.account.rules import Case, left
from khtt.account.said import Sayings, plain, text_of
from khtt.account.survey import Entry, survey, survey_of
from khtt.account.values import Value
from khtt.nouns.account import Account, Fate, Left, Said
from khtt.nouns.diagnostic import Diagnostic, Place
from khtt.nouns.document import Document
from khtt.nouns.language import _
from khtt.nouns.plan.chain import Chain, Layer, added_paths
from khtt.nouns.plan.resolved import Plan


def account(chain: Chain, plan: Plan, document: Document) -> Account:
    """Give what became of everything that a chain holds for the body of a plan.

    A problem is an item without a fate (KH501), a value that its block does not say (KH502), a
    decision of the body's own overlay that is nowhere said (KH503).
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
        last = chain.layers[-1] if chain.layers else None
        self.own: Layer | None = last if last and last.body == plan.office.id else None
        self.waived = {
            waiver.id: (layer, index)
            for layer in chain.layers
            for index, waiver in enumerate(layer.overlay.waive)
        }
        self.case = self._case()
        self.found: list[Diagnostic] = []

    def _case(self) -> Case:
        document = self.own.overlay.document if self.own else None
        added = {item.id for _, item in added_paths(self.own.overlay)} if self.own else set()
        inner = {item.id for _, item in document.items()} if document else set()
        return Case(
            level=self.plan.office.level,
            epidemic_level=self.chain.facts.epidemic_level if self.chain.layers else None,
            script=self.chain.file.script is not None,
            own_document=document is not None,
            own=frozenset(added | inner),
            answers={one.id: one.by for one in document.answers} if document else {},
        )

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
        effective = survey_of(self.chain.effective)
        for entry in effective.entries.values():
            yield self._item(entry)
        if self.own and (document := self.own.overlay.document):
            inner = survey(document, self.chain.effective.units)
            for entry in inner.entries.values():
                if entry.id not in effective.entries:
                    yield self._item(entry)
        yield from self._waived()
        for decision in decisions(self.own, self.phrase) if self.own else ():
            yield self._decision(decision)

    def _item(self, entry: Entry) -> Fate:
        said = self.says.said(entry.id)
        passed = self.passed.get(entry.id, ())
        reason = None if said else left(self.case, entry)
        at = self._place(entry.id)
        if not (said or passed or reason):
            self._lost(entry, at)
        if said:
            for value in entry.values:
                if not self._says(entry.id, value):
                    self._unsaid(entry, value)
        kind = type(entry.item).__name__.lower()
        return Fate(entry.id, kind, entry.text, at, said, passed, reason)

    def _place(self, name: str, field: str = "id") -> Place:
        if self.chain.trace(name, field) is None and self.own and self.own.overlay.document:
            for path, item in self.own.overlay.document.items():
                if item.id == name:
                    return self.own.place(("document", *path, field))
        return self.chain.place(name, field)

    def _says(self, name: str, value: Value) -> bool:
        """Tell whether a block that claims an item says a value of it, or what was worked out from it."""
        wanted = [*value.words(self.phrase), *self._worked(name, value)]
        return any(
            holds(text_of(block), plain(words))
            for block in self.says.blocks(name)
            for words in wanted
        )

    def _worked(self, name: str, value: Value) -> Iterator[str]:
        """Give what a number comes to for the body."""
        if value.field == "quantity":
            for share in self.plan.shares:
                if share.id == name:
                    yield f"{share.value:02}"

    def _waived(self) -> Iterator[Fate]:
        """Give the items that an overlay takes out, with the waiver that did."""
        for name, (layer, index) in self.waived.items():
            item = self.chain.top.items.get(name)
            waiver = layer.overlay.waive[index]
            reason = Left("waived", waiver.because or "", layer.place(("waive", index)))
            at = self.chain.place(name)
            kind = type(item).__name__.lower() if item else "item"
            text = str(getattr(item, "text", None) or getattr(item, "form", None) or name)
            yield Fate(name, kind, text, at, self.says.said(name), (), reason)

    def _decision(self, decision: Decision) -> Fate:
        said = self._said(decision)
        if not said:
            message = _("the document of {body} says nowhere what '{name}' decides").format(
                body=self.plan.body.short, name=decision.name
            )
            self._problem("KH503", message, decision.at, _("see: khtt account"))
        text = decision.words[0] if decision.words else decision.id
        return Fate(decision.name, decision.kind, text, decision.at, said)

    def _said(self, decision: Decision) -> tuple[Said, ...]:
        wanted = [plain(words) for words in decision.words]
        if decision.id:
            claims = self.says.claims.get(decision.id, ())
            return tuple(
                Said(where, 1)
                for where, block in claims
                if not wanted or any(holds(text_of(block), one) for one in wanted)
            )
        found = sum(holds(self.says.whole, one) for one in wanted)
        return (Said("", found),) if found else ()

    def _lost(self, entry: Entry, at: Place) -> None:
        message = _("'{id}' is said nowhere in the document of {body}, and no rule leaves it out")
        hint = _("waive it with a reason, name who carries it out, or let a template say it")
        self._problem("KH501", message.format(id=entry.id, body=self.plan.body.short), at, hint)

    def _unsaid(self, entry: Entry, value: Value) -> None:
        message = _("the document of {body} tells '{id}' without its {field}: {words}").format(
            body=self.plan.body.short,
            id=entry.id,
            field=value.field,
            words=next(iter(value.words(self.phrase)), ""),
        )
        field = value.field.partition(".")[0]
        hint = _("let the template say it where it says the item")
        self._problem("KH502", message, self._place(entry.id, field), hint)

    def _problem(self, code: str, message: str, at: Place, hint: str) -> None:
        self.found.append(Diagnostic(code, message, at, hint=hint))


def holds(text: str, words: str) -> bool:
    """Tell whether a text holds words as they are, not inside of longer ones: 5 is not in 15."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        before = text[start - 1 : start]
        after = text[end : end + 1]
        if not (words[:1].isalnum() and before.isalnum()) and not (
            words[-1:].isalnum() and after.isalnum()
        ):
            return True
        start = text.find(words, start + 1)
    return False

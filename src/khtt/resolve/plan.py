"""A chain as it stands for one body: the nation, a province, a district, a base office."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from khtt.nouns.organisation import Body, Level, Organisation, receivers
from khtt.nouns.plan.allotment import QuotaColumn, Share
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.facets import lead_of
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Basis, Channel, Item, Method, Task
from khtt.nouns.plan.local import Local
from khtt.nouns.plan.overlay import LOCAL, Document, Facts, Overlay
from khtt.nouns.plan.resolved import Chapter, Cited, Duty, Line, Month, Plan
from khtt.nouns.words import lexicon, roles
from khtt.resolve.calendar import Calendar, work_table
from khtt.resolve.chapters import View, chapters
from khtt.resolve.citation import above_citation, citation, plan_citation
from khtt.resolve.columns import columns_of
from khtt.resolve.forms import enclosed_forms
from khtt.resolve.local import local_of, localised, national_local, with_offices
from khtt.resolve.notes import notes_of
from khtt.resolve.offices import LEADING, duty, handed_down, office_duties, tasks_of
from khtt.resolve.own import amended, decided, form_tasks, forms_above, own_chapters
from khtt.resolve.quotas import Handing, allotment
from khtt.resolve.script import Frame, audience_script, general_script, quota_lines
from khtt.resolve.shares import grants_of, own_numbers, shares_of
from khtt.resolve.takers import Takers, takers
from khtt.resolve.titles import terms_of, title_of_organisation, where_of
from khtt.resolve.worded import worded
from khtt.resolve.wording import Words

TOLD_APART = frozenset({"responsibilities", "reports"})  # in parts of a document of their own


def resolve(
    chain: Chain, body: Body, organisation: Organisation, above: Plan | None = None
) -> Plan:
    """Work out what a chain means for a body on the day of an organisation.

    `above` is the plan of the body above, which hands its numbers and money down; the nation has
    none. The last layer of the chain is the body's own, where it has one.
    """
    return _Case(chain, with_offices(body, chain), organisation, above).plan()


@dataclass(frozen=True)
class _Case:
    """A chain, a body, and what is worked out from them on the way to its plan."""

    chain: Chain
    office: Body
    organisation: Organisation
    above: Plan | None

    @cached_property
    def own(self) -> Layer | None:
        """Give the body's own overlay."""
        last = self.chain.layers[-1] if self.chain.layers else None
        return last if last and last.body == self.office.id else None

    @property
    def overlay(self) -> Overlay | None:
        """Give what the body itself decides."""
        return self.own.overlay if self.own else None

    @property
    def day(self) -> date:
        """Give the day that the plan speaks from."""
        day, when = self.chain.file.plan.day, self.organisation
        return day if when.first <= day <= when.last else when.first

    @cached_property
    def body(self) -> Body:
        """Give who issues: the office, or the People's Committee that it works for."""
        committee = self.own and self.own.overlay.issuer == "committee"
        return self.organisation.committee(self.office) if committee else self.office

    @cached_property
    def words(self) -> Words:
        """Give the words of the body's document."""
        units = self.chain.effective.units
        found = lexicon(self.office, self.organisation, units, self._known, self.day)
        below = found.name("office", "below") or "" if self.below else ""
        return Words(found, {unit.id: unit for unit in units}, self.office, below)

    @property
    def _known(self) -> Facts:
        """Give the facts, without what the body above calls its own offices and its radio."""
        own = self.own.overlay.facts if self.own else Facts()
        names = {"offices": own.offices, "broadcaster": own.broadcaster}
        return self.chain.facts.model_copy(update=names)

    @cached_property
    def below(self) -> tuple[Body, ...]:
        """Give the bodies below."""
        return self.organisation.below(self.office)

    @cached_property
    def file(self) -> PlanFile:
        """Give the plan as it stands, in the body's words."""
        return localised(worded(self.chain.effective, self.words.lexicon), self.chain.facts)

    @cached_property
    def takers(self) -> Takers:
        """Give who takes part, seen from the body."""
        return takers(self.file.units, self.office.level)

    @cached_property
    def handing(self) -> Handing:
        """Give what the body decides about handing down."""
        overlay = self.overlay
        if not self.below and overlay is None:
            return Handing()
        found = receivers(self.organisation, self.office)
        direct = self.organisation.served_directly(self.office) if self.below else None
        if direct is None:
            return Handing(found, 0, overlay)
        return Handing(found, direct.total, overlay, direct.districts_counted)

    @cached_property
    def document(self) -> Document | None:
        """Give the body's own document, in its words."""
        document = self.own.overlay.document if self.own else None
        return worded(document, self.words.lexicon) if document else None

    def plan(self) -> Plan:
        """Give the plan."""
        file = self.file
        frame = Frame(self.takers, self.words.names, self.office.area)
        return Plan(
            file=file,
            body=self.body,
            office=self.office,
            above=self.above.body if self.above else None,
            below=self.below,
            day=self.day,
            title=self.document.title if self.document else "Kế hoạch",
            subject=self._subject(),
            where=where_of(self.body, self.organisation),
            abbreviations=terms_of(file),
            words=self._role_names(),
            bases=tuple(self._cited(self._bases())),
            carries_out=tuple(self._carried_out()),
            replaced=tuple(self._cited(one for one in file.bases if one.id in self._supersedes)),
            chapters=self._chapters(),
            organisation_title=title_of_organisation(file),
            duties=tuple(office_duties(self.office, self._tasks(), self.words)),
            reports=self._reports,
            forms=enclosed_forms(file, self.takers, self._reports, self.overlay),
            script=general_script(file, frame),
            audience_script=audience_script(file, frame),
            receivers=self.handing.receivers,
            allotment=allotment(self._numbers, self.handing),
            shares=self._shares,
            grants=tuple(grants_of(self.above, self.office, self.own)),
            calendar=self._months,
            timed=work_table(self._months, self._calendar.rounds(self.office.area)),
            recipients=self._recipients(),
            archive=self._archive(),
            closing=(self.document or self.file).closing or "",
            contact=self.words.one(file.plan.contact.unit) if file.plan.contact else "",
            own_document=self.document is not None,
            own_chapters=own_chapters(self.own, self.words) if self.office.level.is_lower else (),
            local=self._local(),
        )

    def _subject(self) -> str:
        subject = self.document.subject if self.document else self.file.plan.subject
        return amended(subject, self.body.name, self.overlay, self.body.symbol)

    @cached_property
    def _columns(self) -> tuple[QuotaColumn, ...]:
        return tuple(columns_of(self.file, self.takers, self.office.area))

    @cached_property
    def _shares(self) -> tuple[Share, ...]:
        return tuple(shares_of(self.above, self.office, self.own, self._columns))

    @property
    def _numbers(self) -> Iterable[QuotaColumn]:
        """Give the numbers that are the body's to hand down."""
        if not self.office.level.is_lower:
            return self._columns
        return own_numbers(self._shares, self._columns, self.own, self.office.area)

    @cached_property
    def _months(self) -> tuple[Month, ...]:
        return self._calendar.months(self.office.area)

    @property
    def _calendar(self) -> Calendar:
        return Calendar(self.file, self.takers, self.words.names)

    def _bases(self) -> Iterable[Basis]:
        if self.document:
            return ()
        if not self.office.level.is_lower:
            return (one for one in self.file.bases if one.cited)
        return (one for one in (self.own.overlay.bases if self.own else ()) if one.cited)

    def _cited(self, bases: Iterable[Basis]) -> Iterator[Cited]:
        terms = terms_of(self.file)
        return (Cited(citation(one, terms), one.id) for one in bases)

    @property
    def _supersedes(self) -> tuple[str, ...]:
        """Give what the plan takes the place of: the nation's of the nation's, an office's of its own."""
        if self._national:
            return self.file.plan.supersedes
        return self.own.overlay.supersedes if self.own else ()

    def _carried_out(self) -> Iterator[Cited]:
        if self.document:
            names = self.document.carries_out
            yield from self._cited(one for one in self.file.bases if one.id in names)
        elif self.above and self.above.office.level is Level.NATION:
            issuer = self.organisation.nation.name
            yield Cited(plan_citation(self.file, issuer, self.chain.facts.parent))
        elif self.above:
            known = self.own.overlay.facts.parent if self.own else None
            yield Cited(above_citation(self.above, known))

    def _tasks(self) -> tuple[Task, ...]:
        """Give what the plan asks of the body: below the province, what is handed down, and its own."""
        if not self.office.level.is_lower:
            return (
                *tasks_of(self.file, self.takers),
                *form_tasks(self.own, below=bool(self.below)),
            )
        own = {task.id for task in self.own.overlay.add.tasks} if self.own else set()
        asked = tasks_of(self.file, takers(self.file.units, Level.PROVINCE))
        down = handed_down(asked)
        return (
            *tasks_of(self.file, self.takers),
            *(task for task in asked if task in down or task.id in own),
            *forms_above(self.chain, self.office, self.above.body if self.above else None),
            *form_tasks(self.own, below=False),
        )

    @cached_property
    def _reports(self) -> tuple[Duty, ...]:
        below = self.office.level.is_lower
        owed = (
            one
            for one in self.file.reports
            if self.takers.falls(one.lead) or (below and one.fulfilled is None)
        )
        return tuple(duty(one, one.name, None, one.deadline, self.office.area) for one in owed)

    def _chapters(self) -> tuple[Chapter, ...]:
        whole = self.document or self._national
        view = View(self._falls, self._notes, self._quotas, frozenset() if whole else TOLD_APART)
        return chapters(self.document or self.file, view)

    @property
    def _national(self) -> bool:
        return self.office.level is Level.NATION

    def _falls(self, item: Item) -> bool:
        if self.document:
            return True
        if isinstance(item, Method) and item.forms and not self.takers.falls(item.lead):
            return self.office.level.is_lower and bool(item.when)
        return self.takers.falls(lead_of(item))

    def _notes(self, item: Item) -> tuple[str, ...]:
        return notes_of(item, self.office.area, self.words, local=item.ref[0] == LOCAL)

    def _quotas(self, channel: Channel) -> Iterator[Line]:
        script = None if self._national else self.file.script
        return quota_lines(script, channel, self.takers, self._notes)

    def _role_names(self) -> dict[str, str]:
        found = {role: self.words.lexicon.name(role) or "" for role in roles()}
        return {**found, "office-below": self.words.below}

    def _recipients(self) -> tuple[str, ...]:
        own = self.own.overlay.recipients if self.own else ()
        if self.document:
            return self.document.recipients or own
        return own or (self.file.recipients if self._national else ())

    def _archive(self) -> str:
        if self.document:
            return ", ".join(self.document.archive) or "VT"
        if self._national:
            return ", ".join(self.file.archive) or "VT"
        code = next((one.archive for one in self.office.offices if one.role == LEADING), "")
        return f"VT, {code}" if code else "VT"

    def _local(self) -> Local:
        if self._national:
            return national_local(self.file.plan, self.body)
        found = local_of(self.chain, self.own, self.body, self.words)
        return decided(found, self.own.overlay, self.words, self.handing) if self.own else found

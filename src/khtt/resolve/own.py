"""What an office decides of its own, as its document tells it: work, budget, contracts, forms."""

from collections.abc import Iterator
from dataclasses import replace

from khtt.nouns.organisation import Body, Receivers
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.facets import lead_of, quantity_of, support_of, text_of, time_of
from khtt.nouns.plan.items import Form, Item, Target
from khtt.nouns.plan.items import Task as AnyTask
from khtt.nouns.plan.local import BudgetRow, BudgetTable, ContractRow, Local, Work
from khtt.nouns.plan.overlay import LOCAL, Overlay
from khtt.nouns.plan.own import Added, Budget, Reference, Task
from khtt.nouns.plan.resolved import Chapter, Line
from khtt.nouns.spelt import in_words
from khtt.nouns.text import joined, long_date, lower_first, number, upper_first
from khtt.resolve.figures import said
from khtt.resolve.local import sums_of
from khtt.resolve.quotas import Handing
from khtt.resolve.targets import said_target, target_table
from khtt.resolve.wording import Words

# What a body below says of its own under headings that its document has for nothing else.
OWN_KINDS = {
    "purposes": "Mục đích của đơn vị",
    "requirements": "Yêu cầu của đơn vị",
    "targets": "Chỉ tiêu của đơn vị",
    "solutions": "Nhiệm vụ, giải pháp của đơn vị",
    "funding": "Nguồn kinh phí của đơn vị",
}


def own_work(overlay: Overlay, words: Words, below: Receivers) -> tuple[Work, ...]:
    """Give the work that an office adds, with all that it decided about it beyond the text."""
    return tuple(_work(item, words, below) for item in overlay.add.items if _decided(item))


def _decided(item: Added) -> bool:
    told = (item.place, item.participants, item.cost, item.source, item.person)
    counted = isinstance(item, Task) and item.quantity is not None
    return counted or bool(item.units) or any(one is not None for one in told)


def _work(item: Added, words: Words, below: Receivers) -> Work:
    quantity, participants = quantity_of(item), item.participants
    area = words.body.area
    units = ((below.find(name), name) for name in item.units)
    person = item.person
    phone = f", điện thoại {person.phone}" if person and person.phone else ""
    return Work(
        id=item.id,
        text=words.said(text_of(item, "name", "form", "text")),
        quantity=said(quantity, area) if quantity else "",
        time="; ".join(_times(item)),
        place=upper_first(words.said(item.place or "")),
        participants=said(participants, area) if participants else "",
        cost=number(item.cost) if item.cost is not None else "",
        source=words.said(item.source or ""),
        who=_who(item, words),
        person=f"{person.name}{phone}" if person else "",
        units=joined([one.short if one else name for one, name in units]),
    )


def _times(item: Item) -> Iterator[str]:
    fields = vars(item)
    for name in ("schedule", "deadline"):
        if fields.get(name):
            yield fields[name].text


def _who(item: Item, words: Words) -> str:
    offices: tuple[str, ...] = vars(item).get("offices", ())
    lead = (*words.names(lead_of(item)), *(words.one(one) for one in offices))
    support = words.names(support_of(item))
    helped = f"phối hợp: {joined(support)}" if support else ""
    return "; ".join(part for part in (upper_first(joined(lead)), helped) if part)


def budget_table(budget: Budget | None) -> BudgetTable | None:
    """Give the budget as a table, its total in figures and in words; None without one."""
    if budget is None:
        return None
    rows = tuple(
        BudgetRow(
            id=line.id,
            text=line.text,
            unit=line.unit or "",
            quantity=number(line.quantity) if line.quantity is not None else "",
            unit_price=number(line.unit_price) if line.unit_price is not None else "",
            amount=line.sum,
            source=line.source or "",
            kept=line.sum - line.handed_down,
            handed_down=line.handed_down,
        )
        for line in budget.lines
    )
    total = sum(row.amount for row in rows)
    down = sum(row.handed_down for row in rows)
    return BudgetTable(rows, total, total - down, down, in_words(total))


def contract_rows(overlay: Overlay, words: Words) -> tuple[ContractRow, ...]:
    """Give the contracts of an office."""
    area = words.body.area
    return tuple(
        ContractRow(
            id=one.id,
            partner=words.said(one.partner),
            text=words.said(one.text),
            quantity=said(one.quantity, area) if one.quantity else "",
            time=one.schedule.text if one.schedule else "",
            amount=number(one.amount) if one.amount is not None else "",
        )
        for one in overlay.contracts
    )


def own_chapters(own: Layer | None, words: Words) -> tuple[Chapter, ...]:
    """Give what a body below adds of kinds that its document has no heading for."""
    found = []
    for kind, title in OWN_KINDS.items():
        items: tuple[Item, ...] = getattr(own.overlay.add, kind) if own else ()
        if not items:
            continue
        targets = [_said(one, words) for one in items if isinstance(one, Target)]
        lines = [
            Line("dash", _line(one, words), (one.id,))
            for one in items
            if not isinstance(one, Target)
        ]
        found.append(
            Chapter(f"own-{kind}", "", title, 3, kind, tuple(lines), target_table(targets))
        )
    return tuple(found)


def _said(target: Target, words: Words) -> Target:
    return target.model_copy(update={"text": words.said(target.text)})


def _line(item: Item, words: Words) -> str:
    if isinstance(item, Target):
        return said_target(item)
    quantity, time = quantity_of(item), time_of(item)
    area = words.body.area
    notes = [lower_first(said(quantity, area))] if quantity else []
    notes += [lower_first(time.text)] if time else []
    sources: tuple[str, ...] = vars(item).get("sources", ())
    notes += list(sources)
    after = f" ({'; '.join(notes)})" if notes else ""
    return f"{words.said(text_of(item, 'text'))}{after}"


def form_tasks(own: Layer | None, *, below: bool) -> Iterator[AnyTask]:
    """Give the tasks to report on the forms that an office encloses."""
    offices = ("communication", "districts") if below else ("communication",)
    for form in own.overlay.forms if own else ():
        yield _form_task(form, offices, "Kế hoạch này")


def forms_above(chain: Chain, body: Body, above: Body | None) -> Iterator[AnyTask]:
    """Give the tasks to report on the forms that the body above encloses with its plan."""
    for layer in chain.layers:
        for form in layer.overlay.forms if layer.body != body.id and above else ():
            yield _form_task(
                form, ("communication",), f"Kế hoạch của {above.short if above else ''}"
            )


def _form_task(form: Form, offices: tuple[str, ...], plan: str) -> AnyTask:
    text = f"Báo cáo theo {form.number} ({lower_first(form.title)}) kèm theo {plan}"
    return AnyTask(id=form.id, ref=(LOCAL,), text=text, offices=offices)


def amended(subject: str, issuer: str, overlay: Overlay | None, symbol: str) -> str:
    """Give what a plan is about: one that amends another is about that."""
    if overlay is None or overlay.amends is None:
        return subject
    told = f"{named(overlay.amends, symbol)} của {issuer} về {lower_first(subject)}"
    return f"Sửa đổi, bổ sung Kế hoạch {told}"


def named(reference: Reference, symbol: str) -> str:
    """Name a plan by its number and day: `số 12/KH-BHXH ngày 14 tháng 01 năm 2022`."""
    said_number = reference.number if "/" in reference.number else f"{reference.number}/{symbol}"
    day = f" {long_date(reference.date)}" if reference.date else ""
    return f"số {said_number}{day}"


def decided(found: Local, own: Overlay, words: Words, handing: Handing) -> Local:
    """Give what is local in a document, with all that the office's overlay decides."""
    return replace(
        found,
        sums=sums_of(own, handing),
        work=own_work(own, words, handing.receivers),
        budget=budget_table(own.budget),
        contracts=contract_rows(own, words),
    )

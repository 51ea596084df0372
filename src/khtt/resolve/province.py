"""A year's plan as it stands for a province."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from khtt.nouns.organisation import Body, Organisation, organisation_on
from khtt.nouns.plan.abbreviation import Abbreviation
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Action, Audience, Channel, Item, Statement, Task
from khtt.nouns.plan.resolved import (
    Area,
    AudienceForms,
    Duty,
    Form,
    OfficeDuties,
    Plan,
    ScriptGroup,
)
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.territory import Province, Territory
from khtt.nouns.text import joined
from khtt.resolve.calendar import calendar, theme_entries
from khtt.resolve.citation import citation, plan_citation
from khtt.resolve.figures import figures
from khtt.resolve.names import PROVINCE_OFFICE, Names, district_phrase, names_for
from khtt.resolve.quotas import allotment
from khtt.resolve.script import audience_script, channel_script, general_script

TOP_SECTIONS = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}
EVERY_OFFICE = "all"
DISTRICTS = "districts"
DEFAULT_OFFICE = "communication"


def resolve(
    file: PlanFile,
    territory: Territory,
    province: Province,
    organisation: Organisation | None = None,
) -> Plan:
    """Work out what a year's plan means for a province; `organisation` is that of the plan's day."""
    day = file.plan.day
    organisation = organisation or organisation_on(day)
    body = province_body(organisation, territory, province)
    names = names_for(file, body, organisation)
    area = area_of(territory, province)
    derived = file.script is None
    terms = terms_of(file)
    return Plan(
        file=file,
        abbreviations=terms,
        body=body,
        area=area,
        day=day,
        sections=tuple(section for section in file.sections if section.ref[0] in TOP_SECTIONS),
        titles={section.id: section.title for section in file.sections},
        bases=tuple(citation(basis, terms) for basis in file.bases if basis.cited),
        parent_plan=plan_citation(file, organisation),
        contents=tuple(item for item in file.contents if names.carries_out(item.lead)),
        forms=tuple(forms_of(file, file.channels, names, area)),
        themes=theme_entries(file.themes),
        methods=tuple(_methods(file, names)),
        solutions=tuple(_duties(file.solutions, names, area)),
        office_duties=tuple(_office_duties(file, organisation, area)),
        reports=tuple(_duties(file.reports, names, area)),
        script=script_of(file, names, area),
        script_from_channels=derived,
        audience_script=audience_script(file, names, area),
        audience_forms=tuple(_audience_forms(file, names)) if derived else (),
        allotment=allotment(file, province, names, area),
        calendar=calendar(file, names),
        archive=f"VT, {organisation.office(DEFAULT_OFFICE).archive}",
    )


def terms_of(file: PlanFile) -> tuple[Abbreviation, ...]:
    """Give the abbreviations that a document introduces."""
    return tuple(
        Abbreviation(term.short, term.long) for term in file.abbreviations if term.introduce
    )


def script_of(file: PlanFile, names: Names, area: Area) -> tuple[ScriptGroup, ...]:
    """Give the framework script, or in years without one the script made of the plan's channels."""
    if file.script is not None:
        return general_script(file, names, area)
    forms = tuple(forms_of(file, file.channels, names, area))
    return tuple(channel_script(file, forms, names))


def province_body(organisation: Organisation, territory: Territory, province: Province) -> Body:
    """Give the body of a province; a region's documents name the place of its seat."""
    body = organisation.province_body(province)
    if not organisation.has_regions or province.region is None:
        return body
    return replace(body, place=territory.find_province(province.region.seat).place)


def area_of(territory: Territory, province: Province) -> Area:
    """Give a province's territory in the words its documents use."""
    slugs = {other.slug: other.full_name for other in territory.provinces}
    region = province.region
    return Area(
        name=province.full_name,
        communes=province.communes.total,
        commune_phrase=province.communes.phrase,
        district_phrase=district_phrase(province),
        districts=tuple(district.full_name for district in province.districts),
        kind=province.kind,
        region=tuple(slugs[slug] for slug in region.provinces) if region else (),
        map_name=territory.name,
    )


def forms_of(
    file: PlanFile, channels: Sequence[Channel], names: Names, area: Area
) -> Iterator[Form]:
    """Give the forms of communication that the unit carries out, with those below them."""
    for channel in channels:
        duties = tuple(_duties(channel.actions, names, area))
        below = tuple(forms_of(file, channel.channels, names, area))
        quotas = tuple(_quotas(file, channel, names, area))
        notes = tuple(_duties(_notes(file, channel), names, area))
        if duties or below or quotas or channel.shows:
            yield Form(channel, duties, quotas, notes, below)


def _notes(file: PlanFile, channel: Channel) -> Iterator[Statement]:
    """Give the notes that the official document has right under the heading of a channel."""
    for note in file.notes:
        if note.ref[0].rpartition(".")[0] in channel.ref:
            yield note


def _quotas(file: PlanFile, channel: Channel, names: Names, area: Area) -> Iterator[Duty]:
    """Give the numbers that the script sets within a form of communication."""
    for row in file.script.general if file.script else ():
        if row.channel != channel.id or not names.carries_out(row.lead):
            continue
        if row.quantity and row.quantity.low is not None:
            yield _duty(row, row.form, row.quantity, row.schedule, area)
        for quota in row.quotas:
            if quota.quantity.percent or "province" in quota.quantity.per:
                yield _duty(quota, quota.text, quota.quantity, row.schedule, area)


def _duties(items: Iterable[Item], names: Names, area: Area) -> Iterator[Duty]:
    for item in items:
        if names.carries_out(getattr(item, "lead", ())):
            text = str(getattr(item, "text", None) or getattr(item, "name", ""))
            schedule = getattr(item, "schedule", None) or getattr(item, "deadline", None)
            yield _duty(item, text, getattr(item, "quantity", None), schedule, area)


def _duty(
    item: Item, text: str, quantity: Quantity | None, schedule: Schedule | None, area: Area
) -> Duty:
    return Duty(
        item=item,
        text=text,
        quantity=quantity.said(area.commune_phrase) if quantity else "",
        schedule=schedule.text if schedule else "",
        figure="; ".join(figures(quantity, schedule, area)),
    )


def _methods(file: PlanFile, names: Names) -> Iterator[Duty]:
    for method in file.methods:
        if names.carries_out(method.lead):
            yield Duty(method, method.text)


def _office_duties(
    file: PlanFile, organisation: Organisation, area: Area
) -> Iterator[OfficeDuties]:
    tasks = [
        task for one in file.responsibilities if one.unit == PROVINCE_OFFICE for task in one.tasks
    ]
    districts = f"BHXH các {area.district_phrase}" if area.district_phrase else "BHXH cơ sở"
    titles = {office.role: office.name for office in organisation.offices}
    titles |= {DISTRICTS: districts, EVERY_OFFICE: "các phòng nghiệp vụ, Văn phòng"}
    for office in (*organisation.offices, None):
        role = office.role if office else DISTRICTS
        own = [task for task in tasks if _roles(task)[0] == role]
        if own or role == DISTRICTS:
            duties = tuple(_duty(task, task.text, None, task.deadline, area) for task in own)
            helpers = tuple(joined([titles[other] for other in _roles(task)[1:]]) for task in own)
            yield OfficeDuties(office, titles[role], duties, helpers)


def _roles(task: Task) -> tuple[str, ...]:
    """Give the offices of a task, the one that leads first: where all take part, the default one."""
    if not task.offices or task.offices[0] == EVERY_OFFICE:
        return (DEFAULT_OFFICE, *task.offices)
    return task.offices


def _audience_forms(file: PlanFile, names: Names) -> Iterator[AudienceForms]:
    for audience in file.audiences:
        yield AudienceForms(
            name=audience.name,
            contents=_texts(file, file.contents, audience, names),
            common=_common(file),
            forms=_texts(file, _actions(file.channels), audience, names),
            times=_times(file, audience),
        )


def _common(file: PlanFile) -> tuple[int, ...]:
    return tuple(
        place for place, item in enumerate(file.contents, 1) if not _chosen(item, file.audiences)
    )


def _chosen(item: Statement, audiences: Sequence[Audience]) -> bool:
    """Tell whether an item is for some groups, not for everybody."""
    return bool(item.audiences) and not {one.id for one in audiences} <= set(item.audiences)


def _texts(
    file: PlanFile, items: Iterable[Statement], audience: Audience, names: Names
) -> tuple[str, ...]:
    return tuple(
        item.text
        for item in items
        if audience.id in item.audiences
        and _chosen(item, file.audiences)
        and names.carries_out(item.lead)
    )


def _actions(channels: Iterable[Channel]) -> Iterator[Action]:
    for channel in channels:
        yield from channel.actions
        yield from _actions(channel.channels)


def _times(file: PlanFile, audience: Audience) -> tuple[str, ...]:
    return tuple(
        f"{theme.schedule.text}: {theme.name}"
        for theme in file.themes
        if any(audience.id in content.audiences for content in theme.contents)
    )

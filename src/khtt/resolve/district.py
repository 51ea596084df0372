"""A year's plan as it stands for a district of a province."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from khtt.nouns.organisation import Body, Organisation
from khtt.nouns.plan.abbreviation import Abbreviation
from khtt.nouns.plan.chain import Chain
from khtt.nouns.plan.district import DistrictPlan, Grant, OwnDocument, Share
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Channel
from khtt.nouns.plan.resolved import Area, Duty, Plan, QuotaColumn
from khtt.nouns.territory import District, Province, Territory
from khtt.nouns.text import lower_first
from khtt.resolve.calendar import calendar
from khtt.resolve.citation import DAY_BLANK, NUMBER_BLANK, citation
from khtt.resolve.local import local_of, localised, part_of
from khtt.resolve.names import (
    COMMUNICATION_OFFICE,
    DISTRICT_OFFICE,
    PROVINCE_OFFICE,
    Names,
)
from khtt.resolve.overlaid import organisation_of, resolve_province
from khtt.resolve.own_document import own_document
from khtt.resolve.province import EVERY_OFFICE, script_of
from khtt.resolve.script import audience_script

DISTRICTS = "districts"
HAMLETS = "khu dân cư"


@dataclass(frozen=True)
class ProvinceView:
    """A province's plan, worked out once for all its districts."""

    chain: Chain
    territory: Territory
    province: Province

    @cached_property
    def plan(self) -> Plan:
        """Give the plan as it stands for the province."""
        return resolve_province(self.chain, self.territory, self.province)

    @cached_property
    def organisation(self) -> Organisation:
        """Give the organisation of the plan's day."""
        return organisation_of(self.chain)

    @cached_property
    def file(self) -> PlanFile:
        """Give what of the province's plan its districts take part in."""
        return district_part(self.plan.file)

    def column_parts(self, district: District) -> tuple[tuple[QuotaColumn, int], ...]:
        """Give every number of the province with the district's part of it."""
        if self.plan.allotment is None:
            return ()
        values = self.plan.allotment.rows[self.province.districts.index(district)].values
        return tuple(zip(self.plan.allotment.columns, values, strict=True))


def resolve_district(
    view: ProvinceView, district: District, chain: Chain | None = None
) -> DistrictPlan:
    """Work out what the province's plan means for a district; `chain` ends in its own overlay."""
    own = chain if chain and len(chain.layers) > len(view.chain.layers) else None
    file = view.file
    if own:
        file = localised(district_part(own.effective), own.facts)
    province = view.plan.body
    office = view.organisation.district_body(view.province, district)
    issuer = own.layers[-1].overlay.issuer if own else "office"
    body = _committee(district) if issuer == "committee" else office
    area = district_area(view.territory, district)
    names = _names(file, office, province)
    local = local_of(own or view.chain.top, body, names, area.commune_phrase)
    return DistrictPlan(
        file=file,
        abbreviations=view.plan.abbreviations,
        issuer=issuer,
        body=body,
        office=office,
        province=province,
        area=area,
        day=view.plan.day,
        parent_plan=_citation(view),
        shares=tuple(_shares(view, district, own, area)),
        grants=tuple(_grants(view, district, own)),
        script=script_of(file, names, area),
        audience_script=audience_script(file, names, area),
        script_from_channels=file.script is None,
        methods=tuple(Duty(method, method.text) for method in file.methods),
        tasks=tuple(_tasks(own)) if own else (),
        calendar=calendar(file, names),
        sections={section.id: section.title for section in file.sections},
        local=local,
        document=_document(own, area, view.plan.abbreviations) if own else None,
    )


def district_part(file: PlanFile) -> PlanFile:
    """Give a plan with the rows and tasks that a district takes part in, without the reports above it."""
    levels = {unit.id: unit.level for unit in file.units}
    updates: dict[str, object] = {
        "reports": (),
        "channels": tuple(_open_channels(file.channels)),
        "responsibilities": tuple(
            one.model_copy(
                update={"tasks": tuple(t for t in one.tasks if _of_districts(t.offices))}
            )
            for one in file.responsibilities
            if one.unit == PROVINCE_OFFICE
        ),
    }
    if file.script:
        updates["script"] = file.script.model_copy(
            update={
                "general": tuple(_rows(file.script.general, levels)),
                "by_audience": tuple(_rows(file.script.by_audience, levels)),
            }
        )
    return file.model_copy(update=updates)


def _rows(rows: Iterable[Activity], levels: Mapping[str, str]) -> Iterator[Activity]:
    for row in rows:
        if any(levels[unit] == "district" for unit in (*row.lead, *row.support)):
            # The numbers of a row stand in the district's own table.
            yield row.model_copy(update={"quotas": ()}) if row.quotas else row


def _open_channels(channels: Iterable[Channel]) -> Iterator[Channel]:
    for channel in channels:
        below = tuple(_open_channels(channel.channels))
        actions = tuple(action for action in channel.actions if not action.lead)
        yield channel.model_copy(update={"channels": below, "actions": actions})


def _of_districts(offices: tuple[str, ...]) -> bool:
    return DISTRICTS in offices or EVERY_OFFICE in offices


def _tasks(own: Chain) -> Iterator[Duty]:
    for task in own.layers[-1].overlay.add.tasks:
        yield Duty(task, task.text, schedule=task.deadline.text if task.deadline else "")


def _committee(district: District) -> Body:
    return Body(
        name=f"Ủy ban nhân dân {district.full_name}",
        short=f"UBND {district.full_name}",
        generic=f"UBND {district.kind}",
        parent="",
        place=district.place,
        area=district.full_name,
        head="Chủ tịch",
        deputy="Phó Chủ tịch",
    )


def district_area(territory: Territory, district: District) -> Area:
    """Give a district's territory in the words its documents use."""
    return Area(
        name=district.full_name,
        communes=district.communes.total,
        commune_phrase=district.communes.phrase or HAMLETS,
        district_phrase=district.kind,
        districts=(),
        kind=district.kind,
        region=(),
        map_name=territory.name,
    )


def _names(file: PlanFile, office: Body, province: Body) -> Names:
    special = {
        PROVINCE_OFFICE: province.generic,
        DISTRICT_OFFICE: office.generic,
        COMMUNICATION_OFFICE: province.generic,
    }
    return Names({unit.id: unit for unit in file.units}, special)


def _citation(view: ProvinceView) -> str:
    """Cite the province's plan; a number and a day not known stay blank."""
    plan, local = view.chain.file.plan, view.plan.local
    symbol = local.number or f"{NUMBER_BLANK}/{plan.symbol}"
    day = local.day or f"ngày{DAY_BLANK}tháng{DAY_BLANK}năm {plan.year}"
    about = lower_first(plan.subject)
    return f"Kế hoạch số {symbol} {day} của {view.plan.body.name} về {about}"


def _shares(
    view: ProvinceView, district: District, own: Chain | None, area: Area
) -> Iterator[Share]:
    for column, value in view.column_parts(district):
        name = column.item.id
        decided = own_value(column, own, area) if own else None
        if decided:
            yield Share(name, column.title, column.unit, column.total, *decided)
        elif value:
            yield Share(name, column.title, column.unit, column.total, value)


def own_value(column: QuotaColumn, chain: Chain, area: Area) -> tuple[int, str] | None:
    """Give the number that a district set itself for a column, and how it said it."""
    decided = {one.id: one.quantity for one in chain.layers[-1].overlay.set}
    quantity = decided.get(column.item.id)
    if quantity is None or quantity.low is None:
        return None
    said = quantity.said(area.commune_phrase)
    if quantity.percent:
        return quantity.share_of(area.communes) or 0, said
    part = next((part for part in quantity.of_which if column.title.endswith(part.on)), None)
    low, said = (part.at_least, part.text) if part else (quantity.low, said)
    return int(low * (area.communes if "commune" in quantity.per else 1)), said


def _grants(view: ProvinceView, district: District, own: Chain | None) -> Iterator[Grant]:
    decided = {money.id: money for money in own.layers[-1].overlay.money} if own else {}
    for one in view.plan.local.sums:
        money = decided.pop(one.id, None)
        part = part_of(one, view.province, district)
        yield Grant(one.text, money.amount if money else part)
    for money in decided.values():
        yield Grant(money.text, money.amount)


def _document(own: Chain, area: Area, terms: tuple[Abbreviation, ...]) -> OwnDocument | None:
    document = own.layers[-1].overlay.document
    if document is None:
        return None
    bases = {basis.id: citation(basis, terms) for basis in own.effective.bases}
    return own_document(document, bases, area)

"""What the parts of a body's document are called, and what they write out."""

from khtt.nouns.organisation import Area, Body, Level, Organisation, PlaceKind
from khtt.nouns.plan.abbreviation import Abbreviation
from khtt.nouns.plan.file import PlanFile


def where_of(body: Body, organisation: Organisation) -> str:
    """Say for whom a plan is, as its title ends: an area with a name, or the body that has several.

    Of two districts of one name in a khu vực each is told with its province.
    """
    if body.level is Level.NATION:
        return ""
    if body.area.kind in (PlaceKind.JOINT_DISTRICT, PlaceKind.BASE):
        return f" của {body.short}"
    above = organisation.above(body)
    beside = organisation.below(above) if above else ()
    if sum(one.area.name == body.area.name for one in beside) > 1:
        return f" trên địa bàn {body.area.name}, {_province(body.area, organisation)}"
    return f" trên địa bàn {body.area.name}"


def _province(area: Area, organisation: Organisation) -> str:
    """Name the province that the districts of an area belong to."""
    provinces = organisation.territory.provinces
    return next(one.full_name for one in provinces if set(area.districts) <= set(one.districts))


def terms_of(file: PlanFile) -> tuple[Abbreviation, ...]:
    """Give the abbreviations that a document introduces."""
    return tuple(
        Abbreviation(term.short, term.long) for term in file.abbreviations if term.introduce
    )


def title_of_organisation(file: PlanFile) -> str:
    """Give the heading under which the plan says who does what."""
    refs = [one.ref[0].split(".")[0] for one in file.responsibilities]
    found = (one.title for one in file.sections if refs and one.ref[0] == refs[0])
    return next(found, "Tổ chức thực hiện")

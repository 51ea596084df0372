"""Rules about whose overlay it is, where it lies, and the weights of its districts (KH221-KH235)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import get_args

from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.organisation import Role
from khtt.nouns.plan.items import Quota
from khtt.nouns.plan.overlay import Weights
from khtt.nouns.source import Path
from khtt.nouns.territory import PlaceError


def no_such_place(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH221: the overlay is for no place of the map, for two of one name, or for another's district.

    Nobody would compile it, or the wrong unit would. Write the slug that the message offers:
    `huyen-hong-ngu` and `thanh-pho-hong-ngu` are two districts of one name.
    """
    place = survey.overlay.overlay
    path: Path = ("overlay", "province")
    try:
        province = survey.territory.find_province(place.province)
        path = ("overlay", "district")
        if place.district:
            province.find_district(place.district)
    except PlaceError as error:
        message = str(error) + _elsewhere(survey, place.district if path[1] == "district" else None)
        yield survey.breach("KH221", path, message, _map_is_of(survey))


def _elsewhere(survey: OverlaySurvey, district: str | None) -> str:
    """Name the province that does have the district."""
    others = [
        f"{province.slug}/{one.slug}"
        for province in survey.territory.provinces
        for one in province.districts
        if district and one.slug == district and province != survey.province
    ]
    return f"; there is {', '.join(others)}" if others else ""


def _map_is_of(survey: OverlaySurvey) -> Related:
    what = f"the plan speaks of the map of {survey.territory.name}"
    return Related(survey.chain.source.place(("plan", "as_of")), what)


def wrong_file(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH222: the overlay lies under another name or year than its own.

    Files are found by their path: `plans/2022/dong-thap.yaml`, and
    `plans/2022/dong-thap/huyen-hong-ngu.yaml`. Move the file, or mend what it says.
    """
    place = survey.overlay.overlay
    year = survey.above.plan.year
    if place.year != year:
        message = f"the overlay is for {place.year}, the plan it lies under for {year}"
        yield survey.breach(
            "KH222", ("overlay", "year"), message, Related(survey.head(), "the plan's year")
        )
    if survey.province is None or (place.district and survey.district is None):
        return
    parts = [survey.province.slug, *([survey.district.slug] if survey.district else [])]
    # The overlays of `plans/2022.yaml` lie below `plans/2022`.
    below = PurePosixPath(survey.chain.source.file).with_suffix("")
    lies = PurePosixPath(survey.layer.source.file).relative_to(below)
    if lies.with_suffix("").parts != tuple(parts):
        message = f"the overlay of {'/'.join(parts)} lies in {year}/{lies}"
        hint = f"move it to {year}/{'/'.join(parts)}.yaml, or mend its place"
        key = "district" if place.district else "province"
        yield survey.breach(
            "KH222", ("overlay", key), message, Related(survey.head(), "the plan above"), hint
        )


def bad_weights(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH234: weights are negative or all nil, so that nothing can be spread by them.

    A weight says how large a district's part is beside those of the others. Write whole numbers
    or `1,5`; leave `weights` out to spread by the number of communes.
    """
    for path, weights in _weights(survey):
        spread = _spread_item(survey)
        for index, one in enumerate(weights):
            if one.weight < 0:
                message = f"the weight of '{one.district}' is negative: {one.weight}"
                yield survey.breach("KH234", (*path, index), message, spread, "write 0 or more")
        if all(one.weight == 0 for one in weights):
            yield survey.breach("KH234", path, "all weights are nil", spread, "leave them out")


def _weights(survey: OverlaySurvey) -> Iterator[tuple[Path, Weights]]:
    if survey.overlay.weights:
        yield ("weights",), survey.overlay.weights
    for index, money in enumerate(survey.overlay.money):
        if money.weights:
            yield ("money", index, "weights"), money.weights


def _spread_item(survey: OverlaySurvey) -> Related:
    """Give the place of the first number that would be spread."""
    quotas = [item for item in survey.items.values() if isinstance(item, Quota)]
    if not quotas:
        return Related(survey.head(), "the plan above")
    return survey.against(quotas[0].id, "quantity", "is spread by them")


def weights_of_nobody(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH235: weights name what is no district of the province, or leave some out (the latter a warning).

    A name that is none would take its part of every number with it; a district left out gets
    nothing. Only a province has weights.
    """
    for path, weights in _weights(survey):
        if survey.overlay.overlay.district:
            yield survey.error("KH235", path, "a district has none to spread over", "delete them")
        elif survey.province:
            slugs = {one.slug: one.full_name for one in survey.province.districts}
            yield from _strangers(survey, path, weights, slugs)


def _strangers(
    survey: OverlaySurvey, path: Path, weights: Weights, slugs: dict[str, str]
) -> Iterator[Diagnostic]:
    for index, one in enumerate(weights):
        if one.district not in slugs:
            meant = nearest(one.district, slugs)
            hint = f"did you mean '{meant}'?" if meant else "see: khtt list districts"
            message = f"there is no district '{one.district}' in the province"
            yield survey.breach("KH235", (*path, index), message, _map_is_of(survey), hint)
    if left := [name for slug, name in slugs.items() if slug not in {w.district for w in weights}]:
        message = f"no weight for {', '.join(left)}: nothing is spread there"
        warning = survey.survey.warning("KH235", path, message, "write 0 to say so")
        yield replace(warning, at=survey.layer.source.key_place(path))


def unknown_office(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH243: a name is given to an office that does no known work.

    Offices are told by their work: communication, finance, collection and so on; their names are
    the locality's. Mend the key.
    """
    roles = get_args(Role)
    for index, office in enumerate(survey.overlay.facts.offices):
        if office.role not in roles:
            meant = nearest(office.role, roles)
            hint = f"did you mean `{meant}`?" if meant else f"the offices are {', '.join(roles)}"
            message = f"there is no office '{office.role}'"
            yield survey.error("KH243", ("facts", "offices", index), message, hint)


def committee_of_a_province(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH245: a province's plan is said to be its People's Committee's.

    Only a district's document has that form; a province's is its office's. Delete `issuer`, or
    move it to the district's overlay.
    """
    if survey.overlay.issuer == "committee" and not survey.overlay.overlay.district:
        message = "only a district's plan can be its People's Committee's"
        where = Related(survey.chain.source.place(("plan", "issuer")), "the plan above")
        yield survey.breach("KH245", ("issuer",), message, where, "delete it")


PLACES = (
    no_such_place,
    wrong_file,
    committee_of_a_province,
    bad_weights,
    weights_of_nobody,
    unknown_office,
)

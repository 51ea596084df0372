"""Rules about whose overlay it is, where it lies, and the weights of its districts (KH221-KH235)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Related, nearest
from khtt.nouns.organisation import Level, NoCommittee, offices_by_work
from khtt.nouns.plan.items import Quota
from khtt.nouns.plan.overlay import Weights
from khtt.nouns.source import Path
from khtt.nouns.territory import PlaceError


def no_such_place(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH221: the overlay is for no place of the map, for two of one name, or for another's district.

    Nobody would compile it, or the wrong unit would. Write the slug that the message offers:
    `huyen-hong-ngu` and `thanh-pho-hong-ngu` are two districts of one name.
    """
    path: Path = ("overlay", "province")
    place = survey.overlay.overlay
    try:
        province = survey.organisation.find(place.province, Level.PROVINCE)
        if survey.lower:
            path = ("overlay", "district" if place.district else "base")
            lowest = survey.organisation.levels[-1]
            survey.organisation.find(survey.lower, lowest, province)
    except PlaceError as error:
        yield survey.breach("KH221", path, f"{error}{_elsewhere(survey)}", _map_is_of(survey))


def _elsewhere(survey: OverlaySurvey) -> str:
    """Name the body elsewhere that has the name."""
    lowest = survey.organisation.levels[-1]
    others = [one.id for one in survey.organisation.of_level(lowest) if one.slug == survey.lower]
    return f"; there is {', '.join(others)}" if others and survey.province else ""


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
    if survey.body is None:
        return
    parts = survey.body.id.split("/")
    # The overlays of `plans/2022.yaml` lie below `plans/2022`.
    below = PurePosixPath(survey.chain.source.file).with_suffix("")
    lies = PurePosixPath(survey.layer.source.file).relative_to(below)
    if not _lies_right(survey, lies.with_suffix("").parts):
        message = f"the overlay of {'/'.join(parts)} lies in {year}/{lies}"
        hint = f"move it to {year}/{'/'.join(parts)}.yaml, or mend its place"
        key = next((key for key in ("district", "base") if getattr(place, key)), "province")
        yield survey.breach(
            "KH222", ("overlay", key), message, Related(survey.head(), "the plan above"), hint
        )


def _lies_right(survey: OverlaySurvey, names: tuple[str, ...]) -> bool:
    """Tell whether the names of folder and file find the body that the overlay is for."""
    try:
        found = survey.organisation.find(names[0], Level.PROVINCE)
        for name in names[1:]:
            found = survey.organisation.find(name, survey.organisation.levels[-1], found)
    except PlaceError:
        return False
    return found == survey.body and len(names) == found.id.count("/") + 1


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
        if survey.lower:
            yield survey.error("KH235", path, "a district has none to spread over", "delete them")
        elif survey.province:
            slugs = {one.slug: one.area.name for one in survey.below}
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
    roles = [office.role for office in offices_by_work()]
    for index, office in enumerate(survey.overlay.facts.offices):
        if office.role not in roles:
            meant = nearest(office.role, roles)
            hint = f"did you mean `{meant}`?" if meant else f"the offices are {', '.join(roles)}"
            message = f"there is no office '{office.role}'"
            yield survey.error("KH243", ("facts", "offices", index), message, hint)


def no_committee(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH245: a plan is said to be a People's Committee's, and the body works for none.

    A khu vực, a joint office and a base office work in several units, each with a committee of its
    own. Delete `issuer`.
    """
    if survey.overlay.issuer != "committee" or survey.body is None:
        return
    try:
        survey.organisation.committee(survey.body)
    except NoCommittee as error:
        where = Related(survey.chain.source.place(("plan", "issuer")), "the plan above")
        yield survey.breach("KH245", ("issuer",), str(error), where, "delete it")


PLACES = (
    no_such_place,
    wrong_file,
    no_committee,
    bad_weights,
    weights_of_nobody,
    unknown_office,
)

"""Rules about whose overlay it is, where it lies, and the weights of its districts (KH221-KH235)."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from khtt.check.overlay.survey import OverlaySurvey
from khtt.nouns.diagnostic import Diagnostic, Related
from khtt.nouns.language import _
from khtt.nouns.organisation import Level, NoCommittee
from khtt.nouns.territory import PlaceError

if TYPE_CHECKING:
    from khtt.nouns.source import Path


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
        kind = "provinces" if path[-1] == "province" else "districts"
        hint = _("see: khtt list {kind} --year {year}").format(
            kind=kind, year=survey.above.plan.year
        )
        message = f"{error}{_elsewhere(survey)}"
        yield survey.breach("KH221", path, message, survey.map_is_of(), hint)


def _elsewhere(survey: OverlaySurvey) -> str:
    """Name the body elsewhere that has the name."""
    lowest = survey.organisation.levels[-1]
    others = [one.id for one in survey.organisation.of_level(lowest) if one.slug == survey.lower]
    return (
        _("; there is {names}").format(names=", ".join(others))
        if others and survey.province
        else ""
    )


def wrong_file(survey: OverlaySurvey) -> Iterator[Diagnostic]:
    """KH222: the overlay lies under another name or year than its own.

    Files are found by their path: `plans/2022/dong-thap.yaml`, and
    `plans/2022/dong-thap/huyen-hong-ngu.yaml`. Move the file, or mend what it says.
    """
    place = survey.overlay.overlay
    year = survey.above.plan.year
    if place.year != year:
        message = _("the overlay is for {year}, the plan it lies under for {other}").format(
            year=place.year, other=year
        )
        where = Related(survey.head(), _("the plan's year"))
        hint = _("move the file to the folder of its year, or mend the year")
        yield survey.breach("KH222", ("overlay", "year"), message, where, hint)
    if survey.body is None:
        return
    parts = survey.body.id.split("/")
    # The overlays of `plans/2022.yaml` lie below `plans/2022`.
    below = PurePosixPath(survey.chain.source.file).with_suffix("")
    lies = PurePosixPath(survey.layer.source.file).relative_to(below)
    if not _lies_right(survey, lies.with_suffix("").parts):
        message = _("the overlay of {names} lies in {year}/{lies}").format(
            names="/".join(parts), year=year, lies=lies
        )
        hint = _("move it to {year}/{names}.yaml, or mend its place").format(
            year=year, names="/".join(parts)
        )
        key = next((key for key in ("district", "base") if getattr(place, key)), "province")
        yield survey.breach(
            "KH222", ("overlay", key), message, Related(survey.head(), _("the plan above")), hint
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
        where = Related(survey.chain.source.place(("plan", "issuer")), _("the plan above"))
        yield survey.breach("KH245", ("issuer",), str(error), where, _("delete it"))


PLACES = (
    no_such_place,
    wrong_file,
    no_committee,
)

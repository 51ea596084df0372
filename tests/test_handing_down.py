"""Numbers and money handed down: they add up and keep their floors, whatever the weights.

Every provincial body of every plan, with weights, measures, assigned numbers and money drawn by lot.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

from khtt.compiler import load_plan
from khtt.nouns.organisation import Body, Level, Organisation, organisation_on, receivers
from khtt.nouns.plan.allotment import Allotment, QuotaColumn
from khtt.nouns.plan.chain import Chain, Layer
from khtt.nouns.plan.overlay import Overlay
from khtt.nouns.plan.resolved import Plan
from khtt.nouns.source import Plain, Source
from khtt.resolve import resolve
from khtt.workspace import DiskWorkspace

ROOT = Path(__file__).parents[1]
JULY = date(2025, 7, 1)
TIMES = [(2022, None), (2023, None), (2025, None), (2025, JULY)]
LOUD: dict[str, Plain] = {
    "at_least": 5,
    "unit": "lượt",
    "per": ("week", "commune"),
    "of_which": ({"at_least": 2, "unit": "lượt", "on": "BHXH tự nguyện"},),
}
OWN: tuple[dict[str, Plain], ...] = (
    {"id": "own-loud", "name": "Phát thanh", "quantity": LOUD},
    {"id": "own-places", "name": "Nơi có hội nghị", "quantity": {"about": "25%", "of": "commune"}},
    {
        "id": "own-districts",
        "name": "Lễ",
        "quantity": {"exactly": 2, "unit": "lễ", "per": ("district",)},
    },
    {"id": "own-total", "name": "Hội nghị", "quantity": {"exactly": 137, "unit": "cuộc"}},
)
PER_COMMUNE = ("own-loud", "script-loudspeaker-broadcasts")


@cache
def _plan(year: int) -> Chain:
    return load_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml")).chain


def _bodies(year: int, day: date | None) -> Iterator[tuple[Organisation, Body]]:
    organisation = organisation_on(day or _plan(year).file.plan.day)
    yield from ((organisation, body) for body in organisation.of_level(Level.PROVINCE))


def _spread(lot: Random, below: tuple[Body, ...]) -> dict[str, Plain]:
    weights: dict[str, Plain] = {body.slug: lot.choice([0, 1, 2, 7, 50]) for body in below}
    if not any(weights.values()):
        weights[below[0].slug] = 1
    by: dict[str, Plain] = {"by": lot.choice(["communes", "equal", "enterprises"])}
    return lot.choice([{"weights": weights}, by])


def _overlay(lot: Random, body: Body, below: tuple[Body, ...]) -> Overlay:
    slugs = [one.slug for one in below]
    data: dict[str, Plain] = {
        "khtt": 1,
        "overlay": {"province": body.slug, "year": 2022},
        "add": {"campaigns": OWN},
    }
    if below:
        counts: dict[str, Plain] = {slug: lot.randint(0, 900) for slug in slugs}
        spread: dict[str, Plain] = {str(one["id"]): _spread(lot, below) for one in OWN}
        given: dict[str, Plain] = {lot.choice(slugs): lot.randint(0, 40)}
        spread["own-total"] = {"by": "equal", "numbers": given, "keep": lot.randint(0, 60)}
        spread["quota-commune-conferences"] = _spread(lot, below)
        spread["quota-enterprise-meetings"] = _spread(lot, below)
        spread["script-loudspeaker-broadcasts"] = _spread(lot, below)
        money: dict[str, Plain] = {
            "id": "own-money",
            "text": "Kinh phí",
            "amount": lot.randint(0, 10**10),
        }
        data |= {"measures": {"enterprises": counts}, "spread": spread}
        data["money"] = ({**money, **_spread(lot, below)},)
    return Overlay.model_validate(data)


@cache
def _resolved(year: int, day: date | None, seed: int) -> tuple[tuple[Organisation, Plan], ...]:
    found: list[tuple[Organisation, Plan]] = []
    lot = Random(f"{year} {day} {seed}")  # noqa: S311 (a lot, not a secret)
    for organisation, body in _bodies(year, day):
        overlay = _overlay(lot, body, organisation.below(body))
        chain = _plan(year).under(Layer(overlay, Source("own.yaml", {}), body.id))
        found.append((organisation, resolve(chain, body, organisation)))
    return tuple(found)


def _values(allotment: Allotment, place: int) -> list[int]:
    return [row.values[place] for row in allotment.rows]


def _columns(plan: Plan) -> Iterator[tuple[QuotaColumn, list[int], int]]:
    handed = plan.allotment
    for place, column in enumerate(handed.columns):
        yield column, _values(handed, place), handed.kept[place]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("year", "day"), TIMES)
def test_what_is_handed_down_adds_up_and_keeps_its_floor(
    year: int, day: date | None, seed: int
) -> None:
    for organisation, plan in _resolved(year, day, seed):
        direct = organisation.served_directly(plan.office)
        for column, values, kept in _columns(plan):
            assert sum(values) + kept == column.total, (plan.body.id, column.id)
            assert min([*values, kept]) >= 0
            for body, value in zip(plan.below, values, strict=True):
                assert value >= (column.each or 0) * body.area.total, (body.id, column.id)
                assert value >= (column.each_district or 0) * len(body.area.districts)
                assert not column.counted or value <= body.area.total, (body.id, column.id)
            if direct and plan.below:
                assert kept >= (column.each or 0) * direct.total
                assert not column.counted or kept <= direct.total


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("year", "day"), TIMES)
def test_a_part_is_never_more_than_its_whole(year: int, day: date | None, seed: int) -> None:
    for _, plan in _resolved(year, day, seed):
        whole: dict[str, list[int]] = {}
        for column, values, kept in _columns(plan):
            if column.part:
                assert all(a <= b for a, b in zip([*values, kept], whole[column.id], strict=True))
            else:
                whole[column.id] = [*values, kept]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("year", "day"), TIMES)
def test_money_adds_up(year: int, day: date | None, seed: int) -> None:
    for _, plan in _resolved(year, day, seed):
        for one in plan.local.sums:
            assert sum(one.parts) + one.kept == one.total
            assert min([*one.parts, one.kept]) >= 0
            assert len(one.parts) in (0, len(plan.below))


@pytest.mark.parametrize(("year", "day"), TIMES)
def test_a_body_below_says_what_the_body_above_hands_down(year: int, day: date | None) -> None:
    for organisation, plan in _resolved(year, day, 1):
        overlay = _overlay(Random(1), plan.office, plan.below)  # noqa: S311
        layer = Layer(overlay, Source("own.yaml", {}), plan.office.id)
        chain = _plan(year).under(layer)
        above = resolve(chain, plan.office, organisation)
        for below, row in zip(plan.below[:2], above.allotment.rows[:2], strict=False):
            shares = resolve(chain, below, organisation, above).shares
            assert [share.value for share in shares] == [value for value in row.values if value]


def test_a_number_that_nothing_tells_how_to_spread_stays_with_the_body() -> None:
    organisation, body = next(_bodies(2022, None))
    plan = resolve(_plan(2022), body, organisation)
    assert "quota-enterprise-meetings" in {one.id for one in plan.allotment.undivided}


def _over_communes(lot: Random, body: Body, organisation: Organisation) -> Overlay:
    slugs = [one.slug for one in receivers(organisation, body).all]
    counts: dict[str, Plain] = {slug: lot.randint(0, 900) for slug in slugs}
    weights: dict[str, Plain] = {slug: lot.choice([1, 2, 7]) for slug in slugs}
    ways: list[dict[str, Plain]] = [{"by": "communes"}, {"by": "people"}, {"weights": weights}]
    given: dict[str, Plain] = {slug: lot.randint(0, 40) for slug in slugs[1:2]}
    spread: dict[str, Plain] = {str(one["id"]): lot.choice(ways) for one in OWN}
    spread["own-total"] = {"by": "equal", "numbers": given, "keep": lot.randint(0, 60)}
    spread["quota-commune-conferences"] = lot.choice(ways)
    spread["script-loudspeaker-broadcasts"] = lot.choice(ways)
    money: dict[str, Plain] = {
        "id": "own-money",
        "text": "Kinh phí",
        "amount": lot.randint(0, 10**9),
    }
    data: dict[str, Plain] = {
        "khtt": 1,
        "overlay": {"province": body.above, body.level.value: body.slug, "year": 2022},
        "add": {"campaigns": OWN},
        "measures": {"people": counts},
        "spread": spread,
        "money": ({**money, **lot.choice(ways)},),
    }
    return Overlay.model_validate(data)


@pytest.mark.parametrize(("year", "day"), TIMES)
def test_what_an_office_spreads_over_its_communes_adds_up_and_keeps_its_floor(
    year: int, day: date | None
) -> None:
    lot = Random(f"communes {year} {day}")  # noqa: S311 (a lot, not a secret)
    organisation = organisation_on(day or _plan(year).file.plan.day)
    above = {one.id: resolve(_plan(year), one, organisation) for _, one in _bodies(year, day)}
    lowest = [one for one in organisation.of_level(organisation.levels[-1]) if one.area.total]
    for body in lot.sample(lowest, min(len(lowest), 120)):
        layer = Layer(_over_communes(lot, body, organisation), Source("own.yaml", {}), body.id)
        plan = resolve(_plan(year).under(layer), body, organisation, above[body.above])
        handed = {one.id: one.value for one in plan.shares if not one.column.part}
        assert {column.id for column, _, _ in _columns(plan)} >= {"own-total", "own-loud"}
        for column, values, kept in _columns(plan):
            assert sum(values) + kept == column.total
            assert column.part or column.total == handed.get(column.id, column.total)
            assert len(values) == body.area.total
            assert min([*values, kept]) >= 0
            assert min(values) >= (column.each or 0), (body.id, column.id)
            assert not column.counted or max(values) <= 1, (body.id, column.id)
        for one in plan.local.sums:
            assert sum(one.parts) + one.kept == one.total
            assert len(one.parts) == body.area.total

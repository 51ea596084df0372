"""Which offices of an older day an office continues, by lists, by the map, by the names of communes."""

from datetime import date

import pytest

from khtt.compiler.succession import predecessors
from khtt.nouns.organisation import Level, organisation_on

NOW = organisation_on(date(2026, 1, 15))
THEN = organisation_on(date(2023, 1, 5))


@pytest.mark.parametrize(
    ("base", "districts"),
    [
        ("ha-noi/co-so-dong-da", ["ha-noi/quan-dong-da"]),
        ("dong-thap/co-so-chau-thanh", ["tien-giang/huyen-chau-thanh"]),
        ("dong-thap/co-so-cai-lay", ["tien-giang/huyen-cai-lay", "tien-giang/thi-xa-cai-lay"]),
        ("thai-nguyen/co-so-na-ri", ["bac-kan/huyen-na-ri"]),
        ("thanh-hoa/co-so-tinh-gia", ["thanh-hoa/thi-xa-nghi-son"]),
    ],
)
def test_a_base_continues_the_districts_of_its_communes(base: str, districts: list[str]) -> None:
    body = next(one for one in NOW.of_level(Level.BASE) if one.id == base)
    assert [one.id for one in predecessors(body, NOW, THEN)] == districts


def test_every_published_base_continues_an_office_of_the_year_before() -> None:
    before = organisation_on(date(2025, 4, 20))
    for body in NOW.of_level(Level.BASE):
        assert predecessors(body, NOW, before)

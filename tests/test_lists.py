"""A province's own list of the offices below it, checked on the map of the day."""

from datetime import date

import pytest

from khtt.nouns.organisation import (
    Body,
    Entry,
    Level,
    ListError,
    NoOffice,
    Organisation,
    list_problems,
    organisation_on,
)

IN_2022 = organisation_on(date(2022, 2, 16))
JUNE_2025 = organisation_on(date(2025, 6, 15))
IN_2026 = organisation_on(date(2026, 1, 15))
CA_MAU = IN_2026.body("ca-mau")
DONG_THAP = IN_2022.body("dong-thap")
REGION = JUNE_2025.body("khu-vuc-xxxiii")
BASES = (
    Entry("BHXH cơ sở Năm Căn", ("xã Năm Căn", "Đất Mới", "xa-ho-thi-ky")),
    Entry("Bảo hiểm xã hội cơ sở Giá Rai", ("phường Giá Rai", "31891"), seat="Bạc Liêu"),
    Entry("U Minh", ("U Minh", "Nguyễn Phích, tỉnh Cà Mau"), id="u-minh", short="BHXH U Minh"),
)
Expected = list[tuple[int, str, str]]


def _problems(organisation: Organisation, body: Body, *entries: Entry) -> Expected:
    found = list_problems(organisation, body, entries)
    return [(problem.entry, problem.key, problem.message) for problem in found]


def test_a_list_gives_bodies_their_names_seats_and_areas() -> None:
    assert _problems(IN_2026, CA_MAU, *BASES) == []
    given = IN_2026.with_below(CA_MAU, BASES)
    first, second, third = given.below(CA_MAU)
    assert (first.id, first.name) == ("ca-mau/co-so-nam-can", "Bảo hiểm xã hội cơ sở Năm Căn")
    assert (first.seat, first.superior) == ("Năm Căn", "Bảo hiểm xã hội tỉnh Cà Mau")
    assert first.area.name == "các xã Năm Căn, Đất Mới, Hồ Thị Kỷ"
    assert (second.short, second.seat) == ("BHXH cơ sở Giá Rai", "Bạc Liêu")
    assert (third.id, third.short) == ("ca-mau/u-minh", "BHXH U Minh")


def test_what_a_list_leaves_over_is_served_by_the_province() -> None:
    given = IN_2026.with_below(CA_MAU, BASES)
    own = given.served_directly(CA_MAU)
    assert own
    assert own.total == CA_MAU.area.total - 7
    assert given.listed(CA_MAU)
    with pytest.raises(NoOffice, match="phường Tân Thành: served by BHXH tỉnh Cà Mau itself"):
        given.find("ca-mau/tan-thanh", Level.BASE)
    assert given.find("Đất Mới", Level.BASE, CA_MAU).id == "ca-mau/co-so-nam-can"


def test_a_list_leaves_the_old_organisation_and_the_other_provinces_as_they_are() -> None:
    given = IN_2026.with_below(CA_MAU, BASES)
    assert IN_2026.below(CA_MAU) == ()
    assert not IN_2026.listed(CA_MAU)
    assert given.below(given.body("ha-noi")) == IN_2026.below(IN_2026.body("ha-noi"))
    assert len(given.of_level(Level.BASE)) == len(IN_2026.of_level(Level.BASE)) + len(BASES)


def test_a_list_replaces_what_is_known() -> None:
    body = IN_2026.body("dong-thap")
    given = IN_2026.with_below(body, [Entry("Cao Lãnh", ("phường Cao Lãnh",))])
    assert [one.id for one in given.below(body)] == ["dong-thap/co-so-cao-lanh"]


def test_an_office_may_serve_several_districts_and_the_capital_none() -> None:
    entries = [
        Entry("BHXH huyện Hồng Ngự", ("huyện Hồng Ngự", "thanh-pho-hong-ngu")),
        Entry("BHXH liên huyện Lấp Vò - Lai Vung", ("Lấp Vò", "876"), seat="Lấp Vò"),
    ]
    given = IN_2022.with_below(DONG_THAP, entries)
    joint, second = given.below(DONG_THAP)
    assert joint.area.name == "huyện Hồng Ngự và thành phố Hồng Ngự"
    assert joint.seat == "Hồng Ngự"
    assert second.id == "dong-thap/lien-huyen-lap-vo-lai-vung"
    assert given.find("thành phố Hồng Ngự", Level.DISTRICT) is joint
    with pytest.raises(NoOffice, match="thành phố Cao Lãnh: served by BHXH tỉnh Đồng Tháp itself"):
        given.find("thành phố Cao Lãnh", Level.DISTRICT)


def test_an_empty_list_says_that_the_province_serves_all() -> None:
    given = IN_2026.with_below(CA_MAU, [])
    assert given.listed(CA_MAU)
    assert given.served_directly(CA_MAU) == CA_MAU.area


@pytest.mark.parametrize(
    ("organisation", "body", "entries", "expected"),
    [
        (
            IN_2026,
            CA_MAU,
            [Entry("Năm Căn", ("Năm Căn",)), Entry("Đất Mới", ("Đất Mới", "xã Năm Căn"))],
            [(1, "covers", "xã Năm Căn is covered by Năm Căn already")],
        ),
        (
            IN_2026,
            CA_MAU,
            [Entry("Năm Căn", ("Năm Cănn",))],
            [
                (
                    0,
                    "covers",
                    "there is no 'Năm Cănn' in tỉnh Cà Mau; did you mean xa-nam-can (xã Năm Căn)?",
                )
            ],
        ),
        (
            IN_2026,
            CA_MAU,
            [Entry("Năm Căn", ("Lai Vung",))],
            [(0, "covers", "'Lai Vung' is in tỉnh Đồng Tháp, not in tỉnh Cà Mau")],
        ),
        (
            IN_2026,
            CA_MAU,
            [Entry("Năm Căn", ("Atlantis",))],
            [(0, "covers", "there is no 'Atlantis' in tỉnh Cà Mau")],
        ),
        (
            IN_2026,
            CA_MAU,
            [Entry("Năm Căn", ())],
            [(0, "covers", "it covers nothing")],
        ),
        (
            IN_2026,
            CA_MAU,
            [Entry("Năm Căn", ("Năm Căn",)), Entry("BHXH cơ sở Năm Căn", ("Đất Mới",))],
            [(1, "name", "two offices have the name 'cơ sở Năm Căn'")],
        ),
        (
            IN_2026,
            CA_MAU,
            [Entry("Năm Căn", ("Năm Căn",), "co-so-a"), Entry("Đất Mới", ("Đất Mới",), "co-so-a")],
            [(1, "id", "two offices have the id 'co-so-a'")],
        ),
        (
            IN_2022,
            DONG_THAP,
            [Entry("huyện Hồng Ngự", ("Hồng Ngự",))],
            [
                (
                    0,
                    "covers",
                    (
                        "'Hồng Ngự' is the name of 2 units in tỉnh Đồng Tháp: say"
                        " huyen-hong-ngu (huyện Hồng Ngự) or thanh-pho-hong-ngu (thành phố Hồng Ngự)"
                    ),
                )
            ],
        ),
        (
            JUNE_2025,
            REGION,
            [Entry("huyện Châu Thành", ("huyện Châu Thành",))],
            [
                (
                    0,
                    "covers",
                    (
                        "'huyện Châu Thành' is the name of 2 units in tỉnh Đồng Tháp và tỉnh Tiền"
                        " Giang: say dong-thap/huyen-chau-thanh (huyện Châu Thành)"
                        " or tien-giang/huyen-chau-thanh (huyện Châu Thành)"
                    ),
                )
            ],
        ),
        (
            JUNE_2025,
            REGION,
            [Entry("A", ("tien-giang/huyen-chau-thanh", "huyện Châu Thành, tỉnh Đồng Tháp"))],
            [],
        ),
        (
            IN_2026,
            IN_2026.body("thai-nguyen"),
            [Entry("Na Rì", ("xa-van-lang",)), Entry("Đồng Hỷ", ("xã Văn Lăng",))],
            [
                (
                    0,
                    "covers",
                    (
                        "'xa-van-lang' is the name of 2 units in tỉnh Thái Nguyên: say"
                        " 02143 (xã Văn Lang) or 05665 (xã Văn Lăng)"
                    ),
                )
            ],
        ),
    ],
)
def test_a_list_is_checked_on_the_map(
    organisation: Organisation, body: Body, entries: list[Entry], expected: Expected
) -> None:
    assert _problems(organisation, body, *entries) == expected


def test_a_list_with_problems_gives_no_organisation() -> None:
    with pytest.raises(ListError, match="it covers nothing"):
        IN_2026.with_below(CA_MAU, [Entry("Năm Căn", ())])


def test_every_public_list_is_one_that_a_province_could_have_given() -> None:
    for organisation in (JUNE_2025, organisation_on(date(2025, 8, 1)), IN_2026):
        for body in organisation.of_level(Level.PROVINCE):
            entries = [
                Entry(one.name, tuple(u.code for u in (*one.area.districts, *one.area.communes)))
                for one in organisation.below(body)
            ]
            assert _problems(organisation, body, *entries) == []
            given = organisation.with_below(body, entries).below(body)
            assert [one.area for one in given] == [one.area for one in organisation.below(body)]
            assert [one.id for one in given] == [one.id for one in organisation.below(body)]

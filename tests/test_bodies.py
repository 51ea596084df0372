"""The bodies of Vietnam Social Security in time: which there are, what each covers, finding them."""

import pickle
import unicodedata
from collections import Counter
from datetime import date

import pytest

from khtt.nouns.organisation import (
    Body,
    Level,
    NoBases,
    NoCommittee,
    NoList,
    NoOffice,
    Organisation,
    PlaceKind,
    organisation_on,
)
from khtt.nouns.territory import (
    AmbiguousPlace,
    CommuneCounts,
    Kind,
    MergedPlace,
    NoDistricts,
    UnknownPlace,
    communes_on,
)

IN_2022 = organisation_on(date(2022, 2, 16))
IN_2023 = organisation_on(date(2023, 1, 16))
IN_2024 = organisation_on(date(2024, 6, 1))
JANUARY_2025 = organisation_on(date(2025, 1, 22))
APRIL_2025 = organisation_on(date(2025, 4, 15))
MAY_2025 = organisation_on(date(2025, 5, 20))
JUNE_2025 = organisation_on(date(2025, 6, 15))
JULY_2025 = organisation_on(date(2025, 7, 9))
AUGUST_2025 = organisation_on(date(2025, 8, 1))
IN_2026 = organisation_on(date(2026, 1, 15))
ALL = [
    IN_2022,
    IN_2023,
    IN_2024,
    JANUARY_2025,
    APRIL_2025,
    MAY_2025,
    JUNE_2025,
    JULY_2025,
    AUGUST_2025,
    IN_2026,
]
DISTRICT, BASE, PROVINCE = Level.DISTRICT, Level.BASE, Level.PROVINCE


def _since(value: object) -> str | None:
    return f"since-{value.first}" if isinstance(value, Organisation) else None


every = pytest.mark.parametrize("organisation", ALL, ids=_since)


def _lower(organisation: Organisation) -> tuple[Body, ...]:
    return organisation.of_level(organisation.levels[-1])


def _codes(body: Body) -> list[str]:
    area = body.area
    return [unit.code for unit in area.districts or area.communes or area.provinces]


def _texts(body: Body) -> tuple[str, ...]:
    offices = [text for office in body.offices for text in (office.name, office.short)]
    return (body.id, body.name, body.short, body.superior, body.seat, body.area.name, *offices)


# Which bodies there are


@pytest.mark.parametrize(
    ("organisation", "provincial", "level", "lower"),
    [
        (IN_2022, 63, DISTRICT, 705 - 5),
        (IN_2023, 63, DISTRICT, 705 - 5),
        (IN_2024, 63, DISTRICT, 705 - 5),
        (JANUARY_2025, 63, DISTRICT, 696 - 5),
        (APRIL_2025, 34, DISTRICT, 696 - 5 - 7),  # Hà Nội: 23 offices for 30 districts
        (MAY_2025, 34, DISTRICT, 696 - 5 - 7),
        (JUNE_2025, 34, DISTRICT, 23 + 25 + 36),
        (JULY_2025, 34, BASE, 23 + 36 + 2),
        (AUGUST_2025, 34, BASE, 23 + 36 + 2),
        (IN_2026, 34, BASE, 23 + 2 + 8 + 6 + 5 + 4 + 1),
    ],
    ids=_since,
)
def test_a_time_has_its_bodies(
    organisation: Organisation, provincial: int, level: Level, lower: int
) -> None:
    assert organisation.levels == (Level.NATION, PROVINCE, level)
    assert organisation.of_level(Level.NATION) == (organisation.nation,)
    assert len(organisation.of_level(PROVINCE)) == provincial
    assert len(organisation.of_level(level)) == lower


def test_one_organisation_follows_the_other_without_a_gap() -> None:
    assert organisation_on(date(1990, 1, 1)) is organisation_on(date(1995, 1, 1))
    for one in ALL:
        assert organisation_on(one.first) is one
        assert organisation_on(one.last) is one
        if one.last != date.max:
            assert organisation_on(date.fromordinal(one.last.toordinal() + 1)).first > one.last


@every
def test_every_id_stands_for_one_body(organisation: Organisation) -> None:
    ids = [body.id for body in organisation.bodies]
    assert len(set(ids)) == len(ids)
    assert all(organisation.body(body.id) is body for body in organisation.bodies)
    with pytest.raises(KeyError):
        organisation.body("atlantis")


@every
def test_siblings_have_different_short_names(organisation: Organisation) -> None:
    for above in (organisation.nation, *organisation.of_level(PROVINCE)):
        names = [body.short for body in organisation.below(above)]
        assert len(set(names)) == len(names)


@every
def test_every_body_stands_below_the_one_above(organisation: Organisation) -> None:
    assert organisation.above(organisation.nation) is None
    for body in organisation.bodies[1:]:
        above = organisation.above(body)
        assert above
        assert body in organisation.below(above)
        assert body.superior == above.name


@every
def test_all_text_is_nfc_and_none_is_empty(organisation: Organisation) -> None:
    for body in organisation.bodies:
        for text in _texts(body):
            assert unicodedata.is_normalized("NFC", text)
            assert text or text == body.superior
            assert "  " not in text


# What they cover


@every
def test_no_unit_is_covered_twice(organisation: Organisation) -> None:
    for level in organisation.levels:
        counts = Counter(code for body in organisation.of_level(level) for code in _codes(body))
        assert max(counts.values()) == 1


@every
def test_what_is_below_and_what_is_served_directly_make_the_whole(
    organisation: Organisation,
) -> None:
    for body in organisation.of_level(PROVINCE):
        below = organisation.below(body)
        own = organisation.served_directly(body)
        total = sum(one.area.total for one in below) + (own.total if own else 0)
        assert total == body.area.total
    assert organisation.served_directly(organisation.nation) is None


@every
def test_the_communes_of_an_area_are_as_many_as_it_counts(organisation: Organisation) -> None:
    for body in organisation.bodies:
        kinds = Counter(commune.kind for commune in organisation.communes_of(body))
        counts = (kinds[k] for k in (Kind.XA, Kind.PHUONG, Kind.THI_TRAN, Kind.DAC_KHU))
        assert CommuneCounts(*counts) == body.area.counts


@pytest.mark.parametrize("organisation", [IN_2022, JANUARY_2025, IN_2026], ids=_since)
def test_every_commune_lies_in_a_unit_of_the_map(organisation: Organisation) -> None:
    communes = communes_on(organisation.territory)
    found = [commune for some in communes.values() for commune in some]
    assert len(found) == organisation.nation.area.total
    assert len({commune.code for commune in found}) == len(found)
    provinces = {province.code for province in organisation.territory.provinces}
    assert {commune.province_code for commune in found} == provinces


def test_the_bases_of_ho_chi_minh_city_cover_every_commune_once() -> None:
    body = AUGUST_2025.body("ho-chi-minh")
    codes = [code for base in AUGUST_2025.below(body) for code in _codes(base)]
    assert len(codes) == len(set(codes)) == body.area.total == 168
    assert AUGUST_2025.served_directly(body) is None


def test_the_former_ha_dong_is_served_by_ha_noi_itself() -> None:
    own = IN_2026.served_directly(IN_2026.body("ha-noi"))
    assert own
    assert own.name == "các phường Dương Nội, Hà Đông, Kiến Hưng, Phú Lương, Yên Nghĩa"
    assert own.kind is PlaceKind.CENTRAL_CITY
    assert [commune.name for commune in IN_2026.communes_of(own)][1] == "Hà Đông"


@pytest.mark.parametrize(
    ("organisation", "ident", "listed"),
    [
        (IN_2022, "dong-thap", True),
        (MAY_2025, "khu-vuc-xxxiii", True),
        (JUNE_2025, "khu-vuc-i", True),
        (JUNE_2025, "khu-vuc-xxv", True),
        (JUNE_2025, "khu-vuc-xxvii", True),
        (JUNE_2025, "khu-vuc-xxxiii", False),
        (JULY_2025, "ha-noi", True),
        (AUGUST_2025, "ho-chi-minh", True),
        (AUGUST_2025, "can-tho", False),
        (IN_2026, "ha-noi", True),
        (IN_2026, "ho-chi-minh", False),
        (IN_2026, "dong-thap", False),
        (IN_2026, "ca-mau", False),
    ],
    ids=_since,
)
def test_it_is_told_whether_the_bodies_below_are_known(
    organisation: Organisation, ident: str, *, listed: bool
) -> None:
    assert organisation.listed(organisation.body(ident)) is listed


@pytest.mark.parametrize(
    ("ident", "district"),
    [
        ("hai-phong", "huyện Bạch Long Vĩ"),
        ("quang-tri", "huyện Cồn Cỏ"),
        ("da-nang", "huyện Hoàng Sa"),
        ("quang-ngai", "huyện Lý Sơn"),
        ("khanh-hoa", "huyện Trường Sa"),
    ],
)
def test_an_island_without_an_office_is_served_by_its_province(ident: str, district: str) -> None:
    own = IN_2022.served_directly(IN_2022.body(ident))
    assert own
    assert own.name == district


# What they are called


@pytest.mark.parametrize(
    ("organisation", "ident", "name", "seat", "kind"),
    [
        (IN_2022, "dong-thap", "BHXH tỉnh Đồng Tháp", "Đồng Tháp", PlaceKind.PROVINCE),
        (IN_2022, "ha-noi", "BHXH thành phố Hà Nội", "Hà Nội", PlaceKind.CENTRAL_CITY),
        (
            IN_2022,
            "ho-chi-minh",
            "BHXH Thành phố Hồ Chí Minh",
            "Thành phố Hồ Chí Minh",
            PlaceKind.CENTRAL_CITY,
        ),
        (
            IN_2022,
            "dong-thap/huyen-hong-ngu",
            "BHXH huyện Hồng Ngự",
            "Hồng Ngự",
            PlaceKind.RURAL_DISTRICT,
        ),
        (IN_2022, "ho-chi-minh/quan-1", "BHXH Quận 1", "Quận 1", PlaceKind.URBAN_DISTRICT),
        (
            IN_2022,
            "ho-chi-minh/thanh-pho-thu-duc",
            "BHXH thành phố Thủ Đức",
            "Thủ Đức",
            PlaceKind.CITY,
        ),
        (IN_2022, "binh-thuan/thi-xa-la-gi", "BHXH thị xã La Gi", "La Gi", PlaceKind.TOWN),
        (MAY_2025, "khu-vuc-xxxiii", "BHXH khu vực XXXIII", "Tiền Giang", PlaceKind.REGION),
        (MAY_2025, "khu-vuc-i", "BHXH khu vực I", "Hà Nội", PlaceKind.CENTRAL_CITY),
        (MAY_2025, "khu-vuc-vi", "BHXH khu vực VI", "Thanh Hóa", PlaceKind.PROVINCE),
        (
            MAY_2025,
            "khu-vuc-xxxiii/huyen-chau-thanh-tien-giang",
            "BHXH huyện Châu Thành, tỉnh Tiền Giang",
            "Châu Thành",
            PlaceKind.RURAL_DISTRICT,
        ),
        (
            JUNE_2025,
            "khu-vuc-i/lien-huyen-ung-hoa-my-duc",
            "BHXH liên huyện Ứng Hòa - Mỹ Đức",
            "Ứng Hòa",
            PlaceKind.JOINT_DISTRICT,
        ),
        (
            JUNE_2025,
            "khu-vuc-xxv/huyen-dak-song",
            "BHXH huyện Đắk Song",
            "Gia Nghĩa",
            PlaceKind.JOINT_DISTRICT,
        ),
        (
            IN_2026,
            "dong-thap/co-so-cho-gao",
            "BHXH cơ sở Chợ Gạo",
            "Chợ Gạo",
            PlaceKind.BASE,
        ),
    ],
    ids=_since,
)
def test_a_body_has_its_name_seat_and_kind(
    organisation: Organisation, ident: str, name: str, seat: str, kind: PlaceKind
) -> None:
    body = organisation.body(ident)
    assert (body.short, body.seat, body.kind) == (name, seat, kind)


@pytest.mark.parametrize(
    ("organisation", "ident", "name"),
    [
        (IN_2022, "nation", "cả nước"),
        (IN_2022, "dong-thap", "tỉnh Đồng Tháp"),
        (MAY_2025, "khu-vuc-xiv", "tỉnh Hà Nam, tỉnh Ninh Bình và tỉnh Nam Định"),
        (JUNE_2025, "khu-vuc-xxv/huyen-dak-song", "thành phố Gia Nghĩa và huyện Đắk Song"),
        (
            AUGUST_2025,
            "ho-chi-minh/co-so-tan-dinh",
            "các phường Sài Gòn, Tân Định, Bến Thành, Cầu Ông Lãnh",
        ),
        (AUGUST_2025, "ho-chi-minh/co-so-con-dao", "đặc khu Côn Đảo"),
        (
            IN_2026,
            "ha-noi/co-so-thanh-tri",
            "phường Thanh Liệt và các xã Thanh Trì, Đại Thanh, Nam Phù, Ngọc Hồi",
        ),
    ],
    ids=_since,
)
def test_a_sentence_names_the_area(organisation: Organisation, ident: str, name: str) -> None:
    assert organisation.body(ident).area.name == name


@pytest.mark.parametrize(
    ("organisation", "superior", "head"),
    [
        (IN_2023, "", "Tổng Giám đốc"),
        (organisation_on(date(2025, 2, 28)), "", "Tổng Giám đốc"),
        (organisation_on(date(2025, 3, 1)), "Bộ Tài chính", "Giám đốc"),
        (IN_2026, "Bộ Tài chính", "Giám đốc"),
    ],
    ids=_since,
)
def test_the_nation_has_the_head_and_superior_of_the_time(
    organisation: Organisation, superior: str, head: str
) -> None:
    nation = organisation.nation
    assert (nation.superior, nation.head, nation.seat) == (superior, head, "Hà Nội")


@pytest.mark.parametrize(
    ("organisation", "ident", "role", "name", "archive"),
    [
        (IN_2022, "nation", "communication", "Trung tâm Truyền thông", "TT"),
        (
            MAY_2025,
            "nation",
            "communication",
            "Ban Tuyên truyền và Hỗ trợ người tham gia",
            "TTHT",
        ),
        (
            IN_2022,
            "dong-thap",
            "communication",
            "Phòng Truyền thông và Phát triển đối tượng",
            "TTPTĐT",
        ),
        (
            MAY_2025,
            "khu-vuc-xxxiii",
            "communication",
            "Phòng Tuyên truyền và Hỗ trợ người tham gia",
            "TTHT",
        ),
        (MAY_2025, "khu-vuc-xxxiii", "administration", "Phòng Tổ chức - Hành chính", ""),
        (MAY_2025, "khu-vuc-xxvii", "administration", "Văn phòng", ""),
        (MAY_2025, "khu-vuc-i", "personnel", "Phòng Tổ chức cán bộ", ""),
        (AUGUST_2025, "ho-chi-minh", "finance", "Phòng Kế hoạch - Tài chính", ""),
    ],
    ids=_since,
)
def test_an_office_has_the_name_that_a_source_gives(
    organisation: Organisation, ident: str, role: str, name: str, archive: str
) -> None:
    office = organisation.body(ident).office(role)
    assert (office.name, office.archive, office.proper) == (name, archive, True)


@pytest.mark.parametrize(
    ("organisation", "ident"),
    [
        (IN_2023, "dong-thap"),
        (IN_2024, "nation"),
        (IN_2022, "dong-thap/huyen-hong-ngu"),
        (APRIL_2025, "khu-vuc-xxxiii"),
        (JULY_2025, "ho-chi-minh"),
        (IN_2026, "dong-thap"),
        (IN_2026, "ha-noi/co-so-dong-da"),
    ],
    ids=_since,
)
def test_an_office_without_a_source_is_named_by_its_work(
    organisation: Organisation, ident: str
) -> None:
    office = organisation.body(ident).office("communication")
    assert (office.name, office.archive, office.proper) == ("bộ phận truyền thông", "", False)


# What they continue


def test_a_province_of_july_2025_continues_its_region_and_its_provinces() -> None:
    assert IN_2026.body("dong-thap").predecessors == ("khu-vuc-xxxiii", "tien-giang", "dong-thap")


@pytest.mark.parametrize(
    ("organisation", "before"),
    [
        (JANUARY_2025, [IN_2024]),
        (MAY_2025, [JANUARY_2025]),
        (JUNE_2025, [JANUARY_2025]),
        (AUGUST_2025, [JANUARY_2025, MAY_2025, JUNE_2025]),
    ],
    ids=_since,
)
def test_what_a_body_continues_was_there(
    organisation: Organisation, before: list[Organisation]
) -> None:
    ids = {body.id for one in before for body in one.bodies}
    told = {old for body in organisation.bodies for old in body.predecessors}
    assert told <= ids


# Finding them


@every
def test_every_body_is_found_by_its_id_and_names(organisation: Organisation) -> None:
    for body in organisation.bodies:
        above = organisation.above(body)
        assert organisation.find(body.id, body.level) is body
        assert organisation.find(body.short, body.level, above) is body
        assert organisation.find(body.slug, body.level, above) is body


@every
def test_every_unit_finds_the_body_that_covers_it(organisation: Organisation) -> None:
    for body in (*organisation.of_level(PROVINCE), *_lower(organisation)):
        above = organisation.above(body)
        for code in _codes(body):
            assert organisation.find(code, body.level, above) is body


@pytest.mark.parametrize("text", ["nation", "BHXH Việt Nam", "Bảo hiểm xã hội Việt Nam"])
def test_the_nation_is_found(text: str) -> None:
    assert IN_2026.find(text, Level.NATION) is IN_2026.nation


@pytest.mark.parametrize(
    ("organisation", "text", "ident"),
    [
        (IN_2022, "huyện Hồng Ngự, tỉnh Đồng Tháp", "dong-thap/huyen-hong-ngu"),
        (IN_2022, "BHXH thành phố Hồng Ngự", "dong-thap/thanh-pho-hong-ngu"),
        (IN_2022, "bao hiem xa hoi huyen lai vung", "dong-thap/huyen-lai-vung"),
        (IN_2022, "Q1", "ho-chi-minh/quan-1"),
        (IN_2022, "TP Thủ Đức, TP HCM", "ho-chi-minh/thanh-pho-thu-duc"),
        (MAY_2025, "dong-thap/huyen-hong-ngu", "khu-vuc-xxxiii/huyen-hong-ngu"),
        (MAY_2025, "khu-vuc-xxxiii/huyen-lai-vung", "khu-vuc-xxxiii/huyen-lai-vung"),
        (MAY_2025, "dong-thap/huyen-chau-thanh", "khu-vuc-xxxiii/huyen-chau-thanh-dong-thap"),
        (JUNE_2025, "huyện Mỹ Đức", "khu-vuc-i/lien-huyen-ung-hoa-my-duc"),
        (JUNE_2025, "Gia Nghĩa", "khu-vuc-xxv/huyen-dak-song"),
        (JUNE_2025, "thành phố Phú Mỹ", "khu-vuc-xxvii/thi-xa-phu-my"),
        (AUGUST_2025, "Đống Đa", "ha-noi/co-so-dong-da"),
        (AUGUST_2025, "BHXH Cơ sở Đống Đa, Hà Nội", "ha-noi/co-so-dong-da"),
        (AUGUST_2025, "phường Sài Gòn", "ho-chi-minh/co-so-tan-dinh"),
        (IN_2026, "dak-lak/co-so-m-drak", "dak-lak/co-so-m-drak"),
        (IN_2026, "BHXH cơ sở M’Drắk", "dak-lak/co-so-m-drak"),
    ],
    ids=_since,
)
def test_a_body_below_the_province_is_found_by_its_usual_names(
    organisation: Organisation, text: str, ident: str
) -> None:
    assert organisation.find(text, organisation.levels[-1]).id == ident
    nfd = unicodedata.normalize("NFD", text)
    assert organisation.find(nfd, organisation.levels[-1]).id == ident


@pytest.mark.parametrize(
    "text",
    ["dong-thap", "Tiền Giang", "tỉnh Đồng Tháp", "87", "khu vực XXXIII", "BHXH khu vực XXXIII"],
)
def test_the_name_of_a_province_finds_the_region_that_covers_it(text: str) -> None:
    assert MAY_2025.find(text, PROVINCE).id == "khu-vuc-xxxiii"


@pytest.mark.parametrize(
    ("organisation", "text", "level", "error", "message"),
    [
        (
            JUNE_2025,
            "Hà Đông",
            DISTRICT,
            NoOffice,
            "quận Hà Đông: served by BHXH khu vực I itself",
        ),
        (
            IN_2022,
            "Lý Sơn",
            DISTRICT,
            NoOffice,
            "huyện Lý Sơn: served by BHXH tỉnh Quảng Ngãi itself",
        ),
        (
            IN_2026,
            "phường Hà Đông, Hà Nội",
            BASE,
            NoOffice,
            "phường Hà Đông: served by BHXH thành phố Hà Nội itself",
        ),
        (
            IN_2026,
            "ca-mau/nam-can",
            BASE,
            NoList,
            (
                "no base office 'xã Năm Căn' is known: not all offices below BHXH tỉnh Cà Mau are"
                " public; it can list them in its own file"
            ),
        ),
        (
            JUNE_2025,
            "Hồng Ngự",
            DISTRICT,
            NoList,
            (
                "no district 'Hồng Ngự' is known: not all offices below BHXH khu vực XXXIII are"
                " public; it can list them in its own file"
            ),
        ),
        (
            IN_2022,
            "dong-thap/hong-ngu",
            DISTRICT,
            AmbiguousPlace,
            (
                "2 places 'dong-thap/hong-ngu' in tỉnh Đồng Tháp: say"
                " dong-thap/huyen-hong-ngu (BHXH huyện Hồng Ngự)"
                " or dong-thap/thanh-pho-hong-ngu (BHXH thành phố Hồng Ngự)"
            ),
        ),
        (
            IN_2022,
            "lap vo o",
            DISTRICT,
            UnknownPlace,
            (
                "no district 'lap vo o' on the map of 2023; did you mean"
                " dong-thap/huyen-lap-vo (BHXH huyện Lấp Vò)?"
            ),
        ),
        (
            IN_2026,
            "huyen-hong-ngu",
            DISTRICT,
            NoDistricts,
            "no district 'huyen-hong-ngu' on the map of July 2025: districts ended on 30 June 2025",
        ),
        (
            IN_2022,
            "Cao Lãnh",
            BASE,
            NoBases,
            "no base office 'Cao Lãnh' on the map of 2023: base offices began on 1 July 2025",
        ),
        (
            MAY_2025,
            "khu vực XXXVI",
            PROVINCE,
            UnknownPlace,
            (
                "no province 'khu vực XXXVI' on the map of January 2025; did you mean"
                " khu-vuc-xxxi (BHXH khu vực XXXI), khu-vuc-xxvi (BHXH khu vực XXVI)"
                " or khu-vuc-xxxiv (BHXH khu vực XXXIV)?"
            ),
        ),
        (
            IN_2026,
            "Tiền Giang",
            PROVINCE,
            MergedPlace,
            (
                "no province 'Tiền Giang' on the map of July 2025: it is part of"
                " dong-thap (Đồng Tháp) now"
            ),
        ),
    ],
    ids=_since,
)
def test_what_is_not_one_body_is_answered_with_a_sentence(
    organisation: Organisation,
    text: str,
    level: Level,
    error: type[UnknownPlace | AmbiguousPlace],
    message: str,
) -> None:
    with pytest.raises(error) as raised:
        organisation.find(text, level)
    assert str(raised.value) == message
    copy = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 (our own bytes)
    assert str(copy) == message


@pytest.mark.parametrize(
    ("organisation", "text"),
    [
        (IN_2022, "Châu Thành"),
        (JUNE_2025, "Châu Thành"),
        (AUGUST_2025, "Hà Đông"),
        (IN_2026, "thai-nguyen/van-lang"),
    ],
    ids=_since,
)
def test_every_candidate_can_be_asked_for(organisation: Organisation, text: str) -> None:
    with pytest.raises(AmbiguousPlace) as raised:
        organisation.find(text, organisation.levels[-1])
    assert len({_answer(organisation, one.slug) for one in raised.value.candidates}) > 1


def _answer(organisation: Organisation, text: str) -> str:
    """The body that is found, or why there is none; never that several are meant."""
    try:
        return organisation.find(text, organisation.levels[-1]).id
    except (NoOffice, NoList) as error:
        return str(error)


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("xã Thạnh An, HCM", "ho-chi-minh/co-so-can-gio"),
        ("xã Thanh An, HCM", "ho-chi-minh/co-so-dau-tieng"),
        ("Thanh An, HCM", "ho-chi-minh/co-so-dau-tieng"),
    ],
)
def test_diacritics_tell_two_communes_apart(text: str, ident: str) -> None:
    assert AUGUST_2025.find(text, BASE).id == ident
    with pytest.raises(AmbiguousPlace):
        AUGUST_2025.find("XA THANH AN, HCM", BASE)


def test_a_body_is_looked_for_within_another() -> None:
    above = IN_2022.body("long-an")
    assert IN_2022.find("Châu Thành", DISTRICT, above).id == "long-an/huyen-chau-thanh"
    for text in ("Hồng Ngự", "dong-thap/huyen-hong-ngu"):
        with pytest.raises(UnknownPlace):
            IN_2022.find(text, DISTRICT, above)


# The committees they work for, and bodies that are told otherwise


@pytest.mark.parametrize(
    ("organisation", "ident", "name", "seat"),
    [
        (IN_2022, "dong-thap", "UBND tỉnh Đồng Tháp", "Đồng Tháp"),
        (IN_2022, "dong-thap/huyen-hong-ngu", "UBND huyện Hồng Ngự", "Hồng Ngự"),
        (IN_2022, "ho-chi-minh/quan-1", "UBND Quận 1", "Quận 1"),
        (MAY_2025, "khu-vuc-i", "UBND thành phố Hà Nội", "Hà Nội"),
        (AUGUST_2025, "ho-chi-minh/co-so-con-dao", "UBND đặc khu Côn Đảo", "Côn Đảo"),
    ],
    ids=_since,
)
def test_a_body_works_for_the_committee_of_its_place(
    organisation: Organisation, ident: str, name: str, seat: str
) -> None:
    body = organisation.body(ident)
    committee = organisation.committee(body)
    assert (committee.short, committee.seat, committee.area) == (name, seat, body.area)
    assert (committee.symbol, committee.head, committee.superior) == ("KH-UBND", "Chủ tịch", "")
    assert committee.committee


@pytest.mark.parametrize(
    ("organisation", "ident"),
    [(MAY_2025, "khu-vuc-xxxiii"), (IN_2026, "ha-noi/co-so-dong-da"), (IN_2022, "nation")],
    ids=_since,
)
def test_several_places_have_no_committee_in_common(organisation: Organisation, ident: str) -> None:
    with pytest.raises(NoCommittee, match="has no People's Committee"):
        organisation.committee(organisation.body(ident))

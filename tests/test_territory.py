"""The maps of Vietnam: what is on them, and finding it by what people type."""

import pickle
import unicodedata
from datetime import date

import pytest

from khtt.nouns.territory import (
    AmbiguousPlace,
    CommuneCounts,
    Counts,
    Kind,
    MergedPlace,
    NoDistricts,
    PlaceError,
    Province,
    Territory,
    Unit,
    UnknownPlace,
    communes_of,
    territory_on,
)
from khtt.nouns.text import bare, slug, sort_key

MAP_2023 = territory_on(date(2023, 6, 1))
MAP_JANUARY_2025 = territory_on(date(2025, 1, 22))
MAP_JULY_2025 = territory_on(date(2026, 1, 1))
MAPS = [MAP_2023, MAP_JANUARY_2025, MAP_JULY_2025]
WITH_DISTRICTS = [MAP_2023, MAP_JANUARY_2025]
PROVINCES = [(territory, province) for territory in MAPS for province in territory.provinces]


def _map_name(value: object) -> str | None:
    if isinstance(value, Territory):
        return value.name.replace(" ", "-")
    return value.slug if isinstance(value, Province) else None


every_map = pytest.mark.parametrize("territory", MAPS, ids=_map_name)
every_map_with_districts = pytest.mark.parametrize("territory", WITH_DISTRICTS, ids=_map_name)
every_province = pytest.mark.parametrize(("territory", "province"), PROVINCES, ids=_map_name)


# Maps


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1999, 1, 1), "2023"),
        (date(2022, 2, 16), "2023"),
        (date(2024, 12, 31), "2023"),
        (date(2025, 1, 1), "January 2025"),
        (date(2025, 6, 30), "January 2025"),
        (date(2025, 7, 1), "July 2025"),
    ],
)
def test_the_day_chooses_the_map(day: date, name: str) -> None:
    assert territory_on(day).name == name


def test_a_map_is_read_once() -> None:
    assert territory_on(date(2023, 5, 1)) is territory_on(date(2024, 1, 1))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2022, 9, 30), "huyen-chon-thanh"),
        (date(2022, 10, 1), "thi-xa-chon-thanh"),
        (date(2023, 4, 9), "thi-xa-chon-thanh"),
    ],
)
def test_a_district_is_of_the_kind_that_it_had_on_a_day(day: date, name: str) -> None:
    province = territory_on(day).find_province("binh-phuoc")
    assert name in {district.slug for district in province.districts}


@pytest.mark.parametrize(
    ("territory", "counts"),
    [
        (MAP_2023, Counts(63, 705, 10_599)),
        (MAP_JANUARY_2025, Counts(63, 696, 10_035)),
        (MAP_JULY_2025, Counts(34, 0, 3_321)),
    ],
    ids=_map_name,
)
def test_a_map_has_the_units_of_its_time(territory: Territory, counts: Counts) -> None:
    assert territory.counts == counts


@every_map_with_districts
def test_the_communes_of_the_districts_are_those_of_the_province(territory: Territory) -> None:
    for province in territory.provinces:
        parts = [d.communes for d in province.districts]
        assert province.communes == CommuneCounts(
            sum(part.xa for part in parts),
            sum(part.phuong for part in parts),
            sum(part.thi_tran for part in parts),
        )


@every_map
def test_provinces_and_districts_are_in_vietnamese_order(territory: Territory) -> None:
    for units in (territory.provinces, *(province.districts for province in territory.provinces)):
        names = [unit.name for unit in units]
        assert names == sorted(names, key=sort_key)


def test_the_order_is_that_of_the_vietnamese_alphabet() -> None:
    names = [province.name for province in MAP_JULY_2025.provinces]
    assert names[:9] == [
        "An Giang",
        "Bắc Ninh",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
        "Điện Biên",
        "Đồng Nai",
    ]
    assert names[-4:] == ["Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long"]


@every_map
def test_every_slug_and_code_stands_for_one_province(territory: Territory) -> None:
    assert len({province.slug for province in territory.provinces}) == len(territory.provinces)
    assert len({province.code for province in territory.provinces}) == len(territory.provinces)


@every_map_with_districts
def test_every_slug_stands_for_one_district_of_a_province(territory: Territory) -> None:
    for province in territory.provinces:
        assert len({district.slug for district in province.districts}) == len(province.districts)


@pytest.mark.parametrize("code", ["15", "24", "44", "52", "80", "82", "91"])
def test_a_code_stands_for_another_province_since_july_2025(code: str) -> None:
    before, after = MAP_2023.find_province(code), MAP_JULY_2025.find_province(code)
    assert before.name != after.name
    assert before.slug in after.merged_from


def test_every_province_of_2025_went_into_one_of_july() -> None:
    merged = [slug for province in MAP_JULY_2025.provinces for slug in province.merged_from]
    assert sorted(merged) == sorted(province.slug for province in MAP_JANUARY_2025.provinces)


# Communes


@pytest.mark.parametrize(
    ("territory", "counts"),
    [
        (MAP_2023, CommuneCounts(115, 19, 9)),
        (MAP_JANUARY_2025, CommuneCounts(114, 18, 9)),
        (MAP_JULY_2025, CommuneCounts(82, 20)),
    ],
    ids=_map_name,
)
def test_dong_thap_has_the_communes_of_its_time(
    territory: Territory, counts: CommuneCounts
) -> None:
    assert territory.find_province("dong-thap").communes == counts


def test_the_total_counts_communes_of_all_kinds() -> None:
    assert MAP_2023.find_province("dong-thap").communes.total == 143
    assert MAP_JANUARY_2025.find_province("dong-thap").communes.total == 141


def test_a_rural_district_has_no_wards_in_its_phrase() -> None:
    hong_ngu = MAP_2023.find_province("dong-thap").find_district("huyen-hong-ngu")
    assert hong_ngu.communes == CommuneCounts(xa=9, thi_tran=1)
    assert hong_ngu.communes.total == 10
    assert hong_ngu.communes.phrase == "xã, thị trấn"


@pytest.mark.parametrize(
    ("counts", "phrase"),
    [
        (CommuneCounts(115, 19, 9), "xã, phường, thị trấn"),
        (CommuneCounts(5, 2), "xã, phường"),
        (CommuneCounts(0, 14), "phường"),
        (CommuneCounts(54, 113, 0, 1), "xã, phường, đặc khu"),
        (CommuneCounts(), ""),
    ],
)
def test_the_phrase_names_the_kinds_of_commune_that_are_there(
    counts: CommuneCounts, phrase: str
) -> None:
    assert counts.phrase == phrase


@every_map_with_districts
def test_only_island_districts_have_no_communes(territory: Territory) -> None:
    empty = {d.name for p in territory.provinces for d in p.districts if not d.communes.total}
    assert empty == {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}


def test_the_phrase_of_districts_names_their_kinds() -> None:
    assert MAP_2023.find_province("dong-thap").district_phrase == "huyện, thành phố"
    assert MAP_2023.find_province("ha-noi").district_phrase == "quận, huyện, thị xã"
    assert MAP_JULY_2025.find_province("ha-noi").district_phrase == ""


def test_the_communes_of_july_2025_are_as_many_as_counted() -> None:
    for province in MAP_JULY_2025.provinces:
        communes = communes_of(province)
        assert len(communes) == province.communes.total
        assert [c.name for c in communes] == sorted((c.name for c in communes), key=sort_key)


def test_the_communes_of_earlier_maps_are_not_known_by_name() -> None:
    # Code 82 is Tiền Giang there; it must not get the communes of the new Đồng Tháp.
    assert communes_of(MAP_2023.find_province("82")) == ()


# Names


@pytest.mark.parametrize(
    ("province", "full_name", "place"),
    [
        ("dong-thap", "tỉnh Đồng Tháp", "Đồng Tháp"),
        ("ha-noi", "thành phố Hà Nội", "Hà Nội"),
        ("ho-chi-minh", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("ba-ria-vung-tau", "tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_a_province_is_named_as_decree_30_writes_it(
    province: str, full_name: str, place: str
) -> None:
    found = MAP_2023.find_province(province)
    assert (found.full_name, found.place) == (full_name, place)


@pytest.mark.parametrize(
    ("district", "slug", "full_name", "title_name", "place"),
    [
        ("870", "huyen-hong-ngu", "huyện Hồng Ngự", "Huyện Hồng Ngự", "Hồng Ngự"),
        ("868", "thanh-pho-hong-ngu", "thành phố Hồng Ngự", "Thành phố Hồng Ngự", "Hồng Ngự"),
        ("001", "quan-ba-dinh", "quận Ba Đình", "Quận Ba Đình", "Ba Đình"),
        ("760", "quan-1", "Quận 1", "Quận 1", "Quận 1"),
        ("594", "thi-xa-la-gi", "thị xã La Gi", "Thị xã La Gi", "La Gi"),
        (
            "094",
            "thanh-pho-dien-bien-phu",
            "Thành phố Điện Biên Phủ",
            "Thành phố Điện Biên Phủ",
            "Thành phố Điện Biên Phủ",
        ),
    ],
)
def test_a_district_is_named_as_decree_30_writes_it(
    district: str, slug: str, full_name: str, title_name: str, place: str
) -> None:
    found = MAP_2023.find_district(district)
    assert found.slug == slug
    assert (found.full_name, found.title_name, found.place) == (full_name, title_name, place)


def test_hue_was_a_province_until_2024_and_is_a_city_since() -> None:
    assert MAP_2023.find_province("hue").full_name == "tỉnh Thừa Thiên Huế"
    assert MAP_JANUARY_2025.find_province("hue").full_name == "thành phố Huế"


# Finding provinces


@every_province
def test_a_province_is_found_by_what_it_is_called(territory: Territory, province: Province) -> None:
    spellings = [
        province.slug,
        province.code,
        province.name,
        province.name.upper(),
        bare(province.name),
        bare(province.name).lower(),
        province.full_name,
        f" {province.title_name} ",
        unicodedata.normalize("NFD", province.full_name),
        slug(province.full_name),
    ]
    assert [territory.find_province(spelling) for spelling in spellings] == [province] * 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TPHCM", "ho-chi-minh"),
        ("TP HCM", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("hcm", "ho-chi-minh"),
        ("Sài Gòn", "ho-chi-minh"),
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("Thủ đô Hà Nội", "ha-noi"),
        ("Hoà Bình", "hoa-binh"),
        ("Đăk Lăk", "dak-lak"),
        ("Đắc Lắc", "dak-lak"),
        ("BR-VT", "ba-ria-vung-tau"),
        ("Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"),
        ("Kontum", "kon-tum"),
        ("thành phố Huế", "thua-thien-hue"),
    ],
)
def test_a_province_is_found_by_its_usual_names(text: str, expected: str) -> None:
    assert MAP_2023.find_province(text).slug == expected


@pytest.mark.parametrize("text", ["Huế", "Thừa Thiên Huế", "tỉnh Thừa Thiên Huế", "TP Huế"])
@every_map
def test_hue_is_found_by_both_its_names(territory: Territory, text: str) -> None:
    assert territory.find_province(text).code == "46"


def test_a_misspelt_province_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownPlace) as raised:
        MAP_2023.find_province("dong thapp")
    assert str(raised.value) == (
        "no province 'dong thapp' on the map of 2023; did you mean dong-thap (Đồng Tháp)?"
    )
    assert raised.value.query == "dong thapp"
    assert raised.value.suggestions == (("dong-thap", "Đồng Tháp"),)


@pytest.mark.parametrize("text", ["", " ", "Atlantis", "huyện Hồng Ngự", "00"])
@every_map
def test_what_is_no_province_is_not_found(territory: Territory, text: str) -> None:
    with pytest.raises(UnknownPlace):
        territory.find_province(text)


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("tien-giang", "dong-thap (Đồng Tháp)"),
        ("tỉnh Tiền Giang", "dong-thap (Đồng Tháp)"),
        ("BRVT", "ho-chi-minh (Hồ Chí Minh)"),
        ("Bac Giang", "bac-ninh (Bắc Ninh)"),
        ("87", "dong-thap (Đồng Tháp)"),
    ],
)
def test_a_merged_province_is_answered_with_the_one_it_is_part_of(text: str, now: str) -> None:
    with pytest.raises(MergedPlace) as raised:
        MAP_JULY_2025.find_province(text)
    assert str(raised.value) == (
        f"no province {text!r} on the map of July 2025: it is part of {now} now"
    )
    assert len(raised.value.suggestions) == 1


# Finding districts


@every_map_with_districts
def test_a_district_is_found_in_its_province_by_what_it_is_called(territory: Territory) -> None:
    for province in territory.provinces:
        for district in province.districts:
            for text in (
                district.slug,
                district.code,
                district.full_name,
                bare(district.title_name),
            ):
                assert province.find_district(text) == district


@every_map_with_districts
def test_a_district_is_found_on_the_map_by_its_path(territory: Territory) -> None:
    province = territory.find_province("dong-thap")
    for district in province.districts:
        assert territory.find_district(f"{province.slug}/{district.slug}") == district
        assert territory.find_district(f"{district.full_name}, {province.full_name}") == district


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("huyện Hồng Ngự", "huyen-hong-ngu"),
        ("H. Hồng Ngự", "huyen-hong-ngu"),
        ("TP Hồng Ngự", "thanh-pho-hong-ngu"),
        ("TX La Gi", "thi-xa-la-gi"),
        ("Q1", "quan-1"),
        ("Q. 12", "quan-12"),
        ("Ea H’Leo", "huyen-ea-h-leo"),
        ("Phan Rang-Tháp Chàm", "thanh-pho-phan-rang-thap-cham"),
        ("Thuỷ Nguyên", "huyen-thuy-nguyen"),
        ("Đắk Đoa", "huyen-dak-doa"),
        ("cho gao", "huyen-cho-gao"),
    ],
)
def test_a_district_is_found_by_its_usual_names(text: str, expected: str) -> None:
    assert MAP_2023.find_district(text).slug == expected


def test_diacritics_tell_two_districts_apart() -> None:
    assert MAP_2023.find_district("Tam Dương").province_code == "26"
    assert MAP_2023.find_district("Tam Đường").province_code == "12"
    with pytest.raises(AmbiguousPlace):
        MAP_2023.find_district("tam duong")


@pytest.mark.parametrize(
    ("province", "name"),
    [
        ("dong-thap", "Hồng Ngự"),
        ("dong-thap", "cao-lanh"),
        ("ha-tinh", "Kỳ Anh"),
        ("tien-giang", "Cai Lậy"),
        ("tra-vinh", "Duyên Hải"),
        ("hau-giang", "Long Mỹ"),
    ],
)
@every_map_with_districts
def test_a_name_of_two_districts_of_a_province_is_ambiguous(
    territory: Territory, province: str, name: str
) -> None:
    with pytest.raises(AmbiguousPlace) as raised:
        territory.find_province(province).find_district(name)
    assert len(raised.value.candidates) == 2


def test_an_ambiguous_name_is_answered_with_the_slugs_to_choose_from() -> None:
    with pytest.raises(AmbiguousPlace) as raised:
        MAP_2023.find_province("dong-thap").find_district("hong-ngu")
    assert str(raised.value) == (
        "2 places 'hong-ngu' in Đồng Tháp: say huyen-hong-ngu (huyện Hồng Ngự) "
        "or thanh-pho-hong-ngu (thành phố Hồng Ngự)"
    )


def test_every_candidate_can_be_asked_for() -> None:
    with pytest.raises(AmbiguousPlace) as raised:
        MAP_2023.find_district("Châu Thành")
    found = [MAP_2023.find_district(candidate.slug) for candidate in raised.value.candidates]
    assert len({district.code for district in found}) == 10
    assert {district.name for district in found} == {"Châu Thành"}


def test_a_misspelt_district_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownPlace, match=r"huyen-lap-vo \(huyện Lấp Vò\)"):
        MAP_2023.find_province("dong-thap").find_district("lap vo o")
    with pytest.raises(UnknownPlace, match=r"vinh-phuc/huyen-tam-dao \(huyện Tam Đảo\)"):
        MAP_2023.find_district("Tam Đảoo")


@pytest.mark.parametrize("place", [MAP_JULY_2025, MAP_JULY_2025.provinces[0]])
def test_there_are_no_districts_since_july_2025(place: Territory | Province) -> None:
    with pytest.raises(NoDistricts, match="districts ended on 30 June 2025"):
        place.find_district("huyen-hong-ngu")


def test_a_place_error_survives_the_way_from_another_process() -> None:
    with pytest.raises(PlaceError) as raised:
        MAP_2023.find_province("dong thapp")
    copy = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 (our own bytes)
    assert str(copy) == str(raised.value)


# Regions of Vietnam Social Security


def test_every_province_of_2025_is_in_the_region_that_names_it() -> None:
    regions = {p.slug: p.region for p in MAP_JANUARY_2025.provinces}
    assert {region.number for region in regions.values() if region} == set(range(1, 35))
    assert all(region and slug in region.provinces for slug, region in regions.items())
    assert all(region and region.seat in region.provinces for region in regions.values())


def test_dong_thap_is_in_region_33_with_its_seat_in_tien_giang() -> None:
    region = MAP_JANUARY_2025.find_province("dong-thap").region
    assert region
    assert (region.number, region.roman, region.seat) == (33, "XXXIII", "tien-giang")
    assert region.provinces == ("dong-thap", "tien-giang")
    assert region.full_name == "Bảo hiểm xã hội khu vực XXXIII"


@pytest.mark.parametrize("territory", [MAP_2023, MAP_JULY_2025], ids=_map_name)
def test_other_maps_have_no_regions(territory: Territory) -> None:
    assert [province.region for province in territory.provinces if province.region] == []


@pytest.mark.parametrize(
    ("kind", "name", "written"),
    [
        (Kind.HUYEN, "Ngọc Hiển", "Huyện Ngọc Hiển"),
        (Kind.QUAN, "Lê Chân", "Quận Lê Chân"),
        (Kind.PHUONG, "Điện Biên Phủ", "Phường Điện Biên Phủ"),
        (Kind.QUAN, "1", "Quận 1"),
        (Kind.HUYEN, "Hồng Ngự", "huyện Hồng Ngự"),
    ],
)
def test_the_decree_decides_about_the_capital_of_a_kind(
    kind: Kind, name: str, written: str
) -> None:
    assert Unit("1", kind, name).full_name == written

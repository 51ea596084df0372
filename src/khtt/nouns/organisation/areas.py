"""Areas: what bodies cover, how a sentence calls it, and what of it is left to the body above."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from khtt.nouns.organisation.bodies import Area, PlaceKind
from khtt.nouns.territory import Commune, CommuneCounts, District, Kind, Province, Unit
from khtt.nouns.text import joined

_KINDS = {
    Kind.QUAN: PlaceKind.URBAN_DISTRICT,
    Kind.HUYEN: PlaceKind.RURAL_DISTRICT,
    Kind.THI_XA: PlaceKind.TOWN,
    Kind.THANH_PHO: PlaceKind.CITY,
}
_COMMUNE_KINDS = (Kind.PHUONG, Kind.XA, Kind.THI_TRAN, Kind.DAC_KHU)


def nation_area(provinces: tuple[Province, ...]) -> Area:
    """Give the area of the nation."""
    counts = _sum([province.communes for province in provinces])
    return Area("cả nước", PlaceKind.NATION, counts, provinces)


def province_area(*provinces: Province) -> Area:
    """Give the area of one province, or of several, which is that of a khu vực."""
    counts = _sum([province.communes for province in provinces])
    return Area(_names(provinces), _province_kind(provinces), counts, provinces)


def _province_kind(provinces: Sequence[Province]) -> PlaceKind:
    # A khu vực of one province works in that province: its plan speaks of a Thành ủy or a Tỉnh ủy.
    if len(provinces) > 1:
        return PlaceKind.REGION
    return PlaceKind.PROVINCE if provinces[0].kind == Kind.TINH else PlaceKind.CENTRAL_CITY


def district_area(*districts: District, within: str = "") -> Area:
    """Give the area of one district, or of several that share an office."""
    joint = len(districts) > 1
    kind = PlaceKind.JOINT_DISTRICT if joint else _KINDS[districts[0].kind]
    counts = _sum([district.communes for district in districts])
    return Area(_names(districts), kind, counts, districts=districts, within=within)


def commune_area(*communes: Commune, within: str = "") -> Area:
    """Give the area of some communes: `các phường Tân Định, Bến Thành và xã Bình Khánh`."""
    name, counts = commune_names(communes), _count(communes)
    return Area(name, PlaceKind.BASE, counts, communes=communes, within=within)


def area_of(units: Iterable[Unit], within: str = "") -> Area:
    """Give the area of some districts, or of some communes; there must be one."""
    units = tuple(units)
    districts = tuple(unit for unit in units if isinstance(unit, District))
    communes = tuple(unit for unit in units if isinstance(unit, Commune))
    if districts:
        return district_area(*districts, within=within)
    return commune_area(*communes, within=within)


def commune_names(communes: Iterable[Commune]) -> str:
    """Name communes kind by kind: `các phường Tân Định, Bến Thành và xã Bình Khánh`."""
    communes = tuple(communes)
    groups = []
    for kind in _COMMUNE_KINDS:
        some = [commune for commune in communes if commune.kind == kind]
        if len(some) == 1:
            groups.append(some[0].full_name)
        elif some:
            groups.append(f"các {kind} {', '.join(commune.name for commune in some)}")
    return joined(groups)


def left_over(area: Area, units: Collection[Unit], taken: Collection[str]) -> Area | None:
    """Give the area of the units whose codes are not taken, of the kind of the whole; None for none."""
    left = [unit for unit in units if unit.code not in taken]
    if not left or len(left) == len(units):
        return area if left else None
    return replace(area_of(left), kind=area.kind, within=area.within)


def _names(units: Iterable[Province | District]) -> str:
    return joined([unit.full_name for unit in units])


def _count(communes: Iterable[Commune]) -> CommuneCounts:
    kinds = [commune.kind for commune in communes]
    xa, phuong, thi_tran, dac_khu = (
        kinds.count(kind) for kind in (Kind.XA, Kind.PHUONG, Kind.THI_TRAN, Kind.DAC_KHU)
    )
    return CommuneCounts(xa, phuong, thi_tran, dac_khu)


def _sum(counts: Sequence[CommuneCounts]) -> CommuneCounts:
    if len(counts) == 1:
        return counts[0]
    xa = phuong = thi_tran = dac_khu = 0
    for one in counts:
        xa += one.xa
        phuong += one.phuong
        thi_tran += one.thi_tran
        dac_khu += one.dac_khu
    return CommuneCounts(xa, phuong, thi_tran, dac_khu)

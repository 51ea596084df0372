"""Administrative units, how many communes they have, and how official texts write their names."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from khtt.nouns.text import upper_first

# Names of persons and of events. NĐ 30/2020, Phụ lục II: the kind of a unit named after one, or by
# a number, has a capital letter (Quận 1, Phường Điện Biên Phủ). A name not listed is a place's.
_PERSONS_AND_EVENTS = """
Bế Văn Đàn, Chu Văn An, Dương Minh Châu, Điện Biên Phủ, Đào Duy Từ, Đặng Thùy Trâm, Hà Huy Tập,
Hai Bà Trưng, Hoàng Hoa Thám, Hoàng Văn Thụ, Hồ Chí Minh, Hồ Đắc Kiện, Hồ Thị Kỷ, Hưng Đạo,
Kim Đồng, Lê Chân, Lê Đại Hành, Lê Ích Mộc, Lê Lợi, Lê Quý Đôn, Lê Thanh Nghị, Lương Thế Trân,
Lương Văn Tri, Lý Bôn, Lý Thường Kiệt, Lý Văn Lâm, Ngọc Hiển, Ngô Mây, Ngô Quyền,
Nguyễn Bỉnh Khiêm, Nguyễn Du, Nguyễn Đại Năng, Nguyễn Huệ, Nguyễn Lương Bằng, Nguyễn Nghiêm,
Nguyễn Phích, Nguyễn Trãi, Nguyễn Úy, Nguyễn Văn Linh, Nguyễn Việt Khái, Phạm Ngũ Lão,
Phạm Sư Mạnh, Phan Đình Phùng, Phan Ngọc Hiển, Quang Trung, Tạ An Khương, Thục Phán, Tô Hiệu,
Trần Hưng Đạo, Trần Lãm, Trần Liễu, Trần Nhân Tông, Trần Phán, Trần Phú, Trần Văn Thời,
Triệu Việt Vương, Trương Quang Trọng, Yết Kiêu
"""
CACHED = 4096  # the counts of all districts and provinces of a map, asked for some forty times each
PERSONS_AND_EVENTS = frozenset(" ".join(_PERSONS_AND_EVENTS.split()).split(", "))


class Kind(StrEnum):
    """A kind of administrative unit, as written inside a sentence."""

    TINH = "tỉnh"
    THANH_PHO = "thành phố"
    QUAN = "quận"
    HUYEN = "huyện"
    THI_XA = "thị xã"
    XA = "xã"
    PHUONG = "phường"
    THI_TRAN = "thị trấn"
    DAC_KHU = "đặc khu"


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit. Its code means something only on the map it comes from."""

    code: str
    kind: Kind
    name: str

    @property
    def takes_capital(self) -> bool:
        """Tell whether the kind has a capital letter before the name (NĐ 30/2020, Phụ lục II)."""
        return self.name[0].isdigit() or self.name in PERSONS_AND_EVENTS

    @property
    def full_name(self) -> str:
        """Give kind and name as inside a sentence: `huyện Hồng Ngự`, `Quận 1`."""
        return self.title_name if self.takes_capital else f"{self.kind} {self.name}"

    @property
    def title_name(self) -> str:
        """Give kind and name as at the start of a line: `Huyện Hồng Ngự`."""
        return upper_first(f"{self.kind} {self.name}")

    @property
    def place(self) -> str:
        """Give the name for the line of place and date: `Hồng Ngự`, `Thành phố Hồ Chí Minh`.

        Units named by a number, a person or an event are written in full (NĐ 30/2020, Phụ lục I).
        """
        return self.title_name if self.takes_capital else self.name


@dataclass(frozen=True, slots=True)
class Place(Unit):
    """A unit that can be asked for by its slug, a name for files and commands."""

    slug: str


@dataclass(frozen=True, slots=True)
class Commune(Unit):
    """A commune. It has no slug: Văn Lang and Văn Lăng of one province would share it."""

    province_code: str
    district_code: str = ""  # none since July 2025


@dataclass(frozen=True, slots=True)
class CommuneCounts:
    """How many communes of each kind a unit has."""

    xa: int = 0
    phuong: int = 0
    thi_tran: int = 0
    dac_khu: int = 0

    @property
    def total(self) -> int:
        """Give the number of communes of all kinds; 0 in five island districts."""
        return self.xa + self.phuong + self.thi_tran + self.dac_khu

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Give the kinds of commune that are there, in the order official texts name them."""
        return _kinds_of(self)

    @property
    def phrase(self) -> str:
        """Name the kinds that are there: `xã, phường, thị trấn`; empty without communes."""
        return ", ".join(self.kinds)

    @property
    def each(self) -> str:
        """Name one of each kind: `mỗi xã, mỗi thị trấn`."""
        return ", ".join(f"mỗi {kind}" for kind in self.kinds)


@lru_cache(CACHED)
def _kinds_of(counts: CommuneCounts) -> tuple[Kind, ...]:
    kinds = (
        (Kind.XA, counts.xa),
        (Kind.PHUONG, counts.phuong),
        (Kind.THI_TRAN, counts.thi_tran),
        (Kind.DAC_KHU, counts.dac_khu),
    )
    return tuple(kind for kind, count in kinds if count)


@dataclass(frozen=True, slots=True)
class Region:
    """A region of Vietnam Social Security (BHXH khu vực), by Decision 1733/QĐ-BTC of 12 May 2025.

    Provinces and seat are slugs of the map of January 2025.
    """

    number: int
    roman: str
    provinces: tuple[str, ...]
    seat: str

    @property
    def full_name(self) -> str:
        """Give the official name: `Bảo hiểm xã hội khu vực XXXIII`."""
        return f"Bảo hiểm xã hội khu vực {self.roman}"

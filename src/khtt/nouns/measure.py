"""What amounts are counted by: of what a share is, per what, how often; and their Vietnamese words."""

from typing import Literal

Per = Literal["province", "district", "commune", "organisation", "week", "month", "quarter", "year"]
Of = Literal["commune", "district", "staff", "workforce", "officials", "collaborators", "content"]
Frequency = Literal["regular", "as-planned", "own-choice", "as-required"]
Period = Literal["week", "month", "quarter", "year"]

FREQUENCY = {
    "regular": "Thường xuyên",
    "as-planned": "Theo kế hoạch",
    "own-choice": "Chủ động thực hiện theo quy định",
    "as-required": "Theo yêu cầu",
}
COMMUNE = "xã"
COMMUNE_KINDS = {COMMUNE, "phường", "thị trấn", "đặc khu"}
OF = {
    "commune": "số xã",
    "district": "số huyện",
    "staff": "cán bộ làm công tác tuyên truyền",
    "workforce": "lực lượng lao động trong độ tuổi",
    "officials": "cán bộ, công chức, viên chức, người lao động",
    "collaborators": "cộng tác viên",
    "content": "nội dung",
}
PER: dict[Per, str] = {
    "province": "tỉnh",
    "district": "huyện",
    "commune": COMMUNE,
    "organisation": "tổ chức hội, đoàn thể",
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "year": "năm",
}
PERIODS: tuple[Period, ...] = ("week", "month", "quarter", "year")
TIMES_A_YEAR: dict[Period, int] = {"week": 52, "month": 12, "quarter": 4, "year": 1}

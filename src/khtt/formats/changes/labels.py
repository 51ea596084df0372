"""What the papers that officers read call a change, its parts and its figures, in Vietnamese."""

import re
from decimal import Decimal

from khtt.nouns.change import (
    Band,
    Change,
    Changes,
    Direction,
    FieldChange,
    Kind,
    Level,
    Meaning,
    Part,
    Tally,
)
from khtt.nouns.text import number, upper_first

KINDS = {
    Kind.ADDED: "Thêm mới",
    Kind.REMOVED: "Bỏ",
    Kind.REWORDED: "Viết lại",
    Kind.COSMETIC: "Sửa hình thức",
    Kind.RENUMBERED: "Đổi số mục",
    Kind.MOVED: "Chuyển chỗ",
    Kind.SPLIT: "Tách mục",
    Kind.MERGED: "Gộp mục",
    Kind.TARGET_RAISED: "Tăng chỉ tiêu",
    Kind.TARGET_LOWERED: "Giảm chỉ tiêu",
    Kind.TARGET_ADDED: "Thêm chỉ tiêu",
    Kind.TARGET_DROPPED: "Bỏ chỉ tiêu",
    Kind.TARGET_CHANGED: "Đổi chỉ tiêu",
    Kind.MEASURE_CHANGED: "Đổi đơn vị tính",
    Kind.DEADLINE_EARLIER: "Thời hạn sớm hơn",
    Kind.DEADLINE_LATER: "Thời hạn muộn hơn",
    Kind.DEADLINE_ROLLED_OVER: "Thời hạn sang năm mới",
    Kind.DEADLINE_EXTENDED: "Kéo dài thời gian",
    Kind.DEADLINE_ADDED: "Thêm thời hạn",
    Kind.DEADLINE_DROPPED: "Bỏ thời hạn",
    Kind.DEADLINE_CHANGED: "Đổi thời hạn",
    Kind.UNIT_RENAMED: "Đổi tên đơn vị",
    Kind.UNIT_MERGED: "Hợp nhất đơn vị",
    Kind.UNIT_SPLIT: "Tách đơn vị",
    Kind.UNIT_ADDED: "Thêm đơn vị",
    Kind.UNIT_GONE: "Bớt đơn vị",
    Kind.LEAD_CHANGED: "Đổi đơn vị chủ trì",
    Kind.SUPPORT_ADDED: "Thêm đơn vị phối hợp",
    Kind.SUPPORT_GONE: "Bớt đơn vị phối hợp",
    Kind.AUDIENCE_ADDED: "Thêm chủ thể",
    Kind.AUDIENCE_GONE: "Bớt chủ thể",
    Kind.BASIS_REPLACED: "Thay căn cứ",
    Kind.BASIS_ADDED: "Thêm căn cứ",
    Kind.BASIS_DROPPED: "Bỏ căn cứ",
    Kind.TERM_RENAMED: "Đổi thuật ngữ",
    Kind.CONTENT_CHANGED: "Đổi nội dung",
    Kind.ID_REUSED: "Mã dùng lại",
}
LEVELS = {Level.HIGH: "Quan trọng", Level.MEDIUM: "Vừa", Level.LOW: "Hình thức"}
BANDS = {Band.CERTAIN: "Chắc chắn", Band.LIKELY: "Nhiều khả năng", Band.REVIEW: "Cần xem lại"}
ITEMS = {
    "purpose": "mục đích",
    "requirement": "yêu cầu",
    "section": "đề mục",
    "audience": "chủ thể",
    "segment": "nhóm chủ thể",
    "content": "nội dung",
    "channel": "hình thức",
    "action": "hoạt động",
    "theme": "chủ đề",
    "topic": "chuyên đề",
    "campaign": "chiến dịch",
    "method": "phương pháp",
    "solution": "giải pháp",
    "funding": "kinh phí",
    "target": "mục tiêu",
    "responsibility": "đơn vị thực hiện",
    "task": "nhiệm vụ",
    "note": "lưu ý",
    "activity": "hoạt động của khung kịch bản",
    "quota": "chỉ tiêu",
    "report": "chế độ báo cáo",
    "script": "khung kịch bản",
}
FIELDS = {
    "quantity": "số lượng",
    "measure": "đơn vị tính",
    "schedule": "thời gian",
    "deadline": "thời hạn",
    "lead": "chủ trì",
    "support": "phối hợp",
    "audiences": "chủ thể",
    "bases": "căn cứ",
    "ref": "số mục",
    "parent": "thuộc mục",
    "text": "nội dung",
    "cited": "vai trò của văn bản",
    "field": "tên công tác",
    "verb": "từ dùng",
    "title": "tên kế hoạch",
    "place": "địa danh",
    "symbol": "ký hiệu",
    "annexes": "phụ lục",
    "recipients": "nơi nhận",
    "archive": "lưu",
    "phone": "điện thoại",
    "to": "nơi gửi",
    "through": "gửi qua",
    "offices": "phòng thực hiện",
    "products": "sản phẩm",
    "sources": "nguồn kinh phí",
    "focus": "trọng tâm",
    "coordination": "hình thức phối hợp",
    "columns": "các cột",
    "sections": "các phần",
    "asks": "nội dung báo cáo",
    "signature authority": "thẩm quyền ký",
    "signature body": "cơ quan ký",
    "signature head": "người đứng đầu",
    "signature title": "chức vụ người ký",
    "signature name": "người ký",
}
PARTS = {
    "terms": "Thuật ngữ",
    "units": "Cơ quan, đơn vị",
    "bases": "Căn cứ",
    "forms": "Biểu mẫu báo cáo",
    "plan": "Thông tin chung của kế hoạch",
}
VALUES = {"cited": "căn cứ ban hành", "mentioned": "chỉ được nhắc đến"}
# The notes of the comparison are for its operator; an officer reads them so.
NOTES = {
    "only mentioned, the plan is not founded on it": "Chỉ được nhắc đến, không phải căn cứ ban hành",
    "the new plan says that it takes its place": "Kế hoạch mới nêu rõ thay thế văn bản này",
    "the id is that of the older plan, the text has nothing in common with it": (
        "Mã của năm trước được dùng lại cho nội dung khác hẳn"
    ),
    "the plan names annexes that its file lacks; whether the rows live on cannot be seen": (
        "Kế hoạch nêu phụ lục nhưng tệp không kèm; chưa rõ các dòng này còn thực hiện hay không"
    ),
}
_OF_YEAR = re.compile(r"(.+) (\d{4})")
_ANNEX = re.compile(r"PL(\d+)(?:\.(.+))?")
_FORM = re.compile(r"M(\d+)")
_PARAGRAPH = re.compile(r"(.+)\.([bps])(\d+)")
_COUNTED = {"b": "gạch đầu dòng", "p": "đoạn", "s": "dấu cộng"}


def part_title(part: Part) -> str:
    """Give a section's number and title: "III. Nội dung thông tin, truyền thông"."""
    if part.key in PARTS:
        return PARTS[part.key]
    return f"{place(part.key)}. {part.title}" if part.title else place(part.key)


def place(ref: str) -> str:
    """Give a place as officers cite it: "IV.1.2, gạch đầu dòng 3", "Phụ lục 1, A.6.2.b", "Mẫu 01"."""
    if counted := _PARAGRAPH.fullmatch(ref):
        return f"{place(counted[1])}, {_COUNTED[counted[2]]} {counted[3]}"
    if annex := _ANNEX.fullmatch(ref):
        return f"Phụ lục {annex[1]}" + (f", {annex[2]}" if annex[2] else "")
    form = _FORM.fullmatch(ref)
    return f"Mẫu {form[1]}" if form else ref


def kind_label(change: Change) -> str:
    """Give what happened, and to what kind of item where that is not told by the words."""
    label = KINDS[change.kind]
    if change.kind not in (Kind.ADDED, Kind.REMOVED):
        return label
    item = ITEMS.get(change.entry.kind, "")
    return f"{label} {item}".strip()


def field_label(field: FieldChange) -> str:
    """Give the name of a field: "số lượng", "số lượng năm 2023"."""
    of_year = _OF_YEAR.fullmatch(field.name)
    if of_year:
        return f"{FIELDS.get(of_year[1], of_year[1])} năm {of_year[2]}"
    return FIELDS.get(field.name, field.name)


def field_values(field: FieldChange) -> tuple[str, str]:
    """Give both values of a field in words; places as officers cite them."""
    old, new = (VALUES.get(value, value) for value in (field.old, field.new))
    return (place(old), place(new)) if field.name == "ref" else (old, new)


def meaning_sides(meaning: Meaning) -> tuple[str, str]:
    """Give what a change comes to in a place, then and now: its figures, or else its fields."""
    if meaning.old or meaning.new:
        return "\n".join(meaning.old) or "–", "\n".join(meaning.new) or "–"
    values = [(field_label(field), *field_values(field)) for field in meaning.change.fields]
    old = "\n".join(f"{label}: {before}" for label, before, _ in values)
    new = "\n".join(f"{label}: {after}" for label, _, after in values)
    return old or "–", new or "–"


def distance(field: FieldChange) -> str:
    """Give how far a value went: "tăng 5 điểm phần trăm, 20%"; empty where that says nothing."""
    steps = []
    if field.points is not None:
        steps.append(f"{_plain(field.points)} điểm phần trăm")
    elif field.amount is not None:
        steps.append(f"{_plain(field.amount)} {field.unit}".strip())
    if field.percent is not None:
        steps.append(f"{_plain(field.percent)}%")
    ways = {Direction.UP: "tăng ", Direction.DOWN: "giảm "}
    return ways.get(field.direction, "") + ", ".join(steps) if steps else ""


def _plain(value: Decimal) -> str:
    size = abs(value)
    whole = size == size.to_integral_value()
    return number(int(size) if whole else size.normalize())


def note(change: Change) -> str:
    """Give what else is to be said of a change."""
    return NOTES.get(change.note, change.note)


def sure(change: Change) -> str:
    """Give how sure a match by text is, empty where it is certain."""
    if change.band is Band.CERTAIN:
        return ""
    return f"{BANDS[change.band]} ({change.score:.0%} giống nhau)"


def titles(changes: Changes) -> tuple[str, str]:
    """Give the names of both plans, the year in each."""
    old, new = (
        one.title if str(one.year) in one.title else f"{one.title} năm {one.year}"
        for one in (changes.old, changes.new)
    )
    return upper_first(old), upper_first(new)


def overview(changes: Changes) -> str:
    """Give the whole in one sentence."""
    total = sum(count for _, count in changes.summary.kinds)
    if not total:
        return f"Kế hoạch năm {changes.new.year} không có thay đổi so với năm {changes.old.year}"
    follow = f", kéo theo {changes.summary.follow} thay đổi khác" if changes.summary.follow else ""
    return (
        f"Kế hoạch năm {changes.new.year} có {total} thay đổi so với năm {changes.old.year}{follow}"
    )


def whence(tally: Tally) -> str:
    """Give the old sections that a section continues, where their numbers were others."""
    others = tally.came_from != (tally.part.key,)
    return f"từ {', '.join(map(place, tally.came_from))}" if tally.came_from and others else ""

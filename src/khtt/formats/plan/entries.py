"""What a person is told of a plan: its items in order, each with its ref, texts and typed details."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from khtt.nouns.noun import Noun
from khtt.nouns.plan.file import Identity, PlanFile, Term
from khtt.nouns.plan.items import (
    Activity,
    Basis,
    Condition,
    FormSection,
    Item,
    ReportingDuty,
    Script,
    Step,
    Unit,
)
from khtt.nouns.plan.table import Column
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import short_date

PARTS = {
    "plan": "Kế hoạch",
    "abbreviations": "Chữ viết tắt",
    "bases": "Căn cứ",
    "units": "Cơ quan, đơn vị",
    "sections": "Bố cục",
    "purposes": "Mục đích",
    "requirements": "Yêu cầu",
    "audiences": "Chủ thể",
    "contents": "Nội dung",
    "channels": "Hình thức",
    "themes": "Chủ đề",
    "topics": "Chuyên đề",
    "campaigns": "Chiến dịch",
    "methods": "Phương pháp",
    "solutions": "Nhiệm vụ, giải pháp",
    "funding": "Kinh phí",
    "targets": "Mục tiêu",
    "stages": "Các giai đoạn",
    "responsibilities": "Tổ chức thực hiện",
    "notes": "Lưu ý",
    "script": "Khung kịch bản",
    "forms": "Mẫu báo cáo",
    "reports": "Chế độ báo cáo",
    "closing": "Lời kết",
    "recipients": "Nơi nhận",
    "archive": "Lưu",
    "annexes": "Phụ lục",
}
LEVELS = {
    "central": "Trung ương",
    "province": "tỉnh",
    "district": "huyện",
    "commune": "xã",
    "partner": "đối tác",
}
TITLES = ("number", "name", "title", "form", "text")
DETAILS = {
    "measure": "Đơn vị tính",
    "quantity": "Số lượng",
    "schedule": "Thời gian",
    "deadline": "Thời hạn",
    "when": "Cấp độ dịch",
    "lead": "Chủ trì",
    "support": "Phối hợp",
    "coordination": "Cách phối hợp",
    "to": "Gửi",
    "through": "Qua",
    "audience": "Chủ thể",
    "audiences": "Chủ thể",
    "focus": "Trọng tâm",
    "bases": "Căn cứ",
    "sources": "Nguồn",
    "products": "Sản phẩm",
    "columns": "Cột",
    "recipients": "Nơi nhận",
    "encloses": "Kèm theo",
}
BULLETS = ("work", "asks")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to read: its texts, the first of them its title, and its labelled details."""

    texts: tuple[str, ...]
    details: tuple[tuple[str, str], ...] = ()
    ref: str = ""
    id: str = ""
    depth: int = 0


def entries(plan: PlanFile, part: str) -> tuple[Entry, ...]:
    """Give what is to be read of a part, in the order of the plan; nothing where it has no such part."""
    value = getattr(plan, part)
    names = _names(plan)
    if isinstance(value, Identity):
        return tuple(_identity(value, names))
    if isinstance(value, Script):
        return tuple(_script(value, names))
    several = (value,) if isinstance(value, str) else value or ()
    return tuple(entry for one in several for entry in _entries(one, names, 0))


def _names(plan: PlanFile) -> Mapping[str, str]:
    """Give the words for every id: a reader knows bodies and forms by name."""
    found = {
        basis.id: f"{basis.type} {basis.number or basis.subject or ''}" for basis in plan.bases
    }
    found |= {unit.id: unit.short or unit.name for unit in plan.units}
    items = (item for _, item in plan.items())
    for item in items:
        titles = (getattr(item, name, None) for name in ("short", *TITLES))
        found[item.id] = next((title for title in titles if title), item.id)
    return found


def _identity(plan: Identity, names: Mapping[str, str]) -> Iterator[Entry]:
    issued, signed = plan.issued, plan.signature
    when = short_date(issued.date) if issued.date else f"…/…/{issued.year}"
    signature = f"{signed.authority} {signed.head}".strip()
    details = [
        ("Số", issued.number or f"…/{plan.symbol}"),
        ("Ngày", when),
        ("Cơ quan ban hành", names.get(plan.issuer, plan.issuer)),
        ("Nơi ban hành", plan.place),
        ("Người ký", ", ".join(part for part in (signature, signed.title, signed.name) if part)),
        ("Tính theo bản đồ hành chính ngày", short_date(plan.day)),
    ]
    if plan.contact:
        unit = names.get(plan.contact.unit, plan.contact.unit)
        details.append(("Liên hệ", ", ".join(part for part in (unit, plan.contact.phone) if part)))
    yield Entry((plan.title,), tuple(details), id=plan.id)


def _script(script: Script, names: Mapping[str, str]) -> Iterator[Entry]:
    """Give the rows of the script under their headings, then those by audience."""
    yield Entry((script.title,))
    depths: dict[str, int] = {}
    placed = set()
    for group in script.groups:
        depths[group.id] = depth = depths.get(group.parent or "", -1) + 1
        yield Entry((group.title,), id=group.id, depth=depth)
        placed.add(group.id)
        yield from _rows(script.general, group.id, depth + 1, names)
    for row in script.general:
        if row.group not in placed:
            yield from _entries(row, names, 0)
    for audience in dict.fromkeys(row.audience for row in script.by_audience):
        yield Entry((names.get(audience or "", ""),), id=audience or "")
        for row in script.by_audience:
            if row.audience == audience:
                yield from _entries(row, names, 1)


def _rows(
    rows: tuple[Activity, ...], group: str, depth: int, names: Mapping[str, str]
) -> Iterator[Entry]:
    for row in rows:
        if row.group == group:
            yield from _entries(row, names, depth)


def _entries(value: object, names: Mapping[str, str], depth: int) -> Iterator[Entry]:
    if isinstance(value, str):
        yield Entry((value,), depth=depth)
    elif isinstance(value, Noun):
        yield replace(_entry(value, names), depth=depth)
        for part in _parts(value):
            yield from _entries(part, names, depth + 1)


def _entry(value: Noun, names: Mapping[str, str]) -> Entry:
    match value:
        case Term(short=short, long=long):
            return Entry((f"{short}: {long}",))
        case Basis(id=id_):
            return Entry((_basis(value),), () if value.cited else (("Chỉ", "dẫn chiếu"),), id=id_)
        case Unit(id=id_, name=name):
            return Entry((name,), (("Cấp", LEVELS[value.level]),), id=id_)
        case Step(year=year, quantity=quantity):
            return Entry((f"Năm {year}: {quantity.text}",))
        case FormSection(number=number, title=title) | Column(number=number, title=title):
            return Entry((f"{number}. {title}",), tuple(_details(value, names)))
        case _:
            return _item(value, names)


def _item(value: Noun, names: Mapping[str, str]) -> Entry:
    # The form of a reporting duty is an id; elsewhere a form is text.
    written = [name for name in TITLES if name != "form" or not isinstance(value, ReportingDuty)]
    texts = tuple(str(text) for name in written if (text := getattr(value, name, None)))
    details = list(_details(value, names))
    if isinstance(value, ReportingDuty) and value.form:
        details.append(("Mẫu", names.get(value.form, value.form)))
    ref, id_ = (", ".join(value.ref), value.id) if isinstance(value, Item) else ("", "")
    return Entry(texts, tuple(details), ref, id_)


def _details(value: Noun, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field, label in DETAILS.items():
        if said := _said(getattr(value, field, None), names):
            yield label, said


def _said(value: object, names: Mapping[str, str]) -> str:
    match value:
        case Quantity() | Schedule():
            return value.text
        case Condition(epidemic_levels=levels):
            return ", ".join(map(str, levels))
        case str():
            return names.get(value, value)
        case tuple():
            return "; ".join(names.get(one, one) for one in value if isinstance(one, str))
        case _:
            return ""


def _basis(basis: Basis) -> str:
    number = f" số {basis.number}" if basis.number else ""
    day = f" ngày {short_date(basis.date)}" if basis.date else ""
    issuer = f" của {basis.issuer}" if basis.issuer else ""
    return f"{basis.type}{number}{day}{issuer} {basis.subject or ''}".strip()


def _parts(value: Noun) -> Iterator[object]:
    for name in type(value).model_fields:
        found = getattr(value, name)
        if isinstance(found, tuple):
            bullets = found if name in BULLETS else ()
            yield from (one for one in found if isinstance(one, Noun))
            yield from (f"- {one}" for one in bullets if isinstance(one, str))

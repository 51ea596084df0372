"""A plan as a person reads it: every part with its items, their refs, quantities and times."""

from collections.abc import Iterable, Iterator

from khtt.noun import Noun
from khtt.plan.file import PlanFile
from khtt.plan.items import Basis, Item, Unit
from khtt.quantity import Quantity, Schedule
from khtt.text import short_date

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
    "responsibilities": "Tổ chức thực hiện",
    "notes": "Lưu ý",
    "script": "Khung kịch bản",
    "forms": "Mẫu báo cáo",
    "reports": "Chế độ báo cáo",
    "recipients": "Nơi nhận",
    "annexes": "Phụ lục",
}
INDENT = "  "
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def as_text(plan: PlanFile, part: str | None = None, *, colour: bool = False) -> str:
    """Give a plan, or one part of it, as unwrapped lines: the ref, the text, what is typed."""
    parts = (part,) if part else tuple(PARTS)
    lines = [line for name in parts for line in _part(plan, name)]
    return "".join(f"{_painted(line) if colour else line}\n" for line in lines)


def _part(plan: PlanFile, name: str) -> Iterator[str]:
    value = getattr(plan, name)
    if not value:
        return
    yield PARTS[name].upper()
    if name == "plan":
        yield from _identity(plan)
    else:
        for one in value if isinstance(value, tuple) else (value,):
            yield from _lines(one, 1)
    yield ""


def _identity(plan: PlanFile) -> Iterator[str]:
    about = plan.plan
    issued = about.issued
    when = short_date(issued.date) if issued.date else f"…/…/{issued.year}"
    yield f"{INDENT}{about.subject}"
    yield f"{INDENT}Số {issued.number or f'…/{about.symbol}'}, ngày {when}"
    signature = about.signature
    yield f"{INDENT}{signature.authority} {signature.head} {signature.title or ''} {signature.name or ''}"


def _lines(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{INDENT * depth}{value}"
    elif isinstance(value, Basis):
        yield f"{INDENT * depth}{_basis(value)}  [{value.id}]"
    elif isinstance(value, Unit):
        yield f"{INDENT * depth}{value.name}  [{value.id}, {value.level}]"
    elif isinstance(value, Noun):
        yield from _noun(value, depth)


def _noun(value: Noun, depth: int) -> Iterator[str]:
    said = "; ".join(_said(value))
    if isinstance(value, Item):
        yield f"{INDENT * depth}{', '.join(value.ref)}  {said}  [{value.id}]"
    elif said:
        yield f"{INDENT * depth}{said}"
    for part in _parts(value):
        yield from _lines(part, depth + 1)


def _basis(basis: Basis) -> str:
    number = f" số {basis.number}" if basis.number else ""
    day = f" ngày {short_date(basis.date)}" if basis.date else ""
    issuer = f" của {basis.issuer}" if basis.issuer else ""
    return f"{basis.type}{number}{day}{issuer} {basis.subject or ''}".strip()


def _said(value: Noun) -> Iterator[str]:
    for name in ("short", "long", "number", "name", "title", "form", "text"):
        found = getattr(value, name, None)
        if isinstance(found, str):
            yield found
    for name in ("quantity", "schedule", "deadline"):
        typed = getattr(value, name, None)
        if isinstance(typed, Quantity | Schedule):
            yield typed.text
    for name, label in (("lead", "chủ trì"), ("support", "phối hợp")):
        if found := getattr(value, name, ()):
            yield f"{label}: {', '.join(found)}"


def _parts(value: Noun) -> Iterator[object]:
    for name in type(value).model_fields:
        found = getattr(value, name)
        if name in ("work", "asks") or (isinstance(found, tuple) and _nouns(found)):
            yield from found


def _nouns(values: Iterable[object]) -> bool:
    return all(isinstance(value, Noun) for value in values)


def _painted(line: str) -> str:
    if line and not line.startswith(INDENT):
        return f"{BOLD}{line}{PLAIN}"
    head, mark, rest = line.rpartition("  [")
    return f"{head}{DIM}{mark}{rest}{PLAIN}" if mark else line

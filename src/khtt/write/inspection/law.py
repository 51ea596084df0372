"""Whether a document keeps the decree on layout, clause by clause (Nghị định 30/2020/NĐ-CP, Phụ lục I).

Any document can be asked: what a paragraph is shows in its words and its place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from khtt.nouns.inspection import Breach
from khtt.nouns.language import _
from khtt.nouns.layout import Layout
from khtt.nouns.text import letters_of
from khtt.nouns.written import Look, Part, Written
from khtt.write.inspection.components import components

SLACK = 0.35  # millimetres or points: programs round
PAPER = (210.0, 297.0)
BLACK = {"", "000000", "AUTO"}
NUMBER = re.compile(r"Số: ?\s*(?P<number>\d*)\s*/(?P<symbol>\S+)")
DAY = re.compile(r"ngày (\d+) tháng (\d+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """How a component must look: sizes in points, face, place."""

    clause: str
    name: str
    sizes: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None
    align: str | None = None
    upper: bool | None = None


RULES = {
    "nation": Rule(
        "II.1", "Quốc hiệu", (12, 13), bold=True, italic=False, align="center", upper=True
    ),
    "motto": Rule("II.1", "Tiêu ngữ", (13, 14), bold=True, italic=False, align="center"),
    "number": Rule("II.3", "Số, ký hiệu", (13, 13), bold=False, italic=False, align="center"),
    "date": Rule("II.4", "Địa danh, thời gian", (13, 14), bold=False, italic=True, align="center"),
    "kind": Rule(
        "II.5", "Tên loại văn bản", (13, 14), bold=True, italic=False, align="center", upper=True
    ),
    "basis": Rule("II.6", "Căn cứ ban hành", (13, 14), bold=False, italic=True),
    "heading": Rule("II.6", "Đề mục La Mã", (13, 14), bold=True, italic=False, upper=True),
    "body": Rule("II.6", "Nội dung văn bản", (13, 14), align="justify"),
    "recipients": Rule("II.9", "Nơi nhận", (12, 12), bold=True, italic=True, align="left"),
    "recipient": Rule(
        "II.9", "Danh sách nơi nhận", (11, 11), bold=False, italic=False, align="left"
    ),
    "signer": Rule(
        "II.7", "Quyền hạn, chức vụ", (13, 14), bold=True, italic=False, align="center", upper=True
    ),
    "annex": Rule("III.1", "Phụ lục", (14, 14), bold=True, italic=False, align="center"),
    "attached": Rule("III.1", "Kèm theo", (13, 14), bold=False, italic=True, align="center"),
}


def breaches_of(document: Written, layout: Layout) -> tuple[Breach, ...]:
    """Give every clause that the document does not keep, with the paragraph."""
    pieces = [
        piece
        for part in document.parts
        for piece in (part.inner or (part,))
        if piece.filled and piece.kind == "paragraph"
    ]
    named = list(components(document, pieces))
    return tuple(
        chain(
            _paper(document, layout),
            _letters(pieces, layout),
            _numbering(document),
            (breach for kind, part in named for breach in _kept(RULES[kind], part)),
            (breach for kind, part in named for breach in SAID.get(kind, _nothing)(part)),
            _spaced([part for kind, part in named if kind == "body"], layout),
            _missing({kind for kind, _part in named}),
        )
    )


def _paper(document: Written, layout: Layout) -> Iterator[Breach]:
    for place, sheet in enumerate(document.sheets, 1):
        where = _("section {place}").format(place=place)
        size = sorted((sheet.width, sheet.height))
        if any(abs(a - b) > 1 for a, b in zip(size, PAPER, strict=True)):
            found = f"{sheet.width:g} × {sheet.height:g} mm"
            yield Breach("I.1", "khổ giấy A4 (210 × 297 mm)", found, where)
        if sheet.width > sheet.height:
            continue  # the margins of the decree are those of the upright page
        for side in ("top", "bottom", "left", "right"):
            low, high = layout.rules.margins[side]
            wide = getattr(sheet, side)
            if not low - SLACK <= wide <= high + SLACK:
                yield Breach("I.3", f"lề {SIDES[side]} {low:g}-{high:g} mm", f"{wide:g} mm", where)


SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _letters(pieces: list[Part], layout: Layout) -> Iterator[Breach]:
    """Give each other font and colour once, with the first paragraph that has it."""
    told = set[str]()
    for part in pieces:
        for face in sorted(part.look.faces, key=lambda one: (one.font, one.colour)):
            if face.font and face.font != layout.font and face.font not in told:
                told.add(face.font)
                yield Breach("I.4", f"phông chữ {layout.font}", face.font, part.text)
            if face.colour not in BLACK and face.colour not in told:
                told.add(face.colour)
                yield Breach("I.4", "chữ màu đen", f"#{face.colour}", part.text)


def _numbering(document: Written) -> Iterator[Breach]:
    numbered = [one for one in document.headers if one.numbered]
    if not numbered:
        yield Breach("I.7", "số trang ở giữa lề trên", _("no page number in a header"))
    for one in numbered:
        if one.look.align != "center":
            yield Breach("I.7", "số trang ở giữa lề trên", _aligned(one.look))
            break


def _kept(rule: Rule, part: Part) -> Iterator[Breach]:
    look, text = part.look, part.text
    for size in sorted({face.size for face in look.faces}):
        if not rule.sizes[0] - SLACK <= size <= rule.sizes[1] + SLACK:
            least, most = rule.sizes
            wanted = f"cỡ chữ {least:g}" + (f"-{most:g}" if most > least else "")
            yield Breach(rule.clause, f"{rule.name}: {wanted}", f"{size:g}", text)
    count = max(letters_of(text), 1)
    for wanted_face, held, yes, no in (
        (rule.bold, look.bold, "chữ đậm", "chữ không đậm"),
        (rule.italic, look.italic, "chữ nghiêng", "chữ đứng"),
    ):
        most = held >= count / 2
        if wanted_face is not None and most is not wanted_face:
            asked, found = (yes, no) if wanted_face else (no, yes)
            yield Breach(rule.clause, f"{rule.name}: {asked}", found, text)
    if rule.align and look.align != rule.align:
        wanted = f"{rule.name}: {ALIGNED[rule.align]}"
        yield Breach(rule.clause, wanted, _aligned(look), text)
    if rule.upper and text != text.upper():
        yield Breach(rule.clause, f"{rule.name}: chữ in hoa", "chữ thường", text)


ALIGNED = {
    "center": "canh giữa",
    "justify": "canh đều hai lề",
    "left": "canh trái",
    "right": "canh phải",
}


def _aligned(look: Look) -> str:
    return ALIGNED.get(look.align, look.align)


def _spaced(body: list[Part], layout: Layout) -> Iterator[Breach]:
    """Give each way in which the body's paragraphs are spaced wrongly once."""
    low, high = layout.rules.body_line
    first, last = layout.rules.body_first_line
    told = set[tuple[str, str]]()
    for part in body:
        look = part.look
        space = look.before + look.after
        for wrong, asked, found in (
            (
                look.line and not low - 0.05 <= look.line <= high + 0.05,
                f"giãn dòng {low:g}-{high:g}",
                f"{look.line:.2g}",
            ),
            (
                space < layout.rules.body_before_at_least - SLACK,
                f"khoảng cách đoạn tối thiểu {layout.rules.body_before_at_least:g} pt",
                f"{space:g} pt",
            ),
            (
                look.first_line > SLACK and not first - SLACK <= look.first_line <= last + SLACK,
                f"lùi đầu dòng {first / 10:g}-{last / 10:g} cm",
                f"{look.first_line / 10:.2g} cm",
            ),
        ):
            if wrong and (asked, found) not in told:
                told.add((asked, found))
                yield Breach("II.6", f"Nội dung văn bản: {asked}", found, part.text)


def _number_said(part: Part) -> Iterator[Breach]:
    found = NUMBER.match(part.text)
    if found is None:
        yield Breach("II.3", "Số, ký hiệu: Số: NN/LOẠI-CƠ QUAN", part.text, part.text)
    elif found["number"] and len(found["number"]) == 1:
        yield Breach("II.3", "Số, ký hiệu: số nhỏ hơn 10 ghi thêm số 0", found["number"], part.text)


def _date_said(part: Part) -> Iterator[Breach]:
    if found := DAY.search(part.text):
        day, month = found[1], found[2]
        if len(day) == 1 or (month in ("1", "2")):
            asked = "Địa danh, thời gian: ngày nhỏ hơn 10, tháng 1, 2 ghi thêm số 0"
            yield Breach("II.4", asked, found[0], part.text)


def _basis_said(part: Part) -> Iterator[Breach]:
    if not part.text.endswith((";", ".")):
        yield Breach("II.6", "Căn cứ: cuối dòng có dấu chấm phẩy", part.text[-1:], part.text)


def _nothing(_part: Part) -> Iterator[Breach]:
    return iter(())


SAID: dict[str, Callable[[Part], Iterator[Breach]]] = {
    "number": _number_said,
    "date": _date_said,
    "basis": _basis_said,
}
NEEDED = ("nation", "motto", "number", "date", "kind", "recipients")


def _missing(found: set[str]) -> Iterator[Breach]:
    for kind in NEEDED:
        if kind not in found:
            rule = RULES[kind]
            yield Breach(rule.clause, rule.name, _("it is not there"))

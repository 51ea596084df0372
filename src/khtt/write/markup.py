"""WordprocessingML as text: the smallest pieces, and the only place where text is escaped."""

from collections.abc import Iterable

from khtt.nouns.document import Align, Mark, Run

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'

TWIPS_IN_MM = 1440 / 25.4
TWIPS_IN_POINT = 20
EIGHTHS_IN_POINT = 8

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
MARKED: dict[Mark, str] = {
    "kept": "",
    "inserted": '<w:rStyle w:val="ChuThem"/>',
    "deleted": '<w:rStyle w:val="ChuBot"/>',
}
FACES = {
    (bold, italic, mark): f"<w:rPr>{inside}</w:rPr>" if inside else ""
    for mark, style in MARKED.items()
    for bold in (False, True)
    for italic in (False, True)
    for inside in (f"{style}{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}",)
}
JUSTIFICATION: dict[Align | None, str] = {
    None: "",
    "left": '<w:jc w:val="left"/>',
    "centre": '<w:jc w:val="center"/>',
    "right": '<w:jc w:val="right"/>',
    "justify": '<w:jc w:val="both"/>',
}
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n")
KEEP_NEXT = "<w:keepNext/>"


def escape(text: str) -> str:
    """Give text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def encoded(text: str) -> bytes:
    """Give the bytes of a part; raise ValueError at a character that XML cannot carry."""
    data = text.encode()
    whole = len(data.translate(None, CONTROLS)) == len(data)
    if not whole or "\ufffe" in text or "\uffff" in text:
        message = "the text holds a character that no document can carry"
        raise ValueError(message)
    return data


def run(text: str, face: str = "") -> str:
    """Give a run; blanks stay as they are, a newline is a line break."""
    text = escape(text)
    if "\n" in text or "\t" in text:
        text = text.replace("\n", BREAK).replace("\t", TAB)
    return f'<w:r>{face}<w:t xml:space="preserve">{text}</w:t></w:r>'


def content(runs: Iterable[Run]) -> str:
    """Give the runs of a paragraph."""
    return "".join([run(one.text, FACES[one.bold, one.italic, one.mark]) for one in runs])


def capitals(runs: Iterable[Run]) -> str:
    """Give the runs of a paragraph in capitals."""
    return "".join([run(one.text.upper(), FACES[one.bold, one.italic, one.mark]) for one in runs])


def paragraph(style: str, inside: str, settings: str = "") -> str:
    """Give a paragraph; `settings` are its own properties, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{settings}</w:pPr>{inside}</w:p>'


def lines(style: str, texts: Iterable[str], face: str = "", settings: str = "") -> str:
    """Give one paragraph of several lines."""
    return paragraph(style, run("\n".join(texts), face), settings)


def in_size(size: float) -> str:
    """Give the run properties of a size in points."""
    return f"<w:rPr>{half_points(size)}</w:rPr>"


def half_points(size: float) -> str:
    """Give the size elements of a size in points."""
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def twips(millimetres: float) -> int:
    """Give a length in twentieths of a point."""
    return round(millimetres * TWIPS_IN_MM)


def rule(style: str, length: float, room: float) -> str:
    """Give an empty paragraph whose line below is `length` long, in the middle of `room` (mm)."""
    side = twips((room - length) / 2)
    return paragraph(style, "", f'<w:ind w:left="{side}" w:right="{side}"/>')

"""The head of a document and of an annex, and the signature below (ô số 1-5a, 7, 9b)."""

import re
from collections.abc import Sequence

from khtt.nouns.document import AnnexTitle, Letterhead, Signature, Title
from khtt.nouns.layout import Layout, LetterheadRule, LetterheadSizes
from khtt.nouns.typeface import balanced, widest, width
from khtt.write.markup import in_size, lines, paragraph, rule, run
from khtt.write.record import frame_record, line_record
from khtt.write.table import frame, frame_row

BLANKS = re.compile("[ \u00a0]+")


def letterhead(head: Letterhead, layout: Layout, room: float) -> str:
    """Make the head: issuer and number on the left, the nation's name and the date on the right."""
    law = layout.letterhead
    sizes = _sizes(head, law)
    date = _with_fitting_blanks(head.place_and_date, law, sizes.date)
    return frame(
        law.columns,
        law.padding,
        (room - sum(law.columns)) / 2,
        frame_row(law.columns, _issuer(head, layout, sizes), _nation(law, sizes))
        + frame_row(
            law.columns,
            lines("SoKyHieu", (head.number,), in_size(sizes.number)),
            lines("DiaDanh", (date,), in_size(sizes.date)),
        ),
    )


def _sizes(head: Letterhead, law: LetterheadRule) -> LetterheadSizes:
    """Choose the largest set of sizes in which the line of place and date does not break."""
    for sizes in law.sizes:
        if _fits(head.place_and_date, law, sizes.date):
            return sizes
    return law.sizes[-1]


def _fits(date: str, law: LetterheadRule, size: float) -> bool:
    room = law.columns[1] - 2 * law.padding - law.slack
    return width(date, size, italic=True) <= room


def _with_fitting_blanks(date: str, law: LetterheadRule, size: float) -> str:
    """Take blanks out of the longest gaps of a date until its line fits."""
    while not _fits(date, law, size):
        longest = max(BLANKS.findall(date), key=len, default="")
        if len(longest) <= law.least_blanks:
            break
        date = date.replace(longest, longest[1:], 1)
    return date


def _issuer(head: Letterhead, layout: Layout, sizes: LetterheadSizes) -> str:
    law = layout.letterhead
    parent = _broken(head.parent, layout, sizes.parent, bold=False)
    issuer = _broken(head.issuer, layout, sizes.issuer, bold=True)
    length = widest(issuer, sizes.issuer, bold=True) * law.issuer_rule
    above = lines("CoQuanChuQuan", parent, in_size(sizes.parent)) if parent else ""
    below = lines("CoQuanBanHanh", issuer, in_size(sizes.issuer))
    return above + below + rule("DuongKe", length, law.columns[0] - 2 * law.padding)


def _nation(law: LetterheadRule, sizes: LetterheadSizes) -> str:
    length = width(law.motto, sizes.motto, bold=True) * law.motto_rule
    return (
        lines("QuocHieu", (law.nation,), in_size(sizes.nation))
        + lines("TieuNgu", (law.motto,), in_size(sizes.motto))
        + rule("DuongKe", length, law.columns[1] - 2 * law.padding)
    )


def _broken(names: Sequence[str], layout: Layout, size: float, *, bold: bool) -> list[str]:
    """Give names in capitals, those too long for the column broken at a blank."""
    law = layout.letterhead
    room = law.columns[0] - 2 * law.padding - law.slack
    return [
        line
        for name in names
        for line in balanced(name.upper(), room, size, bold=bold, whole=layout.kept_whole)
    ]


def title(head: Title, layout: Layout, room: float) -> str:
    """Make the kind of document and its subject, with the short rule below."""
    size = layout.style("TrichYeu").size
    subject = _evened(head.subject, layout, room, size)
    return (
        lines("Title", (head.kind.upper(),))
        + (lines("TrichYeu", subject) if subject else "")
        + _closing(subject or (head.kind.upper(),), layout.title_rule, room, size)
    )


def annex_title(head: AnnexTitle, layout: Layout, room: float) -> str:
    """Make the head of an annex: label, title, the document it belongs to (Mẫu 2.1)."""
    size = layout.style("TenPhuLuc").size
    names = _evened([name.upper() for name in head.title], layout, room, size)
    attached = f"({head.attached_to.strip('()')})" if head.attached_to else ""
    return (
        lines("PhuLuc", (head.label,))
        + (lines("TenPhuLuc", names) if names else "")
        + (lines("KemTheo", (attached,)) if attached else "")
        + _closing(names or (head.label,), layout.annex_rule, room, size)
    )


def _evened(texts: Sequence[str], layout: Layout, room: float, size: float) -> list[str]:
    return [
        line
        for text in texts
        for line in balanced(text, room, size, bold=True, whole=layout.kept_whole)
    ]


def _closing(texts: Sequence[str], share: float, room: float, size: float) -> str:
    return rule("SauDuongKe", widest(texts, size, bold=True) * share, room)


def signature(foot: Signature, layout: Layout, room: float) -> str:
    """Make the recipients and the signer, in one row that stays whole."""
    law = layout.signature
    left, right = law.columns
    columns = (left * room / (left + right), right * room / (left + right))
    recipients = "".join(lines("DanhSachNhan", (one,)) for one in _punctuated(foot.recipients))
    authority = lines("QuyenHan", [line.upper() for line in foot.authority])
    manner = lines("KemTheo", foot.manner) if foot.manner else ""
    name = paragraph("HoTen", run(foot.name) if foot.name else "")
    heading = lines("NoiNhan", (law.heading,))
    signer = authority + manner + name
    return frame(columns, law.padding, 0.0, frame_row(columns, heading + recipients, signer))


def _punctuated(recipients: Sequence[str]) -> list[str]:
    """Give `- ...;` for each recipient and `- ....` for the last (Phụ lục I, mục II.9)."""
    bare = [one.strip().removeprefix("-").strip().rstrip(".;") for one in recipients]
    return [f"- {one};" for one in bare[:-1]] + [f"- {one}." for one in bare[-1:]]


def framed_record(block: Letterhead | Title | AnnexTitle | Signature, layout: Layout) -> str:
    """Give the record of a head or a foot, as it stands on paper."""
    match block:
        case Letterhead():
            issuer = [name.upper() for name in (*block.parent, *block.issuer)]
            law = layout.letterhead
            right = [law.nation, law.motto]
            return frame_record((([issuer, right]), ([[block.number], [block.place_and_date]])))
        case Title():
            kind = line_record("Title", block.kind.upper())
            return kind + line_record("TrichYeu", " ".join(block.subject))
        case AnnexTitle():
            attached = f"({block.attached_to.strip('()')})" if block.attached_to else ""
            names = " ".join(name.upper() for name in block.title)
            return "".join(
                line_record(style, text)
                for style, text in (
                    ("PhuLuc", block.label),
                    ("TenPhuLuc", names),
                    ("KemTheo", attached),
                )
            )
        case Signature():
            recipients = [layout.signature.heading, *_punctuated(block.recipients)]
            authority = " ".join(line.upper() for line in block.authority)
            signer = [authority, *([" ".join(block.manner)] if block.manner else []), block.name]
            return frame_record([[recipients, signer]])

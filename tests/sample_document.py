"""A document with every kind of block, for the tests of the writer."""

from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    Listed,
    ListKind,
    Paragraph,
    Properties,
    Row,
    Run,
    Section,
    Signature,
    Table,
    Title,
)

SENTENCE = (
    "Bảo hiểm xã hội huyện phối hợp với Phòng Văn hóa và Thông tin phát tin, bài trên hệ thống "
    "truyền thanh cơ sở, tối thiểu 05 lượt/tuần/xã"
)
CHANNELS = (
    "Loa truyền thanh cơ sở",
    "Cổng Thông tin điện tử",
    "Fanpage, Zalo OA",
    "Hội nghị khách hàng",
)


def text(words: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """Give the runs of a text in one face."""
    return (Run(words, bold, italic),)


def listed(kind: ListKind, words: str, *, first: bool = False) -> Listed:
    """Give a numbered or marked paragraph."""
    return Listed(kind, text(words), first)


def cell(words: str, columns: int = 1, rows: int = 1) -> Cell:
    """Give a cell of one paragraph."""
    return Cell((Paragraph(text(words), "cell"),), columns, rows)


def points(count: int) -> tuple[Listed, ...]:
    """Give a list of points, from a) on."""
    return tuple(
        listed("point", f"Điểm thứ {n + 1}: {SENTENCE.lower()};", first=n == 0)
        for n in range(count)
    )


LETTERHEAD = Letterhead(
    ("Bảo hiểm xã hội tỉnh Đồng Tháp",),
    ("Bảo hiểm xã hội huyện Hồng Ngự",),
    "Số:        /KH-BHXH",
    "Hồng Ngự, ngày     tháng     năm 2023",
)
BODY: tuple[Block, ...] = (
    LETTERHEAD,
    Title(
        "Kế hoạch",
        ("Truyền thông chính sách bảo hiểm xã hội, bảo hiểm y tế năm 2023 trên địa bàn huyện",),
    ),
    Paragraph(text("Căn cứ Luật Bảo hiểm xã hội;"), "basis"),
    Paragraph(text("Căn cứ Kế hoạch số 166/KH-BHXH ngày 22/01/2025."), "basis"),
    Paragraph(text("Bảo hiểm xã hội huyện xây dựng Kế hoạch như sau:"), "intro"),
    Heading(1, text("Mục đích, yêu cầu")),
    Heading(2, text("Mục đích")),
    listed("subclause", f"{SENTENCE}."),
    listed("subclause", f"{SENTENCE}."),
    Heading(2, text("Yêu cầu")),
    listed("dash", f"{SENTENCE};"),
    listed("plus", "Tin, bài ngắn gọn, dễ nhớ;"),
    listed("plus", "Có ví dụ của địa phương."),
    Heading(1, text("Nội dung")),
    listed("clause", f"{SENTENCE}.", first=True),
    listed("clause", f"{SENTENCE}."),
    *points(9),
    listed("clause", "Các điểm lại bắt đầu từ a:"),
    *points(3),
    Paragraph(text("Ngoài ra, đơn vị còn thực hiện:")),
    *points(2),
    Heading(1, text("Hình thức")),
    Heading(2, text("Truyền thông thường xuyên")),
    Heading(3, text("Phương tiện thông tin đại chúng")),
    Heading(4, text("Báo in")),
    listed("subsubclause", "Mục này nối tiếp mục Báo in."),
    listed("clause", "Khoản đánh số lại từ 1.", first=True),
    listed("clause", "Khoản tiếp theo là 2."),
    Paragraph(
        (
            Run("Chữ thường, "),
            Run("chữ đậm", bold=True),
            Run(", chữ nghiêng", italic=True),
            Run(".\nDòng hai."),
        )
    ),
    Paragraph(text("Ở giữa dòng"), "centred"),
    Paragraph(text("Ký tự: & < > \" ' 😀 𠀀 và dấu cách    giữ nguyên"), align="left"),
    Table(
        (15, 85, 60),
        (
            Row((cell("TT"), cell("Kênh"), cell("Số lượng")), header=True),
            Row((cell("1"), cell("Loa truyền thanh"), cell("05 lượt/tuần"))),
        ),
    ),
    Table((80, 80), (Row((cell("Hai bảng"), cell("không dính nhau"))),)),
    Paragraph(text("Đề nghị các đơn vị nghiêm túc triển khai thực hiện./.")),
    Signature(
        (
            "BHXH tỉnh Đồng Tháp (để báo cáo)",
            "UBND huyện Hồng Ngự",
            "UBND các xã, thị trấn",
            "Lưu: VT",
        ),
        ("KT. Giám đốc", "Phó Giám đốc"),
        "Nguyễn Văn A",
    ),
)


def long_table(rows: int = 100) -> Table:
    """Give a table over many pages, with spans, marks, numbers and a row of many lines."""
    head = Row(
        (cell("TT", rows=2), cell("Hoạt động", rows=2), cell("Thực hiện", 2), cell("Quý", 4)),
        header=True,
    )
    under = Row(
        tuple(cell(words) for words in ("Chủ trì", "Phối hợp", "I", "II", "III", "IV")), header=True
    )
    part = Row(
        (Cell((Paragraph(text("A. Thường xuyên"), "cell"),), columns=8, bold=True),), heading=True
    )
    marks = Cell(
        (
            Paragraph(text("Chia làm hai:"), "cell"),
            listed("dash", "tin, bài trên báo"),
            listed("plus", "mỗi quý một bài"),
            listed("clause", "thứ nhất", first=True),
            listed("clause", "thứ hai"),
            listed("point", "điểm a", first=True),
        )
    )
    wordy = Cell((Paragraph(text(" ".join([SENTENCE] * 12)), "cell"),))
    lines = []
    for number in range(1, rows + 1):
        what = (
            marks
            if number % 10 == 0
            else wordy
            if number == 7
            else cell(f"{CHANNELS[number % 4]}: {SENTENCE}")
        )
        units = (
            (cell("BHXH huyện", rows=2), cell("UBND các xã")) if number % 2 else (cell("Đoàn thể"),)
        )
        quarters = tuple(Cell((Paragraph(text("x"), "cell"),), align="centre") for _ in range(4))
        lines.append(
            Row(
                (
                    Cell((Paragraph(text(str(number)), "cell"),), align="centre"),
                    what,
                    *units,
                    *quarters,
                )
            )
        )
    return Table((12, 100, 40, 40, 15, 15, 15, 15), (head, under, part, *lines))


SECOND_ANNEX: tuple[Block, ...] = (
    AnnexTitle("Phụ lục II", ("Báo cáo kết quả",), ""),
    Paragraph(text("Đơn vị tính: lượt"), "note"),
    Heading(1, text("Kết quả")),
    listed("clause", "Đánh số lại từ 1.", first=True),
    *points(23),
    *(30 * (Paragraph(text(f"{SENTENCE}. {SENTENCE}.")),)),
)
ANNEXES = (
    Section(
        (
            AnnexTitle(
                "Phụ lục I",
                ("Khung kế hoạch truyền thông",),
                "Kèm theo Kế hoạch số     /KH-BHXH ngày     tháng     năm 2023 của BHXH huyện",
            ),
            Paragraph(text("Phần A. Chung"), "part"),
            long_table(),
        ),
        landscape=True,
        annex=True,
    ),
    Section(SECOND_ANNEX, annex=True),
)
SAMPLE = Document(
    (Section(BODY), *ANNEXES),
    Properties(
        "Kế hoạch truyền thông", "Kế hoạch năm 2023", "BHXH huyện Hồng Ngự", ("BHXH", "2023"), 2023
    ),
)

"""How the standing of reports is told in every format: signs, words, colours, numbers."""

from dataclasses import dataclass

from khtt.nouns.report.figures import Number
from khtt.nouns.report.period import Period, PeriodKind
from khtt.nouns.report.status import Entry, State, Status
from khtt.nouns.report.tally import Progress
from khtt.nouns.text import number, short_date


@dataclass(frozen=True, slots=True)
class Look:
    """A state's sign and word, its ground and its ink."""

    sign: str
    word: str
    ground: str
    ink: str


LOOKS = {
    State.SENT: Look("✓", "Đã nhận", "#D5EBD8", "#14532D"),
    State.SENT_LATE: Look("✓!", "Nhận sau hạn", "#FBE8B8", "#6B3E00"),
    State.PARTLY: Look("½", "Nhận một phần", "#DCE6F5", "#1E3A6E"),
    State.LATE: Look("✗", "Quá hạn", "#F6CFCB", "#7F1D1D"),
    State.NOT_DUE: Look("·", "Chưa đến hạn", "#FFFFFF", "#565656"),
}
UNKNOWN = "chưa có"
PARTIAL = "chưa đủ"


def title(status: Status) -> str:
    """Give what the page is about."""
    return f"Tình hình báo cáo truyền thông năm {status.year}: {status.unit.short}"


def short_period(period: Period) -> str:
    """Name a period in a column's head."""
    match period.kind:
        case PeriodKind.MONTHLY:
            return f"T{period.month}"
        case PeriodKind.HALF_YEAR:
            return "6T"
        case PeriodKind.ANNUAL:
            return "Năm"


def told(entry: Entry) -> str:
    """Say what became of a report: from which file, read when, and how many below have sent."""
    parts = [LOOKS[entry.state].word]
    if entry.came_on and entry.came_on != entry.read_on:
        parts.append(f"nhận ngày {short_date(entry.came_on)}")
    if entry.read_on:
        parts.append(f"đọc ngày {short_date(entry.read_on)} từ {entry.file}")
    sent, of = entry.below
    if of:
        parts.append(f"đơn vị trực thuộc đã gửi {sent}/{of}")
    return "; ".join(parts)


def brief(entry: Entry) -> str:
    """Give the sign of a report, and how many of the units below have sent theirs."""
    sent, of = entry.below
    sign = LOOKS[entry.state].sign
    return f"{sign} {sent}/{of}" if of else sign


def amount(value: Number | None) -> str:
    """Give a number, or say that nobody gave one."""
    if value is None:
        return UNKNOWN
    return number(value) if isinstance(value, int) else f"{value:.1f}".replace(".", ",")


def percent(progress: Progress) -> str:
    """Give the share that is reached; empty where there is none."""
    share = progress.share
    return "" if share is None else f"{share:.1f}%".replace(".", ",")


def lack(progress: Progress) -> str:
    """Say so where a figure that belongs into the year so far is missing."""
    return f" ({PARTIAL})" if progress.year_partial and progress.year is not None else ""


def column_title(progress: Progress) -> str:
    """Name what is held against the plan."""
    return f"({progress.column.number}) {progress.column.title}"


def numbered(status: Status) -> tuple[Progress, ...]:
    """Give the progress that the plan has a number for."""
    return tuple(one for one in status.progress if one.expected.number)

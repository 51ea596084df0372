"""What the statuses of a coverage table are called and which colours they have."""

from typing import NamedTuple

from khtt.nouns.plan.coverage import Cell, Status
from khtt.nouns.text import number


class Look(NamedTuple):
    """How a status is shown: a sign, a word, the colours of the ground and of the text."""

    sign: str
    word: str
    ground: str
    ink: str


LOOKS = {
    Status.CARRIED_OUT: Look("●", "thực hiện", "#d9f0dc", "#1d6b2f"),
    Status.ADAPTED: Look("◆", "điều chỉnh", "#d6e6fb", "#1b4f91"),
    Status.ADDED: Look("+", "bổ sung", "#e8dcf7", "#5b2d91"),
    Status.WAIVED: Look("○", "không thực hiện, có lý do", "#fff0c2", "#7a5500"),
    Status.MISSING: Look("✕", "còn thiếu", "#f9d3cf", "#a01c10"),
    Status.NONE: Look("", "không áp dụng", "#ffffff", "#888888"),
}


def shown(cell: Cell) -> str:
    """Give what stands in a cell: its number, or the sign of its status."""
    return number(cell.value) if cell.value is not None else LOOKS[cell.status].sign


def told(unit: str, cell: Cell) -> str:
    """Give what a cell means in a sentence."""
    said = f"{unit}: {LOOKS[cell.status].word}"
    if cell.expected is not None and cell.value != cell.expected:
        said += f" {number(cell.value or 0)} (phân bổ {number(cell.expected)})"
    return f"{said}. {cell.note}" if cell.note else said

"""The parts as one table for people, or as JSON for programs."""

import json
from collections.abc import Sequence

from bench.measure import Goal, Part, Row

NAME, FIGURE = 46, 10
FINE = 100  # figures below are shown with two decimals


def as_text(parts: Sequence[Part]) -> str:
    """Give the table: a line a row, then the goals of the part and its notes."""
    head = f"{'':{NAME}}{'median':>{FIGURE + 3}}{'least':>{FIGURE + 3}}{'ratio':>{FIGURE}}"
    return "\n".join(line for part in parts for line in ("", part.title, head, *_lines(part)))


def as_json(parts: Sequence[Part]) -> str:
    """Give the same figures, with every sample."""
    return json.dumps([_plain(part) for part in parts], ensure_ascii=False, indent=2)


def _lines(part: Part) -> list[str]:
    return [
        *(_row(row, part) for row in part.rows),
        *(_goal(goal) for goal in part.goals),
        *(f"  note: {note}" for note in part.notes),
    ]


def _row(row: Row, part: Part) -> str:
    times = f"{_ratio(row, part):.2f} x" if row.beside else ""
    figures = f"{_figure(row.median)} {row.unit:<2}{_figure(row.least)} {row.unit:<2}"
    return f"  {row.name:{NAME - 2}}{figures}{times:>{FIGURE}}".rstrip()


def _figure(value: float) -> str:
    return f"{value:{FIGURE}.2f}" if value < FINE else f"{value:{FIGURE}.0f}"


def _ratio(row: Row, part: Part) -> float:
    return row.median / part.row(row.beside).median


def _goal(goal: Goal) -> str:
    verdict = "pass" if goal.met else "FAIL"
    word = "at least" if goal.at_least else "at most"
    return (
        f"  {verdict}  {goal.name}: {goal.value:.2f} {goal.unit}, "
        f"goal {word} {goal.limit:g} {goal.unit}"
    )


def _plain(part: Part) -> dict[str, object]:
    return {
        "title": part.title,
        "rows": [
            {
                "name": row.name,
                "unit": row.unit,
                "median": row.median,
                "least": row.least,
                "beside": row.beside,
                "ratio": _ratio(row, part) if row.beside else None,
                "samples": row.samples,
            }
            for row in part.rows
        ],
        "goals": [
            {
                "name": goal.name,
                "value": goal.value,
                "limit": goal.limit,
                "unit": goal.unit,
                "at_least": goal.at_least,
                "met": goal.met,
            }
            for goal in part.goals
        ],
        "notes": part.notes,
    }

"""Targets in words and in a table by year."""

from collections.abc import Iterable
from itertools import pairwise

from khtt.nouns.plan.items import Target
from khtt.nouns.plan.resolved import TargetRow, TargetTable
from khtt.nouns.quantity import Quantity
from khtt.nouns.text import number


def said_target(target: Target) -> str:
    """Say how a target grows: from the first year to the last, and by how much where it is even."""
    first, last = target.steps[0], target.steps[-1]
    start = f"năm {first.year} {_amount(first.quantity)}"
    values = [step.quantity.low for step in target.steps]
    rises = {b - a for a, b in pairwise(values) if a is not None and b is not None}
    if first is last:
        return f"{target.text}: {start}"
    if rises == {0}:
        steady = f"{_amount(first.quantity)} từng năm"
        return f"{target.text}: {steady}, từ năm {first.year} đến năm {last.year}"
    each = len(target.steps) > 2 and len(rises) == 1  # noqa: PLR2004 (two steps show no rhythm)
    unit = "%" if first.quantity.percent else f" {first.quantity.unit or ''}".rstrip()
    if each:
        between = f", mỗi năm tăng thêm {number(rises.pop())}{unit}"
    else:
        steps = target.steps[1:-1]
        between = "".join(f", năm {step.year} {_amount(step.quantity)}" for step in steps)
    return f"{target.text}: {start}{between}, đến năm {last.year} {_amount(last.quantity)}"


def target_table(targets: Iterable[Target]) -> TargetTable | None:
    """Give targets by year; None for none."""
    targets = tuple(targets)
    years = tuple(sorted({step.year for target in targets for step in target.steps}))
    return TargetTable(years, tuple(_row(target, years) for target in targets)) if years else None


def _row(target: Target, years: tuple[int, ...]) -> TargetRow:
    steps = {step.year: _said(step.quantity) for step in target.steps}
    return TargetRow(target.id, target.text, tuple(steps.get(year, "") for year in years))


def _amount(quantity: Quantity) -> str:
    return _said(quantity) if quantity.at_least is not None else f"đạt {_said(quantity)}"


def _said(quantity: Quantity) -> str:
    least = "tối thiểu " if quantity.at_least is not None else ""
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None:
        return quantity.text
    return (
        f"{least}{number(value)}%"
        if quantity.percent
        else quantity.text[:1].lower() + quantity.text[1:]
    )

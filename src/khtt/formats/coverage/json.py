"""Coverage for programs."""

import json

from khtt.nouns.plan.coverage import Cell, Coverage, Row


def as_json(coverage: Coverage) -> str:
    """Give the whole table: columns, rows, and a cell for each unit of a row by its slug."""
    slugs = [column.slug for column in coverage.columns]
    shown = {
        "title": coverage.title,
        "year": coverage.year,
        "units": [{"slug": column.slug, "name": column.name} for column in coverage.columns],
        "tasks": [_row(row, slugs) for row in coverage.rows],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _row(row: Row, slugs: list[str]) -> dict[str, object]:
    return {
        "id": row.id,
        "kind": row.kind,
        "text": row.text,
        "unit": row.unit,
        "total": row.total,
        "sum": row.sum,
        "gap": row.gap,
        "contributors": [slugs[place] for place in row.contributors],
        "cells": {slug: _cell(cell) for slug, cell in zip(slugs, row.cells, strict=True)},
    }


def _cell(cell: Cell) -> dict[str, object]:
    shown: dict[str, object] = {"status": cell.status.value}
    if cell.value is not None:
        shown |= {"value": cell.value, "expected": cell.expected}
    return shown | ({"note": cell.note} if cell.note else {})

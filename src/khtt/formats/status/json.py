"""The standing of reports for programs."""

import json

from khtt.nouns.report.status import Entry, Status, StatusRow
from khtt.nouns.report.tally import Progress


def as_json(status: Status) -> str:
    """Give the standing as JSON; a figure that nobody gave is null."""
    found = {
        "year": status.year,
        "unit": {"id": status.unit.id, "name": status.unit.name},
        "on": status.on.isoformat(),
        "periods": [
            {"id": due.period.id, "before": due.before.isoformat() if due.before else None}
            for due in status.dues
        ],
        "units": [_row(row) for row in status.rows],
        "progress": [_progress(one) for one in status.progress],
        "blanks": status.blanks,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _row(row: StatusRow) -> dict[str, object]:
    return {
        "id": row.unit.id,
        "name": row.unit.name,
        "reports": [_entry(entry) for entry in row.entries],
        "progress": [_progress(one) for one in row.progress],
    }


def _entry(entry: Entry) -> dict[str, object]:
    sent, of = entry.below
    return {
        "period": entry.period.id,
        "state": entry.state.value,
        "file": entry.file or None,
        "came_on": entry.came_on.isoformat() if entry.came_on else None,
        "read_on": entry.read_on.isoformat() if entry.read_on else None,
        "below_sent": sent,
        "below": of,
    }


def _progress(one: Progress) -> dict[str, object]:
    return {
        "column": one.column.number,
        "title": one.column.title,
        "unit": one.column.unit,
        "against": list(one.column.against),
        "plan": one.expected.number,
        "plan_text": one.expected.text,
        "value": one.value,
        "complete": not one.partial,
        "year_to_date": one.year,
        "year_complete": not one.year_partial,
        "share_percent": None if one.share is None else round(one.share, 2),
    }

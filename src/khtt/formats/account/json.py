"""The account for programs."""

import json
from collections.abc import Iterable

from khtt.nouns.account import Account, Fate
from khtt.nouns.diagnostic import Place

Shown = dict[str, object]


def as_json(account: Account, fates: Iterable[Fate]) -> str:
    """Give the body, the counts, the fates asked for, and the problems with their places."""
    shown = {
        "body": account.body,
        "name": account.name,
        "year": account.year,
        "counts": account.count(),
        "fates": [_fate(fate) for fate in fates],
        "problems": [
            {"code": one.code, "message": one.message, **_at(one.at)} for one in account.problems
        ],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _fate(fate: Fate) -> Shown:
    shown: Shown = {"id": fate.id, "kind": fate.kind, "text": fate.text, **_at(fate.at)}
    shown["said"] = [{"where": one.where, "times": one.times} for one in fate.said]
    shown["passed"] = [{"to": one.to, "value": one.value} for one in fate.passed]
    if fate.left:
        at = _at(fate.left.at) if fate.left.at else {}
        shown["left"] = {"rule": fate.left.rule, "sentence": fate.left.sentence, **at}
    return shown


def _at(place: Place) -> Shown:
    return {"file": place.file, "line": place.line, "column": place.column}

"""Matching by text alone, on plans made by script: clauses in another order, words lost, renamed.

The items are drawn from clauses of the real plans, so that many share a clause: what belongs
together is known, and what is sure must be right.
"""

import random
from functools import cache
from pathlib import Path

import pytest

from khtt.diff import Options, diff
from khtt.load import load
from khtt.nouns.change import Band
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Statement
from khtt.parse import parse
from khtt.resolve.worded import national

PLANS = Path(__file__).parents[1] / "plans"
RENAMED = (("truyền thông", "tuyên truyền"), ("tổ chức", "triển khai"), ("bảo đảm", "đảm bảo"))
LOST = 0.15


@cache
def _plan(year: int) -> PlanFile:
    path = PLANS / f"{year}.yaml"
    return national(parse(load(path.read_bytes(), path.name), PlanFile))


@cache
def _clauses() -> tuple[str, ...]:
    texts = (getattr(item, "text", "") for year in (2022, 2023, 2025) for _, item in _items(year))
    found = {clause.strip() for text in texts for clause in (text or "").split(";")}
    return tuple(sorted(clause for clause in found if len(clause.split()) > 2))


def _items(year: int) -> list[tuple[object, object]]:
    return list(_plan(year).items())


def _said_otherwise(text: str, lot: random.Random) -> str:
    clauses = text.split("; ")
    lot.shuffle(clauses)
    for old, new in RENAMED:
        clauses = [one.replace(old, new) if lot.random() < 0.5 else one for one in clauses]
    return "; ".join(
        " ".join(word for word in one.split() if lot.random() > LOST) or one for one in clauses
    )


def _bare(name: str, texts: list[str]) -> PlanFile:
    """A plan of one section that holds the texts, in their order."""
    plan = _plan(2023)
    lists = {
        key: ()
        for key, value in plan
        if isinstance(value, tuple) and key not in ("sections", "units", "bases", "abbreviations")
    }
    sections = tuple(one for one in plan.sections if one.ref[0] == "III")
    contents = tuple(
        Statement.model_validate({"id": f"{name}-{place}", "ref": f"III.{place + 1}", "text": text})
        for place, text in enumerate(texts)
    )
    return plan.model_copy(update={**lists, "sections": sections, "contents": contents})


def _pair(size: int, seed: int) -> tuple[PlanFile, PlanFile, set[tuple[str, str]]]:
    """Give two plans and what belongs together: a seventh is gone, a seventh is new."""
    lot = random.Random(seed)  # noqa: S311 - a lot for a test
    olds = ["; ".join(lot.sample(_clauses(), lot.randint(2, 4))) for _ in range(size)]
    places = [place for place in range(size) if lot.random() > 1 / 7]
    news = [(place, _said_otherwise(olds[place], lot)) for place in places]
    news += [(-1, "; ".join(lot.sample(_clauses(), 3))) for _ in range(size // 7)]
    lot.shuffle(news)
    truth = {(f"old-{place}", f"new-{at}") for at, (place, _) in enumerate(news) if place >= 0}
    return _bare("old", olds), _bare("new", [text for _, text in news]), truth


@pytest.mark.parametrize(("size", "seed"), [(60, 1), (60, 2), (300, 3), (1000, 4)])
def test_plans_made_by_script_are_matched_and_nothing_sure_is_wrong(size: int, seed: int) -> None:
    old, new, truth = _pair(size, seed)
    pairs = {
        (pair.old.id, pair.new.id): pair.band
        for pair in diff(old, new, Options(ids=False)).pairs
        if pair.old.kind == "content"
    }
    right = truth & pairs.keys()
    assert len(right) / len(truth) >= 0.95
    assert len(right) / len(pairs) >= 0.84
    sure = {pair for pair, band in pairs.items() if band is Band.CERTAIN}
    assert sure <= truth
    assert len(sure) >= len(truth) / 2

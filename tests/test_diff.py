"""The comparison of two plans: what each difference is called, and the facts of the real plans."""

from pathlib import Path

import pytest

from khtt.diff import Options, UnlikePlansError, diff
from khtt.diff.amounts import amount_change
from khtt.diff.assign import assign
from khtt.diff.times import time_change
from khtt.load import load
from khtt.nouns.change import Band, Change, Changes, Kind, Origin, Relation
from khtt.nouns.change.agreed import Agreement
from khtt.nouns.change.kinds import Level
from khtt.nouns.change.select import at_least, of_kinds, only_section, reaches, without_agreed
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.quantity import Quantity, Schedule
from khtt.parse import parse
from khtt.resolve.worded import national

PLANS = Path(__file__).parents[1] / "plans"
PRECISION_RECALL = {(2022, 2023): (0.95, 0.92), (2023, 2025): (0.93, 0.84)}


def _plan(year: int) -> PlanFile:
    path = PLANS / f"{year}.yaml"
    return national(parse(load(path.read_bytes(), path.name), PlanFile))


PLAN = {year: _plan(year) for year in (2022, 2023, 2025)}
FROM_2022 = diff(PLAN[2022], PLAN[2023])
FROM_2023 = diff(PLAN[2023], PLAN[2025])


def _refs(change: Change) -> tuple[str, str]:
    old, new = (" ".join(entry.ref for entry in side) for side in (change.old, change.new))
    return old, new


def _found(changes: Changes, kind: Kind) -> set[tuple[str, str]]:
    return {_refs(change) for change in changes.changes if change.kind is kind}


# The specification of quantities and times: what was, what is, and what that is called.


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (
            {"at_least": "25%", "of": "commune"},
            {"at_least": "30%", "of": "commune"},
            "target-raised",
        ),
        ({"exactly": 5, "unit": "lượt"}, {"exactly": 4, "unit": "lượt"}, "target-lowered"),
        (
            {"between": (10, 15), "unit": "cuộc"},
            {"between": (10, 20), "unit": "cuộc"},
            "target-raised",
        ),
        ({"exactly": 5, "unit": "lượt"}, {"exactly": 5, "unit": "cuộc"}, "unit-of-measure-changed"),
        ({"exactly": 25}, {"exactly": "25%", "of": "commune"}, "unit-of-measure-changed"),
        (
            {"exactly": 5, "per": ("week",)},
            {"exactly": 5, "per": ("month",)},
            "unit-of-measure-changed",
        ),
        ({"exactly": 5}, {"at_least": 5}, "target-changed"),
        ({"exactly": 5}, None, "target-dropped"),
        ({"exactly": 5}, "regular", "target-dropped"),
        (None, {"exactly": 5}, "target-added"),
        ("as-planned", {"exactly": 5}, "target-added"),
        ("as-planned", "regular", "content-changed"),
        ({"exactly": 3000}, {"exactly": 3000}, None),
        (None, None, None),
    ],
)
def test_a_difference_of_quantities_has_its_name(
    old: object, new: object, kind: str | None
) -> None:
    found = amount_change(*(Quantity.model_validate(one) if one else None for one in (old, new)))
    assert (found[0].value if found else None) == kind


@pytest.mark.parametrize(
    ("old", "new", "points", "amount", "percent"),
    [
        ({"at_least": "25%", "of": "commune"}, {"at_least": "30%", "of": "commune"}, 5, None, 20),
        ({"exactly": 5, "unit": "lượt"}, {"exactly": 4, "unit": "lượt"}, None, -1, -20),
        ({"exactly": 0, "unit": "lượt"}, {"exactly": 4, "unit": "lượt"}, None, 4, None),
        ({"exactly": 5, "unit": "lượt"}, {"exactly": 9, "unit": "cuộc"}, None, None, None),
    ],
)
def test_a_step_is_told_in_points_amount_and_percent(
    old: object, new: object, points: int | None, amount: int | None, percent: int | None
) -> None:
    found = amount_change(Quantity.model_validate(old), Quantity.model_validate(new))
    assert found is not None
    assert (found[1].points, found[1].amount, found[1].percent) == (points, amount, percent)


@pytest.mark.parametrize("low", range(1, 12))
@pytest.mark.parametrize("step", range(1, 4))
def test_raising_and_lowering_are_opposites(low: int, step: int) -> None:
    small, large = (
        Quantity.model_validate({"exactly": n, "unit": "tin"}) for n in (low, low + step)
    )
    up, down = amount_change(small, large), amount_change(large, small)
    assert up is not None
    assert down is not None
    assert (up[0], down[0]) == (Kind.TARGET_RAISED, Kind.TARGET_LOWERED)
    assert up[1].amount == step
    assert down[1].amount == -step


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({"before": "15/01/2022"}, {"before": "15/01/2023"}, "deadline-rolled-over"),
        ({"before": "15/01/2022"}, {"before": "10/01/2023"}, "deadline-earlier"),
        ({"before": "15/01/2022"}, {"before": "20/01/2023"}, "deadline-later"),
        ({"before": "29/02/2024"}, {"before": "28/02/2025"}, "deadline-rolled-over"),
        ({"day": "01/7/2022"}, {"day": "01/7/2023"}, "deadline-rolled-over"),
        ({"months": ("10-11",)}, {"months": ("10-12",)}, "deadline-extended"),
        ({"months": ("10-12",)}, {"months": ("10-11",)}, "deadline-earlier"),
        ({"quarters": "II-IV"}, {"quarters": "I-IV"}, "deadline-extended"),
        (
            {"before_day": 28, "every": "month"},
            {"before_day": 25, "every": "month"},
            "deadline-earlier",
        ),
        ({"before_day": 28, "every": "month"}, {"every": "month"}, "deadline-dropped"),
        ({"every": "month"}, {"every": "quarter"}, "deadline-changed"),
        ({"before": "15/01/2022"}, None, "deadline-dropped"),
        (None, {"before": "15/01/2023"}, "deadline-added"),
        ({"months": (5,)}, {"months": (5,)}, None),
        (None, None, None),
    ],
)
def test_a_difference_of_times_has_its_name(old: object, new: object, kind: str | None) -> None:
    was, now = (Schedule.model_validate(one) if one else None for one in (old, new))
    years = (2024, 2025) if old and "2024" in str(old) else (2022, 2023)
    found = time_change(was, now, years, "deadline")
    assert (found[0].value if found else None) == kind


# The facts of the official plans.


def test_section_iii_went_from_twelve_items_to_nine() -> None:
    tally = next(one for one in FROM_2022.summary.tallies if one.part.key == "III")
    assert (tally.old, tally.new, tally.pairs, tally.same_number) == (12, 9, 9, 2)
    assert (tally.merged, tally.removed, tally.added) == (2, 1, 0)


@pytest.mark.parametrize(
    ("kind", "refs"),
    [
        (Kind.MERGED, ("III.1 III.8", "III.1")),
        (Kind.MERGED, ("III.10 III.11", "III.9")),
        (Kind.REMOVED, ("III.12", "")),
        (Kind.MERGED, ("IV.2.1.b1 IV.2.1.b2", "IV.2.1.1")),
        (Kind.ADDED, ("", "IV.2.1.5")),
        (Kind.ADDED, ("", "IV.2.1.6")),
        (Kind.DEADLINE_EXTENDED, ("IV.2.1.b6", "IV.2.1.7")),
        (Kind.DEADLINE_ROLLED_OVER, ("VII.7.1", "VII.7.1")),
        (Kind.NOT_SEEN, ("VII.7.10", "VII.7.8")),
        (Kind.SPLIT, ("V.1", "V.1 V.2")),
        (Kind.RENUMBERED, ("III.4", "III.2")),
        (Kind.NOT_SEEN, ("PL1", "")),
        (Kind.NOT_SEEN, ("M01 M02 M03 M04", "")),
    ],
)
def test_2023_differs_from_2022_by(kind: Kind, refs: tuple[str, str]) -> None:
    assert refs in _found(FROM_2022, kind)


@pytest.mark.parametrize(
    ("kind", "refs"),
    [
        (Kind.MERGED, ("III IV", "III")),
        (Kind.MERGED, ("VII.1 VII.3", "VI.1")),
        (Kind.MERGED, ("VII.6 VII.4 VII.5", "VI.2")),
        (Kind.REMOVED, ("VII.2", "")),
        (Kind.REMOVED, ("VII.8", "")),
        (Kind.ADDED, ("", "II.5")),
        (Kind.MOVED, ("VII.1.7", "III.2.3.b4")),
        (Kind.DEADLINE_DROPPED, ("VII.7.1", "VI.3.1")),
    ],
)
def test_2025_differs_from_2023_by(kind: Kind, refs: tuple[str, str]) -> None:
    assert refs in _found(FROM_2023, kind)


def test_the_seven_themes_of_2023_became_one_line() -> None:
    merged = [c for c in FROM_2023.changes if c.kind is Kind.MERGED and c.entry.ref == "III.2.6.b3"]
    assert len(merged) == 1
    assert [entry.kind for entry in merged[0].old].count("theme") == 7


def test_the_name_of_the_work_changed_once_and_the_rest_follows() -> None:
    renamed = [c for c in FROM_2023.changes if c.kind is Kind.TERM_RENAMED]
    assert [(c.fields[0].old, c.fields[0].new) for c in renamed] == [
        ("thông tin, truyền thông", "tuyên truyền, giải đáp, tư vấn")
    ]


@pytest.mark.parametrize(
    ("changes", "kind", "old", "new"),
    [
        (FROM_2022, Kind.UNIT_RENAMED, "collection-agents", "collection-agents"),
        (
            FROM_2023,
            Kind.UNIT_MERGED,
            "communication-centre customer-care-centre",
            "participant-support-board",
        ),
        (
            FROM_2023,
            Kind.UNIT_MERGED,
            "subordinate-units it-centre finance-department",
            "subordinate-units",
        ),
        (FROM_2023, Kind.UNIT_GONE, "magazine", ""),
        (FROM_2023, Kind.BASIS_REPLACED, "bill-social-insurance", "law-social-insurance-2024"),
        (FROM_2023, Kind.BASIS_REPLACED, "plan-166-kh-bhxh", "communication-plan"),
    ],
)
def test_bodies_and_bases_change_by_name(changes: Changes, kind: Kind, old: str, new: str) -> None:
    found = {
        (" ".join(e.id for e in change.old), " ".join(e.id for e in change.new))
        for change in changes.changes
        if change.kind is kind
    }
    assert (old, new) in found


@pytest.mark.parametrize("changes", [FROM_2022, FROM_2023], ids=["2022-2023", "2023-2025"])
def test_no_leader_changed_that_the_official_texts_keep(changes: Changes) -> None:
    # Who puts news into the app the official texts leave to others; the plans name who runs it.
    assert _found(changes, Kind.LEAD_CHANGED) <= {("IV.1.3.3.p1", "III.2.2.c.b2")}


def test_what_a_task_cannot_carry_is_not_told_as_dropped_by_it() -> None:
    """From an action to a task: its frequency stands in the text, offices are a task's alone."""
    kinds = {c.kind for c in FROM_2023.changes if c.entry.ref == "VI.3.4"}
    assert Kind.CONTENT_CHANGED not in kinds


def test_a_body_that_the_new_plan_still_names_is_not_gone() -> None:
    gone = {c.old[0].id for c in FROM_2023.changes if c.kind is Kind.UNIT_GONE}
    assert "collection-agents" not in gone


# Matching.


@pytest.mark.parametrize("years", PRECISION_RECALL, ids=str)
def test_texts_alone_find_what_the_ids_declare(years: tuple[int, int]) -> None:
    declared, found = (
        {
            (pair.old.ref, pair.new.ref): pair.band
            for pair in diff(PLAN[years[0]], PLAN[years[1]], Options(ids=ids)).pairs
        }
        for ids in (True, False)
    )
    right = declared.keys() & found.keys()
    precision, recall = PRECISION_RECALL[years]
    assert len(right) / len(found) >= precision
    assert len(right) / len(declared) >= recall
    assert [p for p, band in found.items() if band is Band.CERTAIN and p not in declared] == []


def test_a_declared_merge_and_split_are_pairs_of_their_kind() -> None:
    relations = {(pair.old.ref, pair.new.ref): pair.relation for pair in FROM_2022.pairs}
    assert relations["III.8", "III.1"] is Relation.MERGE
    assert relations["V.1", "V.2"] is Relation.SPLIT


@pytest.mark.parametrize(
    ("worth", "pairs"),
    [
        ([], {}),
        ([{}], {}),
        ([{0: 1.0}], {0: 0}),
        ([{0: 3.0, 1: 2.0}, {0: 2.0}], {0: 1, 1: 0}),
        ([{0: 3.0, 1: 1.0}, {0: 1.0}], {0: 0}),
        ([{0: 1.0, 1: 1.0}], {0: 0}),
        ([{1: 1.0}, {0: 1.0}, {1: 2.0}], {1: 0, 2: 1}),
    ],
)
def test_the_best_assignment_is_found(worth: list[dict[int, float]], pairs: dict[int, int]) -> None:
    assert assign(worth) == pairs


def test_an_id_used_again_for_something_else_is_flagged() -> None:
    old = PLAN[2023]
    strange = old.contents[0].model_copy(
        update={"text": "Kiểm kê máy in, bàn ghế, kho vật tư", "was": ()}
    )
    new = old.model_copy(update={"contents": (strange, *old.contents[1:])})
    assert [c.entry.id for c in diff(old, new).changes if c.kind is Kind.ID_REUSED] == [strange.id]


def test_plans_of_unlike_scope_are_refused() -> None:
    identity = PLAN[2023].plan.model_copy(update={"scope": "province"})
    province = PLAN[2023].model_copy(update={"plan": identity})
    with pytest.raises(UnlikePlansError, match="a plan of a nation cannot be compared"):
        diff(PLAN[2022], province)


# What is shown.


def test_one_section_is_the_old_and_the_new_one() -> None:
    shown = only_section(FROM_2022, "III")
    assert {change.part.key for change in shown.changes} == {"III"}
    assert _found(shown, Kind.REMOVED) == {("III.12", "")}


def test_kinds_and_bands_narrow_the_changes() -> None:
    assert {c.kind for c in of_kinds(FROM_2022, [Kind.SPLIT]).changes} == {Kind.SPLIT}
    by_text = diff(PLAN[2022], PLAN[2023], Options(ids=False))
    assert {c.band for c in at_least(by_text, Band.LIKELY).changes} == {Band.CERTAIN, Band.LIKELY}


def test_an_agreed_change_goes_with_what_follows_and_an_unused_one_is_told() -> None:
    cause = next(c for c in FROM_2022.causes if FROM_2022.followers(c))
    used = Agreement(fingerprint=cause.fingerprint, reason="đã thống nhất")
    unused = Agreement(fingerprint="0" * 16, reason="năm trước")
    left, told = without_agreed(FROM_2022, [used, unused])
    assert told == (unused,)
    assert len(left.changes) == len(FROM_2022.changes) - 1 - len(FROM_2022.followers(cause))


def test_a_level_is_reached_by_its_own_and_by_higher_changes() -> None:
    low = of_kinds(FROM_2022, [Kind.RENUMBERED])
    assert [reaches(low, level) for level in (Level.LOW, Level.MEDIUM)] == [True, False]
    assert reaches(FROM_2022, Level.HIGH)


def test_a_fingerprint_does_not_know_the_file() -> None:
    elsewhere = diff(PLAN[2022], PLAN[2023], Options(old=Origin("elsewhere.yaml", "0" * 64)))
    assert [c.fingerprint for c in elsewhere.changes] == [c.fingerprint for c in FROM_2022.changes]


def test_every_change_has_a_fingerprint_of_its_own() -> None:
    for changes in (FROM_2022, FROM_2023):
        assert len({c.fingerprint for c in changes.changes}) == len(changes.changes)

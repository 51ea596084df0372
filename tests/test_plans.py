"""The plans of three years are complete: every line of the official documents is answered."""

import csv
from pathlib import Path

import pytest

from khtt.compiler import LoadedPlan, check_plan, load_plan
from khtt.nouns.plan.file import PlanFile
from khtt.nouns.plan.items import Activity, Task
from khtt.workspace import DiskWorkspace

ROOT = Path(__file__).parents[1]
OUTLINES = Path(__file__).with_name("outlines")
YEARS = (2022, 2023, 2025)
LINES = {2022: 220, 2023: 159, 2025: 94}


def loaded(year: int) -> LoadedPlan:
    return load_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml"))


def plan(year: int) -> PlanFile:
    return loaded(year).file


def outline(year: int) -> list[str]:
    with (OUTLINES / f"outline-{year}.tsv").open(encoding="utf-8", newline="") as lines:
        return [line["ref"] for line in csv.DictReader(lines, delimiter="\t")]


def answered(year: int) -> set[str]:
    return {ref for _, item in plan(year).items() for ref in item.ref}


@pytest.mark.parametrize("year", YEARS)
def test_the_outline_has_all_its_lines(year: int) -> None:
    assert len(outline(year)) == LINES[year]


@pytest.mark.parametrize("year", YEARS)
def test_every_line_of_the_official_document_is_answered(year: int) -> None:
    assert set(outline(year)) - answered(year) == set()


@pytest.mark.parametrize("year", YEARS)
def test_no_ref_is_invented(year: int) -> None:
    assert answered(year) - set(outline(year)) == set()


@pytest.mark.parametrize("year", YEARS)
def test_the_plan_has_neither_errors_nor_warnings(year: int) -> None:
    assert check_plan(loaded(year)) == ()


@pytest.mark.parametrize(("older", "newer"), [(2022, 2023), (2023, 2025)])
def test_what_an_item_was_stood_in_the_plan_before(older: int, newer: int) -> None:
    before = {item.id for _, item in plan(older).items()}
    was = {one for _, item in plan(newer).items() for one in item.was}
    assert was - before == set()


@pytest.mark.parametrize(("older", "newer", "shared"), [(2022, 2023, 110), (2023, 2025, 55)])
def test_the_same_commitment_keeps_its_id(older: int, newer: int, shared: int) -> None:
    before = {item.id for _, item in plan(older).items()}
    both = before & {item.id for _, item in plan(newer).items()}
    assert len(both) >= shared


def activity(name: str) -> Activity:
    found = {item.id: item for _, item in plan(2022).items() if isinstance(item, Activity)}
    return found[name]


@pytest.mark.parametrize(
    ("name", "quantity", "schedule"),
    [
        ("script-review-and-training-conferences", "02 hội nghị", "Quý I-II"),
        ("script-centre-news-and-documents", "Khoảng 3.000 tin, bài…", "Quý I-IV"),
        (
            "script-loudspeaker-broadcasts",
            "Tối thiểu 05 lượt/tuần/xã (trong đó tối thiểu 02 lượt về BHXH tự nguyện)",
            "Quý I-IV",
        ),
        ("script-campaigns", "Tối thiểu 03 đợt/năm", "Tháng 5; tháng 7; tháng 10, 11"),
    ],
)
def test_a_row_of_the_script_says_what_the_official_row_says(
    name: str, quantity: str, schedule: str
) -> None:
    row = activity(name)
    assert row.quantity is not None
    assert row.schedule is not None
    assert (row.quantity.text, row.schedule.text) == (quantity, schedule)


def test_enterprise_meetings_are_ten_to_fifteen_in_each_province() -> None:
    row = activity("script-conferences-and-small-groups")
    quotas = {quota.id: quota.quantity.text for quota in row.quotas}
    assert quotas == {
        "quota-enterprise-meetings": "10-15 cuộc/tỉnh",
        "quota-commune-conferences": "Khoảng 25% số xã",
    }


@pytest.mark.parametrize(
    ("year", "day"), [(2022, "Trước ngày 15/01/2022"), (2023, "Trước ngày 15/01/2023")]
)
def test_the_province_sends_its_plan_by_mid_january(year: int, day: str) -> None:
    tasks = {item.id: item for _, item in plan(year).items() if isinstance(item, Task)}
    deadline = tasks["task-province-own-plan"].deadline
    assert deadline is not None
    assert deadline.text == day

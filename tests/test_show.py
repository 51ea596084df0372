"""`khtt show`: a plan as a person reads it."""

import re
from functools import cache
from pathlib import Path

import pytest

from khtt.compiler import load_plan
from khtt.formats.plan.entries import PARTS, entries
from khtt.formats.plan.text import as_text
from khtt.nouns.plan.file import PlanFile
from khtt.resolve.worded import national
from khtt.workspace import DiskWorkspace
from tests.commands import khtt

ROOT = Path(__file__).parents[1]
YEARS = (2022, 2023, 2025)


@cache
def _plan(year: int) -> PlanFile:
    return national(load_plan(DiskWorkspace(ROOT), Path(f"plans/{year}.yaml")).file)


def test_every_part_of_a_plan_has_its_name() -> None:
    assert set(PARTS) == set(PlanFile.model_fields) - {"khtt"}


@pytest.mark.parametrize("year", YEARS)
def test_every_item_of_a_plan_is_shown(year: int) -> None:
    plan = _plan(year)
    shown = {entry.id for part in PARTS for entry in entries(plan, part)}
    assert {item.id for _, item in plan.items()} - shown == set()


@pytest.mark.parametrize("year", YEARS)
def test_bodies_are_named_and_ids_stand_only_in_brackets(year: int) -> None:
    plan = _plan(year)
    text = re.sub(r"\[[a-z0-9-]+\]", "", as_text(plan))
    ids = {item.id for _, item in plan.items()} | {unit.id for unit in plan.units}
    said = set(re.findall(r"(?<![\w/.-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w/.-])", text))
    assert ids & said == set()


def test_an_item_is_one_line_in_a_pipe() -> None:
    assert (
        "  VII.7.1  Kế hoạch công tác thông tin, truyền thông năm 2022 của đơn vị | Thời hạn: "
        "Trước ngày 15/01/2022 | Chủ trì: BHXH tỉnh | Gửi: BHXH Việt Nam | Qua: Trung tâm Truyền "
        "thông  [report-own-plan]\n"
    ) in as_text(_plan(2022), "reports")


def test_details_stand_below_the_text_on_a_terminal() -> None:
    assert as_text(_plan(2022), "reports", width=60).splitlines()[:8] == [
        "CHẾ ĐỘ BÁO CÁO  [reports]",
        "  VII.7.1  Kế hoạch công tác thông tin, truyền thông năm",
        "      2022 của đơn vị  [report-own-plan]",
        "      Thời hạn: Trước ngày 15/01/2022",
        "      Chủ trì: BHXH tỉnh",
        "      Gửi: BHXH Việt Nam",
        "      Qua: Trung tâm Truyền thông",
        "  VII.7.10, M01  Báo cáo hằng tháng  [report-monthly]",
    ]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = as_text(_plan(2022), width=width).splitlines()
    assert max(map(len, lines)) <= max(40, min(width, 100))


def test_quantities_times_and_shares_are_said_in_words() -> None:
    text = as_text(_plan(2022), "script")
    for said in (
        "Số lượng: 10-15 cuộc/tỉnh",
        "Số lượng: Khoảng 25% số xã",
        "Thời gian: Quý I-II",
        "Chủ trì: Trung tâm Truyền thông; BHXH tỉnh",
    ):
        assert said in text


def test_rows_of_the_script_stand_under_their_headings() -> None:
    plan = _plan(2022)
    shown = entries(plan, "script")
    assert plan.script is not None
    places = {entry.id: place for place, entry in enumerate(shown)}
    for row in plan.script.general:
        if row.group:
            assert places[row.group] < places[row.id]
            assert shown[places[row.group]].depth < shown[places[row.id]].depth
    assert len(places) == len([entry for entry in shown if entry.id]) or len(shown) > len(places)


def test_headings_are_bold_and_ids_dim_in_colour() -> None:
    lines = as_text(_plan(2023), "themes", colour=True).splitlines()
    assert lines[0] == "\x1b[1mCHỦ ĐỀ  [themes]\x1b[0m"
    assert lines[1].endswith("]\x1b[0m")
    assert "\x1b[2m[" in lines[1]


def test_a_part_has_a_vietnamese_name_too() -> None:
    assert khtt("show", "2023", "Chủ đề").stdout == khtt("show", "2023", "themes").stdout


def test_a_part_that_the_plan_lacks_is_told() -> None:
    lacking = next(part for part in PARTS if not getattr(_plan(2022), part))
    done = khtt("show", "2022", lacking)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"khtt: the plan of 2022 has no part '{lacking}'\n"

"""What was decided, before anything else: few lines, nothing false, nothing silent."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from khtt.cli import app
from khtt.diff import diff
from khtt.diff.numbers import figures, number_change
from khtt.formats.changes.decided import MOST, decisions
from khtt.formats.changes.duties import duties
from khtt.formats.changes.labels import apart
from khtt.nouns.change import Change, Kind
from khtt.nouns.change.kinds import Level
from khtt.nouns.change.select import at_level, with_levels
from tests.compared import PAIRS, compared, small, vietnamese

ROOT = Path(__file__).parents[1]
REAL = PAIRS[:2]


def _run(*arguments: str, workspace: Path = ROOT) -> Result:
    return CliRunner().invoke(app, [*arguments, "--workspace", str(workspace)])


def _of(pair: tuple[int, int], kind: Kind) -> list[Change]:
    return [one for one in compared(*pair).changes if one.kind is kind]


@pytest.mark.parametrize("pair", PAIRS)
def test_what_was_decided_stands_on_one_screen(pair: tuple[int, int]) -> None:
    found = vietnamese(decisions)(compared(*pair))
    assert 0 < len(found) <= MOST
    assert all("\n" not in one.text for one in found)


@pytest.mark.parametrize("pair", PAIRS)
def test_no_sentence_shows_an_id(pair: tuple[int, int]) -> None:
    said = [one.text for one in vietnamese(decisions)(compared(*pair))]
    said += [line for one in vietnamese(duties)(compared(*pair)) for line in (one.name, *one.lines)]
    ids = re.compile(r"\b[a-z]+(?:-[a-z]+){1,}\b")
    known = set(compared(*pair).names)
    assert [found for line in said for found in ids.findall(line) if found in known] == []


@pytest.mark.parametrize(
    "said",
    [
        "hoàn thành chỉ tiêu, nhiệm vụ: Tháng 10-12 (trước đây: tháng 10, 11)",
        "chủ đề: Ngày Chuyển đổi số quốc gia (ngày 10/10/2023)",
        "chủ đề: Ngày Pháp luật Việt Nam (ngày 09/11/2023)",
        "Trước ngày 15/01/2023 (trước đây: trước ngày 15/01/2022)",
        "Báo cáo hằng tháng: trước ngày 28 hằng tháng; Báo cáo định kỳ 6 tháng: trước ngày 20/6/2022",
        "Đại lý thu nay là Các tổ chức dịch vụ thu",
    ],
)
def test_the_first_screen_of_2023_answers(said: str) -> None:
    assert said in "\n".join(one.text for one in vietnamese(decisions)(compared(2022, 2023)))


def test_a_change_that_does_not_fit_is_counted() -> None:
    few = decisions(compared(2022, 2023), most=3)
    assert len(few) == 3
    assert "more changes below" in few[-1].text


# Nothing false


def test_what_an_annex_held_is_not_called_dropped() -> None:
    kinds = {one.kind for one in compared(2022, 2023).changes if one.entry.kind == "report"}
    assert Kind.DEADLINE_DROPPED not in kinds
    assert len(_of((2022, 2023), Kind.NOT_SEEN)) == 5


@pytest.mark.parametrize("name", ["law-social-insurance", "law-health-insurance"])
def test_a_law_and_its_draft_are_one_basis(name: str) -> None:
    dropped = _of((2022, 2023), Kind.BASIS_DROPPED)
    assert name not in {one.old[0].id for one in dropped if one.old}


@pytest.mark.parametrize("pair", REAL)
def test_a_body_only_named_by_what_went_goes_with_it(pair: tuple[int, int]) -> None:
    causes = {one.entry.text for one in compared(*pair).causes if one.kind is Kind.UNIT_GONE}
    assert not causes & {"Ban Dân tộc tỉnh", "Ban Tuyên giáo các tỉnh ủy, thành ủy"}


def test_a_dash_that_became_heading_and_paragraph_is_no_split() -> None:
    assert {one.old[0].ref for one in _of((2022, 2023), Kind.SPLIT)} == {"IV.1.3.b5", "V.1"}


def test_one_sentence_that_a_file_parts_is_told_once() -> None:
    gone = [one for one in _of((2022, 2023), Kind.REMOVED) if one.entry.ref == "IV.2.2"]
    assert len([one for one in gone if not one.cause]) == 1


# Nothing silent


def test_what_is_added_tells_its_time() -> None:
    days = {
        field.new
        for one in _of((2022, 2023), Kind.ADDED)
        for field in one.fields
        if field.name == "schedule"
    }
    assert {"Ngày 10/10/2023", "Ngày 09/11/2023"} <= days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thời lượng tối đa 3-5 phút/sản phẩm", {"3-5"}),
        ("đạt 25% số xã, 1.500 người", {"25%", "1.500"}),
        ("theo Quyết định số 861/QĐ-TTg ngày 04/6/2021, Điều 11, Mẫu 01", set[str]()),
        ("Tổng đài 1900.9068, cách mạng 4.0, dịch Covid-19, Đề án 06", set[str]()),
        ("nhiệm vụ năm 2022, trước ngày 05/01/2022", {"5/1/nay"}),
    ],
)
def test_the_figures_of_a_text_are_found(text: str, found: set[str]) -> None:
    assert set(figures(text, 2022)) == found


def test_a_number_that_a_field_tells_is_not_told_again() -> None:
    field = number_change("Mở 5 lớp", "Mở 6 lớp trong 3 ngày", (2022, 2023), ["05 lớp", "06 lớp"])
    assert field is not None
    assert (field.old, field.new) == ("", "3 ngày")


def test_a_year_that_was_copied_is_told() -> None:
    text = "Hoàn thành nhiệm vụ năm 2022 của Ngành"
    kinds = [one.kind for one in diff(small(2022, one=text), small(2023, one=text)).changes]
    assert kinds == [Kind.YEAR_STALE]


def test_two_long_titles_show_where_they_differ() -> None:
    one, two = (f"{'Kế hoạch công tác truyền thông ' * 5}năm {year}" for year in (2025, 2026))
    old, new = apart(one, two)
    assert old != new
    assert new.endswith("2026")


# Levels and agreeing


def test_a_workspace_sets_levels() -> None:
    weighed = with_levels(compared(2022, 2023), {"reworded": Level.HIGH})
    high = {one.kind for one in at_level(weighed, Level.HIGH).causes}
    assert Kind.REWORDED in high
    assert Kind.SUPPORT_ADDED not in high


def test_levels_of_khtt_yaml_hold_for_diff_and_kinds(tmp_path: Path) -> None:
    (tmp_path / "plans").symlink_to(ROOT / "plans")
    (tmp_path / "khtt.yaml").write_text("khtt: 1\nkinds: {added: low, removed: low}\n", "utf-8")
    told = _run("kinds", workspace=tmp_path).output.splitlines()
    assert next(line for line in told if line.startswith("added\t")).split("\t")[1] == "low"
    changes = _run(
        "diff", "2022", "2023", "--level", "high", "-f", "json", workspace=tmp_path
    ).output
    kinds = {one["kind"] for one in json.loads(changes)["changes"] if not one["cause"]}
    assert kinds == {"deadline-extended"}


def test_every_kind_is_listed_with_an_example() -> None:
    rows = [line.split("\t") for line in _run("kinds").output.splitlines()]
    assert [row[0] for row in rows] == [kind.value for kind in Kind]
    assert all(len(row) == 5 and row[4] for row in rows)


def test_a_misspelt_kind_gets_its_neighbour() -> None:
    result = _run("diff", "2022", "2023", "--kind", "removd")
    assert result.exit_code == 2
    assert "did you mean removed?" in result.stderr


def test_a_change_is_agreed_by_how_its_fingerprint_begins(tmp_path: Path) -> None:
    change = next(one for one in compared(2022, 2023).causes if one.kind is Kind.DEADLINE_EXTENDED)
    accept = tmp_path / "agreed.yaml"
    begun = ("--agree", change.fingerprint[:8], "--because", 'Đã thống nhất: "nước rút"')
    for said in ("1 change agreed", "0 changes agreed"):
        assert said in _run("diff", "2022", "2023", *begun, "--accept", str(accept)).output
    left = _run("diff", "2022", "2023", "-f", "json", "--accept", str(accept)).output
    assert change.fingerprint not in {one["fingerprint"] for one in json.loads(left)["changes"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--agree", "ffffffffffff", "--because", "x"], "no change has the fingerprint"),
        (["--agree", "abcd"], "say why it is agreed"),
        (["--because", "x"], "goes with --agree"),
        (["--summary", "-f", "json"], "print text"),
        (["--out", "nowhere/at/all.txt"], "there is no folder nowhere/at"),
    ],
)
def test_a_wrong_use_ends_with_two_and_one_sentence(arguments: list[str], said: str) -> None:
    result = _run("diff", "2022", "2023", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_annotations_stand_at_the_lines_of_the_new_plan() -> None:
    lines = _run("diff", "2022", "2023", "-f", "github").output.splitlines()
    day = next(line for line in lines if "Ngày Chuyển đổi số quốc gia" in line)
    found = re.match(r"::warning file=plans/2023\.yaml,line=(\d+),title=", day)
    assert found
    plan = (ROOT / "plans" / "2023.yaml").read_text("utf-8").splitlines()
    assert "theme-digital-transformation-day" in plan[int(found[1]) - 1]


# What an office reads of its own


def test_a_successor_reads_what_its_predecessors_had() -> None:
    output = _run("diff", "2023", "2025", "-p", "dong-thap", "--summary").output
    assert "It continues: BHXH tỉnh Đồng Tháp, BHXH tỉnh Tiền Giang" in output
    assert "nothing any more, before trước ngày 15/01/2023" in output


def test_an_office_reads_nothing_of_other_levels() -> None:
    report = _run("diff", "2022", "2023", "-p", "dong-thap", "-f", "json").output
    ids = {one["id"] for one in json.loads(report)["local"]["changes"]}
    central = {"task-centre-products", "task-magazine-good-models", "task-it-order-topics"}
    assert "theme-law-day" in ids
    assert not ids & central

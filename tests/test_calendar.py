"""A body's year: what it holds, and that calendars read it and update."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import icalendar
import openpyxl
import pytest
import vobject
from typer.testing import CliRunner, Result

from khtt.cli import app
from tests.browser import read

ROOT = Path(__file__).parents[1]
OURS = ("calendar", "--year", "2022", "--province", "dong-thap")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Give a workspace of its own."""
    shutil.copytree(ROOT / "plans", tmp_path / "office" / "plans")
    return tmp_path / "office"


def khtt(office: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--workspace", str(office)])


def events(office: Path) -> dict[str, icalendar.Component]:
    done = khtt(office, *OURS, "--format", "ics")
    found = icalendar.Calendar.from_ical(done.stdout_bytes)
    return {str(one["UID"]): one for one in found.walk("VEVENT")}


def test_deadlines_themes_and_activities_stand_on_their_days(office: Path) -> None:
    said = khtt(office, *OURS).stdout
    for part in (
        "15/01/2022",
        "28/02/2022               Hạn         Hạn trước ngày 28/02/2022: Báo cáo hằng tháng",
        "20/6/2022                Hạn         Hạn trước ngày 20/6/2022: Báo cáo định kỳ 6 tháng",
        "25/12/2022               Hạn         Hạn trước ngày 25/12/2022: Báo cáo năm",
        "01/7/2022                Chủ đề      Ngày BHYT Việt Nam",
        "01/5/2022 - 31/5/2022",
    ):
        assert part in said


def test_events_are_whole_days_with_reminders(office: Path) -> None:
    found = events(office)
    own = found["report-year.2022.dong-thap@khtt"]
    assert own.decoded("DTSTART") == date(2022, 12, 25)
    assert own.decoded("DTEND") == date(2022, 12, 26)
    alarms = [alarm.decoded("TRIGGER") for alarm in own.walk("VALARM")]
    assert alarms == [timedelta(hours=8, days=-before) for before in (7, 3, 1)]


def test_the_zone_is_that_of_viet_nam(office: Path) -> None:
    made = khtt(office, *OURS, "--format", "ics").stdout_bytes
    found = icalendar.Calendar.from_ical(made)
    (zone,) = found.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Ho_Chi_Minh"
    (standard,) = zone.walk("STANDARD")
    assert standard.decoded("TZOFFSETTO") == timedelta(hours=7)
    assert found["X-WR-TIMEZONE"] == zone["TZID"]
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_another_reader_reads_the_same(office: Path) -> None:
    made = khtt(office, *OURS, "--format", "ics").stdout_bytes.decode()
    other = vobject.readOne(made)
    there = {one.uid.value: one.dtstart.value for one in other.vevent_list}
    assert there == {uid: one.decoded("DTSTART") for uid, one in events(office).items()}


def test_importing_again_updates_and_takes_away(office: Path) -> None:
    first = events(office)
    assert {one["SEQUENCE"] for one in first.values()} == {0}
    assert events(office) == first
    plan = office / "plans" / "2022.yaml"
    said = plan.read_text("utf-8")
    moved = said.replace("deadline: {before: 25/12/2022}", "deadline: {before: 20/12/2022}")
    assert moved != said
    plan.write_text(moved, "utf-8")
    own = events(office)["report-year.2022.dong-thap@khtt"]
    assert (own.decoded("DTSTART"), own["SEQUENCE"]) == (date(2022, 12, 20), 1)
    gone = moved.replace("    deadline: {before: 20/12/2022}\n", "")
    plan.write_text(gone, "utf-8")
    own = events(office)["report-year.2022.dong-thap@khtt"]
    assert (own["STATUS"], own["SEQUENCE"]) == ("CANCELLED", 2)
    # It is taken away from the days that it had.
    assert own.decoded("DTSTART") == date(2022, 12, 20)
    assert own.decoded("DTEND") == date(2022, 12, 21)


def test_campaigns_have_a_group_of_their_own(office: Path) -> None:
    said = khtt(office, *OURS).stdout
    assert "01/5/2022 - 31/5/2022    Chiến dịch  Chiến dịch truyền thông" in said
    assert "Hoạt động   Chiến dịch" not in said


def test_the_page_has_a_year_and_twelve_months(office: Path) -> None:
    page = khtt(office, *OURS, "--format", "html").stdout.removeprefix("<!DOCTYPE html>\n").strip()
    found = read(page)
    assert len(found.all("table")) == 24
    assert [one.text for one in found.all("h2")][:2] == ["Cả năm", "Tháng 1 năm 2022"]


def test_the_workbook_has_days_that_sort(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert khtt(office, *OURS, "--format", "xlsx", "--out", str(out)).exit_code == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    days = [str(row[0].value) for row in sheet.iter_rows(min_row=4)]
    assert days == sorted(days)


def test_a_district_has_its_own_year(office: Path) -> None:
    done = khtt(office, *OURS, "--district", "huyen-lai-vung")
    assert "BHXH huyện Lai Vung" in done.stdout
    assert "Ngày BHYT Việt Nam" in done.stdout


def test_every_province_of_every_year_has_a_calendar(office: Path) -> None:
    for year in ("2022", "2023", "2025"):
        for province in ("ha-noi", "ca-mau", "dong-thap"):
            arguments = ("--year", year, "--province", province)
            done = khtt(office, "calendar", *arguments, "--format", "html")
            assert done.exit_code == 0

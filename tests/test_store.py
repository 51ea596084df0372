"""The store of figures: all of a collection or nothing, whoever else writes, whenever it is killed."""

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khtt.nouns.agenda import Issued
from khtt.nouns.report.figures import Change, Figure, Reading, When
from khtt.nouns.report.period import Period, PeriodKind
from khtt.workspace import WorkspaceError, database, schema
from khtt.workspace.store import open_store

MARCH, APRIL = (Period(2022, PeriodKind.MONTHLY, month) for month in (3, 4))
READ_AT = When("2022-04-01T08:00:00")
FORM = "form"
KEEPER = """
import sys
from pathlib import Path
from khtt.nouns.report.figures import Figure, Reading, When
from khtt.nouns.report.period import Period, PeriodKind
from khtt.workspace.store import open_store

def reading(place):
    figures = tuple(Figure(f"p/u{place}", str(n), n, "s", "A1") for n in range(25))
    period = Period(2022, PeriodKind.MONTHLY, 3)
    return Reading(period, "form", f"p/u{place}", f"{place}.xlsx", "d", figures)

with open_store(Path(sys.argv[1])) as store:
    print("open", flush=True)
    store.keep([reading(place) for place in range(2000)], When("2022-04-01T08:00:00"))
print("kept", flush=True)
"""


def reading(
    sender: str,
    values: Sequence[int | None] = (1, 2),
    period: Period = MARCH,
    units: Sequence[str] = (),
) -> Reading:
    figures = tuple(
        Figure(unit, str(column), value, "Mẫu 03", f"D{column}")
        for unit in units or (sender,)
        for column, value in enumerate(values)
    )
    return Reading(period, FORM, sender, f"{sender}.xlsx", f"{values}", figures)


def sums(path: Path, *periods: Period) -> dict[tuple[str, str], float]:
    with open_store(path) as kept:
        totals = kept.totals(FORM, [one.id for one in periods or (MARCH,)])
    return {(one.unit, one.column): one.sum for one in totals}


def test_figures_are_kept_and_added_up(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path) as kept:
        kept.keep([reading("a"), reading("a", (5, None), APRIL)], READ_AT)
    assert sums(path, MARCH, APRIL) == {("a", "0"): 6, ("a", "1"): 2}
    with open_store(path) as kept:
        (first, second) = kept.totals(FORM, [MARCH.id, APRIL.id])
        assert (first.last, first.periods) == (5, 2)
        assert (second.last, second.periods) == (2, 1)
        assert kept.blanks(FORM, [APRIL.id]) == (("a", "1", APRIL.id),)


def test_a_corrected_workbook_replaces_and_says_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path) as kept:
        kept.keep([reading("a")], READ_AT)
        (again,) = kept.keep([reading("a")], READ_AT)
        assert again.again
        (corrected,) = kept.keep([reading("a", (1, 7))], READ_AT)
    assert corrected.changes == (Change("a", "1", 2, 7),)
    assert corrected.replaced == "a.xlsx"
    assert sums(path) == {("a", "0"): 1, ("a", "1"): 7}


def test_a_units_own_workbook_comes_before_its_row_above(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path) as kept:
        kept.keep([reading("p", (9, 9), units=("p", "p/a", "p/b")), reading("p/a")], READ_AT)
    found = sums(path)
    assert (found["p/a", "0"], found["p/b", "0"], found["p", "0"]) == (1, 9, 9)


def test_where_a_figure_comes_from_is_known(tmp_path: Path) -> None:
    with open_store(tmp_path / "f.sqlite") as kept:
        kept.keep([reading("a")], READ_AT)
        (one,) = kept.figures(FORM, [MARCH.id], "1")
    assert (one.file, one.figure.sheet, one.figure.cell) == ("a.xlsx", "Mẫu 03", "D1")
    assert (one.figure.value, one.when) == (2, READ_AT)


def test_a_failure_keeps_nothing_of_a_collection(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    twice = reading("b")
    broken = replace(twice, figures=twice.figures * 2)
    with open_store(path) as kept, pytest.raises(WorkspaceError):
        kept.keep([reading("a"), broken], READ_AT)
    assert sums(path) == {}


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16])
def test_a_kill_at_any_moment_loses_nothing_and_keeps_no_half(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path) as kept:
        kept.keep([reading("before")], READ_AT)
    command = [sys.executable, "-c", KEEPER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        told = process.stdout.read()
    base = sqlite3.connect(path)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()
    found = sums(path)
    assert found["before", "1"] == 2
    assert len(found) in (2, 2 + 2000 * 24 + 2000)
    assert "kept" not in told or len(found) > 2


def test_two_collectors_at_once_count_everything_once(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    command = [sys.executable, "-c", KEEPER, str(path)]
    with subprocess.Popen(command) as first, subprocess.Popen(command) as second:
        assert (first.wait(60), second.wait(60)) == (0, 0)
    assert sum(sums(path).values()) == 2000 * sum(range(25))


def test_a_store_that_is_written_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path) as kept:
        kept.keep([reading("a")], READ_AT)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, other.rollback)
    timer.start()
    with open_store(path) as kept:
        kept.keep([reading("b")], READ_AT)
    timer.join()
    other.close()
    assert len(sums(path)) == 4


def test_a_store_that_stays_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.sqlite"
    sums(path)
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(path) as kept, pytest.raises(WorkspaceError, match="another program"):
        kept.keep([reading("b")], READ_AT)
    other.close()
    assert sums(path) == {}


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path) as kept:
        kept.keep([reading("a")], READ_AT)
        kept._base.execute("PRAGMA max_page_count = 20")  # noqa: SLF001 (a full disk, made small)
        many = [reading(f"u{place}", range(25)) for place in range(2000)]
        with pytest.raises(WorkspaceError, match="full"):
            kept.keep(many, READ_AT)
    assert sums(path) == {("a", "0"): 1, ("a", "1"): 2}


def test_a_file_that_is_no_store_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    path.write_text("none" * 1000)
    with pytest.raises(WorkspaceError, match="no store"), open_store(path):
        pass
    assert path.read_text() == "none" * 1000


def test_a_store_of_a_later_khtt_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    sums(path)
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(WorkspaceError, match="later khtt"), open_store(path):
        pass


def test_asking_makes_no_store(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path, make=False) as kept:
        assert kept.totals(FORM, [MARCH.id]) == ()
    assert not path.exists()


def test_an_event_is_numbered_anew_when_it_changes(tmp_path: Path) -> None:
    path, day = tmp_path / "f.sqlite", date(2022, 3, 5)

    def numbers(**digests: str) -> dict[str, int]:
        events = {uid: Issued(digest, uid, day, day) for uid, digest in digests.items()}
        with open_store(path) as kept:
            return {uid: one.sequence for uid, one in kept.issue("s", events).items()}

    assert numbers(a="1", b="1") == {"a": 0, "b": 0}
    assert numbers(a="1", b="2") == {"a": 0, "b": 1}
    assert numbers(a="1") == {"a": 0, "b": 2}
    assert numbers(a="1") == {"a": 0, "b": 2}
    with open_store(path) as kept:
        assert kept.issue("s", {})["b"] == Issued("", "b", day, day, 2)


def test_an_old_file_sent_again_does_not_put_its_figures_back(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    old, new = reading("a"), replace(reading("a", (1, 7)), file="new.xlsx")
    with open_store(path) as kept:
        kept.keep([old], READ_AT)
        kept.keep([new], READ_AT)
        (again,) = kept.keep([old], READ_AT)
    assert again.outdated == "new.xlsx"
    assert sums(path) == {("a", "0"): 1, ("a", "1"): 7}


def test_the_time_of_reading_and_the_day_of_coming_are_both_kept(tmp_path: Path) -> None:
    with open_store(tmp_path / "f.sqlite") as kept:
        kept.keep([reading("a")], replace(READ_AT, received_on="2022-03-28"))
        (one,) = kept.received(FORM, [MARCH.id])
        assert (one.when.read_at, one.when.day) == (READ_AT.read_at, "2022-03-28")
        (figure,) = kept.figures(FORM, [MARCH.id], "0")
        assert figure.when == one.when


def test_the_day_of_coming_may_be_told_later(tmp_path: Path) -> None:
    with open_store(tmp_path / "f.sqlite") as kept:
        kept.keep([reading("a")], READ_AT)
        kept.keep([reading("a")], When("2022-05-01T08:00:00", "2022-03-28"))
        (one,) = kept.received(FORM, [MARCH.id])
    assert one.when == When(READ_AT.read_at, "2022-03-28")


def test_a_row_of_blanks_is_not_received(tmp_path: Path) -> None:
    with open_store(tmp_path / "f.sqlite") as kept:
        figures = (
            Figure("p", "0", None, "s", "D13"),
            Figure("p/a", "0", 3, "s", "D14"),
            Figure("p/b", "0", None, "s", "D15"),
        )
        kept.keep([replace(reading("p"), figures=figures)], READ_AT)
        assert [one.unit for one in kept.received(FORM, [MARCH.id])] == ["p", "p/a"]


def test_a_store_of_an_earlier_khtt_is_read_without_being_written(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    base = sqlite3.connect(path)
    for statement in schema.MIGRATIONS[0]:
        base.execute(statement)
    base.execute("PRAGMA user_version = 1")
    base.execute(
        "INSERT INTO reading (year, period, form, sender, file, digest, read_at) "
        "VALUES (2022, '2022-03', 'form', 'a', 'a.xlsx', 'd', '2022-04-01T08:00:00')"
    )
    base.execute("INSERT INTO figure VALUES (1, 'a', '0', 5, 's', 'D13')")
    base.commit()
    base.close()
    before = path.read_bytes()
    with open_store(path, make=False) as kept:
        assert [one.sum for one in kept.totals(FORM, [MARCH.id])] == [5]
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["f.sqlite"]
    assert sums(path) == {("a", "0"): 5}
    assert path.read_bytes() != before


def test_asking_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "f.sqlite"
    with open_store(path) as kept:
        kept.keep([reading("a")], READ_AT)
    before = path.read_bytes()
    with open_store(path, make=False) as kept:
        assert kept.totals(FORM, [MARCH.id])
        with pytest.raises(WorkspaceError):
            kept.keep([reading("b")], READ_AT)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["f.sqlite"]

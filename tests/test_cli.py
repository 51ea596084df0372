"""The commands as people start them: bad input gives one clear message, a status, and no trace."""

import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

import khtt as library
from khtt.cli import app
from khtt.nouns.diagnostic import PlanError
from tests.commands import KHTT, ROOT, environment, khtt, started

COMMANDS = ("render", "validate", "show", "list", "national", "province", "base", "plans")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the plan of 2023."""
    (tmp_path / "plans").mkdir()
    shutil.copy(ROOT / "plans" / "2023.yaml", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def _render(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = khtt("render", "province", "--year", "2023", *arguments, cwd=folder)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def _left(folder: Path) -> list[Path]:
    """Give what a broken write would leave behind."""
    return [path for path in folder.rglob(".khtt-*") if path.name != ".khtt-runs.json"]


# Help, version, completion


def test_help_is_plain_and_examples_stand_on_their_own_lines() -> None:
    lines = _run("render", "province", "--help").stdout.splitlines()
    assert "╭" not in "".join(lines)
    assert "    khtt render province --year 2023" in lines
    assert '    khtt render province --year 2022 dong-thap "Hà Nội"' in lines


@pytest.mark.parametrize("group", [(), ("render",), ("list",)])
def test_each_command_is_told_in_one_line(group: tuple[str, ...]) -> None:
    lines = _run(*group, "--help").stdout.splitlines()
    told = [line for line in lines if line.startswith("  ") and line.split()[0] in COMMANDS]
    assert told
    assert all(line.endswith(".") and not line.endswith("...") for line in told)


def test_the_version_is_told() -> None:
    assert _run("--version").stdout == f"khtt {library.__version__}\n"


def test_completion_is_typers_own() -> None:
    asked = khtt("--show-completion", "bash", SHELL="bash")
    assert "Traceback" not in asked.stderr
    assert "--install-completion" in _run("--help").stdout


def test_help_needs_neither_models_nor_templates() -> None:
    heavy = "{'pydantic', 'jinja2', 'docx', 'yaml', 'rich', 'multiprocessing'}"
    code = f"import sys, khtt.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "2024"), "there is no plan of 2024 in plans; there are: 2023"),
        (("render", "province", "--year", "2024"), "there is no plan of 2024"),
        (("render", "province", "--year", "MMXXIII"), "Invalid value for '--year'"),
        (("render", "province"), "Missing option '--year'"),
        (("render", "province", "--year", "2023", "--jobs", "0"), "Invalid value for '--jobs'"),
        (
            ("render", "province", "--year", "2023", "dong-thapp"),
            "did you mean dong-thap (Đồng Tháp)?",
        ),
        (
            ("render", "province", "--year", "2023", "x", "y"),
            "no province 'x' on the map of 2023",
        ),
        (("render", "provinse", "--year", "2023"), "Did you mean 'province'?"),
        (("show", "2023", "theme"), "there is no part 'theme'; did you mean 'themes'?"),
        (("show", "2023", "zzz"), "there is no part 'zzz'; there are: plan, "),
        (("list", "districts", "--year", "2023", "--province", "x"), "no province 'x'"),
        (("list", "districts", "--year", "2026"), "the map of July 2025 has no districts"),
        (("list", "provinces", "--year", "99999"), "there is no map of 99999"),
        (("list", "provinces", "--year", "0"), "there is no map of 0"),
        (("show", "2023", "--workspace", "nowhere"), "nowhere: there is no folder `plans` in it"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_told(arguments: tuple[str, ...], said: str) -> None:
    result = _run(*arguments)
    assert said in result.stderr
    assert result.stdout == ""
    assert result.exit_code == 2


def test_no_plans_anywhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no folder `plans` here or above" in _run("show", "2023").stderr
    (tmp_path / "plans").mkdir()
    assert "there is no plan in plans" in _run("list", "plans").stderr
    assert _run("list", "provinces").exit_code == 2


@pytest.mark.usefixtures("folder")
def test_names_of_any_normal_form_find_a_province() -> None:
    for name in ("Đồng Tháp", unicodedata.normalize("NFD", "Đồng Tháp"), "DONG THAP", "87"):
        found = _run("list", "districts", "--year", "2023", "--province", name)
        assert len(found.stdout.splitlines()) == 12


# Plans that cannot be compiled

PLANS: dict[str, tuple[bytes, str]] = {
    "an open bracket": (b"khtt: 1\nplan: [\n", "KH001"),
    "an alias": (b"a: &a [x, x]\nb: [*a, *a]\n", "KH005"),
    "nothing": (b"", "KH008"),
    "not UTF-8": (b"\xff\xfe", "KH009"),
    "fifty megabytes": (b"a: b\n" * 10_000_000, "KH013"),
    "an unknown key": (b"khtt: 1\nplann: {}\n", "KH101"),
}


@pytest.mark.parametrize(("content", "code"), PLANS.values(), ids=PLANS)
@pytest.mark.parametrize(
    "command",
    [("render", "province", "--year"), ("show",), ("list", "provinces", "--year")],
    ids=" ".join,
)
def test_a_bad_plan_is_told_by_each_command(
    folder: Path, command: tuple[str, ...], content: bytes, code: str
) -> None:
    (folder / "plans" / "2030.yaml").write_bytes(content)
    done = khtt(*command, "2030", cwd=folder)
    assert f"error {code}: " in done.stderr
    assert done.stderr.startswith("plans/2030.yaml")
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (1, "")
    assert not (folder / "build").exists()


def test_a_plan_that_is_a_folder_cannot_be_read(folder: Path) -> None:
    (folder / "plans" / "2030.yaml").mkdir()
    result = _run_main(folder, "show", "2030")
    assert result == (2, "khtt: plans/2030.yaml: this is a folder, not a file\n")


def _run_main(folder: Path, *arguments: str) -> tuple[int, str]:
    done = khtt(*arguments, cwd=folder)
    return done.returncode, done.stderr


# Documents


def test_documents_are_written_once_and_then_left_alone(folder: Path) -> None:
    status, said, _ = _render(folder)
    assert status == 0
    assert said.startswith("63 documents in build/2023/province: 63 written (")
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*.docx")}
    assert len(times) == 63
    assert _render(folder)[1].startswith("63 documents in build/2023/province: 63 unchanged (")
    assert times == {path: path.stat().st_mtime_ns for path in folder.rglob("*.docx")}


def test_the_number_of_processes_does_not_show(folder: Path) -> None:
    _render(folder, "--jobs", "1", "--out", "one")
    _render(folder, "--jobs", "2", "--out", "two")
    one, two = (
        {p.name: p.read_bytes() for p in (folder / name).glob("*.docx")} for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 63


def test_an_edited_document_is_kept_until_forced(folder: Path) -> None:
    names = ("dong-thap", "ha-noi")
    _render(folder, *names)
    path = folder / "build/2023/province/dong-thap.docx"
    path.write_bytes(path.read_bytes() + b"x")
    status, said, complaint = _render(folder, *names)
    assert status == 1
    assert "1 unchanged, 1 edited" in said
    assert "khtt: build/2023/province/dong-thap.docx was edited since" in complaint
    assert _render(folder, *names, "--force")[0] == 0
    assert _render(folder, *names)[1].startswith("2 documents in build/2023/province: 2 unchanged")


def test_two_runs_into_one_folder_do_not_disturb_each_other(folder: Path) -> None:
    runs = [started("render", "province", "--year", "2023", cwd=folder) for _ in range(2)]
    assert [run.communicate(timeout=60)[1] for run in runs] == ["", ""]
    assert [run.returncode for run in runs] == [0, 0]
    assert "63 unchanged" in _render(folder)[1]
    assert _left(folder) == []


@pytest.mark.parametrize("out", ["file", "file/inner"])
def test_a_file_in_the_place_of_the_folder_is_told(folder: Path, out: str) -> None:
    (folder / "file").write_bytes(b"")
    status, said, complaint = _render(folder, "--out", out)
    assert (status, said) == (2, "")
    assert complaint == f"khtt: {out}/an-giang.docx: a part of this path is a file, not a folder\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_disk_without_room_is_told(folder: Path, jobs: str) -> None:
    limited = f"ulimit -f 4; exec {KHTT[0]} -m khtt render province --year 2023 --jobs {jobs}"
    done = subprocess.run(
        ["bash", "-c", limited],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "khtt: build/2023/province/an-giang.docx: file too large\n"
    assert [path.name for path in (folder / "build/2023/province").iterdir()] == []


# A run that is stopped


def _documents(folder: Path) -> int:
    return len(list(folder.rglob("*.docx")))


def _stopped(folder: Path, jobs: str, stop: Callable[[int], None]) -> tuple[int, str]:
    """Stop a run once it has written something; give its status and what it said."""
    run = started("render", "province", "--year", "2023", "--jobs", jobs, cwd=folder)
    while run.poll() is None and not _documents(folder):
        time.sleep(0.005)
    stop(run.pid)
    said = run.communicate(timeout=60)[1]
    return run.returncode, said


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", ["Ctrl-C", "SIGTERM"])
def test_a_stopped_run_ends_in_order_and_the_next_goes_on(
    folder: Path, jobs: str, how: str
) -> None:
    def stop(process: int) -> None:
        if how == "Ctrl-C":
            os.killpg(process, signal.SIGINT)
        else:
            os.kill(process, signal.SIGTERM)

    status, said = _stopped(folder, jobs, stop)
    done = _documents(folder)
    assert 0 < done < 63
    assert (status, said) == (
        1,
        f"khtt: stopped after {done} of 63; the next run goes on from there\n",
    )
    record = json.loads((folder / "build/2023/province/.khtt.json").read_bytes())
    assert len(record) == done
    assert _left(folder) == []
    assert f"{63 - done} written, {done} unchanged" in _render(folder)[1]


def test_a_run_that_is_killed_leaves_whole_documents_and_no_worker(folder: Path) -> None:
    status, said = _stopped(folder, "2", lambda process: os.kill(process, signal.SIGKILL))
    assert (status, said) == (-signal.SIGKILL, "")
    done = _documents(folder)
    for path in folder.rglob("*.docx"):
        assert zipfile.ZipFile(path).testzip() is None
    # communicate() came back: no worker holds the output open any more.
    assert f"{done} unchanged" in _render(folder)[1]


# Output


def test_a_reader_who_has_seen_enough_is_no_problem(folder: Path) -> None:
    command = f"{KHTT[0]} -m khtt show 2023 | head -1"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("KẾ HOẠCH  [plan]\n", "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp1258"])
def test_a_terminal_without_vietnamese_letters_shows_what_it_can(encoding: str) -> None:
    done = khtt("show", "2023", "nobody", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    shown = khtt("list", "provinces", "--year", "2023", PYTHONIOENCODING=encoding)
    wrong = khtt("render", "province", "--year", "2023", "Đồng Thápp", PYTHONIOENCODING=encoding)
    assert (shown.returncode, wrong.returncode) == (0, 2)
    assert "Traceback" not in shown.stderr + wrong.stderr
    assert "ng-thap" in wrong.stderr
    assert len(shown.stdout.splitlines()) == 63


def test_an_output_that_is_full_is_told(folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*KHTT, "show", "2023"],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, "khtt: the output: no space left on device\n")


def _on_terminal(folder: Path, *arguments: str, **extra: str) -> str:
    """Run khtt on a terminal of its own and give everything it showed there."""
    leader, terminal = pty.openpty()
    environ = environment(TERM="xterm-256color", COLUMNS="60", **extra)
    with subprocess.Popen(
        [*KHTT, *arguments],
        cwd=folder,
        env=environ,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ):
        os.close(terminal)
        shown = b""
        try:
            while piece := os.read(leader, 65536):
                shown += piece
        except OSError:
            pass  # so a terminal ends
    os.close(leader)
    return shown.decode()


def test_bars_and_colours_are_for_a_terminal(folder: Path) -> None:
    shown = _on_terminal(folder, "render", "province", "--year", "2023")
    assert "Compiling" in shown
    assert "63 documents in build/2023/province: 63 written" in shown
    assert "\x1b[1mCHỦ ĐỀ" in _on_terminal(folder, "show", "2023", "themes")
    plain = _on_terminal(folder, "show", "2023", "themes", NO_COLOR="1")
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 60
    piped = khtt("show", "2023", "themes", cwd=folder).stdout
    assert "\x1b" not in piped
    assert max(map(len, piped.splitlines())) > 200


def test_rows_are_columns_on_a_terminal_and_tabs_in_a_pipe(folder: Path) -> None:
    command = ("list", "districts", "--year", "2023", "--province", "dong-thap")
    piped = khtt(*command, cwd=folder).stdout.splitlines()
    assert piped[3] == "dong-thap/huyen-hong-ngu\t870\thuyện Hồng Ngự\t10 xã, thị trấn"
    shown = _on_terminal(folder, *command).splitlines()
    assert "dong-thap/huyen-hong-ngu      870  huyện Hồng Ngự      10 xã, thị trấn" in shown


# An office's own template and document


def test_a_workspace_brings_its_own_templates(folder: Path) -> None:
    own = folder / "templates" / "parts" / "money.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>Kinh phí của riêng cơ quan</p>\n", encoding="utf-8-sig")
    (own.parent / ".#money.html").write_bytes(b"\xff an editor's lock")
    assert _render(folder, "dong-thap")[0] == 0
    document = docx.Document(str(folder / "build/2023/province/dong-thap.docx"))
    assert "Kinh phí của riêng cơ quan" in [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_template_is_told_with_its_line(folder: Path, jobs: str) -> None:
    own = folder / "templates" / "parts" / "money.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>một</p>\n<p>{{ plan.bodi }}</p>\n", encoding="utf-8")
    status, said, complaint = _render(folder, "--jobs", jobs)
    assert (status, said) == (1, "")
    assert complaint.startswith(
        "templates/parts/money.html:2:1: error KH403: Plan has no 'bodi'; did you mean 'body'?\n    hint: "
    )
    own.write_bytes("<p>một</p>\n<p>hai</p>".encode() + b"\xe3\n")
    complaint = _render(folder, "--jobs", jobs)[2]
    assert complaint.startswith(
        "templates/parts/money.html:2:11: error KH401: the template is not UTF-8"
    )
    assert not (folder / "build").exists()


def _archive(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


REFERENCES = {
    "missing": None,
    "an old .doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "another archive": _archive(a=b"x"),
    "an archive of broken parts": _archive(**{"[Content_Types].xml": b"<x"}),
    "nothing": b"",
    "too much": b"PK" + bytes(50_000_000),
}


@pytest.mark.parametrize("content", REFERENCES.values(), ids=REFERENCES)
def test_a_reference_that_is_no_word_file_is_told(folder: Path, content: bytes | None) -> None:
    if content is not None:
        (folder / "mau.docx").write_bytes(content)
    status, said, complaint = _render(folder, "dong-thap", "--reference-doc", "mau.docx")
    assert (status, said) == (2, "")
    assert "mau.docx: " in complaint
    assert len(complaint.splitlines()) == 1


def test_a_damaged_reference_is_told(folder: Path) -> None:
    _render(folder, "dong-thap")
    whole = (folder / "build/2023/province/dong-thap.docx").read_bytes()
    for at in range(40, len(whole), len(whole) // 6):
        (folder / "mau.docx").write_bytes(whole[:at] + b"\xff\x00\xff" + whole[at + 3 :])
        assert _render(folder, "dong-thap", "--reference-doc", "mau.docx")[0] in (0, 1, 2)


def test_the_styles_of_an_offices_document_win(folder: Path) -> None:
    office = docx.Document()
    office.styles["Normal"].font.name = "Arial"
    office.save(str(folder / "mau.docx"))
    assert _render(folder, "dong-thap", "--reference-doc", "mau.docx")[0] == 0
    document = docx.Document(str(folder / "build/2023/province/dong-thap.docx"))
    assert document.styles["Normal"].font.name == "Arial"


# For other programs


def test_the_library_does_what_its_first_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    import doctest  # noqa: PLC0415 (nothing else needs it)

    monkeypatch.chdir(ROOT)
    assert doctest.testmod(library).attempted > 0
    assert doctest.testmod(library).failed == 0


def test_the_public_names_are_there_and_no_others() -> None:
    assert all(getattr(library, name) for name in library.__all__)
    with pytest.raises(AttributeError, match="no attribute 'compile'"):
        library.__getattr__("compile")
    with pytest.raises(PlanError, match="is never closed"):
        library.load_plan(ROOT / "tests/plans/invalid/KH001-open-bracket.yaml")


@pytest.mark.parametrize("after", [0.15, 0.2, 0.3, 0.4, 0.5])
@pytest.mark.parametrize("command", ["validate", "list plans", "render province --year 2023"])
def test_ctrl_c_while_it_gets_ready_is_one_line(folder: Path, command: str, after: float) -> None:
    with started(*command.split(), cwd=folder) as running:
        time.sleep(after)
        running.send_signal(signal.SIGINT)
        _printed, complaint = running.communicate(timeout=20)
    # Python itself takes the first moments, and a quick command may have ended.
    if "src/khtt" not in complaint and "khtt: " not in complaint:
        return
    assert complaint.splitlines()[-1].startswith("khtt: stopped")
    assert "Traceback" not in complaint

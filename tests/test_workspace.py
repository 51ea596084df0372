"""The one door to files, on disk and in memory."""

import os
import platform
import resource
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from khtt.nouns.diagnostic import PlanError
from khtt.nouns.source import SIZE_LIMIT
from khtt.workspace import (
    DiskWorkspace,
    MemoryWorkspace,
    Workspace,
    WorkspaceError,
    is_overlay,
    nearest_workspace,
)

FILES = {
    "plans/2023.yaml": b"khtt: 1",
    "plans/2022.yaml": b"khtt: 1",
    "plans/notes.txt": b"",
    "plans/2022/dong-thap.yaml": b"set: {}",
    "plans/2022/dong-thap/huyen-hong-ngu.yaml": b"set: {}",
    "plans/2023/ha-noi.yaml": b"set: {}",
    "other.yaml": b"",
}


@pytest.fixture(params=["disk", "memory"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    if request.param == "memory":
        return MemoryWorkspace(FILES)
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "plans" / ".#2023.yaml").write_bytes(b"an editor's lock")
    return DiskWorkspace(tmp_path)


def test_plans_are_listed_without_overlays(workspace: Workspace) -> None:
    assert workspace.plan_files() == (Path("plans/2022.yaml"), Path("plans/2023.yaml"))
    assert workspace.plan_files(Path("none")) == ()


def test_overlays_are_listed_by_year(workspace: Workspace) -> None:
    assert workspace.overlay_files(2022) == (
        Path("plans/2022/dong-thap/huyen-hong-ngu.yaml"),
        Path("plans/2022/dong-thap.yaml"),
    )
    assert workspace.overlay_files(2025) == ()


def test_files_and_folders_are_told_apart(workspace: Workspace) -> None:
    assert workspace.exists(Path("plans/2023.yaml"))
    assert not workspace.exists(Path("plans"))
    assert workspace.is_folder(Path("plans"))
    assert not workspace.is_folder(Path("plans/2023.yaml"))


def test_what_is_written_is_read_back(workspace: Workspace) -> None:
    path = Path("build/2023/dong-thap.docx")
    assert workspace.write(path, b"one") is True
    assert workspace.write(path, b"one") is False
    assert workspace.write(path, b"two") is True
    assert workspace.read(path) == b"two"


def test_a_missing_file_is_told(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match=r"^plans/2030\.yaml: there is no such file$"):
        workspace.read(Path("plans/2030.yaml"))


def test_a_huge_file_is_refused(workspace: Workspace) -> None:
    workspace.write(Path("plans/huge.yaml"), b"a" * (SIZE_LIMIT + 1))
    with pytest.raises(PlanError, match="2,000,001 bytes"):
        workspace.read(Path("plans/huge.yaml"))


def test_a_source_without_end_is_refused() -> None:
    with pytest.raises(PlanError, match="bytes"):
        DiskWorkspace(Path()).read(Path("/dev/zero"))


def test_unchanged_content_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    DiskWorkspace(tmp_path).write(Path("a.docx"), b"one")
    os.utime(file, (1, 1))
    DiskWorkspace(tmp_path).write(Path("a.docx"), b"one")
    assert file.stat().st_mtime == 1


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("file/a.docx", "a part of this path is a file, not a folder"),
        ("folder", "this is a folder, not a file"),
        ("a" * 300, "file name too long"),
        ("\udcff.docx", "its name is not UTF-8"),
        ("a\0b", "this cannot be the name of a file"),
        ("circle/a.docx", "its links lead in a circle"),
    ],
)
def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(WorkspaceError, match=reason):
        DiskWorkspace(tmp_path).write(Path(path), b"content")
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["circle", "file", "folder"]


def test_a_write_that_breaks_off_leaves_the_old_file_alone(tmp_path: Path) -> None:
    workspace = DiskWorkspace(tmp_path)
    workspace.write(Path("a.docx"), b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(WorkspaceError, match=r"a\.docx: file too large"):
            workspace.write(Path("a.docx"), b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"old"


def test_an_unreadable_path_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="this is a folder, not a file"):
        DiskWorkspace(tmp_path).read(Path())
    with pytest.raises(WorkspaceError, match=r"^\\udcff\.yaml: its name is not UTF-8$"):
        DiskWorkspace(tmp_path).read(Path("\udcff.yaml"))


def test_a_link_leads_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.docx").write_bytes(b"one")
    (tmp_path / "link.docx").symlink_to("real.docx")
    DiskWorkspace(tmp_path).write(Path("link.docx"), b"two")
    assert (tmp_path / "link.docx").is_symlink()
    assert (tmp_path / "real.docx").read_bytes() == b"two"


def test_the_nearest_workspace_has_a_folder_of_plans(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "plans").mkdir()
    assert nearest_workspace(inner) == tmp_path
    (tmp_path / "a" / "plans").mkdir()
    assert nearest_workspace(inner) == tmp_path / "a"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("plans/2022.yaml", False),
        ("plans/2022/dong-thap.yaml", True),
        ("work/plans/2022/dong-thap/huyen-hong-ngu.yaml", True),
        ("plans/old/2022.yaml", False),
        ("2022/plans/2022.yaml", False),
    ],
)
def test_an_overlay_lies_below_its_year(path: str, expected: bool) -> None:  # noqa: FBT001
    assert is_overlay(Path(path)) is expected


def _temporary(folder: Path, pid: int) -> Path:
    """Put a file there as a killed run leaves one."""
    DiskWorkspace(folder).write(Path("x"), b"x")
    machine = f"{zlib.crc32(platform.node().encode()):08x}"
    left = folder / f".khtt-{machine}-{pid}-00"
    left.write_bytes(b"half")
    return left


@pytest.mark.skipif(os.name != "posix", reason="processes are not told apart there")
def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    left, alive = _temporary(tmp_path, int(gone.stdout)), _temporary(tmp_path, os.getpid())
    DiskWorkspace(tmp_path).write(Path("y"), b"y")
    assert (left.exists(), alive.exists()) == (False, True)


def test_what_was_left_long_ago_is_removed(tmp_path: Path) -> None:
    left = _temporary(tmp_path, os.getpid())
    os.utime(left, (0, 0))
    DiskWorkspace(tmp_path).write(Path("y"), b"y")
    assert not left.exists()


def test_what_is_kept_beside_documents_is_never_removed(tmp_path: Path) -> None:
    kept = tmp_path / ".khtt-runs.json"
    kept.write_bytes(b"{}")
    os.utime(kept, (0, 0))
    DiskWorkspace(tmp_path).write(Path("y"), b"y")
    assert kept.exists()

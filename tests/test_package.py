"""The package as its users meet it: installed from a wheel, in a repository that holds only plans."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from khtt import __version__
from khtt.load import load
from tests.commands import ROOT, environment

pytestmark = [
    pytest.mark.package,
    pytest.mark.skipif(not find_spec("build"), reason="`build` is not installed"),
]


def _run(*command: str, cwd: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    return subprocess.run(
        command,
        cwd=cwd,
        env=clean | extra,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=240,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("dist")
    done = _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which pip has installed khtt, as the workflow says it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    pip = (str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet")
    done = _run(*pip, f"khtt=={__version__}", cwd=folder, PIP_FIND_LINKS=str(built))
    if done.returncode and not os.environ.get("CI"):
        pytest.skip("pip reaches no package index")
    assert done.returncode == 0, done.stderr
    return folder / "bin"


@pytest.fixture
def repository(tmp_path: Path, installed: Path) -> Path:
    """A repository as `khtt init` makes it, committed."""
    done = _run(str(installed / "khtt"), "init", "--year", "2026", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in ("init -q", "add -A", "-c user.name=x -c user.email=x@x commit -q -m x"):
        assert _run("git", *words.split(), cwd=tmp_path).returncode == 0
    return tmp_path


def _steps(repository: Path, installed: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run what the workflow runs, but for the installation, which is done."""
    path = repository / ".github" / "workflows" / "plans.yml"
    told = re.findall(r"^ +- run: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert told[0] == f"pip install khtt=={__version__}"
    (check,) = told[1:]
    search = f"{installed}:{os.environ['PATH']}"
    return _run("bash", "-e", "-c", check, cwd=repository, PATH=search, **extra)


def test_the_workflow_checks_a_repository_of_plans(repository: Path, installed: Path) -> None:
    summary = repository / "summary.md"
    done = _steps(repository, installed, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::warning file=plans/2026.yaml,line=")
    assert "| place | code |" in summary.read_text("utf-8")
    assert (repository / "khtt.sarif").exists()


def test_the_workflow_fails_where_a_plan_is_wrong(repository: Path, installed: Path) -> None:
    plan = repository / "plans" / "2026.yaml"
    plan.write_text(plan.read_text("utf-8").replace("issuer: vss", "issuer: vs"), encoding="utf-8")
    done = _steps(repository, installed)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=plans/2026.yaml,line=")


def test_the_action_runs_the_same(repository: Path, installed: Path) -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert isinstance(load(text.encode(), "action.yml").data, dict)
    (check,) = re.findall(r"run: (khtt .+)$", text, re.MULTILINE)
    search = f"{installed}:{os.environ['PATH']}"
    done = _run(
        "bash", "-e", "-c", check, cwd=repository, PATH=search, ARGUMENTS="--fail-on warning"
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::warning")


@pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not installed")
def test_the_hook_checks_before_a_commit(repository: Path, built: Path, tmp_path: Path) -> None:
    home = {"PIP_FIND_LINKS": str(built), "PRE_COMMIT_HOME": str(tmp_path / ".cache")}
    (repository / ".git" / "info" / "exclude").write_text(".cache\n", encoding="utf-8")
    done = _run("pre-commit", "run", "--all-files", cwd=repository, **home)
    assert done.returncode == 0, done.stdout
    plan = repository / "plans" / "2026.yaml"
    plan.write_text(plan.read_text("utf-8").replace("issuer: vss", "issuer: vs"), encoding="utf-8")
    done = _run("pre-commit", "run", "--all-files", cwd=repository, **home)
    assert done.returncode == 1
    assert "KH213" in done.stdout


@pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not installed")
def test_the_definition_of_the_hook_is_sound() -> None:
    done = _run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_the_wheel_has_what_khtt_needs(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("templates/province.html", "data/locale/vi/cli.po", "data/scaffold/plan.yaml"):
        assert f"khtt/{part}" in names
    (metadata,) = (name for name in names if name.endswith("METADATA"))
    told = zipfile.ZipFile(wheel).read(metadata).decode()
    for version in ("3.11", "3.12", "3.13", "3.14"):
        assert f"Classifier: Programming Language :: Python :: {version}\n" in told


def test_the_sdist_has_what_its_tests_need(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    subprocess.run(["tar", "-xzf", sdist, "-C", tmp_path], check=True)
    (folder,) = tmp_path.iterdir()
    for part in ("tests", "docs", "bench", "messages", "plans", "templates", "src", ".github"):
        there = {path.relative_to(ROOT / part) for path in (ROOT / part).rglob("*.*")}
        packed_ = {path.relative_to(folder / part) for path in (folder / part).rglob("*.*")}
        assert {path for path in there - packed_ if "__pycache__" not in path.parts} == set()

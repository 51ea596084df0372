"""Overlays that must hold, and overlays whose bad lines say which error they must give.

`# ! KH227 --> at_least: 5` stands on the bad line: the code, and words of the line of the plan above
that the error must name beside it. `NAME.above.yaml` is the province's overlay above NAME, `# file:`
tells where an overlay lies that lies elsewhere, `# plan: old => new` changes the plan for one case.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from khtt.check.overlay import OVERLAY_RULES, OverlayRule
from khtt.compiler import load_plan
from khtt.compiler.chains import read_chains
from khtt.compiler.files import stray_overlays
from khtt.nouns.diagnostic import Diagnostic, Severity
from khtt.workspace import MemoryWorkspace

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "overlays"
VALID = sorted((FOLDER / "valid").glob("*.yaml"))
INVALID = sorted(p for p in (FOLDER / "invalid").glob("*.yaml") if ".above" not in p.name)
PLAN = "plans/2022.yaml"

EXPECTED = re.compile(r"# (?:file: \S+ )?!((?: KH\d{3})+)(?: --> (.+))?$", re.MULTILINE)
CODE = re.compile(r"\bKH[23]\d\d\b")
STAGES = [ROOT / "src/khtt/compiler/chains.py", ROOT / "src/khtt/compiler/files.py"]
STAGES += [ROOT / "src/khtt/resolve" / name for name in ("sums.py", "fits.py")]
STAGES += sorted((ROOT / "src/khtt/check/overlay").glob("*.py"))
SHARED = sorted((ROOT / "src/khtt/check").glob("*.py"))


def _codes(files: Iterable[Path]) -> set[str]:
    return {code for path in files for code in CODE.findall(path.read_text("utf-8"))}


def _name(path: Path) -> str:
    return path.stem


def _where(text: str) -> str:
    """Tell where an overlay lies: as its first line says, else as its place says."""
    if found := re.match(r"# file: (\S+)", text):
        return found[1]
    province = re.search(r"province: ([\w-]+)", text)
    district = re.search(r"district: ([\w-]+)", text)
    parts = [found[1] for found in (province, district) if found]
    return f"plans/2022/{'/'.join(parts)}.yaml"


def _workspace(path: Path) -> MemoryWorkspace:
    text = path.read_text("utf-8")
    plan = (FOLDER / "plan.yaml").read_text("utf-8")
    if found := re.match(r"# plan: (.+) => (.+)", text):
        plan = plan.replace(found[1], found[2])
    files = {PLAN: plan.encode(), _where(text): text.encode()}
    above = path.with_name(f"{path.stem}.above.yaml")
    if above.exists():
        files["plans/2022/dong-thap.yaml"] = above.read_bytes()
    return MemoryWorkspace(files)


def _problems(workspace: MemoryWorkspace) -> list[Diagnostic]:
    loaded = load_plan(workspace, Path(PLAN))
    _, found = read_chains(workspace, loaded.chain, loaded.organisation)
    stray = [problem for _, problem in stray_overlays(workspace, Path("plans"))]
    return [*(one for problems in found.values() for one in problems), *stray]


def _line(workspace: MemoryWorkspace, file: str, number: int) -> str:
    content = workspace.files.get(file, b"").decode().split("\n")
    return content[number - 1] if number else ""


@pytest.mark.parametrize("path", VALID, ids=_name)
def test_a_good_overlay_has_no_problem(path: Path) -> None:
    assert _problems(_workspace(path)) == []


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_a_bad_line_gives_the_error_it_says(path: Path) -> None:
    workspace = _workspace(path)
    text = path.read_text("utf-8")
    expected = [
        (text.count("\n", 0, found.start()) + 1, code)
        for found in EXPECTED.finditer(text)
        for code in found[1].split()
    ]
    found = [(problem.at.line, problem.code) for problem in _problems(workspace)]
    assert sorted(found) == sorted(expected)
    assert path.stem.startswith(tuple(code for _, code in found))


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_the_error_names_the_line_of_the_plan_above(path: Path) -> None:
    workspace = _workspace(path)
    lines = path.read_text("utf-8").split("\n")
    problems = {problem.at.line: problem for problem in _problems(workspace)}
    for number, line in enumerate(lines, 1):
        mark = EXPECTED.search(line)
        if mark and mark[2]:
            at = problems[number].related[0].at
            assert mark[2] in _line(workspace, at.file, at.line)


def test_every_code_has_a_failing_example() -> None:
    found = {problem.code for path in INVALID for problem in _problems(_workspace(path))}
    # Those of the real plans stand in a file of their own.
    found |= set(CODE.findall((FOLDER / "real" / "bad.txt").read_text("utf-8")))
    # Rules that hold for plans too have their examples there, and some of them here as well.
    assert found - _codes(SHARED) == _codes(STAGES) - _codes(SHARED)
    assert _codes(STAGES) - _codes(SHARED) <= found


@pytest.mark.parametrize("rule", OVERLAY_RULES, ids=lambda rule: str(rule.__name__))
def test_a_rule_says_what_it_finds(rule: OverlayRule) -> None:
    first, _, _ = (rule.__doc__ or "").partition("\n\n")
    assert re.fullmatch(r"KH[23]\d\d(?: \(warning\))?: .+\.", first.replace("\n", " "))


def test_a_bad_overlay_is_an_error_not_a_warning() -> None:
    for path in INVALID:
        assert any(one.severity is Severity.ERROR for one in _problems(_workspace(path))), path.name


def test_messages_are_plain() -> None:
    for path in INVALID:
        for problem in _problems(_workspace(path)):
            assert "\n" not in problem.message
            assert problem.hint != problem.message

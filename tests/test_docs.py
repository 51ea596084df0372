"""What the papers of the house say is so: codes, commands, links, paths, excerpts, examples."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup
from typer.testing import CliRunner

from khtt.cli import app
from khtt.compiler.library import diff_plans
from khtt.compose.engine import FILTERS
from khtt.compose.markup import TAGS
from khtt.formats.changes.labels import kind_name
from khtt.load import load
from khtt.nouns.change.kinds import Kind, level
from khtt.nouns.quantity import Quantity, Schedule
from khtt.nouns.text import upper_first
from tests.compared import vietnamese

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAPERS = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
GUIDES = ("en", "vi")
HOME = "https://github.com/khtt/khtt/blob/main/"
PICTURES = "https://raw.githubusercontent.com/khtt/khtt/main/"

CODE = re.compile(r'(?<=")KH\d{3}\b')  # where it is given; prose may speak of others
CODE_ROW = re.compile(r"^\| (KH\d{3}) \|", re.MULTILINE)
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
KEPT_PATH = re.compile(r"(?:\.github|docs|plans|src|templates|tests)/[\w./-]*\w/?")
PLACEHOLDER = re.compile(r"[A-ZĂÂĐÊÔƠƯ]{3}|XX|xx")
EXAMPLE = re.compile(r"^\| `(.+)` \| (.+) \|$")
FINGERPRINT = re.compile(r"fingerprint: ([0-9a-f]{16})$", re.MULTILINE)
KIND_ROW = re.compile(r"^\| ((?:`[a-z-]+`(?:, )?)+) \| (.+) \| (.+) \|$", re.MULTILINE)
LEVELS = {"high": "quan trọng", "medium": "vừa", "low": "hình thức"}
OPTION = re.compile(r"(?<!\S)--?[a-z][a-z-]*")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _commands(paper: Path) -> Iterator[str]:
    """Every command that a paper shows: lines of shell, and spans that begin with `khtt`."""
    text = _text(paper)
    for language, block in FENCE.findall(text):
        if language == "sh":
            yield from (line.strip() for line in block.splitlines())
    yield from SPAN.findall(FENCE.sub("", text))


def _khtt(paper: Path) -> Iterator[list[str]]:
    for command in _commands(paper):
        words = re.sub(r"\s+#.*|\s*\|.*", "", command).split()
        if words[:1] == ["khtt"] and len(words) > 1:
            yield words[1:]


def _spans(paper: Path) -> Iterator[str]:
    return iter(SPAN.findall(FENCE.sub("", _text(paper))))


def _found(words: list[str]) -> TyperCommand | TyperGroup:
    """The command that words name; fail where there is none of that name."""
    here = typer.main.get_command(app)
    for word in words:
        if not isinstance(here, TyperGroup) or word.startswith(("-", "KH")):
            break
        assert word in here.commands, f"there is no command `khtt {' '.join(words)}`"
        here = here.commands[word]
    assert isinstance(here, TyperCommand | TyperGroup)
    return here


def _options(command: TyperCommand | TyperGroup) -> set[str]:
    return {"-h", "--help"}.union(*(one.opts for one in command.params))


def test_every_code_stands_in_the_table_once() -> None:
    sources = {code for path in ROOT.glob("src/**/*.py") for code in CODE.findall(_text(path))}
    assert sorted(CODE_ROW.findall(_text(DOCS / "diagnostics.md"))) == sorted(sources)


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_every_command_shown_exists_with_its_options(paper: Path) -> None:
    for words in _khtt(paper):
        assert set(OPTION.findall(" ".join(words))) <= _options(_found(words)), words


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_every_relative_link_leads_somewhere(paper: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(_text(paper))]
    inside = [link for link in links if link and not link.startswith("https://")]
    assert [link for link in inside if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_every_file_named_is_there(paper: Path) -> None:
    named = [span for span in _spans(paper) if KEPT_PATH.fullmatch(span)]
    missing = [span for span in named if not (ROOT / span).exists()]
    assert [span for span in missing if not PLACEHOLDER.search(span)] == []


def test_every_paper_named_in_a_message_is_there() -> None:
    named = {
        name
        for path in ROOT.glob("src/**/*.py")
        for name in re.findall(r"docs/[\w/-]+\.md", _text(path))
    }
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_an_excerpt_of_a_plan_stands_in_that_plan(paper: Path) -> None:
    for language, block in FENCE.findall(_text(paper)):
        first, _, excerpt = block.partition("\n")
        if language == "yaml":
            assert excerpt in _text(ROOT / first.removeprefix("# "))


def _examples(paper: Path) -> Iterator[tuple[str, str, str]]:
    """The rows of the tables headed `quantity:` or `schedule:`: key, value, printed text."""
    key = ""
    for line in _text(paper).splitlines():
        if head := re.match(r"\| `(quantity|schedule):`", line):
            key = head[1]
        elif not line.startswith("|"):
            key = ""
        elif key and (found := EXAMPLE.match(line)):
            yield key, found[1], found[2]


def _printed(key: str, value: str) -> str:
    data = load(f"{key}: {value}".encode(), "example").data
    assert isinstance(data, dict)
    model = Quantity if key == "quantity" else Schedule
    return model.model_validate(data[key]).text


@pytest.mark.parametrize("language", GUIDES)
def test_every_example_of_a_quantity_or_time_prints_what_is_said(language: str) -> None:
    examples = list(_examples(DOCS / "guide" / language / "plans.md"))
    assert {key for key, _, _ in examples} == {"quantity", "schedule"}
    for key, value, text in examples:
        assert _printed(key, value) == text


def test_every_tag_class_and_filter_stands_in_the_guide() -> None:
    guide = _text(DOCS / "guide" / "en" / "templates.md")
    words = set(re.findall(r"[\w-]+", " ".join(SPAN.findall(guide))))
    assert {*TAGS, *FILTERS}.union(*TAGS.values()) - words == set()


def test_both_languages_have_the_same_guides() -> None:
    english, vietnamese = ({path.name for path in DOCS.glob(f"guide/{one}/*.md")} for one in GUIDES)
    assert english == vietnamese


def test_every_decision_stands_in_the_list() -> None:
    listed = LINK.findall(_text(DOCS / "adr" / "README.md"))
    assert sorted(listed) == sorted(path.name for path in DOCS.glob("adr/0*.md"))


def _kind_rows(language: str) -> Iterator[tuple[str, str, str]]:
    """The rows of the table of kinds in the guide to diff: kind, second and third cell."""
    for kinds, second, third in KIND_ROW.findall(_text(DOCS / "guide" / language / "diff.md")):
        yield from ((kind, second, third) for kind in SPAN.findall(kinds) if kind in set(Kind))


def test_every_kind_of_change_stands_in_both_guides_with_its_level() -> None:
    english = sorted((kind, said) for kind, said, _ in _kind_rows("en"))
    assert english == sorted((kind.value, level(kind).value) for kind in Kind)
    called = vietnamese(kind_name)
    rows = ((kind.value, upper_first(called(kind)), LEVELS[level(kind)]) for kind in Kind)
    assert sorted(_kind_rows("vi")) == sorted(rows)


@pytest.mark.parametrize("language", GUIDES)
def test_an_agreement_shown_names_a_change_of_2023(language: str) -> None:
    changes = diff_plans(ROOT / "plans" / "2022.yaml", ROOT / "plans" / "2023.yaml").changes
    (shown,) = FINGERPRINT.findall(_text(DOCS / "guide" / language / "diff.md"))
    assert shown in {change.fingerprint for change in changes}


def _readme_links() -> list[str]:
    """The links of README, which are absolute for the page of a package index, from here."""
    links = [link.partition("#")[0] for link in LINK.findall(_text(ROOT / "README.md"))]
    return [link.removeprefix(HOME).removeprefix(PICTURES) for link in links]


def test_every_link_of_the_readme_is_absolute_and_leads_somewhere() -> None:
    assert all(link.startswith("https://") for link in LINK.findall(_text(ROOT / "README.md")))
    inside = [link for link in _readme_links() if not link.startswith("https://")]
    assert [link for link in inside if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("language", GUIDES)
def test_the_readme_names_a_guide_for_every_command(language: str) -> None:
    links = [link for link in _readme_links() if f"/{language}/" in link]
    shown = {words[0] for link in links for words in _khtt(ROOT / link)}
    main = typer.main.get_command(app)
    assert isinstance(main, TyperGroup)
    assert set(main.commands) - shown == set()


def test_the_readme_names_every_guide() -> None:
    links = set(_readme_links())
    guides = {path.relative_to(ROOT).as_posix() for path in DOCS.glob("guide/*/*.md")}
    assert guides - links == set()


@pytest.mark.parametrize("language", GUIDES)
def test_every_explanation_shown_is_what_is_printed(language: str) -> None:
    blocks = [block for _, block in FENCE.findall(_text(DOCS / "guide" / language / "explain.md"))]
    for command, printed in zip(blocks[::2], blocks[1::2], strict=True):
        words = [*command.split()[1:], "--workspace", str(ROOT)]
        assert CliRunner().invoke(app, words).stdout == printed

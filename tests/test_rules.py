"""What is told of each rule: its page is whole, and its examples are what it says they are."""

import re
from pathlib import Path

import pytest

from khtt.check import RULES, check
from khtt.compiler.rules import page_of, pages
from khtt.load import load, load_partly
from khtt.nouns.diagnostic import PlanError, Severity
from khtt.nouns.rule import Page
from khtt.nouns.source import Plain, Source
from khtt.parse import parse
from khtt.workspace.resources import catalogue, language_names
from tests.commands import khtt

DOCS = Path(__file__).parents[1] / "docs"

BASE = """
khtt: 1
plan:
  id: plan
  year: 2023
  title: Kế hoạch truyền thông năm 2023
  field: truyền thông
  verb: truyền thông
  subject: Công tác truyền thông năm 2023
  issuer: vss
  place: Hà Nội
  issued: {year: 2023}
  as_of: 05/01/2023
  contact: {unit: office}
  signature: {head: Tổng Giám đốc}
units:
  - {id: vss, name: Bảo hiểm xã hội Việt Nam, level: central}
  - {id: office, name: Các cơ quan ở địa phương, level: province}
sections:
  - {id: section-contents, ref: I, title: Nội dung}
"""
EXAMPLES = [page for page in pages() if page.wrong]


def _merged(base: Plain, part: Plain) -> Plain:
    """The base with a part of a plan laid over it: lists grow, mappings are filled in."""
    if isinstance(base, dict) and isinstance(part, dict):
        return base | {key: _merged(base.get(key), value) for key, value in part.items()}
    return (*base, *part) if isinstance(base, tuple) and isinstance(part, tuple) else part


def _codes(part: str) -> set[str]:
    """The codes of all that is wrong with the base plan and a part laid over it."""
    source, problems = load_partly(part.encode(), "plan.yaml")
    found = {one.code for one in problems}
    if source is None or found:
        return found
    whole = Source("plan.yaml", _merged(load(BASE.encode(), "plan.yaml").data, source.data))
    try:
        return {one.code for one in check(parse(whole), whole)}
    except PlanError as error:
        return {one.code for one in error.diagnostics}


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.code))
def test_a_page_says_what_is_wrong_and_why(page: Page) -> None:
    assert page.title
    assert page.why
    assert bool(page.wrong) == bool(page.right)


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: str(page.code))
def test_the_wrong_example_breaks_its_rule_and_the_right_one_does_not(page: Page) -> None:
    assert page.code in _codes(page.wrong)
    assert page.code not in _codes(page.right)


def test_every_rule_of_a_plan_has_its_own_code() -> None:
    codes = [Page.of(rule.__doc__ or "").code for rule in RULES]
    assert sorted(codes) == sorted(set(codes))


def test_a_page_is_found_however_its_code_is_written() -> None:
    page = page_of("kh317")
    assert page is not None
    assert page.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("language", "paper"), [("en", "diagnostics.md"), ("vi", "diagnostics.vi.md")]
)
def test_the_pages_of_the_documentation_are_what_the_command_prints(
    language: str, paper: str
) -> None:
    printed = khtt("rules", "--format", "markdown", "--lang", language).stdout
    assert printed == (DOCS / paper).read_text("utf-8"), (
        f"khtt --lang {language} rules --format markdown > docs/{paper}"
    )


@pytest.mark.parametrize("language", language_names()[1:])
def test_every_page_is_told_in_each_language(language: str) -> None:
    spoken = catalogue(language).sentences
    assert [page.code for page in pages() if not {page.title, page.why} <= set(spoken)] == []


@pytest.mark.parametrize("language", language_names()[1:])
def test_a_translated_page_keeps_its_keys_codes_and_commands(language: str) -> None:
    spoken = catalogue(language).sentences
    lost = [
        (page.code, kept)
        for page in pages()
        for text in (page.title, page.why)
        for kept in re.findall(r"KH\d{3}|`[a-z_]+`", text)
        if kept not in spoken[text]
    ]
    assert lost == []

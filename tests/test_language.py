"""The languages khtt speaks: complete, in step with the code, and chosen as people expect."""

import ast
import re
import string
from collections.abc import Iterator

import pytest
import typer.main

from khtt.cli import app
from khtt.cli.speech import Command, Group, retold, spoken
from khtt.nouns.language import sentences
from khtt.workspace.resources import catalogue, language_names
from messages.collect import CODE, PAGES, catalogues, said
from tests.commands import khtt

OTHERS = language_names()[1:]
STAGES = (
    *("load", "parse", "resolve", "check", "compose", "account", "diff", "collect"),
    *("carry", "workspace", "compiler"),
)


def _fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_has_its_translation_and_none_is_left_over(language: str) -> None:
    texts = [path.read_text("utf-8") for path in catalogues(language)]
    assert set(sentences(texts)) == set(said()), "run `make messages`, then translate"
    assert not any("#, fuzzy" in text for text in texts)


@pytest.mark.parametrize("language", OTHERS)
def test_each_text_is_in_one_catalogue(language: str) -> None:
    texts = [one for path in catalogues(language) for one in sentences([path.read_text("utf-8")])]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_fields_of_its_text(language: str) -> None:
    # The pages of rules show braces and are never filled.
    files = (path for path in catalogues(language) if path.stem != PAGES)
    texts = sentences(path.read_text("utf-8") for path in files)
    wrong = {
        text for text, other in texts.items() if "{" in text and _fields(text) != _fields(other)
    }
    assert not wrong


def test_catalogues_are_read_as_gettext_reads_them() -> None:
    text = (
        'msgid ""\nmsgstr "Language: vi\\n"\n\n#, x\nmsgid "a \\"b\\"\\n"\n"c"\nmsgstr ""\n'
        '"một\\\\"\n"hai"\n\nmsgid "{count} file"\nmsgid_plural "{count} files"\n'
        'msgstr[0] "{count} tệp"\n\nmsgid "waits"\nmsgstr ""\n'
    )
    assert sentences([text]) == {'a "b"\nc': "một\\hai", "{count} file": "{count} tệp"}


# Which language


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ("show 2022", {}, "en"),
        ("show 2022", {"LANG": "vi_VN.UTF-8"}, "vi"),
        ("show 2022", {"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ("show 2022", {"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ("show 2022", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("show 2022", {"LANG": "fr_FR.UTF-8", "KHTT_LANG": "vi"}, "vi"),
        ("show 2022 --lang en", {"KHTT_LANG": "vi"}, "en"),
        ("--lang=vi show 2022", {}, "vi"),
        ("show --lang vi 2022", {}, "vi"),
        ("show 2022 --lang fr", {}, ""),
        ("show 2022 --lang", {}, ""),
    ],
)
def test_the_language_is_the_options_the_variables_or_the_locales(
    arguments: str, environ: dict[str, str], language: str
) -> None:
    assert spoken(arguments.split(), environ) == (language, ["show", "2022"])


def test_what_follows_two_dashes_is_no_option() -> None:
    assert spoken(["show", "--", "--lang", "vi"], {}) == ("en", ["show", "--", "--lang", "vi"])


def test_a_language_that_is_not_spoken_is_wrong_usage() -> None:
    done = khtt("show", "2022", "--lang", "fr")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "khtt: this language is not spoken; there are: en, vi\n"


# Typer's own words


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("render province --year MMXX", "Lỗi: Giá trị của '--year' / '-y' không hợp lệ: phải là"),
        ("render province", "Lỗi: Thiếu tùy chọn '--year' / '-y'."),
        ("render province --year 2023 --jobs 0", "phải từ 1 trở lên"),
        ("validate --format x", "'x' không nằm trong các giá trị 'text', 'json', 'github'"),
        ("provinse", "Lỗi: Không có lệnh 'provinse'."),
        ("list plan", "Lỗi: Không có lệnh 'plan'. Ý bạn là 'plans'?"),
        ("--nope", "Lỗi: Không có tùy chọn --nope"),
        ("show 1 2 3", "Lỗi: Thừa tham số (3)"),
        ("show 2022 --work", "Không có tùy chọn --work (có thể là: --workspace)"),
        ("show --workspace", "Tùy chọn '--workspace' cần một giá trị đi sau."),
        ("render province --year=2022 --force=1", "Tùy chọn '--force' không nhận giá trị."),
        ("show", "Lỗi: Thiếu tham số 'NĂM'."),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(arguments: str, told: str) -> None:
    done = khtt(*arguments.split(), "--lang", "vi")
    assert told in done.stderr
    assert not any(word in done.stderr for word in ("Usage", "Error", "Try", "Missing", "Input"))
    assert done.returncode == 2


def test_what_is_not_typers_is_left_alone() -> None:
    assert retold("a province called Options") == "a province called Options"


def _commands(group: typer.core.TyperGroup, *names: str) -> list[tuple[str, ...]]:
    found = [names]
    for name, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            found += _commands(command, *names, name)
        else:
            found.append((*names, name))
    return found


ROOT = typer.main.get_command(app)
assert isinstance(ROOT, typer.core.TyperGroup)
COMMANDS = _commands(ROOT)


def test_every_command_speaks() -> None:
    below: list[object] = [ROOT]
    while below:
        command = below.pop()
        assert isinstance(command, Command | Group)
        below += getattr(command, "commands", {}).values()


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_help_is_in_vietnamese(names: tuple[str, ...]) -> None:
    told = khtt(*names, "--help", "--lang", "vi", COLUMNS="200").stdout
    english = ("Usage", "Options:", "Arguments", "Commands:", "required", "default:", "Show ")
    assert not any(word in told for word in english)
    assert "..." not in told.replace("]...", "")
    assert "Hiện hướng dẫn này." in told


def test_what_is_not_there_yet_is_said_in_english() -> None:
    assert catalogue("vi").gettext("no such text") == "no such text"


# Nothing is said past the catalogue

SPEAKING = {"error", "warning", "breach", "Diagnostic", "Related", "Breach", "BadTag"}
SAID_AS = {"message", "hint"}
SENTENCE = re.compile(r"[a-z]{2,}[`']? [`'{]?[a-z]{2,}|\} [a-z]{2,}|[a-z]{2,} \{")


def _literal(node: ast.expr | None) -> str:
    """The words of a text that stands there as it is; empty for what a function gives."""
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        return "".join(str(part) for part in parts)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _spoken(tree: ast.Module) -> Iterator[ast.expr | None]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SPEAKING:
                yield from (*node.args, *(keyword.value for keyword in node.keywords))
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in SAID_AS:
            yield node.value


@pytest.mark.parametrize("stage", STAGES)
def test_what_a_stage_says_is_in_the_catalogue(stage: str) -> None:
    past = [
        f"{path.name}:{node.lineno}: {_literal(node)}"
        for path in sorted((CODE / stage).rglob("*.py"))
        for node in _spoken(ast.parse(path.read_text("utf-8")))
        if node and SENTENCE.search(_literal(node))
    ]
    assert past == []

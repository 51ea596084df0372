"""What the code says to people: the texts that a catalogue must have, by area."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import typer.main

from khtt.cli import app
from khtt.cli.speech import texts
from khtt.compiler.rules import pages

CODE = Path(__file__).parents[1] / "src" / "khtt"
LOCALE = CODE / "data" / "locale"
CALLS = {"_": 1, "marked": 1, "counted": 2}
# The first that begins the path of a module tells its area.
AREAS = {
    "cli/diff": "changes",
    "formats/changes": "changes",
    "nouns/change": "changes",
    "diff": "changes",
    "compiler/comparison": "changes",
    "cli": "cli",
    "formats": "reports",
    "resolve": "documents",
    "compose": "documents",
    "write": "documents",
    "": "rules",
}
PAGES = "pages"


class Said(NamedTuple):
    """A text of the code: where, for one, and for many where it tells a count."""

    area: str
    file: str
    one: str
    many: str = ""


def said() -> dict[str, Said]:
    """Give every text once, by itself; the first place that says it tells its area."""
    found: dict[str, Said] = {}
    for one in [*_in_code(), *_in_help(), *_in_pages()]:
        found.setdefault(one.one, one)
    return found


def _in_help() -> Iterator[Said]:
    for text in texts(typer.main.get_command(app)):
        if any(letter.isalpha() for letter in text):
            yield Said("cli", "cli", text)


def _in_pages() -> Iterator[Said]:
    """Give what the page of each rule says: its docstring is the English of it."""
    for page in pages():
        yield Said(PAGES, page.code, page.title)
        yield Said(PAGES, page.code, page.why)


def _in_code() -> Iterator[Said]:
    for path in sorted(CODE.rglob("*.py")):
        file = path.relative_to(CODE).as_posix()
        area = next(area for start, area in AREAS.items() if file.startswith(start))
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and (given := _texts(call, file)):
                yield Said(area, file, *given)


def _texts(call: ast.Call, file: str) -> tuple[str, ...]:
    """Give the texts of a call that speaks; none where it passes on a text from elsewhere."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    given = call.args[: CALLS.get(name, 0)]
    if any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in given):
        message = f"{file}:{call.lineno}: a text is a constant: _('...{{name}}').format(name=...)"
        raise SyntaxError(message)
    return tuple(
        one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def catalogues(language: str) -> Iterable[Path]:
    """Give the files of a language."""
    return sorted((LOCALE / language).glob("*.po"))

"""Plans whose bad lines say which error they must give: `# ! KH213`, several codes for several."""

import re
from itertools import chain
from pathlib import Path

import pytest

from khtt.compiler import check_files
from khtt.compiler.rules import pages
from khtt.nouns.diagnostic import Diagnostic
from khtt.nouns.source import SIZE_LIMIT
from khtt.workspace import DiskWorkspace, MemoryWorkspace

ROOT = Path(__file__).parents[1]
PLANS = Path(__file__).parent / "plans"
INVALID = sorted((PLANS / "invalid").glob("*.yaml"))
VALID = sorted((PLANS / "valid").glob("*.yaml"))
STAGES = [ROOT / "src/khtt/nouns/source.py"]
STAGES += [
    path
    for stage in ("load", "parse", "check")
    for path in (ROOT / "src/khtt" / stage).glob("*.py")
]

# `# ! KH102 hint: add` says a code and the beginning of its hint.
EXPECTED = re.compile(r"# !((?: KH\d{3})+)(?: hint: (.+))?")
CODE = re.compile(r"\bKH\d{3}\b")
JARGON = re.compile(r"pydantic|https?:|Input should|valid (?:string|integer|tuple)|NoneType|dict\b")

Found = tuple[str, int, int]

# What a file of the repository cannot hold: bytes, and the places of the problems in them.
BYTES: dict[str, tuple[bytes, list[Found]]] = {
    "a tab indents": (b"khtt: 1\nplan:\n\tid: a\n", [("KH003", 3, 1)]),
    "a tab parts words": (b"khtt: 1\nplan: a\tb\tc\n", [("KH003", 2, 8)]),
    "nothing at all": (b"", [("KH008", 0, 0)]),
    "comments alone": (b"# Plan\n---\n", [("KH008", 0, 0)]),
    "an old code page": (b"khtt: 1\nplan: B\xe3o hi\xeam", [("KH009", 2, 8)]),
    "a key that is not there": (
        b'khtt: 1\n"": a\n?\n: b',
        [("KH004", 2, 1), ("KH002", 3, 2), ("KH004", 3, 2)],
    ),
    "bad byte after a byte order mark": (b"\xef\xbb\xbfa: \xff", [("KH009", 1, 4)]),
    "utf-16": ("khtt: 1".encode("utf-16"), [("KH009", 1, 1)]),
    "a surrogate": (b'a: "\xed\xa0\x80"', [("KH009", 1, 5)]),
    "a control character": (b"khtt: 1\nplan: \x07", [("KH010", 2, 7)]),
    "a noncharacter": ("a: x\uffff".encode(), [("KH010", 1, 5)]),
    "a bidi override": ("a: x\u202ey".encode(), [("KH010", 1, 5)]),
    "a zero-width space": ("a: x\u200by".encode(), [("KH010", 1, 5)]),
    "a line separator": ("a: x\u2028b: y".encode(), [("KH010", 1, 5)]),
    "a no-break space": ("a: x\u00a0y".encode(), [("KH010", 1, 5)]),
    "an escaped bidi override": (b'a:\n  - "\\u202e"', [("KH010", 2, 5)]),
    "an escaped null": (b'a: "\\0"', [("KH010", 1, 4)]),
    "a lone carriage return": (b"a: 1\rb: 2\n", [("KH010", 1, 5)]),
    "every bad character at once": (
        b"a: \x07\x08\nb: \t\n",
        [("KH010", 1, 4), ("KH010", 1, 5), ("KH003", 2, 4)],
    ),
    "letters and marks apart": (
        "khtt: 1\nplan: Bảo hiểm\n".replace("ả", "a\u0309").encode(),
        [("KH103", 2, 7), ("KH102", 1, 1), ("KH102", 1, 1), ("KH011", 2, 8)],
    ),
    "keys equal but for normal form": (
        "ả: 1\na\u0309: 2\n".encode(),
        [("KH002", 2, 1), ("KH011", 2, 1)],
    ),
    "nested a thousand deep": (b"[" * 1000, [("KH012", 1, 41)]),
    "mappings nested deep": (b'{"a": ' * 1000, [("KH012", 1, 241)]),
    "a billion laughs": (
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b]\n",
        [("KH005", 1, 4), ("KH005", 2, 4), ("KH005", 2, 8), ("KH005", 2, 12), ("KH005", 3, 5)],
    ),
    "a huge file": (b"a" * (SIZE_LIMIT + 1), [("KH013", 0, 0)]),
    "windows line ends": (b"khtt: 1\r\nkhtt: 1\r\n", [("KH002", 2, 1)]),
}


def _name(path: Path) -> str:
    return path.stem


def _expected(path: Path) -> list[tuple[int, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [
        (number, code)
        for number, line in enumerate(lines, 1)
        for found in EXPECTED.finditer(line)
        for code in found[1].split()
    ]


def _of_file(path: Path) -> tuple[Diagnostic, ...]:
    return check_files(DiskWorkspace(PLANS), path.relative_to(PLANS))[path.relative_to(PLANS)]


def _of_bytes(text: bytes) -> tuple[Diagnostic, ...]:
    return check_files(MemoryWorkspace({"plan.yaml": text}), Path("plan.yaml"))[Path("plan.yaml")]


def _all() -> list[Diagnostic]:
    return [
        *chain.from_iterable(map(_of_file, INVALID)),
        *chain.from_iterable(_of_bytes(text) for text, _ in BYTES.values()),
    ]


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_a_bad_line_gives_the_error_it_says(path: Path) -> None:
    found = [(problem.at.line, problem.code) for problem in _of_file(path)]
    assert sorted(found) == _expected(path)
    assert path.stem.startswith(tuple(code for _, code in found))


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_a_hint_is_the_one_that_is_said(path: Path) -> None:
    hints = {(one.at.line, one.code): one.hint for one in _of_file(path)}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        for found in EXPECTED.finditer(line):
            if found[2]:
                assert hints[number, found[1].strip()] == found[2]


@pytest.mark.parametrize("path", VALID, ids=_name)
def test_a_good_plan_has_no_problem(path: Path) -> None:
    assert _of_file(path) == ()


@pytest.mark.parametrize("name", BYTES)
def test_bad_bytes_give_their_error_in_its_place(name: str) -> None:
    text, expected = BYTES[name]
    found = [(problem.code, problem.at.line, problem.at.column) for problem in _of_bytes(text)]
    assert sorted(found) == sorted(expected)


def test_every_code_has_a_failing_example() -> None:
    mentioned = {code for path in STAGES for code in CODE.findall(path.read_text("utf-8"))}
    shown = {page.code for page in pages() if page.wrong}
    mistakes = set(CODE.findall((PLANS / "mistakes.tsv").read_text("utf-8")))
    elsewhere = {"KH357"}  # a rule about overlays' own documents
    assert mentioned - shown - mistakes - elsewhere <= {problem.code for problem in _all()}


def test_no_message_speaks_the_language_of_a_library() -> None:
    said = [f"{problem.message} {problem.hint}" for problem in _all()]
    assert [text for text in said if JARGON.search(text)] == []


def test_a_message_fits_one_line_and_its_hint_is_no_repetition() -> None:
    for problem in _all():
        assert "\n" not in problem.message
        assert problem.hint != problem.message


def test_problems_come_in_the_order_of_their_places() -> None:
    for path in INVALID:
        places = [problem.at for problem in _of_file(path)]
        assert places == sorted(places)

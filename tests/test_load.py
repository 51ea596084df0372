"""YAML -> plain data: what stays as written, and where everything stands."""

import unicodedata

import pytest
import yaml

from khtt.load import load
from khtt.load.reader import Reader, new_parser
from khtt.nouns.diagnostic import Place
from khtt.nouns.source import Plain

AS_WRITTEN = """\
1900.9068 05 08 012 12:30 190:20:30 no No NO yes on off y n 3.000 1.5 .5 1e3 6.02e23 2024-02-05
2001-12-14t21:59:43 1_000 1,000 -1 +1 0x1F 0o17 0b11 .inf .nan True FALSE Null NULL = 25%
1234567890123456"""

TYPED: dict[str, Plain] = {
    "0": 0,
    "7": 7,
    "2023": 2023,
    "123456789012345": 123456789012345,
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
    "[]": (),
    "{}": {},
    "[1, [a, {b: c}]]": (1, ("a", {"b": "c"})),
    "'7'": "7",
    '"true"': "true",
    "'null'": "null",
    "''": "",
    "|\n  7\n": "7\n",
    ">-\n  7\n": "7",
    '"a\\nb"': "a\nb",
}

TEXT = """\
plan:
  id: a
  "title":  'Kế hoạch'
units:
  - {id: vss, name: BHXH}
  -
    - x
"""


def _data(text: str) -> Plain:
    return load(text.encode(), "plan.yaml").data


@pytest.mark.parametrize("written", AS_WRITTEN.split())
def test_what_only_looks_like_a_number_a_date_or_a_truth_value_stays_text(written: str) -> None:
    assert _data(f"a: {written}") == {"a": written}
    assert _data(f"{written}: a") == {written: "a"}


@pytest.mark.parametrize("written", TYPED)
def test_little_else_is_typed(written: str) -> None:
    found = _data(f"a: {written}")
    assert found == {"a": TYPED[written]}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(TYPED[written])


@pytest.mark.parametrize("word", ["true", "null", "2023", "~"])
def test_a_key_is_always_text(word: str) -> None:
    assert _data(f"{word}: a") == {word: "a"}


def test_every_key_and_value_knows_its_place() -> None:
    source = load(TEXT.encode(), "plan.yaml")
    assert {path: (at.line, at.column) for path, at in source.places.items()} == {
        (): (1, 1),
        ("plan",): (2, 3),
        ("plan", "id"): (2, 7),
        ("plan", "title"): (3, 13),
        ("units",): (5, 3),
        ("units", 0): (5, 5),
        ("units", 0, "id"): (5, 10),
        ("units", 0, "name"): (5, 21),
        ("units", 1): (7, 5),
        ("units", 1, 0): (7, 7),
    }
    assert source.keys["plan", "title"] == Place("plan.yaml", 3, 3)
    assert source.keys["units", 0, "name"] == Place("plan.yaml", 5, 15)


def test_a_place_that_nobody_wrote_is_that_of_what_is_around_it() -> None:
    source = load(TEXT.encode(), "plan.yaml")
    assert source.place(("plan", "year")) == Place("plan.yaml", 2, 3)
    assert source.written(("plan", "title", 0, "long")) == ("plan", "title")
    assert source.written(("plan", 1)) == ("plan", "title")


def test_text_is_composed_and_places_are_those_of_the_author() -> None:
    apart = unicodedata.normalize("NFD", "ngữ: [Hồng Ngự, b]")
    source = load(f"a: b\n{apart}".encode(), "plan.yaml")
    assert source.data == {"a": "b", "ngữ": ("Hồng Ngự", "b")}
    assert source.places["ngữ", 1].column == apart.index("b") + 1
    assert [warning.code for warning in source.warnings] == ["KH011"]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source = load(b"\xef\xbb\xbfa: 1", "plan.yaml")
    assert source.data == {"a": 1}
    assert source.keys["a",] == Place("plan.yaml", 1, 1)


def test_windows_line_ends_change_nothing() -> None:
    text = TEXT.replace("\n", "\r\n").encode()
    assert load(text, "plan.yaml") == load(TEXT.encode(), "plan.yaml")


def test_both_yaml_parsers_read_the_same() -> None:
    slow, fast = Reader(yaml.SafeLoader(TEXT), "f"), Reader(new_parser(TEXT), "f")
    assert slow.read() == fast.read()
    assert slow.places == fast.places
    assert slow.keys == fast.keys

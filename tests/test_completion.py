"""What the Tab key offers, as the shell asks for it."""

import sys
from pathlib import Path

import pytest

from tests.commands import ROOT, khtt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asked in bash")


def _offered(words: str, cwd: Path = ROOT) -> list[str]:
    place = str(len(words.split(" ")) - 1)
    asked = {"_KHTT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": place}
    done = khtt(cwd=cwd, **asked)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("khtt show 202", ["2022", "2023", "2025"]),
        ("khtt render province --year 2022 dong-t", ["dong-thap"]),
        ("khtt coverage --year 2022 --province ben", ["ben-tre"]),
        ("khtt list districts -y 2022 -p hung", ["hung-yen"]),
        ("khtt show 2022 th", ["themes"]),
        ("khtt val", ["validate"]),
    ],
)
def test_the_tab_key_knows(words: str, offered: list[str]) -> None:
    found = _offered(words)
    assert set(found) <= set(offered)
    assert found


def test_nothing_is_offered_and_nothing_told_where_there_is_no_plan(tmp_path: Path) -> None:
    assert _offered("khtt show 2", tmp_path) == []

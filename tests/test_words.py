"""The words deleted, inserted and kept."""

import itertools

import pytest

from khtt.nouns.change.words import Mark, exact_runs, marked

TEXTS = [
    "",
    "Gửi kế hoạch trước ngày 15/01/2022.",
    "Gửi kế hoạch, kịch bản trước ngày 15/01/2023",
    "  Hai  dấu cách, và một\ndòng mới ",
    "Biểu dương người tốt",
    "BHXH, BHTN, BHYT",
    "BHXH, BHYT, BHTN",
]


@pytest.mark.parametrize(("old", "new"), list(itertools.product(TEXTS, TEXTS)))
def test_runs_make_both_texts_again(old: str, new: str) -> None:
    runs = list(exact_runs(old, new))
    assert "".join(run.text for run in runs if run.mark is not Mark.INSERTED) == old
    assert "".join(run.text for run in runs if run.mark is not Mark.DELETED) == new


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_kept_whole_against_itself(text: str) -> None:
    assert [run.text for run in exact_runs(text, text)] == ([text] if text else [])


def test_two_texts_with_little_in_common_are_not_marked() -> None:
    assert marked("Biểu dương người tốt", "Gửi kế hoạch trước ngày 15/01/2023") is None


def test_a_changed_date_is_all_that_is_marked() -> None:
    runs = marked("Gửi trước ngày 15/01/2022", "Gửi trước ngày 15/01/2023")
    assert runs is not None
    changed = [(run.mark, run.text) for run in runs if run.mark is not Mark.KEPT]
    assert changed == [(Mark.DELETED, "2022"), (Mark.INSERTED, "2023")]

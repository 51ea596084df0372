"""The new plan with tracked changes: accepted it is the new text, rejected the old one, exactly."""

import random
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from khtt.diff import diff
from khtt.formats.changes.redline import as_redline
from khtt.formats.plan.lines import lines
from khtt.nouns.document import (
    Document,
    Heading,
    Mark,
    Paragraph,
    Properties,
    Run,
    Section,
    Table,
    Tracked,
    TrackedRole,
)
from khtt.nouns.plan.file import PlanFile
from khtt.write import base_package, write
from tests.compared import PAIRS, compared, plan, small, unpaired
from tests.sample_document import text
from tests.tracked import accepted, rejected, settled_in_office

BASE = base_package()
WORDS = ["một", "hai", "ba", "bốn", "năm", "&", "<", ">"]
ROLES: tuple[TrackedRole, ...] = ("body", "body", "heading1", "heading3", "basis", "subject")
LAST = Tracked(text("Hết."))
SMALL = (
    (small(2022, one="Một câu còn nguyên", two="Câu hai"), small(2023, one="Một câu còn nguyên")),
    (small(2022, one="Câu một"), small(2023, one="Câu một", two="Câu hai", three="Câu ba")),
    (small(2022, one="A & B < C > D \"E\" 'F'"), small(2023, one="A & B <<C>> D \"E\" 'F' 😀")),
    (
        small(2022, one="Một hai ba", two="Bốn năm sáu"),
        small(2023, two="Bốn năm sáu", one="Một hai ba"),
    ),
    (small(2022, one="Dòng một\ndòng hai\ndòng ba"), small(2023, one="Dòng một\ndòng ba")),
    (small(2022, one="Một"), small(2023, one="Một hai", two="Hai")),
    (small(2022, one="Một"), small(2023, other="Chẳng có gì chung")),
    (small(2022), small(2023, one="Chỉ có trong năm mới")),
    (small(2022, one="Chỉ có trong năm cũ"), small(2023)),
)


def redlined(old: PlanFile, new: PlanFile) -> bytes:
    return as_redline(diff(old, new), old, new)


def real(old: int, new: int) -> bytes:
    return as_redline(compared(old, new), plan(old), plan(new))


def said(file: PlanFile) -> list[str]:
    return [line.text for line in lines(file)]


def markup(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def written(*blocks: Tracked | Paragraph | Heading | Table) -> bytes:
    return write(Document((Section(blocks),), Properties(author="khtt", year=2023)), BASE)


def made_up(seed: int) -> tuple[bytes, str, str]:
    """Give a document of random changes, its text accepted and rejected."""
    chance = random.Random(seed)  # noqa: S311 (the same cases each time)
    blocks = [_made_up(chance) for _ in range(chance.randint(1, 9))]
    both = [[_part(block, gone) for block in blocks] for gone in ("deleted", "inserted")]
    new, old = ("\n".join([*(one for one in side if one is not None), "Hết."]) for side in both)
    return written(*blocks, LAST), new, old


def _made_up(chance: random.Random) -> Tracked:
    mark: Mark = chance.choice(("kept", "kept", "inserted", "deleted"))
    role = chance.choice(ROLES)
    if mark != "kept":
        return Tracked((Run(_words(chance)),), role, mark)
    marks: list[Mark] = ["kept", "inserted", "deleted"]
    runs = [Run(_words(chance), mark=chance.choice(marks)) for _ in range(chance.randint(1, 4))]
    runs.insert(chance.randint(0, len(runs)), Run(_words(chance)))
    return Tracked(tuple(runs), role)


def _words(chance: random.Random) -> str:
    joint = chance.choice((" ", " ", "\n"))
    return joint.join(chance.choices(WORDS, k=chance.randint(1, 4))) + chance.choice(("", " "))


def _part(block: Tracked, gone: Mark | str) -> str | None:
    if block.mark == gone:
        return None
    return "".join(run.text for run in block.runs if run.mark != gone)


@pytest.mark.parametrize(("old", "new"), [*PAIRS, (2023, 2022), (2025, 2025)])
def test_accepting_all_gives_the_new_plan_and_rejecting_all_the_old(old: int, new: int) -> None:
    data = real(old, new)
    assert accepted(data)[:-1] == said(plan(new))
    assert rejected(data)[:-1] == said(plan(old))


@pytest.mark.parametrize(("old", "new"), SMALL)
def test_small_plans_come_back_too(old: PlanFile, new: PlanFile) -> None:
    data = redlined(old, new)
    assert accepted(data)[:-1] == said(new)
    assert rejected(data)[:-1] == said(old)


@pytest.mark.parametrize(("old", "new"), SMALL)
def test_plans_without_pairs_come_back_too(old: PlanFile, new: PlanFile) -> None:
    data = as_redline(unpaired(old, new), old, new)
    assert (accepted(data)[:-1], rejected(data)[:-1]) == (said(new), said(old))


@pytest.mark.parametrize("seed", range(40))
def test_random_changes_come_back(seed: int) -> None:
    data, new, old = made_up(seed)
    assert ("\n".join(accepted(data)), "\n".join(rejected(data))) == (new, old)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_redline_is_valid_word(pair: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(real(*pair))
    assert OpenXmlValidator().validate(str(path)).errors == []


@pytest.mark.parametrize("pair", PAIRS)
def test_tracked_changes_are_never_nested_and_each_has_its_id(pair: tuple[int, int]) -> None:
    found = markup(real(*pair))
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', found)
    assert len(ids) == len(set(ids)) > 100
    depth = 0
    for closing, empty in re.findall(r"<(/?)w:(?:ins|del)\b[^>]*?(/?)>", found):
        depth += 0 if empty else -1 if closing else 1
        assert depth in {0, 1}
    for deleted in re.findall(r"<w:del [^>]*[^/]>(.*?)</w:del>", found):
        assert "<w:t " not in deleted
        assert "<w:delText " in deleted


@pytest.mark.parametrize("pair", PAIRS)
def test_author_and_date_are_fixed_and_bytes_equal(pair: tuple[int, int]) -> None:
    data = real(*pair)
    signed = set(re.findall(r'w:author="([^"]*)" w:date="([^"]*)"', markup(data)))
    assert signed == {("khtt", f"{pair[1]}-01-01T00:00:00Z")}
    assert data == real(*pair)


def test_a_plan_against_itself_has_no_tracked_change() -> None:
    assert "<w:ins" not in markup(real(2023, 2023)) + markup(real(2025, 2025))
    assert "<w:del" not in markup(real(2023, 2023)) + markup(real(2025, 2025))


def test_numbers_are_literal() -> None:
    found = real(2022, 2023)
    assert "<w:numPr>" not in markup(found)
    new = accepted(found)
    for start in ("I. MỤC ĐÍCH, YÊU CẦU", "1.1. ", "2.1.7. ", "- ", "+ "):
        assert any(line.startswith(start) for line in new), start


def test_a_new_number_is_a_change_of_text() -> None:
    old, new = SMALL[0][1], small(2023, zero="Thêm ở trên", one="Một câu còn nguyên")
    found = markup(redlined(old, new))
    assert re.search(r"<w:del [^>]*><w:r><w:delText [^>]*>1</w:delText></w:r></w:del>", found)
    assert found.count("Một câu còn nguyên") == 1


def test_what_changed_places_is_deleted_there_and_inserted_here() -> None:
    found = markup(redlined(*SMALL[3]))
    assert found.count("Một hai ba") + found.count("Bốn năm sáu") == 3


@pytest.mark.parametrize("mark", ["inserted", "deleted"])
@pytest.mark.parametrize("after", [(), (Heading(1, text("Mục")),), (Table((50,), ()),)])
def test_a_paragraph_that_may_go_needs_one_after_it(
    mark: Mark, after: tuple[Heading | Table, ...]
) -> None:
    with pytest.raises(ValueError, match="a paragraph follows"):
        written(Tracked(text("Đi"), mark=mark), *after)


def test_a_tracked_change_may_hold_any_text() -> None:
    runs = (Run("a & b\n", mark="deleted"), Run("<w:t>", mark="inserted"), Run("c\td"))
    data = written(Tracked(runs), LAST)
    assert accepted(data)[0] == "<w:t>cd"
    assert rejected(data)[0] == "a & b\ncd"


@pytest.mark.office
def test_an_office_program_accepts_and_rejects_to_the_same_texts(tmp_path: Path) -> None:
    documents = {f"{old}-{new}": real(old, new) for old, new in PAIRS}
    wanted = {
        f"{old}-{new}": tuple("\n".join(said(plan(year))) for year in (new, old))
        for old, new in PAIRS
    }
    for number, (old_plan, new_plan) in enumerate(SMALL):
        documents[f"small{number}"] = redlined(old_plan, new_plan)
        wanted[f"small{number}"] = ("\n".join(said(new_plan)), "\n".join(said(old_plan)))
    found = settled_in_office(documents, tmp_path)
    # The last paragraph, which names both plans, stays in either case.
    assert {
        name: tuple(one.rpartition("\n")[0] for one in both) for name, both in found.items()
    } == wanted


@pytest.mark.office
def test_an_office_program_settles_random_changes(tmp_path: Path) -> None:
    made = {f"case{seed}": made_up(seed) for seed in range(60)}
    found = settled_in_office({name: data for name, (data, _, _) in made.items()}, tmp_path)
    assert found == {name: (new, old) for name, (_, new, old) in made.items()}

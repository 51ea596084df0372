"""The page of changes: whole without its script, safe with any text, narrowed by its address."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from khtt.formats.changes import html
from khtt.formats.changes.labels import field_label, note
from khtt.formats.changes.names import FIELDS, KINDS
from khtt.nouns.change import Changes, Kind
from khtt.nouns.language import _
from khtt.nouns.text import bare
from tests.browser import Element, read, shown
from tests.compared import (
    PAIRS,
    compared,
    every_kind,
    for_one_unit,
    small,
    unpaired,
    vietnamese,
)

as_html = vietnamese(html.as_html)

NASTY = "<script>alert('x')</script> & \"]]>\" </style><!-- \u202e 😀 &amp;"


def page(old: int, new: int) -> Element:
    return read(as_html(compared(old, new)))


def told(whole: Element, *, hidden: bool = True) -> list[Element]:
    """The changes told in the page."""
    main = whole.all("main")[0]
    return [one for one in main.all("li", shown=not hidden) if "data-kind" in one.attributes]


def matching(found: list[Element]) -> list[Element]:
    """Those that are shown for their own sake, not for what follows from them."""
    return [one for one in found if "context" not in (one.attributes.get("class") or "")]


def both_texts(changes: Changes) -> dict[str, str]:
    """The texts of the changes that have a row of their own."""
    return {
        change.fingerprint: " ".join(entry.text for entry in (*change.old, *change.new))
        for change in changes.causes
    }


@pytest.mark.parametrize("pair", PAIRS)
def test_every_change_is_told_once(pair: tuple[int, int]) -> None:
    changes = compared(*pair)
    found = [one.attributes["id"] for one in told(page(*pair))]
    assert sorted(map(str, found)) == sorted(change.fingerprint for change in changes.changes)


@pytest.mark.parametrize("pair", PAIRS)
def test_what_follows_stands_under_its_cause(pair: tuple[int, int]) -> None:
    causes = {
        change.fingerprint: change.cause for change in compared(*pair).changes if change.cause
    }
    found = {
        str(follower.attributes["id"]): str(cause.attributes["id"])
        for cause in told(page(*pair))
        for follower in cause.all("li")
    }
    assert found == causes


@pytest.mark.parametrize("pair", PAIRS)
def test_both_texts_stand_side_by_side_whole(pair: tuple[int, int]) -> None:
    sides = [
        side.text for side in page(*pair).all("div") if "sides" in str(side.attributes["class"])
    ]
    whole = "\n".join(sides)
    for change in compared(*pair).causes:
        for entry in (*change.old, *change.new):
            assert entry.text in whole


@pytest.mark.parametrize("pair", PAIRS)
def test_the_page_needs_no_network(pair: tuple[int, int]) -> None:
    written = as_html(compared(*pair))
    assert not re.search(r"https?:|//[a-z]|\bsrc=|<link|@import|url\(|fetch\(", written)
    assert "default-src &#x27;none&#x27;" in written


def test_no_text_becomes_markup() -> None:
    changes = every_kind(NASTY)
    whole = read(as_html(changes, for_one_unit(changes, NASTY)))
    assert len(whole.all("script")) == len(whole.all("style")) == 1
    (body,) = whole.all("body")
    assert len(told(whole)) == len(changes.changes)
    for name in ("h1", "h2"):
        assert NASTY in body.all(name)[-1].text
    assert all(NASTY in one.text for one in told(whole))


def test_every_kind_has_a_name_and_a_box() -> None:
    assert set(KINDS) == set(Kind)
    whole = read(as_html(every_kind("chữ")))
    boxes = [
        one.attributes["value"] for one in whole.all("input") if one.attributes["name"] == "kind"
    ]
    assert sorted(map(str, boxes)) == sorted(kind.value for kind in Kind)


@pytest.mark.parametrize("pair", PAIRS)
def test_fields_and_notes_are_told_in_vietnamese(pair: tuple[int, int]) -> None:
    names = set(map(vietnamese(_), FIELDS.values()))
    for change in compared(*pair).changes:
        assert not change.note or vietnamese(note)(change) != change.note
        for field in change.fields:
            assert vietnamese(field_label)(field).split(" năm ")[0] in names


def test_a_plan_against_itself_gives_a_page_without_changes() -> None:
    whole = page(2025, 2025)
    assert told(whole) == []
    assert "không có thay đổi" in whole.text


def test_plans_without_pairs_give_a_page() -> None:
    assert told(read(as_html(unpaired(small(2022), small(2023))))) == []


def test_the_same_changes_give_the_same_page() -> None:
    assert as_html(compared(2022, 2023)) == as_html(compared(2022, 2023))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the page of 2022 and 2023, and of the browser's profile."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "page.html").write_text(as_html(compared(2022, 2023)), "utf-8")
    return folder


@pytest.mark.browser
@pytest.mark.parametrize("kinds", [("removed",), ("merged", "moved"), ("deadline-extended",)])
def test_the_address_narrows_the_page_to_kinds(opened: Path, kinds: tuple[str, ...]) -> None:
    whole = shown(opened / "page.html", f"kind={','.join(kinds)}", opened / "profile")
    wanted = [one for one in compared(2022, 2023).changes if one.kind.value in kinds]
    found = matching(told(whole, hidden=False))
    assert {one.attributes["id"] for one in found} == {one.fingerprint for one in wanted}
    total = len(compared(2022, 2023).changes)
    assert whole.all("output")[0].text == f"Đang hiện {len(wanted)} trên {total} thay đổi"
    checked = [
        one for one in whole.all("label") if one.all("input")[0].attributes.get("value") in kinds
    ]
    assert sum(int(one.all("span")[0].text) for one in checked) == len(wanted)


@pytest.mark.browser
def test_the_address_narrows_by_section_and_level_together(opened: Path) -> None:
    whole = shown(opened / "page.html", "part=IV&level=high", opened / "profile")
    wanted = {
        one.fingerprint
        for one in compared(2022, 2023).changes
        if one.part.key == "IV" and one.level.value == "high"
    }
    assert {one.attributes["id"] for one in matching(told(whole, hidden=False))} == wanted
    assert wanted


@pytest.mark.browser
@pytest.mark.parametrize("query", ["dai ly thu", "ĐẠI LÝ THU", "covid-19", "không hề có chữ này"])
def test_a_search_finds_with_and_without_diacritics(opened: Path, query: str) -> None:
    whole = shown(opened / "page.html", f"q={quote(query)}", opened / "profile")
    found = {str(one.attributes["id"]) for one in matching(told(whole, hidden=False))}
    for name, text in both_texts(compared(2022, 2023)).items():
        said = text.lower() if bare(query) != query else bare(text).lower()
        if all(word in said for word in query.lower().split()):
            assert name in found
    assert bool(found) != query.startswith("không")
    assert ("hidden" in whole.all("main")[0].all("p")[-1].attributes) == bool(found)


@pytest.mark.browser
def test_an_address_that_names_nothing_known_shows_all(opened: Path) -> None:
    for address in ("", "kind=nothing", "%E0%A4%A", "local"):
        whole = shown(opened / "page.html", address, opened / "profile")
        assert len(told(whole, hidden=False)) == len(compared(2022, 2023).changes)


@pytest.mark.browser
def test_no_text_runs_as_a_script(tmp_path: Path) -> None:
    nasty = f"{NASTY}<img src=x onerror=\"document.title='bad'\">"
    changes = every_kind(nasty)
    (tmp_path / "page.html").write_text(as_html(changes, for_one_unit(changes, nasty)), "utf-8")
    whole = shown(tmp_path / "page.html", "", tmp_path / "profile")
    assert whole.all("title")[0].text.startswith("So sánh")
    assert len(told(whole, hidden=False)) == len(changes.changes)

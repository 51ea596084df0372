"""Nothing is lost: every fact of every plan has its fate in the document of every body."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from khtt.account import account
from khtt.compiler import new_compiler, sound_plan
from khtt.compiler.chains import Chains, read_chains
from khtt.nouns.account import Account, Fate
from khtt.nouns.document import Block, Document, Listed, Row, Section, Table
from khtt.nouns.organisation import Level
from khtt.workspace import MemoryWorkspace
from khtt.workspace.resources import template_texts
from tests.commands import khtt
from tests.rendered import EDITIONS, ROOT, Edition, bodies, body, chains, composed

IN_2022, IN_2023 = Edition(2022), Edition(2023)
EVERY = [(edition, level) for edition in EDITIONS for level in chains(edition).organisation.levels]
FEEDBACK = "quota-commune-conferences"


def _account(edition: Edition, name: str, without: str = "") -> Account:
    """Give the account of a body; of a document that lacks the blocks of an item."""
    one = body(edition, name)
    document = _without(composed(edition, one), without)
    return account(chains(edition).chain(one), chains(edition).plan(one), document)


def _without(document: Document, name: str) -> Document:
    sections = tuple(
        Section(tuple(_thinned(section, name)), landscape=section.landscape, annex=section.annex)
        for section in document.sections
    )
    return replace(document, sections=sections)


def _thinned(section: Section, name: str) -> list[Block]:
    blocks = [
        replace(one, rows=tuple(row for row in one.rows if name not in row.ids))
        if isinstance(one, Table)
        else one
        for one in section.blocks
    ]
    return [one for one in blocks if name not in getattr(one, "ids", ())]


def _fate(found: Account, name: str, kind: str = "") -> Fate:
    return next(one for one in found.fates if one.id == name and kind in ("", one.kind))


@pytest.mark.parametrize(("edition", "level"), EVERY, ids=str)
def test_no_document_loses_a_fact_or_its_value(edition: Edition, level: Level) -> None:
    for one in bodies(edition, level):
        document = composed(edition, one)
        found = account(chains(edition).chain(one), chains(edition).plan(one), document)
        assert not found.problems, one.id
        assert not any(fate.lost for fate in found.fates)


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("nation", "task-it-vssid-notices"),
        ("dong-thap", "script-social-posts-and-sharing"),
        ("dong-thap", "task-province-local-coordination"),
        ("ca-mau", "theme-social-insurance-month"),
        ("an-giang/huyen-cho-moi", "script-collectors-training"),
    ],
)
def test_a_block_taken_out_is_missed(name: str, item: str) -> None:
    found = _account(IN_2022, name, without=item)
    assert item in " ".join(one.message for one in found.problems if one.code == "KH501")


def test_a_number_taken_out_of_a_block_is_missed() -> None:
    edition, one = IN_2022, body(IN_2022, "dong-thap")
    document = composed(edition, one)
    said = chains(edition).plan(one)
    bare = replace(
        document,
        sections=tuple(
            replace(section, blocks=tuple(_without_figures(block) for block in section.blocks))
            for section in document.sections
        ),
    )
    found = account(chains(edition).chain(one), said, bare)
    told = [one for one in found.problems if "script-loudspeaker-broadcasts" in one.message]
    assert [one.code for one in told][:1] == ["KH502"]
    assert "05 lượt" in told[0].message
    assert str(told[0].at).startswith("plans/2022.yaml:")


def _without_figures(block: Block) -> Block:
    """Give a block without its digits."""
    if isinstance(block, Listed):
        return replace(block, runs=tuple(replace(one, text=_bare(one.text)) for one in block.runs))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_bare_row(row) for row in block.rows))
    return block


def _bare_row(row: Row) -> Row:
    cells = tuple(
        replace(
            cell,
            paragraphs=tuple(
                replace(part, runs=tuple(replace(one, text=_bare(one.text)) for one in part.runs))
                for part in cell.paragraphs
            ),
        )
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _bare(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())


def test_a_number_handed_down_names_the_units_and_their_parts() -> None:
    fate = _fate(_account(IN_2022, "dong-thap"), FEEDBACK)
    assert len(fate.passed) == 12
    assert fate.passed[0].value.split()[0].isdigit()


def test_what_central_bodies_do_is_left_by_a_rule() -> None:
    left = _fate(_account(IN_2023, "ca-mau"), "task-journal-own-plan").left
    assert left is not None
    assert (left.rule, left.sentence) == ("central", "central bodies alone carry it out")


# -- overlays

SILENT = "{% macro signature(recipients) %}{% endmacro %}"
OVERLAY = """khtt: 1
overlay: {province: ca-mau, year: 2022}
"""


def _chains(overlay: str) -> Chains:
    workspace = MemoryWorkspace(
        {
            "plans/2022.yaml": (ROOT / "plans/2022.yaml").read_bytes(),
            "plans/2022/ca-mau.yaml": (OVERLAY + overlay).encode(),
        }
    )
    loaded = sound_plan(workspace, Path("plans/2022.yaml"))
    found, problems = read_chains(workspace, loaded.chain, loaded.organisation)
    assert not any(one.severity == "error" for file in problems.values() for one in file), problems
    return found


def _of_overlay(overlay: str, *, own: dict[str, str] | None = None) -> Account:
    found = _chains(overlay)
    made = new_compiler(found, template_texts() | (own or {}), None)
    return made.account(found.organisation.find("ca-mau", Level.PROVINCE))


def test_what_an_overlay_decides_is_said_with_its_place() -> None:
    found = _of_overlay(
        "facts:\n  broadcaster: Đài PT-TH Cà Mau\n"
        "set:\n  script-loudspeaker-broadcasts:\n"
        "    quantity: {at_least: 7, unit: lượt, per: [week, commune], of_which: "
        "[{at_least: 3, unit: lượt, on: BHXH tự nguyện}]}\n    because: đông dân\n"
        "recipients: [Tỉnh ủy Cà Mau]\n"
    )
    assert not found.problems
    fate = _fate(found, "script-loudspeaker-broadcasts.quantity", "set")
    assert str(fate.at) == "plans/2022/ca-mau.yaml:7:15"
    assert [one.where.split(" - ")[0] for one in fate.said]


def test_a_measure_that_decides_about_no_number_is_told() -> None:
    found = _of_overlay("measures:\n  members: {thanh-pho-ca-mau: 3, huyen-u-minh: 2}\n")
    assert [(one.code, one.severity, str(one.at)) for one in found.problems] == [
        ("KH503", "warning", "plans/2022/ca-mau.yaml:4:12")
    ]
    assert not found.errors


def test_a_template_that_leaves_a_decision_out_is_told() -> None:
    templates = {"parts/signature.html": SILENT}
    found = _of_overlay("recipients: [Tỉnh ủy Cà Mau]\n", own=templates)
    assert ("KH503", "plans/2022/ca-mau.yaml:3:14") in [
        (one.code, str(one.at)) for one in found.problems
    ]


def test_a_waiver_is_the_fate_of_what_it_takes_out() -> None:
    found = _of_overlay(
        "waive:\n  script-gifts-with-messages:\n    because: không có kinh phí\n"
        "    allowed_by: own-basis\n"
        "bases:\n  - {id: own-basis, type: Công văn, number: 1/X, date: 02/01/2022,"
        " issuer: BHXH Việt Nam, subject: về việc A}\n"
    )
    left = _fate(found, "script-gifts-with-messages").left
    assert left is not None
    assert (left.rule, left.sentence) == ("waived", "không có kinh phí")
    assert not found.problems


# -- the command


def test_the_account_is_told_as_text_json_and_a_page(tmp_path: Path) -> None:
    asked = ("account", "--year", "2023", "--province", "ca-mau")
    text = khtt(*asked, "--unsaid")
    assert text.returncode == 0
    assert text.stdout.splitlines()[-1].startswith("Bảo hiểm xã hội tỉnh Cà Mau, 2023: ")
    shown = json.loads(khtt(*asked, "--format", "json").stdout)
    assert shown["body"] == "ca-mau"
    assert shown["counts"]["lost"] == 0
    page = tmp_path / "account.html"
    assert khtt(*asked, "--format", "html", "--out", str(page)).returncode == 0
    assert "task-journal-own-plan" in page.read_text("utf-8")


def test_a_document_that_would_lose_a_decision_is_refused_and_the_others_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "plans" / "2022").mkdir(parents=True)
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    (tmp_path / "plans/2022.yaml").write_bytes((ROOT / "plans/2022.yaml").read_bytes())
    overlay = OVERLAY + "recipients: [Tỉnh ủy Cà Mau]\n"
    (tmp_path / "plans/2022/ca-mau.yaml").write_text(overlay, "utf-8")
    (tmp_path / "templates/parts/signature.html").write_text(SILENT, "utf-8")
    done = khtt("render", "province", "-y", "2022", "ca-mau", "an-giang", cwd=tmp_path)
    assert done.returncode == 1
    assert "1 written, 1 refused" in done.stdout
    assert "plans/2022/ca-mau.yaml:3:14: error KH503: " in done.stderr
    assert "error KH503" in khtt("validate", cwd=tmp_path).stdout

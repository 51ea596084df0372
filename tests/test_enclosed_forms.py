"""Report forms in plans: who owes a report encloses its form, others where they say so."""

from functools import cache
from pathlib import Path

import pytest

from khtt.compiler import load_plan, new_compiler
from khtt.compiler.chains import read_chains
from khtt.nouns.document import AnnexTitle, Document
from khtt.workspace import DiskWorkspace, MemoryWorkspace
from khtt.workspace.resources import template_texts
from tests.told import told

ROOT = Path(__file__).parents[1]
ALL = ["Mẫu 01", "Mẫu 02", "Mẫu 03", "Mẫu 04"]


@cache
def _document(year: int, body: str, overlay: str = "") -> Document:
    plan = Path(f"plans/{year}.yaml")
    files = {f"plans/{year}/{body}.yaml": overlay.encode()} if overlay else {}
    loaded = load_plan(DiskWorkspace(ROOT), plan)
    chains, _ = read_chains(MemoryWorkspace(files), loaded.chain, loaded.organisation)
    compiler = new_compiler(chains, template_texts(ROOT), None)
    return compiler.composed(chains.organisation.body(body))


def _forms(document: Document) -> list[str]:
    heads = [section.blocks[0] for section in document.sections]
    labels = [one.label for one in heads if isinstance(one, AnnexTitle)]
    return [label for label in labels if label.startswith("Mẫu")]


@pytest.mark.parametrize(
    ("year", "body", "forms"),
    [
        (2022, "nation", ALL[:2]),
        (2022, "son-la", ALL),
        (2022, "can-tho", ALL),
        (2022, "dong-thap/huyen-lai-vung", []),
        (2023, "son-la", []),
        (2025, "khu-vuc-xvi", []),
    ],
)
def test_a_document_encloses_the_forms_that_its_body_owes(
    year: int, body: str, forms: list[str]
) -> None:
    assert _forms(_document(year, body)) == forms


def test_a_district_names_the_forms_of_the_plan_above() -> None:
    text = told(_document(2022, "dong-thap/huyen-lai-vung"))
    assert "Mẫu 03, Mẫu 04 kèm theo Kế hoạch của BHXH tỉnh Đồng Tháp" in text


def test_an_overlay_encloses_a_form_of_the_plan_above() -> None:
    overlay = (
        "khtt: 1\noverlay: {province: dong-thap, district: huyen-lai-vung, year: 2022}\n"
        "encloses: form-activity-data-table\n"
    )
    assert _forms(_document(2022, "dong-thap/huyen-lai-vung", overlay)) == ["Mẫu 03"]


def test_each_figure_of_a_form_has_a_line_with_its_unit_of_measure() -> None:
    text = told(_document(2022, "son-la"))
    assert "Lượt người được truyền thông nhóm nhỏ, gặp trực tiếp" in text

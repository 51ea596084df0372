"""From Word back to YAML: what was done by hand, what the plan says now, which clauses are broken."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from khtt.compiler.inspection import hand_edits, inspect_document, renewal
from khtt.nouns.inspection import Inspection
from khtt.nouns.organisation import Level
from khtt.write.reading import NotWord, read
from khtt.write.repack import repacked
from tests.commands import khtt
from tests.editing import EDITS, Edit, edited
from tests.rendered import JULY, ROOT, Edition, bodies, content
from tests.settled import accepted, rejected

IN_2022 = Edition(2022)
DONG_THAP = "dong-thap"
every = pytest.mark.parametrize(("edit", "kinds"), EDITS.values(), ids=EDITS.keys())


def _inspected(document: bytes) -> Inspection:
    return inspect_document(document, None, Path())


def _kinds(found: Inspection) -> tuple[str, ...]:
    return tuple(one.kind.value for one in found.edits)


@every
def test_every_edit_is_told_and_nothing_else(edit: Edit, kinds: tuple[str, ...]) -> None:
    found = _inspected(edited(content(IN_2022, DONG_THAP), edit))
    assert _kinds(found) == kinds


@pytest.mark.parametrize("edit", [edit for edit, _told in EDITS.values()], ids=EDITS.keys())
def test_a_redline_accepted_is_what_stands_there_rejected_what_was_written(edit: Edit) -> None:
    original = content(IN_2022, DONG_THAP)
    document = edited(original, edit)
    marked = hand_edits(document, _inspected(document).steps, 2022)
    assert accepted(marked) == accepted(document)
    assert rejected(marked) == accepted(original)


@pytest.mark.office
def test_what_libreoffice_saves_tells_the_same(tmp_path: Path) -> None:
    original = content(IN_2022, DONG_THAP)
    for name, (edit, _told) in EDITS.items():
        (tmp_path / f"{name.replace(' ', '-')}.docx").write_bytes(edited(original, edit))
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    subprocess.run([*office, *convert, *files], check=True, capture_output=True, timeout=300)
    told = {
        name: _kinds(
            _inspected((tmp_path / "saved" / f"{name.replace(' ', '-')}.docx").read_bytes())
        )
        for name in EDITS
    }
    assert told == {name: kinds for name, (_edit, kinds) in EDITS.items()}


@pytest.mark.parametrize(
    ("edition", "name"),
    [
        (IN_2022, "nation"),
        (Edition(2023), "ca-mau"),
        (Edition(2025), "khu-vuc-xxxiii"),
        (IN_2022, "dong-thap/huyen-hong-ngu"),
        (IN_2022, "an-giang/huyen-cho-moi"),
        (JULY, bodies(JULY, Level.BASE)[7].id),
    ],
    ids=str,
)
def test_of_a_document_as_it_was_written_nothing_is_told(edition: Edition, name: str) -> None:
    document = content(edition, name)
    found = _inspected(document)
    assert (found.edits, found.breaches) == ((), ())
    assert found.origin is not None
    assert (found.origin.body, found.origin.year) == (name, edition.year)


def test_bookmarks_are_unique_and_short_enough_for_word() -> None:
    names = [mark for part in read(content(IN_2022, "nation")).parts for mark in part.marks]
    assert len(names) > 200
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40


def test_a_marked_document_and_its_redline_are_sound(tmp_path: Path) -> None:
    document = edited(content(IN_2022, DONG_THAP), EDITS["a deleted annex"][0])
    files = {
        "whole": content(IN_2022, DONG_THAP),
        "redline": hand_edits(document, _inspected(document).steps, 2022),
    }
    for name, made in files.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(made)
        assert not OpenXmlValidator().validate(path).errors


def test_a_document_without_its_record_is_compared_with_what_would_be_written(
    tmp_path: Path,
) -> None:
    workspace = _workspace(tmp_path)
    whole = (workspace / "build/2023/province/ca-mau.docx").read_bytes()
    path = workspace / "bare.docx"
    path.write_bytes(_without_record(edited(whole, EDITS["a sentence"][0])))
    told = khtt("inspect", str(path), cwd=workspace)
    assert "the file has lost its record" in told.stdout
    assert "{+" in told.stdout
    assert told.returncode == 1


def _without_record(document: bytes) -> bytes:
    return repacked(document, {"customXml/item1.xml": b"<nothing/>"})


def test_lines_of_the_plan_that_changed_are_told_with_what_they_say_now(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    plan = workspace / "plans/2023.yaml"
    text = plan.read_text("utf-8")
    place = text.index("id: topic-role-of-authorities-content")
    line = text[:place].count("\n") + 1
    before, after = text[:place], text[place:].replace("text: ", "text: Từ nay ", 1)
    plan.write_text(before + after, "utf-8")
    told = khtt("inspect", "build/2023/province/ca-mau.docx", cwd=workspace)
    assert f"topic-role-of-authorities-content plans/2023.yaml:{line}:" in told.stdout
    assert "says now: Từ nay" in told.stdout
    assert told.stdout.splitlines()[-1].startswith(
        "0 edits by hand, 1 sentence of the plan changed"
    )


def test_beside_an_edited_document_lies_what_would_become_of_it(tmp_path: Path) -> None:
    workspace = _workspace(tmp_path)
    path = workspace / "build/2023/province/ca-mau.docx"
    written = path.read_bytes()
    path.write_bytes(edited(written, EDITS["a sentence"][0]))
    kept = path.read_bytes()
    plan = workspace / "plans/2023.yaml"
    plan.write_text(plan.read_text("utf-8").replace("text: ", "text: Từ nay ", 1), "utf-8")
    done = khtt("render", "province", "-y", "2023", "ca-mau", cwd=workspace)
    assert done.returncode == 1
    assert "1 edited" in done.stdout
    assert path.read_bytes() == kept
    beside = path.with_name("ca-mau.redline.docx").read_bytes()
    assert rejected(beside) == accepted(kept)
    assert any("Từ nay" in line for line in accepted(beside))


def test_what_would_become_of_a_file_that_is_no_document_is_not_asked() -> None:
    assert renewal(b"no document", content(IN_2022, DONG_THAP), 2022) is None


def _workspace(folder: Path) -> Path:
    (folder / "plans").mkdir()
    (folder / "plans/2023.yaml").write_bytes((ROOT / "plans/2023.yaml").read_bytes())
    assert khtt("render", "province", "-y", "2023", "ca-mau", cwd=folder).returncode == 0
    return folder


# -- the decree


def _foreign() -> bytes:
    made, saved = docx.Document(), BytesIO()
    for text in ("Số: 5/BC-BHXH", "BÁO CÁO", "Căn cứ Luật Bảo hiểm xã hội", "Nội dung " * 20):
        made.add_paragraph(text)
    made.save(saved)
    return saved.getvalue()


def test_a_document_of_others_is_held_against_the_decree_with_its_paragraphs() -> None:
    found = _inspected(_foreign())
    told = {(one.clause, one.rule): one for one in found.breaches}
    assert found.origin is None
    assert told[("I.1", "khổ giấy A4 (210 × 297 mm)")].found == "215.9 × 279.4 mm"
    assert (
        told[("II.6", "Căn cứ: cuối dòng có dấu chấm phẩy")].text == "Căn cứ Luật Bảo hiểm xã hội"
    )
    assert told[("II.3", "Số, ký hiệu: số nhỏ hơn 10 ghi thêm số 0")].found == "5"
    assert told[("II.1", "Quốc hiệu")].found == "it is not there"
    assert ("I.7", "số trang ở giữa lề trên") in told


@pytest.mark.parametrize(
    "document",
    [b"", b"PK\x03\x04", b"no document at all"],
    ids=["empty", "cut off", "a text"],
)
def test_what_is_no_word_document_is_refused(document: bytes) -> None:
    with pytest.raises(NotWord):
        read(document)


def test_entities_are_refused() -> None:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    with pytest.raises(NotWord, match="entities"):
        read(saved.getvalue())


def test_the_command_tells_as_text_json_and_redline(tmp_path: Path) -> None:
    path = tmp_path / "edited.docx"
    path.write_bytes(edited(content(IN_2022, DONG_THAP), EDITS["a word"][0]))
    text = khtt("inspect", str(path))
    assert text.returncode == 1
    assert "[-Phổ biến-]{+Tuyên truyền+}" in text.stdout
    assert '"kind": "edited"' in khtt("inspect", str(path), "--format", "json").stdout
    assert khtt("inspect", str(path), "--format", "redline").returncode == 0
    assert (tmp_path / "edited.redline.docx").exists()
    assert khtt("inspect", str(ROOT / "README.md")).returncode == 2

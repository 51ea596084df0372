"""The documents and workbooks of reports as Word, Excel, LibreOffice and Chromium take them."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from khtt.collect import collect
from khtt.compiler.forms import form_maker
from khtt.compiler.standing import NATION, filled_tables, status, year_periods
from khtt.formats.status.html import as_html
from khtt.formats.workbook.xlsx import as_xlsx
from khtt.nouns.report.figures import When
from khtt.nouns.report.period import Period, PeriodKind
from khtt.workspace import DiskWorkspace
from khtt.workspace.store import open_store
from tests.reporting import DISTRICT, PROVINCE, ROOT, asked, reports, sent, table

HALF_YEAR = Period(2022, PeriodKind.HALF_YEAR)
FIRST_WIDTH = 360


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store with a half-year's figures of a province."""
    path = tmp_path_factory.mktemp("store") / "figures.sqlite"
    with open_store(path) as kept:
        for period in HALF_YEAR.months:
            files = [
                (f"{unit.slug}.xlsx", sent(unit.id, lambda _, column: column, period))
                for unit in reports().units[PROVINCE].below
            ]
            kept.keep(collect(files, asked(period)).readings, When("2022-06-19T08:00:00"))
    return path


@pytest.fixture(scope="module")
def files(store: Path) -> dict[str, bytes]:
    """Give the half-year's report of the province with its figures."""
    found = reports()
    unit = found.units[PROVINCE]
    with open_store(store) as kept:
        tables = filled_tables(found, kept, HALF_YEAR, unit)
    maker = form_maker(DiskWorkspace(ROOT), found, HALF_YEAR, as_xlsx, {PROVINCE: tables})
    return {name: maker.make(name) for name in maker.files([unit], below=False)}


def test_word_and_excel_take_them(files: dict[str, bytes], tmp_path: Path) -> None:
    assert len(files) == 3
    for name, content in files.items():
        path = tmp_path / Path(name).name
        path.write_bytes(content)
        assert OpenXmlValidator().validate(str(path)).errors == []


def test_the_chart_of_the_report_has_its_numbers_in_a_workbook(files: dict[str, bytes]) -> None:
    (content,) = (one for name, one in files.items() if name.endswith(".docx"))
    archive = zipfile.ZipFile(io.BytesIO(content))
    book = openpyxl.load_workbook(io.BytesIO(archive.read("word/embeddings/chart1.xlsx")))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert rows[0] == (
        "(6) Trong đó hội nghị khách hàng (BHXH tự nguyện, BHYT hộ gia đình)",
        288 / 2288,
    )
    chart = archive.read("word/charts/chart1.xml").decode()
    assert "Sheet1!$B$2:$B$6" in chart
    document = docx.Document(io.BytesIO(content))
    assert "graphicData" in document.element.xml


def test_the_workbook_has_a_chart_and_formulas_with_their_values(files: dict[str, bytes]) -> None:
    (content,) = (one for name, one in files.items() if "mau-03" in name)
    formulas = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets
    assert (formulas[0]["H26"].value, values[0]["H26"].value) == ("=SUM(H13:H25)", 288)
    assert (values[0]["H27"].value, round(values[0]["H28"].value, 4)) == (288, 0.1259)
    assert "xl/charts/chart1.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_headings_are_locked_and_figures_refused_that_are_none() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(table(PROVINCE))))
    (sheet,) = book.worksheets
    assert sheet.protection.sheet
    assert sheet["F8"].protection.locked
    assert not sheet["F13"].protection.locked
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.operator, str(rule.sqref)) == (
        "whole",
        "greaterThanOrEqual",
        "D13:AA25",
    )
    assert sheet.freeze_panes == "D13"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$7:$10"
    properties = zipfile.ZipFile(io.BytesIO(as_xlsx(table(PROVINCE)))).read("docProps/custom.xml")
    for name in ("khtt", "Đơn vị", "Kỳ báo cáo", "Mẫu"):
        assert f'name="{name}"' in properties.decode()


def test_every_units_table_of_every_year_can_be_made_and_read_back() -> None:
    for year in (2022, 2023, 2025):
        period = Period(year, PeriodKind.ANNUAL)
        found = reports(year)
        for province in found.provinces[::9]:
            for unit in (province, *province.below[:1]):
                for form in found.table_forms(period):
                    read = collect(
                        [("a.xlsx", sent(unit.id, lambda *_: 1, period, form))], asked(period)
                    )
                    assert not read.problems
                    assert len(read.readings) == 1


@pytest.mark.office
def test_what_libreoffice_saves_is_read_as_it_was(tmp_path: Path) -> None:
    before = tmp_path / "a.xlsx"
    before.write_bytes(sent(DISTRICT))
    out = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    done = subprocess.run([*command, str(before)], capture_output=True, text=True, check=False)
    if "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice Calc is not installed")
    found = collect([("a.xlsx", (out / "a.xlsx").read_bytes())], asked())
    assert not found.problems
    one = collect([("a.xlsx", before.read_bytes())], asked()).readings[0]
    assert found.readings[0].figures == one.figures


@pytest.mark.browser
def test_the_pages_fit_a_phone(store: Path, tmp_path: Path) -> None:
    found = reports()
    with open_store(store) as kept:
        pages = {
            "nation": status(found, kept, NATION, year_periods(found, None), HALF_YEAR.last_day),
            "own": status(
                found,
                kept,
                found.units[PROVINCE],
                year_periods(found, None),
                HALF_YEAR.last_day,
            ),
        }
    for name, page in pages.items():
        (tmp_path / f"{name}.html").write_text(as_html(page), "utf-8")
        assert _overflow(tmp_path, f"{name}.html") <= 0


def _overflow(folder: Path, page: str) -> int:
    """Give by how many pixels a page is wider than a phone."""
    frame = (
        f'<iframe id="f" src="{page}" style="width:{FIRST_WIDTH}px;height:800px"></iframe><script>'
        'onload=()=>{const d=document.getElementById("f").contentDocument.documentElement;'
        'document.body.textContent="W"+(d.scrollWidth-d.clientWidth)+"W"}</script>'
    )
    (folder / "frame.html").write_text(f"<body>{frame}</body>", "utf-8")
    programs = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, programs)))
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
    ]
    profile = f"--user-data-dir={folder / 'profile'}"
    url = (folder / "frame.html").as_uri()
    dumped = subprocess.run(
        [*command, profile, "--virtual-time-budget=5000", "--dump-dom", url],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return int(dumped.stdout.split("<body>W")[1].split("W<")[0])

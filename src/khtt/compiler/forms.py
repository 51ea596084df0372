"""Report forms as files: a Word document for who owes a report, a workbook for who fills in a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from khtt.compiler.report_document import report_document
from khtt.compiler.reporting import Reporting
from khtt.nouns.document import Chart, Document
from khtt.nouns.document import Table as Grid
from khtt.nouns.report.document import ReportDocument
from khtt.nouns.report.period import Period
from khtt.nouns.report.table import ReportUnit, Table
from khtt.nouns.report.tally import Filled
from khtt.nouns.text import slug
from khtt.workspace import DiskWorkspace
from khtt.workspace.resources import package_bytes, template_texts
from khtt.workspace.unchanged import digest

if TYPE_CHECKING:
    from khtt.compose import Templates
    from khtt.write import Base

TEMPLATE = "report.html"
HUNDRED = 100
MakeWorkbook = Callable[[Table, Filled | None], bytes]


@dataclass(frozen=True)
class FormMaker:
    """Makes the files of one period; `filled` holds the tables whose figures are there, by unit."""

    reports: Reporting
    period: Period
    workbook: MakeWorkbook
    templates: "Templates"
    base: "Base"
    inputs: str
    filled: Mapping[str, tuple[Filled, ...]] = field(default_factory=dict)
    _files: dict[str, tuple[ReportUnit, str]] = field(default_factory=dict)

    def files(self, units: Iterable[ReportUnit], *, below: bool = True) -> tuple[str, ...]:
        """Name the files of units, and those of the units below them; a form's number is in it."""
        for unit in units:
            for one in unit.rows if below else (unit,):
                for form in self._forms(one):
                    self._files[self._name(one, form)] = (one, form)
        return tuple(self._files)

    def unit(self, name: str) -> str:
        """Give the id of the unit that a file is of."""
        return self._files[name][0].id

    def make(self, name: str) -> bytes:
        """Make a file that was named."""
        unit, form = self._files[name]
        filled = self.filled.get(unit.id, ())
        tables = self.reports.table_forms(self.period)
        if form in tables:
            table = self.reports.table(tables[form], self.period, unit)
            found = next((one for one in filled if one.table.form.id == form), None)
            return self.workbook(table, found)
        return self._document(unit, filled)

    def _document(self, unit: ReportUnit, filled: tuple[Filled, ...]) -> bytes:
        from khtt.compose import compose
        from khtt.write import write

        report = report_document(self.reports, self.period, unit, filled)
        return write(_with_chart(compose(report, self.templates, TEMPLATE), report), self.base)

    def _forms(self, unit: ReportUnit) -> Iterator[str]:
        """Give the forms that a unit owes: the report is the province's, the table everybody's."""
        if "/" not in unit.id:
            yield self.reports.report_form(self.period).id
        yield from self.reports.table_forms(self.period)

    def _name(self, unit: ReportUnit, form: str) -> str:
        number = slug(self.reports.forms[form].number)
        ending = "docx" if self.reports.forms[form].kind == "report" else "xlsx"
        folder = unit.id.partition("/")[0]
        return f"{folder}/{unit.slug}-{number}-{self.period.id}.{ending}"


def _with_chart(document: Document, report: ReportDocument) -> Document:
    """Add a chart of the progress to the annex that tells it."""
    rows = [row for row in report.progress if row.percent is not None]
    if not rows:
        return document
    chart = Chart(
        title=report.progress_title,
        series="Đạt so với mức cả năm",
        categories=tuple(row.title for row in rows),
        values=tuple(row.percent / HUNDRED for row in rows if row.percent is not None),
        day=date(report.year, 1, 1),
    )
    *before, annex = document.sections
    # It stands under the table whose shares it shows.
    place = next(at for at, one in enumerate(annex.blocks) if isinstance(one, Grid)) + 1
    blocks = (*annex.blocks[:place], chart, *annex.blocks[place:])
    return replace(document, sections=(*before, replace(annex, blocks=blocks)))


def form_maker(
    workspace: DiskWorkspace,
    reports: Reporting,
    period: Period,
    workbook: MakeWorkbook,
    filled: Mapping[str, tuple[Filled, ...]] | None = None,
) -> FormMaker:
    """Make ready what the files of a period share."""
    from khtt.compose import load_templates
    from khtt.write import base_package

    texts = template_texts(workspace.root)
    plans = {reports.loaded.source.file, reports.source.source.file}
    overlays = workspace.overlay_files(reports.year)
    files = (workspace.read(path) for path in (*map(Path, sorted(plans)), *overlays))
    words = (part.encode() for text in texts.items() for part in text)
    inputs = digest(period.id.encode(), *files, *words, *package_bytes())
    templates = load_templates(texts, "templates")
    base = base_package(None)
    return FormMaker(reports, period, workbook, templates, base, inputs, filled or {})

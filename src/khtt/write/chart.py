"""A chart that Word edits: its drawing in the text, its part, and the workbook with its numbers."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from khtt.nouns.document import Chart
from khtt.write.archive import Member, member
from khtt.write.markup import RELATIONS, XML, encoded, escape, paragraph
from khtt.write.parts import PACKAGE, RELATED

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMU_A_MM = 36_000
SHEET = "Sheet1"
HEIGHT, HEIGHT_A_ROW = 30.0, 13.0  # millimetres
CATEGORY_AXIS, VALUE_AXIS = 111, 222
FILL = "1F5C99"


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart of a document, counted from 1."""

    chart: Chart
    number: int

    @property
    def relation(self) -> str:
        """Give the id of its relation from the document."""
        return f"rId{len(RELATED) + self.number}"

    def drawing(self, room: float) -> str:
        """Give the paragraph that shows it, as wide as the text."""
        rows = len(self.chart.values)
        size = f'cx="{int(room * EMU_A_MM)}" cy="{int((HEIGHT + HEIGHT_A_ROW * rows) * EMU_A_MM)}"'
        name = escape(self.chart.title)
        return paragraph(
            "GiuaDong",
            '<w:r><w:drawing><wp:inline xmlns:wp="'
            f'{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr id="{self.number}" name="{name}" descr="{name}"/>'
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}/main">'
            f'<a:graphicData uri="{DRAWING}/chart"><c:chart xmlns:c="{DRAWING}/chart" '
            f'r:id="{self.relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        )

    def members(self) -> tuple[Member, ...]:
        """Give its parts: the chart, its workbook, and how the one finds the other."""
        relations = (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/package" Target="../embeddings/chart{self.number}.xlsx"/>'
            "</Relationships>"
        )
        return (
            member(f"word/charts/chart{self.number}.xml", encoded(_part(self.chart))),
            member(f"word/charts/_rels/chart{self.number}.xml.rels", encoded(relations)),
            member(f"word/embeddings/chart{self.number}.xlsx", _book(self.chart)),
        )


def with_types(types: str, charts: Sequence[Placed]) -> str:
    """Add the types of charts to the list of every part's."""
    found = f'<Default Extension="xlsx" ContentType="{BOOK_TYPE}"/>'
    overrides = "".join(
        f'<Override PartName="/word/charts/chart{one.number}.xml" ContentType="{CHART_TYPE}"/>'
        for one in charts
    )
    before, mark, after = types.partition("<Override")
    return f"{before}{found}{mark}{after}".replace("</Types>", f"{overrides}</Types>")


def with_relations(relations: str, charts: Sequence[Placed]) -> str:
    """Add the relations of charts to those of the document."""
    inside = "".join(
        f'<Relationship Id="{one.relation}" Type="{RELATIONS}/chart" '
        f'Target="charts/chart{one.number}.xml"/>'
        for one in charts
    )
    return relations.replace("</Relationships>", f"{inside}</Relationships>")


def _part(chart: Chart) -> str:
    last = len(chart.values) + 1
    names = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(name)}</c:v></c:pt>'
        for place, name in enumerate(chart.categories)
    )
    values = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
        for place, value in enumerate(chart.values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(chart.values)}"/>'
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:tx><c:strRef><c:f>{SHEET}!$B$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(chart.series)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{FILL}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="0.0%" sourceLinked="0"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>"
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>0.0%</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )
    return (
        f'{XML}<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main" '
        f'xmlns:r="{RELATIONS}"><c:roundedCorners val="0"/><c:chart>{_title(chart.title)}'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart>'
        '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="{CATEGORY_AXIS}"/>'
        f'<c:axId val="{VALUE_AXIS}"/></c:barChart>{_axes()}</c:plotArea>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _title(text: str) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>'
        f'<a:r><a:rPr lang="vi-VN" sz="1200" b="1"/><a:t>{escape(text)}</a:t></a:r></a:p></c:rich>'
        '</c:tx><c:overlay val="0"/></c:title>'
    )


def _axes() -> str:
    """Give the axes: the first row on top, shares from nil."""
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/>'
        '</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        '<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="0%" sourceLinked="0"/><c:majorTickMark val="out"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="max"/></c:valAx>'
    )


def _book(chart: Chart) -> bytes:
    """Give the workbook that Word opens to edit the chart's numbers."""
    from xlsxwriter import Workbook  # noqa: PLC0415 (few documents have a chart)

    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"created": chart.day})
    sheet, share = book.add_worksheet(SHEET), book.add_format({"num_format": "0.0%"})
    sheet.set_column(0, 0, 60)
    sheet.write_string(0, 1, chart.series)
    for row, (name, value) in enumerate(zip(chart.categories, chart.values, strict=True), 1):
        sheet.write_string(row, 0, name)
        if value is not None:
            sheet.write_number(row, 1, value, share)
    book.close()
    return made.getvalue()

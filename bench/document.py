"""One document of a province from its resolved plan: khtt beside docxtpl, Jinja and the floor."""

import difflib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment, Template
from lxml import etree

from bench.line import ROOT, YEAR, compiled, compiler, provinces
from bench.measure import Goal, Part, Row, in_turns
from bench.template import Context, template
from khtt.compiler import Compiler
from khtt.compose import compose
from khtt.nouns.plan.resolved import Plan
from khtt.write import write

FLOOR, JINJA, KHTT, FIRST, DOCXTPL = (
    "the floor: strings joined and deflated",
    "Jinja straight to document.xml, deflated",
    "khtt, compose and write",
    "khtt, the first of a process",
    "docxtpl",
)
DOCUMENT = "word/document.xml"
TIMES_FASTER, TIMES_FLOOR = 6.0, 2.5
FIRST_RUNS = 5
NEARLY = 0.98
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A paragraph ends a word; so does a line break.
ENDS = {f"{W}p", f"{W}br", f"{W}tab"}


class UnlikeError(Exception):
    """The documents of two contenders do not say the same: their times cannot be compared."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a document says: its words, and how many table cells they stand in."""

    words: tuple[str, ...]
    cells: int
    size: int

    @classmethod
    def of(cls, docx: bytes) -> "Text":
        """Read a .docx."""
        part = _document_part(docx)
        pieces: list[str] = []
        cells = 0
        for element in etree.fromstring(part).iter():
            if element.tag == f"{W}t":
                pieces.append(element.text or "")
            elif element.tag in ENDS:
                pieces.append(" ")
            cells += element.tag == f"{W}tc"
        return cls(tuple("".join(pieces).split()), cells, len(part))

    def likeness(self, other: "Text") -> float:
        """Give how much of the words both have in the same order, from 0 to 1."""
        if self.words == other.words:
            return 1.0
        return difflib.SequenceMatcher(None, self.words, other.words, autojunk=False).ratio()


@dataclass(frozen=True, slots=True)
class Rival:
    """The same document for the other contenders: strings, a compiled template, a .docx template."""

    strings: list[str]
    template: Template
    file: Path
    context: Context

    def floor(self) -> bytes:
        """Join ready strings and deflate them: no engine can do less."""
        return _zipped("".join(self.strings))

    def jinja(self) -> bytes:
        """Render a template compiled before, without a tree and without tables of styles."""
        return _zipped(self.template.render(self.context))

    def docxtpl(self) -> bytes:
        """Do what users of docxtpl do: open the template, render, save."""
        opened = DocxTemplate(self.file)
        opened.render(self.context, autoescape=True)
        saved = io.BytesIO()
        opened.save(saved)
        return saved.getvalue()


def document_part(rounds: int) -> Part:
    """Measure one document; khtt makes another province's each time, as in a run over all of them.

    Raise UnlikeError when docxtpl's document is not the same one.
    """
    line = compiler()
    plans = [line.chains.plan(body) for body in provinces(line)]
    plan = sorted(plans, key=lambda one: len(one.below))[len(plans) // 2]
    with tempfile.TemporaryDirectory() as folder:
        ours, rival = _rival(plan, line, Path(folder))
        likeness = _compared(ours, Text.of(rival.docxtpl()))
        samples = in_turns(
            {
                FLOOR: lambda _: rival.floor(),
                JINJA: lambda _: rival.jinja(),
                KHTT: lambda turn: compiled(plans[turn % len(plans)], line),
                DOCXTPL: lambda _: rival.docxtpl(),
            },
            rounds,
        )
    samples[FIRST] = _first()
    rows = tuple(
        Row(name, samples[name], beside=FLOOR) for name in (FLOOR, JINJA, KHTT, FIRST, DOCXTPL)
    )
    title = f"One document of {YEAR}: {plan.area.name}, {ours.cells} cells, {ours.size // 1000} kB of XML"
    return _with_goals(Part(title, rows, notes=_notes(likeness, len(plans))))


def _with_goals(part: Part) -> Part:
    khtt = part.row(KHTT).median
    faster = Goal("docxtpl over khtt", part.row(DOCXTPL).median / khtt, TIMES_FASTER, at_least=True)
    near = Goal("khtt over the floor", khtt / part.row(FLOOR).median, TIMES_FLOOR)
    return Part(part.title, part.rows, (faster, near), part.notes)


def _notes(likeness: float, count: int) -> tuple[str, ...]:
    return (
        f"docxtpl's document has the same cells and {likeness:.1%} of the words in the same order.",
        "docxtpl opens its template at every render; its data is made ready beforehand, khtt's is not.",
        f"khtt compiles the plans of {count} provinces in turn, each once in as many rounds.",
    )


def _rival(plan: Plan, line: Compiler, folder: Path) -> tuple[Text, Rival]:
    document = compose(plan, line.templates, "province.html")
    tags, context = template(document)
    file = folder / "template.docx"
    file.write_bytes(write(tags, line.base))
    opened = DocxTemplate(file)
    opened.init_docx()
    source = str(opened.patch_xml(opened.get_xml()))
    ours = write(document, line.base)
    pieces = re.split(r"(?<=>)(?=[^<])|(?=<)", _document_part(ours).decode())
    compiled = Environment(autoescape=True).from_string(source)
    return Text.of(ours), Rival(pieces, compiled, file, context)


def _compared(ours: Text, theirs: Text) -> float:
    likeness = ours.likeness(theirs)
    if likeness < NEARLY or ours.cells != theirs.cells:
        message = (
            f"the documents differ: {likeness:.1%} of the words alike, "
            f"{ours.cells} cells beside {theirs.cells}"
        )
        raise UnlikeError(message)
    return likeness


def _first() -> tuple[float, ...]:
    command = [sys.executable, "-m", "bench.first"]
    runs = (
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(FIRST_RUNS)
    )
    return tuple(float(run.stdout) for run in runs)


def _zipped(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, text)
    return file.getvalue()


def _document_part(docx: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(DOCUMENT)

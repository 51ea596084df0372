"""A document tree as text, a line for each part of it: what golden files hold."""

from collections.abc import Iterator

from khtt.nouns.document import (
    AnnexTitle,
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    Listed,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)


def tree(document: Document) -> str:
    """Give a document as text."""
    return "".join(f"{line}\n" for line in _document(document))


def _document(document: Document) -> Iterator[str]:
    about = document.properties
    yield f"properties | {about.title} | {about.subject} | {about.author} | {about.year}"
    yield f"keywords | {' | '.join(about.keywords)}"
    for section in document.sections:
        traits = (("annex", section.annex), ("landscape", section.landscape))
        yield " ".join(("section", *(name for name, given in traits if given)))
        for block in section.blocks:
            yield from (f"  {line}" for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, runs=runs, ids=ids):
            yield f"heading {level}{_from(ids)} | {_runs(runs)}"
        case Paragraph() | Listed():
            yield _paragraph(block)
        case Table(widths=widths, rows=rows):
            yield f"table {' '.join(f'{width:g}' for width in widths)}"
            for row in rows:
                traits = (("header", row.header), ("heading", row.heading))
                named = " ".join(("  row", *(name for name, given in traits if given)))
                yield f"{named}{_from(row.ids)}"
                yield from (f"    {_cell(cell)}" for cell in row.cells)
        case _:
            yield from _head(block)


def _head(block: Block) -> Iterator[str]:
    match block:
        case Letterhead(parent=parent, issuer=issuer, number=number, place_and_date=place):
            parts: tuple[str, ...] = (*parent, *issuer, number, place)
        case Title(kind=kind, subject=subject):
            parts = (kind, *subject)
        case AnnexTitle(label=label, title=title, attached_to=attached):
            parts = (label, *title, attached)
        case Signature(recipients=recipients, authority=authority, name=name, manner=manner):
            parts = (*recipients, *authority, *manner, name)
        case _:
            parts = ("?",)
    yield " | ".join((type(block).__name__.lower(), *parts))


def _paragraph(block: Paragraph | Listed) -> str:
    if isinstance(block, Listed):
        return (
            f"{block.kind}{' first' if block.first else ''}{_from(block.ids)} | {_runs(block.runs)}"
        )
    named = " ".join(filter(None, (block.role, block.align)))
    return f"{named}{_from(block.ids)} | {_runs(block.runs)}"


def _cell(cell: Cell) -> str:
    spans = f" {cell.columns}x{cell.rows}" if (cell.columns, cell.rows) != (1, 1) else ""
    traits = f"cell{spans} {cell.align}{' bold' if cell.bold else ''}"
    return " | ".join((traits, *(_paragraph(one) for one in cell.paragraphs)))


def _from(ids: tuple[str, ...]) -> str:
    return f" [{' '.join(ids)}]" if ids else ""


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = run.text.replace("\n", "⏎")
    text = f"**{text}**" if run.bold else text
    return f"_{text}_" if run.italic else text

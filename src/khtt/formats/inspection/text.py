"""An inspection for people at a terminal."""

from collections.abc import Iterator

from khtt.nouns.change.words import Mark, Run
from khtt.nouns.inspection import Breach, Edit, EditKind, Inspection, Renewed
from khtt.nouns.language import _, counted, marked

WIDTH = 90
SIGNS = {Mark.KEPT: ("", ""), Mark.DELETED: ("[-", "-]"), Mark.INSERTED: ("{+", "+}")}


def as_text(found: Inspection, name: str) -> str:
    """Give what the document is, then edits, changes of the plan, and clauses, then the counts."""
    return "\n".join([*_lines(found, name)]) + "\n"


def _lines(found: Inspection, name: str) -> Iterator[str]:
    yield f"{name}: {identity(found)}"
    yield from (f"    {sentence}" for sentence in found.told)
    if found.edits:
        yield _("edited by hand:")
        yield from (line for edit in found.edits for line in _edit(edit))
    if found.changed_inputs:
        yield _("changed since it was written: {files}").format(
            files=", ".join(found.changed_inputs)
        )
    yield from (line for one in found.renewed for line in _renewed(one))
    if found.breaches:
        yield _("layout (Nghị định 30/2020/NĐ-CP):")
        yield from map(_breach, found.breaches)
    yield summary(found)


def identity(found: Inspection) -> str:
    """Say what made the document."""
    if found.origin is None:
        if not found.body:
            return _("not written by khtt")
        return _("written by khtt for {body}").format(body=found.body)
    origin = found.origin
    sentence = _("plan {plan} of {year} for {body}, written by khtt {version}")
    return sentence.format(
        plan=origin.plan, year=origin.year, body=origin.body, version=origin.version
    )


def summary(found: Inspection) -> str:
    """Give the counts in one line."""
    edits = counted("{count} edit by hand", "{count} edits by hand", len(found.edits))
    renewed = counted(
        "{count} sentence of the plan changed",
        "{count} sentences of the plan changed",
        len(found.renewed),
    )
    breaches = counted("{count} clause not kept", "{count} clauses not kept", len(found.breaches))
    return f"{edits}, {renewed}, {breaches}"


def _edit(edit: Edit) -> Iterator[str]:
    ids = f" ({', '.join(edit.ids)})" if edit.ids else ""
    yield f"  {_(KINDS[edit.kind])}{ids}: {edit.where}"
    match edit.kind:
        case EditKind.EDITED:
            yield f"    {words(edit.runs)}"
        case EditKind.PAGE:
            yield f"    {edit.before} → {edit.after}"
        case EditKind.DELETED | EditKind.MOVED:
            yield f"    {_short(edit.before)}"
        case EditKind.INSERTED | EditKind.LOOK:
            yield f"    {_short(edit.after)}"
        case EditKind.ANNEX:
            pass


def words(runs: tuple[Run, ...]) -> str:
    """Give a text with what went and what came, long kept stretches cut."""
    shown: list[str] = []
    for run in runs:
        before, after = SIGNS[run.mark]
        text = _cut(run.text) if run.mark is Mark.KEPT else run.text
        shown.append(f"{before}{text}{after}")
    return "".join(shown)


def _cut(text: str) -> str:
    half = WIDTH // 3
    return text if len(text) <= 2 * half else f"{text[:half]}…{text[-half:]}"


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


def _renewed(one: Renewed) -> Iterator[str]:
    at = str(one.at) if one.at else _("no longer in the plan")
    yield f"  {one.id} {at}"
    if one.before:
        yield _("    said: {text}").format(text=one.before.replace("\n", "; "))
    if one.now:
        yield _("    says now: {text}").format(text=one.now.replace("\n", "; "))


def _breach(breach: Breach) -> str:
    text = f" - {_short(breach.text)}" if breach.text else ""
    return f"  {breach.clause} {breach.rule}: {breach.found}{text}"


KINDS = {
    EditKind.EDITED: marked("edited"),
    EditKind.INSERTED: marked("inserted"),
    EditKind.DELETED: marked("deleted"),
    EditKind.MOVED: marked("moved"),
    EditKind.ANNEX: marked("annex deleted"),
    EditKind.LOOK: marked("other look"),
    EditKind.PAGE: marked("page"),
}
